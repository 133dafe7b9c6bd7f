//! The gazetteer that comes with the program.

use greyfile_domain::acts::{Body, Open};
use greyfile_domain::streams::gazetteer::PlaceAdded;
use greyfile_domain::values::Line;
use greyfile_envelope::Basis;

use super::Desk;
use crate::gazetteer::{SHIPPED, SHIPPED_SOURCE, read};

/// Adds its places.
pub(super) async fn add(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let recorded_at = "2025-01-01T09:40:00+05:00".parse()?;
    desk.record("gazetteer", recorded_at, "2025-01-01", Basis::OwnAct, open()?).await?;
    Ok(())
}

/// What adds them to a log that has none.
pub(crate) fn open() -> anyhow::Result<Body> {
    let source = Line::new(SHIPPED_SOURCE)?;
    let places = read(SHIPPED)?.into_iter();
    let events = places.map(|place| PlaceAdded { place, source: Some(source.clone()) }.into());
    Ok(Body::Open(Open { events: events.collect() }))
}
