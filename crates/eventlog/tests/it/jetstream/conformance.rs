//! The contract, on one server and on a cluster of three.

use std::sync::Arc;

use greyfile_eventlog::conformance::Fixture;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::jetstream::JetStream;

struct Log<const SERVERS: usize> {
    nats: Nats,
    log: Arc<JetStream>,
}

impl<const SERVERS: usize> Fixture for Log<SERVERS> {
    type Log = JetStream;

    async fn fresh() -> Self {
        let nats = Nats::start(SERVERS, Sync::Always);
        let log = Arc::new(super::create(&nats, SERVERS).await);
        Self { nats, log }
    }

    fn log(&self) -> Arc<JetStream> {
        self.log.clone()
    }

    async fn reopen(self) -> Self {
        self.log.close().await;
        let log = Arc::new(super::open(&self.nats, SERVERS).await);
        assert_eq!(log.halted(), None);
        Self { log, ..self }
    }
}

mod one_server {
    greyfile_eventlog::conformance!(super::Log<1>);
}

mod three_servers {
    greyfile_eventlog::conformance!(super::Log<3>);
}
