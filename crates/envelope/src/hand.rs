//! The two hands of a fact: who did it, who typed it, and on what basis.

use std::fmt;

use greyfile_field::{Field, Kind, Why, Wrong, text_field};
use serde::{Deserialize, Serialize};

/// The code of an official, a body or a source: a badge, a desk, a newspaper. Never a private
/// person's name: those are streams of their own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Hand(String);

text_field! {
    Hand, |text| Hand::new(text).map(drop).map_err(Into::into), {
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
    /// A line break or another control character.
    #[error("the code of a hand cannot hold control characters")]
    Control,
}

impl From<HandError> for Wrong {
    fn from(error: HandError) -> Self {
        match error {
            HandError::Empty => Self::new(Why::TextEmpty),
            HandError::TooLong => {
                let max = i64::try_from(Hand::LEN_MAX).unwrap_or(i64::MAX);
                Self { why: Why::HandTooLong, args: vec![("max", max)] }
            }
            HandError::Control => Self::new(Why::HandControl),
        }
    }
}

impl Hand {
    /// Longest code, in characters.
    pub const LEN_MAX: usize = 120;

    /// The hand with this code, blanks around it removed.
    ///
    /// # Errors
    /// When the code is empty, too long, or holds control characters.
    pub fn new(code: impl AsRef<str>) -> Result<Self, HandError> {
        let code = code.as_ref().trim();
        if code.is_empty() {
            Err(HandError::Empty)
        } else if code.chars().count() > Self::LEN_MAX {
            Err(HandError::TooLong)
        } else if code.chars().any(char::is_control) {
            Err(HandError::Control)
        } else {
            Ok(Self(code.to_owned()))
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
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

impl<'de> Deserialize<'de> for Hand {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(code).map_err(serde::de::Error::custom)
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
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Basis<S = String> {
    /// The hand that did it tells it.
    #[default]
    OwnAct,
    /// Somebody else reported it.
    Report {
        /// Whose report.
        by: S,
    },
    /// Copied from paper.
    Paper {
        /// Which register: the roznamcha, Register XIX, a counter's.
        register: S,
        /// The entry's number.
        number: S,
        /// The page, where there is one.
        page: Option<S>,
    },
    /// Read in the press.
    Press {
        /// The paper or agency, with its article number where known.
        source: S,
    },
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
