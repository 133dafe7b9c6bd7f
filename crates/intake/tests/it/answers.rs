//! Intake on a real log: first answers, reservations under race, clocks, unknown outcomes.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::future::join_all;
use greyfile_domain::acts::Command;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Envelope, Position, Timestamp};
use greyfile_eventlog::embedded::{Embedded, Faults, Options};
use greyfile_intake::{Accepted, LogSecret, SubmitError, is_secret_of};

use crate::desk::{Desk, ManualClock, embedded, taken};
use crate::make::{NOW, SECRET, holiday, id, lodge, note, open_case, retract};

#[tokio::test]
async fn a_repeated_command_gets_its_first_answer() {
    let desk = Desk::new().await;
    let first = desk.intake.submit(&open_case(1)).await.unwrap();
    let case = first.events[0].stream;
    desk.intake.submit(&note(2, case)).await.unwrap();
    desk.clock.0.fetch_add(60_000, Ordering::SeqCst);

    assert_eq!(desk.intake.submit(&open_case(1)).await.unwrap(), first);
    let last = desk.last().await;
    // After a restart as well: the record itself says what the command was.
    let again = desk.again("again").await;
    assert_eq!(again.submit(&open_case(1)).await.unwrap(), first);
    assert_eq!(desk.last().await, last);

    let mut other = open_case(1);
    other.occurred_at = "2025-07-09".parse().unwrap();
    assert_eq!(desk.intake.submit(&other).await, Err(SubmitError::OtherBody { differs: "times" }));
}

#[tokio::test]
async fn a_holiday_that_is_declared_or_retracted_later_changes_no_first_answer() {
    let desk = Desk::new().await;
    // Its last day for the challan was yesterday.
    let lodged = |number, serial| Command {
        occurred_at: "2025-09-24".parse().unwrap(),
        ..lodge(number, serial)
    };
    let late = |answer: &Accepted| answer.flags.iter().any(|flag| flag.code == "fir.challan");
    let before = desk.intake.submit(&lodged(1, 7)).await.unwrap();
    assert!(late(&before), "{before:?}");
    let declared = desk.intake.submit(&holiday(2, "2025-10-08")).await.unwrap();
    let between = desk.intake.submit(&lodged(3, 8)).await.unwrap();
    assert!(!late(&between), "{between:?}");
    assert_eq!(desk.intake.submit(&lodged(1, 7)).await.unwrap(), before);
    desk.intake.submit(&retract(4, &declared)).await.unwrap();
    assert_eq!(desk.intake.submit(&lodged(3, 8)).await.unwrap(), between);
    assert_eq!(desk.intake.submit(&lodged(1, 7)).await.unwrap(), before);
}

#[tokio::test]
async fn a_log_knows_its_secret() {
    let desk = Desk::new().await;
    assert_eq!(is_secret_of(&*desk.log, &SECRET).await, Ok(true));
    assert_eq!(is_secret_of(&*desk.log, &LogSecret::new([6; 32])).await, Ok(false));
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    let desk = Desk::new().await;
    let case = CaseId::derive(id(1), 0);
    let refused = desk.intake.submit(&note(2, case.into())).await;
    assert_eq!(refused, Err(SubmitError::Refused(Box::new(Refusal::NotOpenYet))));
    desk.intake.submit(&open_case(1)).await.unwrap();
    desk.intake.submit(&note(2, case.into())).await.unwrap();
}

#[tokio::test]
async fn a_number_is_held_by_one_and_free_again_after_a_retraction() {
    let desk = Desk::new().await;
    let first = desk.intake.submit(&lodge(1, 7)).await.unwrap();
    assert_eq!(desk.intake.submit(&lodge(2, 7)).await, taken());
    desk.intake.submit(&retract(3, &first)).await.unwrap();
    desk.intake.submit(&lodge(2, 7)).await.unwrap();
    assert_eq!(desk.intake.submit(&lodge(4, 7)).await, taken());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_64_that_race_for_a_number_one_gets_it() {
    let desk = Desk::new().await;
    for serial in 1..=4 {
        let racing = (0..64).map(|racer| {
            let intake = desk.intake.clone();
            let command = lodge(u64::from(serial) * 100 + racer, serial);
            tokio::spawn(async move { intake.submit(&command).await })
        });
        let outcomes: Vec<_> = join_all(racing).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let lost = outcomes.iter().filter(|outcome| **outcome == taken());
        assert_eq!(lost.count(), 63);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_of_one_history_all_get_their_turn_and_recorded_at_never_falls() {
    let desk = Desk::new().await;
    let opened = desk.intake.submit(&open_case(1)).await.unwrap();
    let case = opened.events[0].stream;
    let writing = (0..64u64).map(|writer| {
        let (intake, clock) = (desk.intake.clone(), desk.clock.clone());
        tokio::spawn(async move {
            clock.0.fetch_add(3, Ordering::SeqCst);
            intake.submit(&note(100 + writer, case)).await.unwrap();
        })
    });
    join_all(writing).await.into_iter().for_each(|done| done.unwrap());
    let records = desk.records().await;
    let envelopes: Vec<_> =
        records.iter().map(|record| Envelope::decode(record).unwrap()).collect();
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
    let desk = Desk::new().await;
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
    let desk = Desk::new().await;
    desk.case(1).await;
    // The other finds nobody who answers at first.
    desk.log.away.store(true, Ordering::SeqCst);
    let other = desk.again_by(ManualClock::new(), "other").await;
    other.submit(&open_case(2)).await.unwrap();
    desk.clock.0.store(NOW + 5_000, Ordering::SeqCst);
    desk.case(3).await;
    for number in 4.. {
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
    let production = Desk::new().await;
    assert_eq!(production.intake.submit(&injected).await, Err(SubmitError::InjectedTime));
    let demo = Desk::of(Purpose::Demo).await;
    let accepted = demo.intake.submit(&injected).await.unwrap();
    assert_eq!(accepted.recorded_at, Timestamp(NOW - 500));
    let mut ahead = open_case(2);
    ahead.recorded_at = Some(Timestamp(NOW + 1));
    assert_eq!(demo.intake.submit(&ahead).await, Err(SubmitError::InjectedTimeAhead));
}

#[tokio::test]
async fn a_failed_sync_is_unknown_and_the_command_is_recorded_once() {
    let faults = Faults::new();
    let folder = tempfile::tempdir().unwrap();
    let log = embedded(folder.path(), Purpose::Production, &faults.on(Options::default()));
    let desk = Desk::on(folder, log.clone()).await;
    desk.intake.submit(&open_case(1)).await.unwrap();
    faults.fail(std::io::ErrorKind::Other);
    let outcome = desk.intake.submit(&open_case(2)).await;
    assert!(matches!(outcome, Err(SubmitError::Unknown(_))), "{outcome:?}");
    // Nothing follows a log that stopped, and yet it is the log that says why.
    for number in 3..20 {
        let closed = desk.intake.submit(&open_case(number)).await;
        assert_eq!(closed, Err(SubmitError::Closed(log.halted().unwrap().why)));
    }

    let Desk { folder, log: odd, intake, .. } = desk;
    drop((odd, intake));
    let _ = log.close();
    drop(log);
    let log = Embedded::open(folder.path().join("log.redb"), &Options::default()).unwrap();
    let desk = Desk::on(tempfile::tempdir().unwrap(), Arc::new(log)).await;
    let accepted = desk.intake.submit(&open_case(2)).await.unwrap();
    assert_eq!(desk.intake.submit(&open_case(2)).await.unwrap(), accepted);
    let records = desk.records().await;
    let types = records.iter().map(|record| Envelope::decode(record).unwrap().event_type);
    assert_eq!(types.filter(|name| *name == "case.case_opened").count(), 2);
}

#[tokio::test]
async fn a_lost_answer_is_found_out_and_nothing_is_recorded_twice() {
    for loses in [1, 2] {
        let desk = Desk::new().await;
        desk.log.loses.store(loses, Ordering::SeqCst);
        let accepted = desk.intake.submit(&open_case(1)).await.unwrap();
        assert_eq!(accepted.position, Position(2), "loses {loses}");
        assert_eq!(desk.last().await, Position(2));
        assert_eq!(desk.intake.submit(&open_case(1)).await.unwrap(), accepted);
    }
}

#[tokio::test]
async fn no_refusal_rests_on_a_copy_that_is_behind() {
    let desk = Desk::new().await;
    let first = desk.intake.submit(&lodge(1, 7)).await.unwrap();
    let behind = desk.last().await;
    let case = desk.case(2).await;
    desk.intake.submit(&retract(3, &first)).await.unwrap();
    let (number, lagging) = (desk.reservation().await, desk.again("lagging").await);
    // As the copy has it the case is not open yet, and the number is taken still.
    desk.log.is_behind(case, 1, behind);
    lagging.submit(&note(4, case)).await.unwrap();
    desk.log.is_behind(number, 1, behind);
    lagging.submit(&lodge(5, 7)).await.unwrap();
    // And what is refused by the log as it stands stays refused.
    assert_eq!(lagging.submit(&lodge(6, 7)).await, taken());
}
