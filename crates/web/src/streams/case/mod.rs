//! Cases: their list, the file of each, and notes on it.

pub(crate) mod file;
mod form;
pub(crate) mod list;
pub(crate) mod note;
#[cfg(test)]
mod spoken;

use greyfile_words::Files;

/// What the pages of cases say.
pub(crate) const WORDS: Files =
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
