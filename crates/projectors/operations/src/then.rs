//! The events behind a number as it was known on a day.

use std::collections::BTreeMap;

use greyfile_envelope::Day;
use greyfile_projector::Reader;

use crate::city::Cities;
use crate::contribution::Contribution;
use crate::query::{Behind, Range};
use crate::{CONTRIBUTED, Contributed, HistoryError};

/// The events behind a number as it was known at the end of a day: what had been recorded by
/// then, as it stood then. Otherwise as [`crate::behind`].
///
/// # Errors
/// When the view cannot be read.
pub fn behind_known_by(
    reader: &Reader<'_>,
    range: Range,
    known_by: Day,
    measure: Option<&str>,
    city: Option<&str>,
) -> Result<Vec<Behind>, HistoryError> {
    let called = Cities::new(greyfile_histories::gazetteer(reader, Some(known_by))?);
    let mut found = Vec::new();
    // Every stream is looked at, as for the sums of that day: what was known is kept with each.
    for row in reader.streams(CONTRIBUTED.number) {
        let (stream, _, value) = row?;
        let contributed: Contributed = postcard::from_bytes(&value)
            .map_err(|error| HistoryError::Row { stream, what: error.to_string() })?;
        let deltas = contributed.deltas.into_iter().filter(|(recorded, one)| {
            *recorded <= known_by
                && one.first <= range.to
                && one.last >= range.from
                && measure.is_none_or(|measure| one.measure.as_str() == measure)
                && city.is_none_or(|city| called.is(one.city.as_ref(), city))
        });
        found.extend(standing(deltas.map(|(_, one)| one)).into_iter().map(|contribution| {
            let counted = contribution.first >= range.from && contribution.last <= range.to;
            Behind { stream, contribution, counted }
        }));
    }
    Ok(found)
}

/// What is left of a stream's contributions once those taken back are gone.
fn standing(deltas: impl Iterator<Item = Contribution>) -> Vec<Contribution> {
    let mut kept: BTreeMap<_, Contribution> = BTreeMap::new();
    for one in deltas {
        let key = (one.position, one.first, one.last, one.measure.clone(), one.city.clone());
        match kept.entry(key) {
            std::collections::btree_map::Entry::Vacant(entry) => drop(entry.insert(one)),
            std::collections::btree_map::Entry::Occupied(mut entry) => {
                entry.get_mut().number += one.number;
            }
        }
    }
    kept.into_values().filter(|one| one.number != 0).collect()
}
