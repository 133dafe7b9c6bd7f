//! What a word means in a list of people, in either language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use greyfile_domain::values::document::{Cnic, NumberError};
use greyfile_domain::values::same::plain;
use greyfile_domain::values::sex::Sex;
use greyfile_domain::values::text::{Code, Country, Line};
use greyfile_domain::values::vocabulary::PERSON_ROLES;
use greyfile_words::{Lang, Words, country_meant};

use crate::cell::{Number, number};

/// Words for a sex, besides those of the files of words.
const SEXES: &[(Sex, &[&str])] = &[
    (
        Sex::Female,
        &["f", "female", "woman", "girl", "lady", "عورت", "خاتون", "لڑکی", "مؤنث", "زنانہ"],
    ),
    (Sex::Male, &["m", "male", "man", "boy", "مرد", "لڑکا", "مذکر", "مردانہ"]),
    (
        Sex::Other,
        &["x", "other", "transgender", "khawaja sira", "خواجہ سرا", "خواجہ سراء", "ٹرانس جینڈر"],
    ),
];
/// Words for what became of somebody.
const ARRESTED: &[&str] = &[
    "arrested",
    "held",
    "in custody",
    "detained",
    "under arrest",
    "گرفتار",
    "گرفتار شدہ",
    "گرفتار کیا گیا",
    "گرفتار ہوا",
    "گرفتار ہوئی",
    "زیر حراست",
    "حراست میں",
];
const RELEASED: &[&str] = &[
    "released",
    "let go",
    "not arrested",
    "freed",
    "رہا",
    "رہا کیا گیا",
    "رہا کر دیا",
    "چھوڑ دیا",
    "چھوڑ دیا گیا",
    "گرفتار نہیں",
];
const YES: &[&str] = &["yes", "y", "true", "✓", "✔", "ہاں", "جی ہاں", "ہے"];
const NO: &[&str] = &["no", "n", "false", "✗", "✘", "نہیں", "جی نہیں"];
/// Words behind an age.
const YEARS: &[&str] = &["years old", "years", "year", "yrs", "yr", "y/o", "y", "سال"];
/// Ages that a person can have.
const AGES: std::ops::RangeInclusive<u8> = 1..=120;

static WORDS: LazyLock<BTreeMap<String, Word>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for code in PERSON_ROLES {
        all.insert(plain(&code.replace('_', " ")), Word::Role(code));
        for lang in Lang::ALL {
            all.insert(plain(&Words::of(lang).plain().code_of(code)), Word::Role(code));
        }
    }
    for (sex, words) in SEXES {
        for lang in Lang::ALL {
            all.insert(plain(&Words::of(lang).plain().json(sex)), Word::Sex(*sex));
        }
        all.extend(words.iter().map(|word| (plain(word), Word::Sex(*sex))));
    }
    all.extend(ARRESTED.iter().map(|word| (plain(word), Word::Arrested(true))));
    all.extend(RELEASED.iter().map(|word| (plain(word), Word::Arrested(false))));
    all
});

/// What a known word says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Word {
    Sex(Sex),
    Role(&'static str),
    Arrested(bool),
}

fn word(cell: &str) -> Option<Word> {
    let text = plain(cell);
    let word = WORDS.get(&text).or_else(|| WORDS.get(&text.replace(['_', '-'], " ")));
    word.copied()
}

/// The sex that a cell says.
pub(super) fn sex(cell: &str) -> Option<Sex> {
    match word(cell)? {
        Word::Sex(sex) => Some(sex),
        Word::Role(_) | Word::Arrested(_) => None,
    }
}

/// The role that a cell says, of those that are known.
pub(super) fn role(cell: &str) -> Option<Code> {
    match word(cell)? {
        Word::Role(code) => Some(Code::of(code)),
        Word::Sex(_) | Word::Arrested(_) => None,
    }
}

/// Whether a cell says arrested, or else released.
pub(super) fn arrested(cell: &str) -> Option<bool> {
    match word(cell)? {
        Word::Arrested(arrested) => Some(arrested),
        Word::Sex(_) | Word::Role(_) => None,
    }
}

/// Yes or no.
pub(super) fn yes(cell: &str) -> Option<bool> {
    let text = plain(cell);
    let is_one_of = |words: &[&str]| words.iter().any(|word| plain(word) == text);
    if is_one_of(YES) {
        return Some(true);
    }
    is_one_of(NO).then_some(false)
}

/// A country, without being asked for one.
pub(super) fn country(cell: &str) -> Option<Country> {
    country_meant(cell).and_then(|code| Country::new(code).ok())
}

/// A CNIC from its digits.
///
/// # Errors
/// When these are not as many as a CNIC has.
pub(super) fn cnic(digits: &str) -> Result<Cnic, NumberError> {
    if digits.len() != 13 || !digits.is_ascii() {
        return Err(NumberError::Cnic);
    }
    Cnic::new(format!("{}-{}-{}", &digits[..5], &digits[5..12], &digits[12..]))
}

/// The number of a passport that can be nothing else: letters, then digits.
pub(super) fn passport(cell: &str) -> Option<Line> {
    let text = passport_text(cell);
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    let ends = text.len() - letters - digits;
    let last = text.bytes().next_back().is_some_and(|byte| byte.is_ascii_uppercase());
    let is_one = (1..=3).contains(&letters)
        && (5..=9).contains(&digits)
        && (ends == 0 || (ends == 1 && last));
    is_one.then(|| Line::new(text).ok()).flatten()
}

/// The number of a passport where one is asked for: some countries have digits alone.
pub(super) fn passport_asked(cell: &str) -> Option<Line> {
    let text = passport_text(cell);
    let is_one = (5..=15).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().any(|byte| byte.is_ascii_digit());
    is_one.then(|| Line::new(text).ok()).flatten()
}

fn passport_text(cell: &str) -> String {
    plain(cell).replace([' ', '-'], "").to_ascii_uppercase()
}

/// An age with its unit, or as digits alone.
pub(super) fn age(cell: &str) -> Option<u8> {
    let text = plain(cell);
    let unit = YEARS.iter().find_map(|unit| text.strip_suffix(unit));
    years(unit.unwrap_or(&text).trim())
}

/// An age with its unit: digits alone can be something else.
pub(super) fn age_with_unit(cell: &str) -> Option<u8> {
    let text = plain(cell);
    years(YEARS.iter().find_map(|unit| text.strip_suffix(unit))?.trim())
}

fn years(digits: &str) -> Option<u8> {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|years| all && AGES.contains(years))
}

/// Whether a cell surely is a value, and no name.
pub(super) fn is_value(cell: &str) -> bool {
    let thirteen = || matches!(number(cell), Some(Number::Digits(digits)) if digits.len() == 13);
    word(cell).is_some() || country(cell).is_some() || passport(cell).is_some() || thirteen()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_both_languages() {
        for (cell, wanted) in [
            ("F", Word::Sex(Sex::Female)),
            ("مرد", Word::Sex(Sex::Male)),
            ("مرد\u{200C}", Word::Sex(Sex::Male)),
            ("Khawaja Sira", Word::Sex(Sex::Other)),
            ("Frontline agent", Word::Role("frontline_agent")),
            ("frontline-agent", Word::Role("frontline_agent")),
            ("frontline_agent", Word::Role("frontline_agent")),
            ("ARRESTED", Word::Arrested(true)),
            ("گرفتار", Word::Arrested(true)),
            ("رہا", Word::Arrested(false)),
            ("رها", Word::Arrested(false)),
            ("Not arrested", Word::Arrested(false)),
        ] {
            assert_eq!(word(cell), Some(wanted), "{cell}");
        }
        for code in PERSON_ROLES {
            for lang in Lang::ALL {
                let called = Words::of(lang).plain().code_of(code);
                assert_eq!(role(&called), Some(Code::of(code)), "{called}");
            }
        }
        assert_eq!(word("Zarmina Demo"), None);
        assert_eq!((yes("Yes"), yes("نہیں"), yes("maybe")), (Some(true), Some(false), None));
    }

    /// A word that means two things would be read as one of them.
    #[test]
    fn no_word_means_two_things() {
        let of = |words: &[&str]| words.iter().map(|word| plain(word)).collect::<Vec<_>>();
        let sexes = SEXES.iter().map(|(_, words)| of(words)).collect::<Vec<_>>().concat();
        let mut all = [sexes, of(ARRESTED), of(RELEASED)].concat();
        let roles = PERSON_ROLES
            .iter()
            .flat_map(|code| Lang::ALL.map(|lang| plain(&Words::of(lang).plain().code_of(code))));
        all.extend(roles);
        for word in &all {
            assert_eq!(country_meant(word), None, "{word}");
        }
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn passports_and_ages() {
        for (cell, wanted) in [
            ("G12345678", Some("G12345678")),
            ("ab 1234561", Some("AB1234561")),
            ("E\u{200E}J1234567", Some("EJ1234567")),
            ("A1234567B", Some("A1234567B")),
            ("123456789", None),
            ("Zarmina", None),
            ("Camp 54", None),
            ("nccia-fsd-001", None),
        ] {
            assert_eq!(passport(cell).as_ref().map(Line::as_str), wanted, "{cell}");
        }
        assert_eq!(
            passport_asked("123456789").map(|line| line.as_str().to_owned()),
            Some("123456789".into())
        );
        assert!(passport_asked("seen").is_none() && passport_asked("پاسپورٹ").is_none());
        for (cell, years) in [
            ("24", Some(24)),
            ("24 years", Some(24)),
            ("۲۴ سال", Some(24)),
            ("24y", Some(24)),
            ("0", None),
            ("121", None),
            ("24-25", None),
            ("years", None),
        ] {
            assert_eq!(age(cell), years, "{cell}");
        }
        assert_eq!((age_with_unit("24"), age_with_unit("24 yrs")), (None, Some(24)));
    }
}
