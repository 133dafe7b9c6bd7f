//! The demonstration: what was reported, as it was reported, and what does not fit beside it.

mod bytes;
mod faisalabad;
mod figures;
mod reported;
mod totals;
