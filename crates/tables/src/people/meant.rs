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

/// Words with what they mean, besides those of the files of words.
const VOCABULARY: &str = include_str!("words.csv");
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
    for sex in [Sex::Female, Sex::Male, Sex::Other] {
        for lang in Lang::ALL {
            all.insert(plain(&Words::of(lang).plain().json(&sex)), Word::Sex(sex));
        }
    }
    let typed = vocabulary(VOCABULARY).into_iter();
    all.extend(typed.filter_map(|[meaning, word]| Some((plain(&word), of_code(&meaning)?))));
    all
});

/// What stands for yes or no, where that is what is asked.
static YES: LazyLock<BTreeMap<String, bool>> = LazyLock::new(|| {
    let typed = vocabulary(VOCABULARY).into_iter();
    let answer = |[meaning, word]: [String; 2]| match meaning.as_str() {
        "yes" => Some((plain(&word), true)),
        "no" => Some((plain(&word), false)),
        _ => None,
    };
    typed.filter_map(answer).collect()
});

/// Words behind an age, the longest first.
static YEARS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let typed = vocabulary(VOCABULARY).into_iter().filter(|[meaning, _]| meaning == "years");
    let mut all: Vec<String> = typed.map(|[_, word]| plain(&word)).collect();
    all.sort_by_key(|word| std::cmp::Reverse(word.len()));
    all
});

/// The rows of a file of two columns, without its headings.
pub(super) fn vocabulary(file: &str) -> Vec<[String; 2]> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let rows = reader.records().map(|row| row.expect("a file of this program"));
    rows.map(|row| [row[0].to_owned(), row[1].to_owned()]).collect()
}

/// What a word of this meaning says, where it says that by itself.
fn of_code(meaning: &str) -> Option<Word> {
    Some(match meaning {
        "female" => Word::Sex(Sex::Female),
        "male" => Word::Sex(Sex::Male),
        "other" => Word::Sex(Sex::Other),
        "arrested" => Word::Arrested(true),
        "released" => Word::Arrested(false),
        _ => return None,
    })
}

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
    YES.get(&plain(cell)).copied()
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
    let unit = YEARS.iter().find_map(|unit| text.strip_suffix(unit.as_str()));
    years(unit.unwrap_or(&text).trim())
}

/// An age with its unit: digits alone can be something else.
pub(super) fn age_with_unit(cell: &str) -> Option<u8> {
    let text = plain(cell);
    years(YEARS.iter().find_map(|unit| text.strip_suffix(unit.as_str()))?.trim())
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
        let typed = vocabulary(VOCABULARY);
        let says = |meaning: &str| of_code(meaning).is_some();
        let mut all: Vec<String> = typed
            .iter()
            .filter(|[meaning, _]| says(meaning))
            .map(|[_, word]| plain(word))
            .collect();
        let others = typed.iter().filter(|[meaning, _]| !says(meaning));
        let known = ["yes", "no", "years"];
        assert!(others.clone().all(|[meaning, _]| known.contains(&&**meaning)));
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
