//! A real process, killed without warning while it follows and while it makes views anew, between any
//! two commits.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use greyfile_projector::contract::View;
use greyfile_projector::{Options, RebuildReason, Views};

use crate::sample::{Sample, history};
use crate::support::{
    Dump, LOG_ID, MemoryLog, Random, Sampled, SharedLog, anew_of, assert_same, caught_up, copy,
    seeds, whole,
};

const VIEWS: &str = "GREYFILE_TEST_KILL_VIEWS";
const FORMAT: &str = "GREYFILE_TEST_KILL_FORMAT";
const START: &str = "GREYFILE_TEST_KILL_START";
const RECORDS: &str = "records";
const NAMES: [&str; 3] = ["histories", "sample", "other"];

/// Two views of different names. The second has another format, so that their rows differ.
fn both(format: u32, log: &Arc<MemoryLog>, views: &Path, memory: u64) -> Sampled {
    let log = Arc::new(SharedLog(Arc::clone(log)));
    let both: Vec<Arc<dyn View>> =
        vec![Arc::new(Sample::new(format)), Arc::new(Sample::called("other", format + 2))];
    let options = Options { memory, ..Options::default() };
    Sampled(Views::start(both, log, LOG_ID, views, &options).unwrap())
}

/// The rows of both as a rebuild makes them.
async fn expected(format: u32, records: &[Bytes]) -> [Dump; 2] {
    let other = Sample::called("sample", format + 2);
    [anew_of(Sample::new(format), records).await, anew_of(other, records).await]
}

/// Waits until both have all of the log, and checks their rows.
async fn right(sampled: &Sampled, log: &MemoryLog, expected: &[Dump; 2], about: &str) {
    for (name, expected) in ["sample", "other"].into_iter().zip(expected) {
        caught_up(sampled.of(name), log).await;
        assert_same(&sampled.dump_of(name), expected, &format!("{about}, {name}"));
    }
}

/// Records for a process that is to be killed: to make them up again would take most of its life.
fn write(records: &[Bytes], file: &Path) {
    let bytes: Vec<&[u8]> = records.iter().map(AsRef::as_ref).collect();
    std::fs::write(file, postcard::to_stdvec(&bytes).unwrap()).unwrap();
}

/// Not a test of its own: what the killed process does. It opens the views over the first part of a
/// history and is given the rest in pieces, until it is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn victim() {
    let Ok(views) = std::env::var(VIEWS) else { return };
    let number = |name| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let file = std::fs::read(Path::new(&views).join(RECORDS)).unwrap();
    let records: Vec<&[u8]> = postcard::from_bytes(&file).unwrap();
    let records: Vec<Bytes> = records.into_iter().map(Bytes::copy_from_slice).collect();
    let (first, mut rest) = records.split_at(number(START) as usize);
    let log = MemoryLog::new(first);
    // With little memory a rebuild spills.
    let sampled = both(number(FORMAT) as u32, &log, Path::new(&views), 1 << 20);
    let mut random = Random::new(u64::from(std::process::id()));
    while !rest.is_empty() {
        let (more, later) = rest.split_at((1 + random.below(12)).min(rest.len()));
        log.extend(more);
        rest = later;
        tokio::time::sleep(Duration::from_micros(random.below(1_000) as u64)).await;
    }
    for name in ["sample", "other"] {
        caught_up(sampled.of(name), &log).await;
    }
    loop {
        // Again and again, so that the kill meets every phase of it.
        let name = NAMES[random.below(3)];
        if random.below(4) == 0 {
            sampled.of(name).check().await.unwrap();
        } else {
            sampled.of(name).rebuild(|_| {}).await.unwrap();
        }
    }
}

fn run_and_kill(views: &Path, format: u32, start: usize, after: Duration) {
    // What is left of the lock of the last one says nothing of this one.
    let opened = views.join("other/lock");
    let _ = std::fs::remove_file(&opened);
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["kill::victim", "--exact", "--nocapture"])
        .env(VIEWS, views)
        .env(FORMAT, format.to_string())
        .env(START, start.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // From when it opens its folders, so that a slow machine kills no earlier in its life.
    let began = Instant::now();
    while !opened.exists() && began.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(after);
    assert_eq!(child.try_wait().unwrap(), None, "the victim ended by itself");
    child.kill().unwrap(); // SIGKILL
    child.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_views_are_right_when_they_come_back() {
    let mut outcomes = BTreeMap::new();
    for seed in seeds(5, 150) {
        let mut random = Random::new(seed);
        let views = tempfile::tempdir().unwrap();
        let records = history(seed, 3_000, 150);
        write(&records, &views.path().join(RECORDS));
        // Killed several times over, each time on top of what the last one left. A long start kills
        // while views are made anew, a short one while they follow.
        let mut format = 1 + random.below(2) as u32;
        let kills = 1 + random.below(4);
        let mut start = match random.below(3) {
            0 => records.len(),
            _ => whole(&records, 1 + random.below(200)).len(),
        };
        for _ in 0..kills {
            let after = Duration::from_millis(random.below(1_500) as u64);
            println!("seed {seed}: format {format}, {start} records, killed after {after:?}");
            run_and_kill(views.path(), format, start, after);
            // The log never shrinks, and the victim had at most all of it.
            start = records.len();
        }
        if random.below(4) == 0 {
            format = 3 - format;
        }
        let log = MemoryLog::new(&records);
        let sampled = both(format, &log, views.path(), Options::MEMORY);
        let expected = expected(format, &records).await;
        right(&sampled, &log, &expected, &format!("seed {seed}, opened")).await;
        for name in NAMES {
            let reason = sampled.of(name).status().rebuilt;
            assert!(!matches!(reason, RebuildReason::Damaged { .. }), "seed {seed}: {reason}");
            *outcomes.entry(format!("{name} {reason:?}")).or_insert(0) += 1;
            let spill = views.path().join(name).join("spill");
            assert_eq!(std::fs::read_dir(spill).unwrap().count(), 0, "what was left is gone");
        }
        for name in ["sample", "histories"] {
            sampled.of(name).rebuild(|_| {}).await.unwrap();
        }
        right(&sampled, &log, &expected, &format!("seed {seed}, rebuilt")).await;
    }
    println!("{outcomes:?}");
}

/// Many kills while the views follow, so that they fall between the commit of the histories and those
/// of the views, and between those of the two views: each is a prefix of the log, and goes on from
/// there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_between_commits_leave_each_view_a_prefix_of_the_log() {
    let mut apart = 0;
    for seed in seeds(1, 60) {
        let mut random = Random::new(seed);
        let records = history(seed, 4_000, 150);
        let expected = expected(1, &records).await;
        let views = tempfile::tempdir().unwrap();
        write(&records, &views.path().join(RECORDS));
        let mut start = whole(&records, 1).len();
        for kill in 1.. {
            // The engine hands on what was written every few seconds, and when it has much of it.
            let after = Duration::from_millis(random.below(1_500) as u64);
            run_and_kill(views.path(), 1, start, after);
            // A copy is opened, so that the next victim goes on from what this one left.
            let copied = tempfile::tempdir().unwrap();
            copy(views.path(), copied.path());
            let log = MemoryLog::new(&records);
            let sampled = both(1, &log, copied.path(), Options::MEMORY);
            let mut from = Vec::new();
            for name in NAMES {
                let mut positions = sampled.of(name).positions();
                from.push(positions.wait_for(|reached| reached.0 > 0).await.unwrap().0);
            }
            println!("seed {seed}: killed after {after:?}, came back at about {from:?}");
            right(&sampled, &log, &expected, &format!("seed {seed}, kill {kill}")).await;
            for name in NAMES {
                let reason = sampled.of(name).status().rebuilt;
                assert_eq!(reason, RebuildReason::None, "seed {seed}, kill {kill}, {name}");
            }
            apart += u32::from(from.iter().any(|one| *one != from[0]));
            // The log never shrinks.
            start = from.into_iter().max().unwrap_or_default() as usize;
            if start > records.len() / 2 || kill == 8 {
                break;
            }
        }
    }
    println!("{apart} times they came back at different positions");
}
