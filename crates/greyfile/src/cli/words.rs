//! The words of the command line, each pair beside it.

use greyfile_words::Files;

/// What the commands print.
pub(crate) const WORDS: Files =
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };

/// Their help, which is set by [`help`]: no doc comment here is read by people at a terminal.
pub(crate) const HELP: Files =
    Files { en: include_str!("help.en.ftl"), ur: include_str!("help.ur.ftl") };
