//! What a view lies in on disk: rows in blocks in an engine's entries, and the files around it.
//!
//! `engine` is the only module that knows which engine it is, `blocks` puts several rows into an
//! entry, `packed` is the form of one, `folder` keeps the files of a view with `seal` over them, `sorter`
//! sorts more than memory holds, `sums` is the form of a row of sums, `staged` is what a commit is going
//! to change, and `checkpoint` and `tally` are what a store knows about itself.

mod blocks;
pub(crate) mod checkpoint;
mod engine;
pub(crate) mod folder;
mod packed;
mod seal;
pub(crate) mod sorter;
pub(crate) mod staged;
pub(crate) mod sums;
pub(crate) mod tally;

pub use blocks::StoreError;
pub(crate) use blocks::{COMMIT_ROWS_MAX, Filling, Store, Use, after_prefix};
