//! The offence catalogue, from the regime file in schemas/.

use anyhow::Context;
use greyfile_domain::acts::{Body, Open};
use greyfile_domain::streams::regime::Adopted;
use greyfile_domain::values::Section;
use greyfile_domain::values::law::Offence;
use greyfile_domain::values::text::Line;
use greyfile_envelope::{Basis, Occurred};
use serde::Deserialize;

use super::Desk;

const OFFENCES: &str = include_str!("../../../../schemas/regime/offences.csv");

#[derive(Deserialize)]
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

/// Adopts the catalogue.
pub(super) async fn adopt(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let offences = offences()?;
    let adopted = Adopted {
        title: Line::new("Offences that appear in call-centre FIRs")?,
        effective_from: "2025-01-01".parse()?,
        offences,
        source: Line::new("schemas/regime/offences.csv")?,
    };
    let recorded_at = "2025-01-01T09:30:00+05:00".parse()?;
    let open = Body::Open(Open { events: vec![adopted.into()] });
    desk.record("regime", recorded_at, "2025-01-01", Basis::OwnAct, open).await?;
    Ok(())
}

fn offences() -> anyhow::Result<Vec<Offence>> {
    let mut reader = csv::Reader::from_reader(OFFENCES.as_bytes());
    let mut offences = Vec::new();
    for row in reader.deserialize() {
        let row: Row = row.context("schemas/regime/offences.csv")?;
        let in_force_from = in_force_from(&row)?;
        offences.push(Offence {
            section: Section {
                statute: Line::new(&row.statute)?,
                section: Line::new(&row.section)?,
            },
            title: Line::new(&row.title)?,
            title_verified: row.title_verified == "yes",
            imprisonment_max: Line::new(&row.max_imprisonment).ok(),
            fine_pkr_max: row.max_fine_pkr,
            maximum_verified: row.maximum_verified == "yes",
            source: Line::new(&row.source).ok(),
            in_force_from: Some(in_force_from),
            in_force_until: None,
        });
    }
    Ok(offences)
}

/// When a section came into force, as exactly as the file tells: the year of its amendment, or
/// the year in the statute's name. Only offences of earlier years are then known to precede it.
fn in_force_from(row: &Row) -> anyhow::Result<Occurred> {
    let amended =
        row.title.split_once(" amendment)").and_then(|(before, _)| before.rsplit('(').next());
    let named = row.statute.rsplit(' ').next();
    let year = amended.or(named).context("a statute's name ends with its year")?;
    Ok(year.parse()?)
}
