//! Reservations: values that only one stream may hold, such as an FIR's number.

mod events;
mod rules;
mod state;

pub use events::*;
pub use state::*;
