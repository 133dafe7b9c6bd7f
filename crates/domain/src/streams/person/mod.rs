//! Persons, known or not.

mod events;
mod rules;
mod state;

pub use events::*;
pub use state::*;
