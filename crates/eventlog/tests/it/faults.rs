//! Acknowledged means on disk, whatever the disk does.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use greyfile_envelope::Position;
use greyfile_eventlog::conformance::{Rng, assert_conflict, land, read_all, single, stream};
use greyfile_eventlog::embedded::{Embedded, Faults, OpenError, Options};
use greyfile_eventlog::{AppendError, Appended, EventLog, Expect, HaltCause, ReadError, ReadLog};

/// What one writer did: each record and how its append ended.
type Outcomes = Vec<(Bytes, Result<Appended, AppendError>)>;

/// Cuts the power under eight writers, again and again on one file. Whatever was acknowledged is
/// there, whatever was refused is not, and the log goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_power_cut_takes_back_nothing_that_was_acknowledged() {
    let mut rng = Rng::from_env();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    drop(crate::create(&path, &crate::short_segments()).unwrap());
    let mut sure: Vec<(Position, Bytes)> = Vec::new();
    let rounds = if crate::long() { 500 } else { 25 };
    for round in 0..rounds {
        let faults = Faults::new();
        let log = Arc::new(Embedded::open(&path, &faults.on(crate::short_segments())).unwrap());
        let before = log.last().await.unwrap();
        let writers: Vec<_> = (0..8)
            .map(|writer| tokio::spawn(write_until_stopped(log.clone(), round * 8 + writer)))
            .collect();
        tokio::time::sleep(Duration::from_micros(rng.below(8_000))).await;
        faults.lose_power(rng.next());
        let mut outcomes = Outcomes::new();
        for writer in writers {
            outcomes.extend(writer.await.unwrap());
        }

        // The stopped log: readable up to what was acknowledged, and closed to writers.
        let last = log.last().await.unwrap();
        let acknowledged = outcomes.iter().filter_map(|(_, end)| Some(end.as_ref().ok()?.last));
        assert_eq!(last, acknowledged.max().unwrap_or(before));
        // Unknown if the commit was begun; a sync that makes room for it can fail before that.
        let stopped = outcomes.iter().filter_map(|(_, end)| end.as_ref().err());
        for error in stopped {
            assert!(matches!(error, AppendError::Unknown(_) | AppendError::Closed(_)), "{error}");
        }
        assert!(log.halted().unwrap().why.contains("power"), "{:?}", log.halted());
        let late = log.append(single(stream(u64::MAX), Expect::Empty, "late")).await;
        assert!(matches!(late, Err(AppendError::Closed(_))), "{late:?}");
        drop(log);

        let log = Embedded::open(&path, &crate::short_segments()).unwrap();
        let new: HashMap<_, _> = read_all(&log, before.next())
            .await
            .into_iter()
            .map(|stored| (stored.record, stored.position))
            .collect();
        for (record, end) in outcomes {
            let there = new.get(&record).copied();
            match end {
                Ok(landed) => {
                    assert_eq!(there, Some(landed.last));
                    sure.push((landed.last, record));
                }
                Err(AppendError::Unknown(_)) => {}
                Err(error) => assert_eq!(there, None, "{error}"),
            }
        }
        assert_eq!(log.check().unwrap().findings, []);
    }
    let log = Embedded::open(&path, &crate::short_segments()).unwrap();
    let all = read_all(&log, Position::FIRST).await;
    for (position, record) in &sure {
        assert_eq!(&all[position.0 as usize - 1].record, record);
    }
}

async fn write_until_stopped(log: Arc<Embedded>, writer: u64) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let mut expect = Expect::Empty;
    for step in 0u32.. {
        let record =
            Bytes::from(format!("{writer}:{step}:{}", "x".repeat(step as usize * 37 % 900)));
        let end = log.append(single(stream(writer), expect, record.clone())).await;
        let stopped = end.is_err();
        if let Ok(landed) = &end {
            expect = Expect::LastAt(landed.last);
        }
        outcomes.push((record, end));
        if stopped {
            break;
        }
    }
    outcomes
}

/// A log on a disk whose syncs are held, with one append waiting in a sync.
async fn held(faults: &Faults) -> (tempfile::TempDir, Embedded) {
    let folder = tempfile::tempdir().unwrap();
    let log = crate::create(&folder.path().join("log"), &faults.on(Options::default())).unwrap();
    faults.hold();
    drop(log.append(single(stream(0), Expect::Empty, "held")));
    while !faults.is_held() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    (folder, log)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_what_is_not_synced() {
    let faults = Faults::new();
    let (_folder, log) = held(&faults).await;
    let mut follower = log.follow(Position(2));
    assert_eq!(log.last().await, Ok(Position::FIRST));
    assert_eq!(log.read(Position(2), 1_000).await, Ok(vec![]));
    assert_eq!(log.read_stream(stream(0)).await, Ok(vec![]));
    let early = tokio::time::timeout(Duration::from_millis(20), follower.next()).await;
    assert!(early.is_err(), "{early:?}");
    faults.release();
    let chunk = follower.next().await.unwrap().unwrap();
    assert_eq!(chunk[0].position, Position(2));
    assert_eq!(log.read_stream(stream(0)).await, Ok(chunk));
}

/// A conflict with a batch of the same group is told only once that batch is durable.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conflict_never_rests_on_what_a_crash_takes_back() {
    for power_lost in [false, true] {
        let faults = Faults::new();
        let (_folder, log) = held(&faults).await;
        let first = log.append(single(stream(1), Expect::Empty, "first"));
        let second = log.append(single(stream(1), Expect::Empty, "second"));
        let stale = log.append(single(stream(0), Expect::Empty, "stale"));
        faults.release();
        if power_lost {
            // The held commit may or may not have gone through before the power is cut.
            faults.lose_power(1);
            let (first, second) = (first.await, second.await);
            match first {
                Ok(landed) => assert_conflict(second, stream(1), Expect::LastAt(landed.last)),
                Err(_) => assert!(matches!(second, Err(AppendError::Closed(_))), "{second:?}"),
            }
        } else {
            let landed = first.await.unwrap();
            assert_conflict(second.await, stream(1), Expect::LastAt(landed.last));
            assert_conflict(stale.await, stream(0), Expect::LastAt(Position(2)));
        }
    }
}

/// Each way in which a system says that there is no room.
const NO_ROOM: [ErrorKind; 2] = [ErrorKind::StorageFull, ErrorKind::QuotaExceeded];

/// Case 23: the disk is full while the log is written, and then it has room again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_named_and_the_log_opens_again_by_itself() {
    for kind in NO_ROOM {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        let faults = Faults::new();
        let log = crate::create(&path, &faults.on(crate::short_segments())).unwrap();
        let mut follower = log.follow(Position(2));
        let kept = land(&log, stream(1), Expect::Empty, "kept").await;
        faults.fail(kind);
        let outcome = log.append(single(stream(2), Expect::Empty, "lost")).await;
        let Err(AppendError::Unknown(why) | AppendError::Full(why)) = outcome else {
            panic!("{outcome:?}")
        };
        assert!(why.contains("full") && why.contains("opens again by itself"), "{why}");
        assert!(!why.contains("restart") && !why.contains("permission"), "{why}");
        let halted = log.halted().expect("it says that it stopped");
        assert_eq!((halted.cause, &halted.why), (HaltCause::DiskFull, &why));
        assert!(halted.heals());
        // For a few tries of the writer's own: each says the same, at once.
        for _ in 0..30 {
            let late = log.append(single(stream(3), Expect::Empty, "late")).await;
            assert_eq!(late, Err(AppendError::Full(why.clone())));
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(log.halted().map(|halted| halted.since), Some(halted.since), "since when");
        faults.release();
        let last = open_again(&log).await;
        let at = land(&log, stream(4), Expect::Empty, "after").await;
        assert_eq!(at, last.next(), "the log goes on behind what it has");
        assert_eq!(log.read_stream(stream(1)).await.unwrap()[0].position, kept);
        assert_eq!(log.read_stream(stream(4)).await.unwrap()[0].position, at);
        // Who followed is told of a read that met the reopening, or goes on.
        let first = follower.next().await.unwrap().unwrap();
        assert_eq!(first[0].position, kept);
        assert_eq!(log.check().unwrap().findings, []);
        log.close().unwrap();
        let log = Embedded::open(&path, &Options::default()).unwrap();
        assert_eq!(log.last().await, Ok(at));
    }
}

/// The same under eight writers, full and freed again and again: nothing that was acknowledged is
/// lost, nothing that was refused is there, and no expectation rests on what is not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_fills_again_and_again_loses_nothing() {
    let mut rng = Rng::from_env();
    let folder = tempfile::tempdir().unwrap();
    let faults = Faults::new();
    let path = folder.path().join("log");
    let log = Arc::new(crate::create(&path, &faults.on(crate::short_segments())).unwrap());
    let mut ends: HashMap<Bytes, Result<Appended, AppendError>> = HashMap::new();
    for round in 0..if crate::long() { 30 } else { 4 } {
        let writers: Vec<_> = (0..8)
            .map(|writer| tokio::spawn(write_until_stopped(log.clone(), round * 8 + writer)))
            .collect();
        tokio::time::sleep(Duration::from_micros(rng.below(8_000))).await;
        faults.fail(NO_ROOM[round as usize % NO_ROOM.len()]);
        for writer in writers {
            ends.extend(writer.await.unwrap());
        }
        faults.release();
        open_again(&log).await;
    }
    assert_eq!(log.check().unwrap().findings, []);
    let all = read_all(&*log, Position(2)).await;
    let there: HashMap<_, _> =
        all.into_iter().map(|stored| (stored.record, stored.position)).collect();
    for (record, end) in ends {
        let there = there.get(&record).copied();
        match end {
            Ok(landed) => assert_eq!(there, Some(landed.last)),
            Err(AppendError::Unknown(_)) => {}
            Err(error) => assert_eq!(there, None, "{error}"),
        }
    }
}

/// Waits until the log takes events again; where it then ends.
async fn open_again(log: &Embedded) -> Position {
    let given_up = std::time::Instant::now() + Duration::from_secs(20);
    while let Some(halted) = log.halted() {
        assert!(std::time::Instant::now() < given_up, "still stopped: {halted:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    log.last().await.unwrap()
}

/// What stops the log for another reason stays so, and a log that stopped is let go without a word.
#[tokio::test]
async fn a_disk_that_fails_stays_stopped_and_is_let_go() {
    // A limit on the length of a file is no full disk: room elsewhere would not help.
    for kind in [ErrorKind::Other, ErrorKind::FileTooLarge, ErrorKind::StorageFull] {
        let folder = tempfile::tempdir().unwrap();
        let faults = Faults::new();
        let log =
            crate::create(&folder.path().join("log"), &faults.on(Options::default())).unwrap();
        faults.fail(kind);
        log.append(single(stream(1), Expect::Empty, "lost")).await.unwrap_err();
        assert_eq!(log.halted().unwrap().heals(), kind == ErrorKind::StorageFull);
        log.close().unwrap();
        assert!(matches!(log.read(Position::FIRST, 100).await, Err(ReadError::Closed)));
    }
}

#[tokio::test]
async fn a_log_is_not_made_on_a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    for kind in NO_ROOM {
        let faults = Faults::new();
        faults.fail(kind);
        let path = folder.path().join(format!("{kind:?}"));
        let created = crate::create(&path, &faults.on(Options::default()));
        assert!(matches!(created, Err(OpenError::DiskFull(_))), "{created:?}");
        crate::create(&path, &Options::default()).expect("space was freed");
    }
}

#[tokio::test]
async fn a_panic_of_the_writer_is_unknown_then_closed() {
    let folder = tempfile::tempdir().unwrap();
    let faults = Faults::new();
    let log = crate::create(&folder.path().join("log"), &faults.on(Options::default())).unwrap();
    let mut follower = log.follow(Position::FIRST);
    faults.panic();
    let outcome = log.append(single(stream(1), Expect::Empty, "lost")).await;
    assert!(matches!(outcome, Err(AppendError::Unknown(_))), "{outcome:?}");
    let outcome = log.append(single(stream(2), Expect::Empty, "late")).await;
    assert!(matches!(outcome, Err(AppendError::Closed(_))), "{outcome:?}");
    assert!(log.halted().unwrap().why.contains("panic"), "{:?}", log.halted());
    assert_eq!(follower.next().await.unwrap().unwrap().len(), 1, "what is durable is followed");
    assert_eq!(follower.next().await, None, "nothing more will come");
}

#[tokio::test]
async fn a_closed_log_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let log = crate::create(&path, &Options::default()).unwrap();
    let mut follower = log.follow(Position::FIRST);
    let queued = log.append(single(stream(1), Expect::Empty, "queued before the close"));
    log.close().unwrap();
    log.close().unwrap();
    assert_eq!(queued.await.unwrap().last, Position(2));
    let late = log.append(single(stream(2), Expect::Empty, "late")).await;
    assert!(matches!(late, Err(AppendError::Closed(_))), "{late:?}");
    assert_eq!(log.halted(), None);
    assert_eq!(log.read(Position::FIRST, 1_000).await, Err(ReadError::Closed));
    assert_eq!(log.read_stream(stream(1)).await, Err(ReadError::Closed));
    assert_eq!(follower.next().await, None);
    // The file is free although the handle still exists.
    let again = Embedded::open(&path, &Options::default()).unwrap();
    assert_eq!(again.last().await, Ok(Position(2)));
}
