//! What was published past intake: it stops only who needs its stream, and until it is set aside.

use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use greyfile_domain::acts::{Body, Command, SetAside};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::{CaseId, GazetteerId, RegimeId};
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::ReadLog;
use greyfile_intake::{LogSecret, SubmitError};
use greyfile_record::genuine::Why;
use sha2::{Digest, Sha256};

use crate::desk::Desk;
use crate::make::{LOG, NOW, SECRET, command, hand, id, line, log_id, note, open_case};

/// The command that sets aside what stands at a position.
async fn set_aside(desk: &Desk, number: u64, position: Position) -> Command {
    let stored = desk.log.read(position, 1).await.unwrap();
    let sha256: [u8; 32] = Sha256::digest(&stored[0].record).into();
    let act = SetAside {
        log: log_id(LOG),
        position,
        sha256: sha256.into(),
        reason: line("published with a login that leaked").into(),
        second: hand("auditor-2"),
    };
    command(number, Body::SetAside(act))
}

/// What makes a record for a stream from the last one of it.
type Make = Box<dyn Fn(StreamId, &Bytes) -> Bytes>;

fn not_intakes(position: Position, stream: StreamId, why: Why) -> SubmitError {
    SubmitError::NotIntakes { position, stream, why }
}

/// A record of the same stream, sealed anew with this secret for this log.
fn forged(model: &[u8], onto: StreamId, secret: &LogSecret, log: [u8; 16]) -> Bytes {
    let mut envelope = Envelope::decode(model).unwrap();
    envelope.stream = onto;
    envelope.version += 1;
    let key = secret.seal_key();
    envelope.encode(|covered| key.seal(log, covered)).unwrap().into()
}

/// Each kind of bytes that a leaked login can publish, to one stream after the other.
#[tokio::test]
async fn what_is_not_intakes_is_named_and_set_aside() {
    let desk = Desk::new().await;
    let other = desk.case(1).await;
    let model = desk.records().await.pop().unwrap();
    let unknown = {
        // Of a type that nobody knows, in a format that nobody knows: with another seal it is no
        // newer program's.
        let mut bytes = model.to_vec();
        bytes[0] = 9;
        Bytes::from(bytes)
    };
    let wrong = LogSecret::new([6; 32]);
    let cases: Vec<(&str, Why, Make)> = vec![
        ("four bytes", Why::NoRecord, Box::new(|_, _| Bytes::from_static(b"junk"))),
        ("nothing", Why::NoRecord, Box::new(|_, _| Bytes::new())),
        ("a format to come", Why::NoRecord, Box::new(move |_, _| unknown.clone())),
        ("forged", Why::Seal, Box::new(move |on, own| forged(own, on, &wrong, LOG))),
        ("of another log", Why::Seal, Box::new(|on, own| forged(own, on, &SECRET, [8; 16]))),
        ("of another stream", Why::Stream, Box::new(move |_, _| model.clone())),
        ("once more", Why::Ordinal, Box::new(|_, own| own.clone())),
    ];
    for (number, (what, why, make)) in (10..).step_by(10).zip(cases) {
        let case = desk.case(number).await;
        let own = desk.records().await.pop().unwrap();
        let position = desk.log.publish(case, make(case, &own)).await;
        let named = Err(not_intakes(position, case, why));
        let wanted = note(number + 1, case);
        assert_eq!(desk.intake.submit(&wanted).await, named, "{what}");
        assert_eq!(desk.intake.check(&wanted).await.map(drop), named.map(drop), "{what}");
        // Everybody else goes on.
        desk.intake.submit(&note(number + 2, other)).await.unwrap();
        let aside = set_aside(&desk, number + 3, position).await;
        let done = desk.intake.submit(&aside).await.unwrap();
        assert_eq!(done.events[0].stream, log_id(LOG).stream(), "{what}");
        // Sent again it gets its first answer; by another command it is refused.
        assert_eq!(desk.intake.submit(&aside).await, Ok(done), "{what}");
        let again = set_aside(&desk, number + 4, position).await;
        let refused = SubmitError::Refused(Box::new(Refusal::AlreadyRecorded));
        assert_eq!(desk.intake.submit(&again).await, Err(refused), "{what}");
        // The stream goes on behind it, here and in another process.
        let answer = desk.intake.submit(&wanted).await.unwrap();
        assert!(answer.position > position, "{what}");
        let there = desk.again(&format!("again-{number}")).await;
        there.submit(&note(number + 5, case)).await.unwrap();
    }
}

#[tokio::test]
async fn nothing_else_is_ever_set_aside() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    let last = desk.last().await;
    let refused = desk.intake.submit(&set_aside(&desk, 2, last).await).await;
    assert_eq!(refused, Err(SubmitError::Intakes { position: last }));
    // The founding is a record like another.
    let founding = set_aside(&desk, 3, Position::FIRST).await;
    let refused = desk.intake.submit(&founding).await;
    assert_eq!(refused, Err(SubmitError::Intakes { position: Position::FIRST }));
    // A record of a newer Greyfile's intake, in a format and of a type that this one does not know.
    let own = desk.records().await.pop().unwrap();
    for (number, newer) in [(4, true), (5, false)] {
        let mut bytes = if newer {
            vec![9; 300]
        } else {
            let mut envelope = Envelope::decode(&own).unwrap();
            envelope.event_type = "case.case_to_come";
            envelope.version += 1;
            envelope.encode(|_| greyfile_envelope::Seal::from_bytes([0; 16])).unwrap()
        };
        let covered = bytes.len() - 16;
        let seal = SECRET.seal_key().seal(LOG, &bytes[..covered]);
        bytes[covered..].copy_from_slice(&seal.to_bytes());
        let other = CaseId::derive(id(number + 100), 0).stream();
        let position = desk.log.publish(if newer { other } else { case }, bytes.into()).await;
        let aside = set_aside(&desk, number, position).await;
        // Intake's follower may have met it by now: then no command at all is taken.
        let refused = desk.intake.submit(&aside).await.unwrap_err();
        assert_eq!(refused.code(), SubmitError::NEWER, "{refused}");
    }
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    let position = desk.log.publish(case, Bytes::from_static(b"junk")).await;
    let aside = set_aside(&desk, 10, position).await;
    let with = |number, change: &dyn Fn(&mut SetAside)| {
        let mut command = aside.clone();
        command.id = id(number);
        let Body::SetAside(act) = &mut command.body else { panic!("it sets aside") };
        change(act);
        command
    };
    let no_such = Position(position.0 + 1);
    let alone = Refusal::SecondPersonNeeded;
    let elsewhere = log_id([3; 16]);
    let refused = |refusal| SubmitError::Refused(Box::new(refusal));
    for (command, error) in [
        (with(11, &|act| act.sha256 = [0; 32].into()), SubmitError::OtherRecord { position }),
        (with(12, &|act| act.position = no_such), SubmitError::NoSuchRecord { position: no_such }),
        (with(13, &|act| act.second = hand(aside.actor.as_str())), refused(alone.clone())),
        (with(14, &|act| act.second = hand("OFFICER-1")), refused(alone)),
        (with(15, &|act| act.log = elsewhere), refused(Refusal::NotOnRecord(elsewhere.stream()))),
    ] {
        assert_eq!(desk.intake.submit(&command).await, Err(error));
    }
}

/// The way back is open wherever such a record stands: in what every decision rests on, in the log's
/// own stream, where a command will open one, and where a value is reserved.
#[tokio::test]
async fn it_is_set_aside_wherever_it_stands() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    let own = desk.intake.identity().stream();
    let opened = CaseId::derive(id(2), 0).stream();
    for (number, stream) in
        [(20, RegimeId::THE.stream()), (30, GazetteerId::THE.stream()), (40, own), (50, opened)]
    {
        let position = desk.log.publish_past(stream).await;
        // The regime and the gazetteer are folded once, until a change is seen: a new process folds
        // them anew.
        let intake = desk.again(&format!("index-{number}")).await;
        let wanted = if stream == opened { open_case(2) } else { note(number + 1, case) };
        let went = intake.submit(&wanted).await;
        match stream == own {
            true => assert!(went.is_ok(), "{went:?}"),
            false => assert_eq!(went, Err(not_intakes(position, stream, Why::Seal))),
        }
        intake.submit(&set_aside(&desk, number, position).await).await.unwrap();
        intake.submit(&wanted).await.unwrap();
    }
}

#[tokio::test]
async fn its_moment_of_recording_counts_for_nobody() {
    let desk = Desk::new().await;
    let (one, other) = (desk.case(1).await, desk.case(2).await);
    let position = desk.log.publish_past(one).await;
    let named = Err(not_intakes(position, one, Why::Seal));
    assert_eq!(desk.intake.submit(&note(3, one)).await, named);
    for number in 10..16 {
        desk.intake.submit(&note(number, other)).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Nor does it keep the next start from starting, at the end of the log.
    let position = desk.log.publish_past(other).await;
    let again = desk.again("again").await;
    assert_eq!(again.submit(&note(20, other)).await, Err(not_intakes(position, other, Why::Seal)));
    again.submit(&open_case(21)).await.unwrap();
    assert_eq!(desk.clock.0.load(Ordering::SeqCst), NOW);
}
