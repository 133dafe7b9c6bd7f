//! Recording: one form for every event there is, opened for a stream or from the list of all events;
//! and one for a whole raid.

mod about;
mod changes;
mod checked;
mod columns;
mod entry;
pub(crate) mod find;
pub(crate) mod form;
mod frame;
pub(crate) mod inputs;
pub(crate) mod list;
pub(crate) mod mend;
mod mending;
mod named;
pub(crate) mod new;
mod offers;
pub(crate) mod part;
mod picked;
pub(crate) mod raid;
pub(crate) mod read;
mod rows;
mod subject;
mod value;
mod with_file;

pub use columns::Columns;
pub use entry::{Entry, EntryField};
