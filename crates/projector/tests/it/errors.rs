//! What stops the views, or one of them, and that it stops cleanly.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::future::BoxFuture;
use futures_util::stream::{BoxStream, StreamExt};
use greyfile_domain::streams::{History, State as StreamState};
use greyfile_envelope::{Position, StreamId, StreamKind};
use greyfile_eventlog::{ReadError as LogError, ReadLog, Stored};
use greyfile_projector::contract::{FactTable, Facts, Keeps, Rows, Table, TableInfo, Told, View};
use greyfile_projector::{RebuildReason, State, Views};

use crate::sample::{Sample, Writer, history, link, stream, written};
use crate::support::{
    LOG_ID, MemoryLog, PATIENCE, Sampled, SharedLog, anew, anew_of, assert_same, caught_up,
    error_of, start, start_with_other, whole,
};

/// A stream of a kind that no view here wants, though it is kept.
fn unwanted() -> StreamId {
    StreamId::new(StreamKind::COMPLAINT, [77; 16])
}

#[tokio::test]
async fn a_log_that_is_away_for_a_while_is_waited_for() {
    let records = history(3, 600, 20);
    let (first, rest) = records.split_at(whole(&records, 200).len());
    let log = MemoryLog::new(first);
    let views = tempfile::tempdir().unwrap();
    // At each of the reads of a first opening, of a later one, and while the views follow.
    log.go_away(2);
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    sampled.close().await;
    for reads in 1..=3 {
        log.go_away(reads);
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        sampled.close().await;
    }
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    log.go_away(1);
    log.extend(rest);
    assert_same(&sampled.dump(), &anew(first).await, "what was there is served");
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &anew(&records).await, "and it goes on where it was");
    for name in ["histories", "sample"] {
        assert_eq!(sampled.of(name).status().rebuilt, RebuildReason::None, "{name}");
    }
}

#[tokio::test]
async fn an_unknown_event_stops_all_views_before_it() {
    let unknown = |what: &str| format!("{what} is not known here");
    for (of, event_type, schema, named) in [
        (stream(0), "case.odd", 1, unknown("event type \"case.odd\"")),
        (stream(0), "case.raid_linked", 99, unknown("version 99 of case.raid_linked")),
        (unwanted(), "complaint.odd", 1, unknown("event type \"complaint.odd\"")),
    ] {
        let mut writer = written(1, 300, 10);
        let good = writer.records.clone();
        let odd = good.len() + 1;
        writer.odd(of, event_type, schema, b"");
        (0..9).for_each(|_| drop(writer.command(&[(stream(0), link(stream(1)))])));
        let records = writer.records;
        let named = format!("position {odd} was written by a newer Greyfile ({named}");
        let expected = anew(&good).await;

        let log = MemoryLog::new(&[]);
        let views = tempfile::tempdir().unwrap();
        let sampled = start_with_other(Sample::called("other", 1), &log, views.path());
        sampled.caught_up(&log).await;
        log.extend(&records);
        for open in sampled.0.all() {
            let error = error_of(open).await;
            assert!(error.starts_with(&named), "{}: {error}", open.name());
            assert!(error.contains("the log is untouched"), "{error}");
            assert_eq!(open.position(), Position(good.len() as u64));
        }
        assert_same(&sampled.dump(), &expected, "before the odd event");
        assert_same(&sampled.dump_of("other"), &expected, "before the odd event");
        let waited = sampled.view().wait_for(Position(odd as u64), PATIENCE).await;
        assert!(!waited, "waiting ends at once");

        // Opened again they stop at the same place.
        drop(sampled);
        let sampled = start_with_other(Sample::called("other", 1), &log, views.path());
        for open in sampled.0.all() {
            assert!(error_of(open).await.starts_with(&named));
        }
        assert_same(&sampled.dump(), &expected, "opened again");

        // A rebuild meets it too, and what was there stays and is served.
        for name in ["sample", "histories"] {
            let error = sampled.of(name).rebuild(|_| {}).await.unwrap_err().to_string();
            assert!(error.starts_with(&named), "{error}");
            for open in sampled.0.all() {
                assert!(error_of(open).await.starts_with(&named));
            }
            assert_same(&sampled.dump(), &expected, "after the rebuild");
        }
    }
}

#[tokio::test]
async fn an_unknown_event_of_a_stream_that_is_not_kept_is_not_looked_at() {
    let reservation = StreamId::new(StreamKind::RESERVATION, [5; 16]);
    let mut writer = written(1, 100, 10);
    writer.odd(reservation, "reservation.odd", 9, b"");
    let log = MemoryLog::new(&writer.records);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    let before = writer.records.len();
    writer.odd(reservation, "reservation.odd", 9, b"");
    log.extend(&writer.records[before..]);
    sampled.caught_up(&log).await;
}

#[tokio::test]
async fn a_first_making_that_fails_serves_nothing_and_can_be_asked_for_again() {
    for of in [stream(0), unwanted()] {
        let mut writer = Writer::new();
        writer.odd(of, "sample.odd", 1, b"");
        let log = MemoryLog::new(&writer.records);
        let views = tempfile::tempdir().unwrap();
        let sampled = start(&log, views.path());
        assert!(error_of(sampled.view()).await.contains("sample.odd"));
        assert!(sampled.view().dump().is_err());
        for _ in 0..2 {
            let error = sampled.view().rebuild(|_| {}).await.unwrap_err().to_string();
            assert!(error.contains("sample.odd"), "{error}");
            assert!(error_of(sampled.view()).await.contains("sample.odd"));
        }
    }
}

#[tokio::test]
async fn a_record_that_cannot_be_read_stops_all_views_before_it() {
    let good = history(1, 30, 4);
    let mut records = good.clone();
    records.push(bytes::Bytes::from_static(b"\x01nonsense"));
    records.extend(history(1, 30, 4));
    let named = format!("position {} is not a record of this log's intake", good.len() + 1);
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    log.extend(&records);
    for open in sampled.0.all() {
        let error = error_of(open).await;
        assert!(error.starts_with(&named), "{error}");
        assert_eq!(open.position(), Position(good.len() as u64), "{}", open.name());
    }
    assert_same(&sampled.dump(), &anew(&good).await, "before it");
    let error = sampled.view().rebuild(|_| {}).await.unwrap_err().to_string();
    assert!(error.starts_with(&named), "{error}");

    // Views that were never made say the same.
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    assert!(error_of(sampled.view()).await.starts_with(&named));
}

/// A log that has lost a record: those after it have kept their positions.
struct Holed(SharedLog, Position);

impl ReadLog for Holed {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, LogError>> {
        self.0.read_stream(stream)
    }

    fn read(
        &self,
        from: Position,
        bytes_max: usize,
    ) -> BoxFuture<'_, Result<Vec<Stored>, LogError>> {
        let hole = self.1;
        let read = self.0.read(from, bytes_max);
        Box::pin(async move {
            let mut chunk = read.await?;
            chunk.retain(|stored| stored.position != hole);
            Ok(chunk)
        })
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, LogError>> {
        let hole = self.1;
        let chunks = self.0.follow(from).map(move |chunk| {
            let mut chunk = chunk?;
            chunk.retain(|stored| stored.position != hole);
            Ok(chunk)
        });
        chunks.boxed()
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, LogError>> {
        self.0.last()
    }
}

#[tokio::test]
async fn a_hole_in_the_log_stops_all_views_before_it() {
    let records = history(1, 60, 5);
    let hole = whole(&records, 30).len() + 1;
    for live in [true, false] {
        let log = MemoryLog::new(if live { &[] } else { &records });
        let holed = Arc::new(Holed(SharedLog(Arc::clone(&log)), Position(hole as u64)));
        let views = tempfile::tempdir().unwrap();
        let view: Arc<dyn View> = Arc::new(Sample::new(1));
        let options = greyfile_projector::Options::default();
        let started = Views::start(vec![view], holed, LOG_ID, views.path(), &options);
        let sampled = Sampled(started.unwrap());
        if live {
            caught_up(sampled.view(), &log).await;
            log.extend(&records);
        }
        let error = error_of(sampled.view()).await;
        let named = format!("the log gave position {} where {hole} comes next", hole + 1);
        assert!(error.starts_with(&named), "{error}");
        if live {
            assert_same(&sampled.dump(), &anew(&records[..hole - 1]).await, "before it");
        }
    }
}

/// How many events each stream has, until it meets one: then it panics, as long as it is broken.
struct Fragile {
    at: Position,
    broken: Arc<AtomicBool>,
    in_conclude: bool,
}

const LENGTHS: Table<StreamId, u32> = Table::new(1, "lengths", Keeps::Commands);
const TOLD: FactTable<StreamId, Position> = FactTable::new(2, "told");

impl Fragile {
    fn look_at(&self, position: Position) {
        let breaks = position >= self.at && self.broken.load(Ordering::SeqCst);
        assert!(!breaks, "the fold met {position}");
    }
}

impl View for Fragile {
    fn name(&self) -> &'static str {
        "fragile"
    }

    fn format(&self) -> u32 {
        1
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![LENGTHS.info(), TOLD.info()]
    }

    fn wants(&self, _: StreamKind) -> bool {
        true
    }

    fn rows(&self, history: &History, _: &StreamState, out: &mut Rows) {
        let last = history.logged().last().expect("something happened").moment.position;
        if !self.in_conclude {
            self.look_at(last);
        }
        out.put(&LENGTHS, &history.stream(), &(history.logged().len() as u32));
    }

    fn facts(&self, history: &History, _: &StreamState, out: &mut Facts) {
        for logged in history.logged() {
            out.tell(&TOLD, &history.stream(), &logged.moment.position);
        }
    }

    fn conclude(&self, told: &Told<'_>, _: &mut Rows) {
        if self.in_conclude {
            told.facts(&TOLD).into_iter().for_each(|(_, position)| self.look_at(position));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_that_panics_stops_alone() {
    for in_conclude in [false, true] {
        let records = history(1, 400, 12);
        let (first, rest) = records.split_at(whole(&records, 200).len());
        let broken = Arc::new(AtomicBool::new(true));
        let fragile = || {
            let at = Position(first.len() as u64 + 1);
            Fragile { at, broken: Arc::clone(&broken), in_conclude }
        };
        let good = Fragile { at: Position(u64::MAX), broken: Arc::clone(&broken), in_conclude };
        let lengths = |sampled: &Sampled| sampled.of("fragile").dump().unwrap();

        let log = MemoryLog::new(&[]);
        let views = tempfile::tempdir().unwrap();
        let sampled = start_with_other(fragile(), &log, views.path());
        log.extend(first);
        caught_up(sampled.of("fragile"), &log).await;
        let before = lengths(&sampled);
        log.extend(rest);
        let error = error_of(sampled.of("fragile")).await;
        assert!(error.contains("a mistake in the program"), "{error}");
        sampled.caught_up(&log).await;
        assert_same(&sampled.dump(), &anew(&records).await, "the other goes on");
        assert!(sampled.of("fragile").position() <= Position(first.len() as u64));
        assert_eq!(sampled.of("histories").state(), State::Following);
        let reached = sampled.of("fragile").position();
        if reached == Position(first.len() as u64) {
            assert_same(&lengths(&sampled), &before, "its rows stay");
        }

        // As long as it is broken it cannot be made anew, and says so again; nothing else minds.
        for name in ["fragile", "histories"] {
            let made = sampled.of(name).rebuild(|_| {}).await;
            if name == "fragile" {
                let error = made.unwrap_err().to_string();
                assert!(error.contains("a mistake in the program"), "{error}");
            }
            assert!(error_of(sampled.of("fragile")).await.contains("a mistake in the program"));
            assert!(sampled.of("fragile").dump().is_ok(), "its rows stay");
            sampled.caught_up(&log).await;
            assert_same(&sampled.dump(), &anew(&records).await, "the other was left alone");
        }

        // Opened again, made for the first time beside the other: the same.
        drop(sampled);
        let empty = tempfile::tempdir().unwrap();
        for folder in [views.path(), empty.path()] {
            let sampled = start_with_other(fragile(), &log, folder);
            let error = error_of(sampled.of("fragile")).await;
            assert!(error.contains("a mistake in the program"), "{error}");
            sampled.caught_up(&log).await;
            assert_same(&sampled.dump(), &anew(&records).await, "the other is made");
        }

        // Once it is mended it is made anew.
        let sampled = start_with_other(fragile(), &log, views.path());
        error_of(sampled.of("fragile")).await;
        broken.store(false, Ordering::SeqCst);
        sampled.of("fragile").rebuild(|_| {}).await.unwrap();
        caught_up(sampled.of("fragile"), &log).await;
        let others = tempfile::tempdir().unwrap();
        let expected = start_with_other(good, &log, others.path());
        caught_up(expected.of("fragile"), &log).await;
        assert_same(&lengths(&sampled), &lengths(&expected), "mended");
        assert_eq!(sampled.of("fragile").status().rebuilt, RebuildReason::Asked);
        sampled.close().await;
    }
}

#[tokio::test]
async fn one_view_alone_that_panics_leaves_the_program_running() {
    let records = history(1, 10, 3);
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let broken = Arc::new(AtomicBool::new(true));
    let fragile = Fragile { at: Position(1), broken, in_conclude: false };
    let sampled = crate::support::start_as(fragile, &log, views.path());
    let error = error_of(sampled.of("fragile")).await;
    assert!(error.contains("a mistake in the program"), "{error}");
    assert!(sampled.of("fragile").dump().is_err(), "there never were any rows");
    caught_up(sampled.of("histories"), &log).await;
    sampled.close().await;
    // What is there is good for a program that is not broken.
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &anew_of(Sample::new(1), &records).await, "another view");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn threads_that_all_panic_while_there_is_more_are_told() {
    let mut writer = crate::sample::Writer::new();
    for command in 0..10 {
        let streams = (0..2_000).map(|n| crate::sample::stream(command * 2_000 + n));
        writer.command(&streams.map(|one| (one, crate::sample::note(3))).collect::<Vec<_>>());
    }
    let log = MemoryLog::new(&writer.records);
    let views = tempfile::tempdir().unwrap();
    let broken = Arc::new(AtomicBool::new(true));
    let fragile = Fragile { at: Position(1), broken, in_conclude: true };
    let sampled = crate::support::start_as(fragile, &log, views.path());
    let error = error_of(sampled.of("fragile")).await;
    assert!(error.contains("a mistake in the program"), "{error}");
    caught_up(sampled.of("histories"), &log).await;
    sampled.close().await;
}
