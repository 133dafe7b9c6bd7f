//! Operations: the dashboard, and the events behind each of its numbers.

mod around;
mod bars;
pub(crate) mod behind;
mod cards;
mod chart;
pub(crate) mod dashboard;
mod figures;
mod only;
mod picked;
mod places;
mod sums;

use greyfile_words::Files;

/// What the pages say.
pub(crate) const WORDS: Files =
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
