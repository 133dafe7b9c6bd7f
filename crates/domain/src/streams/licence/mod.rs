//! Licences: from the application to the last word on it. One stream for both, since a licence
//! without its application proves nothing.

mod events;
mod judged;
mod rules;
mod state;
mod stops;
#[cfg(test)]
mod tests;

pub use events::*;
pub(crate) use rules::{dates as licence_dates, premises_of};
pub use state::*;
