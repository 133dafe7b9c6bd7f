//! The two languages, and how a reader says which one is wanted.

use std::str::FromStr;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Urdu.
    Ur,
}

/// A language that there are no words in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LangError;

impl std::fmt::Display for LangError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the languages are en and ur")
    }
}

impl std::error::Error for LangError {}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::En, Self::Ur];

    /// The one that it is not.
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Ur,
            Self::Ur => Self::En,
        }
    }

    /// Its code in ISO 639, as the `lang` of an element takes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ur => "ur",
        }
    }

    /// Which way it is written, as the `dir` of an element takes it.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::En => "ltr",
            Self::Ur => "rtl",
        }
    }

    /// The language that an `Accept-Language` header asks for first; English if it asks for neither.
    /// A language with a weight of 0 is not wanted.
    pub fn accepted(header: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for part in header.split(',') {
            let mut params = part.split(';').map(str::trim);
            let Some(Ok(lang)) = params.next().map(str::parse::<Self>) else { continue };
            let weight = params.find_map(|param| param.strip_prefix("q="));
            let Ok(weight) = weight.map_or(Ok(1.0), str::parse::<f32>) else { continue };
            // The first of equals counts.
            if weight > best.map_or(0.0, |(best, _)| best) {
                best = Some((weight, lang));
            }
        }
        best.map_or_else(Self::default, |(_, lang)| lang)
    }

    /// The language of a terminal, by the variables of POSIX: the first of `LC_ALL`, `LC_MESSAGES`
    /// and `LANG` that is set decides. English where it names none of the two.
    pub fn of_terminal(variable: impl Fn(&str) -> Option<String>) -> Self {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()));
        named.and_then(|value| value.parse().ok()).unwrap_or_default()
    }
}

impl FromStr for Lang {
    type Err = LangError;

    /// Reads `ur`, `ur-PK` and `ur_PK.UTF-8`.
    fn from_str(text: &str) -> Result<Self, LangError> {
        let primary = text.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| primary.eq_ignore_ascii_case(lang.code()))
            .ok_or(LangError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_however_it_is_written() {
        for (text, lang) in [
            ("ur", Ok(Lang::Ur)),
            ("UR", Ok(Lang::Ur)),
            ("ur-PK", Ok(Lang::Ur)),
            ("ur_PK.UTF-8", Ok(Lang::Ur)),
            ("ur@nastaliq", Ok(Lang::Ur)),
            ("en-GB", Ok(Lang::En)),
            ("urd", Err(LangError)),
            ("C.UTF-8", Err(LangError)),
            ("", Err(LangError)),
        ] {
            assert_eq!(text.parse(), lang, "{text}");
        }
    }

    #[test]
    fn a_reader_is_answered_in_the_language_asked_for_first() {
        for (header, lang) in [
            ("ur", Lang::Ur),
            ("ur-PK,ur;q=0.9,en;q=0.8", Lang::Ur),
            ("en-US,en;q=0.9,ur;q=0.8", Lang::En),
            ("en;q=0.5, ur;q=0.9", Lang::Ur),
            ("pa, ur;q=0.7, en;q=0.3", Lang::Ur),
            ("ur;q=0, en;q=0.1", Lang::En),
            ("ur;q=0", Lang::En),
            ("ur;q=x", Lang::En),
            ("*", Lang::En),
            ("de, fr;q=0.5", Lang::En),
            ("", Lang::En),
        ] {
            assert_eq!(Lang::accepted(header), lang, "{header}");
        }
    }

    #[test]
    fn a_terminal_has_the_language_of_its_first_variable() {
        let of = |set: &[(&str, &str)]| {
            Lang::of_terminal(|name| {
                set.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[("LANG", "ur_PK.UTF-8")]), Lang::Ur);
        assert_eq!(of(&[("LANG", "ur_PK.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(of(&[("LANG", "en_GB"), ("LC_MESSAGES", "ur_PK")]), Lang::Ur);
        assert_eq!(of(&[("LANG", "ur_PK"), ("LC_ALL", "")]), Lang::Ur);
        assert_eq!(of(&[]), Lang::En);
    }
}
