//! Whatever the clock does, `recorded_at` never falls along a stream, nor along the log.

use std::sync::atomic::Ordering;

use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Envelope, StreamId, StreamKind, Timestamp};
use greyfile_intake::SubmitError;
use greyfile_intake::limits::CLOCK_JUMP_MS_MAX;
use proptest::prelude::*;

use crate::desk::Desk;
use crate::make::note;

/// How far the clock may be behind the log.
const SKEW_MS: i64 = 1_000;

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

/// Follows the steps; every record's stream and `recorded_at`, and how many were refused.
async fn follow(steps: Vec<Step>) -> (Vec<(StreamId, Timestamp)>, usize) {
    let desk = Desk::of(Purpose::Demo).await;
    let cases = [desk.case(1).await, desk.case(2).await];
    let mut intake = desk.intake.clone();
    let mut refused = 0;
    for (number, step) in (3..).zip(steps) {
        let (jump, case, before) = match step {
            Step::Restart => {
                intake = desk.again(&format!("commands-{number}")).await;
                continue;
            }
            Step::Note { jump, case } => (jump, case, None),
            Step::Injected { jump, case, before } => (jump, case, Some(before)),
        };
        let now = desk.clock.0.fetch_add(jump, Ordering::SeqCst) + jump;
        let mut note = note(number, cases[case]);
        note.recorded_at = before.map(|before| Timestamp(now - before));
        match intake.submit(&note).await {
            Ok(_) => {}
            Err(SubmitError::ClockBehind { behind_ms }) => {
                assert!(behind_ms > SKEW_MS, "{behind_ms}");
                refused += 1;
            }
            Err(SubmitError::ClockJumped { jumped_ms }) => {
                assert!(jumped_ms > CLOCK_JUMP_MS_MAX, "{jumped_ms}");
                refused += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    let records = desk.records().await;
    let read = records.iter().map(|record| {
        let envelope = Envelope::decode(record).unwrap();
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
    let stream = |number| StreamId::new(StreamKind::CASE, [number; 16]);
    let at = |number, at| (stream(number), Timestamp(at));
    assert!(never_falls(&[at(1, 5), at(2, 5), at(1, 6)]));
    assert!(!never_falls(&[at(1, 5), at(2, 5), at(1, 4)]));
}
