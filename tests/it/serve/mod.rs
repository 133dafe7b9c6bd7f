//! `greyfile serve`: founding, starting again, and what it says when it cannot.

mod clock;
mod refuses;
mod running;
