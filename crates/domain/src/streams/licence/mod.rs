//! Licences: from the application to the last word on it. One stream for both, since a licence
//! without its application proves nothing.

mod events;
mod rules;
mod state;
#[cfg(test)]
mod tests;

pub use events::*;
pub use state::*;
