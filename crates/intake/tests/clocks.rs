//! Whatever the clock does, `recorded_at` never falls along a stream, nor along the log.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use greyfile_domain::acts::{Body, Command, Note, Open};
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::{Code, Line, Prose};
use greyfile_envelope::{Basis, CommandId, Envelope, Hand, Position, StreamId, Timestamp};
use greyfile_eventlog::ReadLog;
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_intake::index::Index;
use greyfile_intake::{Clock, Intake, LogIdentity, LogSecret, SubmitError, found};
use proptest::prelude::*;

const NOW: i64 = 1_760_000_000_000;
const SECRET: LogSecret = LogSecret::new([5; 32]);
/// How far the clock may be behind the log.
const SKEW_MS: i64 = 1_000;

struct Jumping(AtomicI64);

impl Clock for Jumping {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// What happens next.
#[derive(Debug, Clone)]
enum Step {
    /// The clock jumps, by milliseconds, and a note is written to one of two cases.
    Note { jump: i64, case: usize },
    /// The same, by a command that brings a time of its own, before the clock's.
    Injected { jump: i64, case: usize, before: i64 },
    /// The service starts again.
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let jump = || prop_oneof![3 => -1_500..1_500i64, 1 => -86_400_000..86_400_000i64];
    let step = prop_oneof![
        6 => (jump(), 0..2usize).prop_map(|(jump, case)| Step::Note { jump, case }),
        2 => (jump(), 0..2usize, 0..5_000i64)
            .prop_map(|(jump, case, before)| Step::Injected { jump, case, before }),
        1 => Just(Step::Restart),
    ];
    proptest::collection::vec(step, 1..24)
}

fn command(number: u8, body: Body) -> Command {
    Command {
        id: CommandId::from_bytes([0x40, number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
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

fn open_case(number: u8) -> Command {
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

async fn start(log: &Arc<Embedded>, clock: &Arc<Jumping>, folder: &std::path::Path) -> Arc<Intake> {
    let identity = identity();
    let index = Index::open(folder, identity.log_id).unwrap();
    let intake = Intake::new(log.clone(), identity, &SECRET, clock.clone(), index).await.unwrap();
    let intake = Arc::new(intake);
    tokio::spawn(intake.clone().keep_up());
    intake
}

fn identity() -> LogIdentity {
    LogIdentity { log_id: [9; 16], purpose: Purpose::Demo, founded_at: Timestamp(NOW - 1_000) }
}

/// Follows the steps; every record's stream and `recorded_at`, and how many were refused.
async fn follow(steps: Vec<Step>) -> (Vec<(StreamId, Timestamp)>, usize) {
    let folder = tempfile::tempdir().unwrap();
    let founding = found(&identity(), &SECRET, &Hand::new("test").unwrap());
    let path = folder.path().join("log.redb");
    let log = Arc::new(Embedded::create(path, founding, &Options::default()).unwrap());
    let clock = Arc::new(Jumping(AtomicI64::new(NOW)));
    let index = |at: usize| folder.path().join(format!("commands-{at}"));
    let mut intake = start(&log, &clock, &index(0)).await;
    let mut cases = Vec::new();
    for number in [1, 2] {
        let opened = intake.submit(&open_case(number)).await.unwrap();
        cases.push(opened.events[0].stream);
    }
    let mut refused = 0;
    for (number, step) in (3u8..).zip(steps) {
        let (jump, case, before) = match step {
            Step::Restart => {
                intake = start(&log, &clock, &index(number.into())).await;
                continue;
            }
            Step::Note { jump, case } => (jump, case, None),
            Step::Injected { jump, case, before } => (jump, case, Some(before)),
        };
        let now = clock.0.fetch_add(jump, Ordering::SeqCst) + jump;
        let text = Prose::new("a note").unwrap().into();
        let mut note = command(number, Body::Note(Note { on: cases[case], text, source: None }));
        note.recorded_at = before.map(|before| Timestamp(now - before));
        match intake.submit(&note).await {
            Ok(_) => {}
            Err(SubmitError::ClockBehind { behind_ms }) => {
                assert!(behind_ms > SKEW_MS, "{behind_ms}");
                refused += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    let stored = log.read(Position::FIRST, 1 << 20).await.unwrap();
    let read = stored.iter().map(|stored| {
        let envelope = Envelope::decode(&stored.record).unwrap();
        (envelope.stream, envelope.recorded_at)
    });
    (read.collect(), refused)
}

fn never_falls(records: &[(StreamId, Timestamp)]) -> bool {
    let streams: std::collections::BTreeSet<_> =
        records.iter().map(|(stream, _)| *stream).collect();
    let along = |stream| {
        let of = records.iter().filter(move |(one, _)| *one == stream);
        of.map(|(_, at)| *at).is_sorted()
    };
    streams.into_iter().all(along) && records.iter().map(|(_, at)| *at).is_sorted()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn recorded_at_never_falls_however_the_clock_jumps(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let notes = steps.iter().filter(|step| !matches!(step, Step::Restart)).count();
        let (records, refused) = runtime.unwrap().block_on(follow(steps));
        prop_assert_eq!(records.len(), 3 + notes - refused);
        prop_assert!(never_falls(&records), "{:?}", records);
    }
}

#[test]
fn the_check_sees_a_fall() {
    let stream = |number| StreamId::new(greyfile_envelope::StreamKind::CASE, [number; 16]);
    let at = |number, at| (stream(number), Timestamp(at));
    assert!(never_falls(&[at(1, 5), at(2, 5), at(1, 6)]));
    assert!(!never_falls(&[at(1, 5), at(2, 5), at(1, 4)]));
}
