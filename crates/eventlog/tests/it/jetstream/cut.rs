//! A connection cut at every byte of a publish: nothing is lost, nothing lands twice, and what is
//! not known is never taken for a failure.

use bytes::Bytes;
use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::conformance::{batch, stream};
use greyfile_eventlog::jetstream::{JetStream, LogName, Options};
use greyfile_eventlog::{Batch, Expect};

use super::proxy::{OPEN, Proxy};
use super::support::{check, surely};

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
