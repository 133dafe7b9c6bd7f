//! Measures the longest command that a raid makes, over HTTP on a log in a file: 149 persons with
//! all their fields and 40 parcels with seals and numbers; and the same command, and a note, sent
//! again once the log holds a million commands more: each gets its first answer. Then the index of
//! command ids made anew from that log.
//!
//! `cargo run --release -p greyfile --example bench_commands [rounds] [commands]`

mod figures;
mod raid;

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use figures::{Row, shown, summary};
use futures_util::{StreamExt, TryStreamExt};
use greyfile::engine::LogSource;
use greyfile::folder::{Folder, Founding};
use greyfile::roles::Duties;
use greyfile::service::Service;
use greyfile_envelope::{CommandId, Position};
use greyfile_intake::SubmitError;
use greyfile_web::Names;
use raid::{PARCELS, PERSONS, raid};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

/// Commands measured unless told otherwise.
const ROUNDS: u64 = 40;
/// Commands before them, which warm the pool and the caches up.
const WARM: u64 = 5;
/// How often each is sent again.
const AGAIN: usize = 5;
/// Commands that the log holds by then, unless told otherwise.
const COMMANDS: usize = 1_000_000;
/// Commands of each of their cases.
const EACH: usize = 50;
/// Cases that are written side by side.
const WRITERS: usize = 256;
/// Of a demonstration: nobody has the numbers of those who are made up here.
const SEED: u64 = 7;

fn main() -> anyhow::Result<()> {
    let rounds = std::env::args().nth(1).map_or(Ok(ROUNDS), |text| text.parse())?;
    let commands = std::env::args().nth(2).map_or(Ok(COMMANDS), |text| text.parse())?;
    let folder = std::env::temp_dir().join(format!("greyfile-commands-{}", std::process::id()));
    let measured = tokio::runtime::Runtime::new()?.block_on(measure(&folder, rounds, commands));
    let _ = std::fs::remove_dir_all(&folder);
    figures::print(measured?);
    Ok(())
}

/// A service in this process, and what a client of it over loopback measures.
async fn measure(folder: &Path, rounds: u64, commands: usize) -> anyhow::Result<Vec<Row>> {
    let duties = Duties::all(Founding::Demo { seed: SEED });
    let service = Service::open(Folder::take(folder)?, &LogSource::File, &duties).await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let router = greyfile_web::router(service.app.clone(), &Names { port, public: None });
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Client::builder().no_proxy().build()?;
    let url = format!("http://127.0.0.1:{port}/api/commands");
    let send = |command: &Value| client.post(&url).json(command);

    let (mut first, mut sync, mut written, mut records) = (Vec::new(), Vec::new(), 0, 0);
    let (mut raids, mut notes) = (Vec::new(), Vec::new());
    for round in 0..WARM + rounds {
        let before = service.app.log.last().await?;
        let command = command(round);
        let (took, answer) = timed(&client, send(&command)).await?;
        anyhow::ensure!(answer["outcome"] == "accepted", "{answer}");
        (records, written) = size(&service, before.next()).await?;
        let stored = fdatasync(folder, written)?;
        if round >= WARM {
            first.push(took);
            sync.push(stored);
        }
        let note = note(1 << 102 | u128::from(round), &answer["events"][0]["stream"]);
        let (_, noted) = timed(&client, send(&note)).await?;
        anyhow::ensure!(noted["outcome"] == "accepted", "{noted}");
        notes.push((note, noted));
        raids.push((command, answer));
    }
    load(&service, commands).await?;
    let (mut unread, mut raid_again, mut note_again) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..AGAIN {
        for ((raid, first), (note, noted)) in raids.iter().zip(&notes) {
            // As many bytes over the same connection, refused before anything is read.
            let body = client.post(&url).body(raid.to_string());
            let (took, answer) = timed(&client, body).await?;
            anyhow::ensure!(answer["code"] == "request.not_json", "{answer}");
            unread.push(took);
            let (took, again) = timed(&client, send(raid)).await?;
            anyhow::ensure!(again == *first, "the first answer, whole");
            raid_again.push(took);
            let (took, again) = timed(&client, send(note)).await?;
            anyhow::ensure!(again == *noted, "the first answer, whole");
            note_again.push(took);
        }
    }
    serving.abort();
    let _ = serving.await;
    service.close().await?;
    let rebuilt = rebuilt(folder, &duties, &notes[0].0["do"]["note"]["on"]).await?;

    let unread = format!("its body sent and refused unread: {}", shown(summary(unread)));
    Ok(vec![
        [
            format!(
                "a command of {PERSONS} persons and {PARCELS} parcels over HTTP \
             ({records} records, {written} bytes)"
            ),
            shown(summary(first)),
            format!("one write of as many bytes and fdatasync: {}; {unread}", shown(summary(sync))),
            "median 30 ms".to_owned(),
        ],
        [
            format!("the same with the same id again, {commands} commands later"),
            shown(summary(raid_again)),
            unread,
            "median 2 ms".to_owned(),
        ],
        [
            "a note with the same id again, as much later".to_owned(),
            shown(summary(note_again)),
            String::new(),
            "median 2 ms".to_owned(),
        ],
        rebuilt,
    ])
}

/// The index of command ids made anew: how long a start takes until a new command is taken, with
/// the index and after somebody removed it.
async fn rebuilt(folder: &Path, duties: &Duties, on: &Value) -> anyhow::Result<Row> {
    let start = async |id: u128| {
        let command = serde_json::from_value(note(1 << 103 | id, on))?;
        let started = Instant::now();
        let service = Service::open(Folder::take(folder)?, &LogSource::File, duties).await?;
        let intake = service.intake.as_ref().context("this process takes commands")?;
        while let Err(error) = intake.submit(&command).await {
            anyhow::ensure!(matches!(error, SubmitError::CatchingUp), "{error}");
        }
        anyhow::Ok((started.elapsed(), service))
    };
    let (with_index, service) = start(0).await?;
    let commands = service.folder.commands();
    service.close().await?;
    std::fs::remove_dir_all(commands)?;
    let (without, service) = start(1).await?;
    let started = Instant::now();
    let (records, bytes) = size(&service, Position::ZERO.next()).await?;
    let read = started.elapsed();
    service.close().await?;
    let rate = |took: Duration| format!("{:.0} records/s", records as f64 / took.as_secs_f64());
    // On a short log the one start can take as long as the other.
    let made_anew = without.saturating_sub(with_index).max(Duration::from_micros(1));
    Ok([
        format!("the index of command ids made anew from a log of {records} records"),
        format!("{} ({:.2} s)", rate(made_anew), made_anew.as_secs_f64()),
        format!(
            "the log read, {bytes} bytes: {}; a start with the index: {:.2} s",
            rate(read),
            with_index.as_secs_f64()
        ),
        "300,000 records/s".to_owned(),
    ])
}

/// So many commands through intake, and the views up to them.
async fn load(service: &Service, commands: usize) -> anyhow::Result<()> {
    eprintln!("recording {commands} commands");
    let intake = service.intake.as_ref().context("this process takes commands")?;
    let id = |case: usize, at: usize| 1 << 101 | (case as u128) << 32 | at as u128;
    let cases = (0..commands.div_ceil(EACH)).map(|case| async move {
        let opened = json!({ "open_case": { "case": {
            "title": format!("Case {case}"), "agency": "nccia", "city": "Lahore",
        } } });
        let opened = serde_json::from_value(whole(id(case, 0), &opened))?;
        let on = json!(intake.submit(&opened).await?.events.first().context("the case")?.stream);
        for at in 1..EACH {
            intake.submit(&serde_json::from_value(note(id(case, at), &on))?).await?;
        }
        anyhow::Ok(())
    });
    futures_util::stream::iter(cases).buffer_unordered(WRITERS).try_collect::<()>().await?;
    let last = service.app.log.last().await?;
    let views = service.app.views.as_ref().context("this process has views")?;
    for view in views.all() {
        while view.position() < last {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(())
}

fn note(id: u128, on: &Value) -> Value {
    whole(id, &json!({ "note": { "on": on, "text": "The premises were open again." } }))
}

fn whole(id: u128, body: &Value) -> Value {
    json!({
        "id": CommandId::from_bytes(id.to_be_bytes()), "actor": "bench",
        "occurred_at": "2025-07-08T05:30", "do": body,
    })
}

fn command(round: u64) -> Value {
    let named = |at| format!("Name {at} of {round}");
    let body = raid(round, named, |_| "black, cracked at the corner".to_owned());
    let mut command = whole((1 << 100) + u128::from(round), &body);
    command["basis"] = json!({ "report": { "by": "circle-1" } });
    command
}

async fn timed(client: &Client, request: RequestBuilder) -> anyhow::Result<(Duration, Value)> {
    let request = request.build()?;
    let started = Instant::now();
    let body = client.execute(request).await?.bytes().await?;
    let took = started.elapsed();
    Ok((took, serde_json::from_slice(&body).context("an answer")?))
}

/// Records from here on, and their bytes.
async fn size(service: &Service, mut next: Position) -> anyhow::Result<(usize, usize)> {
    let (mut records, mut bytes) = (0, 0);
    loop {
        let chunk = service.app.log.read(next, 1 << 20).await?;
        let Some(end) = chunk.last() else { return Ok((records, bytes)) };
        next = end.position.next();
        records += chunk.len();
        bytes += chunk.iter().map(|stored| stored.record.len()).sum::<usize>();
    }
}

/// One write of so many bytes, and fdatasync, on the log's disk.
fn fdatasync(folder: &Path, bytes: usize) -> anyhow::Result<Duration> {
    let path = folder.join("written");
    let mut file = std::fs::File::create(&path)?;
    let content = vec![7; bytes];
    let started = Instant::now();
    file.write_all(&content)?;
    file.sync_data()?;
    let took = started.elapsed();
    std::fs::remove_file(&path)?;
    Ok(took)
}
