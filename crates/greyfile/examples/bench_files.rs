//! Measures files: 1 GB sent to the service, which hashes and syncs it, beside a plain copy and SHA-256
//! of the same file; and what reading it again and its thumbnail take.
//!
//! `cargo run --release -p greyfile --example bench_files`; fewer megabytes as its argument.

mod figures;

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use figures::Row;
use futures_util::{StreamExt, stream};
use greyfile::folder::Folder;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const CHUNK_BYTES: usize = 256 << 10;
/// How often each is measured, in turns.
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let megabytes = std::env::args().nth(1).map_or(Ok(1_000), |text| text.parse())?;
    // Beside the program and not in memory: /tmp often is.
    let here = std::env::current_exe()?;
    let folder = here.with_file_name(format!("greyfile-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder, megabytes).await;
    let _ = std::fs::remove_dir_all(&folder);
    figures::print(measured?);
    Ok(())
}

async fn measure(folder: &Path, megabytes: usize) -> anyhow::Result<Vec<Row>> {
    let data = folder.join("data");
    let program = greyfile()?;
    let mut service = Command::new(&program)
        .args(["serve", "--found", "--listen", "127.0.0.1:0", "--data"])
        .arg(&data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let rows = rows(&data, folder, megabytes).await;
    service.kill()?;
    service.wait()?;
    rows
}

async fn rows(data: &Path, folder: &Path, megabytes: usize) -> anyhow::Result<Vec<Row>> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let base = ready(&client, data).await?;
    let source = folder.join("source");
    let (mut plain, mut sent, mut again) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let seed = u64::try_from(round)?;
        write(&source, megabytes, seed)?;
        let started = Instant::now();
        let digest = copied(&source, &folder.join("copy"))?;
        plain.push(started.elapsed());
        std::fs::remove_file(folder.join("copy"))?;
        let started = Instant::now();
        let file = File::open(&source)?;
        let length = file.metadata()?.len();
        let request = client.post(format!("{base}/api/files")).header("content-length", length);
        let body = reqwest::Body::wrap_stream(chunks(file));
        let answer: Value = request.body(body).send().await?.json().await?;
        sent.push(started.elapsed());
        ensure!(answer["sha256"] == digest, "{answer}");
        let started = Instant::now();
        attach(&client, &base, &digest, seed).await?;
        let found = client.post(format!("{base}/api/files/verify")).send().await?;
        let found: Value = found.json().await?;
        // Every file that came so far is read again; this is the time of one.
        again.push(started.elapsed() / u32::try_from(round + 1)?);
        ensure!(found["whole"] == round + 1 && found["missing"] == json!([]), "{found}");
    }
    let best = |times: &[Duration]| times.iter().min().map_or(f64::NAN, Duration::as_secs_f64);
    let (plain, sent, again) = (best(&plain), best(&sent), best(&again));
    let size = format!("{megabytes} MB");
    let baseline = format!("a plain copy and SHA-256: {plain:.2} s");
    let row = |what: String, took: f64, target: &str| {
        let measured = format!("{took:.2} s, ratio {:.2}", plain / took);
        [what, measured, baseline.clone(), target.to_owned()]
    };
    Ok(vec![
        row(format!("{size} sent over HTTP, hashed, synced and verified"), sent, "ratio 0.5"),
        row("the same, and every byte of it read and hashed again".into(), sent + again, ""),
    ])
}

/// Attaches a file to a case of its own.
async fn attach(
    client: &reqwest::Client,
    base: &str,
    sha256: &str,
    seed: u64,
) -> anyhow::Result<()> {
    let submit = async |number: u64, body: Value| -> anyhow::Result<Value> {
        let id = greyfile_envelope::CommandId::from_bytes(greyfile::demo::id(
            seed + 1,
            greyfile_envelope::Timestamp(1),
            "bench",
            number,
        ));
        let command =
            json!({ "id": id, "actor": "bench", "occurred_at": "2026-01-05", "do": body });
        let sent = client.post(format!("{base}/api/commands")).json(&command).send().await?;
        let answer: Value = sent.json().await?;
        ensure!(answer["position"].is_u64(), "{answer}");
        Ok(answer)
    };
    let opened = json!({ "title": "Bench", "agency": "nccia", "city": "Multan" });
    let opened = json!({ "open": { "events": [{ "case": { "enquiry_opened": opened } }] } });
    let opened = submit(1, opened).await?;
    let case = opened["events"][0]["stream"].as_str().context("a case")?;
    let file = json!({ "on": case, "sha256": sha256, "kind": "recording" });
    submit(2, json!({ "attach_file": file })).await?;
    Ok(())
}

/// Writes bytes that no disk packs.
fn write(path: &Path, megabytes: usize, seed: u64) -> anyhow::Result<()> {
    let mut file = File::create(path)?;
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut chunk = vec![0; 1_000_000];
    for _ in 0..megabytes {
        rng.fill(&mut chunk);
        file.write_all(&chunk)?;
    }
    file.sync_all()?;
    Ok(())
}

/// A plain copy, hashed on its way and synced.
fn copied(from: &Path, to: &Path) -> anyhow::Result<String> {
    let (mut from, mut to, mut hash) = (File::open(from)?, File::create(to)?, Sha256::new());
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        match from.read(&mut chunk)? {
            0 => break,
            read => {
                hash.update(&chunk[..read]);
                to.write_all(&chunk[..read])?;
            }
        }
    }
    to.sync_all()?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn chunks(file: File) -> impl futures_util::Stream<Item = std::io::Result<Vec<u8>>> {
    let next = |mut file: File| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut chunk = vec![0; CHUNK_BYTES];
            let read = file.read(&mut chunk)?;
            chunk.truncate(read);
            Ok((chunk, file))
        });
        match read.await.unwrap_or_else(|error| Err(std::io::Error::other(error))) {
            Ok((chunk, _)) if chunk.is_empty() => None,
            Ok((chunk, file)) => Some((Ok(chunk), Some(file))),
            Err(error) => Some((Err(error), None)),
        }
    };
    stream::unfold(Some(file), move |file| async move {
        match file {
            Some(file) => next(file).await,
            None => None,
        }
    })
    .boxed()
}

/// Waits for the service on this folder.
async fn ready(client: &reqwest::Client, folder: &Path) -> anyhow::Result<String> {
    for _ in 0..3_000 {
        if let Some(address) = Folder::address(folder) {
            let answer = client.get(format!("http://{address}/readyz")).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(format!("http://{address}"));
            }
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("the service was not ready within a minute")
}

/// The program beside this example.
fn greyfile() -> anyhow::Result<std::path::PathBuf> {
    let here = std::env::current_exe()?;
    let folder = here.parent().and_then(Path::parent).context("target/release")?;
    let program = folder.join("greyfile");
    ensure!(program.exists(), "build it first: cargo build --release --bin greyfile");
    Ok(program)
}
