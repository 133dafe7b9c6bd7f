//! When two texts that people typed mean the same: rules compare them so, the record keeps them
//! as they were typed.

use greyfile_envelope::Hand;

/// The text in small letters, with single blanks, without what cannot be seen, and with one form
/// for letters and digits that keyboards of Urdu, Arabic and English give several of: so that
/// `NCCIA  Multan` and `nccia multan` are one station, and so are `کراچي` and `كراچی`.
pub fn plain(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).map(one_form).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether two codes are one hand's.
pub fn hands(one: &Hand, other: &Hand) -> bool {
    plain(one.as_str()) == plain(other.as_str())
}

/// Soft hyphens, joiners, marks of direction and the stretching of Urdu letters: what text is
/// pasted with, and what nobody reads.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{640}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// Arabic keyboards type yeh, kaf and heh as letters of their own, which look like Urdu's; each
/// script has its own digits.
const fn one_form(c: char) -> char {
    match c {
        '\u{64A}' | '\u{649}' => '\u{6CC}',
        '\u{643}' => '\u{6A9}',
        '\u{647}' => '\u{6C1}',
        '\u{660}'..='\u{669}' => digit(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => digit(c as u32 - 0x6F0),
        _ => c,
    }
}

const fn digit(value: u32) -> char {
    (b'0' + value as u8) as char
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
        ] {
            assert_eq!(plain(one) == plain(other), same, "{one} {other}");
        }
    }
}
