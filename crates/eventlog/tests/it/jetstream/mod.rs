//! The engine on JetStream, against real nats-servers.

mod conformance;
mod faults;

use greyfile_eventlog::conformance::nats::Nats;
use greyfile_eventlog::jetstream::{JetStream, LogName, Options};

/// Opens the log of a new stream with so many copies.
async fn create(nats: &Nats, replicas: usize) -> JetStream {
    let name = LogName::default();
    JetStream::create(&nats.link().await, &name, replicas).await.expect("the stream is created");
    open(nats, replicas).await
}

async fn open(nats: &Nats, replicas: usize) -> JetStream {
    let options = Options { name: LogName::default(), replicas, mark: None };
    JetStream::open(nats.link().await, options).await.expect("the log opens")
}
