//! How views are run: opened, made anew, kept level with the log, and read meanwhile.
//!
//! ```text
//! log ──▶ follow ─▶ batch: whole commands ─▶ histories, committed first
//!   │                  └─▶ each stream folded once ─▶ step: what each view's rows come to, command
//!   │                        by command ─▶ conclude ─▶ one atomic commit a view
//!   └──▶ rebuild: the same folds and steps, stream by stream (folding), then the same conclusions,
//!           subject by subject (concluding), into fresh stores
//! ```
//! `worker` is the thread that chooses between the two, `open` what it does first, `making` how it has
//! stores made anew and puts them to use, `slot` what readers see of a store, `views` the handle.

mod batch;
mod cache;
mod commands;
mod compare;
mod conclude;
mod concluding;
mod days;
mod folded;
mod folding;
mod follow;
pub(crate) mod histories;
mod known;
mod making;
mod meeting;
mod member;
mod memory;
mod open;
mod options;
mod orders;
mod rebuild;
mod remake;
mod room;

mod settle;
pub(crate) mod shared;
pub(crate) mod slot;
mod sorting;
mod step;
mod trust;
mod views;
mod worker;

pub use memory::Memory;
pub use options::Options;
pub(crate) use step::{Before, Moment};
pub use views::{Open, Views};
