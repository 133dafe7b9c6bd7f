//! When two texts that people typed mean the same: rules compare them so, the record keeps them
//! as they were typed.
//!
//! How texts compare has a version, since the ids of reservations are keyed hashes of what
//! [`normalise`] returns. A released version never changes: a better one becomes version 2 beside
//! it, and a reservation is then taken under both.

mod normal1;

use greyfile_envelope::Hand;

pub use normal1::{Unassigned, VERSION, normalise};

/// The text as rules and search compare it: in small letters, with single blanks, without what
/// cannot be seen and without diacritics, and with one form for letters and digits that keyboards
/// of Urdu, Arabic and English give several of: so that `NCCIA  Multan` and `nccia multan` are one
/// station, and so are `کراچي` and `كراچی`.
///
/// These are the steps of [`normalise`], but nothing is refused: a code point that Unicode 14.0.0
/// does not assign stays as it is. A value to reserve goes through [`normalise`].
pub fn plain(text: &str) -> String {
    normal1::steps(text)
}

/// Whether two texts are [`plain`] the same. Rules compare every two events of a stream whose times
/// overlap, so what can be told without putting the plain texts together is.
pub fn alike(one: &str, other: &str) -> bool {
    one == other
        || match one.is_ascii() && other.is_ascii() {
            true => normal1::ascii_alike(one, other),
            false => plain(one) == plain(other),
        }
}

/// Whether two codes are one hand's.
pub fn hands(one: &Hand, other: &Hand) -> bool {
    alike(one.as_str(), other.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_alike_is_the_same() {
        for (one, other, same) in [
            ("NCCIA  Multan ", "nccia multan", true),
            ("NCCIA Multan", "NCCIA Lahore", false),
            ("تھانہ كراچي", "تھانہ کراچی", true),
            ("تھانه کراچی", "تھانہ کراچی", true),
            ("ملتان ۳", "ملتان 3", true),
            ("ملتان ٣", "ملتان ۳", true),
            ("کراچی\u{200C} شرقی", "کراچی شرقی", true),
            ("کـراچی", "کراچی", true),
            ("کراچی", "کراچ", false),
            // One city typed by five people. That Karachi is کراچی is for the gazetteer.
            ("Karachi", "KARACHI", true),
            ("Karachi", "karachi ", true),
            ("کراچی", "كراچي", true),
            ("Karachi", "کراچی", false),
            // A title, and what it is searched for by.
            ("چھاپہ کراچی", "چھاپہ كرا\u{200D}چي", true),
            // One police station, its first letter whole and in two parts.
            ("تھانہ آبپارہ", "تھانہ \u{627}\u{653}بپارہ", true),
            ("تھانہ آبپارہ", "تھانہ ابپارہ", false),
            // Heh with a hamza is heh, whole and in two parts; yeh with a hamza is not yeh.
            ("پردۂ", "پردہ", true),
            ("پرده\u{654}", "پردہ", true),
            ("مدینۃ", "مدینہ", true),
            ("مدينة", "مدینہ", true),
            ("لاہور\u{6CC}\u{654}", "لاہورئ", true),
            ("لاہورئ", "لاہوری", false),
            // Marks of vowels and of honour, and of Latin.
            ("مُحمّدؐ", "محمد", true),
            ("Café Zoë", "cafe zoe", true),
            // Not a letter of the file's Unicode version: kept, so it makes a difference.
            ("a\u{378}", "a", false),
            ("\u{378}  E\u{301}\u{378}", "\u{378} e\u{378}", true),
        ] {
            assert_eq!(plain(one) == plain(other), same, "{one} {other}");
            assert_eq!(alike(one, other), same, "{one} {other}");
        }
    }

    proptest::proptest! {
        /// Few letters, so that many texts are alike.
        #[test]
        fn alike_is_plain_the_same(one in "[aA b\t\u{E9}e]{0,6}", other in "[aA b\t\u{E9}e]{0,6}") {
            proptest::prop_assert_eq!(alike(&one, &other), plain(&one) == plain(&other));
        }
    }
}
