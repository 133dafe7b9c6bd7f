//! Present state: events in their order (docs/decisions/0001), with corrections in place.

use greyfile_domain::streams::Event;
use greyfile_domain::streams::History;
use greyfile_domain::streams::case::{
    CaseClosed, CaseReopened, CaseStage, CaseState, EnquiryOpened, OfficerAssigned, OfficerRelieved,
};
use greyfile_domain::streams::centre::{CentreState, PremisesSealed, PremisesUnsealed};
use greyfile_domain::streams::exhibit::ExhibitState;
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::{Convicted, FirState, Lodged, SectionDeleted};
use greyfile_domain::streams::raid::{Conducted, RaidState};
use greyfile_domain::streams::{CommonEvent, NoteAdded};
use greyfile_domain::values::Section;

use crate::make::*;
use crate::world::{Act, event_of, given};

fn seal(name: &str, at: &str) -> Act {
    record(name, centre("A"), PremisesSealed { premises: None, order: None }).at(at)
}

fn unseal(name: &str, at: &str) -> Act {
    record(name, centre("A"), PremisesUnsealed { premises: None, order: None }).at(at)
}

/// Recorded by mistake is what was opened and has no opening that stands.
#[test]
fn what_was_recorded_by_mistake_is_struck() {
    let enquiry = || {
        let (number, circle) = (None, None);
        let (title, agency, city) = (line("One").into(), code("nccia"), line("Lahore").into());
        open("C", EnquiryOpened { number, title, agency, circle, city }).at("2025-07-01")
    };
    let retracted = |name| retract("r", case("C"), event_of(name, 0)).at("2025-07-12");
    let again = || record("o", case("C"), case_opened()).at("2025-07-05");
    for (what, acts, struck) in [
        ("open", vec![enquiry()], false),
        ("its opening retracted", vec![enquiry(), retracted("C")], true),
        ("one of two openings retracted", vec![enquiry(), again(), retracted("C")], false),
    ] {
        assert_eq!(given(acts).histories[&case("C").stream()].is_struck(), struck, "{what}");
    }
    assert!(!History::new(case("C").stream()).is_struck(), "nothing happened in it");
}

#[test]
fn a_late_entry_takes_its_place_in_time() {
    // Logged in this order; whether the premises are sealed now.
    for (what, acts, sealed) in [
        ("sealed", vec![seal("s", "2025-07-09")], true),
        ("then unsealed", vec![seal("s", "2025-07-09"), unseal("u", "2025-07-11")], false),
        (
            "unsealed before, logged after",
            vec![seal("s", "2025-07-09"), unseal("u", "2025-07-08")],
            true,
        ),
        (
            "both that day: the one logged last",
            vec![seal("s", "2025-07-09"), unseal("u", "2025-07-09")],
            false,
        ),
        (
            "both that day, the other way round",
            vec![unseal("u", "2025-07-09"), seal("s", "2025-07-09")],
            true,
        ),
        (
            "that month: it may have been after, and was logged after",
            vec![seal("s", "2025-07-09"), unseal("u", "2025-07")],
            false,
        ),
    ] {
        let opened = open("A", registered()).at("2025-06-01");
        let world = given([vec![opened], acts].concat());
        assert_eq!(world.state::<CentreState>(centre("A")).enforcement.sealed, sealed, "{what}");
    }
}

#[test]
fn a_correction_moves_its_event_in_time() {
    let mut world = given([
        open("A", registered()).at("2025-06-01"),
        seal("s", "2025-07-09"),
        unseal("u", "2025-07-11"),
    ]);
    let sealed =
        |world: &crate::world::World| world.state::<CentreState>(centre("A")).enforcement.sealed;
    assert!(!sealed(&world));
    world.take_all([retime("c", centre("A"), event_of("u", 0), "2025-07-08").at("2025-07-12")]);
    assert!(sealed(&world), "unsealed before it was sealed");
    world.take_all([retime("d", centre("A"), event_of("s", 0), "2025-07-07").at("2025-07-12")]);
    assert!(!sealed(&world), "and sealed before that");
    world.take_all([retract("r", centre("A"), event_of("d", 0)).at("2025-07-12")]);
    assert!(sealed(&world), "as before the second correction");
    world.take_all([retract("q", centre("A"), event_of("s", 0)).at("2025-07-12")]);
    assert!(!sealed(&world), "never sealed");
}

fn at_place(place: &str) -> Conducted {
    Conducted { place: line(place), ..conducted() }
}

#[test]
fn the_latest_correction_wins_and_a_retracted_one_does_not_count() {
    let steps = [
        (open("R", at_place("Chak 54 RB")), "Chak 54 RB"),
        (correct("c", raid("R"), event_of("R", 0), at_place("Model Town")), "Model Town"),
        (
            correct("d", raid("R"), event_of("R", 0), at_place("F-11 Markaz"))
                .having_seen(event_of("c", 0)),
            "F-11 Markaz",
        ),
        (retract("p", raid("R"), event_of("c", 0)), "F-11 Markaz"),
        (retract("q", raid("R"), event_of("d", 0)), "Chak 54 RB"),
        (correct("e", raid("R"), event_of("R", 0), at_place("Gulberg")), "Gulberg"),
    ];
    let mut world = given([]);
    for (act, place) in steps {
        world.take_all([act]);
        let raid: RaidState = world.state(raid("R"));
        assert_eq!(raid.conducted.expect("conducted").1.place.as_str(), place);
    }
    world.take_all([retract("r", raid("R"), event_of("R", 0)).having_seen(event_of("e", 0))]);
    assert_eq!(world.state::<RaidState>(raid("R")).conducted, None);
}

#[test]
fn what_and_when_are_corrected_apart() {
    let world = given([
        open("R", at_place("Chak 54 RB")),
        retime("c", raid("R"), event_of("R", 0), "2025-07-07"),
        correct("d", raid("R"), event_of("R", 0), at_place("Model Town"))
            .having_seen(event_of("c", 0)),
    ]);
    let raided: RaidState = world.state(raid("R"));
    let (moment, conducted) = raided.conducted.expect("conducted");
    assert_eq!(moment.occurred, time("2025-07-07"));
    assert_eq!(conducted.place.as_str(), "Model Town");

    let history = &world.histories[&raid("R").stream()];
    let standing = history.current();
    assert_eq!(standing.len(), 1, "corrections are not events of their own");
    assert_eq!(standing[0].logged.moment.occurred, time("2025-07-08T14:00"), "as recorded");
    let (correction, _) = standing[0].corrected.expect("corrected");
    assert_eq!(correction.moment.event_id, event_of("d", 0));
    assert_eq!(history.logged().len(), 3, "nothing is overwritten");
}

#[test]
fn notes_are_corrected_and_retracted_too() {
    let says = |text: &str| NoteAdded { text: prose(text).into(), source: None };
    let mut world = given([
        open("R", conducted()),
        note("n", raid("R")),
        note("m", raid("R")),
        correct("c", raid("R"), event_of("n", 0), says("seen by two officers")),
    ]);
    let notes = |history: &History| -> Vec<String> {
        let notes = history.notes().into_iter().map(|note| match note.event {
            Event::Common(CommonEvent::NoteAdded(note)) => note.text.clear().cloned(),
            _ => None,
        });
        notes.map(|text| text.expect("a note in clear").as_str().to_owned()).collect()
    };
    let history = |world: &crate::world::World| world.histories[&raid("R").stream()].clone();
    assert_eq!(notes(&history(&world)), ["seen by two officers", "seen by the duty officer"]);
    world.take_all([retract("r", raid("R"), event_of("m", 0))]);
    assert_eq!(notes(&history(&world)), ["seen by two officers"]);
    world.take_all([retract("q", raid("R"), event_of("c", 0))]);
    assert_eq!(notes(&history(&world)), ["seen by the duty officer"]);
}

#[test]
fn a_case_is_closed_and_reopened_in_its_own_time() {
    let reason = || line("nobody left to try");
    let world = given([
        open("C", case_opened()).at("2025-07-01"),
        record("x", case("C"), CaseReopened { reason: reason().into() }).at("2025-07-20"),
        record("y", case("C"), CaseClosed { reason: reason().into() }).at("2025-07-10"),
    ]);
    assert_eq!(world.state::<CaseState>(case("C")).stage, CaseStage::Open);
}

#[test]
fn a_section_is_named_and_deleted_however_it_is_written() {
    let otherwise = || Section { statute: line("peca 2016"), section: line("s. 14") };
    let convicted = |section| {
        let who = Accused::Unnamed { count: 3, label: line("callers") };
        Convicted { who, section, sentence: None }
    };
    let mut world = given([
        open("F", Lodged { sections: vec![peca("14"), otherwise()], ..lodged(7) }),
        record("a", fir("F"), convicted(peca("14"))),
        record("b", fir("F"), convicted(otherwise())),
    ]);
    let state: FirState = world.state(fir("F"));
    assert!(state.sections.iter().eq([&peca("14")]), "once, as it was written first");
    assert!(state.accused.values().all(|accused| accused.convicted.len() == 1));
    let deleted = SectionDeleted { section: otherwise(), reason: None };
    world.take_all([record("d", fir("F"), deleted)]);
    assert!(world.state::<FirState>(fir("F")).sections.is_empty());
}

#[test]
fn an_officer_is_relieved_however_the_code_is_written() {
    let officer = |badge| {
        let role = code("investigating_officer");
        OfficerAssigned { officer: hand(badge), role }
    };
    let relieved =
        OfficerRelieved { officer: hand("NCCIA-FSD-009"), reason: line("transfer").into() };
    let world = given([
        open("C", case_opened()),
        record("a", case("C"), officer("nccia-fsd-009")),
        record("b", case("C"), officer("nccia-fsd-010")),
        record("r", case("C"), relieved),
    ]);
    let left = world.state::<CaseState>(case("C")).officers;
    assert_eq!(left, [officer("nccia-fsd-010")]);
}

#[test]
fn moves_that_overlap_fold_by_when_they_began_then_by_position() {
    let moved =
        |name: &str, from, to, at| record(name, exhibit("E"), handed(from, to)).at(at).by_report();
    // Each with what was logged first and what after it; then who holds the exhibit, and whether
    // both may.
    for (first, second, holder, sure) in [
        (("malkhana", "2025-07-09"), ("lab", "2025-07-09"), "lab", false),
        (("lab", "2025-07-09"), ("malkhana", "2025-07-09"), "malkhana", false),
        (("lab", "2025-07-09T10:00"), ("malkhana", "2025-07-09"), "malkhana", false),
        (("lab", "2025-07-10"), ("malkhana", "2025-07-09"), "lab", true),
        (("malkhana", "2025-07-09"), ("lab", "2025-07-08/2025-07-10"), "lab", false),
    ] {
        let world = given([
            open("E", seized(7)).at("2025-07-08T14:00"),
            moved("m", "nccia-fsd-017", first.0, first.1),
            moved("l", "nccia-fsd-017", second.0, second.1),
        ]);
        let state: ExhibitState = world.state(exhibit("E"));
        assert_eq!(state.holder, Some(hand(holder)), "{first:?} {second:?}");
        assert_eq!(state.holders_at(time("2025-07-11")).len(), if sure { 1 } else { 2 });
    }
}

#[test]
fn who_held_an_exhibit_is_known_for_any_time() {
    let moved =
        |name: &str, from, to, at| record(name, exhibit("E"), handed(from, to)).at(at).by_report();
    let world = given([
        open("E", seized(7)).at("2025-07-08T14:00"),
        moved("l", "malkhana", "lab", "2025-07-10T10:00"),
        moved("m", "nccia-fsd-017", "malkhana", "2025-07-09T10:00"),
    ]);
    let state: ExhibitState = world.state(exhibit("E"));
    let held = |at: &str| -> Vec<String> {
        state.holders_at(time(at)).into_iter().map(|hand| hand.as_str().to_owned()).collect()
    };
    assert!(held("2025-07-08T13:00").is_empty());
    assert_eq!(held("2025-07-08T14:00"), ["nccia-fsd-017"]);
    assert_eq!(held("2025-07-09T12:00"), ["malkhana"]);
    // On that day it came from the malkhana to the laboratory.
    assert_eq!(held("2025-07-10"), ["malkhana", "lab"]);
    assert_eq!(state.holder, Some(hand("lab")));
}
