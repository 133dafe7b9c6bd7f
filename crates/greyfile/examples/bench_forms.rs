//! Measures what a person waits for who records an event: a form opened on a case of 2,000 events, over
//! HTTP, and the command line from start to end.
//!
//! `cargo run --release -p greyfile --example bench_forms`

mod figures;

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use figures::{Row, shown, summary, times};
use greyfile::folder::Folder;
use greyfile_envelope::{CommandId, Timestamp};
use serde_json::{Value, json};

/// Events of the case: those of its raid with everybody found there, and its own.
const PEOPLE: usize = 149;
const OWN: usize = 1_000;
/// How often each thing is measured.
const TIMES: usize = 300;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join(format!("greyfile-bench-{}", std::process::id()));
    let measured = measure(&folder).await;
    let _ = std::fs::remove_dir_all(&folder);
    figures::print(measured?);
    Ok(())
}

async fn measure(folder: &Path) -> anyhow::Result<Vec<Row>> {
    let mut service = Command::new(greyfile()?)
        .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let rows = async {
        let address = ready(folder).await?;
        asked(address, folder).await
    };
    let rows = rows.await;
    service.kill()?;
    service.wait()?;
    rows
}

/// Waits for the service on this folder.
async fn ready(folder: &Path) -> anyhow::Result<SocketAddr> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    for _ in 0..3_000 {
        if let Some(address) = Folder::address(folder) {
            let answer = client.get(format!("http://{address}/readyz")).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(address);
            }
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("the service was not ready within a minute")
}

async fn asked(address: SocketAddr, folder: &Path) -> anyhow::Result<Vec<Row>> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let base = format!("http://{address}");
    let case = long_case(&client, &base).await?;
    let file: Value = client.get(format!("{base}/api/cases/{case}")).send().await?.json().await?;
    let events = file["timeline"].as_array().map_or(0, Vec::len);
    let exhibit = file["exhibits"][0]["exhibit"].as_str().context("an exhibit")?.to_owned();
    let fetch = async |path: &str| -> anyhow::Result<[f64; 2]> {
        let mut times = Vec::new();
        for index in 0..TIMES + 50 {
            let started = Instant::now();
            let answer = client.get(format!("{base}{path}")).send().await?;
            ensure!(answer.status().is_success(), "{path}: {}", answer.status());
            answer.bytes().await?;
            // The first ones warm the caches up.
            if index >= 50 {
                times.push(started.elapsed());
            }
        }
        Ok(summary(times))
    };
    let plain = fetch("/healthz").await?;
    let blank = fetch("/record/case.enquiry_opened").await?;
    let form = fetch(&format!("/record/exhibit.sealed?on={exhibit}&case={case}")).await?;
    let other = fetch(&format!("/record/exhibit.sealed?case={case}&lang=ur")).await?;
    let (page, bytes, after) = case_page(&client, &base, &case).await?;
    let json = fetch(&format!("/api/cases/{case}")).await?;
    let row = |what: String, measured: [f64; 2], baseline: String, target: &str| {
        [what, shown(measured), baseline, target.to_owned()]
    };
    let of_plain = format!("/healthz {}", shown(plain));
    let of_blank = format!("a form of no case {}", shown(blank));
    let mut rows = vec![
        row(format!("form of an exhibit, case of {events} events"), form, of_plain, "p99 20 ms"),
        row(
            format!("form that asks for the exhibit, in Urdu, {events} events"),
            other,
            of_blank,
            "",
        ),
    ];
    let of_json = format!("its JSON {}", shown(json));
    let what = format!("that case's page, to its first byte, {events} events");
    rows.push(row(what, page, of_json, "p99 20 ms"));
    let size = |what: &str, size: Sizes, baseline: Sizes, target: &str| {
        let [of, baseline] =
            [size, baseline].map(|size| format!("{} B of {}", size.sent, size.html));
        [what.to_owned(), of, baseline, target.to_owned()]
    };
    rows.push(size("the page, sent with zstd", bytes, bytes, "60 kB"));
    rows.push(size("the same after one more event", after, bytes, "10 kB"));
    let nothing = run_often(|| Command::new("/bin/true"))?;
    let greyfile = greyfile()?;
    for line in [
        "record --help",
        "record exhibit.sealed --help",
        "events --type exhibit.seized",
        "explain exhibit.destroyed",
    ] {
        let measured = run_often(|| {
            let mut command = Command::new(&greyfile);
            command.args(line.split(' ')).arg("--data").arg(folder);
            command
        })?;
        let baseline = format!("/bin/true {}", shown(nothing));
        rows.push(row(format!("greyfile {line}"), measured, baseline, "30 ms"));
    }
    Ok(rows)
}

/// Bytes of an answer.
#[derive(Clone, Copy)]
struct Sizes {
    /// As they were sent.
    sent: usize,
    /// As they were before they were compressed.
    html: usize,
}

/// How long a case's page takes to its first byte, how much is sent of it, and how much to a browser
/// that shows it, after one more event.
async fn case_page(
    client: &reqwest::Client,
    base: &str,
    case: &str,
) -> anyhow::Result<([f64; 2], Sizes, Sizes)> {
    let address = format!("{base}/cases/{case}");
    let ask = |zstd: bool, held: Option<&str>| {
        let mut request = client.get(&address);
        if zstd {
            request = request.header("accept-encoding", "zstd");
        }
        if let Some(held) = held {
            request = request.header("hx-request", "true").header("greyfile-sections", held);
        }
        request.send()
    };
    let sizes = async |held: Option<&str>| -> anyhow::Result<(Sizes, String)> {
        let sent = ask(true, held).await?.bytes().await?.len();
        let html = ask(false, held).await?.text().await?;
        Ok((Sizes { sent, html: html.len() }, html))
    };
    let mut times = Vec::new();
    for index in 0..TIMES + 50 {
        let started = Instant::now();
        let answer = ask(true, None).await?;
        // `send` is done once the head is there; the first part of the body follows it at once.
        if index >= 50 {
            times.push(started.elapsed());
        }
        ensure!(answer.status().is_success(), "{}", answer.status());
        answer.bytes().await?;
    }
    let (whole, html) = sizes(None).await?;
    // As a browser tells what it shows: ids and hashes, as they stand in the page.
    let sections = html.split(" data-section=\"").skip(1).zip(html.split(" data-section=\""));
    let held: Vec<String> = sections
        .filter_map(|(after, before)| {
            let tag = &before[before.rfind('<')?..];
            let id = tag.split(" id=\"").nth(1)?.split('"').next()?;
            Some(format!("{id}={}", after.split('"').next()?))
        })
        .collect();
    let note = json!({ "id": CommandId::from_bytes(greyfile::demo::id(8, Timestamp(1), "more", 1)),
        "actor": "bench", "occurred_at": "2026-01-06",
        "do": { "note": { "on": case, "text": "one more" } } });
    let answer = client.post(format!("{base}/api/commands")).json(&note).send().await?;
    let answer: Value = answer.json().await?;
    let position = answer["position"].as_u64().context("a position")?;
    client.get(format!("{address}?at_least={position}")).send().await?.bytes().await?;
    let (after, _) = sizes(Some(&held.join(","))).await?;
    ensure!(held.len() > 5, "the page tells no sections");
    Ok((summary(times), whole, after))
}

/// A case with a raid where many were found, and with many events of its own.
async fn long_case(client: &reqwest::Client, base: &str) -> anyhow::Result<String> {
    let mut sent = 0;
    let mut submit = async |body: Value| -> anyhow::Result<Value> {
        sent += 1;
        let id = CommandId::from_bytes(greyfile::demo::id(7, Timestamp(1), "bench", sent));
        let command =
            json!({ "id": id, "actor": "bench", "occurred_at": "2026-01-05", "do": body });
        let answer: Value =
            client.post(format!("{base}/api/commands")).json(&command).send().await?.json().await?;
        ensure!(answer["position"].is_u64(), "{answer}");
        Ok(answer)
    };
    let person = json!({ "sex": "male", "nationality": "PK", "arrested": true, "role": "caller" });
    let parcel = json!({ "kind": "phone", "quantity": { "count": 3 } });
    let raid = submit(json!({ "conduct_raid": {
        "new_case": { "title": "Bench", "agency": "nccia", "city": "Multan" },
        "raid": { "city": "Multan", "place": "Plaza 3", "authority": "not_stated" },
        "people": vec![person; PEOPLE], "parcels": vec![parcel; 40],
    } }))
    .await?;
    let case = raid["events"]
        .as_array()
        .context("events")?
        .iter()
        .filter_map(|event| event["stream"].as_str())
        .find(|stream| stream.starts_with("case-"))
        .context("a case")?
        .to_owned();
    let left = 2_000 - raid["events"].as_array().map_or(0, Vec::len);
    for events in [left.min(OWN), left.saturating_sub(OWN)] {
        let assigned =
            json!({ "case": { "officer_assigned": { "officer": "b-7", "role": "team_member" } } });
        if events > 0 {
            submit(json!({ "record": { "on": case, "events": vec![assigned; events] } })).await?;
        }
    }
    Ok(case)
}

/// The program beside this example.
fn greyfile() -> anyhow::Result<std::path::PathBuf> {
    let here = std::env::current_exe()?;
    let folder = here.parent().and_then(Path::parent).context("target/release")?;
    let program = folder.join("greyfile");
    ensure!(program.exists(), "build it first: cargo build --release --bin greyfile");
    Ok(program)
}

fn run_often(mut command: impl FnMut() -> Command) -> anyhow::Result<[f64; 2]> {
    times(60, |_| {
        let status = command().stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        ensure!(status.success(), "{status}");
        Ok(())
    })
}
