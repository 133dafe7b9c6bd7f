//! The centres on record, for whoever has to choose among them.

use greyfile_domain::streams::centre::CentreState;
use greyfile_domain::streams::ids::CentreId;
use greyfile_envelope::{Position, StreamId};
use greyfile_projector::Reader;

use crate::{CENTRES, HistoryError};

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
pub fn centres(reader: &Reader<'_>) -> Result<Vec<CentreSummary>, HistoryError> {
    let mut centres = Vec::new();
    for row in reader.index(CENTRES.number, &[]) {
        let (key, _) = row?;
        let Some(stream) = key.first_chunk() else { continue };
        let stream = StreamId::from_bytes(*stream);
        let history = greyfile_histories::read(reader, stream)?;
        let state: CentreState = history.fold();
        // What was retracted is no centre any more.
        if let (Some(centre), Some(registered)) = (CentreId::of(stream), state.registered) {
            let text = |line: &greyfile_domain::values::text::Line| line.as_str().to_owned();
            centres.push(CentreSummary {
                centre,
                name: registered.name.as_ref().map(text),
                city: registered.city.to_string(),
                address: text(&registered.address),
                position: history
                    .logged()
                    .first()
                    .map_or(Position::ZERO, |past| past.moment.position),
            });
        }
    }
    centres.sort_by_key(|centre| std::cmp::Reverse(centre.position));
    Ok(centres)
}
