//! Reading a view: one position, all kinds of tables, waiting for a write.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::time::Duration;

use greyfile_domain::streams::History;
use greyfile_envelope::{Position, StreamId, StreamKind};
use greyfile_projector::contract::Key;
use greyfile_projector::{Phase, Progress, ReadError, Reader, State};

use crate::sample::{
    ADDED, BOARD, BY_DAY, COUNTS, EVENTS, OFTEN, SUMS, Sample, Writer, history, link, note,
    retract, stream,
};
use crate::support::{MemoryLog, PATIENCE, seeds, start, whole};

/// Fields of sums by key.
type Sums<K, F> = BTreeMap<K, Vec<(F, i64)>>;

fn of_kind<K: Key + Ord, F: Key>(
    reader: &Reader<'_>,
    table: &greyfile_projector::contract::SumTable<K, F>,
) -> Result<Sums<K, F>, ReadError> {
    let mut sums = Sums::new();
    reader.sums(table, Bound::Unbounded::<&()>, Bound::Unbounded::<&()>, |key, fields| {
        let fields = fields.iter().map(|(field, n)| (F::of_bytes(field).unwrap(), *n));
        assert!(sums.insert(key, fields.collect()).is_none(), "a key twice");
    })?;
    Ok(sums)
}

#[tokio::test]
async fn every_kind_of_table_is_read() {
    let [one, two, raid] = [stream(0), stream(6), stream(1)];
    assert_eq!(
        [one.kind, two.kind, raid.kind],
        [StreamKind::CASE, StreamKind::CASE, StreamKind::RAID]
    );
    let mut writer = Writer::new();
    let first = writer.command(&[(one, link(raid))]);
    writer.command(&[(two, link(raid)), (one, link(raid))]);
    writer.wait(86_400_000);
    writer.command(&[(one, retract(first[0]))]);
    writer.command(&[(two, note(5))]);
    let log = MemoryLog::new(&writer.records);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    let linked = ("case.raid_linked".to_owned(), false);
    let at = |position: u64, stream: StreamId| (Position(position), stream);
    sampled
        .view()
        .read(|reader| {
            assert_eq!(reader.position(), Position(5));
            // Rows, of streams and of subjects.
            assert_eq!(reader.get(&EVENTS, &at(2, two))?, Some(linked.clone()));
            assert_eq!(reader.get(&EVENTS, &at(1, one))?, None, "it was retracted");
            let events: Vec<_> = reader.prefix(&EVENTS, &()).collect::<Result<_, _>>()?;
            assert_eq!(events, [(at(2, two), linked.clone()), (at(3, one), linked.clone())]);
            assert_eq!(reader.get(&COUNTS, &one)?, Some(3));
            assert_eq!(reader.get(&COUNTS, &raid)?, None, "nothing happened in it");
            assert_eq!(reader.get(&BY_DAY, &(1, one))?, Some("1".into()));
            let mut by = vec![(one, Position(3)), (two, Position(2))];
            by.sort();
            assert_eq!(reader.get(&BOARD, &(2, raid))?, Some(by.clone()));
            // Sums, of streams and of conclusions.
            let sums = of_kind(reader, &SUMS)?;
            assert_eq!(sums, [(StreamKind::CASE, vec![("case.raid_linked".to_owned(), 2)])].into());
            assert_eq!(reader.sum(&SUMS, &StreamKind::CASE)?, sums[&StreamKind::CASE]);
            assert_eq!(reader.sum(&SUMS, &StreamKind::RAID)?, []);
            assert_eq!(of_kind(reader, &OFTEN)?, [(2, vec![((), 1)])].into());
            // The streams themselves.
            assert_eq!(reader.history(one)?.logged().len(), 3);
            assert!(reader.history(raid)?.is_empty());

            // As of the first day, and of its first command.
            let day = reader.history(one)?.logged()[0].moment.recorded_at.day();
            assert_eq!(reader.known_by(day), Position(3));
            let then = reader.at(Position(3));
            assert_eq!(then.get(&EVENTS, &at(1, one))?, Some(linked.clone()));
            assert_eq!(then.prefix(&EVENTS, &()).count(), 3);
            assert_eq!(then.get(&BY_DAY, &(2, one))?, Some("2".into()));
            assert_eq!(then.get(&BY_DAY, &(1, one))?, None);
            assert_eq!(then.get(&BOARD, &(2, raid))?, None);
            assert_eq!(then.prefix(&BOARD, &3u32).count(), 1);
            assert_eq!(then.history(one)?.logged().len(), 2);
            let mut added = 0;
            then.added(&ADDED, |name: String, fields| {
                assert_eq!(name, "case.raid_linked");
                added += fields.iter().map(|(_, n)| n).sum::<i64>();
            })?;
            assert_eq!(added, 3);
            let then = reader.at(Position(1));
            let board: Vec<_> = then.prefix(&BOARD, &()).collect::<Result<_, _>>()?;
            assert_eq!(board, [((1, raid), vec![(one, Position(1))])]);
            assert!(then.history(two)?.is_empty());
            assert_eq!(then.known_by(day), Position(1), "no further than the reader");

            // What keeps no past says so.
            for answer in [then.get(&COUNTS, &one).map(drop), then.sum(&SUMS, &one.kind).map(drop)]
            {
                assert_eq!(answer, Err(ReadError::Moved));
            }
            Ok::<_, ReadError>(())
        })
        .unwrap();
    let other = Sample::called("other", 1);
    assert!(matches!(sampled.0.of(&other), Err(ReadError::Off("other"))));
}

/// Readers beside commits see all tables of one position: rows and sums say the same, and those by day
/// have each stream once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_tables_are_of_one_position_while_commits_go_on() {
    for seed in seeds(2, 20) {
        println!("seed {seed}");
        let records = history(seed, 2_000, 12);
        let views = tempfile::tempdir().unwrap();
        let log = MemoryLog::new(&[]);
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        let mut positions = std::collections::BTreeSet::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for some in records.chunks(7) {
                    log.extend(some);
                    std::thread::sleep(Duration::from_millis(2));
                }
            });
            while sampled.view().position().0 < records.len() as u64 {
                let position = sampled.view().read(|reader| {
                    let position = reader.position();
                    let by_day = reader.prefix(&BY_DAY, &());
                    let by_day: Vec<_> = by_day.collect::<Result<_, _>>()?;
                    let events: Vec<_> = reader.prefix(&EVENTS, &()).collect::<Result<_, _>>()?;
                    let counts: Vec<_> = reader.prefix(&COUNTS, &()).collect::<Result<_, _>>()?;
                    let sums = of_kind(reader, &SUMS)?;
                    let often = of_kind(reader, &OFTEN)?;
                    let board: Vec<_> = reader.prefix(&BOARD, &()).collect::<Result<_, _>>()?;
                    assert_eq!(reader.position(), position);

                    let sum: i64 = sums.values().flatten().map(|(_, n)| n).sum();
                    assert_eq!(sum, events.len() as i64, "events at {position}");
                    let subjects: i64 = often.values().flatten().map(|(_, n)| n).sum();
                    assert_eq!(subjects, board.len() as i64, "the board at {position}");
                    let mut streams: Vec<_> = by_day.iter().map(|((_, of), _)| *of).collect();
                    streams.sort();
                    let mut counted: Vec<_> = counts.iter().map(|(of, _)| *of).collect();
                    counted.sort();
                    assert_eq!(streams, counted, "each stream once by day, at {position}");
                    for ((kept, of), _) in by_day {
                        let events = events.iter().filter(|((_, stream), _)| *stream == of);
                        assert_eq!(events.count() % 3, usize::from(kept), "at {position}");
                    }
                    Ok::<_, ReadError>(position)
                });
                positions.insert(position.unwrap());
            }
        });
        assert!(positions.len() > 3, "{positions:?}");
    }
}

#[tokio::test]
async fn a_writer_waits_for_its_own_write() {
    let records = history(1, 20, 3);
    let first = whole(&records, 10);
    let [before, after] = [first.len(), records.len()].map(|len| Position(len as u64));
    let log = MemoryLog::new(first);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    let view = sampled.view();
    assert!(view.wait_for(before, PATIENCE).await);
    assert!(!view.wait_for(before.next(), Duration::from_millis(20)).await);
    log.extend(&records[first.len()..]);
    assert!(view.wait_for(after, PATIENCE).await);
    assert_eq!(view.position(), after);
    let states = view.states();
    sampled.close().await;
    assert_eq!(*states.borrow(), State::Closed);
}

#[tokio::test]
async fn nothing_is_read_of_views_that_are_not_there_yet() {
    let log = MemoryLog::new(&history(1, 20, 3));
    log.go_away(1);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    for name in ["sample", "histories"] {
        let read = sampled.of(name).read(|reader| Ok::<_, ReadError>(reader.position()));
        assert_eq!(read, Err(ReadError::NotReady(sampled.of(name).name())));
    }
    sampled.caught_up(&log).await;
    let read = sampled.view().read(|reader| Ok::<_, ReadError>(reader.position()));
    assert_eq!(read, Ok(log.end()));
    // The histories are read as the views are.
    let streams = sampled.of("histories").read(|reader| {
        let streams = (0..3).map(|n| reader.history(stream(n)));
        streams.collect::<Result<Vec<History>, ReadError>>()
    });
    let events: usize = streams.unwrap().iter().map(|history| history.logged().len()).sum();
    assert_eq!(events as u64, log.end().0);
}

#[tokio::test]
async fn a_rebuild_reports_its_progress_and_serves_meanwhile() {
    let records = history(1, 6_000, 100);
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    let before = sampled.dump();
    for (name, phases) in [
        ("sample", &[Phase::Folding, Phase::Writing][..]),
        ("histories", &[Phase::Reading, Phase::Folding, Phase::Writing]),
    ] {
        let (seen, reports) = std::sync::mpsc::channel::<Progress>();
        let view = sampled.of(name);
        let rebuild = view.rebuild(move |progress| seen.send(progress).unwrap());
        tokio::pin!(rebuild);
        // What was there is served until the other is there.
        loop {
            let served = sampled.view().read(|reader| Ok::<_, ReadError>(reader.position()));
            assert_eq!(served, Ok(log.end()));
            let wait = tokio::time::timeout(Duration::from_millis(5), &mut rebuild).await;
            if let Ok(made) = wait {
                made.unwrap();
                break;
            }
        }
        let reports: Vec<_> = reports.into_iter().collect();
        println!("{name}: {} reports", reports.len());
        assert!(
            reports.iter().is_sorted_by_key(|report| (report.phase, report.done)),
            "{reports:?}"
        );
        assert!(reports.iter().all(|report| report.done <= report.total), "{reports:?}");
        for phase in phases {
            let last = reports.iter().rfind(|report| report.phase == *phase).unwrap();
            assert_eq!((last.done, last.total > 0), (last.total, true), "{name}: {phase}");
        }
        assert_eq!(reports.first().map(|report| report.phase), phases.first().copied());
        let status = sampled.of(name).status();
        assert!(status.bytes_on_disk > 100_000 && status.rows > 100, "{status:?}");
        assert_eq!((status.position, status.state), (log.end(), State::Following));
    }
    assert_eq!(sampled.dump(), before);
}

#[test]
fn outside_a_runtime_nothing_starts() {
    let views = tempfile::tempdir().unwrap();
    let log = std::sync::Arc::new(crate::support::SharedLog(MemoryLog::new(&[])));
    let options = greyfile_projector::Options::default();
    let started =
        greyfile_projector::Views::start(Vec::new(), log, [0; 16], views.path(), &options);
    assert!(matches!(started, Err(greyfile_projector::StartError::NoRuntime)));
}
