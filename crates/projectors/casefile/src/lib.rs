//! The case file view: everything about one case, from the case's own stream and those it is
//! linked to.
//!
//! Rows: an index of which streams name which, a summary of each case for the list, with an index for
//! each filter, the centres, numbers in registers on paper, and places that fit nothing. A case file
//! itself is put together when it is read, since a raid serves many cases and clocks are judged at the
//! instant asked.

mod centres;
mod file;
mod files;
mod list;
mod parts;
mod places;
mod registers;
mod timeline;

use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{History, State};
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_projector::contract::{Keeps, Rows, Table, TableInfo, View};
use greyfile_projector::{ReadError, Reader};

pub use centres::{CentreSummary, centres};
pub use file::{CaseFile, NamesOfCase, casefile, names_of_case};
pub use files::{is_named, named_files};
pub use list::{CaseSummary, Filter, Page, UnknownValue, cases, next_as_of};
pub use parts::{
    AccusedStage, AccusedView, CnicView, CustodyView, ExhibitView, FirView, OfficerView,
    PersonView, RaidView, RemandView, Witnesses,
};
pub use places::{Places, Unmatched, UnmatchedTexts, places, unmatched};
pub use registers::{Register, RegisterKind, Registers, numbered, registers};
pub use timeline::{Correction, Entry, Retraction, entries};

/// Which streams name which: the stream named, the stream that names it.
const LINKS: Table<(StreamId, StreamId), ()> = Table::new(1, "links", Keeps::Commands);

/// The view of case files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Casefile;

impl View for Casefile {
    fn name(&self) -> &'static str {
        "casefile"
    }

    fn format(&self) -> u32 {
        9
    }

    fn tables(&self) -> Vec<TableInfo> {
        let mut tables = vec![LINKS.info(), centres::CENTRES.info(), files::FILES.info()];
        tables.extend(list::tables());
        tables.extend(registers::tables());
        tables.extend(places::tables());
        tables
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind != StreamKind::LOG
    }

    fn rows(&self, history: &History, state: &State, out: &mut Rows) {
        links(history, out);
        files::rows(history, out);
        list::rows(history, state, out);
        centres::rows(history, state, out);
        registers::rows(history, out);
        places::rows(history, out);
    }
}

/// The streams that a stream names, or named before a correction. A link stays when a correction or a
/// retraction takes its reason away: it tells where to look, and the stream it leads to says what
/// stands.
fn links(history: &History, out: &mut Rows) {
    let mut named = Vec::new();
    history.logged().iter().for_each(|logged| logged.event.says().names(&mut named));
    named.sort_unstable();
    named.dedup();
    named.iter().for_each(|named| out.put(&LINKS, &(*named, history.stream()), &()));
}

/// The streams that name this one or did before a correction, in the order of their ids.
///
/// # Errors
/// When the view cannot be read.
pub fn named_by(reader: &Reader<'_>, stream: StreamId) -> Result<Vec<StreamId>, ReadError> {
    reader.prefix(&LINKS, &stream).map(|row| Ok(row?.0.1)).collect()
}
