//! `greyfile serve`: founding, starting again, and what it says when it cannot.

mod clock;
mod modes;
mod opening;
mod refuses;
mod running;
