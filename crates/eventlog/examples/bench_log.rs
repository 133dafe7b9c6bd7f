//! Measures the embedded engine beside a raw write-and-fdatasync loop of the same run.
//!
//! `cargo run --release -p greyfile-eventlog --example bench_log [folder]`

mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::StreamExt;
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_eventlog::{Batch, EventLog, Expect, ReadLog};
use support::{number, rate, record, stream};

/// How long each turn of a rate is measured.
const SPAN: Duration = Duration::from_millis(700);
/// How many turns a load and its baseline take.
const TURNS: u64 = 4;
/// Records in the log that is read and opened.
const LARGE: u64 = 1_000_000;
/// Set in the child that writes until it is killed: the file to write to.
const CHILD: &str = "GREYFILE_BENCH_CHILD";

struct Row {
    what: &'static str,
    measured: f64,
    unit: &'static str,
    baseline: Option<f64>,
    target: &'static str,
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    if let Some(path) = std::env::var_os(CHILD) {
        return runtime.block_on(write_until_killed(Path::new(&path)));
    }
    let folder = support::folder();
    let mut rows = Vec::new();
    runtime.block_on(appends(folder.path(), &mut rows));
    runtime.block_on(large(folder.path(), &mut rows));
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.what.to_owned(),
                format!("{} {}", number(row.measured), row.unit),
                row.baseline.map_or("".to_owned(), |base| format!("{} {}", number(base), row.unit)),
                row.baseline.map_or("".to_owned(), |base| number(row.measured / base)),
                row.target.to_owned(),
            ]
        })
        .collect();
    support::print_table(&["what", "measured", "baseline", "ratio", "target"], &cells);
}

/// The three append loads, each beside a raw loop run just before it.
async fn appends(folder: &Path, rows: &mut Vec<Row>) {
    for (what, writers, batch, target) in [
        ("append, 1 writer, 1 event", 1, 1, "ratio 0.6"),
        ("append, 16 writers, 1 event", 16, 1, ""),
        ("append, 256 writers, 1 event", 256, 1, "ratio 12"),
        ("append, 16 writers, 100 events", 16, 100, "ratio 50"),
    ] {
        let path = folder.join(format!("append-{writers}-{batch}"));
        let log = Arc::new(found(&path));
        // Turn by turn: how long a sync takes changes within seconds on a shared disk.
        let (mut raw, mut measured) = (0.0, 0.0);
        for turn in 0..TURNS {
            raw += support::raw_loops_per_second(folder, SPAN.as_secs_f64() / 2.0) / TURNS as f64;
            measured += append_load(log.clone(), turn << 48, writers, batch).await / TURNS as f64;
        }
        log.close().expect("a clean stop");
        std::fs::remove_file(&path).expect("the scratch log");
        eprintln!("{what}: {} /s beside {} /s", number(measured), number(raw));
        rows.push(Row { what, measured, unit: "/s", baseline: Some(raw), target });
    }
}

/// Writers that each keep one batch under way, on streams of ten events, every batch with what it
/// expects.
async fn append_load(log: Arc<Embedded>, base: u64, writers: u64, batch: usize) -> f64 {
    let started = Instant::now();
    let tasks: Vec<_> = (0..writers)
        .map(|writer| {
            let log = log.clone();
            tokio::spawn(async move {
                let (mut next, mut done) = (base + (writer << 32), 0u64);
                let mut tail: Option<(StreamId, Position, u32)> = None;
                while started.elapsed() < SPAN {
                    let prepared = if batch == 1 {
                        let (id, expect, version) = match tail {
                            Some((id, at, version)) if version < 10 => {
                                (id, Expect::LastAt(at), version + 1)
                            }
                            _ => {
                                next += 1;
                                (stream(next), Expect::Empty, 1)
                            }
                        };
                        tail = Some((id, Position::ZERO, version));
                        Batch::new(vec![(id, expect)], vec![(id, record(id, version))])
                    } else {
                        let ids: Vec<StreamId> = (next + 1..).take(batch).map(stream).collect();
                        next += batch as u64;
                        Batch::new(
                            ids.iter().map(|id| (*id, Expect::Empty)).collect(),
                            ids.iter().map(|id| (*id, record(*id, 1))).collect(),
                        )
                    };
                    let landed = log.append(prepared.expect("a batch")).await.expect("an append");
                    if let Some((_, at, _)) = &mut tail {
                        *at = landed.last;
                    }
                    done += batch as u64;
                }
                done
            })
        })
        .collect();
    let mut events = 0;
    for task in tasks {
        events += task.await.expect("a writer");
    }
    rate(events, started.elapsed())
}

/// Reading and opening a log of a million events.
async fn large(folder: &Path, rows: &mut Vec<Row>) {
    let path = folder.join("large");
    let log = found(&path);
    fill(&log, LARGE).await;
    log.close().expect("a clean stop");
    drop(log);
    let len = std::fs::metadata(&path).expect("the log").len();
    let payload = record(stream(1), 1).len() as u64 * LARGE;
    rows.push(Row {
        what: "file, bytes for each byte of records",
        measured: len as f64 / payload as f64,
        unit: "",
        baseline: None,
        target: "",
    });

    let before = support::resident_bytes();
    let started = Instant::now();
    let log = Embedded::open(&path, &Options::default()).expect("the log");
    rows.push(Row {
        what: "open 1M events after a clean stop",
        measured: started.elapsed().as_secs_f64(),
        unit: "s",
        baseline: None,
        target: "under 1 s",
    });
    let raw = raw_scan(&path);
    let scanned = scan(&log).await;
    rows.push(Row {
        what: "read all, envelopes decoded",
        measured: scanned,
        unit: "/s",
        baseline: Some(raw),
        target: "1.5 M/s or ratio 0.5",
    });
    let followed = follow(&log).await;
    rows.push(Row {
        what: "follow all, envelopes decoded",
        measured: followed,
        unit: "/s",
        baseline: Some(raw),
        target: "",
    });
    let streams = read_streams(&log).await;
    rows.push(Row {
        what: "read a stream of 10 events",
        measured: streams,
        unit: "/s",
        baseline: None,
        target: "",
    });
    rows.push(Row {
        what: "memory of the open log, after reading it",
        measured: (support::resident_bytes().saturating_sub(before)) as f64 / 1e6,
        unit: "MB",
        baseline: None,
        target: "under 300 MB",
    });
    log.close().expect("a clean stop");
    drop(log);

    kill_a_writer(&path);
    let started = Instant::now();
    let log = Embedded::open(&path, &Options::default()).expect("the log");
    rows.push(Row {
        what: "open 1M events after a kill",
        measured: started.elapsed().as_secs_f64(),
        unit: "s",
        baseline: None,
        target: "under 5 s",
    });
    let started = Instant::now();
    let checked = log.check().expect("a check");
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    rows.push(Row {
        what: "check every record",
        measured: rate(checked.records, started.elapsed()),
        unit: "/s",
        baseline: None,
        target: "",
    });
}

fn found(path: &Path) -> Embedded {
    let id = StreamId::new(greyfile_envelope::StreamKind::LOG, [0; 16]);
    Embedded::create(path, (id, record(id, 1)), &Options::default()).expect("a new log")
}

/// Events of streams of ten, interleaved, in batches of various sizes.
async fn fill(log: &Embedded, records: u64) {
    let (mut first, mut done) = (0, 1);
    let mut heads: Vec<Position> = Vec::new();
    while done < records {
        for version in 1..=10u32 {
            let mut waiting = Vec::new();
            for lane in 0..16u64 {
                let ids: Vec<StreamId> =
                    (0..25).map(|step| stream(first + lane * 25 + step)).collect();
                let expectations = ids
                    .iter()
                    .enumerate()
                    .map(|(step, id)| {
                        let head = heads.get(lane as usize * 25 + step);
                        (*id, head.map_or(Expect::Empty, |at| Expect::LastAt(*at)))
                    })
                    .collect();
                let records = ids.iter().map(|id| (*id, record(*id, version))).collect();
                waiting.push(log.append(Batch::new(expectations, records).expect("a batch")));
            }
            heads.clear();
            for landed in futures_util::future::join_all(waiting).await {
                let landed = landed.expect("an append");
                heads.extend((landed.first.0..=landed.last.0).map(Position));
            }
            done += 400;
        }
        heads.clear();
        first += 400;
    }
}

/// The same bytes read from the file as fast as they come, decoded by nobody, as records a second.
fn raw_scan(path: &Path) -> f64 {
    use std::io::Read;
    let started = Instant::now();
    let mut file = std::fs::File::open(path).expect("the log");
    let mut buffer = vec![0; 1024 * 1024];
    while file.read(&mut buffer).expect("a read") > 0 {}
    rate(LARGE, started.elapsed())
}

async fn scan(log: &Embedded) -> f64 {
    let (started, mut next, mut read) = (Instant::now(), Position::FIRST, 0u64);
    loop {
        let chunk = log.read(next, 1024 * 1024).await.expect("a read");
        let Some(last) = chunk.last() else { break };
        next = last.position.next();
        read += decoded(chunk.iter().map(|stored| &stored.record));
    }
    rate(read, started.elapsed())
}

async fn follow(log: &Embedded) -> f64 {
    let (started, mut read) = (Instant::now(), 0u64);
    let end = log.last().await.expect("the end");
    let mut follower = log.follow(Position::FIRST);
    while read < end.0 {
        let chunk = follower.next().await.expect("an open log").expect("a read");
        read += decoded(chunk.iter().map(|stored| &stored.record));
    }
    rate(read, started.elapsed())
}

fn decoded<'a>(records: impl Iterator<Item = &'a Bytes>) -> u64 {
    let mut count = 0;
    for record in records {
        let envelope = Envelope::decode(record).expect("an envelope");
        std::hint::black_box(envelope.payload);
        count += 1;
    }
    count
}

async fn read_streams(log: &Embedded) -> f64 {
    let (started, mut reads) = (Instant::now(), 0u64);
    while started.elapsed() < SPAN {
        let id = stream(reads.wrapping_mul(7_919) % (LARGE / 10));
        let records = log.read_stream(id).await.expect("a read");
        assert_eq!(records.len(), 10, "{id}");
        reads += 1;
    }
    rate(reads, started.elapsed())
}

/// Has another process write to the log and kills it at work.
fn kill_a_writer(path: &Path) {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .env(CHILD, path)
        .stdout(Stdio::null())
        .spawn()
        .expect("a child");
    std::thread::sleep(Duration::from_secs(2));
    child.kill().expect("a kill");
    child.wait().expect("its end");
}

async fn write_until_killed(path: &Path) {
    let log = Embedded::open(path, &Options::default()).expect("the log");
    let mut next = 1 << 60;
    loop {
        next += 1;
        let id = stream(next);
        let batch = Batch::new(vec![(id, Expect::Empty)], vec![(id, record(id, 1))]);
        log.append(batch.expect("a batch")).await.expect("an append");
    }
}
