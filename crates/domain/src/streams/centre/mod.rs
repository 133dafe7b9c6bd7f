//! Call centres, licensed or not.

mod admit;
mod events;
mod judged;
mod rules;
mod state;
mod undo;

pub use events::*;
pub use state::*;
