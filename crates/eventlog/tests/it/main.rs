//! Both engines against the contract; faults, damage and kills.

mod conformance;
mod damage;
mod faults;
mod files;
mod jetstream;
mod kill;

use std::path::Path;

use bytes::Bytes;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_eventlog::embedded::{Embedded, OpenError, Options};

/// Position 1 of every log in these tests.
fn founding() -> (StreamId, Bytes) {
    (StreamId::new(StreamKind::LOG, [0; 16]), Bytes::from_static(b"founded"))
}

fn create(path: &Path, options: &Options) -> Result<Embedded, OpenError> {
    Embedded::create(path, founding(), options)
}

/// Segments so short that every test crosses many of them.
fn short_segments() -> Options {
    Options::default().segment_records(16)
}

/// Whether to take the long way: `GREYFILE_LONG=1`.
fn long() -> bool {
    std::env::var_os("GREYFILE_LONG").is_some_and(|long| long == "1")
}
