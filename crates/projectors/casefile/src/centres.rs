//! The centres on record, for whoever has to choose among them.

use std::ops::Bound;

use greyfile_domain::ids::CentreId;
use greyfile_domain::stream::centre::CentreState;
use greyfile_envelope::{Position, StreamId, StreamKind};
use greyfile_projector::Reader;

use crate::LifeError;

/// A centre as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct CentreSummary {
    /// The centre.
    pub centre: CentreId,
    /// What it calls itself; absent when nobody knows.
    pub name: Option<String>,
    /// The city.
    pub city: String,
    /// Where in the city.
    pub address: String,
    /// Where it was put on record.
    pub position: Position,
}

/// Every centre on record, the latest first.
///
/// # Errors
/// When the view cannot be read.
pub fn centres(reader: &Reader<'_>) -> Result<Vec<CentreSummary>, LifeError> {
    // Lives sort by kind, and a life's chunks stand together.
    let (from, to) = ([StreamKind::CENTRE.0], [StreamKind::CENTRE.0 + 1]);
    let lives = greyfile_lives::TABLE.number;
    let mut streams = Vec::new();
    for row in reader.index_range(lives, Bound::Included(&from), Bound::Excluded(&to)) {
        let (key, _) = row?;
        let stream = key.first_chunk::<{ StreamId::LEN }>().map(|own| StreamId::from_bytes(*own));
        streams.extend(stream.filter(|stream| streams.last() != Some(stream)));
    }
    let mut centres = Vec::new();
    for stream in streams {
        let life = greyfile_lives::read(reader, stream)?;
        let state: CentreState = life.fold();
        // What was retracted is no centre any more.
        if let (Some(centre), Some(registered)) = (CentreId::of(stream), state.registered) {
            let text = |line: &greyfile_domain::text::Line| line.as_str().to_owned();
            centres.push(CentreSummary {
                centre,
                name: registered.name.as_ref().map(text),
                city: text(&registered.city),
                address: text(&registered.address),
                position: life.pasts().first().map_or(Position::ZERO, |past| past.moment.position),
            });
        }
    }
    centres.sort_by_key(|centre| std::cmp::Reverse(centre.position));
    Ok(centres)
}
