//! A clock that was years ahead: it is not believed; and what was stamped by it is mended.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use greyfile_domain::acts::{Body, Command, MendClock};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_envelope::{Envelope, Position, StreamId, Timestamp};
use greyfile_intake::index::Index;
use greyfile_intake::{Ahead, Intake, SubmitError};

use crate::desk::{Desk, ManualClock, intake, surely};
use crate::make::{LOG, NOW, SECRET, command, hand, line, log_id, note};

const YEAR: i64 = 365 * 86_400_000;

fn mend(number: u64, from: u64, to: u64) -> Command {
    let act = MendClock {
        log: log_id(LOG),
        from: Position(from),
        to: Position(to),
        reason: line("the clock's battery was dead").into(),
        second: hand("auditor-2"),
    };
    command(number, Body::MendClock(act))
}

/// Another process, whose clock shows this when it starts and somebody gave their word for it.
async fn with_word(desk: &Desk, now: i64, index: &str) -> (Arc<ManualClock>, Arc<Intake>) {
    let clock = ManualClock::at(now);
    let index = Index::open(&desk.folder.path().join(index), LOG).unwrap();
    let identity = desk.intake.identity().clone();
    let taking = Intake::new(desk.log.clone(), identity, &SECRET, clock.clone(), index).await;
    let taking = Arc::new(taking.unwrap().with_word_for_clock(true));
    tokio::spawn(taking.clone().keep_up());
    (clock, taking)
}

async fn stamp_of(desk: &Desk, position: Position) -> Timestamp {
    let record = desk.records_from(position).await.remove(0);
    Envelope::decode(&record).unwrap().recorded_at
}

/// The case of the list: one command with the clock ten years ahead, then the right time again; and
/// a clock off by the hours of a time zone; and one that is two months ahead at the start.
#[tokio::test]
async fn a_clock_that_runs_away_stamps_nothing() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    for (number, ahead) in [(2, 10 * YEAR), (3, 5 * 3_600_000), (4, YEAR / 6)] {
        desk.clock.0.store(NOW + ahead, Ordering::SeqCst);
        let refused = desk.intake.submit(&note(number, case)).await;
        assert_eq!(refused, Err(SubmitError::ClockJumped { jumped_ms: ahead }));
        assert_eq!(
            desk.intake.clock_trouble().map(|error| error.code()),
            Some("time.clock_jumped")
        );
        desk.clock.0.store(NOW, Ordering::SeqCst);
        desk.intake.submit(&note(number, case)).await.unwrap();
        assert_eq!(desk.intake.clock_trouble(), None);
    }
    // At a start the log is the measure.
    let clock = ManualClock::at(NOW + 10 * YEAR);
    let late = desk.again_by(clock.clone(), "late").await;
    let refused = surely(&late, &note(5, case)).await;
    assert_eq!(refused, Err(SubmitError::ClockAhead { ahead_ms: 10 * YEAR }));
    clock.0.store(NOW, Ordering::SeqCst);
    late.submit(&note(5, case)).await.unwrap();
    // However long nothing is recorded, while it runs the steady clock is the measure.
    desk.clock.pass(10 * YEAR);
    desk.intake.submit(&note(6, case)).await.unwrap();
}

/// Records stamped by a wrong word are mended; then everything goes on from the right time, here
/// and elsewhere, and after a start.
#[tokio::test]
async fn a_log_closed_by_a_wrong_clock_is_opened_again() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    let (_, wrong) = with_word(&desk, NOW + 10 * YEAR, "wrong").await;
    let first = surely(&wrong, &note(2, case)).await.unwrap().position;
    let last = wrong.submit(&note(3, case)).await.unwrap().position;
    drop(wrong);
    // Closed, also for who starts now with the right time.
    let there = desk.again("there").await;
    let behind = SubmitError::ClockBehind { behind_ms: 10 * YEAR };
    assert_eq!(surely(&there, &note(4, case)).await, Err(behind.clone()));
    assert_eq!(there.clock_trouble(), Some(behind));
    let ahead = there.ahead().await.unwrap();
    let recorded_at = Timestamp(NOW + 10 * YEAR);
    assert_eq!(ahead, Some(Ahead { from: first, to: last, recorded_at }));
    // Exactly these.
    let (from, to) = (first.0, last.0);
    for (number, from, to) in [(10, from - 1, to), (11, from + 1, to), (12, from, to - 1)] {
        let refused = there.submit(&mend(number, from, to)).await;
        assert_eq!(refused, Err(SubmitError::OtherStretch { found: ahead }));
    }
    let mut alone = mend(13, from, to);
    let Body::MendClock(act) = &mut alone.body else { panic!("it mends") };
    act.second = hand(alone.actor.as_str());
    let refused = SubmitError::Refused(Box::new(Refusal::SecondPersonNeeded));
    assert_eq!(there.submit(&alone).await, Err(refused));

    let mended = there.submit(&mend(14, from, to)).await.unwrap();
    assert_eq!(stamp_of(&desk, mended.position).await, Timestamp(NOW));
    assert_eq!(there.submit(&mend(14, from, to)).await, Ok(mended));
    assert_eq!(there.ahead().await, Ok(None));
    assert_eq!(there.clock_trouble(), None);
    let refused = there.submit(&mend(15, from, to)).await;
    assert_eq!(refused, Err(SubmitError::OtherStretch { found: None }));
    desk.clock.pass(1_000);
    let next = there.submit(&note(5, case)).await.unwrap();
    assert_eq!(stamp_of(&desk, next.position).await, Timestamp(NOW + 1_000));
    // Elsewhere, as soon as it is seen; and after a start.
    let mut number = 20;
    while desk.intake.submit(&note(number, case)).await.is_err() {
        number += 1;
        assert!(number < 500, "the mending is never seen");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let again = desk.again("again").await;
    surely(&again, &note(600, case)).await.unwrap();
    // A copy of a record from the wrong time closes nothing.
    let copy = desk.records_from(first).await.remove(0);
    let other: StreamId = desk.case(601).await;
    for onto in [case, other] {
        desk.log.publish(onto, copy.clone()).await;
    }
    let again = desk.again("after-copies").await;
    surely(&again, &open(602)).await.unwrap();
    assert_eq!(again.ahead().await, Ok(None));
    assert!(
        intake(desk.log.clone(), desk.clock.clone(), desk.folder.path())
            .await
            .clock_trouble()
            .is_none()
    );
}

fn open(number: u64) -> Command {
    crate::make::open_case(number)
}

/// A clock may be wrong twice, and its stretch may begin with a mending.
#[tokio::test]
async fn a_clock_is_mended_as_often_as_it_takes() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    for (round, years) in [(1, 10), (2, 20), (3, 5)] {
        let now = desk.clock.0.load(Ordering::SeqCst);
        let (_, wrong) = with_word(&desk, now + years * YEAR, &format!("wrong-{round}")).await;
        surely(&wrong, &note(round * 100, case)).await.unwrap();
        drop(wrong);
        let there = desk.again(&format!("there-{round}")).await;
        let Ahead { from, to, .. } = there.ahead().await.unwrap().unwrap();
        assert_eq!(from, to);
        surely(&there, &mend(round * 100 + 1, from.0, to.0)).await.unwrap();
        desk.clock.pass(86_400_000);
        there.submit(&note(round * 100 + 2, case)).await.unwrap();
    }
}
