//! The gazetteer: cities, circles, stations and malkhanas with their codes, an event an entry. A
//! stream of its own, so that a mapped spelling makes nobody fold the offence catalogue anew.

mod events;
mod rules;
mod state;

pub use events::*;
pub use state::*;
