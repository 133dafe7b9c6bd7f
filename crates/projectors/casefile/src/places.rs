//! The gazetteer, and places whose text fitted no entry of it when they were recorded. A text that was
//! mapped since is passed over when somebody asks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::OnceLock;

use greyfile_domain::kernel::identity::Identity;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::{Event, GazetteerId, History};
use greyfile_domain::values::gazetteer::Entry;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::{PlaceCode, Wanted};
use greyfile_envelope::{Position, StreamId};
use greyfile_field::Shape;
use greyfile_projector::contract::{Keeps, Rows, SumTable, Table, TableInfo};
use greyfile_projector::{ReadError, Reader};
use serde::Serialize;

/// What the field asks for, the text as compared, the stream: the text as typed.
const UNMATCHED: Table<(u8, String, StreamId), String> =
    Table::new(20, "unmatched", Keeps::Commands);
/// In how many streams each text stands.
const COUNTS: SumTable<(u8, String), ()> = SumTable::new(21, "unmatched counts", Keeps::Head);

pub(crate) fn tables() -> [TableInfo; 2] {
    [UNMATCHED.info(), COUNTS.info()]
}

/// The gazetteer as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Places {
    /// The last event the view has taken in.
    pub position: Position,
    /// Every place, by its code.
    pub places: Vec<Entry>,
    /// Codes whose entry was retracted. They are never given again.
    pub retired: Vec<PlaceCode>,
}

/// Every place of the gazetteer.
///
/// # Errors
/// When the view cannot be read.
pub fn places(reader: &Reader<'_>) -> Result<Places, ReadError> {
    let history = reader.history(GazetteerId::THE.stream())?;
    let gazetteer = history.fold::<GazetteerState>().gazetteer;
    let retracted = history.retracted().into_keys().filter_map(|event| history.find(event));
    let retired = retracted.filter_map(|logged| match logged.event.identity() {
        Some(Identity::Place(code)) => Some(code),
        _ => None,
    });
    let mut retired: Vec<PlaceCode> = retired.collect();
    retired.sort_unstable();
    let places = gazetteer.entries().cloned().collect();
    Ok(Places { position: reader.position(), places, retired })
}

/// Texts that stand in events and fit no place.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct UnmatchedTexts {
    /// The last event the view has taken in.
    pub position: Position,
    /// The texts: those of most streams first.
    pub texts: Vec<Unmatched>,
}

/// A text that fits no place.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Unmatched {
    /// As somebody typed it.
    pub typed: String,
    /// What the field asks for.
    pub wanted: Wanted,
    /// In how many streams it stands.
    pub streams: u32,
    /// One of them.
    pub example: StreamId,
    /// The codes that it fits, where it fits several.
    pub fits: Vec<PlaceCode>,
}

/// The rows of the places that fit nothing.
pub(crate) fn rows(history: &History, out: &mut Rows) {
    let mut texts = BTreeMap::new();
    // Most events have no place; the others are copied, since places are given out to be settled.
    let placed = history.current().into_iter().filter(|current| has_place(current.event));
    for current in placed {
        current.event.clone().places(&mut |place, wanted| {
            if place.code.is_none() {
                texts.insert((number(wanted), plain(place.as_str())), place.as_str().to_owned());
            }
        });
    }
    for ((wanted, text), typed) in texts {
        out.add(&COUNTS, &(wanted, text.clone()), &(), 1);
        out.put(&UNMATCHED, &(wanted, text, history.stream()), &typed);
    }
}

/// Whether events of its type can have a place.
fn has_place(event: &Event) -> bool {
    static PLACED: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let placed = PLACED.get_or_init(|| {
        let types = Event::types().map(|(name, _)| name);
        types.filter(|name| Event::shape(name).is_some_and(Shape::has_place)).collect()
    });
    placed.contains(event.event_type().0)
}

fn number(wanted: Wanted) -> u8 {
    match wanted {
        Wanted::City => b'c',
        Wanted::Circle => b'o',
        Wanted::Station => b's',
        Wanted::Malkhana => b'm',
    }
}

/// Texts that fit no place as the gazetteer is now.
///
/// # Errors
/// When the view cannot be read.
pub fn unmatched(reader: &Reader<'_>) -> Result<UnmatchedTexts, ReadError> {
    let gazetteer = reader.gazetteer()?;
    let mut counts: Vec<(u8, String, i64)> = Vec::new();
    let unbounded = Bound::<&u8>::Unbounded;
    reader.sums(&COUNTS, unbounded, unbounded, |(wanted, text): (u8, String), fields| {
        counts.push((wanted, text, fields.iter().map(|(_, count)| count).sum()));
    })?;
    let mut texts: Vec<Unmatched> = Vec::new();
    for (wanted, text, streams) in counts {
        let first = reader.prefix(&UNMATCHED, &(wanted, text)).next().transpose()?;
        let wanted = Wanted::ALL.into_iter().find(|one| number(*one) == wanted);
        let (Some(((_, _, example), typed)), Some(wanted)) = (first, wanted) else { continue };
        if gazetteer.find(&typed, wanted).is_some() {
            continue;
        }
        let fits = gazetteer.fitting(&typed, wanted).cloned().collect();
        let streams = u32::try_from(streams).unwrap_or(u32::MAX);
        texts.push(Unmatched { typed, wanted, streams, example, fits });
    }
    texts.sort_by_key(|text| (std::cmp::Reverse(text.streams), text.wanted));
    Ok(UnmatchedTexts { position: reader.position(), texts })
}
