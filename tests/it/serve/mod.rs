//! `greyfile serve`: founding, starting again, and what it says when it cannot.

mod modes;
mod opening;
mod refuses;
mod running;
