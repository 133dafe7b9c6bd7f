//! The runtime every view shares: follow the log, batch, checkpoint, rebuild.
//!
//! A view is a fold of each stream's events into rows, plus sums over streams. A [`Projector`] says
//! how; a [`View`] keeps the rows on disk, level with the log, and lets pages read them. Views
//! are disposable: whatever is wrong with one, it is set aside and made anew from the log, which
//! this crate only ever reads.
//!
//! ```text
//! log ──▶ live:    a few events ─▶ apply, settle ─▶ one atomic batch: rows and checkpoint
//!    └──▶ rebuild: sort all events by stream ─▶ apply, settle once a stream ─▶ sort their rows
//!                  ─▶ a fresh store, checkpoint last ─▶ switched in
//! ```
//!
//! Modules: [`projector`](Projector) and [`rows`](StreamRows) are what a view's author sees,
//! [`view`](View) and [`reader`](Reader) what a page sees. `live` and `rebuild` are the two ways
//! above, `worker` the thread that chooses between them (`follow` its usual state), `folder` the files around the engine,
//! `store` the rows as they lie in the engine's entries, and `engine` the engine itself: the only
//! module that knows which one it is.

mod checkpoint;
mod engine;
mod error;
mod folder;
mod follow;
mod live;
mod memory;
mod overlay;
mod projector;
mod reader;
mod rebuild;
mod rows;
mod seal;
mod sorter;
mod status;
mod store;
mod sums;
mod view;
mod worker;

pub use error::{ReadError, StartError, ViewError};
pub use memory::fold;
pub use projector::{ApplyError, Projector, Recorded, Table, TableKind};
pub use reader::{Reader, Rows, Sums};
pub use rows::StreamRows;
pub use status::{Phase, Progress, RebuildReason, State, Status};
pub use store::StoreError;
pub use view::{Options, View};

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".into())
}
