//! What a unique value is a value of.

/// Declares the namespaces, each with its number and the code of its word, and lists them.
macro_rules! namespaces {
    ($($(#[$doc:meta])* $Variant:ident = $number:literal, $code:literal;)*) => {
        /// What a unique value is a value of. The numbers are hashed into reservation ids and stand
        /// in events: they never change, and the number of one that is gone is never used again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Namespace {
            $($(#[$doc])* $Variant = $number,)*
        }

        impl Namespace {
            /// Every namespace.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),*];

            /// The code of its word. It is shown and nothing else.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Variant => $code,)* }
            }
        }
    };
}

namespaces! {
    /// A station's FIR: its key, the station as typed, since its text fits no place.
    FirNumber = 1, "fir_number";
    /// An exhibit's number in a malkhana's register, the malkhana as typed.
    ExhibitNumber = 2, "exhibit_number";
    /// A CNIC that was checked with whoever issued it.
    Cnic = 3, "cnic";
    /// A station's FIR: its key, the station by its code in the gazetteer.
    FirNumberByCode = 4, "fir_number";
    /// An exhibit's number in a malkhana's register, the malkhana by its code.
    ExhibitNumberByCode = 5, "exhibit_number";
    /// A licence's number.
    LicenceNumber = 6, "licence_number";
    /// Premises of a centre, which one licence at a time is for.
    LicencePremises = 7, "licence_premises";
}

impl Namespace {
    /// Its number, for ever.
    pub const fn number(self) -> u8 {
        self as u8
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
            Namespace::LicenceNumber,
            Namespace::LicencePremises,
        ];
        assert_eq!(numbers.map(Namespace::number), [1, 2, 3, 4, 5, 6, 7]);
    }
}
