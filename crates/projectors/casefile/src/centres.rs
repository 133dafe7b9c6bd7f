//! The centres on record, for whoever has to choose among them.

use greyfile_domain::streams::centre::CentreState;
use greyfile_domain::streams::ids::CentreId;
use greyfile_domain::streams::{History, State};
use greyfile_envelope::{Position, StreamId};
use greyfile_projector::contract::{Keeps, Newest, Rows, Table};
use greyfile_projector::{ReadError, Reader};
use serde::{Deserialize, Serialize};

/// Every centre, the latest on record first.
pub(crate) const CENTRES: Table<(Newest<Position>, StreamId), CentreRow> =
    Table::new(2, "centres", Keeps::Commands);

/// A centre as its row has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CentreRow {
    name: Option<String>,
    city: String,
    address: String,
}

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

/// The row of a centre; what was retracted is no centre any more.
pub(crate) fn rows(history: &History, state: &State, out: &mut Rows) {
    let Some(registered) = CentreState::of(state).and_then(|state| state.registered.as_ref())
    else {
        return;
    };
    let position = history.logged().first().map_or(Position::ZERO, |past| past.moment.position);
    let row = CentreRow {
        name: registered.name.as_ref().map(ToString::to_string),
        city: registered.city.to_string(),
        address: registered.address.to_string(),
    };
    out.put(&CENTRES, &(Newest(position), history.stream()), &row);
}

/// Centres on record, the latest first, at most so many.
///
/// # Errors
/// When the view cannot be read.
pub fn centres(reader: &Reader<'_>, most: usize) -> Result<Vec<CentreSummary>, ReadError> {
    let mut centres = Vec::new();
    for row in reader.prefix(&CENTRES, &()).take(most) {
        let ((Newest(position), stream), CentreRow { name, city, address }) = row?;
        let Some(centre) = CentreId::of(stream) else { continue };
        centres.push(CentreSummary { centre, name, city, address, position });
    }
    Ok(centres)
}
