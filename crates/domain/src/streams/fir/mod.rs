//! FIRs: from the lodging to the court's word, with clocks for each accused.

mod check;
mod events;
mod judged;
mod rules;
mod state;

pub use events::*;
pub use judged::{CHALLAN_DAYS, INTERIM_DAYS, PHYSICAL_REMAND_DAYS_MAX};
pub use state::*;
