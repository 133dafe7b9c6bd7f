//! The record itself: its list, and one event as it stands in the log.

pub(crate) mod event;
pub(crate) mod events;
mod marks;
pub(crate) mod status;

use greyfile_words::Files;

pub(crate) use event::acts;

/// What the record's pages say of themselves.
pub(crate) const WORDS: Files =
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
