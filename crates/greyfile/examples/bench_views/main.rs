//! Measures the views: their size on disk and in memory while they follow about a million simulated
//! events, what following costs those who write, whether it keeps up for as long as somebody writes,
//! reads on the log that came of it, a picker over 100,000 names, and an event more on a long stream.
//!
//! `cargo run --release -p greyfile --example bench_views [cases] [seconds] [things] [notes] [--long]`

mod cases;
#[path = "../figures/mod.rs"]
mod figures;
mod grown;
mod kit;
mod picker;
#[path = "../raid/mod.rs"]
mod raid;
mod reads;
mod stream;
mod writing;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context;
use figures::Row;
use kit::SEED;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Cases simulated unless told otherwise: about a million events.
const CASES: u32 = 16_000;
/// Seconds of the sustained run unless told otherwise, and with `--long` or `GREYFILE_LONG=1`.
const SECONDS: [u64; 2] = [60, 600];
/// Persons and exhibits that the picker looks among.
const THINGS: u64 = 100_000;
/// Notes on the long stream.
const NOTES: u64 = 10_000;
/// Set in a child: what it does, and on which folder.
const CHILD: &str = "GREYFILE_BENCH_CHILD";

/// What a process of its own does, so that its memory and its caches are of nothing else.
#[derive(Serialize, Deserialize)]
enum Task {
    /// Simulates cases, with views that follow or without any; makes them anew at the end.
    Grow { cases: u32, views: bool, anew: bool },
    /// Reads what was grown.
    Read,
    /// Adds to a long stream of what was grown.
    Add { notes: u64 },
    /// Simulates cases for as long as it is told.
    Sustain { seconds: u64 },
    /// Finds among so many persons and exhibits.
    Find { things: u64 },
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    if let Ok(text) = std::env::var(CHILD) {
        let (task, folder): (Task, PathBuf) = serde_json::from_str(&text)?;
        println!("{}", runtime.block_on(child(task, &folder))?);
        return Ok(());
    }
    let (long, numbers): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument == "--long");
    let long = !long.is_empty() || std::env::var("GREYFILE_LONG").is_ok_and(|set| set == "1");
    let number = |at: usize, usual: u64| -> anyhow::Result<u64> {
        Ok(numbers.get(at).map_or(Ok(usual), |text| text.parse())?)
    };
    let cases = u32::try_from(number(0, CASES.into())?)?;
    let seconds = number(1, SECONDS[usize::from(long)])?;
    let (things, notes) = (number(2, THINGS)?, number(3, NOTES)?);
    eprintln!("seed {SEED}");
    let folder = std::env::temp_dir().join(format!("greyfile-views-{}", std::process::id()));
    let measured = measure(&folder, cases, seconds, (things, notes));
    let _ = std::fs::remove_dir_all(&folder);
    figures::print(measured?);
    Ok(())
}

fn measure(
    root: &Path,
    cases: u32,
    seconds: u64,
    (things, notes): (u64, u64),
) -> anyhow::Result<Vec<Row>> {
    eprintln!("simulating {cases} cases with views, then without");
    let grown = root.join("grown");
    let with = start(&Task::Grow { cases, views: true, anew: true }, &grown)?;
    let beside = |cases, views| -> anyhow::Result<grown::Grown> {
        let folder = root.join("beside");
        let grown = start(&Task::Grow { cases, views, anew: false }, &folder)?;
        std::fs::remove_dir_all(folder)?;
        Ok(grown)
    };
    let without = beside(cases, false)?;
    let mut rows = grown::rows(&with, &without);

    let fewer = (cases / 10).max(5);
    eprintln!("simulating {fewer} cases with and without views in turns");
    let mut pairs = Vec::new();
    for turn in 0..writing::TURNS {
        // Which goes first changes, since the machine's speed does.
        let first = beside(fewer, turn % 2 == 0)?;
        let second = beside(fewer, turn % 2 != 0)?;
        pairs.push(if turn % 2 == 0 { (first, second) } else { (second, first) });
    }
    rows.push(writing::beside(&pairs));

    eprintln!("simulating for {seconds} s");
    let folder = root.join("sustained");
    rows.extend(start::<Vec<Row>>(&Task::Sustain { seconds }, &folder)?);
    std::fs::remove_dir_all(folder)?;

    eprintln!("reading what was grown");
    rows.extend(start::<Vec<Row>>(&Task::Read, &grown)?);
    eprintln!("finding among {things} persons and exhibits");
    rows.extend(start::<Vec<Row>>(&Task::Find { things }, &root.join("names"))?);
    eprintln!("adding to a stream of {notes} notes");
    rows.extend(start::<Vec<Row>>(&Task::Add { notes }, &grown)?);
    Ok(rows)
}

/// Runs a child to its end and takes what it prints.
fn start<T: DeserializeOwned>(task: &Task, folder: &Path) -> anyhow::Result<T> {
    let output = Command::new(std::env::current_exe()?)
        .env(CHILD, serde_json::to_string(&(task, folder))?)
        .stderr(Stdio::inherit())
        .output()?;
    anyhow::ensure!(output.status.success(), "a measurement stopped");
    serde_json::from_slice(&output.stdout).context("what the child measured")
}

async fn child(task: Task, folder: &Path) -> anyhow::Result<String> {
    Ok(match task {
        Task::Grow { cases, views, anew } => {
            serde_json::to_string(&grown::grow(folder, cases, (views, anew)).await?)?
        }
        Task::Read => serde_json::to_string(&reads::rows(folder).await?)?,
        Task::Add { notes } => serde_json::to_string(&stream::rows(folder, notes).await?)?,
        Task::Sustain { seconds } => {
            serde_json::to_string(&writing::sustained(folder, seconds).await?)?
        }
        Task::Find { things } => serde_json::to_string(&picker::rows(folder, things).await?)?,
    })
}
