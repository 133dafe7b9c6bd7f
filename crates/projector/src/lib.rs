//! The runtime that every view shares.
//!
//! A view is a pure fold of the log into rows. [`contract`] is what its author sees: which rows follow
//! from one stream, what a stream tells about subjects that others speak of too, and what follows from
//! all that was told about one. [`Views`] runs any number of them: it stores every stream once, keeps
//! the views level with the log, makes anew what it must, and lets pages read them as they were at any
//! position, while commits go on. Views are disposable: whatever is wrong with one, it is set aside and
//! made anew from the log, which this crate only ever reads.
//!
//! `run` is how that is done, `store` how rows lie on disk.

pub mod contract;
mod error;
mod run;
mod status;
mod store;

pub use contract::Reader;
pub use error::{ReadError, StartError, ViewError};
pub use run::{Memory, Open, Options, Views};
pub use status::{Phase, Progress, RebuildReason, State, Status, StoppedBy};
pub use store::StoreError;

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".into())
}
