//! What a view lies in: rows held in memory over rows in blocks in an engine's entries, and the files
//! around it.
//!
//! `engine` is the only module that knows which engine it is, `blocks` puts several rows into an
//! entry, `packed` is the form of one, `held` are rows that are not there yet, `journal` is what is on
//! its way there, `layered` is all of that as one store, `folder` keeps the files of a view with `seal` over them, `sorter`
//! sorts more than memory holds, `sums` is the form of a row of sums, `staged` is what a commit is going
//! to change, and `checkpoint` and `tally` are what a store knows about itself.

mod blocks;
pub(crate) mod checkpoint;
mod engine;
pub(crate) mod folder;
mod held;
mod journal;
mod layered;
mod packed;
mod seal;
pub(crate) mod sorter;
pub(crate) mod staged;
pub(crate) mod sums;
pub(crate) mod tally;

pub(crate) use blocks::{Filling, Use, after_prefix};
pub use engine::StoreError;
pub(crate) use layered::Store;
