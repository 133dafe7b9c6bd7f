//! Measures rebuilding and following: `cargo run --release -p greyfile-projector --example
//! bench_rebuild -- [events] [streams] [views folder]`, by default 1,000,000 events over 25,000
//! streams. Two views are rebuilt side by side from an embedded log, then closed, opened again, and
//! given more events live.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use greyfile_envelope::{
    Basis, CommandId, Correlation, Envelope, EventId, Fingerprint, LoggedBy, Occurred, Place,
    Position, Seal, StreamId, StreamKind, Timestamp,
};
use greyfile_eventlog::embedded::{Embedded, Options as LogOptions};
use greyfile_eventlog::{AppendError, Appended, Batch, EventLog, Expect, ReadLog};
use greyfile_projector::{
    ApplyError, Options, Projector, Recorded, State, StreamRows, Table, TableKind, View,
};

const PATIENCE: Duration = Duration::from_secs(600);
const STATE: u8 = 1;
const CHUNKS: u8 = 2;
const INDEX: u8 = 3;
const SUMS: u8 = 4;
/// Events in one row of a stream's history.
const CHUNK_EVENTS: u32 = 16;
const PAYLOAD_LEN: usize = 120;

/// A view the size of a real one: each stream's history in chunks, a summary row, an index by last
/// activity, and counts by day and city.
struct Synthetic {
    name: &'static str,
}

impl Projector for Synthetic {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> u32 {
        1
    }

    fn tables(&self) -> &'static [Table] {
        &[
            Table { number: STATE, name: "state", kind: TableKind::Stream },
            Table { number: CHUNKS, name: "chunks", kind: TableKind::Stream },
            Table { number: INDEX, name: "index", kind: TableKind::Index },
            Table { number: SUMS, name: "sums", kind: TableKind::Sums },
        ]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind == StreamKind::CASE
    }

    fn apply(&self, rows: &mut StreamRows<'_>, recorded: &Recorded<'_>) -> Result<(), ApplyError> {
        let Recorded { position, event, .. } = *recorded;
        let chunk = (event.version / CHUNK_EVENTS).to_be_bytes();
        let history = rows.get(CHUNKS, &chunk)?.unwrap_or_default();
        let mut history = history.try_into_mut().unwrap_or_else(|shared| shared.as_ref().into());
        history.extend_from_slice(&position.0.to_be_bytes());
        history.extend_from_slice(&event.recorded_at.day().0.to_be_bytes());
        history.extend_from_slice(event.payload);
        rows.put(CHUNKS, &chunk, history);
        Ok(())
    }

    fn settle(&self, rows: &mut StreamRows<'_>) -> Result<(), ApplyError> {
        // Counted so far, by day and city, and the last event.
        let mut counts: BTreeMap<[u8; 5], i64> = BTreeMap::new();
        let mut last = [0; 8];
        for (_, history) in rows.iter(CHUNKS)? {
            for event in history.chunks_exact(12 + PAYLOAD_LEN) {
                last.copy_from_slice(&event[..8]);
                let mut key = [0; 5];
                key[..4].copy_from_slice(&event[8..12]);
                key[4] = event[12] % 12;
                *counts.entry(key).or_default() += 1;
            }
        }
        let state: Vec<u8> = counts
            .iter()
            .flat_map(|(key, n)| [key.as_slice(), &(*n as u16).to_be_bytes()].concat())
            .chain(last)
            .collect();
        let before = rows.get(STATE, b"")?.unwrap_or_default();
        let (before, indexed) = before.split_at(before.len().saturating_sub(8));
        for pair in before.chunks_exact(7) {
            let mut key = [0; 5];
            key.copy_from_slice(&pair[..5]);
            *counts.entry(key).or_default() -= i64::from(u16::from_be_bytes([pair[5], pair[6]]));
        }
        for (key, delta) in counts {
            rows.add(SUMS, &key[..4], &key[4..], delta);
        }
        let stream = rows.stream().to_bytes();
        if !indexed.is_empty() {
            rows.delete_index(INDEX, &[indexed, stream.as_slice()].concat());
        }
        rows.put_index(INDEX, &[last.as_slice(), stream.as_slice()].concat(), Bytes::new());
        rows.put(STATE, b"", state);
        Ok(())
    }
}

/// The `at`-th record: rounds over all streams, each in another order, so that they interleave.
fn made_up(at: u64, streams: u64) -> (StreamId, Bytes) {
    let (round, step) = ((at - 1) / streams, (at - 1) % streams);
    let n = (step * 7_919 + round * 104_729) % streams;
    let mut id = [0; 16];
    id[..6].copy_from_slice(&(1_750_000_000_000 + n * 60_000).to_be_bytes()[2..]);
    id[6..14].copy_from_slice(&n.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
    let stream = StreamId::new(StreamKind::CASE, id);
    (stream, record(stream, round as u32 + 1, at).into())
}

/// Writes the made-up events into a log.
struct Writer {
    log: Arc<Embedded>,
    streams: u64,
    heads: HashMap<StreamId, Position>,
    written: u64,
}

impl Writer {
    fn create(file: &Path, streams: u64) -> Self {
        let (stream, record) = made_up(1, streams);
        let log = Embedded::create(file, (stream, record), &LogOptions::default());
        let log = Arc::new(log.expect("a new log"));
        Self { log, streams, heads: [(stream, Position::FIRST)].into(), written: 1 }
    }

    /// The next events as one batch; done once the future is.
    fn append(&mut self, count: u64) -> BoxFuture<'static, Result<Appended, AppendError>> {
        let records: Vec<_> =
            (1..=count).map(|n| made_up(self.written + n, self.streams)).collect();
        let mut expectations = HashMap::new();
        for (n, (stream, _)) in (1..).zip(&records) {
            let before = self.heads.insert(*stream, Position(self.written + n));
            let expect = before.map_or(Expect::Empty, Expect::LastAt);
            expectations.entry(*stream).or_insert(expect);
        }
        self.written += count;
        let batch = Batch::new(expectations.into_iter().collect(), records);
        self.log.append(batch.expect("a good batch"))
    }

    async fn append_up_to(&mut self, last: u64) {
        let mut under_way = VecDeque::new();
        while self.written < last || !under_way.is_empty() {
            while self.written < last && under_way.len() < 32 {
                under_way.push_back(self.append((last - self.written).min(500)));
            }
            if let Some(append) = under_way.pop_front() {
                append.await.expect("appended");
            }
        }
    }
}

fn record(stream: StreamId, version: u32, at: u64) -> Vec<u8> {
    let mut payload = [b'p'; PAYLOAD_LEN];
    payload[0] = (at % 251) as u8;
    let now = Timestamp(1_750_000_000_000 + at as i64 * 2_000);
    let envelope = Envelope {
        event_id: EventId::from_bytes(u128::from(at).to_be_bytes()),
        stream,
        version,
        event_type: "case.progressed",
        schema: 1,
        occurred: Occurred::at(now),
        captured: None,
        recorded_at: now,
        done_by: "officer-1234",
        logged_by: LoggedBy { hand: "desk-07", assurance: "declared" },
        basis: Basis::OwnAct,
        command_id: CommandId::from_bytes([2; 16]),
        place: Place::ALONE,
        fingerprint: Fingerprint::from_bytes([3; 16]),
        correlation: Correlation::from_bytes([4; 16]),
        reservations: Vec::new(),
        payload: &payload,
    };
    envelope.encode(|_| Seal::from_bytes([0; 16])).expect("short enough")
}

/// Now and highest so far, in MiB.
fn resident() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name| {
        let line = status.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) >> 10
    };
    (field("VmRSS:"), field("VmHWM:"))
}

/// Processor time of this process, in seconds: what the wall clock hides on a busy machine.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn report(what: &str, events: u64, took: Duration) {
    let (now, highest) = resident();
    println!(
        "{what:<44} {:>7.2} s {:>9.0} events/s   resident {now} MiB, highest {highest} MiB, \
         {:.2} s of processor since start",
        took.as_secs_f64(),
        events as f64 / took.as_secs_f64(),
        cpu(),
    );
}

fn start(name: &'static str, log: &Arc<Embedded>, views: &Path) -> View {
    let log: Arc<dyn ReadLog> = Arc::<Embedded>::clone(log);
    let options = Options { behind_events_max: u64::MAX, ..Options::default() };
    View::start(Arc::new(Synthetic { name }), log, [1; 16], views, options)
        .expect("the folder is free")
}

async fn following(view: &View) -> Duration {
    let began = Instant::now();
    let mut states = view.states();
    let mut phase = None;
    loop {
        let state = states.borrow_and_update().clone();
        match state {
            State::Following => return began.elapsed(),
            State::Stopped { error } => panic!("{error}"),
            State::Rebuilding(progress) if phase != Some(progress.phase) => {
                phase = Some(progress.phase);
                println!(
                    "  {:>6.2} s {:>6.2} s of processor, resident {} MiB: {} {}",
                    began.elapsed().as_secs_f64(),
                    cpu(),
                    resident().0,
                    view.status().name,
                    progress.phase
                );
            }
            _ => {}
        }
        states.changed().await.expect("the view is there");
    }
}

#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let mut number = |or| args.next().and_then(|arg| arg.parse().ok()).unwrap_or(or);
    let (events, streams) = (number(1_000_000), number(25_000));
    let folder = args.next().map_or_else(
        || std::env::temp_dir().join(format!("greyfile-bench-{}", std::process::id())),
        PathBuf::from,
    );
    std::fs::create_dir_all(&folder).expect("a folder to write in");
    println!("{events} events of {} bytes over {streams} streams", made_up(1, streams).1.len());
    let began = Instant::now();
    let mut writer = Writer::create(&folder.join("log"), streams);
    writer.append_up_to(events).await;
    report("wrote the log", events, began.elapsed());
    let log = Arc::clone(&writer.log);

    let began = Instant::now();
    let (one, two) = (start("one", &log, &folder), start("two", &log, &folder));
    tokio::join!(following(&one), following(&two));
    report("two views made from nothing, side by side", events, began.elapsed());
    let status = one.status();
    println!("  a view: {} rows, {} MiB on disk", status.rows, status.bytes_on_disk >> 20);

    let began = Instant::now();
    one.close().await.expect("closed");
    two.close().await.expect("closed");
    report("closed both", 0, began.elapsed());

    let began = Instant::now();
    let one = start("one", &log, &folder);
    following(&one).await;
    report("opened one again, all rows checked", events, began.elapsed());

    let more = (events / 20).min(50_000);
    let began = Instant::now();
    writer.append_up_to(events + more).await;
    one.wait_for(Position(events + more), PATIENCE).await;
    report("wrote more and followed it live", more, began.elapsed());

    let mut waits: Vec<Duration> = vec![];
    for _ in 0..5_000 {
        let last = writer.append(1).await.expect("appended").last;
        let began = Instant::now();
        one.wait_for(last, PATIENCE).await;
        waits.push(began.elapsed());
    }
    waits.sort_unstable();
    println!(
        "one event at a time, acknowledged to visible: median {:?}, p99 {:?}, most {:?}",
        waits[waits.len() / 2],
        waits[waits.len() * 99 / 100],
        waits[waits.len() - 1]
    );
    drop(one);
    let _ = std::fs::remove_dir_all(folder);
}
