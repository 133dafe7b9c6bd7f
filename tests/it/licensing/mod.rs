//! Licensing, by the command line and by two intakes at once.

mod course;
mod desk;
mod races;
