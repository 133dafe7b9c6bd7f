//! Kills a writing process and looks at what it leaves.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use greyfile_envelope::Position;
use greyfile_eventlog::conformance::{Rng, batch, read_all, stream};
use greyfile_eventlog::embedded::Embedded;
use greyfile_eventlog::{EventLog, Expect, ReadLog};

/// Set in the child: the log to write to, and where its streams begin.
const CHILD: &str = "GREYFILE_KILL_CHILD";

/// The child: writes from eight tasks and prints what was acknowledged, until it is killed. Run
/// by the test below; on its own it does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_that_writes_until_killed() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let (path, base) = task.rsplit_once('|').unwrap();
    let base: u64 = base.parse().unwrap();
    let log = std::sync::Arc::new(Embedded::open(path, &crate::short_segments()).unwrap());
    let writers = (0..8).map(|writer| {
        let log = log.clone();
        tokio::spawn(async move {
            for step in 0u64.. {
                let number = base + writer * 1_000_000 + step;
                let count = 1 + number % 7;
                let ids: Vec<_> = (0..count).map(|part| stream(number * 8 + part)).collect();
                let records = ids.iter().map(|id| (*id, record(number))).collect();
                let expectations = ids.iter().map(|id| (*id, Expect::Empty)).collect();
                let landed = log.append(batch(expectations, records)).await.unwrap();
                let line = format!("{} {} {number}\n", landed.first, landed.last);
                // Past the test harness's capture, and in one write.
                std::io::stderr().lock().write_all(line.as_bytes()).unwrap();
            }
        })
    });
    futures_util::future::join_all(writers).await;
}

fn record(number: u64) -> bytes::Bytes {
    format!("{number}:{}", "x".repeat(number as usize * 31 % 700)).into()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_writer_leaves_all_it_acknowledged() {
    let mut rng = Rng::from_env();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    drop(crate::create(&path, &crate::short_segments()).unwrap());
    let rounds = if crate::long() { 500 } else { 20 };
    let mut end = Position::FIRST;
    for round in 1..=rounds {
        let acknowledged = run_and_kill(&path, round * 100_000_000, &mut rng);
        let log = Embedded::open(&path, &crate::short_segments()).unwrap();
        let all = read_all(&log, end.next()).await;
        let at = |position: u64| &all[(position - end.0 - 1) as usize];
        for (first, last, number) in &acknowledged {
            assert!((*first..=*last).all(|place| at(place).record == record(*number)));
        }
        assert!(
            all.len() as u64 >= acknowledged.iter().map(|(first, last, _)| last - first + 1).sum()
        );
        assert_eq!(log.check().unwrap().findings, [], "round {round}");
        end = log.last().await.unwrap();
        assert_eq!(end, all.last().map_or(end, |stored| stored.position));
    }
}

/// Runs the child for a random while; answers the batches it said were acknowledged.
fn run_and_kill(path: &Path, base: u64, rng: &mut Rng) -> Vec<(u64, u64, u64)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child_that_writes_until_killed", "--nocapture"])
        .env(CHILD, format!("{}|{base}", path.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stderr = BufReader::new(child.stderr.take().unwrap());
    let lines = std::thread::spawn(move || {
        // A last line cut off by the kill was not acknowledged to anybody.
        let numbers = |line: String| -> Option<(u64, u64, u64)> {
            let mut numbers = line.split(' ').map(|number| number.parse().ok());
            Some((numbers.next()??, numbers.next()??, numbers.next()??))
        };
        stderr
            .split(b'\n')
            .map_while(Result::ok)
            .filter_map(|line| numbers(String::from_utf8(line).ok()?))
            .collect()
    });
    std::thread::sleep(Duration::from_micros(5_000 + rng.below(60_000)));
    child.kill().unwrap();
    child.wait().unwrap();
    lines.join().unwrap()
}
