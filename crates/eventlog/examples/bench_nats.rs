//! Measures the engine on JetStream beside the client library alone, against a nats-server of its
//! own: one server, one copy, `sync_interval: always`.
//!
//! `cargo run --release -p greyfile-eventlog --example bench_nats`; `cargo xtask bench` fetches the
//! server first.

mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_nats::Request;
use async_nats::header::HeaderMap;
use async_nats::jetstream::consumer::{DeliverPolicy, push};
use async_nats::jetstream::context::Context;
use bytes::Bytes;
use futures_util::{StreamExt, stream as streams};
use greyfile_envelope::{Position, StreamId};
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::jetstream::{JetStream, LogName, Options};
use greyfile_eventlog::{Batch, EventLog, Expect, ReadLog};
use support::{number, rate, record, stream};

/// How long each turn of a rate is measured.
const SPAN: Duration = Duration::from_millis(800);
/// How many turns a load and its baseline take.
const TURNS: u64 = 4;
/// Records that are followed.
const FOLLOWED: u64 = 200_000;
/// Subjects that no log reads: where the client library alone publishes to.
const RAW: &str = "raw";

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let rows = runtime.block_on(measure());
    support::print_table(&["what", "measured", "baseline", "ratio", "target"], &rows);
}

async fn measure() -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut nats = Nats::start(1, Sync::Always);
    let name = LogName::default();
    JetStream::create(&nats.link().await, &name, 1).await.expect("a stream");
    let options = Options { name, replicas: 1, mark: None };
    let log = JetStream::open(nats.link().await, options).await.expect("the log");
    let log = Arc::new(log);
    let raw = async_nats::jetstream::new(nats.link().await.client().clone());
    let config = async_nats::jetstream::stream::Config {
        name: RAW.to_owned(),
        subjects: vec![format!("{RAW}.>")],
        allow_atomic_publish: true,
        ..Default::default()
    };
    raw.create_stream(config).await.expect("a stream beside the log");

    for (what, writers, target) in [
        ("append, 1 writer, 1 event", 1, "ratio 0.9"),
        ("append, 256 writers, 1 event", 256, "ratio 8"),
    ] {
        let (mut plain, mut measured) = (0.0, 0.0);
        for turn in 0..TURNS {
            plain += publishes(&raw, turn, writers).await / TURNS as f64;
            measured += appends(&log, (writers << 52) + (turn << 44), writers).await / TURNS as f64;
        }
        eprintln!("{what}: {} /s beside {} /s", number(measured), number(plain));
        rows.push(row(what, measured, plain, "/s", target));
        if writers > 1 {
            let limit = batches(&raw, writers).await;
            let what = "the same, beside batches of 256 one after another";
            rows.push(row(what, measured, limit, "/s", "what the server can take"));
        }
    }
    rows.push(load_stream(&log, &raw).await);
    rows.push(follow(&log, &raw).await);
    rows.push(back_after_a_kill(&mut nats, &log).await);
    log.close().await;
    rows
}

fn row(what: &str, measured: f64, baseline: f64, unit: &str, target: &str) -> Vec<String> {
    vec![
        what.to_owned(),
        format!("{} {unit}", number(measured)),
        format!("{} {unit}", number(baseline)),
        number(measured / baseline),
        target.to_owned(),
    ]
}

/// Publishes one message and waits for its acknowledgement, so many side by side.
async fn publishes(raw: &Context, turn: u64, writers: u64) -> f64 {
    let started = Instant::now();
    let tasks = (0..writers).map(|writer| {
        let raw = raw.clone();
        tokio::spawn(async move {
            let mut done = 0u64;
            while started.elapsed() < SPAN {
                let id = stream((turn << 48) + (writer << 32) + done / 10);
                let subject = format!("{RAW}.{}", id.id_text());
                let acknowledged = raw.publish(subject, record(id, 1)).await.expect("a publish");
                acknowledged.await.expect("an acknowledgement");
                done += 1;
            }
            done
        })
    });
    sum(tasks.collect(), started).await
}

/// Publishes atomic batches one after the other, each message to a subject of its own that it
/// expects to be new: what the server can take of appends that go together.
async fn batches(raw: &Context, messages: u64) -> f64 {
    let (client, started, mut done) = (raw.client(), Instant::now(), 0u64);
    while started.elapsed() < SPAN * u32::try_from(TURNS).expect("few turns") {
        for sequence in 1..=messages {
            let id = stream((1 << 59) + done);
            let subject = format!("{RAW}.{}", id.id_text());
            let mut headers = HeaderMap::new();
            headers.insert("Nats-Expected-Last-Subject-Sequence", "0");
            headers.insert("Nats-Batch-Id", format!("raw-{}", done / messages));
            headers.insert("Nats-Batch-Sequence", sequence.to_string());
            if sequence < messages {
                let sent = client.publish_with_headers(subject, headers, record(id, 1));
                sent.await.expect("a message");
            } else {
                headers.insert("Nats-Batch-Commit", "1");
                let request = Request::new().headers(headers).payload(record(id, 1));
                let answer = client.send_request(subject, request).await.expect("an answer");
                assert!(!answer.payload.windows(7).any(|part| part == b"\"error\""), "{answer:?}");
            }
            done += 1;
        }
    }
    rate(done, started.elapsed())
}

/// Appends one event and waits for its answer, so many side by side, on streams of ten events.
async fn appends(log: &Arc<JetStream>, base: u64, writers: u64) -> f64 {
    let started = Instant::now();
    let tasks = (0..writers).map(|writer| {
        let log = log.clone();
        tokio::spawn(async move {
            let (mut next, mut done) = (base + (writer << 28), 0u64);
            let mut tail: Option<(StreamId, Position, u32)> = None;
            while started.elapsed() < SPAN {
                let (id, expect, version) = match tail {
                    Some((id, at, version)) if version < 10 => {
                        (id, Expect::LastAt(at), version + 1)
                    }
                    _ => {
                        next += 1;
                        (stream(next), Expect::Empty, 1)
                    }
                };
                let batch = Batch::new(vec![(id, expect)], vec![(id, record(id, version))]);
                let landed = log.append(batch.expect("a batch")).await.expect("an append");
                tail = Some((id, landed.last, version));
                done += 1;
            }
            done
        })
    });
    sum(tasks.collect(), started).await
}

async fn sum(tasks: Vec<tokio::task::JoinHandle<u64>>, started: Instant) -> f64 {
    let mut done = 0;
    for task in tasks {
        done += task.await.expect("a writer");
    }
    rate(done, started.elapsed())
}

/// Loading a stream of 100 events, as before a decision, beside one request and its answer.
async fn load_stream(log: &JetStream, raw: &Context) -> Vec<String> {
    let id = stream(u64::MAX / 3);
    let records: Vec<(StreamId, Bytes)> =
        (1..=100).map(|version| (id, record(id, version))).collect();
    log.append(Batch::new(vec![(id, Expect::Empty)], records).expect("a batch"))
        .await
        .expect("an append");
    let (mut loads, mut trips) = (Vec::new(), Vec::new());
    for _ in 0..1_000 {
        let started = Instant::now();
        let stored = log.read_stream(id).await.expect("a read");
        loads.push(started.elapsed());
        assert_eq!(stored.len(), 100);
        let started = Instant::now();
        raw.query_account().await.expect("an answer");
        trips.push(started.elapsed());
    }
    let p99 = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times[times.len() * 99 / 100].as_secs_f64() * 1_000.0
    };
    let (loads, trips) = (p99(&mut loads), p99(&mut trips));
    row("load a stream of 100 events, p99", loads, trips, "ms", "5 ms, 2 round trips")
}

/// Following from the start, beside an ordered consumer of the client library.
async fn follow(log: &JetStream, raw: &Context) -> Vec<String> {
    let have = log.last().await.expect("the end").0;
    let missing = (have..FOLLOWED).map(|number| stream((1 << 60) + number)).collect::<Vec<_>>();
    let batches = missing.chunks(500).map(|ids| {
        Batch::new(
            ids.iter().map(|id| (*id, Expect::Empty)).collect(),
            ids.iter().map(|id| (*id, record(*id, 1))).collect(),
        )
        .expect("a batch")
    });
    streams::iter(batches.map(|batch| log.append(batch)).collect::<Vec<_>>())
        .buffer_unordered(8)
        .for_each(|landed| async move {
            landed.expect("an append");
        })
        .await;
    let last = log.last().await.expect("the end").0;
    let (mut ours, mut theirs) = (0.0, 0.0);
    for _ in 0..TURNS {
        let started = Instant::now();
        let (mut seen, mut chunks) = (0, log.follow(Position::FIRST));
        while seen < last {
            seen += chunks.next().await.expect("open").expect("a chunk").len() as u64;
        }
        ours += rate(seen, started.elapsed()) / TURNS as f64;

        let started = Instant::now();
        let stream = raw.get_stream(LogName::default().stream()).await.expect("the stream");
        let consumer = stream
            .create_consumer(push::OrderedConfig {
                deliver_subject: raw.client().new_inbox(),
                deliver_policy: DeliverPolicy::All,
                ..Default::default()
            })
            .await
            .expect("a consumer");
        let mut messages = consumer.messages().await.expect("its messages");
        let mut seen = 0;
        while seen < last {
            messages.next().await.expect("open").expect("a message");
            seen += 1;
        }
        theirs += rate(seen, started.elapsed()) / TURNS as f64;
    }
    row("follow from the start", ours, theirs, "/s", "ratio 0.9")
}

/// From the server being ready after a kill until an append lands.
async fn back_after_a_kill(nats: &mut Nats, log: &JetStream) -> Vec<String> {
    let mut worst = Duration::ZERO;
    let mut ready = Duration::ZERO;
    for round in 0..3u64 {
        nats.servers()[0].kill();
        let started = Instant::now();
        nats.servers()[0].start();
        ready = ready.max(started.elapsed());
        let up = Instant::now();
        let id = stream((2 << 60) + round);
        loop {
            let batch = Batch::new(vec![(id, Expect::Empty)], vec![(id, record(id, 1))]);
            if log.append(batch.expect("a batch")).await.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        worst = worst.max(up.elapsed());
    }
    row(
        "taking events again after the server is back",
        worst.as_secs_f64(),
        ready.as_secs_f64(),
        "s",
        "2 s (baseline: the server's own start)",
    )
}
