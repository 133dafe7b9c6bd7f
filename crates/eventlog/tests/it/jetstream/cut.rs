//! A connection cut at every byte of a publish: nothing is lost, nothing lands twice, and what is
//! not known is never taken for a failure.

use std::time::{Duration, Instant};

use bytes::Bytes;
use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::conformance::{batch, read_all, stream};
use greyfile_eventlog::jetstream::{JetStream, LogName, Options};
use greyfile_eventlog::{Appended, Batch, Expect, ReadLog};

use super::proxy::{OPEN, Proxy};
use super::support::{PATIENCE, check, surely};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_cut_at_any_byte_of_a_publish_loses_and_doubles_nothing() {
    let nats = Nats::start(1, Sync::Always);
    super::create_stream(&nats, 1).await;
    let proxy = Proxy::before(&nats.url()).await;
    let options = Options { name: LogName::default(), replicas: 1, mark: None };
    let log = JetStream::open(proxy.link().await, options).await.unwrap();
    let mut acknowledged = Vec::new();
    let mut number = 0u64;
    let mut next = |events: u64| {
        number += 10;
        let ids: Vec<_> = (number..number + events).map(stream).collect();
        let records: Vec<_> =
            ids.iter().map(|id| (*id, Bytes::from(format!("{id} {number:0100}")))).collect();
        batch(ids.iter().map(|id| (*id, Expect::Empty)).collect(), records)
    };
    let mut publish = async |wanted: Batch| {
        let landed = surely(&log, wanted.clone()).await;
        let positions = (landed.first.0..).map(Position);
        let records = wanted.records().iter().map(|(_, record)| record.clone());
        acknowledged.extend(positions.zip(records));
    };
    // One event, as a plain publish; three, as an atomic batch.
    for events in [1, 3] {
        // Its length, by what goes over the wire. Now and then a ping goes with it.
        let mut len = i64::MAX;
        for _ in 0..3 {
            let before = proxy.sent();
            publish(next(events)).await;
            len = len.min((proxy.sent() - before) as i64);
        }
        let step = if crate::long() { 1 } else { len as usize / 12 };
        let mut offsets = 0;
        for cut in (0..len).step_by(step) {
            let before = proxy.cuts();
            proxy.cut_after(cut);
            publish(next(events)).await;
            assert!(proxy.cuts() > before, "cut after {cut} of {len} bytes");
            offsets += 1;
        }
        proxy.cut_after(OPEN);
        println!("{events} event(s): {len} bytes, cut after {offsets} of them");
    }
    check(&log, &acknowledged).await;
}

/// Whoever founds a log keeps the key it is founded with only if it is theirs.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_founding_whose_answer_is_lost_is_known_again() {
    let nats = Nats::start(1, Sync::Always);
    super::create_stream(&nats, 1).await;
    let proxy = Proxy::before(&nats.url()).await;
    let options = Options { name: LogName::default(), replicas: 1, mark: None };
    let log = JetStream::open(proxy.link().await, options).await.unwrap();
    let watcher = super::open(&nats, 1).await;
    proxy.hold(true);
    let record = Bytes::from_static(b"founded");
    let founding = tokio::spawn({
        let record = record.clone();
        async move { log.found((stream(1), record)).await }
    });
    let give_up = Instant::now() + PATIENCE;
    while watcher.last().await != Ok(Position::FIRST) {
        assert!(Instant::now() < give_up, "it is never stored");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // It is stored, nobody has said so, and with its next ping the connection is gone.
    proxy.cut_after(0);
    while proxy.cuts() == 0 {
        assert!(Instant::now() < give_up, "the connection is never cut");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    proxy.hold(false);
    let landed = Appended { first: Position::FIRST, last: Position::FIRST };
    assert_eq!(founding.await.unwrap(), Ok(landed));
    let all = read_all(&watcher, Position::FIRST).await;
    assert!(matches!(&all[..], [only] if only.record == record), "{all:?}");
}
