//! The regime: what was drafted and adopted, keys, delegated powers, grace, holidays.

mod events;
mod judged;
mod rules;
mod state;

pub use events::*;
pub use state::*;
