//! What views take on disk and in memory that followed the log from its beginning.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use greyfile::service::Service;
use greyfile::simulate::Script;
use serde::{Deserialize, Serialize};

use crate::cases;
use crate::figures::{Row, memory};
use crate::kit::{SEED, level, mb, open, row, slowest, views};

/// Events between two samples; fewer where there are few in all.
const EVERY: u64 = 50_000;
/// Events of a made-up case, about.
const EVENTS_OF_CASE: u64 = 65;
/// How often it is looked whether a sample is due, and whether files still change.
const LOOK: Duration = Duration::from_millis(5);
/// Files that stay as they are for so long are at rest; after so long they are taken as they are.
const AT_REST: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(600);

/// What was seen.
#[derive(Serialize, Deserialize)]
pub(crate) struct Grown {
    pub(crate) events: u64,
    /// Until intake had taken the last command.
    pub(crate) written_s: f64,
    /// Until every view showed it.
    pub(crate) level_s: f64,
    /// Resident memory in MB at each sample, in order.
    resident: Vec<f64>,
    /// The most that the process ever had, in MB.
    peak: f64,
    /// The most that all views took on disk at a sample, in bytes.
    most_on_disk: u64,
    /// The log's file, in bytes.
    log: u64,
    /// Each view, in bytes.
    sizes: Vec<Size>,
}

/// What a view takes on disk, in bytes.
#[derive(Serialize, Deserialize)]
struct Size {
    view: String,
    /// As it grew.
    grown: u64,
    /// Made anew.
    anew: u64,
}

/// Simulates cases on a new folder.
pub(crate) async fn grow(
    folder: &Path,
    cases: u32,
    (with_views, anew): (bool, bool),
) -> anyhow::Result<Grown> {
    let service = open(folder, with_views).await?;
    let before = service.app.log.last().await?;
    let every = (u64::from(cases) * EVENTS_OF_CASE / 20).clamp(1, EVERY);
    let Watched { written_s, level_s, resident, most_on_disk } =
        watched(&service, cases, every).await?;
    let peak = memory("VmHWM:");
    let events = service.app.log.last().await?.0 - before.0;
    let mut sizes = Vec::new();
    if anew {
        // A copy that is under way is made to its end.
        let grown = at_rest(&service).await?;
        let histories = views(&service)?.get("histories").context("the streams")?;
        // Whoever makes the streams anew makes all views with them.
        histories.rebuild(|_| {}).await?;
        level(&service).await?;
        let anew = at_rest(&service).await?;
        let all = grown.into_iter().zip(anew);
        sizes = all.map(|((view, grown), (_, anew))| Size { view, grown, anew }).collect();
    }
    let log = std::fs::metadata(folder.join("log.redb"))?.len();
    service.close().await?;
    Ok(Grown { events, written_s, level_s, resident, peak, most_on_disk, log, sizes })
}

struct Watched {
    written_s: f64,
    level_s: f64,
    resident: Vec<f64>,
    most_on_disk: u64,
}

/// Simulates cases until every view shows them, with a sample every so many events.
async fn watched(service: &Service, cases: u32, every: u64) -> anyhow::Result<Watched> {
    let started = Instant::now();
    let growing = async {
        cases::record(service, &mut Script::new(SEED, cases), || true).await?;
        let written_s = started.elapsed().as_secs_f64();
        level(service).await?;
        anyhow::Ok((written_s, started.elapsed().as_secs_f64()))
    };
    let sample = sampled(service, every);
    tokio::pin!(growing, sample);
    let (mut resident, mut most_on_disk) = (Vec::new(), 0);
    loop {
        tokio::select! {
            grown = growing.as_mut() => {
                let (written_s, level_s) = grown?;
                resident.push(memory("VmRSS:"));
                return Ok(Watched { written_s, level_s, resident, most_on_disk });
            }
            seen = sample.as_mut() => {
                let (mb, on_disk) = seen?;
                resident.push(mb);
                most_on_disk = most_on_disk.max(on_disk);
                sample.set(sampled(service, every));
            }
        }
    }
}

/// Waits until all views show so many events more; resident memory and what they take on disk then.
async fn sampled(service: &Service, every: u64) -> anyhow::Result<(f64, u64)> {
    let from = slowest(service).await?;
    while slowest(service).await?.0 < from.0 + every {
        tokio::time::sleep(LOOK).await;
    }
    let on_disk = if service.app.views.is_some() { sizes(service)? } else { Vec::new() };
    Ok((memory("VmRSS:"), on_disk.iter().map(|(_, bytes)| bytes).sum()))
}

/// What each view takes on disk.
fn sizes(service: &Service) -> anyhow::Result<Vec<(String, u64)>> {
    let each = views(service)?.all();
    Ok(each.map(|view| (view.name().to_owned(), view.status().bytes_on_disk)).collect())
}

/// The same once files change no more.
async fn at_rest(service: &Service) -> anyhow::Result<Vec<(String, u64)>> {
    let (mut before, began) = (sizes(service)?, Instant::now());
    let mut since = began;
    while since.elapsed() < AT_REST && began.elapsed() < PATIENCE {
        tokio::time::sleep(20 * LOOK).await;
        let now = sizes(service)?;
        if now != before {
            (before, since) = (now, Instant::now());
        }
    }
    Ok(before)
}

pub(crate) fn rows(with: &Grown, without: &Grown) -> Vec<Row> {
    let on_disk = |what: &str, targets: &str, which: fn(&str) -> bool| {
        let of: Vec<_> = with.sizes.iter().filter(|size| which(&size.view)).collect();
        let sum = |size: fn(&Size) -> u64| of.iter().map(|one| size(one)).sum::<u64>();
        let (grown, anew) = (sum(|of| of.grown), sum(|of| of.anew));
        let each = |size: fn(&Size) -> u64| {
            let each = of.iter().map(|one| format!("{} {}", one.view, mb(size(one))));
            // One alone is the sum already.
            let several = if of.len() > 1 { each.collect() } else { Vec::new() };
            if several.is_empty() { String::new() } else { format!(" ({})", several.join(", ")) }
        };
        row(
            &format!("{what} on disk, grown live over {} events", with.events),
            format!(
                "{}: {:.2} of made anew, {:.2} of the log{}",
                mb(grown),
                grown as f64 / anew as f64,
                grown as f64 / with.log as f64,
                each(|one| one.grown),
            ),
            format!(
                "made anew: {}, {:.2} of the log{}; the log's file: {}",
                mb(anew),
                anew as f64 / with.log as f64,
                each(|one| one.anew),
                mb(with.log),
            ),
            targets,
        )
    };
    let most = row(
        "the most that all views took on disk meanwhile, a copy under way with them",
        format!(
            "{}: {:.2} of the log",
            mb(with.most_on_disk),
            with.most_on_disk as f64 / with.log as f64
        ),
        format!("the log's file: {}", mb(with.log)),
        "",
    );
    let resident = |of: &Grown| {
        let at = |index: usize| of.resident.get(index).copied().unwrap_or(f64::NAN);
        let last = of.resident.len().saturating_sub(1);
        format!(
            "first {:.0} MB, at half {:.0} MB, at the end {:.0} MB, highest {:.0} MB",
            at(0),
            at(last / 2),
            at(last),
            of.peak,
        )
    };
    vec![
        on_disk(
            "all views and their streams, without names,",
            "1.5 of made anew, 2.5 of the log",
            |name| name != "names",
        ),
        on_disk("the view of names", "1.5 of made anew, 0.7 of the log", |name| name == "names"),
        most,
        row(
            "resident memory while they grew",
            resident(with),
            format!("the same cases without views: {}", resident(without)),
            "flat",
        ),
        row(
            "those cases through intake",
            format!("{:.0} events/s", with.events as f64 / with.written_s),
            format!(
                "until every view showed them: {:.0} events/s; without views: {:.0} events/s",
                with.events as f64 / with.level_s,
                without.events as f64 / without.written_s,
            ),
            "",
        ),
    ]
}
