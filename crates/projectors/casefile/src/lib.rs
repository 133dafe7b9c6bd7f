//! The case file view: everything about one case, from the case's own stream and those it is
//! linked to.
//!
//! Rows: each stream's records (see `greyfile-histories`), an index of which streams name which, and a
//! summary of each case for the list. A case file itself is put together when it is read, since a
//! raid serves many cases and clocks are judged at the instant asked.

mod centres;
mod file;
mod list;
mod parts;
mod places;
mod registers;
mod timeline;

use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{CommonEvent, Event};

use greyfile_envelope::{Envelope, StreamId, StreamKind};
use greyfile_projector::{ApplyError, Projector, Reader, Recorded, StreamRows, Table, TableKind};

pub use centres::{CentreSummary, centres};
pub use file::{CaseFile, NamesOfCase, casefile, names_of_case};
pub use greyfile_histories::{HistoryError, gazetteer, read as history};
pub use list::{CaseSummary, Filter, Page, cases, is_next};
pub use parts::{
    AccusedStage, AccusedView, CnicView, CustodyView, ExhibitView, FirView, OfficerView,
    PersonView, RaidView, Witnesses,
};
pub use places::{Places, Unmatched, UnmatchedTexts, places, unmatched};
pub use registers::{Register, Registers, numbered, registers};
pub use timeline::{Correction, Entry, Retraction, entries};

/// Which streams name which: key = the stream named, the stream that names it.
const LINKS: Table = Table { number: 2, name: "links", kind: TableKind::Index };
/// Where a case stands in the list.
const LISTED: Table = Table { number: 3, name: "listed", kind: TableKind::Stream };
/// Summaries of cases: key = the opening, newest first, then the case.
const CASES: Table = Table { number: 4, name: "cases", kind: TableKind::Index };
/// Every centre: key = the centre.
const CENTRES: Table = Table { number: 5, name: "centres", kind: TableKind::Index };
/// Numbers in registers on paper: see `registers.rs`.
const REGISTERS: Table = Table { number: 6, name: "registers", kind: TableKind::Index };

/// Places that fitted nothing when they were recorded: see `places.rs`.
const UNMATCHED: Table = Table { number: 7, name: "unmatched", kind: TableKind::Index };

/// The projector of this view.
#[derive(Debug, Clone, Copy, Default)]
pub struct Casefile;

impl Projector for Casefile {
    fn name(&self) -> &'static str {
        "casefile"
    }

    fn version(&self) -> u32 {
        5
    }

    fn tables(&self) -> &'static [Table] {
        &[greyfile_histories::TABLE, LINKS, LISTED, CASES, CENTRES, REGISTERS, UNMATCHED]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        !matches!(kind, StreamKind::RESERVATION | StreamKind::FIGURE | StreamKind::LOG)
    }

    fn apply(&self, rows: &mut StreamRows<'_>, recorded: &Recorded<'_>) -> Result<(), ApplyError> {
        greyfile_histories::push(rows, recorded)?;
        let Recorded { event: Envelope { event_type, schema, payload, .. }, .. } = *recorded;
        let event = greyfile_record::decode(event_type, *schema, payload)
            .map_err(|error| ApplyError::payload(recorded, error))?;
        let own = rows.stream().to_bytes();
        for link in links(&event) {
            rows.put_index(LINKS.number, &[link.to_bytes(), own].concat(), bytes::Bytes::new());
        }
        in_step(rows, &event, REGISTERS, registers::rows)?;
        in_step(rows, &event, UNMATCHED, places::unmatched_rows)
    }

    fn settle(&self, rows: &mut StreamRows<'_>) -> Result<(), ApplyError> {
        if rows.stream().kind == StreamKind::CENTRE {
            let key = rows.stream().to_bytes();
            rows.put_index(CENTRES.number, &key, bytes::Bytes::new());
        }
        if rows.stream().kind == StreamKind::CASE {
            let history = greyfile_histories::load(rows)?;
            let key = list::key(&history);
            // A correction of the opening moves the case in the list.
            if let Some(before) = rows.get(LISTED.number, &[])?.filter(|before| *before != key) {
                rows.delete_index(CASES.number, &before);
            }
            rows.put_index(CASES.number, &key, list::encode(&CaseSummary::of(&history)));
            rows.put(LISTED.number, &[], key);
        }
        Ok(())
    }
}

/// The key and the value of an index row.
type IndexRow = (Vec<u8>, bytes::Bytes);

/// Keeps index rows in step that each follow from one event. After a correction or a retraction the
/// whole stream is asked: it is rare, and only then can a row be gone.
fn in_step(
    rows: &mut StreamRows<'_>,
    event: &Event,
    table: Table,
    of: fn(StreamId, &Event) -> Vec<IndexRow>,
) -> Result<(), ApplyError> {
    let stream = rows.stream();
    for (key, value) in of(stream, event) {
        rows.put_index(table.number, &key, value);
    }
    if matches!(event, Event::Common(CommonEvent::Corrected(_) | CommonEvent::Retracted(_))) {
        let history = greyfile_histories::load(rows)?;
        for (key, _) in history.logged().iter().flat_map(|logged| of(stream, logged.event.says())) {
            rows.delete_index(table.number, &key);
        }
        for (key, value) in history.current().iter().flat_map(|now| of(stream, now.event)) {
            rows.put_index(table.number, &key, value);
        }
    }
    Ok(())
}

/// The streams that name this one or did before a correction, in the order of their ids.
///
/// # Errors
/// When the view cannot be read.
pub fn named_by(reader: &Reader<'_>, stream: StreamId) -> Result<Vec<StreamId>, HistoryError> {
    let mut named_by = Vec::new();
    for row in reader.index(LINKS.number, &stream.to_bytes()) {
        let (key, _) = row?;
        if let Some(own) = key.last_chunk::<{ StreamId::LEN }>() {
            named_by.push(StreamId::from_bytes(*own));
        }
    }
    Ok(named_by)
}

/// The streams an event names, or a correction makes it name. A link stays when a correction takes
/// its reason away: it tells where to look, and the stream it leads to says what stands.
fn links(event: &Event) -> Vec<StreamId> {
    let mut named = Vec::new();
    event.says().names(&mut named);
    named
}
