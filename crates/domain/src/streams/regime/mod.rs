//! The regime: which offences are in force and which days are holidays, with their sources.

mod events;
mod rules;
mod state;

pub use events::*;
pub use state::*;
