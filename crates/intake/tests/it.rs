//! Intake on a real log: first answers, reservations under race, clocks, unknown outcomes.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use futures_util::stream::BoxStream;
use greyfile_domain::acts::{Body, Command, Note, Open, Retract};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::streams::fir::{FirNumber, Lodged};
use greyfile_domain::streams::ids::{CaseId, FirId};
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::{Code, Line, Prose};
use greyfile_envelope::{Basis, CommandId, Envelope, Hand, Position, StreamId, Timestamp};
use greyfile_eventlog::embedded::{Embedded, Faults, Options};
use greyfile_eventlog::{
    AppendError, Appended, Batch, EventLog, Expect, ReadError, ReadLog, Stored,
};
use greyfile_intake::index::Index;
use greyfile_intake::{
    Clock, Intake, LogIdentity, LogSecret, SubmitError, found, identity, is_secret_of,
};

/// A clock that a test sets.
struct ManualClock(AtomicI64);

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

const NOW: i64 = 1_760_000_000_000;
/// The secret of every log here.
const SECRET: LogSecret = LogSecret::new([5; 32]);

struct Desk {
    folder: tempfile::TempDir,
    log: Arc<Embedded>,
    clock: Arc<ManualClock>,
    intake: Arc<Intake>,
}

/// Intake with an index of its own, which follows the log.
async fn intake(log: Arc<dyn EventLog>, clock: Arc<ManualClock>) -> Arc<Intake> {
    let identity = identity(&*log).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path(), identity.log_id).unwrap();
    // The folder is left to the system: the index lives as long as its follower.
    std::mem::forget(folder);
    let intake = Arc::new(Intake::new(log, identity, &SECRET, clock, index).await.unwrap());
    tokio::spawn(intake.clone().keep_up());
    intake
}

async fn desk(purpose: Purpose) -> Desk {
    desk_on(purpose, &Options::default()).await
}

async fn desk_on(purpose: Purpose, options: &Options) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let identity = LogIdentity { log_id: [9; 16], purpose, founded_at: Timestamp(NOW - 1_000) };
    let founding = found(&identity, &SECRET, &Hand::new("test").unwrap());
    let log = Embedded::create(folder.path().join("log.redb"), founding, options).unwrap();
    let log = Arc::new(log);
    let clock = Arc::new(ManualClock(AtomicI64::new(NOW)));
    let intake = intake(log.clone(), clock.clone()).await;
    Desk { folder, log, clock, intake }
}

fn command(number: u64, body: Body) -> Command {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    Command {
        id: CommandId::from_bytes(id),
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

fn open_case(number: u64) -> Command {
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

fn lodge(number: u64, serial: u32) -> Command {
    let lodged = Lodged {
        station: Line::new("NCCIA Multan").unwrap(),
        city: None,
        number: Some(FirNumber { year: 2025, serial }),
        sections: Vec::new(),
        offence: "2025-07-01".parse().unwrap(),
        raid: None,
        gist: None,
    };
    command(number, Body::Open(Open { events: vec![lodged.into()] }))
}

fn note(number: u64, on: StreamId, text: &str) -> Command {
    let text = Prose::new(text).unwrap().into();
    command(number, Body::Note(Note { on, text, source: None }))
}

async fn all(log: &dyn ReadLog) -> Vec<Stored> {
    let (mut next, mut stored) = (Position::FIRST, Vec::new());
    loop {
        let chunk = log.read(next, 1 << 20).await.unwrap();
        let Some(end) = chunk.last() else { return stored };
        next = end.position.next();
        stored.extend(chunk);
    }
}

#[tokio::test]
async fn a_repeated_command_gets_its_first_answer() {
    let desk = desk(Purpose::Production).await;
    let first = desk.intake.submit(&open_case(1)).await.unwrap();
    let case = CaseId::of(first.events[0].stream).unwrap();
    desk.intake.submit(&note(2, case.into(), "later")).await.unwrap();
    desk.clock.0.fetch_add(60_000, Ordering::SeqCst);

    assert_eq!(desk.intake.submit(&open_case(1)).await.unwrap(), first);
    let last = desk.log.last().await.unwrap();
    // After a restart as well: the record itself says what the command was.
    let again = intake(desk.log.clone(), desk.clock.clone()).await;
    assert_eq!(again.submit(&open_case(1)).await.unwrap(), first);
    assert_eq!(desk.log.last().await.unwrap(), last);

    let mut other = open_case(1);
    other.occurred_at = "2025-07-09".parse().unwrap();
    assert_eq!(desk.intake.submit(&other).await, Err(SubmitError::OtherBody { differs: "times" }));
}

#[tokio::test]
async fn a_log_knows_its_secret() {
    let desk = desk(Purpose::Production).await;
    assert_eq!(is_secret_of(&*desk.log, &SECRET).await, Ok(true));
    assert_eq!(is_secret_of(&*desk.log, &LogSecret::new([6; 32])).await, Ok(false));
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    let desk = desk(Purpose::Production).await;
    let case = CaseId::derive(open_case(1).id, 0);
    let refused = desk.intake.submit(&note(2, case.into(), "early")).await;
    assert_eq!(refused, Err(SubmitError::Refused(Box::new(Refusal::NotOpenYet))));
    desk.intake.submit(&open_case(1)).await.unwrap();
    desk.intake.submit(&note(2, case.into(), "early")).await.unwrap();
}

#[tokio::test]
async fn a_number_is_held_by_one_and_free_again_after_a_retraction() {
    let desk = desk(Purpose::Production).await;
    let taken = Err(SubmitError::Refused(Box::new(Refusal::Taken { what: Namespace::FirNumber })));
    let first = desk.intake.submit(&lodge(1, 7)).await.unwrap();
    assert_eq!(desk.intake.submit(&lodge(2, 7)).await, taken);
    let fir = FirId::of(first.events[0].stream).unwrap();
    let retract = Body::Retract(Retract {
        on: fir.into(),
        event: first.events[0].event,
        seen: first.events[0].event,
        reason: Line::new("entered twice").unwrap(),
        source: None,
        duplicate_of: None,
    });
    desk.intake.submit(&command(3, retract)).await.unwrap();
    desk.intake.submit(&lodge(2, 7)).await.unwrap();
    assert_eq!(desk.intake.submit(&lodge(4, 7)).await, taken);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_64_that_race_for_a_number_one_gets_it() {
    let desk = desk(Purpose::Production).await;
    for serial in 1..=4 {
        let racing = (0..64).map(|racer| {
            let intake = desk.intake.clone();
            let command = lodge(u64::from(serial) * 100 + racer, serial);
            tokio::spawn(async move { intake.submit(&command).await })
        });
        let outcomes: Vec<_> = join_all(racing).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let taken = SubmitError::Refused(Box::new(Refusal::Taken { what: Namespace::FirNumber }));
        let lost = outcomes.iter().filter(|outcome| outcome.as_ref().err() == Some(&taken));
        assert_eq!(lost.count(), 63);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_of_one_life_all_get_their_turn_and_recorded_at_never_falls() {
    let desk = desk(Purpose::Production).await;
    let opened = desk.intake.submit(&open_case(1)).await.unwrap();
    let case = opened.events[0].stream;
    let writing = (0..64u64).map(|writer| {
        let (intake, clock) = (desk.intake.clone(), desk.clock.clone());
        tokio::spawn(async move {
            clock.0.fetch_add(3, Ordering::SeqCst);
            intake.submit(&note(100 + writer, case, "a note")).await.unwrap();
        })
    });
    join_all(writing).await.into_iter().for_each(|done| done.unwrap());
    let stored = all(&*desk.log).await;
    let envelopes: Vec<_> =
        stored.iter().map(|stored| Envelope::decode(&stored.record).unwrap()).collect();
    assert!(envelopes.is_sorted_by_key(|envelope| envelope.recorded_at));
    let versions: Vec<_> = envelopes
        .iter()
        .filter(|envelope| envelope.stream == case)
        .map(|envelope| envelope.version)
        .collect();
    assert_eq!(versions, (1..=65).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_clock_behind_the_log_stops_intake_above_a_second() {
    let desk = desk(Purpose::Production).await;
    let first = desk.intake.submit(&open_case(1)).await.unwrap();
    desk.clock.0.store(NOW - 1_000, Ordering::SeqCst);
    let second = desk.intake.submit(&open_case(2)).await.unwrap();
    assert_eq!(second.recorded_at, first.recorded_at);
    desk.clock.0.store(NOW - 1_001, Ordering::SeqCst);
    let behind = desk.intake.submit(&open_case(3)).await;
    assert_eq!(behind, Err(SubmitError::ClockBehind { behind_ms: 1_001 }));
}

#[tokio::test]
async fn a_clock_behind_another_process_is_noticed() {
    let desk = desk(Purpose::Production).await;
    let slow = Arc::new(ManualClock(AtomicI64::new(NOW)));
    // Which cannot be reached at first.
    let other = intake(Lossy::new(&desk, 0, Position(u64::MAX)), slow).await;
    other.submit(&open_case(1)).await.unwrap();
    desk.clock.0.store(NOW + 5_000, Ordering::SeqCst);
    desk.intake.submit(&open_case(2)).await.unwrap();
    for number in 3.. {
        match other.submit(&open_case(number)).await {
            // Not seen yet.
            Ok(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            Err(error) => {
                assert_eq!(error, SubmitError::ClockBehind { behind_ms: 5_000 });
                break;
            }
        }
        assert!(number < 2_000, "it is never noticed");
    }
}

#[tokio::test]
async fn only_a_demonstration_takes_a_moment_of_recording() {
    let mut injected = open_case(1);
    injected.recorded_at = Some(Timestamp(NOW - 500));
    let production = desk(Purpose::Production).await;
    assert_eq!(production.intake.submit(&injected).await, Err(SubmitError::InjectedTime));
    let demo = desk(Purpose::Demo).await;
    let accepted = demo.intake.submit(&injected).await.unwrap();
    assert_eq!(accepted.recorded_at, Timestamp(NOW - 500));
    let mut ahead = open_case(2);
    ahead.recorded_at = Some(Timestamp(NOW + 1));
    assert_eq!(demo.intake.submit(&ahead).await, Err(SubmitError::InjectedTimeAhead));
}

#[tokio::test]
async fn a_failed_sync_is_unknown_and_the_command_is_recorded_once() {
    let faults = Faults::new();
    let desk = desk_on(Purpose::Production, &faults.on(Options::default())).await;
    desk.intake.submit(&open_case(1)).await.unwrap();
    faults.fail(std::io::ErrorKind::Other);
    let outcome = desk.intake.submit(&open_case(2)).await;
    assert!(matches!(outcome, Err(SubmitError::Unknown(_))), "{outcome:?}");
    let closed = desk.intake.submit(&open_case(3)).await;
    assert!(matches!(closed, Err(SubmitError::Closed(_))), "{closed:?}");

    let path = desk.folder.path().join("log.redb");
    drop(desk.intake);
    let _ = desk.log.close();
    drop(desk.log);
    let log = Arc::new(Embedded::open(&path, &Options::default()).unwrap());
    let again = intake(log.clone(), desk.clock.clone()).await;
    let accepted = again.submit(&open_case(2)).await.unwrap();
    assert_eq!(again.submit(&open_case(2)).await.unwrap(), accepted);
    let cases = all(&*log).await.into_iter().filter(|stored| {
        Envelope::decode(&stored.record).unwrap().event_type == "case.case_opened"
    });
    assert_eq!(cases.count(), 2);
}

/// A real log whose next append's answer gets lost, after it landed or before, and whose copies
/// may be behind.
struct Lossy {
    log: Arc<Embedded>,
    /// 0: nothing is lost; 1: the answer is; 2: the batch is.
    loses: AtomicU8,
    /// The next read of each stream gives only what stands up to here.
    behind: Position,
    /// Whether the next who follows finds nobody who answers.
    away: AtomicBool,
    /// Streams that were read once.
    read: Mutex<HashSet<StreamId>>,
}

impl Lossy {
    fn new(desk: &Desk, loses: u8, behind: Position) -> Arc<Self> {
        let (log, loses) = (desk.log.clone(), AtomicU8::new(loses));
        let away = AtomicBool::new(true);
        Arc::new(Self { log, loses, behind, away, read: Mutex::default() })
    }
}

impl EventLog for Lossy {
    fn append(&self, batch: Batch) -> BoxFuture<'static, Result<Appended, AppendError>> {
        let lost = || AppendError::Unknown("the answer was lost".into());
        match self.loses.swap(0, Ordering::SeqCst) {
            0 => self.log.append(batch),
            1 => {
                let landing = self.log.append(batch);
                Box::pin(async move { landing.await.and(Err(lost())) })
            }
            _ => Box::pin(async move { Err(lost()) }),
        }
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

impl ReadLog for Lossy {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        let is_first = self.read.lock().unwrap().insert(stream);
        Box::pin(async move {
            let mut stored = self.log.read_stream(stream).await?;
            stored.retain(|stored| !is_first || stored.position <= self.behind);
            Ok(stored)
        })
    }

    fn read(&self, from: Position, max: usize) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        self.log.read(from, max)
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        if self.away.swap(false, Ordering::SeqCst) {
            let away = ReadError::Unavailable("nobody answers".into());
            return Box::pin(futures_util::stream::iter([Err(away)]));
        }
        self.log.follow(from)
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        self.log.last()
    }
}

#[tokio::test]
async fn a_lost_answer_is_found_out_and_nothing_is_recorded_twice() {
    for loses in [1, 2] {
        let desk = desk(Purpose::Production).await;
        let lossy = Lossy::new(&desk, loses, Position(u64::MAX));
        let intake = intake(lossy, desk.clock.clone()).await;
        let accepted = intake.submit(&open_case(1)).await.unwrap();
        assert_eq!(accepted.position, Position(2), "loses {loses}");
        assert_eq!(desk.log.last().await.unwrap(), Position(2));
        assert_eq!(intake.submit(&open_case(1)).await.unwrap(), accepted);
    }
}

#[tokio::test]
async fn no_refusal_rests_on_a_copy_that_is_behind() {
    let desk = desk(Purpose::Production).await;
    let first = desk.intake.submit(&lodge(1, 7)).await.unwrap();
    let behind = desk.log.last().await.unwrap();
    let opened = desk.intake.submit(&open_case(2)).await.unwrap();
    let retract = Body::Retract(Retract {
        on: first.events[0].stream,
        event: first.events[0].event,
        seen: first.events[0].event,
        reason: Line::new("entered twice").unwrap(),
        source: None,
        duplicate_of: None,
    });
    desk.intake.submit(&command(3, retract)).await.unwrap();
    let lagging = intake(Lossy::new(&desk, 0, behind), desk.clock.clone()).await;
    // As the copy has it the case is not open yet, and the number is taken still.
    lagging.submit(&note(4, opened.events[0].stream, "a note")).await.unwrap();
    lagging.submit(&lodge(5, 7)).await.unwrap();
    // And what is refused by the log as it stands stays refused.
    let taken = Err(SubmitError::Refused(Box::new(Refusal::Taken { what: Namespace::FirNumber })));
    assert_eq!(lagging.submit(&lodge(6, 7)).await, taken);
}
