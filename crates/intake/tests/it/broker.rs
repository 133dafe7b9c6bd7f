//! Intake on a cluster of three real servers: copies that are behind on one of the streams that a
//! command needs, and an index that is far behind at the start.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use greyfile_domain::acts::{Body, Command, LodgeFir};
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::jetstream::{JetStream, LogName, OpenError, Options};
use greyfile_eventlog::{Batch, EventLog, Expect};
use greyfile_intake::{SubmitError, found};

use crate::desk::{Desk, OTHER_STREAM, surely, taken};
use crate::make::{SECRET, command, hand, identity, lodged, note, open_case, retract};

/// A founded log with three copies, and intake on it.
async fn cluster() -> (Nats, Desk) {
    let nats = Nats::start(3, Sync::Always);
    let (link, name) = (nats.link().await, LogName::default());
    for attempt in 0.. {
        match JetStream::create(&link, &name, 3).await {
            Ok(()) | Err(OpenError::Exists { .. }) => break,
            Err(error) => assert!(attempt < 10, "{error}"),
        }
    }
    let options = Options { name, replicas: 3, mark: None };
    let log = JetStream::open(link, options).await.unwrap();
    let (stream, record) = found(&identity(Purpose::Production), &SECRET, &hand("test"));
    let batch = Batch::new(vec![(stream, Expect::Empty)], vec![(stream, record)]).unwrap();
    log.append(batch).await.unwrap();
    (nats, Desk::on(tempfile::tempdir().unwrap(), Arc::new(log)).await)
}

fn lodge(number: u64, case: StreamId, serial: u32) -> Command {
    let case = CaseId::of(case).unwrap();
    command(number, Body::LodgeFir(LodgeFir { case, fir: lodged(serial), accused: Vec::new() }))
}

/// An FIR needs its case and the reservation of its number: one of the two comes from a copy that is
/// behind, from its beginning or from its middle.
#[tokio::test(flavor = "multi_thread")]
async fn a_copy_behind_on_one_of_two_streams_refuses_nothing_and_loses_no_expectation() {
    let (_nats, desk) = cluster().await;
    let case = desk.case(1).await;
    let before_notes = desk.last().await;
    desk.intake.submit(&note(2, case)).await.unwrap();
    let first = desk.intake.submit(&lodge(3, case, 7)).await.unwrap();
    let held = desk.last().await;
    let number = desk.reservation().await;

    // The case is not there yet, as the copy has it; or it has no note and no FIR.
    desk.log.is_behind(case, 2, Position::ZERO);
    desk.intake.submit(&lodge(4, case, 8)).await.unwrap();
    desk.log.is_behind(case, 2, before_notes);
    desk.intake.submit(&lodge(5, case, 9)).await.unwrap();
    // The number is free, as the copy has it: the log knows better.
    desk.log.is_behind(number, 2, Position::ZERO);
    assert_eq!(desk.intake.submit(&lodge(6, case, 7)).await, taken());
    // And it is taken still, as the copy has it, though it was given back.
    desk.intake.submit(&retract(7, &first)).await.unwrap();
    desk.log.is_behind(number, 2, held);
    desk.intake.submit(&lodge(8, case, 7)).await.unwrap();
    desk.log.is_behind(number, 2, held);
    assert_eq!(desk.intake.submit(&lodge(10, case, 7)).await, taken());

    // Every stream counts from one without a gap: no expectation was lost.
    let mut ordinals: BTreeMap<StreamId, u32> = BTreeMap::new();
    for record in desk.records().await {
        let envelope = Envelope::decode(&record).unwrap();
        let ordinal = ordinals.entry(envelope.stream).or_default();
        *ordinal += 1;
        assert_eq!(envelope.version, *ordinal, "{:?}", envelope.stream);
    }
    assert_eq!((ordinals[&case], ordinals[&number]), (6, 3), "opened, a note, four FIRs");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_far_behind_holds_commands_up_until_it_has_caught_up() {
    let (_nats, desk) = cluster().await;
    let (one, other) = (desk.case(1).await, desk.case(2).await);
    desk.intake.submit(&note(3, one)).await.unwrap();
    let before = desk.last().await;
    desk.log.late_ms.store(7_000, Ordering::SeqCst);
    let late = desk.again("late").await;
    let started = Instant::now();
    // Whether it was sent before is not known yet, so neither is taken, nor the one answered.
    let (again, new) = (note(3, other), note(4, other));
    let (again, new) = tokio::join!(late.submit(&again), late.submit(&new));
    assert_eq!((again, new), (Err(SubmitError::CatchingUp), Err(SubmitError::CatchingUp)));
    assert!(started.elapsed() < Duration::from_secs(6), "they waited side by side");
    assert!(SubmitError::CatchingUp.is_retryable());
    assert_eq!(surely(&late, &note(3, other)).await, OTHER_STREAM);
    assert_eq!(desk.last().await, before);
    surely(&late, &open_case(5)).await.unwrap();
}
