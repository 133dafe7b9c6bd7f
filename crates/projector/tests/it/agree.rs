//! Live and rebuilt views agree row by row, however the events came, and what a view says of the past
//! is what it said then.

use std::collections::BTreeMap;

use bytes::Bytes;
use greyfile_domain::streams::{Event, History};
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_projector::{ReadError, Reader, RebuildReason};

use crate::sample::{ADDED, BOARD, BY_DAY, COUNTS, EVENTS, Sample, history};
use crate::support::{MemoryLog, Random, anew, assert_same, ends, seeds, start};

/// What a view shows.
#[derive(Debug, PartialEq, Default)]
pub struct Shown {
    pub events: BTreeMap<(u64, StreamId), (String, bool)>,
    pub board: BTreeMap<(u32, StreamId), Vec<(StreamId, Position)>>,
}

pub fn shown(reader: &Reader<'_>) -> Result<Shown, ReadError> {
    let mut shown = Shown::default();
    for row in reader.prefix(&EVENTS, &()) {
        let ((position, stream), event) = row?;
        assert_eq!(reader.get(&EVENTS, &(position, stream))?.as_ref(), Some(&event));
        assert!(shown.events.insert((position.0, stream), event).is_none(), "a key twice");
    }
    for row in reader.prefix(&BOARD, &()) {
        let (key, by) = row?;
        assert!(shown.board.insert(key, by).is_none(), "a key twice");
    }
    Ok(shown)
}

/// The streams of these records that the view is given: none that was recorded by mistake.
fn given(records: &[Bytes]) -> Vec<(StreamId, History)> {
    let mut streams: BTreeMap<StreamId, History> = BTreeMap::new();
    for (at, record) in (1..).zip(records) {
        let stream = Envelope::decode(record).unwrap().stream;
        let logged = greyfile_record::read(Position(at), record).unwrap();
        streams.entry(stream).or_insert_with(|| History::new(stream)).push(logged);
    }
    let unwanted = greyfile_envelope::StreamKind::COMPLAINT;
    let streams = streams.into_iter().filter(|(stream, _)| stream.kind != unwanted);
    let mut given: Vec<_> = streams.filter(|(_, history)| !history.is_struck()).collect();
    given.sort_by_key(|(stream, _)| (stream.kind, stream.id));
    given
}

/// What should be shown of these records, told from them alone.
pub fn expected(records: &[Bytes]) -> Shown {
    let mut shown = Shown::default();
    let mut named: BTreeMap<StreamId, Vec<(StreamId, Position)>> = BTreeMap::new();
    for (stream, history) in &given(records) {
        for one in history.current() {
            let event: &Event = one.event;
            let value = (event.event_type().0.to_owned(), one.corrected.is_some());
            shown.events.insert((one.moment.position.0, *stream), value);
            let mut names = Vec::new();
            greyfile_domain::kernel::kind::AnyEvent::names(event, &mut names);
            for name in names {
                named.entry(name).or_default().push((*stream, one.moment.position));
            }
        }
    }
    for (subject, by) in named {
        shown.board.insert((by.len() as u32, subject), by);
    }
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn live_equals_rebuild_with_any_batches_and_any_drops() {
    for seed in seeds(6, 200) {
        println!("seed {seed}");
        let mut random = Random::new(seed);
        let streams = 1 + random.below(60);
        let records = history(seed, 900, streams);
        let views = tempfile::tempdir().unwrap();
        let log = MemoryLog::new(&[]);
        let mut sampled = start(&log, views.path());
        let mut sent = 0;
        while sent < records.len() {
            let size = 1 + [1, 4, 40, 400][random.below(4)];
            let more = &records[sent..records.len().min(sent + random.below(size) + 1)];
            log.extend(more);
            sent += more.len();
            match random.below(12) {
                0 => tokio::time::sleep(std::time::Duration::from_millis(5)).await,
                1 if random.below(4) == 0 => {
                    drop(sampled);
                    sampled = start(&log, views.path());
                }
                2 if random.below(4) == 0 => {
                    sampled.close().await;
                    sampled = start(&log, views.path());
                }
                _ => tokio::task::yield_now().await,
            }
        }
        sampled.caught_up(&log).await;
        let live = sampled.dump();
        assert_same(&live, &anew(&records).await, "live");
        let view = sampled.view();
        assert_eq!(view.status().rebuilt, RebuildReason::None);
        view.rebuild(|_| {}).await.unwrap();
        assert_same(&sampled.dump(), &live, "made anew from the streams");
        assert_eq!(view.status().rebuilt, RebuildReason::Asked);
        assert!(view.check().await.unwrap() > 0);
        sampled.0.get("histories").unwrap().rebuild(|_| {}).await.unwrap();
        assert_same(&sampled.dump(), &live, "made anew from the log");
        assert_eq!(view.status().rows, sampled.view().dump().unwrap().len() as u64);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_past_is_as_it_was() {
    for seed in seeds(4, 100) {
        println!("seed {seed}");
        let records = history(seed, 300, 1 + seed as usize * 7 % 40);
        let views = tempfile::tempdir().unwrap();
        let log = MemoryLog::new(&[]);
        let sampled = start(&log, views.path());
        records.chunks(17).for_each(|some| log.extend(some));
        sampled.caught_up(&log).await;
        for end in ends(&records) {
            let then = sampled.view().read(|reader| shown(&reader.at(Position(end as u64))));
            assert_eq!(then.unwrap(), expected(&records[..end]), "as of {end}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_sees_one_position_while_commits_go_on() {
    let records = history(3, 2_500, 12);
    let ends = ends(&records);
    let views = tempfile::tempdir().unwrap();
    let log = MemoryLog::new(&[]);
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for some in records.chunks(40) {
                log.extend(some);
                std::thread::sleep(std::time::Duration::from_millis(3));
            }
        });
        let mut positions = std::collections::BTreeSet::new();
        while sampled.view().position().0 < records.len() as u64 {
            let seen = sampled.view().read(|reader| {
                let shown = shown(reader)?;
                let events = reader.prefix(&COUNTS, &()).collect::<Result<Vec<_>, _>>()?;
                let total: u32 = events.iter().map(|(_, count)| count).sum();
                Ok::<_, ReadError>((reader.position(), shown, total))
            });
            let (position, shown, total) = seen.unwrap();
            let records = &records[..position.0 as usize];
            let wanted: usize = given(records).iter().map(|(_, one)| one.logged().len()).sum();
            assert_eq!(total as usize, wanted, "a table without a past, at {position}");
            assert_eq!(shown, expected(records), "at {position}");
            assert!(position.0 == 0 || ends.contains(&(position.0 as usize)));
            positions.insert(position);
        }
        assert!(positions.len() > 3, "{positions:?}");
    });
}

#[tokio::test]
async fn what_was_added_by_a_day_is_the_sum_of_its_days() {
    let records = history(11, 400, 20);
    let views = tempfile::tempdir().unwrap();
    let log = MemoryLog::new(&records);
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    let days: std::collections::BTreeSet<_> =
        records.iter().map(|record| Envelope::decode(record).unwrap().recorded_at.day()).collect();
    assert!(days.len() > 5);
    for day in days {
        let (added, known, by_day) = sampled
            .view()
            .read(|reader| {
                let then = reader.at(reader.known_by(day));
                let mut added: BTreeMap<String, i64> = BTreeMap::new();
                then.added(&ADDED, |name: String, fields| {
                    *added.entry(name).or_default() += fields.iter().map(|(_, n)| n).sum::<i64>();
                })?;
                added.retain(|_, n| *n != 0);
                let by_day = then.prefix(&BY_DAY, &()).collect::<Result<Vec<_>, _>>()?;
                Ok::<_, ReadError>((added, then.position(), by_day))
            })
            .unwrap();
        let shown = expected(&records[..known.0 as usize]);
        let mut expected: BTreeMap<String, i64> = BTreeMap::new();
        shown.events.values().for_each(|(name, _)| *expected.entry(name.clone()).or_default() += 1);
        assert_eq!(added, expected, "{day}");
        let mut counts: BTreeMap<StreamId, usize> = BTreeMap::new();
        shown.events.keys().for_each(|(_, stream)| *counts.entry(*stream).or_default() += 1);
        for ((kept, stream), value) in by_day {
            let count = counts.get(&stream).copied().unwrap_or_default();
            assert_eq!((usize::from(kept), value), (count % 3, (count % 3).to_string()), "{day}");
        }
    }
}

#[tokio::test]
async fn a_rebuild_that_spills_gives_the_same_rows() {
    let records = history(7, 2_000, 150);
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let options = greyfile_projector::Options { memory: 64 << 10, ..Default::default() };
    let log_id = crate::support::LOG_ID;
    let sampled = crate::support::start_with(Sample::new(1), &log, log_id, views.path(), &options);
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &anew(&records).await, "spilled");
    let spill = std::fs::read_dir(views.path().join("histories/spill")).unwrap();
    assert_eq!(spill.count(), 0, "spilled runs have no names");
}
