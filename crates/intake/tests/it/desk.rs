//! A log, and intake on it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use greyfile_domain::acts::Command;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Envelope, Position, StreamId, StreamKind, Timestamp};
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_eventlog::{EventLog, ReadLog};
use greyfile_intake::index::Index;
use greyfile_intake::{Accepted, Clock, Intake, SubmitError, found};

use crate::make::{LOG, NOW, SECRET, hand, identity, open_case};
use crate::odd::Odd;

/// A clock that a test sets, or lets go on together with the steady one.
pub struct ManualClock(pub AtomicI64, pub AtomicI64);

impl ManualClock {
    pub fn new() -> Arc<Self> {
        Self::at(NOW)
    }

    pub fn at(now: i64) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(now), AtomicI64::new(NOW)))
    }

    /// Time passes.
    pub fn pass(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
        self.1.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }

    fn steady(&self) -> Duration {
        Duration::from_millis(self.1.load(Ordering::SeqCst).try_into().unwrap())
    }
}

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub log: Arc<Odd>,
    pub clock: Arc<ManualClock>,
    pub intake: Arc<Intake>,
}

/// A log in a file of this folder, just founded.
pub fn embedded(folder: &Path, purpose: Purpose, options: &Options) -> Arc<Embedded> {
    let founding = found(&identity(purpose), &SECRET, &hand("test"));
    Arc::new(Embedded::create(folder.join("log.redb"), founding, options).unwrap())
}

impl Desk {
    /// On a log for real cases, in a file.
    pub async fn new() -> Self {
        Self::of(Purpose::Production).await
    }

    pub async fn of(purpose: Purpose) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = embedded(folder.path(), purpose, &Options::default());
        Self::on(folder, log).await
    }

    /// On a log that is founded already.
    pub async fn on(folder: tempfile::TempDir, log: Arc<dyn EventLog>) -> Self {
        let (log, clock) = (Odd::on(log), ManualClock::new());
        let intake = intake(log.clone(), clock.clone(), &folder.path().join("commands")).await;
        Self { folder, log, clock, intake }
    }

    /// Another process on the same log, with an index of its own.
    pub async fn again(&self, index: &str) -> Arc<Intake> {
        self.again_by(self.clock.clone(), index).await
    }

    /// The same, with a clock of its own.
    pub async fn again_by(&self, clock: Arc<ManualClock>, index: &str) -> Arc<Intake> {
        intake(self.log.clone(), clock, &self.folder.path().join(index)).await
    }

    pub async fn case(&self, number: u64) -> StreamId {
        self.intake.submit(&open_case(number)).await.unwrap().events[0].stream
    }

    pub async fn last(&self) -> Position {
        self.log.last().await.unwrap()
    }

    /// Every record, in order.
    pub async fn records(&self) -> Vec<Bytes> {
        self.records_from(Position::FIRST).await
    }

    /// Every record from a position on.
    pub async fn records_from(&self, from: Position) -> Vec<Bytes> {
        let (mut next, mut records) = (from, Vec::new());
        loop {
            let chunk = self.log.read(next, 1 << 20).await.unwrap();
            let Some(end) = chunk.last() else { return records };
            next = end.position.next();
            records.extend(chunk.into_iter().map(|stored| stored.record));
        }
    }

    /// The first stream of a reservation.
    pub async fn reservation(&self) -> StreamId {
        let records = self.records().await;
        let streams = records.iter().map(|record| Envelope::decode(record).unwrap().stream);
        streams.into_iter().find(|stream| stream.kind == StreamKind::RESERVATION).unwrap()
    }
}

/// Intake that follows the log.
pub async fn intake(log: Arc<dyn EventLog>, clock: Arc<ManualClock>, index: &Path) -> Arc<Intake> {
    let identity = greyfile_intake::identity(&*log).await.unwrap();
    let index = Index::open(index, LOG).unwrap();
    let intake = Arc::new(Intake::new(log, identity, &SECRET, clock, index).await.unwrap());
    tokio::spawn(intake.clone().keep_up());
    intake
}

pub const OTHER_STREAM: Result<Accepted, SubmitError> =
    Err(SubmitError::OtherBody { differs: "stream" });

/// The FIR's number is another's.
pub fn taken() -> Result<Accepted, SubmitError> {
    Err(SubmitError::Refused(Box::new(Refusal::Taken { what: Namespace::FirNumber })))
}

/// Sends a command until the index is there.
pub async fn surely(intake: &Intake, command: &Command) -> Result<Accepted, SubmitError> {
    for _ in 0..200 {
        match intake.submit(command).await {
            Err(SubmitError::CatchingUp) => tokio::time::sleep(Duration::from_millis(10)).await,
            answered => return answered,
        }
    }
    panic!("the index never comes back")
}
