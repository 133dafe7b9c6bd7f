//! What the author of a view sees: the fold, its tables, typed keys, and how rows are read back.
//!
//! A view is a pure fold. [`View::rows`] says what follows from one stream, [`View::facts`] what a
//! stream tells about a subject that others speak of too, [`View::conclude`] what follows from all
//! that was told about a subject. The runtime asks each of them for every command that changed
//! something, live and in a rebuild alike, and keeps the difference: the author never sees from when
//! to when a row held.

mod key;
mod known;
mod owned;
mod read_rows;
mod reader;
mod rows;
mod table;
mod view;

pub use key::{Key, Newest};
pub use read_rows::Rows as ReadRows;
pub use reader::Reader;
pub use rows::{Facts, Rows, Told};
pub use table::{FactTable, Keeps, SumTable, Table, TableInfo, TableKind};
pub use view::View;
pub(crate) use view::check;

pub(crate) use owned::Owned;
pub(crate) use rows::Tables;
