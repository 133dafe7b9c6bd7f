//! Text that people type: one line, prose, a code, a country.
//!
//! What comes in is checked (in JSON); what history holds is taken as it is, since a limit that
//! changes later must not make an old record unreadable.

use std::fmt;

use greyfile_field::{Why, Wrong, hidden_in};
use serde::{Deserialize, Deserializer, Serialize};

use super::declare::coded;

/// Text that was refused, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing, or blanks.
    Empty,
    /// Longer than its kind allows.
    TooLong {
        /// Its length in characters.
        len: usize,
        /// The most its kind allows, in characters.
        max: usize,
    },
    /// A control or direction-override character, which can make a page show another text than
    /// the record holds.
    Invisible(char),
    /// A code with other characters than small letters, digits and underscores.
    Code,
    /// A place's code with other characters than letters of English, digits and dashes.
    PlaceCode,
    /// Not two capital letters.
    Country,
}

impl From<TextError> for Wrong {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::new(Why::TextEmpty),
            TextError::TooLong { len, max } => Self::too_long(len, max),
            TextError::Invisible(c) => Self::hidden(c),
            TextError::Code => Self::new(Why::TextCode),
            TextError::PlaceCode => Self::new(Why::TextPlaceCode),
            TextError::Country => Self::new(Why::TextCountry),
        }
    }
}
coded!(TextError);

fn check(text: &str, max: usize, lines: bool) -> Result<&str, TextError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    // Characters, as JSON Schema counts them: a letter of Urdu has two bytes.
    let len = text.chars().count();
    if len > max {
        return Err(TextError::TooLong { len, max });
    }
    match hidden_in(text, lines) {
        Some(c) => Err(TextError::Invisible(c)),
        None => Ok(text),
    }
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $max:literal, $check:expr, about: $about:literal, $pattern:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Most characters it may have.
            pub const LEN_MAX: usize = $max;

            /// The text, checked, with blanks around it removed.
            ///
            /// # Errors
            /// When it is empty, too long, or holds what its kind does not allow.
            pub fn new(text: impl AsRef<str>) -> Result<Self, TextError> {
                Self::checked(text.as_ref()).map(|text| Self(text.to_owned()))
            }

            fn checked(text: &str) -> Result<&str, TextError> {
                let check: fn(&str) -> Result<&str, TextError> = $check;
                check(text)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let checked = deserializer.is_human_readable();
                let text = String::deserialize(deserializer)?;
                if checked {
                    Self::new(text).map_err(serde::de::Error::custom)
                } else {
                    Ok(Self(text))
                }
            }
        }

        greyfile_field::text_field! {
            $name, |text| $name::checked(text).map(drop).map_err(Into::into), {
                name: stringify!($name),
                about: $about,
                kind: greyfile_field::Kind::$name,
                len_max: Some($max),
                pattern: $pattern,
            }
        }
    };
}

text! {
    /// One line of text in any script.
    Line, 300, |text| check(text, Line::LEN_MAX, false), about: "one line of text", None
}
text! {
    /// Text of several lines in any script.
    Prose, 8_000, |text| check(text, Prose::LEN_MAX, true), about: "text of several lines", None
}
text! {
    /// A word of a vocabulary that grows: an equipment kind, a role, a body, a measure.
    Code, 64, |text| {
        let text = check(text, Code::LEN_MAX, false)?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if text.chars().all(plain) { Ok(text) } else { Err(TextError::Code) }
    }, about: "small letters, digits and underscores", Some("^[a-z0-9_]+$")
}
text! {
    /// The code of an entry of the gazetteer, such as `lahore` or `PK-PB`.
    PlaceCode, 64, |text| {
        let text = check(text, PlaceCode::LEN_MAX, false)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if text.chars().all(plain) { Ok(text) } else { Err(TextError::PlaceCode) }
    }, about: "letters of English, digits and dashes", Some("^[A-Za-z0-9-]+$")
}
text! {
    /// A country by its ISO 3166-1 alpha-2 code.
    Country, 2, |text| {
        let text = text.trim();
        if text.len() == 2 && text.bytes().all(|c| c.is_ascii_uppercase()) {
            Ok(text)
        } else {
            Err(TextError::Country)
        }
    }, about: "two capital letters, ISO 3166-1", Some("^[A-Z]{2}$")
}

impl Code {
    /// A code of this program's own.
    ///
    /// # Panics
    /// When it is none; for literals only.
    pub fn of(code: &'static str) -> Self {
        Self::new(code).expect("a literal code")
    }
}

impl Country {
    /// Pakistan: whom the field calls local.
    pub const PAKISTAN: &'static str = "PK";

    /// Whether the field calls such a person local.
    pub fn is_local(&self) -> bool {
        self.0 == Self::PAKISTAN
    }
}

#[cfg(feature = "arbitrary")]
mod any {
    use super::{Code, Country, Line, PlaceCode, Prose};
    use arbitrary::{Arbitrary, Result, Unstructured};

    const WORDS: [&str; 8] =
        ["Chak 54 RB", "چھاپہ", "Model Town", "x", "ملخانہ رجسٹر", "F-11 Markaz", "a/b", "Über"];

    impl Arbitrary<'_> for Line {
        fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
            Ok(Self((*u.choose(&WORDS)?).to_owned()))
        }
    }
    impl Arbitrary<'_> for Prose {
        fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
            Ok(Self(format!("{}\n{}", u.choose(&WORDS)?, u.choose(&WORDS)?)))
        }
    }
    impl Arbitrary<'_> for Code {
        fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
            Ok(Self((*u.choose(&["sim_card", "phone", "caller", "k9"])?).to_owned()))
        }
    }
    impl Arbitrary<'_> for PlaceCode {
        fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
            Ok(Self((*u.choose(&["lahore", "nccia-multan", "PK-PB"])?).to_owned()))
        }
    }
    impl Arbitrary<'_> for Country {
        fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
            Ok(Self((*u.choose(&["PK", "CN", "NG"])?).to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_checked_on_the_way_in() {
        assert_eq!(Line::new("  چھاپہ، فیصل آباد ").unwrap().as_str(), "چھاپہ، فیصل آباد");
        assert_eq!(Line::new(" "), Err(TextError::Empty));
        assert_eq!(Line::new("a\nb"), Err(TextError::Invisible('\n')));
        assert_eq!(Line::new("a\u{202E}b"), Err(TextError::Invisible('\u{202E}')));
        assert_eq!(Line::new("x".repeat(301)), Err(TextError::TooLong { len: 301, max: 300 }));
        assert!(Prose::new("a\nb").is_ok());
        assert_eq!(Code::new("SIM card"), Err(TextError::Code));
        assert_eq!(Country::new("pk"), Err(TextError::Country));
        assert_eq!(PlaceCode::new("nccia lahore"), Err(TextError::PlaceCode));
        assert!(PlaceCode::new("PK-PB").is_ok());
        assert_eq!(Country::new("پ"), Err(TextError::Country));
        assert_eq!(serde_json::from_str::<Line>("\"\"").unwrap_err().to_string(), "text.empty");
    }

    #[test]
    fn letters_count_alike_in_every_script() {
        let long = |max, len| Err(TextError::TooLong { len, max });
        for letter in ["x", "چ", "م\u{64E}", "\u{10383}"] {
            let chars = letter.chars().count();
            let of = |count: usize| letter.repeat(count / chars);
            assert!(Line::new(of(200)).is_ok() && Line::new(of(300)).is_ok(), "{letter}");
            assert_eq!(Line::new(of(300) + letter).map(drop), long(300, 300 + chars), "{letter}");
            assert!(Prose::new(of(8_000)).is_ok(), "{letter}");
            assert_eq!(Prose::new(of(8_000) + "ے").map(drop), long(8_000, 8_001), "{letter}");
        }
    }
}
