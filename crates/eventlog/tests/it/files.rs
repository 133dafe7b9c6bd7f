//! Files that are not what they should be: the error says what happened and what to do.

use std::path::Path;

use greyfile_envelope::Position;
use greyfile_eventlog::conformance::{land, stream};
use greyfile_eventlog::embedded::{Embedded, OpenError, Options};
use greyfile_eventlog::{Expect, ReadError, ReadLog};
use redb::{ReadableTable, TableDefinition};

const GROUPS: TableDefinition<u64, &[u8]> = TableDefinition::new("groups");
const META: TableDefinition<&str, u64> = TableDefinition::new("meta");

fn open(path: &Path) -> Result<Embedded, OpenError> {
    Embedded::open(path, &Options::default())
}

/// A closed log of twenty events, one a commit.
async fn log_of_twenty(path: &Path) {
    let log = crate::create(path, &Options::default()).unwrap();
    for number in 1..20 {
        land(&log, stream(number), Expect::Empty, vec![1; 100]).await;
    }
    log.close().unwrap();
}

/// Changes the file behind the log's back.
fn tamper(path: &Path, change: impl FnOnce(&redb::WriteTransaction)) {
    let db = redb::Database::open(path).unwrap();
    let txn = db.begin_write().unwrap();
    change(&txn);
    txn.commit().unwrap();
}

#[tokio::test]
async fn each_failure_to_open_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    assert!(matches!(open(&path), Err(OpenError::Missing(_))));

    let log = crate::create(&path, &Options::default()).unwrap();
    assert!(matches!(open(&path), Err(OpenError::Locked(_))));
    assert!(matches!(crate::create(&path, &Options::default()), Err(OpenError::Locked(_))));
    drop(log);
    assert!(matches!(crate::create(&path, &Options::default()), Err(OpenError::Exists(_))));
    assert_eq!(open(&path).unwrap().last().await, Ok(Position::FIRST));

    tamper(&path, |txn| {
        txn.open_table(META).unwrap().insert("layout", 99).unwrap();
    });
    let error = open(&path).unwrap_err();
    assert!(matches!(error, OpenError::Layout { found: 99, known: 1, .. }), "{error}");
    assert!(error.to_string().contains("use a newer greyfile"), "{error}");

    let other = folder.path().join("other");
    std::fs::write(&other, vec![b'x'; 10_000]).unwrap();
    assert!(matches!(open(&other), Err(OpenError::NotALog { .. })), "{:?}", open(&other));
    let created = crate::create(&other, &Options::default());
    assert!(matches!(created, Err(OpenError::NotALog { .. })), "{created:?}");
    assert_eq!(std::fs::read(&other).unwrap(), vec![b'x'; 10_000], "left as it was");

    let foreign = folder.path().join("foreign");
    drop(redb::Database::create(&foreign).unwrap());
    assert!(matches!(open(&foreign), Err(OpenError::Unfounded(_))), "{:?}", open(&foreign));

    let nowhere = folder.path().join("no such folder/log");
    assert!(matches!(crate::create(&nowhere, &Options::default()), Err(OpenError::Missing(_))));
    assert!(matches!(open(folder.path()), Err(OpenError::Io { .. })));
}

#[tokio::test]
async fn a_creation_that_was_cut_off_can_be_done_again() {
    for left_behind in [vec![], vec![0; 4_096], vec![0; 100_000]] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        std::fs::write(&path, left_behind).unwrap();
        assert!(matches!(open(&path), Err(OpenError::Unfounded(_))));
        let log = crate::create(&path, &Options::default()).unwrap();
        assert_eq!(log.read(Position::FIRST, 1).await.unwrap()[0].record, crate::founding().1);
    }
}

#[tokio::test]
async fn a_missing_group_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    log_of_twenty(&path).await;
    tamper(&path, |txn| {
        txn.open_table(GROUPS).unwrap().remove(7).unwrap();
    });
    let error = open(&path).unwrap_err();
    assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("position 7"), "{error}");
}

#[tokio::test]
async fn a_group_missing_before_the_last_segment_is_named_when_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let log = crate::create(&path, &crate::short_segments()).unwrap();
    for number in 1..40 {
        land(&log, stream(number), Expect::Empty, vec![1; 100]).await;
    }
    drop(log);
    tamper(&path, |txn| {
        txn.open_table(GROUPS).unwrap().remove(7).unwrap();
    });
    let log = open(&path).unwrap();
    let sound = log.read(Position::FIRST, 1_000_000).await.unwrap();
    assert_eq!(sound.len(), 6, "what stands before the damage is given");
    let damaged =
        |error: &ReadError| matches!(error, ReadError::Damaged { position: Position(7), .. });
    assert!(damaged(&log.read(Position(7), 1_000_000).await.unwrap_err()));
    assert!(damaged(&log.read_stream(stream(6)).await.unwrap_err()));
    let findings = log.check().unwrap().findings;
    assert!(findings.iter().any(damaged), "{findings:?}");
    assert!(damaged(&open_follow(&log).await));
}

async fn open_follow(log: &Embedded) -> ReadError {
    use futures_util::StreamExt;
    let mut follower = log.follow(Position::FIRST);
    follower.next().await.unwrap().unwrap();
    let error = follower.next().await.unwrap().unwrap_err();
    assert_eq!(follower.next().await, None, "a follower ends with its error");
    error
}

#[tokio::test]
async fn a_lost_tail_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    log_of_twenty(&path).await;
    tamper(&path, |txn| {
        let mut groups = txn.open_table(GROUPS).unwrap();
        let last = groups.last().unwrap().unwrap().0.value();
        groups.remove(last).unwrap();
    });
    let error = open(&path).unwrap_err();
    let (last, acknowledged) = (Position(19), Position(20));
    assert!(
        matches!(error, OpenError::Lost { last: l, acknowledged: a, .. } if (l, a) == (last, acknowledged)),
        "{error}"
    );

    std::fs::remove_file(&path).unwrap();
    let error = crate::create(&path, &Options::default()).unwrap_err();
    assert!(matches!(error, OpenError::Lost { last: Position::ZERO, .. }), "{error}");
    // As the message says.
    std::fs::remove_file(folder.path().join("log.mark")).unwrap();
    crate::create(&path, &Options::default()).unwrap();
}

#[tokio::test]
async fn changed_bytes_are_named_even_under_valid_page_checksums() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    log_of_twenty(&path).await;
    tamper(&path, |txn| {
        let mut groups = txn.open_table(GROUPS).unwrap();
        let mut value = groups.get(5).unwrap().unwrap().value().to_vec();
        *value.last_mut().unwrap() ^= 1;
        groups.insert(5, value.as_slice()).unwrap();
    });
    let error = open(&path).unwrap_err();
    assert!(error.to_string().contains("position 5"), "{error}");
}

#[tokio::test]
async fn the_length_of_segments_may_change_between_starts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    drop(crate::create(&path, &Options::default()).unwrap());
    let mut number = 0;
    for segment_records in [1, 100, 7, 65_536, 2] {
        let options = Options::default().segment_records(segment_records);
        let log = Embedded::open(&path, &options).unwrap();
        for _ in 0..30 {
            number += 1;
            land(&log, stream(number % 40), head(&log, number % 40).await, vec![1; 50]).await;
        }
        let checked = log.check().unwrap();
        assert_eq!((checked.findings, checked.records), (vec![], number + 1));
    }
}

async fn head(log: &Embedded, number: u64) -> Expect {
    let history = log.read_stream(stream(number)).await.unwrap();
    history.last().map_or(Expect::Empty, |stored| Expect::LastAt(stored.position))
}
