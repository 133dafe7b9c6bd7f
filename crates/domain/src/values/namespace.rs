//! What a unique value is a value of.

/// What a unique value is a value of. The numbers are hashed into reservation ids and stand in
/// events: they never change, and the number of one that is gone is never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Namespace {
    /// A station's FIR: its key, the station as typed, since its text fits no place.
    FirNumber = 1,
    /// An exhibit's number in a malkhana's register, the malkhana as typed.
    ExhibitNumber = 2,
    /// A CNIC that was checked with whoever issued it.
    Cnic = 3,
    /// A station's FIR: its key, the station by its code in the gazetteer.
    FirNumberByCode = 4,
    /// An exhibit's number in a malkhana's register, the malkhana by its code.
    ExhibitNumberByCode = 5,
}

impl Namespace {
    /// Its number, for ever.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The word for it in a refusal. It is shown and nothing else.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirNumber | Self::FirNumberByCode => "FIR number",
            Self::ExhibitNumber | Self::ExhibitNumberByCode => "exhibit number",
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
        let numbers = [
            Namespace::FirNumber,
            Namespace::ExhibitNumber,
            Namespace::Cnic,
            Namespace::FirNumberByCode,
            Namespace::ExhibitNumberByCode,
        ];
        assert_eq!(numbers.map(Namespace::number), [1, 2, 3, 4, 5]);
    }
}
