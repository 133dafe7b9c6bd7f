//! Words of a room besides those of `domain`: what pages or the command line say.

use greyfile_domain::kernel::arg::Arg;

use crate::bundle::Bundle;
use crate::{Lang, Words};

pub use greyfile_domain::kernel::words::Words as Files;

/// The words of a room in both languages.
pub struct Book {
    english: Bundle,
    urdu: Bundle,
}

impl Book {
    /// The messages of these files.
    pub fn new(files: &[Files]) -> Self {
        let read = |lang| Bundle::read(lang, files.iter().copied());
        Self { english: read(Lang::En), urdu: read(Lang::Ur) }
    }

    /// A message. Where the language lacks it, or an argument of it, it is told in English; where
    /// English does too, its id stands there: never nothing.
    pub fn message(&self, words: Words, id: &str, args: &[Arg]) -> String {
        self.try_message(words, id, args).unwrap_or_else(|| id.to_owned())
    }

    /// A message, in English where the language lacks it; `None` if there is none.
    pub fn try_message(&self, words: Words, id: &str, args: &[Arg]) -> Option<String> {
        let found = match words.lang() {
            Lang::En => None,
            Lang::Ur => self.urdu.format(id, &words.values(args)),
        };
        found.or_else(|| self.english.format(id, &words.in_english().values(args)))
    }

    /// The ids of a language's messages and attributes, with the arguments that each speaks of.
    pub fn messages(&self, lang: Lang) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let bundle = match lang {
            Lang::En => &self.english,
            Lang::Ur => &self.urdu,
        };
        bundle.messages()
    }
}
