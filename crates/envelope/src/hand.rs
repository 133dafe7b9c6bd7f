//! The two hands of a fact: who did it, who typed it, and on what basis.

use std::fmt;

use greyfile_field::{Field, Kind, Why, Wrong, check_line, hidden_in, text_field};
use serde::{Deserialize, Deserializer, Serialize};
use unicode_script::{Script, UnicodeScript};

/// The code of an official, a body or a source: a badge, a desk, a newspaper. Never a private
/// person's name: those are streams of their own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Hand(String);

text_field! {
    Hand, |text| Hand::checked(text).map(drop).map_err(Into::into), {
        name: "Hand",
        about: "the code of an official, a body or a source: a badge, a desk, a newspaper",
        kind: Kind::Hand,
        len_max: Some(Hand::LEN_MAX),
        pattern: None,
    }
}

/// Text that cannot be the code of a hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HandError {
    /// Nothing, or blanks.
    #[error("who did or logged it must be named: give a badge, a desk or a source")]
    Empty,
    /// Longer than [`Hand::LEN_MAX`].
    #[error("the code of a hand is at most {} characters", Hand::LEN_MAX)]
    TooLong,
    /// A character that nobody sees: a line break, one that overrides direction.
    #[error("the code of a hand cannot hold invisible characters")]
    Invisible(char),
    /// Letters of two scripts in one word: it looks like another code.
    #[error("a word of a hand's code has letters of one script")]
    Scripts,
}

impl From<HandError> for Wrong {
    fn from(error: HandError) -> Self {
        match error {
            HandError::Empty => Self::new(Why::TextEmpty),
            HandError::TooLong => Self::new(Why::HandTooLong).number("max", Hand::LEN_MAX),
            HandError::Invisible(c) => Self::hidden(c),
            HandError::Scripts => Self::new(Why::TextScripts),
        }
    }
}

impl Hand {
    /// Longest code, in characters.
    pub const LEN_MAX: usize = 120;

    /// The hand with this code, blanks around it removed.
    ///
    /// # Errors
    /// When the code is empty, too long, or holds a character that nobody sees.
    pub fn new(code: impl AsRef<str>) -> Result<Self, HandError> {
        Self::checked(code.as_ref()).map(|code| Self(code.to_owned()))
    }

    fn checked(code: &str) -> Result<&str, HandError> {
        let code = code.trim();
        match hidden_in(code, false) {
            _ if code.is_empty() => Err(HandError::Empty),
            _ if code.chars().count() > Self::LEN_MAX => Err(HandError::TooLong),
            Some(c) => Err(HandError::Invisible(c)),
            None if code.split(|c: char| !c.is_alphabetic()).any(is_mixed) => {
                Err(HandError::Scripts)
            }
            None => Ok(code),
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether letters of a word are of two scripts, such as `nccia` with a Cyrillic letter.
fn is_mixed(word: &str) -> bool {
    let scripts = word.chars().map(|c| c.script());
    let mut scripts =
        scripts.filter(|script| !matches!(script, Script::Common | Script::Inherited));
    scripts.next().is_some_and(|first| scripts.any(|script| script != first))
}

impl fmt::Display for Hand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Hand {
    type Err = HandError;

    fn from_str(code: &str) -> Result<Self, HandError> {
        Self::new(code)
    }
}

/// What comes in is checked (in JSON); what history holds is taken as it is.
impl<'de> Deserialize<'de> for Hand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let is_checked = deserializer.is_human_readable();
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        match is_checked {
            true => Self::new(code).map_err(serde::de::Error::custom),
            false => Ok(Self(code.into_owned())),
        }
    }
}

/// How sure the service was of who typed it. A code, since the ways of proving it grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assurance;

impl Assurance {
    /// The caller said so, and nothing was checked.
    pub const DECLARED: &'static str = "declared";
}

/// Who typed it, and how sure the service was of that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoggedBy<S = String> {
    /// The code of the hand, see [`Hand`].
    pub hand: S,
    /// One of the codes of [`Assurance`].
    pub assurance: S,
}

/// What a statement rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Field)]
#[serde(
    rename_all = "snake_case",
    deny_unknown_fields,
    bound(deserialize = "S: Deserialize<'de> + AsRef<str>")
)]
pub enum Basis<S = String> {
    /// The hand that did it tells it.
    #[default]
    OwnAct,
    /// Somebody else reported it.
    Report {
        /// Whose report.
        #[serde(deserialize_with = "line")]
        by: S,
    },
    /// Copied from paper.
    Paper {
        /// Which register: the roznamcha, Register XIX, a counter's.
        #[serde(deserialize_with = "line")]
        register: S,
        /// The entry's number.
        #[serde(deserialize_with = "line")]
        number: S,
        /// The page, where there is one.
        #[serde(default, deserialize_with = "line_if_any")]
        page: Option<S>,
    },
    /// Read in the press.
    Press {
        /// The paper or agency, with its article number where known.
        #[serde(deserialize_with = "line")]
        source: S,
    },
}

/// A line of text: checked as it comes in (in JSON), taken as it is from history.
fn line<'de, S: Deserialize<'de> + AsRef<str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<S, D::Error> {
    let is_checked = deserializer.is_human_readable();
    let text = S::deserialize(deserializer)?;
    if is_checked {
        check_line(text.as_ref()).map_err(serde::de::Error::custom)?;
    }
    Ok(text)
}

fn line_if_any<'de, S: Deserialize<'de> + AsRef<str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<S>, D::Error> {
    let is_checked = deserializer.is_human_readable();
    let text = Option::<S>::deserialize(deserializer)?;
    match &text {
        Some(text) if is_checked => check_line(text.as_ref()).map_err(serde::de::Error::custom)?,
        _ => {}
    }
    Ok(text)
}

impl Basis<&str> {
    /// The same basis, owning its words.
    pub fn to_owned(&self) -> Basis {
        match *self {
            Basis::OwnAct => Basis::OwnAct,
            Basis::Report { by } => Basis::Report { by: by.into() },
            Basis::Paper { register, number, page } => Basis::Paper {
                register: register.into(),
                number: number.into(),
                page: page.map(Into::into),
            },
            Basis::Press { source } => Basis::Press { source: source.into() },
        }
    }
}

impl Basis {
    /// The same basis, borrowing its words.
    pub fn as_ref(&self) -> Basis<&str> {
        match self {
            Basis::OwnAct => Basis::OwnAct,
            Basis::Report { by } => Basis::Report { by },
            Basis::Paper { register, number, page } => {
                Basis::Paper { register, number, page: page.as_deref() }
            }
            Basis::Press { source } => Basis::Press { source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page would show another text than the record holds.
    #[test]
    fn nothing_that_nobody_sees_comes_in_and_history_is_taken_as_it_is() {
        for hidden in ['\u{202E}', '\u{2066}', '\u{FEFF}', '\n'] {
            let code = format!("nccia{hidden}017");
            assert_eq!(Hand::new(&code), Err(HandError::Invisible(hidden)), "{hidden:?}");
            let press = serde_json::json!({ "press": { "source": code } });
            let paper =
                serde_json::json!({ "paper": { "register": "XIX", "number": "1", "page": code } });
            for basis in [press, paper] {
                let told = serde_json::from_value::<Basis>(basis).unwrap_err().to_string();
                assert_eq!(told, "text.invisible");
            }
            let bytes = postcard::to_allocvec(&Hand(code.clone())).unwrap();
            assert_eq!(postcard::from_bytes::<Hand>(&bytes).unwrap().as_str(), code);
            let old = Basis::Press { source: code };
            let bytes = postcard::to_allocvec(&old).unwrap();
            assert_eq!(postcard::from_bytes::<Basis>(&bytes).unwrap(), old);
        }
    }

    #[test]
    fn a_word_of_a_code_is_of_one_script() {
        for code in ["ncci\u{430}-017", "dеsk", "افسرa", "Ωmega"] {
            assert_eq!(Hand::new(code), Err(HandError::Scripts), "{code}");
        }
        for code in ["nccia-fsd-017", "افسر-a7", "Dawn روزنامہ", "Müller", "دَفتَر", "٣ desk"]
        {
            assert!(Hand::new(code).is_ok(), "{code}");
        }
    }

    #[test]
    fn a_code_has_as_many_letters_in_every_script() {
        for letter in ["x", "چ", "\u{10383}"] {
            assert!(Hand::new(letter.repeat(120)).is_ok(), "{letter}");
            assert_eq!(Hand::new(letter.repeat(121)), Err(HandError::TooLong), "{letter}");
        }
        assert_eq!(HandError::TooLong.to_string(), "the code of a hand is at most 120 characters");
        assert!(Hand::new(format!(" {} ", "چ".repeat(120))).is_ok(), "blanks around do not count");
    }
}
