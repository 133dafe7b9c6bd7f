//! A command is remembered by its id, whatever becomes of the index and of who follows the log; and
//! a record that is not intake's stops nobody but who needs it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use greyfile_domain::acts::{Body, Command, Note, Open};
use greyfile_domain::streams::RegimeId;
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::{Code, Line, Prose};
use greyfile_envelope::{Basis, CommandId, Envelope, Hand, Position, StreamId, Timestamp};
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_eventlog::{
    AppendError, Appended, Batch, EventLog, Expect, ReadError, ReadLog, Stored,
};
use greyfile_intake::index::Index;
use greyfile_intake::{Accepted, Clock, Intake, LogIdentity, LogSecret, SubmitError, found};

const NOW: Timestamp = Timestamp(1_760_000_000_000);
const LOG: [u8; 16] = [9; 16];
const SECRET: LogSecret = LogSecret::new([5; 32]);

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        NOW
    }
}

/// A real log on which a test sets what goes wrong.
struct Odd {
    log: Embedded,
    /// How long a follower waits for each chunk, in milliseconds.
    late_ms: AtomicU64,
    /// Whether who follows is told that the log is damaged.
    damaged: AtomicBool,
    /// Whether the law cannot be read once something was appended.
    law_away: AtomicBool,
    appended: AtomicBool,
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
}

impl ReadLog for Odd {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        let away = self.law_away.load(Ordering::SeqCst) && self.appended.load(Ordering::SeqCst);
        if away && stream == RegimeId::THE.stream() {
            return Box::pin(async { Err(ReadError::Unavailable("nobody answers".into())) });
        }
        self.log.read_stream(stream)
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

struct Desk {
    folder: tempfile::TempDir,
    log: Arc<Odd>,
    intake: Arc<Intake>,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let founding = found(&identity(), &SECRET, &Hand::new("test").unwrap());
        let path = folder.path().join("log.redb");
        let log = Arc::new(Odd {
            log: Embedded::create(path, founding, &Options::default()).unwrap(),
            late_ms: AtomicU64::new(0),
            damaged: AtomicBool::new(false),
            law_away: AtomicBool::new(false),
            appended: AtomicBool::new(false),
        });
        let intake = intake(&log, &folder.path().join("commands")).await;
        Self { folder, log, intake }
    }

    /// Another process on the same log, with an index of its own.
    async fn again(&self, index: &str) -> Arc<Intake> {
        intake(&self.log, &self.folder.path().join(index)).await
    }

    async fn case(&self, number: u8) -> StreamId {
        self.intake.submit(&open(number)).await.unwrap().events[0].stream
    }

    async fn last(&self) -> Position {
        self.log.last().await.unwrap()
    }

    /// Publishes past intake: the last record of a stream once more, as another log's secret seals
    /// it, from ten years ahead.
    async fn publish_past(&self, onto: StreamId) -> Position {
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

fn identity() -> LogIdentity {
    LogIdentity { log_id: LOG, purpose: Purpose::Production, founded_at: NOW }
}

async fn intake(log: &Arc<Odd>, folder: &std::path::Path) -> Arc<Intake> {
    let index = Index::open(folder, LOG).unwrap();
    let intake = Intake::new(log.clone(), identity(), &SECRET, Arc::new(Standing), index).await;
    let intake = Arc::new(intake.unwrap());
    tokio::spawn(intake.clone().keep_up());
    intake
}

fn id(number: u8) -> CommandId {
    CommandId::from_bytes([number; 16])
}

fn command(number: u8, body: Body) -> Command {
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

fn open(number: u8) -> Command {
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

fn note(number: u8, on: StreamId) -> Command {
    let text = Prose::new("a note").unwrap().into();
    command(number, Body::Note(Note { on, text, source: None }))
}

const OTHER_STREAM: Result<Accepted, SubmitError> =
    Err(SubmitError::OtherBody { differs: "stream" });

/// Sends a command until the index is there.
async fn surely(intake: &Intake, command: &Command) -> Result<Accepted, SubmitError> {
    for _ in 0..200 {
        match intake.submit(command).await {
            Err(SubmitError::CatchingUp) => tokio::time::sleep(Duration::from_millis(10)).await,
            answered => return answered,
        }
    }
    panic!("the index never comes back")
}

#[tokio::test]
async fn what_was_just_answered_is_known_though_the_follower_is_late() {
    let desk = Desk::new().await;
    let (one, other) = (desk.case(1).await, desk.case(2).await);
    desk.log.late_ms.store(30, Ordering::SeqCst);
    let late = desk.again("late").await;
    for number in 10..15 {
        let first = late.submit(&note(number, one)).await.unwrap();
        assert_eq!(late.submit(&note(number, other)).await, OTHER_STREAM);
        assert_eq!(late.submit(&note(number, one)).await.unwrap(), first);
    }
    assert_eq!(desk.last().await, Position(8));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_id_for_two_streams_at_once_is_recorded_once() {
    let desk = Desk::new().await;
    let (one, other) = (desk.case(1).await, desk.case(2).await);
    for number in 10..60 {
        let sent = [one, other].map(|on| {
            let intake = desk.intake.clone();
            tokio::spawn(async move { intake.submit(&note(number, on)).await })
        });
        let [first, second] = sent;
        let answers = [first.await.unwrap(), second.await.unwrap()];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.contains(&OTHER_STREAM), "{answers:?}");
    }
    assert_eq!(desk.last().await, Position(53));
}

/// No command is taken while the index is made anew, so no record may be waited for.
#[tokio::test]
async fn an_index_that_leads_elsewhere_is_made_anew_at_once() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    desk.intake.submit(&note(2, case)).await.unwrap();
    {
        let index = Index::open(&desk.folder.path().join("wrong"), LOG).unwrap();
        index.insert(id(0), Position(1)).unwrap();
        index.insert(id(7), Position(2)).unwrap();
        index.insert(id(2), Position(3)).unwrap();
        index.flush().unwrap();
    }
    let again = desk.again("wrong").await;
    assert_eq!(again.submit(&note(7, case)).await, Err(SubmitError::CatchingUp));
    surely(&again, &note(7, case)).await.unwrap();
    // What the wrong index did not know is known.
    let mut other = open(1);
    other.basis = Basis::Report { by: "circle-1".into() };
    assert_eq!(again.submit(&other).await, Err(SubmitError::OtherBody { differs: "basis" }));
}

/// A backup was put back, others recorded since, and the log is longer than the index again.
#[tokio::test]
async fn an_index_of_another_copy_of_the_log_is_made_anew() {
    let desk = Desk::new().await;
    let (one, other) = (desk.case(1).await, desk.case(2).await);
    desk.intake.submit(&note(3, one)).await.unwrap();
    for (name, ends) in [("shorter", 3), ("as long", 4), ("longer", 9)] {
        {
            let index = Index::open(&desk.folder.path().join(name), LOG).unwrap();
            for position in 1..=ends {
                let id = if position == 1 { CommandId::from_bytes([0; 16]) } else { id(200) };
                index.insert(id, Position(position)).unwrap();
            }
            index.flush().unwrap();
        }
        let again = desk.again(name).await;
        assert_eq!(surely(&again, &note(3, other)).await, OTHER_STREAM, "{name}");
        assert_eq!(surely(&again, &note(2, one)).await, OTHER_STREAM, "{name}");
    }
    assert_eq!(desk.last().await, Position(4));
}

#[tokio::test]
async fn without_a_follower_no_new_command_is_taken() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    desk.log.damaged.store(true, Ordering::SeqCst);
    let blind = desk.again("blind").await;
    let started = std::time::Instant::now();
    for number in 10..13 {
        let refused = blind.submit(&note(number, case)).await;
        assert!(matches!(refused, Err(SubmitError::Closed(_))), "{refused:?}");
    }
    assert!(started.elapsed() < Duration::from_secs(4), "it says so at once");
    assert_eq!(desk.last().await, Position(2));
}

#[tokio::test]
async fn what_was_recorded_is_never_said_not_to_be() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    desk.log.law_away.store(true, Ordering::SeqCst);
    let before = desk.last().await;
    let answer = desk.intake.submit(&note(2, case)).await;
    if let Err(error) = answer {
        assert!(matches!(error, SubmitError::Unavailable(_)), "{error:?}");
        assert_eq!(desk.last().await, before, "it said that nothing was recorded");
    }
    desk.log.law_away.store(false, Ordering::SeqCst);
    desk.intake.submit(&note(2, case)).await.unwrap();
    assert_eq!(desk.last().await, before.next());
}

#[tokio::test]
async fn a_record_past_intake_stops_only_who_needs_it() {
    let desk = Desk::new().await;
    let (one, other) = (desk.case(1).await, desk.case(2).await);
    let position = desk.publish_past(one).await;
    let not_intakes = Err(SubmitError::NotIntakes { position });
    assert_eq!(desk.intake.submit(&note(3, one)).await, not_intakes);
    // Its moment of recording, ten years ahead, counts for nobody.
    for number in 10..16 {
        desk.intake.submit(&note(number, other)).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Nor does it keep the next start from starting, at the end of the log.
    let position = desk.publish_past(other).await;
    let again = desk.again("again").await;
    assert_eq!(again.submit(&note(20, other)).await, Err(SubmitError::NotIntakes { position }));
    again.submit(&open(21)).await.unwrap();
}

/// Who knows a command's id before it is sent could publish where it will open a stream.
#[tokio::test]
async fn a_record_past_intake_where_a_stream_would_open_is_named() {
    let desk = Desk::new().await;
    desk.case(1).await;
    let position = desk.publish_past(CaseId::derive(id(2), 0).into()).await;
    assert_eq!(desk.intake.submit(&open(2)).await, Err(SubmitError::NotIntakes { position }));
}
