//! The contract, with segments of the usual length and with very short ones.

use std::sync::Arc;

use greyfile_eventlog::conformance::Fixture;
use greyfile_eventlog::embedded::{Embedded, Options};
use tempfile::TempDir;

struct Log<const SHORT: bool> {
    folder: TempDir,
    log: Arc<Embedded>,
}

impl<const SHORT: bool> Log<SHORT> {
    fn options() -> Options {
        if SHORT { crate::short_segments() } else { Options::default() }
    }
}

impl<const SHORT: bool> Fixture for Log<SHORT> {
    type Log = Embedded;

    async fn fresh() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = crate::create(&folder.path().join("log"), &Self::options()).unwrap();
        Self { folder, log: Arc::new(log) }
    }

    fn log(&self) -> Arc<Embedded> {
        self.log.clone()
    }

    async fn reopen(self) -> Self {
        let checked = self.log.check().unwrap();
        assert_eq!(checked.findings, []);
        self.log.close().unwrap();
        let log = Embedded::open(self.folder.path().join("log"), &Self::options()).unwrap();
        assert_eq!(log.streams(), checked.streams);
        Self { log: Arc::new(log), ..self }
    }
}

mod usual {
    greyfile_eventlog::conformance!(super::Log<false>);
}

mod short_segments {
    greyfile_eventlog::conformance!(super::Log<true>);
}
