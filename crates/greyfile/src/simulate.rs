//! `greyfile simulate`: made-up cases with realistic mixes and dates, the same for the same seed.

mod big;
mod case;
mod court;
mod exhibits;
mod late;
mod mend;
mod opening;
mod otherwise;
mod raid;
mod script;
mod words;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::bail;
use futures_util::stream::{FuturesUnordered, StreamExt};
use greyfile_domain::streams::GazetteerId;
use greyfile_domain::values::purpose::Purpose;
use greyfile_words::Words;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::door::Door;
use crate::engine::LogSource;
use crate::folder::{Folder, FolderError, Founding};
use crate::roles::Duties;
use crate::service::Service;
use crate::told::{OrTold, Told};
pub use script::{Script, gazetteer};

/// Commands under way at once. Those of one case never overtake each other.
const UNDER_WAY: usize = 256;

/// What to make up.
#[derive(Debug, Clone, clap::Args)]
pub struct SimulateArgs {
    /// How many cases, of about 65 events each; one in 70 has hundreds or more.
    #[arg(long, default_value_t = 100)]
    pub cases: u32,
    /// The same seed makes up the same cases.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Makes cases up.
pub async fn run(
    data: &Path,
    args: &SimulateArgs,
    source: &LogSource,
    words: Words,
) -> anyhow::Result<Value> {
    match Folder::take(data) {
        Ok(folder) => {
            let founding = Founding::Demo { seed: args.seed };
            let service = Service::open(folder, source, &Duties::all(founding)).await?;
            let done = into_app(&service, args, words).await;
            service.close().await?;
            done
        }
        Err(FolderError::InUse { .. }) => {
            let door = Door::open(data, source, words).await?;
            into_service(&door, args).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Straight into the log, many commands at once.
async fn into_app(service: &Service, args: &SimulateArgs, words: Words) -> anyhow::Result<Value> {
    let app = &service.app;
    let intake = service.intake.as_ref().or_told(|| Told::new("service-no-intake"))?;
    if app.identity.purpose != Purpose::Demo {
        bail!(Told::new("simulate-real-cases"));
    }
    let before = app.log.last().await?;
    let started = Instant::now();
    let bar = progress(args.cases, words);
    let mut scripts = Script::new(args.seed, args.cases);
    let mut commands = 0u64;
    if app.log.read_stream(GazetteerId::THE.stream()).await?.is_empty() {
        let added = intake.submit(&gazetteer(args.seed)?).await;
        added.or_told(|| Told::new("simulate-gazetteer"))?;
        commands += 1;
    }
    // Cases go on side by side, each command of one after the other.
    while let Some(window) = scripts.next_window() {
        let mut under_way = FuturesUnordered::new();
        let mut waiting = window.into_iter();
        loop {
            while under_way.len() < UNDER_WAY
                && let Some(chain) = waiting.next()
            {
                let intake = Arc::clone(intake);
                under_way.push(tokio::spawn(async move {
                    for command in &chain {
                        let taken = intake.submit(command).await;
                        taken.or_told(|| Told::new("simulate-command").with("id", command.id))?;
                    }
                    anyhow::Ok(chain.len() as u64)
                }));
            }
            match under_way.next().await {
                Some(done) => commands += done??,
                None => break,
            }
        }
        bar.set_position(scripts.begun().into());
    }
    bar.finish_and_clear();
    let events = app.log.last().await?.0 - before.0;
    Ok(report(args, commands, events, started))
}

/// Through a running service.
async fn into_service(door: &Door, args: &SimulateArgs) -> anyhow::Result<Value> {
    let before = door.get("/api/status", &[]).await?;
    if before["purpose"] != "demo" {
        bail!(Told::new("simulate-real-cases"));
    }
    let started = Instant::now();
    let bar = progress(args.cases, door.words());
    let mut scripts = Script::new(args.seed, args.cases);
    let mut commands = 0u64;
    let known = door.get("/api/gazetteer", &[]).await?;
    if known["places"].as_array().is_none_or(Vec::is_empty) {
        let body = serde_json::to_value(gazetteer(args.seed)?)?;
        door.call(axum::http::Method::POST, "/api/commands", &[], Some(&body)).await?.ok()?;
        commands += 1;
    }
    while let Some(window) = scripts.next_window() {
        let sending = futures_util::stream::iter(window).map(|chain| async move {
            for command in &chain {
                let body = serde_json::to_value(command)?;
                let method = axum::http::Method::POST;
                door.call(method, "/api/commands", &[], Some(&body)).await?.ok()?;
            }
            anyhow::Ok(chain.len() as u64)
        });
        let mut sending = sending.buffer_unordered(32);
        while let Some(done) = sending.next().await {
            commands += done?;
        }
        bar.set_position(scripts.begun().into());
    }
    bar.finish_and_clear();
    let position = |status: &Value| status["position"].as_u64().unwrap_or(0);
    let events = position(&door.get("/api/status", &[]).await?) - position(&before);
    Ok(report(args, commands, events, started))
}

fn report(args: &SimulateArgs, commands: u64, events: u64, started: Instant) -> Value {
    let seconds = started.elapsed().as_secs_f64();
    json!({
        "cases": args.cases,
        "commands": commands,
        "events": events,
        "seconds": (seconds * 100.0).round() / 100.0,
        "events_per_second": (events as f64 / seconds).round(),
        "seed": args.seed,
    })
}

fn progress(cases: u32, words: Words) -> ProgressBar {
    let bar = ProgressBar::new(cases.into());
    let said = Told::new("simulate-bar")
        .with("done", "{pos}")
        .with("cases", "{len}")
        .with("left", "{eta}");
    let style = ProgressStyle::with_template(&format!("{{bar:40}} {}", said.say(words)));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
