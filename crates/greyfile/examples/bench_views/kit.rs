//! What the measurements share: services, waiting for views, figures and rows.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use greyfile::engine::LogSource;
use greyfile::folder::{Folder, Founding};
use greyfile::roles::Duties;
use greyfile::service::Service;
use greyfile_envelope::{CommandId, Position};
use greyfile_projector::{State, Views};
use serde_json::{Value, json};

/// What, measured, baseline of this run, target.
pub(crate) type Row = [String; 4];

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

/// Does it so many times; median and 99th percentile.
pub(crate) fn times(
    count: usize,
    mut once: impl FnMut(usize) -> anyhow::Result<()>,
) -> anyhow::Result<[f64; 2]> {
    let mut times = Vec::with_capacity(count);
    for index in 0..count {
        let started = Instant::now();
        once(index)?;
        times.push(started.elapsed());
    }
    Ok(summary(times))
}

/// Median and 99th percentile, in milliseconds.
pub(crate) fn summary(mut times: Vec<Duration>) -> [f64; 2] {
    times.sort_unstable();
    let at = |hundredth: usize| {
        let index = (times.len() * hundredth / 100).min(times.len().saturating_sub(1));
        times.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
    };
    [at(50), at(99)]
}

pub(crate) fn shown([median, p99]: [f64; 2]) -> String {
    format!("median {median:.2} ms, p99 {p99:.2} ms")
}

pub(crate) fn median(mut of: Vec<f64>) -> f64 {
    of.sort_unstable_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Millions of bytes, in words.
pub(crate) fn mb(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// A line of this process's status, in MB.
pub(crate) fn memory(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|text| text.strip_prefix(line));
    let kilobytes = found.and_then(|text| text.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) * 1_024.0 / 1e6
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
