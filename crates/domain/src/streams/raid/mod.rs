//! Raids: the search of a place, who was found, who was arrested, what was seized.

mod events;
mod judged;
mod rules;
mod state;

pub use events::*;
pub use judged::LOCAL_WITNESSES_MIN;
pub use state::*;
