//! Tokens: parts of words and numbers, keyed.

use std::collections::BTreeSet;
use std::fmt;

use greyfile_domain::values::same::plain;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A part of a word or a number under a key: the first bytes of HMAC-SHA-256. Two parts may share one,
/// so what it leads to is held against the words.
pub(crate) type Token = [u8; 6];

/// Stands before the first letter of a word.
const BEGIN: char = '\u{2}';
/// Before a number that is meant as a whole, and before the last digits of one.
const WHOLE: char = '\u{3}';
const LAST: char = '\u{4}';

/// Letters of a part.
const PART: usize = 3;
/// Letters of a word that are looked at: names are shorter.
const WORD_MAX: usize = 40;
/// Digits from which a number is one by itself.
const NUMBER_MIN: usize = 5;
/// Digits by which people remember a number.
const LAST_DIGITS: usize = 4;

/// The key of the tokens. It lies outside of the view's folder.
#[derive(Clone)]
pub struct TokenKey(Hmac<Sha256>);

impl TokenKey {
    /// Bytes of a key.
    pub const LEN: usize = 32;

    /// The key of these bytes.
    ///
    /// # Panics
    /// Never: HMAC takes a key of any length.
    pub fn new(bytes: &[u8; Self::LEN]) -> Self {
        Self(Hmac::new_from_slice(bytes).expect("HMAC takes a key of any length"))
    }

    /// The token of a part.
    pub(crate) fn token(&self, part: &str) -> Token {
        let mut mac = self.0.clone();
        mac.update(part.as_bytes());
        let bytes = mac.finalize().into_bytes();
        let mut token = Token::default();
        token.copy_from_slice(&bytes[..size_of::<Token>()]);
        token
    }

    /// A few bits that tell one key from another, and nothing of the key.
    pub(crate) fn check(&self) -> u32 {
        let [a, b, c, ..] = self.token("\u{5}which key");
        u32::from_le_bytes([a, b, c, 0])
    }
}

/// Never the key.
impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(..)")
    }
}

/// The words of a text, in letters that compare as the same.
pub(crate) fn words(text: &str) -> Vec<String> {
    let plain = plain(text);
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.chars().take(WORD_MAX).collect()).collect()
}

/// Its digits, where the text is a number with nothing but marks between them, such as a CNIC.
pub(crate) fn number(text: &str) -> Option<String> {
    let is_mark = |c: char| matches!(c, '-' | '+' | ' ' | '(' | ')');
    let plain = plain(text);
    let digits: String = plain.chars().filter(|c| !is_mark(*c)).collect();
    let long = digits.chars().count() >= NUMBER_MIN;
    (long && digits.chars().all(|c| c.is_ascii_digit())).then_some(digits)
}

/// The parts by which a text is found.
pub(crate) fn parts(text: &str) -> BTreeSet<String> {
    if let Some(digits) = number(text) {
        let last = digits.len() - LAST_DIGITS;
        return [format!("{WHOLE}{digits}"), format!("{LAST}{}", &digits[last..])].into();
    }
    words(text).iter().flat_map(|word| parts_of_word(word)).collect()
}

/// Its first two letters, and every three that stand side by side.
fn parts_of_word(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = std::iter::once(BEGIN).chain(word.chars()).collect();
    let mut parts: BTreeSet<String> =
        letters.windows(PART).map(|part| part.iter().collect()).collect();
    if letters.len() < PART {
        parts.insert(letters.iter().collect());
    }
    parts
}

/// The parts that a text must have that somebody typed, for each word of it; a word of one letter has
/// none, and asks for nothing.
pub(crate) fn parts_asked(typed: &str) -> BTreeSet<String> {
    if let Some(digits) = number(typed) {
        return [format!("{WHOLE}{digits}")].into();
    }
    let mut asked = BTreeSet::new();
    for word in words(typed) {
        let letters: Vec<char> = word.chars().collect();
        match letters.len() {
            1 => {}
            LAST_DIGITS if letters.iter().all(char::is_ascii_digit) => {
                asked.insert(format!("{LAST}{word}"));
            }
            2 => {
                asked.insert(format!("{BEGIN}{word}"));
            }
            _ => asked.extend(letters.windows(PART).map(|part| part.iter().collect())),
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_part_of_a_word_asks_for_what_the_word_has(
            word in "[a-zابپتکمنریو]{3,12}",
            other in "[a-z]{1,8}",
            from in 0usize..10,
            len in 3usize..6,
        ) {
            let letters: Vec<char> = word.chars().collect();
            let part: String = letters.iter().skip(from % letters.len()).take(len).collect();
            let text = format!("{other} {word}");
            if part.chars().count() >= 3 {
                prop_assert!(parts_asked(&part).is_subset(&parts(&text)), "{part} in {text}");
            }
            let first: String = letters[..2].iter().collect();
            prop_assert!(parts_asked(&first).is_subset(&parts(&text)));
        }

        #[test]
        fn no_text_panics(text: String) {
            let _ = (parts(&text), parts_asked(&text));
        }
    }

    #[test]
    fn numbers_are_found_whole_and_by_their_last_digits() {
        let cnic = "01234-5678901-2";
        for (typed, found) in [
            ("01234-5678901-2", true),
            ("0123456789012", true),
            ("9012", true),
            ("01234-5678901", false),
            ("8901", false),
        ] {
            assert_eq!(parts_asked(typed).is_subset(&parts(cnic)), found, "{typed}");
        }
        assert!(parts_asked("۹۰۱۲").is_subset(&parts(cnic)), "Urdu digits are digits");
    }

    #[test]
    fn a_token_is_of_its_key() {
        let (one, other) = (TokenKey::new(&[1; 32]), TokenKey::new(&[2; 32]));
        assert_eq!(one.token("khan"), one.clone().token("khan"));
        assert_ne!(one.token("khan"), other.token("khan"));
        assert_ne!(one.check(), other.check());
        assert_eq!(format!("{one:?}"), "TokenKey(..)");
    }
}
