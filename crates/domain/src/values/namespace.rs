//! What a unique value is a value of.

/// What a unique value is a value of. The numbers are hashed into reservation ids and stand in
/// events: they never change, and the number of one that is gone is never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Namespace {
    /// A station's FIR: its key.
    FirNumber = 1,
    /// An exhibit's number in a malkhana's register.
    ExhibitNumber = 2,
    /// A CNIC that was checked with whoever issued it.
    Cnic = 3,
}

impl Namespace {
    /// Its number, for ever.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The word for it in a refusal. It is shown and nothing else.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirNumber => "FIR number",
            Self::ExhibitNumber => "exhibit number",
            Self::Cnic => "CNIC",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// They are hashed and stand in records: a number that changes loses every value reserved.
    #[test]
    fn numbers_of_namespaces_are_frozen() {
        let numbers = [Namespace::FirNumber, Namespace::ExhibitNumber, Namespace::Cnic];
        assert_eq!(numbers.map(Namespace::number), [1, 2, 3]);
    }
}
