//! The case file view: everything about one case, from the case's own life and those it is
//! linked to.
//!
//! Rows: each life's records (see `greyfile-lives`), an index of which lives name which, and a
//! summary of each case for the list. A case file itself is put together when it is read, since a
//! raid serves many cases and clocks are judged at the instant asked.

mod describe;
mod file;
mod list;
mod parts;
mod timeline;

use greyfile_domain::event::Event;
use greyfile_domain::life::Life;
use greyfile_domain::refs::refs;
use greyfile_envelope::{Envelope, Position, StreamId, StreamKind};
use greyfile_projector::{ApplyError, LifeRows, Projector, Reader, Table, TableKind};

pub use describe::describe;
pub use file::{CaseFile, casefile};
pub use greyfile_lives::{LifeError, read as life};
pub use list::{CaseSummary, Filter, Page, cases};
pub use parts::{AccusedView, CustodyView, ExhibitView, FirView, PersonView, RaidView};
pub use timeline::{Entry, entries};

/// Which lives name which: key = the life named, the life that names it.
const LINKS: Table = Table { number: 2, name: "links", kind: TableKind::Index };
/// What a life's rows outside its own tables are, so that they can be taken back.
const DERIVED: Table = Table { number: 3, name: "derived", kind: TableKind::Life };
/// Summaries of cases: key = the opening, newest first, then the case.
const CASES: Table = Table { number: 4, name: "cases", kind: TableKind::Index };

/// The projector of this view.
#[derive(Debug, Clone, Copy, Default)]
pub struct Casefile;

impl Projector for Casefile {
    fn name(&self) -> &'static str {
        "casefile"
    }

    fn version(&self) -> u32 {
        1
    }

    fn tables(&self) -> &'static [Table] {
        &[greyfile_lives::TABLE, LINKS, DERIVED, CASES]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        !matches!(kind, StreamKind::CLAIM | StreamKind::FIGURE | StreamKind::LOG)
    }

    fn apply(
        &self,
        rows: &mut LifeRows<'_>,
        position: Position,
        event: &Envelope<'_>,
    ) -> Result<(), ApplyError> {
        greyfile_lives::push(rows, position, event)
    }

    fn settle(&self, rows: &mut LifeRows<'_>) -> Result<(), ApplyError> {
        let life = greyfile_lives::load(rows)?;
        let now = Derived {
            links: links(&life),
            case_key: (life.stream().kind == StreamKind::CASE).then(|| list::key(&life)),
        };
        let before = Derived::load(rows)?;
        let own = life.stream().to_bytes();
        for gone in before.links.iter().filter(|link| !now.links.contains(link)) {
            rows.delete_index(LINKS.number, &[*gone, own].concat());
        }
        for new in now.links.iter().filter(|link| !before.links.contains(link)) {
            rows.put_index(LINKS.number, &[*new, own].concat(), bytes::Bytes::new());
        }
        if let Some(key) = before.case_key.as_ref().filter(|key| now.case_key.as_ref() != Some(key))
        {
            rows.delete_index(CASES.number, key);
        }
        if let Some(key) = &now.case_key {
            rows.put_index(CASES.number, key, list::encode(&CaseSummary::of(&life)));
        }
        if now != before {
            now.store(rows);
        }
        Ok(())
    }
}

/// The lives that name this one, in the order of their ids.
///
/// # Errors
/// When the view cannot be read.
pub fn named_by(reader: &Reader<'_>, stream: StreamId) -> Result<Vec<StreamId>, LifeError> {
    let mut named_by = Vec::new();
    for row in reader.index(LINKS.number, &stream.to_bytes()) {
        let (key, _) = row?;
        if let Some(own) = key.last_chunk::<{ StreamId::LEN }>() {
            named_by.push(StreamId::from_bytes(*own));
        }
    }
    Ok(named_by)
}

/// What follows from a life outside its own rows.
#[derive(Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
struct Derived {
    links: Vec<[u8; StreamId::LEN]>,
    case_key: Option<Vec<u8>>,
}

impl Derived {
    fn load(rows: &mut LifeRows<'_>) -> Result<Self, ApplyError> {
        let stream = rows.stream();
        match rows.get(DERIVED.number, &[])? {
            None => Ok(Self::default()),
            Some(row) => postcard::from_bytes(&row)
                .map_err(|error| ApplyError::row(stream, DERIVED.number, error)),
        }
    }

    fn store(&self, rows: &mut LifeRows<'_>) {
        let row = postcard::to_stdvec(self).expect("links have a form");
        rows.put(DERIVED.number, &[], row);
    }
}

/// The lives a life names as it stands, each once.
fn links(life: &Life) -> Vec<[u8; StreamId::LEN]> {
    let mut named = Vec::new();
    for standing in life.standing() {
        if !matches!(standing.event, Event::Common(_)) {
            refs(standing.event, &mut named);
        }
    }
    let mut links: Vec<_> = named.into_iter().map(StreamId::to_bytes).collect();
    links.sort_unstable();
    links.dedup();
    links
}
