//! The offence catalogue as a file of its own: CSV.

use greyfile_domain::values::Section;
use greyfile_domain::values::law::Offence;
use greyfile_domain::values::text::Line;
use greyfile_envelope::Occurred;
use serde::Deserialize;

use crate::told::{OrTold, Told};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    statute: String,
    section: String,
    title: String,
    title_verified: String,
    max_imprisonment: String,
    max_fine_pkr: Option<u64>,
    maximum_verified: String,
    source: String,
}

/// The offences of a file; a line that is none is named.
pub(super) fn read(file: &str) -> anyhow::Result<Vec<Offence>> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let mut offences = Vec::new();
    for row in reader.deserialize() {
        // The heading is line 1.
        let line = || Told::new("regime-offences-line").with("line", offences.len() + 2);
        let row: Row = row.or_told(line)?;
        offences.push(offence(&row).or_told(line)?);
    }
    Ok(offences)
}

fn offence(row: &Row) -> anyhow::Result<Offence> {
    let if_given = |text: &str| -> anyhow::Result<Option<Line>> {
        if text.is_empty() { Ok(None) } else { Ok(Some(Line::new(text)?)) }
    };
    Ok(Offence {
        section: Section { statute: Line::new(&row.statute)?, section: Line::new(&row.section)? },
        title: Line::new(&row.title)?,
        title_verified: row.title_verified == "yes",
        imprisonment_max: if_given(&row.max_imprisonment)?,
        fine_pkr_max: row.max_fine_pkr,
        maximum_verified: row.maximum_verified == "yes",
        source: if_given(&row.source)?,
        in_force_from: Some(in_force_from(row)?),
        in_force_until: None,
    })
}

/// When a section came into force, as exactly as the file tells: the year of its amendment, or
/// the year in the statute's name. Only offences of earlier years are then known to precede it.
fn in_force_from(row: &Row) -> anyhow::Result<Occurred> {
    let amended =
        row.title.split_once(" amendment)").and_then(|(before, _)| before.rsplit('(').next());
    let named = row.statute.rsplit(' ').next();
    let year = amended.or(named).or_told(|| Told::new("regime-offences-year"))?;
    year.parse().or_told(|| Told::new("regime-offences-year"))
}
