//! Exhibits: an item, or a parcel of many with a list, and whose hands it went through.

mod events;
mod judged;
mod rules;
mod state;

pub use events::*;
pub use judged::EXHIBIT_NUMBER_DAYS;
pub use state::*;
