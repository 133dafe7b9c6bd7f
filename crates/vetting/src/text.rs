//! Short texts that stand in files.

use std::fmt;
use std::str::FromStr;

use greyfile_field::hidden_in;

use crate::limits::{BODY_CHARS_MAX, PREMISES_CHARS_MAX};

/// Text that may not stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing, or blanks at an end.
    #[error("empty, or with blanks at an end")]
    Blank,
    /// Too many characters.
    #[error("more than {0} characters")]
    TooLong(usize),
    /// A character that nobody sees, or a new line.
    #[error("a character that cannot be seen")]
    Hidden,
    /// Another character than those that a code may have.
    #[error("a code has lower-case letters, digits and dashes, and begins with a letter or digit")]
    Code,
}

/// A text of one line that shows what it holds: no control or direction characters.
pub(crate) fn check(text: &str, chars_max: usize) -> Result<(), TextError> {
    if text.is_empty() || text.trim() != text {
        return Err(TextError::Blank);
    }
    if text.chars().count() > chars_max {
        return Err(TextError::TooLong(chars_max));
    }
    hidden_in(text, false).map_or(Ok(()), |_| Err(TextError::Hidden))
}

fn check_code(text: &str, chars_max: usize, upper: bool) -> Result<(), TextError> {
    check(text, chars_max)?;
    let is_letter =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || (upper && c.is_ascii_uppercase());
    let fits = text.starts_with(is_letter) && text.chars().all(|c| is_letter(c) || c == '-');
    fits.then_some(()).ok_or(TextError::Code)
}

/// A text of one line, of a stated length at most.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const CHARS_MAX: usize>(String);

impl<const CHARS_MAX: usize> Text<CHARS_MAX> {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const CHARS_MAX: usize> FromStr for Text<CHARS_MAX> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        check(text, CHARS_MAX).map(|()| Self(text.to_owned()))
    }
}

/// It may name a person: nothing of it is told.
impl<const CHARS_MAX: usize> fmt::Debug for Text<CHARS_MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text(..)")
    }
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $chars_max:expr, $upper:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The code itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                check_code(text, $chars_max, $upper).map(|()| Self(text.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code! {
    /// The code of a body that vets, such as `nccia`, as the regime names it.
    BodyCode, BODY_CHARS_MAX, false
}
code! {
    /// The id of premises within their centre.
    PremisesId, PREMISES_CHARS_MAX, true
}

/// Bytes written in lower-case hex.
pub(crate) fn hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}
