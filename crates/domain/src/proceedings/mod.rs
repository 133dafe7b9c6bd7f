//! Proceedings: what licences and unlicensed centres have in common once an authority moves against
//! them, or they against it. A show-cause notice and its answer, notices and their service, hearings,
//! time that is extended, appeals, and what a court stays. Their events belong to the stream that they
//! are recorded in, and are declared and folded here once.

mod bars;
mod events;
mod judged;
mod state;

pub use bars::Bars;
pub use events::*;
pub(crate) use judged::{Rules, judge};
pub use state::*;

use crate::kernel::words::Words;

/// The words of these events, in both languages: one text, whatever stream they are of.
pub(crate) const WORDS: Words =
    Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
