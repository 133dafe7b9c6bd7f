//! Figures: numbers given to the public or a parliament, so that each can be reproduced or shown
//! not to be. They stand beside what the events give and are never added to it.

mod events;
mod rules;
mod state;
#[cfg(test)]
mod tests;

pub use events::*;
pub use state::*;
