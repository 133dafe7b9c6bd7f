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
    // One event, as a plain publish; three, as an atomic batch.
    for (events, len, step) in [(1u64, 420, 37), (3, 1_300, 103)] {
        let step = if crate::long() { 1 } else { step };
        for cut in (0..len).step_by(step) {
            number += 10;
            let ids: Vec<_> = (number..number + events).map(stream).collect();
            let records: Vec<_> =
                ids.iter().map(|id| (*id, Bytes::from(format!("{id} {:0100}", cut)))).collect();
            let expectations = ids.iter().map(|id| (*id, Expect::Empty)).collect();
            let wanted: Batch = batch(expectations, records.clone());
            proxy.cut_after(cut);
            let landed = surely(&log, wanted).await;
            let positions = (landed.first.0..).map(Position);
            acknowledged.extend(positions.zip(records.into_iter().map(|(_, record)| record)));
        }
    }
    proxy.cut_after(OPEN);
    check(&log, &acknowledged).await;
}
