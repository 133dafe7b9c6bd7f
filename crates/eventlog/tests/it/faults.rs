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
use greyfile_eventlog::{AppendError, Appended, EventLog, Expect, ReadError, ReadLog};

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
        assert!(log.halted().unwrap().contains("power"), "{:?}", log.halted());
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

#[tokio::test]
async fn a_full_disk_is_named_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let faults = Faults::new();
    let log = crate::create(&path, &faults.on(Options::default())).unwrap();
    let kept = land(&log, stream(1), Expect::Empty, "kept").await;
    faults.fail(ErrorKind::StorageFull);
    let outcome = log.append(single(stream(2), Expect::Empty, "lost")).await;
    let Err(AppendError::Unknown(why) | AppendError::Closed(why)) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(why.contains("full") && why.contains("free some space"), "{why}");
    assert_eq!(log.halted(), Some(why));
    drop(log);
    let log = Embedded::open(&path, &Options::default()).unwrap();
    assert_eq!(log.read_stream(stream(1)).await.unwrap()[0].position, kept);

    drop(log);
    let faults = Faults::new();
    faults.fail(ErrorKind::StorageFull);
    let created = crate::create(&folder.path().join("other"), &faults.on(Options::default()));
    assert!(matches!(created, Err(OpenError::DiskFull(_))), "{created:?}");
    crate::create(&folder.path().join("other"), &Options::default()).expect("space was freed");
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
    assert!(log.halted().unwrap().contains("panic"), "{:?}", log.halted());
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
