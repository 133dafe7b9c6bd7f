//! One cell: without what stands around it, and what kind of number it holds.

use greyfile_domain::values::same::plain;
use greyfile_field::hidden_in;

/// A cell without blanks and unseen marks around it, in one line. A spreadsheet writes `'` or `="…"`
/// around a number that is to stay as it is.
pub(crate) fn clean(cell: &str) -> String {
    let cell = bare(cell);
    let number = cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"'));
    let number = number.or_else(|| cell.strip_prefix('\'').filter(|rest| begins_number(rest)));
    let mut clean = String::with_capacity(cell.len());
    for part in number.map_or(cell, bare).split(['\n', '\r', '\t']).map(bare) {
        if !clean.is_empty() && !part.is_empty() {
            clean.push(' ');
        }
        clean.push_str(part);
    }
    clean
}

fn begins_number(text: &str) -> bool {
    text.starts_with(char::is_numeric)
}

/// A text without blanks and unseen marks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c))
}

/// A mark that nobody sees: of direction, of order, a joiner with nothing to join.
fn is_unseen(c: char) -> bool {
    hidden_in(c.encode_utf8(&mut [0; 4]), false).is_some()
}

/// Whether a cell says nothing.
pub(crate) fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | '?' | '؟' | '.' | '۔' | '–' | '—' | '*' | '_'))
}

/// Whether a cell says that something is not known.
pub(crate) fn is_unknown(cell: &str) -> bool {
    matches!(
        plain(cell).as_str(),
        "n/a"
            | "nil"
            | "none"
            | "null"
            | "unknown"
            | "not known"
            | "نامعلوم"
            | "معلوم نہیں"
            | "ندارد"
    )
}

/// A cell as a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Number {
    /// Digits, without what parts them.
    Digits(String),
    /// A spreadsheet shortened it, and its last digits are lost: `8.12341E+12`, `#####`.
    Ruined,
}

/// What a cell holds, if it is a number: in digits of English, Urdu or Arabic, parted as they are on
/// cards and by those who type them.
pub(crate) fn number(cell: &str) -> Option<Number> {
    let text = plain(cell);
    if is_ruined(&text) {
        return Some(Number::Ruined);
    }
    let parts = |c: char| {
        matches!(c, '-' | ' ' | '.' | '/' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{6D4}')
    };
    let digits: String = text.chars().filter(|c| !parts(*c)).collect();
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    is_number.then_some(Number::Digits(digits))
}

/// In small letters: a number with an exponent, a column too narrow for its number, a formula that
/// failed.
fn is_ruined(text: &str) -> bool {
    if text.starts_with('#') && (text.len() > 1) {
        let failed = ["#n/a", "#ref!", "#value!", "#name?", "#num!", "#null!", "#div/0!"];
        return text.chars().all(|c| c == '#') || failed.contains(&text);
    }
    let Some((mantissa, exponent)) = text.split_once('e') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa = mantissa.trim_start_matches(['+', '-']);
    let whole = match mantissa.split_once(['.', ',', '\u{66B}']) {
        Some((before, behind)) => digits(before) && digits(behind),
        None => digits(mantissa),
    };
    whole && digits(exponent.trim_start_matches(['+', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_cell_is_no_part_of_it() {
        for (cell, cleaned) in [
            ("  Zarmina Demo ", "Zarmina Demo"),
            ("\u{FEFF}Zarmina", "Zarmina"),
            ("\u{202A}01234-1234567-1\u{202C}", "01234-1234567-1"),
            ("گرفتار\u{200C}", "گرفتار"),
            ("Zarmina\r\nDemo", "Zarmina Demo"),
            ("Zarmina,\n\n Demo", "Zarmina, Demo"),
            ("'0123412345671", "0123412345671"),
            ("=\"0123412345671\"", "0123412345671"),
            ("'Abd Demo", "'Abd Demo"),
            // A joiner within a word is part of it.
            ("می\u{200C}خواہم", "می\u{200C}خواہم"),
        ] {
            assert_eq!(clean(cell), cleaned, "{cell:?}");
        }
    }

    #[test]
    fn a_number_is_told_from_what_a_spreadsheet_made_of_one() {
        let digits = |text: &str| Some(Number::Digits(text.into()));
        for (cell, wanted) in [
            ("01234-1234567-1", digits("0123412345671")),
            ("۰۱۲۳۴-۱۲۳۴۵۶۷-۱", digits("0123412345671")),
            ("٠١٢٣٤–١٢٣٤٥٦٧–١", digits("0123412345671")),
            ("01234 1234567 1", digits("0123412345671")),
            ("01234\u{200F}-1234567-\u{200E}1", digits("0123412345671")),
            ("8.12341E+12", Some(Number::Ruined)),
            ("8,12341e+12", Some(Number::Ruined)),
            ("3E12", Some(Number::Ruined)),
            ("۸.۱۲۳۴۱E+۱۲", Some(Number::Ruined)),
            ("########", Some(Number::Ruined)),
            ("#REF!", Some(Number::Ruined)),
            ("#", None),
            ("e", None),
            ("1e", None),
            ("G12345678", None),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(number(cell), wanted, "{cell:?}");
        }
    }
}
