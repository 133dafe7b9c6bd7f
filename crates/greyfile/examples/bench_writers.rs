//! Measures durable commands over HTTP on a log in a file: one writer, and 256 side by side. With
//! the paths of several programs, of each in turn, round after round: whatever else the machine
//! does then falls on all of them alike.
//!
//! `cargo run --release -p greyfile --example bench_writers [program ...]`; without a path, the
//! release build of this checkout.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use comfy_table::Table;
use futures_util::future::try_join_all;
use greyfile::folder::Folder;
use greyfile_envelope::CommandId;
use reqwest::Client;
use serde_json::{Value, json};

/// Every program is measured so often.
const ROUNDS: usize = 7;
/// Commands of the writer that is alone, and before them those that warm the service up.
const ALONE: usize = 1_000;
const WARM: usize = 200;
const WRITERS: usize = 256;
/// Notes of each case: a command reads its case whole, so a long one would be what is measured.
const EACH: usize = 40;

/// Commands a second.
#[derive(Clone, Copy)]
struct Rates {
    alone: f64,
    together: f64,
    /// One write and fdatasync after another, just before.
    sync: f64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut programs: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if programs.is_empty() {
        programs.push(own_program()?);
    }
    let mut rates: Vec<Vec<Rates>> = vec![Vec::new(); programs.len()];
    for round in 0..ROUNDS {
        for (program, rates) in programs.iter().zip(&mut rates) {
            eprintln!("round {} of {ROUNDS}: {}", round + 1, program.display());
            rates.push(measure(program).await?);
        }
    }
    println!("{}", table(&programs, &rates));
    Ok(())
}

/// The release build of the program, which `cargo build --release` puts beside the examples.
fn own_program() -> anyhow::Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", "greyfile", "--bin", "greyfile"])
        .status()?;
    anyhow::ensure!(built.success(), "the program was not built");
    let example = std::env::current_exe()?;
    let release = example.parent().and_then(Path::parent).context("the target folder")?;
    Ok(release.join("greyfile"))
}

fn table(programs: &[PathBuf], rates: &[Vec<Rates>]) -> Table {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::ASCII_MARKDOWN);
    table.set_header([
        "program",
        "1 writer",
        "beside the first program",
        "256 writers",
        "beside the first program",
        "write and fdatasync",
    ]);
    let rate = |of: &[Rates], which: fn(&Rates) -> f64| {
        format!("{:.0}/s", median(of.iter().map(which).collect()))
    };
    let beside = |of: &[Rates], which: fn(&Rates) -> f64| {
        let pairs = of.iter().zip(&rates[0]).map(|(one, first)| which(one) / which(first));
        format!("{:.2}", median(pairs.collect()))
    };
    for (program, of) in programs.iter().zip(rates) {
        table.add_row([
            program.display().to_string(),
            rate(of, |rates| rates.alone),
            beside(of, |rates| rates.alone),
            rate(of, |rates| rates.together),
            beside(of, |rates| rates.together),
            rate(of, |rates| rates.sync),
        ]);
    }
    table
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_unstable_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or(f64::NAN)
}

async fn measure(program: &Path) -> anyhow::Result<Rates> {
    let folder = std::env::temp_dir().join(format!("greyfile-writers-{}", std::process::id()));
    let sync = fdatasync()?;
    let service = Service::start(program, &folder)?;
    let measured = async {
        let url = format!("http://{}/api/commands", service.address().await?);
        anyhow::Ok((alone(&url).await?, together(&url).await?))
    }
    .await;
    drop(service);
    let _ = std::fs::remove_dir_all(&folder);
    let (alone, together) = measured?;
    Ok(Rates { alone, together, sync })
}

/// A service of its own on a folder of its own, killed when dropped.
struct Service {
    process: Child,
    folder: PathBuf,
}

impl Service {
    fn start(program: &Path, folder: &Path) -> anyhow::Result<Self> {
        let process = Command::new(program)
            .arg("--data")
            .arg(folder)
            .args(["--trace", "error", "serve", "--found", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| program.display().to_string())?;
        Ok(Self { process, folder: folder.to_owned() })
    }

    async fn address(&self) -> anyhow::Result<SocketAddr> {
        let client = Client::builder().no_proxy().build()?;
        for _ in 0..500 {
            if let Some(address) = Folder::address(&self.folder) {
                let answer = client.get(format!("http://{address}/readyz")).send().await;
                if answer.is_ok_and(|answer| answer.status().is_success()) {
                    return Ok(address);
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("the service was not ready within ten seconds")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn alone(url: &str) -> anyhow::Result<f64> {
    let client = Client::builder().no_proxy().build()?;
    let mut cases = Vec::new();
    for at in 0..(WARM + ALONE).div_ceil(EACH) {
        cases.push(case(&client, url, WRITERS + 1 + at).await?);
    }
    for at in 0..WARM {
        note(&client, url, &cases[at / EACH], at).await?;
    }
    let started = Instant::now();
    for at in WARM..WARM + ALONE {
        note(&client, url, &cases[at / EACH], at).await?;
    }
    Ok(ALONE as f64 / started.elapsed().as_secs_f64())
}

/// Each writes to a case of its own, over a connection of its own.
async fn together(url: &str) -> anyhow::Result<f64> {
    let client = Client::builder().no_proxy().build()?;
    let cases = try_join_all((1..=WRITERS).map(|at| case(&client, url, at))).await?;
    let started = Instant::now();
    try_join_all(cases.iter().enumerate().map(|(writer, case)| {
        let client = &client;
        async move {
            for at in 0..EACH {
                note(client, url, case, (writer + 1) * 10_000 + at).await?;
            }
            anyhow::Ok(())
        }
    }))
    .await?;
    Ok((WRITERS * EACH) as f64 / started.elapsed().as_secs_f64())
}

async fn case(client: &Client, url: &str, at: usize) -> anyhow::Result<String> {
    let opened = json!({ "open_case": { "case": {
        "title": format!("Measured {at}"), "agency": "nccia", "city": "Lahore",
    } } });
    let answer = send(client, url, 1 << 120 | at as u128, &opened).await?;
    let stream = answer["events"][0]["stream"].as_str();
    Ok(stream.with_context(|| answer.to_string())?.to_owned())
}

async fn note(client: &Client, url: &str, case: &str, at: usize) -> anyhow::Result<()> {
    let noted = json!({ "note": { "on": case, "text": "The premises were open again." } });
    send(client, url, 1 << 121 | at as u128, &noted).await.map(drop)
}

async fn send(client: &Client, url: &str, id: u128, body: &Value) -> anyhow::Result<Value> {
    let command = json!({
        "id": CommandId::from_bytes(id.to_be_bytes()), "actor": "bench",
        "occurred_at": "2025-07-08T05:30", "do": body,
    });
    let answer: Value = client.post(url).json(&command).send().await?.json().await?;
    anyhow::ensure!(answer["outcome"] == "accepted", "{answer}");
    Ok(answer)
}

/// Writes of 512 bytes a second, each followed by fdatasync, in the folder of temporary files.
fn fdatasync() -> anyhow::Result<f64> {
    use std::io::Write;
    let path = std::env::temp_dir().join(format!("greyfile-sync-{}", std::process::id()));
    let mut file = std::fs::File::create(&path)?;
    let started = Instant::now();
    for _ in 0..ALONE {
        file.write_all(&[7; 512])?;
        file.sync_data()?;
    }
    std::fs::remove_file(&path)?;
    Ok(ALONE as f64 / started.elapsed().as_secs_f64())
}
