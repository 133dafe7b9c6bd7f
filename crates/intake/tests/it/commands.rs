//! A command is remembered by its id, whatever becomes of the index and of who follows the log; and
//! a record that is not intake's stops nobody but who needs it.

use std::sync::atomic::Ordering;
use std::time::Duration;

use greyfile_domain::acts::{AdoptRegime, Body, Command, Open};
use greyfile_domain::streams::fir::Lodged;
use greyfile_domain::streams::ids::RegimeId;
use greyfile_domain::values::regime::Regime;
use greyfile_domain::values::text::Code;
use greyfile_domain::values::{Offence, Section};
use greyfile_envelope::{Basis, Position};
use greyfile_intake::SubmitError;
use greyfile_intake::index::Index;

use crate::desk::{Desk, OTHER_STREAM, surely};
use crate::make::{LOG, command, id, line, lodged, note, open_case};

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
    let mut other = open_case(1);
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
                let command = id(if position == 1 { 0 } else { 200 });
                index.insert(command, Position(position)).unwrap();
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
        assert!(matches!(refused, Err(SubmitError::Blind)), "{refused:?}");
    }
    assert!(started.elapsed() < Duration::from_secs(4), "it says so at once");
    assert_eq!(desk.last().await, Position(2));
}

/// The law is kept, so it is not read for each command.
#[tokio::test]
async fn a_law_that_cannot_be_read_stops_only_who_has_not_read_it() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    desk.log.law_away.store(true, Ordering::SeqCst);
    desk.intake.submit(&note(2, case)).await.unwrap();
    let again = desk.again("again").await;
    let refused = surely(&again, &note(3, case)).await;
    assert!(matches!(refused, Err(SubmitError::Unavailable(_))), "{refused:?}");
    assert_eq!(desk.last().await, Position(3));
}

/// Whoever sends a command again has to learn that it stands, whatever keeps its answer away.
#[tokio::test]
async fn what_was_recorded_is_never_said_not_to_be() {
    let desk = Desk::new().await;
    let case = desk.case(1).await;
    desk.intake.submit(&note(2, case)).await.unwrap();
    desk.log.publish_past(case).await;
    let again = desk.intake.submit(&note(2, case)).await;
    let Err(SubmitError::Unanswered { first, cause }) = again else { panic!("{again:?}") };
    assert_eq!(first, Position(3));
    assert!(!cause.contains("nothing"), "{cause}");
}

/// After a start the index is past the regime already, so nothing but the read tells of the law.
#[tokio::test]
async fn a_law_from_a_copy_that_is_behind_is_not_believed() {
    let desk = Desk::new().await;
    desk.intake.submit(&adopt(1)).await.unwrap();
    {
        let index = Index::open(&desk.folder.path().join("again"), LOG).unwrap();
        index.insert(id(0), Position(1)).unwrap();
        index.insert(id(1), Position(2)).unwrap();
        index.flush().unwrap();
    }
    let again = desk.again("again").await;
    desk.log.is_behind(RegimeId::THE.stream(), 2, Position::FIRST);
    for number in [2, 3] {
        let lodged = surely(&again, &lodge_under(number, section())).await.unwrap();
        assert!(lodged.flags.iter().all(|flag| flag.code != "fir.section_unknown"), "{lodged:?}");
    }
}

fn section() -> Section {
    Section { statute: line("PECA 2016"), section: line("13") }
}

fn adopt(number: u64) -> Command {
    let offence = Offence {
        section: section(),
        title: line("Electronic forgery"),
        title_verified: false,
        imprisonment_max: None,
        fine_pkr_max: None,
        maximum_verified: false,
        source: None,
        in_force_from: None,
        in_force_until: None,
    };
    let code = Code::new("offences").unwrap();
    let effective_from = "2016-08-18".parse().unwrap();
    let mut regime = Regime::new(code, line("Offences"), effective_from, line("The Gazette"));
    regime.offences = vec![offence];
    command(number, Body::AdoptRegime(AdoptRegime { regime }))
}

fn lodge_under(number: u64, section: Section) -> Command {
    let lodged = Lodged { sections: vec![section], ..lodged(number as u32) };
    command(number, Body::Open(Open { events: vec![lodged.into()] }))
}
