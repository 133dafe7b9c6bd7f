//! What the measurements share: services, waiting for views, figures and rows.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail};
use greyfile::engine::LogSource;
use greyfile::folder::{Folder, Founding};
use greyfile::roles::Duties;
use greyfile::service::Service;
use greyfile_envelope::{CommandId, Position};
use greyfile_projector::{State, Views};
use serde_json::{Value, json};

use crate::figures::{Row, times};

/// Everything that is drawn follows from it.
pub(crate) const SEED: u64 = 7;

/// A view that has not moved for so long will not.
const STUCK: Duration = Duration::from_secs(300);

pub(crate) fn row(what: &str, measured: String, baseline: String, target: &str) -> Row {
    [what.into(), measured, baseline, target.into()]
}

/// A service in this process. Its log takes times that are made up.
pub(crate) async fn open(folder: &Path, views: bool) -> anyhow::Result<Service> {
    let duties = Duties { views, ..Duties::all(Founding::Demo { seed: SEED }) };
    Service::open(Folder::take(folder)?, &LogSource::File, &duties).await
}

pub(crate) fn views(service: &Service) -> anyhow::Result<&Views> {
    service.app.views.as_deref().context("this process has views")
}

/// The position of the view that is furthest behind; of the log where there are no views.
pub(crate) async fn slowest(service: &Service) -> anyhow::Result<Position> {
    let slowest = service.app.views.as_ref();
    match slowest.and_then(|views| views.all().map(|view| view.position()).min()) {
        Some(position) => Ok(position),
        None => Ok(service.app.log.last().await?),
    }
}

/// Waits until every view shows the whole log, however long that takes, as long as they move.
pub(crate) async fn level(service: &Service) -> anyhow::Result<()> {
    let last = service.app.log.last().await?;
    let Some(views) = &service.app.views else { return Ok(()) };
    for view in views.all() {
        let mut before = view.position();
        while !view.wait_for(last, STUCK).await {
            let (position, state) = (view.position(), view.state());
            let waits = matches!(state, State::Following) && position == before;
            if waits || matches!(state, State::Stopped { .. } | State::Closed) {
                bail!("the view {} stands at {position} of {last}: {state:?}", view.name());
            }
            before = position;
        }
    }
    Ok(())
}

/// A command of somebody at the bench.
pub(crate) fn command(id: u128, body: &Value) -> anyhow::Result<greyfile_domain::acts::Command> {
    Ok(serde_json::from_value(json!({
        "id": CommandId::from_bytes(id.to_be_bytes()), "actor": "bench",
        "occurred_at": "2025-07-08T05:30", "do": body,
    }))?)
}

pub(crate) fn median(mut of: Vec<f64>) -> f64 {
    of.sort_unstable_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Millions of bytes, in words.
pub(crate) fn mb(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// One write and fdatasync at a time, on the log's disk.
pub(crate) fn fdatasync(folder: &Path) -> anyhow::Result<[f64; 2]> {
    use std::io::Write;
    let path = folder.join("written");
    let mut file = std::fs::File::create(&path)?;
    let times = times(200, |_| {
        file.write_all(&[7; 512])?;
        Ok(file.sync_data()?)
    });
    std::fs::remove_file(&path)?;
    times
}
