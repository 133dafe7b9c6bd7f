//! Ten thousand events on one stream: right, and an event at its end costs what the event costs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use greyfile_domain::streams::{History, State};
use greyfile_envelope::{Occurred, Position, StreamId, StreamKind, Timestamp};
use greyfile_projector::contract::{Keeps, Rows, Table, TableInfo, View};
use greyfile_projector::{Options, ReadError};

use crate::sample::{Writer, correct, link, note, retract, stream};
use crate::support::{
    Dump, LOG_ID, MemoryLog, PATIENCE, Sampled, assert_same, caught_up, start_with,
};

const EVENTS: usize = 10_000;

/// How long each stream is, and how many of its events are linked raids.
const LENGTHS: Table<StreamId, (u32, u32)> = Table::new(1, "lengths", Keeps::Commands);
/// The event that was recorded last.
const LATEST: Table<StreamId, Position> = Table::new(2, "latest", Keeps::Head);

/// A view whose rows stay few however long a stream becomes.
struct Lengths;

impl View for Lengths {
    fn name(&self) -> &'static str {
        "lengths"
    }

    fn format(&self) -> u32 {
        1
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![LENGTHS.info(), LATEST.info()]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind == StreamKind::CASE
    }

    fn rows(&self, history: &History, state: &State, out: &mut Rows) {
        let State::Case(case) = state else { panic!("only cases are wanted") };
        let logged = history.logged();
        let raids = case.raids.len() as u32;
        out.put(&LENGTHS, &history.stream(), &(logged.len() as u32, raids));
        let last = logged.last().expect("something happened").moment.position;
        out.put(&LATEST, &history.stream(), &last);
    }
}

fn begin(log: &Arc<MemoryLog>, memory: u64) -> (Sampled, tempfile::TempDir) {
    let views = tempfile::tempdir().unwrap();
    let options = Options { memory, ..Options::default() };
    (start_with(Lengths, log, LOG_ID, views.path(), &options), views)
}

async fn made_anew(log: &Arc<MemoryLog>) -> Dump {
    let anew = MemoryLog::new(&log.all());
    let (sampled, _views) = begin(&anew, Options::MEMORY);
    caught_up(sampled.of("lengths"), &anew).await;
    sampled.dump_of("lengths")
}

/// Appends one command after another, and tells how long each took to be in the rows.
async fn one_by_one(
    sampled: &Sampled,
    log: &MemoryLog,
    writer: &mut Writer,
    times: usize,
) -> (Duration, Duration) {
    let mut each = Vec::new();
    for _ in 0..times {
        let before = writer.records.len();
        writer.wait(60_000);
        writer.command(&[(stream(0), note(20))]);
        let began = Instant::now();
        log.extend(&writer.records[before..]);
        assert!(sampled.of("lengths").wait_for(log.end(), PATIENCE).await);
        each.push(began.elapsed());
    }
    each.sort();
    (each[times / 2], each[times - 1])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_events_on_one_stream() {
    let long = stream(0);
    let mut writer = Writer::punctual();
    let log = MemoryLog::new(&[]);
    let (sampled, _views) = begin(&log, Options::MEMORY);
    caught_up(sampled.of("lengths"), &log).await;
    let mut first = None;
    for part in 1..=10 {
        let before = writer.records.len();
        while writer.records.len() < EVENTS * part / 10 {
            writer.wait(60_000);
            let n = writer.records.len();
            let event = if n.is_multiple_of(50) { link(stream(1 + n / 50 * 6)) } else { note(40) };
            let ids = writer.command(&[(long, event)]);
            first.get_or_insert(ids[0]);
        }
        let began = Instant::now();
        log.extend(&writer.records[before..]);
        caught_up(sampled.of("lengths"), &log).await;
        let took = began.elapsed();
        let (median, most) = one_by_one(&sampled, &log, &mut writer, 20).await;
        println!(
            "{:>6} events: {} at once in {took:?}, then one by one {median:?}, most {most:?}",
            writer.records.len(),
            EVENTS / 10
        );
    }
    // Far back: a late entry, a correction, a retraction.
    let first = first.unwrap();
    let when = Timestamp(1_750_000_000_000 + 3_600_000);
    for event in [
        correct(first, link(stream(13)), Some(Occurred::at(when))),
        retract(first),
        link(stream(19)),
    ] {
        let before = writer.records.len();
        writer.command(&[(long, event), (stream(6), note(3))]);
        let began = Instant::now();
        log.extend(&writer.records[before..]);
        caught_up(sampled.of("lengths"), &log).await;
        println!("far back in {:?}", began.elapsed());
    }
    let records = writer.records.len();
    let expected = made_anew(&log).await;
    assert_same(&sampled.dump_of("lengths"), &expected, "live");
    sampled
        .of("lengths")
        .read(|reader| {
            let of_the_long = records as u32 - 3;
            assert_eq!(reader.get(&LENGTHS, &long)?.map(|(len, _)| len), Some(of_the_long));
            assert_eq!(reader.history(long)?.logged().len(), of_the_long as usize);
            assert_eq!(reader.get(&LATEST, &long)?, Some(Position(records as u64 - 1)));
            for position in [1, 2, 777, 5_000, 9_999] {
                let then = reader.at(Position(position));
                assert_eq!(
                    then.get(&LENGTHS, &long)?.map(|(len, _)| u64::from(len)),
                    Some(position)
                );
                assert_eq!(then.history(long)?.logged().len() as u64, position);
            }
            Ok::<_, ReadError>(())
        })
        .unwrap();
    for name in ["lengths", "histories"] {
        let began = Instant::now();
        sampled.of(name).rebuild(|_| {}).await.unwrap();
        println!("{name} made anew in {:?}", began.elapsed());
        assert_same(&sampled.dump_of("lengths"), &expected, "made anew");
    }

    // Where there is no memory to keep it folded, it is slow, and right.
    let small = MemoryLog::new(&log.all());
    let (sampled, _views) = begin(&small, 4 << 20);
    caught_up(sampled.of("lengths"), &small).await;
    let (median, most) = one_by_one(&sampled, &small, &mut writer, 5).await;
    println!("without room to keep it: one by one {median:?}, most {most:?}");
    assert_same(&sampled.dump_of("lengths"), &made_anew(&small).await, "without room");
}
