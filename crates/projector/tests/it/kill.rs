//! A real process, killed without warning while it projects and while it rebuilds.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use greyfile_projector::{Options, RebuildReason};

use crate::sample::{Sample, history};
use crate::support::{
    LOG_ID, MemoryLog, Random, assert_same, by_the_book_of, caught_up, seeds, start_as, start_with,
};

const VIEWS: &str = "GREYFILE_TEST_KILL_VIEWS";
const SEED: &str = "GREYFILE_TEST_KILL_SEED";
const VERSION: &str = "GREYFILE_TEST_KILL_VERSION";
const START: &str = "GREYFILE_TEST_KILL_START";
const RECORDS: usize = 6_000;
const LIVES: usize = 150;

/// Not a test of its own: what the killed process does. It opens the view over the first part
/// of a history and is given the rest in pieces, until it is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn victim() {
    let Ok(views) = std::env::var(VIEWS) else { return };
    let number = |name| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let seed = number(SEED);
    let records = history(seed, RECORDS, LIVES);
    let (first, rest) = records.split_at(number(START) as usize);
    let log = MemoryLog::new(first);
    let options = Options { run_bytes_max: 32 << 10, ..Options::default() };
    let projector = Sample::new(number(VERSION) as u32);
    let view = start_with(projector, &log, LOG_ID, Path::new(&views), options);
    let mut random = Random::new(seed ^ std::process::id() as u64);
    let mut rest = rest;
    while !rest.is_empty() {
        let (more, later) = rest.split_at((1 + random.below(30)).min(rest.len()));
        log.extend(more);
        rest = later;
        tokio::time::sleep(Duration::from_micros(random.below(1_000) as u64)).await;
    }
    caught_up(&view, &log).await;
    loop {
        // Rebuilt again and again, so that the kill meets every phase of it.
        view.rebuild(|_| {}).await.unwrap();
    }
}

fn run_and_kill(views: &Path, seed: u64, version: u32, start: usize, after: Duration) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["kill::victim", "--exact", "--nocapture"])
        .env(VIEWS, views)
        .env(SEED, seed.to_string())
        .env(VERSION, version.to_string())
        .env(START, start.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    assert_eq!(child.try_wait().unwrap(), None, "the victim ended by itself");
    child.kill().unwrap(); // SIGKILL
    child.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_view_is_right_when_it_comes_back() {
    let mut outcomes = std::collections::BTreeMap::new();
    for seed in seeds(4, 150) {
        let mut random = Random::new(seed);
        let views = tempfile::tempdir().unwrap();
        let records = history(seed, RECORDS, LIVES);
        // Killed several times over, each time on top of what the last one left. A long start
        // kills in the rebuild, a short one in live projection.
        let version = 1 + random.below(2) as u32;
        let kills = 1 + random.below(4);
        let mut start = if random.below(2) == 0 { RECORDS } else { random.below(200) };
        for _ in 0..kills {
            let after = Duration::from_millis(30 + random.below(900) as u64);
            println!("seed {seed}: version {version}, {start} records, killed after {after:?}");
            run_and_kill(views.path(), seed, version, start, after);
            // The log never shrinks, and the victim had at most all of it.
            start = RECORDS;
        }
        let version = if random.below(4) == 0 { 3 - version } else { version };
        let log = MemoryLog::new(&records);
        let view = start_as(Sample::new(version), &log, views.path());
        caught_up(&view, &log).await;
        let expected = by_the_book_of(&Sample::new(version), &records);
        assert_same(&view.dump().unwrap(), &expected, &format!("seed {seed}"));
        let reason = view.status().rebuilt;
        println!("seed {seed}: {reason:?}");
        assert!(!matches!(reason, RebuildReason::Damaged { .. }), "seed {seed}: {reason}");
        view.rebuild(|_| {}).await.unwrap();
        assert_same(&view.dump().unwrap(), &expected, &format!("seed {seed}, rebuilt"));
        *outcomes.entry(format!("{reason:?}")).or_insert(0) += 1;
    }
    println!("{outcomes:?}");
}
