//! Real servers killed, emptied, spoilt and altered; what the log says of it, and what it keeps.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::conformance::{Rng, land, read_all, single, stream};
use greyfile_eventlog::jetstream::{JetStream, LogName, OpenError, shape};
use greyfile_eventlog::{AppendError, Batch, EventLog, Expect, ReadLog};

use super::support::{Load, PATIENCE, Witness, check, marked, opened, surely};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_keeps_what_it_acknowledged_and_intake_goes_on() {
    let mut rng = Rng::from_env();
    let mut nats = Nats::start(1, Sync::Always);
    let (_folder, mark, log) = marked(&nats, 1).await;
    let mut log = Arc::new(log);
    let mut witness = Witness::of(&log);
    let mut acknowledged = Vec::new();
    let rounds = if crate::long() { 50 } else { 4 };
    for round in 0..rounds {
        let load = Load::start(&log, round << 32, 8);
        tokio::time::sleep(Duration::from_millis(100 + rng.below(300))).await;
        nats.servers()[0].kill();
        tokio::time::sleep(Duration::from_millis(rng.below(300))).await;
        nats.servers()[0].start();
        tokio::time::sleep(Duration::from_millis(300)).await;
        let more = load.stop().await;
        assert!(!more.is_empty(), "round {round}: something was written");
        acknowledged.extend(more);
        check(&log, &acknowledged).await;
        witness.agrees(&log).await;
        if round % 2 == 1 {
            log.close().await;
            log = Arc::new(opened(&nats, 1, &mark).await.unwrap());
            witness.go_on(&log);
        }
    }
    println!("{rounds} kills: {} acknowledged, each there once and in place", acknowledged.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cluster_goes_on_when_its_leader_is_killed() {
    let mut rng = Rng::from_env();
    let mut nats = Nats::start(3, Sync::Always);
    let (_folder, _mark, log) = marked(&nats, 3).await;
    let log = Arc::new(log);
    let witness = Witness::of(&log);
    let mut acknowledged = Vec::new();
    let rounds = if crate::long() { 30 } else { 2 };
    for round in 0..rounds {
        let load = Load::start(&log, round << 32, 8);
        tokio::time::sleep(Duration::from_millis(200 + rng.below(300))).await;
        let leader = log.servers().await.expect("the cluster's servers")[0].clone();
        let at = nats.servers().iter().position(|server| server.name() == leader).unwrap();
        nats.servers()[at].kill();
        tokio::time::sleep(Duration::from_millis(500)).await;
        nats.servers()[at].start();
        tokio::time::sleep(Duration::from_secs(1)).await;
        acknowledged.extend(load.stop().await);
        check(&log, &acknowledged).await;
        witness.agrees(&log).await;
    }
    println!(
        "{rounds} leaders killed: {} acknowledged, each there once and in place",
        acknowledged.len()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_majority_writes_are_refused_and_nothing_is_lost() {
    let mut nats = Nats::start(3, Sync::Always);
    let (_folder, _mark, log) = marked(&nats, 3).await;
    let log = Arc::new(log);
    let witness = Witness::of(&log);
    let first = land(&*log, stream(1), Expect::Empty, "before").await;
    for at in [0, 1] {
        nats.servers()[at].kill();
    }
    // Until the last one knows that it is alone an outcome is unknown, never "written".
    let give_up = Instant::now() + PATIENCE;
    let refused = loop {
        let outcome = log.append(single(stream(2), Expect::Empty, "meanwhile")).await;
        match outcome {
            Err(AppendError::Unavailable(why)) => break why,
            Err(AppendError::Unknown(_)) => {}
            other => panic!("without a majority: {other:?}"),
        }
        assert!(Instant::now() < give_up, "it is never refused");
    };
    assert!(!refused.is_empty());
    for at in [0, 1] {
        nats.servers()[at].start();
    }
    let batch = single(stream(3), Expect::LastAt(first), "never");
    assert!(matches!(
        surely_refused(&log, batch).await,
        AppendError::Conflict { found: Expect::Empty, .. }
    ));
    surely(&log, single(stream(3), Expect::Empty, "after")).await;
    witness.agrees(&log).await;
    let all = read_all(&*log, Position::FIRST).await;
    let texts: Vec<&[u8]> = all.iter().map(|stored| &stored.record[..]).collect();
    assert_eq!(texts.first(), Some(&&b"before"[..]));
    assert_eq!(texts.last(), Some(&&b"after"[..]));
    assert!(texts.iter().filter(|text| **text == b"meanwhile").count() <= 1);
    assert_eq!(log.halted(), None);
}

/// The answer to a batch that must not land, once the log answers.
async fn surely_refused(log: &JetStream, batch: Batch) -> AppendError {
    let give_up = Instant::now() + PATIENCE;
    loop {
        match log.append(batch.clone()).await {
            Err(error @ AppendError::Conflict { .. }) => return error,
            Err(AppendError::Unknown(_) | AppendError::Unavailable(_)) => {}
            other => panic!("it must not land: {other:?}"),
        }
        assert!(Instant::now() < give_up, "the log is not back");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A log of a few records, then closed.
async fn small(nats: &Nats) -> (tempfile::TempDir, PathBuf, Position) {
    let (folder, mark, log) = marked(nats, 1).await;
    let mut last = Position::ZERO;
    for number in 0..200 {
        last = land(&log, stream(number), Expect::Empty, format!("record {number:0200}")).await;
    }
    log.close().await;
    (folder, mark, last)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_comes_back_empty_is_refused() {
    let mut nats = Nats::start(1, Sync::Always);
    let (_folder, mark, last) = small(&nats).await;
    nats.servers()[0].kill();
    std::fs::remove_dir_all(nats.servers()[0].store()).unwrap();
    nats.servers()[0].start();
    let error = opened(&nats, 1, &mark).await.unwrap_err();
    assert!(matches!(error, OpenError::NoStream { .. }), "{error}");
    // Somebody creates the stream anew: still not the log that was known here.
    JetStream::create(&nats.link().await, &LogName::default(), 1).await.unwrap();
    let error = opened(&nats, 1, &mark).await.unwrap_err().to_string();
    assert!(error.contains(&format!("position {last} was acknowledged")), "{error}");
    // And with as many other records in it the numbers alone would fit.
    let other = super::open(&nats, 1).await;
    for number in 0..=last.0 {
        land(&other, stream(number), Expect::Empty, "another record").await;
    }
    let error = opened(&nats, 1, &mark).await.unwrap_err().to_string();
    assert!(error.contains(&format!("position {last} holds another record")), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_comes_back_empty_stops_a_running_service() {
    let mut nats = Nats::start(1, Sync::Always);
    let (_folder, _mark, log) = marked(&nats, 1).await;
    for number in 0..20 {
        land(&log, stream(number), Expect::Empty, "record").await;
    }
    nats.servers()[0].kill();
    std::fs::remove_dir_all(nats.servers()[0].store()).unwrap();
    nats.servers()[0].start();
    JetStream::create(&nats.link().await, &LogName::default(), 1).await.unwrap();
    let give_up = Instant::now() + PATIENCE;
    let why = loop {
        if let Some(greyfile_eventlog::Halted { why, .. }) = log.halted() {
            break why;
        }
        // Whatever it says until it has noticed, it is never "written at a position used before".
        let outcome = log.append(single(stream(100), Expect::Empty, "after")).await;
        assert!(outcome.is_err(), "{outcome:?}");
        assert!(Instant::now() < give_up, "it is never noticed");
    };
    let reused = why.contains("position 1 holds another record");
    assert!(reused || why.contains("position 20 was acknowledged"), "{why}");
    let outcome = log.append(single(stream(101), Expect::Empty, "after")).await;
    assert!(matches!(outcome, Err(AppendError::Closed(_))), "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_dropped_over_a_flipped_bit_are_told() {
    let mut nats = Nats::start(1, Sync::Always);
    let (_folder, mark, last) = small(&nats).await;
    nats.servers()[0].kill();
    let block = blocks(&nats.servers()[0].store()).into_iter().next().expect("a block of records");
    let mut bytes = std::fs::read(&block).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 4;
    std::fs::write(&block, bytes).unwrap();
    // Without its index the server reads the block again, as it does after many a crash.
    for index in indexes(&nats.servers()[0].store()) {
        std::fs::remove_file(index).unwrap();
    }
    nats.servers()[0].start();
    // It comes up without a word, and without half of what it acknowledged.
    let error = opened(&nats, 1, &mark).await.unwrap_err();
    assert!(matches!(error, OpenError::Lost(_)), "{error}");
    assert!(error.to_string().contains(&format!("position {last} was acknowledged")), "{error}");
}

fn blocks(store: &Path) -> Vec<PathBuf> {
    files(store, |name| name.ends_with(".blk"))
}

fn indexes(store: &Path) -> Vec<PathBuf> {
    files(store, |name| name == "index.db")
}

fn files(folder: &Path, wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, wanted));
        } else if wanted(&entry.file_name().to_string_lossy()) {
            found.push(path);
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_altered_stream_stops_intake_and_is_named() {
    let nats = Nats::start(1, Sync::Always);
    let (_folder, mark, log) = marked(&nats, 1).await;
    land(&log, stream(1), Expect::Empty, "before").await;
    let admin = async_nats::jetstream::new(nats.link().await.client().clone());
    let mut config = shape::config(&LogName::default(), 1);
    config.max_messages = 1_000;
    admin.update_stream(config).await.unwrap();
    let give_up = Instant::now() + PATIENCE;
    let why = loop {
        if let Some(greyfile_eventlog::Halted { why, .. }) = log.halted() {
            break why;
        }
        assert!(Instant::now() < give_up, "it is never noticed");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert!(why.contains("max_msgs is 1000 and must be -1"), "{why}");
    let outcome = log.append(single(stream(2), Expect::Empty, "after")).await;
    assert!(matches!(outcome, Err(AppendError::Closed(_))), "{outcome:?}");
    // It waits for a person: another connection would find the same stream.
    let connections = nats.first().counts("total_connections");
    tokio::time::sleep(Duration::from_secs(13)).await;
    assert_eq!(nats.first().counts("total_connections"), connections);
    let error = opened(&nats, 1, &mark).await.unwrap_err().to_string();
    assert!(error.contains("max_msgs"), "{error}");
    let again = JetStream::create(&nats.link().await, &LogName::default(), 1).await;
    assert!(matches!(again, Err(OpenError::Exists { .. })), "{again:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_founding_lands_at_position_1_or_nowhere() {
    let nats = Nats::start(1, Sync::Always);
    JetStream::create(&nats.link().await, &LogName::default(), 1).await.unwrap();
    let (one, other) = (super::open(&nats, 1).await, super::open(&nats, 1).await);
    let (a, b) = tokio::join!(
        one.found((stream(1), Bytes::from_static(b"founded by one"))),
        other.found((stream(2), Bytes::from_static(b"founded by the other"))),
    );
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    // Sure that it is another's: who is not sure keeps the key.
    let refused = a.and(b).unwrap_err();
    assert!(matches!(refused, AppendError::Conflict { .. }), "{refused}");
    assert_eq!(one.last().await, Ok(Position::FIRST));
}
