//! Cases: an Operation Grey case file, from the enquiry on.

mod events;
mod judged;
mod rules;
mod state;

pub use events::*;
pub use state::*;
