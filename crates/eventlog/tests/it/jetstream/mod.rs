//! The engine on JetStream, against real nats-servers.

mod conformance;
mod cut;
mod faults;
mod linear;
mod partition;
mod proxy;
mod slow;
mod support;

use greyfile_eventlog::conformance::nats::Nats;
use greyfile_eventlog::jetstream::{JetStream, LogName, OpenError, Options};

/// Opens the log of a new stream with so many copies.
async fn create(nats: &Nats, replicas: usize) -> JetStream {
    create_stream(nats, replicas).await;
    open(nats, replicas).await
}

/// Makes a stream with so many copies.
async fn create_stream(nats: &Nats, replicas: usize) {
    let name = LogName::default();
    let link = nats.link().await;
    // A cluster that has just started may need a while on a busy machine.
    for attempt in 0.. {
        match JetStream::create(&link, &name, replicas).await {
            Ok(()) | Err(OpenError::Exists { .. }) => break,
            Err(error) => assert!(attempt < 10, "{error}"),
        }
    }
}

async fn open(nats: &Nats, replicas: usize) -> JetStream {
    let options = Options { name: LogName::default(), replicas, mark: None };
    JetStream::open(nats.link().await, options).await.expect("the log opens")
}
