//! Measures the longest command that a raid makes, over HTTP on a log in a file: 149 persons with
//! all their fields and 40 parcels with seals and numbers;
//! and the same command sent again, which gets its first answer.
//!
//! `cargo run --release -p greyfile --example bench_commands [rounds]`

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::Context;
use comfy_table::Table;
use greyfile::engine::LogSource;
use greyfile::folder::{Folder, Founding};
use greyfile::roles::Duties;
use greyfile::service::Service;
use greyfile_envelope::{CommandId, Position};
use greyfile_web::Names;
use reqwest::Client;
use serde_json::{Value, json};

/// Commands measured unless told otherwise.
const ROUNDS: u64 = 40;
/// Commands before them, which warm the pool and the caches up.
const WARM: u64 = 5;
/// How often each is sent again.
const AGAIN: usize = 5;
const PERSONS: u64 = 149;
const PARCELS: u64 = 40;

fn main() -> anyhow::Result<()> {
    let rounds = std::env::args().nth(1).map_or(Ok(ROUNDS), |text| text.parse())?;
    let folder = std::env::temp_dir().join(format!("greyfile-commands-{}", std::process::id()));
    let measured = tokio::runtime::Runtime::new()?.block_on(measure(&folder, rounds));
    let _ = std::fs::remove_dir_all(&folder);
    println!("{}", measured?);
    Ok(())
}

/// A service in this process, and what a client of it over loopback measures.
async fn measure(folder: &std::path::Path, rounds: u64) -> anyhow::Result<Table> {
    let duties = Duties::all(Founding::Production);
    let service = Service::open(Folder::take(folder)?, &LogSource::File, &duties).await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let router = greyfile_web::router(service.app.clone(), &Names { port, public: None });
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Client::builder().no_proxy().build()?;
    let url = format!("http://127.0.0.1:{port}/api/commands");

    let (mut first, mut again, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let (mut sync, mut written, mut records) = (Vec::new(), 0, 0);
    for round in 0..WARM + rounds {
        let before = service.app.log.last().await?;
        let command = command(round);
        let (took, answer) = timed(&client, &url, &command).await?;
        anyhow::ensure!(answer["outcome"] == "accepted", "{answer}");
        (records, written) = size(&service, before.next()).await?;
        let stored = fdatasync(folder, written)?;
        // The same bytes over the same connection, read and refused before anything is decided.
        let mut wrong = command.clone();
        wrong["occurred_at"] = json!("no day");
        let (read, _) = timed(&client, &url, &wrong).await?;
        if round >= WARM {
            first.push(took);
            sync.push(stored);
            refused.push(read);
        }
        for _ in 0..AGAIN {
            let (took, same) = timed(&client, &url, &command).await?;
            anyhow::ensure!(same == answer, "the first answer, whole");
            if round >= WARM {
                again.push(took);
            }
        }
    }
    serving.abort();
    let _ = serving.await;
    service.close().await?;

    let refused = shown(refused);
    let mut table = Table::new();
    table.load_style(comfy_table::presets::ASCII_MARKDOWN);
    table.set_header(["what", "measured", "baseline of this run", "target"]);
    table.add_row([
        format!(
            "a command of {PERSONS} persons and {PARCELS} parcels over HTTP \
             ({records} records, {written} bytes)"
        ),
        shown(first),
        format!(
            "one write of as many bytes and fdatasync: {}; its body read and refused: {refused}",
            shown(sync)
        ),
        "median 30 ms".to_owned(),
    ]);
    table.add_row([
        "the same command with the same id again".to_owned(),
        shown(again),
        format!("its body read and refused: {refused}"),
        "median 2 ms".to_owned(),
    ]);
    Ok(table)
}

/// Every field of a person and of a parcel is given, and no number is given twice.
fn command(round: u64) -> Value {
    let people: Vec<Value> = (0..PERSONS)
        .map(|at| {
            json!({
                "label": format!("unknown male {}", at + 1), "name": format!("Name {at} of {round}"),
                "sex": "male", "nationality": "PK", "age": 20 + at % 40, "role": "caller",
                "cnic": format!("35202-{:07}-1", round * PERSONS + at), "arrested": true,
            })
        })
        .collect();
    let parcels: Vec<Value> = (0..PARCELS)
        .map(|at| {
            let serial = round * PARCELS + at + 1;
            json!({
                "kind": "phone", "quantity": { "count": 1, "unit": "piece" },
                "description": "black, cracked at the corner", "diary": format!("DD {serial}"),
                "number": { "given": { "malkhana": "Malkhana", "year": 2025, "serial": serial } },
                "place": "second floor, room 4", "holder": "officer-1",
                "seal": format!("NCCIA {serial}"), "imei": imei(serial),
            })
        })
        .collect();
    let id = CommandId::from_bytes((u128::from(round) + (1 << 100)).to_be_bytes());
    json!({
        "id": id, "actor": "bench", "occurred_at": "2025-07-08T05:30",
        "basis": { "report": { "by": "circle-1" } },
        "do": { "conduct_raid": {
            "new_case": { "title": "Measured", "agency": "nccia", "city": "Lahore" },
            "raid": { "city": "Lahore", "place": "Block 7", "authority": "not_stated" },
            "people": people, "parcels": parcels,
        } },
    })
}

/// An IMEI with the check digit that it must have.
fn imei(number: u64) -> String {
    let body = format!("35202{number:09}");
    let digits = body.bytes().rev().map(|digit| u32::from(digit - b'0'));
    let sum: u32 = digits
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { 2 * digit / 10 + 2 * digit % 10 } else { digit })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

async fn timed(client: &Client, url: &str, command: &Value) -> anyhow::Result<(Duration, Value)> {
    let request = client.post(url).json(command).build()?;
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
fn fdatasync(folder: &std::path::Path, bytes: usize) -> anyhow::Result<Duration> {
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

/// Median and 99th percentile.
fn shown(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |hundredth: usize| {
        let time = times.get((times.len() * hundredth / 100).min(times.len().saturating_sub(1)));
        time.map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
    };
    format!("median {:.2} ms, p99 {:.2} ms", at(50), at(99))
}
