//! A real log on which a test sets what goes wrong, and intake on it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use greyfile_domain::acts::{Body, Command, Note, Open};
use greyfile_domain::streams::RegimeId;
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::{Code, Line, Prose};
use greyfile_envelope::{Basis, CommandId, Envelope, Hand, Position, StreamId, Timestamp};
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_eventlog::{
    AppendError, Appended, Batch, EventLog, Expect, ReadError, ReadLog, Stored,
};
use greyfile_intake::index::Index;
use greyfile_intake::{Accepted, Clock, Intake, LogIdentity, LogSecret, SubmitError, found};

pub const NOW: Timestamp = Timestamp(1_760_000_000_000);
pub const LOG: [u8; 16] = [9; 16];
pub const SECRET: LogSecret = LogSecret::new([5; 32]);

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        NOW
    }
}

/// A real log on which a test sets what goes wrong.
pub struct Odd {
    log: Arc<dyn EventLog>,
    /// How long a follower waits for each chunk, in milliseconds.
    pub late_ms: AtomicU64,
    /// Whether who follows is told that the log is damaged.
    pub damaged: AtomicBool,
    /// Whether the law cannot be read once something was appended.
    pub law_away: AtomicBool,
    appended: AtomicBool,
    /// How many more reads of these streams come from a copy that ends here.
    behind: Mutex<HashMap<StreamId, (u32, Position)>>,
}

impl Odd {
    fn on(log: Arc<dyn EventLog>) -> Arc<Self> {
        Arc::new(Self {
            log,
            late_ms: AtomicU64::new(0),
            damaged: AtomicBool::new(false),
            law_away: AtomicBool::new(false),
            appended: AtomicBool::new(false),
            behind: Mutex::default(),
        })
    }

    /// So many reads of this stream come from a copy that has nothing after this position.
    pub fn is_behind(&self, stream: StreamId, reads: u32, end: Position) {
        self.behind.lock().unwrap().insert(stream, (reads, end));
    }

    fn end(&self, stream: StreamId) -> Option<Position> {
        let mut behind = self.behind.lock().unwrap();
        let (reads, end) = behind.get_mut(&stream).filter(|(reads, _)| *reads > 0)?;
        *reads -= 1;
        Some(*end)
    }
}

impl EventLog for Odd {
    fn append(&self, batch: Batch) -> BoxFuture<'static, Result<Appended, AppendError>> {
        self.appended.store(true, Ordering::SeqCst);
        self.log.append(batch)
    }

    fn heads<'a>(
        &'a self,
        streams: &'a [StreamId],
    ) -> BoxFuture<'a, Result<Vec<Expect>, ReadError>> {
        self.log.heads(streams)
    }

    fn halted(&self) -> Option<String> {
        self.log.halted()
    }
}

impl ReadLog for Odd {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        let away = self.law_away.load(Ordering::SeqCst) && self.appended.load(Ordering::SeqCst);
        if away && stream == RegimeId::THE.stream() {
            return Box::pin(async { Err(ReadError::Unavailable("nobody answers".into())) });
        }
        let end = self.end(stream).unwrap_or(Position(u64::MAX));
        Box::pin(async move {
            let mut stored = self.log.read_stream(stream).await?;
            stored.retain(|stored| stored.position <= end);
            Ok(stored)
        })
    }

    fn read(&self, from: Position, max: usize) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        self.log.read(from, max)
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        let late = Duration::from_millis(self.late_ms.load(Ordering::SeqCst));
        let damaged = self.damaged.load(Ordering::SeqCst);
        let chunks = self.log.follow(from).then(move |chunk| async move {
            tokio::time::sleep(late).await;
            if damaged {
                let what = "a hole".into();
                return Err(ReadError::Damaged { position: Position(2), what });
            }
            chunk
        });
        Box::pin(chunks)
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        self.log.last()
    }
}

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub log: Arc<Odd>,
    pub intake: Arc<Intake>,
}

impl Desk {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let founding = found(&identity(), &SECRET, &Hand::new("test").unwrap());
        let path = folder.path().join("log.redb");
        Self::on(folder, Arc::new(Embedded::create(path, founding, &Options::default()).unwrap()))
            .await
    }

    /// On a log that is founded already.
    pub async fn on(folder: tempfile::TempDir, log: Arc<dyn EventLog>) -> Self {
        let log = Odd::on(log);
        let intake = intake(&log, &folder.path().join("commands")).await;
        Self { folder, log, intake }
    }

    /// Another process on the same log, with an index of its own.
    pub async fn again(&self, index: &str) -> Arc<Intake> {
        intake(&self.log, &self.folder.path().join(index)).await
    }

    pub async fn case(&self, number: u8) -> StreamId {
        self.intake.submit(&open(number)).await.unwrap().events[0].stream
    }

    pub async fn last(&self) -> Position {
        self.log.last().await.unwrap()
    }

    /// Every record.
    pub async fn log_records(&self) -> Vec<Bytes> {
        let stored = self.log.read(Position::FIRST, 1 << 20).await.unwrap();
        stored.into_iter().map(|stored| stored.record).collect()
    }

    /// Publishes past intake: the last record of a stream once more, as another log's secret seals
    /// it, from ten years ahead.
    pub async fn publish_past(&self, onto: StreamId) -> Position {
        let stored = self.log.read(Position::FIRST, 1 << 20).await.unwrap();
        let model = stored.iter().rev().find(|stored| {
            Envelope::decode(&stored.record).unwrap().event_type == "case.case_opened"
        });
        let mut envelope = Envelope::decode(&model.unwrap().record).unwrap();
        let before = self.log.read_stream(onto).await.unwrap();
        envelope.stream = onto;
        envelope.version = before.len() as u32 + 1;
        envelope.recorded_at = Timestamp(NOW.0 + 315_360_000_000);
        let key = LogSecret::new([6; 32]).seal_key();
        let record = Bytes::from(envelope.encode(|covered| key.seal(LOG, covered)).unwrap());
        let expect = before.last().map_or(Expect::Empty, |last| Expect::LastAt(last.position));
        let batch = Batch::new(vec![(onto, expect)], vec![(onto, record)]).unwrap();
        self.log.append(batch).await.unwrap().last
    }
}

pub fn identity() -> LogIdentity {
    LogIdentity { log_id: LOG, purpose: Purpose::Production, founded_at: NOW }
}

async fn intake(log: &Arc<Odd>, folder: &Path) -> Arc<Intake> {
    let index = Index::open(folder, LOG).unwrap();
    let intake = Intake::new(log.clone(), identity(), &SECRET, Arc::new(Standing), index).await;
    let intake = Arc::new(intake.unwrap());
    tokio::spawn(intake.clone().keep_up());
    intake
}

pub fn id(number: u8) -> CommandId {
    CommandId::from_bytes([number; 16])
}

pub fn command(number: u8, body: Body) -> Command {
    Command {
        id: id(number),
        actor: Hand::new("officer-1").unwrap(),
        done_by: None,
        occurred_at: "2025-07-08".parse().unwrap(),
        basis: Basis::OwnAct,
        captured: None,
        recorded_at: None,
        correlation: None,
        body,
    }
}

pub fn open(number: u8) -> Command {
    let line = |text: &str| Line::new(text).unwrap();
    let opened = CaseOpened {
        title: line("A case"),
        agency: Code::new("nccia").unwrap(),
        circle: None,
        city: line("Multan"),
        operation: None,
    };
    command(number, Body::Open(Open { events: vec![opened.into()] }))
}

pub fn note(number: u8, on: StreamId) -> Command {
    let text = Prose::new("a note").unwrap().into();
    command(number, Body::Note(Note { on, text, source: None }))
}

pub const OTHER_STREAM: Result<Accepted, SubmitError> =
    Err(SubmitError::OtherBody { differs: "stream" });

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
