//! Claims: values that only one life may hold, such as an FIR's number.

mod events;
mod rules;
mod state;

pub use events::*;
pub use state::*;
