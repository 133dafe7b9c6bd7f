//! Deadlines and flags over several streams. What one stream alone tells is judged in its folder.

mod arrest;
mod codes;
mod devices;
mod exhibits;
mod firs;
mod late;
mod orders;
mod together;
mod told;
mod twice;

use crate::kernel::words::Words;

pub use arrest::{Arrest, NOTICE_HOURS, PRODUCTION_HOURS};
pub use late::LATE_ENTRY_HOURS;
pub use together::Together;
pub use told::{ByFir, ByPerson, ByRaid, Described, Tells, Told};

pub(crate) use codes::CODES;

/// The code of production before a magistrate, which is counted by city and day.
pub const PRODUCTION: &str = codes::PRODUCTION.code();

/// The words of what is judged over several streams.
pub(crate) const WORDS: Words =
    Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
