//! A follower that is slower than the broker sends, or does not read at all for a while.

use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::conformance::stream;
use greyfile_eventlog::jetstream::{JetStream, LogName, Options};
use greyfile_eventlog::{Batch, EventLog, Expect, ReadLog};

use super::proxy::Proxy;
use super::support::PATIENCE;

const BATCHES: u64 = 60;
const RECORDS: u64 = 500;
/// Together with the others more than a client, a server and the sockets between them keep.
const RECORD_LEN: usize = 2_000;

/// What it is about: records that say which they are.
async fn write(log: &JetStream, batches: std::ops::Range<u64>) {
    for batch in batches {
        let ids: Vec<_> = (0..RECORDS).map(|at| stream(batch * RECORDS + at)).collect();
        let text = |id| Bytes::from(format!("{id:>RECORD_LEN$}"));
        let batch = Batch::new(
            ids.iter().map(|id| (*id, Expect::Empty)).collect(),
            ids.iter().map(|id| (*id, text(id.to_string()))).collect(),
        );
        log.append(batch.unwrap()).await.expect("writers are held up by nobody");
    }
}

async fn opened(link: greyfile_eventlog::jetstream::Link) -> JetStream {
    let options = Options { name: LogName::default(), replicas: 1, mark: None };
    JetStream::open(link, options).await.expect("the log opens")
}

/// Every record to this position, in order: a hole, or one twice, is not the next.
async fn all_come(
    chunks: &mut futures_util::stream::BoxStream<
        'static,
        Result<Vec<greyfile_eventlog::Stored>, greyfile_eventlog::ReadError>,
    >,
    mut next: Position,
    last: Position,
) {
    while next <= last {
        let chunk = tokio::time::timeout(PATIENCE, chunks.next()).await.expect("it goes on");
        for stored in chunk.expect("open").expect("a chunk") {
            assert_eq!(stored.position, next);
            let said = std::str::from_utf8(&stored.record).unwrap().trim_start().to_owned();
            assert_eq!(said, stream(next.0 - 1).to_string(), "at {next}");
            next = next.next();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_that_does_not_read_is_waited_for_and_misses_nothing() {
    let nats = Nats::start(1, Sync::Always);
    let log = super::create(&nats, 1).await;
    write(&log, 0..1).await;
    let mut chunks = log.follow(Position::FIRST);
    let first = chunks.next().await.expect("open").expect("a chunk");
    let next = first.last().expect("a record").position.next();
    // Nobody asks it for more, while all the rest is written.
    write(&log, 1..BATCHES).await;
    let last = log.last().await.unwrap();
    let jetstream = async_nats::jetstream::new(nats.link().await.client().clone());
    let there = jetstream.get_stream(LogName::default().stream()).await.unwrap();
    let consumers: Vec<_> = there.consumers().try_collect().await.unwrap();
    let sent = consumers.iter().map(|one| one.delivered.stream_sequence).max().expect("one");
    assert!(sent < last.0, "all {last} were sent to a follower that does not read");
    all_come(&mut chunks, next, last).await;
    assert_eq!(log.halted(), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_that_the_server_gives_up_goes_on_where_it_was() {
    let nats = Nats::start_with(1, Sync::Always, "write_deadline: \"300ms\"");
    let log = super::create(&nats, 1).await;
    let proxy = Proxy::before(&nats.url()).await;
    let slow = opened(proxy.link().await).await;
    let mut chunks = slow.follow(Position::FIRST);
    // The more it takes, the more the server sends it ahead.
    let half = Position(BATCHES / 2 * RECORDS);
    write(&log, 0..BATCHES / 2).await;
    all_come(&mut chunks, Position::FIRST, half).await;
    proxy.hold(true);
    let reading = tokio::spawn(async move {
        all_come(&mut chunks, half.next(), Position(BATCHES * RECORDS)).await;
    });
    write(&log, BATCHES / 2..BATCHES).await;
    let give_up = Instant::now() + PATIENCE;
    while nats.first().counts("slow_consumers") == 0 {
        assert!(Instant::now() < give_up, "the server never gave it up");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    proxy.hold(false);
    reading.await.expect("it misses nothing");
    for log in [&log, &slow] {
        assert_eq!(log.halted(), None);
    }
}
