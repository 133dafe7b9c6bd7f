//! The log itself.

mod events;
mod rules;
mod state;

pub use events::*;
pub use state::*;
