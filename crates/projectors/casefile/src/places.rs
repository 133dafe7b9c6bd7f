//! The gazetteer, and places whose text fitted no entry of it when they were recorded.
//!
//! ```text
//! unmatched  what the field asks for|text as compared|0x1f|stream → the text as typed
//! ```
//! A text that was mapped since is passed over when somebody asks.

use std::collections::BTreeMap;

use bytes::Bytes;
use greyfile_domain::kernel::kind::{AnyEvent, Identity};
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::{Event, GazetteerId};
use greyfile_domain::values::gazetteer::Entry;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::{PlaceCode, Wanted};
use greyfile_envelope::{Position, StreamId};
use greyfile_projector::Reader;
use serde::Serialize;

use crate::{HistoryError, IndexRow, UNMATCHED};

/// Ends the text in a key; no line holds it.
const UNIT: u8 = 0x1f;

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
pub fn places(reader: &Reader<'_>) -> Result<Places, HistoryError> {
    let history = greyfile_histories::read(reader, GazetteerId::THE.stream())?;
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

/// The rows of the places of an event that fit nothing.
pub(crate) fn unmatched_rows(stream: StreamId, event: &Event) -> Vec<IndexRow> {
    let mut rows = Vec::new();
    event.says().clone().places(&mut |place, wanted| {
        if place.code.is_none() {
            let text = plain(place.as_str());
            let key = [&[number(wanted)], text.as_bytes(), &[UNIT], &stream.to_bytes()].concat();
            rows.push((key, Bytes::copy_from_slice(place.as_str().as_bytes())));
        }
    });
    rows
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
pub fn unmatched(reader: &Reader<'_>) -> Result<UnmatchedTexts, HistoryError> {
    let gazetteer = greyfile_histories::gazetteer(reader, None)?;
    let mut texts: BTreeMap<(Wanted, String), Unmatched> = BTreeMap::new();
    for row in reader.index(UNMATCHED.number, &[]) {
        let (key, typed) = row?;
        let typed = String::from_utf8_lossy(&typed).into_owned();
        let wanted = Wanted::ALL.into_iter().find(|one| key.first() == Some(&number(*one)));
        let (Some(wanted), Some(stream)) = (wanted, key.last_chunk::<{ StreamId::LEN }>()) else {
            continue;
        };
        if gazetteer.find(&typed, wanted).is_some() {
            continue;
        }
        let text = texts.entry((wanted, plain(&typed))).or_insert_with(|| Unmatched {
            fits: gazetteer.fitting(&typed, wanted).cloned().collect(),
            wanted,
            streams: 0,
            example: StreamId::from_bytes(*stream),
            typed,
        });
        text.streams += 1;
    }
    let mut texts: Vec<Unmatched> = texts.into_values().collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.streams));
    Ok(UnmatchedTexts { position: reader.position(), texts })
}
