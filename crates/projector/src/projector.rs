//! What a view says about itself: its tables, which streams it wants, and how it folds them.

use greyfile_envelope::{Envelope, Position, StreamId, StreamKind};

use crate::rows::StreamRows;
use crate::store::StoreError;

/// A pure fold of each stream's events into that stream's rows, and what follows from the rows.
///
/// A view is built in two ways that must agree row by row. Live, events come in the log's order,
/// a few at a time, and [`Projector::settle`] runs after each batch on every stream it touched. In
/// a rebuild they come stream by stream, and `settle` runs once a stream. So what `settle` writes may
/// depend only on the stream's own rows, and doing it again must change nothing: a projector that
/// adds to sums keeps what it has added in a row of its own and adds the difference.
///
/// It reads no clock and nothing outside its arguments.
pub trait Projector: Send + Sync + 'static {
    /// The view's name, for its folder and its route, such as `casefile`: a lower-case word.
    fn name(&self) -> &'static str;

    /// Raise it when the rows change for the same events: the view is then rebuilt.
    fn version(&self) -> u32;

    /// The tables of the view. Every table that is written must be named here.
    fn tables(&self) -> &'static [Table];

    /// Whether the streams of this kind matter to the view.
    fn wants(&self, kind: StreamKind) -> bool;

    /// Takes one event into the rows of its own stream. Called once for each event, in order of
    /// position within a stream; nothing is promised about the order between streams.
    ///
    /// # Errors
    /// [`ApplyError`], above all for an event type or version the projector does not know: the
    /// view stops there, and nothing of the event is kept.
    fn apply(&self, rows: &mut StreamRows<'_>, recorded: &Recorded<'_>) -> Result<(), ApplyError>;

    /// Derives summary rows, index rows and sums from the stream's rows. Called after the last of
    /// several events on one stream.
    ///
    /// # Errors
    /// When a row cannot be read.
    fn settle(&self, rows: &mut StreamRows<'_>) -> Result<(), ApplyError>;
}

/// An event as the log has it.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a> {
    /// Where it stands.
    pub position: Position,
    /// What its record says.
    pub event: &'a Envelope<'a>,
    /// The record itself.
    pub record: &'a [u8],
}

/// A table of a view: all rows whose key starts with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// The first byte of its keys; below [`Table::NUMBERS_END`], each once in a view.
    pub number: u8,
    /// What it is called in messages.
    pub name: &'static str,
    /// What it holds.
    pub kind: TableKind,
}

impl Table {
    /// Numbers from here on belong to the runtime.
    pub const NUMBERS_END: u8 = 0xFF;
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Rows of one stream each: the key is table, the stream's id, its kind, suffix. Ids begin with
    /// the time of the command that opened the stream, so the streams that one command opened, such
    /// as a raid, its exhibits and those arrested, lie side by side.
    Stream,
    /// Rows to find streams by: the key is table, anything, stream.
    Index,
    /// Rows that many streams add to: the value maps fields to numbers.
    Sums,
}

/// Why an event could not be taken into a view.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The projector does not know this event type in this version.
    #[error(
        "position {position}: this program does not know {event_type} in version {schema}; the \
         view stops before it and the log is untouched; use a newer greyfile"
    )]
    Unknown {
        /// Where the event stands.
        position: Position,
        /// Its type.
        event_type: String,
        /// Its version.
        schema: u16,
    },
    /// The event's payload does not decode.
    #[error(
        "position {position}: the payload of {event_type} version {schema} cannot be read: \
         {what}; the view stops before it and the log is untouched; verify the log"
    )]
    Payload {
        /// Where the event stands.
        position: Position,
        /// Its type.
        event_type: String,
        /// Its version.
        schema: u16,
        /// What the decoder says. Never the payload's own words.
        what: String,
    },
    /// A row that the projector wrote does not decode.
    #[error(
        "a row of {stream} in table {table} cannot be read: {what}; the view is disposable and \
         the log is untouched; rebuild the view"
    )]
    Row {
        /// Whose row.
        stream: StreamId,
        /// In which table.
        table: u8,
        /// What the decoder says.
        what: String,
    },
    /// The rows could not be reached.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ApplyError {
    /// That this event type or version is not known.
    pub fn unknown(recorded: &Recorded<'_>) -> Self {
        let Recorded { position, event, .. } = *recorded;
        Self::Unknown { position, event_type: event.event_type.to_owned(), schema: event.schema }
    }

    /// That this event's payload does not decode. `what` must not quote the payload.
    pub fn payload(recorded: &Recorded<'_>, what: impl ToString) -> Self {
        let Recorded { position, event, .. } = *recorded;
        Self::Payload {
            position,
            event_type: event.event_type.to_owned(),
            schema: event.schema,
            what: what.to_string(),
        }
    }

    /// That a row of the view does not decode. `what` must not quote the row.
    pub fn row(stream: StreamId, table: u8, what: impl ToString) -> Self {
        Self::Row { stream, table, what: what.to_string() }
    }
}

/// Checks what the compiler cannot.
///
/// # Panics
/// When a projector's name or tables break the rules: a mistake in the program.
pub(crate) fn check(projector: &dyn Projector) {
    let name = projector.name();
    assert!(
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
        "the name of a view is a lower-case word, not {name:?}: it names a folder"
    );
    let mut seen = [false; Table::NUMBERS_END as usize];
    for table in projector.tables() {
        let free = seen.get_mut(usize::from(table.number)).is_some_and(|seen| {
            let free = !*seen;
            *seen = true;
            free
        });
        assert!(free, "view {name}: table number {} is reserved or used twice", table.number);
    }
}
