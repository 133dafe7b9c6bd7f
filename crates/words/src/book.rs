//! Words of a room besides those of `domain`: what pages or the command line say.

use std::sync::OnceLock;

use greyfile_domain::kernel::arg::Arg;

use crate::bundle::Bundle;
use crate::{Lang, Words};

pub use greyfile_domain::kernel::words::Words as Files;

/// The words of a room in both languages. A language is read when it is first spoken: a command line
/// speaks one, and is short.
pub struct Book {
    files: Vec<Files>,
    english: OnceLock<Bundle>,
    urdu: OnceLock<Bundle>,
}

impl Book {
    /// The messages of these files.
    pub fn new(files: &[Files]) -> Self {
        Self { files: files.to_vec(), english: OnceLock::new(), urdu: OnceLock::new() }
    }

    fn of(&self, lang: Lang) -> &Bundle {
        let bundle = match lang {
            Lang::En => &self.english,
            Lang::Ur => &self.urdu,
        };
        bundle.get_or_init(|| Bundle::read(lang, self.files.iter().copied()))
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
            Lang::Ur => self.of(Lang::Ur).format(id, &words.values(args)),
        };
        found.or_else(|| self.of(Lang::En).format(id, &words.in_english().values(args)))
    }

    /// What is wrong with the files of a language, for tests: what cannot be read, and what stands
    /// twice.
    pub fn faults(&self, lang: Lang) -> &[String] {
        self.of(lang).faults()
    }

    /// The ids of a language's messages and attributes, with the arguments that each speaks of.
    pub fn messages(&self, lang: Lang) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.of(lang).messages()
    }
}
