//! Deadlines and flags over several streams. What one stream alone tells is judged in its folder.

mod arrest;
mod exhibits;
mod firs;
mod late;
mod orders;
mod together;

pub use arrest::{Arrest, NOTICE_HOURS, PRODUCTION_HOURS};
pub use late::LATE_ENTRY_HOURS;
pub use together::Together;
