//! The list page by page. All pages of it are read as of the position that the first one knew.

use greyfile_domain::values::Wanted;
use greyfile_domain::values::hex::{from_hex, to_hex};
use greyfile_envelope::{Position, StreamKind};
use greyfile_projector::contract::Key;
use greyfile_projector::{ReadError, Reader};
use serde::Serialize;

use super::{At, CASES, CaseSummary, Filter};

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Page {
    /// The last event the view has taken in.
    pub position: Position,
    /// The last event the list knows of: of all its pages the one that the first page knew, so that
    /// no case is left out or shown twice because another one moved.
    pub as_of: Position,
    /// Whether this part of the list is another one by now: a case came, went or moved.
    pub moved: bool,
    /// The cases.
    pub cases: Vec<CaseSummary>,
    /// Where the next page starts; absent on the last.
    pub next: Option<String>,
}

/// Cases that are looked at for one page, at most. Beyond it the page ends early, and says where the
/// next one starts.
const LOOKED_AT_MAX: usize = 2_000;

/// Where a page starts: as of which position the list is read, and behind which place in it.
struct Cursor {
    as_of: Position,
    after: At,
}

impl Cursor {
    fn parse(text: &str) -> Option<Self> {
        let bytes = from_hex(text)?;
        let (as_of, after) = bytes.split_first_chunk()?;
        let after = At::of_bytes(after).filter(|(_, case)| case.kind == StreamKind::CASE)?;
        Some(Self { as_of: Position(u64::from_be_bytes(*as_of)), after })
    }

    fn to_text(&self) -> String {
        to_hex(&[&self.as_of.0.to_be_bytes(), &*self.after.key_bytes()].concat())
    }
}

/// Cases that fit, newest first, at most `limit`, from `after` on (a [`Page::next`]). A page can have
/// fewer and still say where the next one starts, where few of very many fit.
///
/// # Errors
/// When the view cannot be read.
pub fn cases(
    reader: &Reader<'_>,
    filter: &Filter,
    after: Option<&str>,
    limit: usize,
) -> Result<Page, ReadError> {
    let place = after.and_then(Cursor::parse);
    let then = reader.at(place.as_ref().map_or(reader.position(), |place| place.as_of));
    let (as_of, start) = (then.position(), place.map(|place| place.after));
    let part = Part::read(&then, filter, start, limit)?;
    let moved = as_of < reader.position() && {
        let now = Part::read(reader, filter, start, limit)?;
        now.places != part.places
    };
    let next = part.next.map(|after| Cursor { as_of, after }.to_text());
    Ok(Page { position: reader.position(), as_of, moved, cases: part.cases, next })
}

/// The last event that a list knows of which a [`Page::next`] leads on with; `None` if it is none.
pub fn next_as_of(next: &str) -> Option<Position> {
    Cursor::parse(next).map(|place| place.as_of)
}

/// Some cases of the list that follow each other.
struct Part {
    cases: Vec<CaseSummary>,
    /// Where each of them stands.
    places: Vec<At>,
    /// Behind which place there may be more.
    next: Option<At>,
}

impl Part {
    fn read(
        reader: &Reader<'_>,
        filter: &Filter,
        start: Option<At>,
        limit: usize,
    ) -> Result<Self, ReadError> {
        let gazetteer = reader.gazetteer()?;
        let city = filter.city.as_deref().and_then(|city| gazetteer.asked(city, Wanted::City));
        let mut part = Self { cases: Vec::new(), places: Vec::new(), next: None };
        let (mut last, mut looked_at) = (None, 0);
        for at in filter.candidates(reader, &gazetteer, city, start)? {
            let (at, listed) = at?;
            let listed = match listed {
                Some(listed) => Some(listed),
                None => reader.get(&CASES, &at)?,
            };
            let Some(mut summary) = listed.map(|listed| listed.of(at.1)) else { continue };
            if summary.city_code.is_none() {
                summary.city_code = gazetteer.find(&summary.city, Wanted::City).cloned();
            }
            let fits = filter.fits(&summary, city);
            if (fits && part.cases.len() == limit) || looked_at == LOOKED_AT_MAX {
                part.next = last;
                break;
            }
            looked_at += 1;
            last = Some(at);
            if fits {
                if let Some((position, recorded_at)) = reader.last_of(at.1)? {
                    (summary.position, summary.last_recorded) = (position, recorded_at);
                }
                part.cases.push(summary);
                part.places.push(at);
            }
        }
        Ok(part)
    }
}
