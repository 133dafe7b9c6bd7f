//! Random numbers, and views to test with.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use greyfile_envelope::Envelope;
use greyfile_projector::contract::View;
use greyfile_projector::{Open, Options, RebuildReason, State, Views};

pub use crate::log::{MemoryLog, SharedLog};
use crate::sample::Sample;

pub const LOG_ID: [u8; 16] = [7; 16];
pub const PATIENCE: Duration = Duration::from_secs(60);
pub type Dump = std::collections::BTreeMap<Vec<u8>, Vec<u8>>;

/// The generator of Steele, Lea and Flood's SplitMix64: seeds make sequences, nothing more.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// The seeds of a random test.
pub fn seeds(few: u64, many: u64) -> std::ops::Range<u64> {
    let first = std::env::var("GREYFILE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let rounds = if std::env::var_os("GREYFILE_LONG").is_some() { many } else { few };
    first..first + rounds
}

/// The positions at which commands end.
pub fn ends(records: &[Bytes]) -> Vec<usize> {
    let is_end = |record: &Bytes| {
        let place = Envelope::decode(record).unwrap().place;
        place.index() + 1 == place.records()
    };
    (1..).zip(records).filter(|(_, record)| is_end(record)).map(|(at, _)| at).collect()
}

/// The beginning of these records that has about so many and ends with a command: a log never ends
/// within one.
pub fn whole(records: &[Bytes], about: usize) -> &[Bytes] {
    let end = ends(records).into_iter().find(|end| *end >= about);
    &records[..end.unwrap_or(records.len())]
}

pub fn start(log: &Arc<MemoryLog>, views: &Path) -> Sampled {
    start_as(Sample::new(1), log, views)
}

pub fn start_as(view: impl View, log: &Arc<MemoryLog>, views: &Path) -> Sampled {
    start_with(view, log, LOG_ID, views, &Options::default())
}

pub fn start_with(
    view: impl View,
    log: &Arc<MemoryLog>,
    log_id: [u8; 16],
    views: &Path,
    options: &Options,
) -> Sampled {
    let log = Arc::new(SharedLog(Arc::clone(log)));
    Sampled(Views::start(vec![Arc::new(view)], log, log_id, views, options).unwrap())
}

/// The sample view beside another one.
pub fn start_with_other(other: impl View, log: &Arc<MemoryLog>, views: &Path) -> Sampled {
    let log = Arc::new(SharedLog(Arc::clone(log)));
    let both: Vec<Arc<dyn View>> = vec![Arc::new(Sample::new(1)), Arc::new(other)];
    Sampled(Views::start(both, log, LOG_ID, views, &Options::default()).unwrap())
}

/// The sample view, run alone or beside others.
pub struct Sampled(pub Views);

impl Sampled {
    pub fn view(&self) -> Open<'_> {
        self.of("sample")
    }

    /// A view, or the histories.
    pub fn of(&self, name: &str) -> Open<'_> {
        self.0.get(name).unwrap()
    }

    /// Waits until the view has all of the log.
    pub async fn caught_up(&self, log: &MemoryLog) {
        caught_up(self.view(), log).await;
    }

    /// The rows of the streams and of the view.
    pub fn dump(&self) -> Dump {
        self.dump_of("sample")
    }

    /// The rows of the streams and of this view.
    pub fn dump_of(&self, name: &str) -> Dump {
        self.try_dump_of(name).unwrap()
    }

    /// The same, where a file may be damaged.
    pub fn try_dump_of(&self, name: &str) -> Result<Dump, greyfile_projector::ReadError> {
        let mut dump = Dump::new();
        for (from, tag) in [("histories", b'h'), (name, b'v')] {
            let rows = self.of(from).dump()?.into_iter();
            dump.extend(rows.map(|(key, value)| ([vec![tag], key].concat(), value)));
        }
        Ok(dump)
    }

    pub async fn close(self) {
        self.0.close().await.unwrap();
    }
}

/// Waits until a view has all of the log.
pub async fn caught_up(view: Open<'_>, log: &MemoryLog) {
    let following = async {
        let mut states = view.states();
        let state = states
            .wait_for(|state| matches!(state, State::Following | State::Stopped { .. }))
            .await
            .unwrap()
            .clone();
        assert_eq!(state, State::Following);
    };
    tokio::time::timeout(PATIENCE, following).await.expect("the view never followed");
    let reached = view.wait_for(log.end(), PATIENCE).await;
    assert!(reached, "stuck at {}: {:?}", view.position(), view.state());
}

/// Waits until a view stops, and tells what it says.
pub async fn error_of(view: Open<'_>) -> String {
    let mut states = view.states();
    let stopped = states.wait_for(|state| matches!(state, State::Stopped { .. }));
    match tokio::time::timeout(PATIENCE, stopped).await.unwrap().unwrap().clone() {
        State::Stopped { error } => error,
        other => panic!("{other:?}"),
    }
}

/// The rows of these records as a rebuild makes them.
pub async fn anew(records: &[Bytes]) -> Dump {
    anew_of(Sample::new(1), records).await
}

pub async fn anew_of(view: impl View, records: &[Bytes]) -> Dump {
    let folder = tempfile::tempdir().unwrap();
    let log = MemoryLog::new(records);
    let sampled = start_as(view, &log, folder.path());
    sampled.caught_up(&log).await;
    sampled.dump()
}

/// Fails with the first row that differs, not with two whole views.
pub fn assert_same(found: &Dump, expected: &Dump, about: &str) {
    if found == expected {
        return;
    }
    let keys: std::collections::BTreeSet<_> = found.keys().chain(expected.keys()).collect();
    for key in keys {
        assert_eq!(found.get(key), expected.get(key), "{about}: row {key:?}");
    }
}

/// A view over these records that was closed cleanly.
pub async fn closed_view(records: &[Bytes], views: &Path) {
    let log = MemoryLog::new(records);
    let sampled = start(&log, views);
    sampled.caught_up(&log).await;
    sampled.close().await;
}

/// Opens the view again, and checks that its rows are right. Says why the histories and the view were
/// last made anew.
pub async fn opened_right(records: &[Bytes], views: &Path, about: &str) -> [RebuildReason; 2] {
    let log = MemoryLog::new(records);
    let sampled = start(&log, views);
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &anew(records).await, about);
    let reasons = ["histories", "sample"].map(|name| sampled.of(name).status().rebuilt);
    sampled.close().await;
    reasons
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
