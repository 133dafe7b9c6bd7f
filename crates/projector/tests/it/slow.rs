//! Readers beside commits: they hold nobody up, and what they see is of their own position.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use greyfile_envelope::{Envelope, Position, StreamId, StreamKind};
use greyfile_projector::ReadError;

use crate::agree::{Shown, expected, shown};
use crate::sample::{BOARD, BY_DAY, COUNTS, EVENTS, Writer, link, note, retract, stream, written};
use crate::support::{MemoryLog, PATIENCE, Random, Sampled, anew, assert_same, seeds, start};

/// How many events each stream the view wants keeps, modulo 3, told from the records alone.
fn by_day(records: &[Bytes]) -> BTreeMap<StreamId, u8> {
    let mut kept: BTreeMap<StreamId, usize> = BTreeMap::new();
    for record in records {
        let stream = Envelope::decode(record).unwrap().stream;
        if stream.kind != StreamKind::COMPLAINT {
            kept.entry(stream).or_default();
        }
    }
    for (_, stream) in expected(records).events.into_keys() {
        *kept.entry(stream).or_default() += 1;
    }
    kept.into_iter().map(|(stream, kept)| (stream, (kept % 3) as u8)).collect()
}

/// Appends a command and waits until the view has it.
fn commit(sampled: &Sampled, log: &MemoryLog, records: &[Bytes]) {
    log.extend(records);
    let began = Instant::now();
    while sampled.view().position() < log.end() {
        assert!(began.elapsed() < PATIENCE, "{:?}", sampled.view().state());
        std::thread::sleep(Duration::from_micros(50));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_reader_holds_no_commit_up_and_still_sees_its_own_position() {
    const COMMITS: usize = 200;
    let mut writer = written(3, 600, 25);
    let before = writer.records.len();
    let mut random = Random::new(3);
    let mut ends = Vec::new();
    for n in 0..COMMITS {
        // The first is on a later day than what is read.
        writer.wait(if n % 40 == 0 { 86_400_000 } else { 1_000 });
        let on = stream(random.below(25));
        let ids = match on.kind {
            StreamKind::CASE => writer.command(&[(on, link(stream(1)))]),
            _ => writer.command(&[(on, note(9))]),
        };
        if n % 3 == 0 {
            writer.command(&[(on, retract(ids[0]))]);
        }
        ends.push(writer.records.len());
    }
    let (first, rest) = writer.records.split_at(before);
    let log = MemoryLog::new(first);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    let (reading, read_on) = (mpsc::channel::<()>(), mpsc::channel::<Vec<Duration>>());
    let (began, took) = (reading.0, read_on.1);
    std::thread::scope(|scope| {
        let (log, sampled) = (&log, &sampled);
        let mut rest = rest;
        scope.spawn(move || {
            reading.1.recv().unwrap();
            let mut each = Vec::new();
            let mut sent = before;
            for end in ends {
                let (more, later) = rest.split_at(end - sent);
                let began = Instant::now();
                commit(sampled, log, more);
                each.push(began.elapsed());
                (rest, sent) = (later, end);
            }
            read_on.0.send(each).unwrap();
        });
        let rounds = Cell::new(0);
        let seen = sampled.view().read(|reader| {
            rounds.set(rounds.get() + 1);
            assert_eq!(reader.position(), Position(before as u64));
            // What keeps no past is read before anything moves; the rest begins and goes on after.
            let counts = reader.prefix(&COUNTS, &()).collect::<Result<BTreeMap<_, _>, _>>()?;
            let mut events = reader.prefix(&EVENTS, &());
            let mut board = reader.prefix(&BOARD, &());
            let (first_event, first_subject) = (events.next().unwrap()?, board.next().unwrap()?);
            began.send(()).unwrap();
            let mut each = took.recv_timeout(PATIENCE).expect("commits were held up");
            each.sort();
            println!(
                "{COMMITS} commits beside a reader: median {:?}, most {:?}",
                each[COMMITS / 2],
                each[COMMITS - 1]
            );
            assert_eq!(sampled.view().position(), log.end(), "all of them are in the rows");

            let mut seen = Shown::default();
            for row in std::iter::once(Ok(first_event)).chain(events) {
                let ((position, stream), event) = row?;
                assert!(seen.events.insert((position.0, stream), event).is_none(), "a key twice");
            }
            for row in std::iter::once(Ok(first_subject)).chain(board) {
                let (key, by) = row?;
                assert!(seen.board.insert(key, by).is_none(), "a key twice");
            }
            assert_eq!(seen, shown(reader)?, "what begins now is of the same position");
            let days = reader.prefix(&BY_DAY, &()).map(|row| row.map(|((kept, of), _)| (of, kept)));
            let days: BTreeMap<_, _> = days.collect::<Result<_, _>>()?;
            for n in 0..25 {
                let history = reader.history(stream(n))?;
                let wanted = stream(n).kind != StreamKind::COMPLAINT && !history.is_empty();
                let counted = counts.get(&stream(n)).copied();
                assert_eq!(counted, wanted.then(|| history.logged().len() as u32), "{n}");
            }
            Ok::<_, ReadError>((seen, days))
        });
        let (seen, days) = seen.unwrap();
        assert_eq!(rounds.get(), 1, "it was asked once");
        assert_eq!(seen, expected(first), "its own position");
        assert_eq!(days, by_day(first), "its own day");
    });
    assert_same(&sampled.dump(), &anew(&writer.records).await, "after the reader");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_keeps_no_past_is_read_again_and_in_the_end_commits_wait_for_it() {
    let mut writer = written(4, 200, 10);
    let before = writer.records.len();
    (0..500).for_each(|_| drop(writer.command(&[(stream(0), link(stream(1)))])));
    let log = MemoryLog::new(&writer.records[..before]);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    let rounds = Cell::new(0);
    let next = Cell::new(before);
    let read = sampled.view().read(|reader| {
        rounds.set(rounds.get() + 1);
        let position = reader.position();
        log.extend(&writer.records[next.get()..next.get() + 1]);
        next.set(next.get() + 1);
        let began = Instant::now();
        while sampled.view().position() <= position && began.elapsed().as_millis() < 300 {
            std::thread::sleep(Duration::from_millis(1));
        }
        let moved = sampled.view().position() > position;
        let count = reader.get(&COUNTS, &stream(0));
        assert_eq!(count.is_err(), moved, "{count:?}");
        Ok::<_, ReadError>((position, count?))
    });
    let (position, count) = read.unwrap();
    println!("{} rounds", rounds.get());
    assert!(rounds.get() > 2);
    let records = &writer.records[..position.0 as usize];
    let of = |record: &&Bytes| Envelope::decode(record).unwrap().stream == stream(0);
    assert_eq!(count, Some(records.iter().filter(of).count() as u32));
    sampled.caught_up(&log).await;
}

/// A list that is kept by day has each stream once, whenever it is read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_by_day_has_each_stream_once_while_commits_go_on() {
    for seed in seeds(2, 30) {
        let mut random = Random::new(seed);
        let mut writer = Writer::new();
        // Enough streams that a list is read in several goes.
        let streams: Vec<StreamId> = (0..60).map(|n| stream(n * 6)).collect();
        for stream in &streams {
            writer.command(&[(*stream, link(crate::sample::stream(1)))]);
        }
        let yesterday = writer.records.len();
        writer.wait(86_400_000);
        for _ in 0..1_500 {
            // Streams go from one place in the list to another, and back.
            let on = streams[random.below(streams.len())];
            let ids = writer.command(&[(on, link(stream(1)))]);
            if random.below(2) == 0 {
                writer.command(&[(on, retract(ids[0]))]);
            }
        }
        let records = writer.records;
        let log = MemoryLog::new(&records[..yesterday]);
        let views = tempfile::tempdir().unwrap();
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        let before = by_day(&records[..yesterday]);
        let mut positions = BTreeSet::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for some in records[yesterday..].chunks(2) {
                    commit(&sampled, &log, some);
                }
            });
            let mut lists = 0;
            while sampled.view().position().0 < records.len() as u64 {
                let read = sampled.view().read(|reader| {
                    let list = reader.prefix(&BY_DAY, &()).map(|row| row.map(|(key, _)| key));
                    let now: Vec<(u8, StreamId)> = list.collect::<Result<_, _>>()?;
                    // As of a moment of a day that is not over, the list is what it is now.
                    if reader.position().0 > yesterday as u64 + 1 {
                        let today = reader.at(Position(yesterday as u64 + 1));
                        let today = today.prefix(&BY_DAY, &()).map(|row| row.map(|(key, _)| key));
                        assert_eq!(today.collect::<Result<Vec<_>, _>>()?, now);
                    }
                    let then = reader.at(Position(yesterday as u64));
                    let list = then.prefix(&BY_DAY, &()).map(|row| row.map(|(key, _)| key));
                    let then: Vec<(u8, StreamId)> = list.collect::<Result<_, _>>()?;
                    let one = streams[lists % streams.len()];
                    let alone = (0..3u8).map(|kept| {
                        let of_then = reader.at(Position(yesterday as u64));
                        of_then.get(&BY_DAY, &(kept, one)).map(|row| row.map(|_| kept))
                    });
                    let alone: Vec<Option<u8>> = alone.collect::<Result<_, _>>()?;
                    Ok::<_, ReadError>((reader.position(), now, then, one, alone))
                });
                let (position, now, then, one, alone) = read.unwrap();
                lists += 1;
                positions.insert(position);
                let once = |list: Vec<(u8, StreamId)>, about: &str| {
                    let len = list.len();
                    let list: BTreeMap<_, _> =
                        list.into_iter().map(|(kept, of)| (of, kept)).collect();
                    assert_eq!((len, list.len()), (60, 60), "seed {seed}, {about} at {position}");
                    list
                };
                let now = once(now, "now");
                assert_eq!(now, by_day(&records[..position.0 as usize]), "seed {seed}, {position}");
                assert_eq!(once(then, "yesterday"), before, "seed {seed}, yesterday at {position}");
                let kept: Vec<u8> = alone.into_iter().flatten().collect();
                assert_eq!(
                    kept,
                    [before[&one]],
                    "seed {seed}, yesterday at {position}, one by one"
                );
            }
            println!("seed {seed}: {lists} lists at {} positions", positions.len());
        });
    }
}
