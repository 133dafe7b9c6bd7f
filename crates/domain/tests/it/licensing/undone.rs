//! Who corrects or retracts a decision, or what a body answered, and until when.

use greyfile_domain::kernel::refusal::{Licensing, Refusal};
use greyfile_domain::proceedings::AppealOutcome;
use greyfile_domain::streams::centre::CentreState;
use greyfile_domain::streams::licence::{
    ApplicationRefused, LicenceIssued, LicenceState, ObjectionRaised, OfficerRecused, Standing,
};
use greyfile_domain::streams::person::PersonState;
use greyfile_envelope::{EventId, StreamId};

use super::house::*;
use super::proceedings::{appealed, decided, served, stay, suspended};
use super::{OK, Row, and, check, no};
use crate::make::{code, correct, retract, time};
use crate::world::{Act, event_of, given};
use greyfile_domain::acts::Body;
use greyfile_domain::proceedings::StayScope;

/// The second person of a correction or a retraction.
fn with(mut act: Act, second: &str) -> Act {
    let second = Some(crate::make::hand(second));
    match &mut act.command.body {
        Body::Correct(correct) => correct.second = second,
        Body::Retract(retract) => retract.second = second,
        _ => panic!("only corrections and retractions have one"),
    }
    act
}

fn licence() -> StreamId {
    licence_id("licence").stream()
}

/// An event of the licence is retracted, by who took it.
fn undo(event: EventId) -> Act {
    retract("undo", licence(), event).at("2025-10-01").by(DG)
}

/// The number of the licence was copied wrongly.
fn renumbered() -> Act {
    let other = LicenceIssued { number: crate::make::line("CC-10"), ..issued("CC-1") };
    correct("renumber", licence(), event_of("l issue", 0), other).at("2025-10-01").by(DG)
}

#[test]
pub fn a_decision_is_undone_by_its_own_hand_with_a_second_person() {
    let issue_of = || event_of("l issue", 0);
    let rows: Vec<Row> = vec![
        ("by its own hand", holder("licence"), with(undo(issue_of()), "reader-2"), OK),
        ("alone", holder("licence"), undo(issue_of()), Err(Refusal::SecondPersonNeeded)),
        (
            "with oneself",
            holder("licence"),
            with(undo(issue_of()), DG),
            Err(Refusal::SecondPersonNeeded),
        ),
        (
            "by somebody else",
            holder("licence"),
            with(undo(issue_of()).by("clerk-4"), "reader-2"),
            no(Licensing::NotItsHand),
        ),
        ("corrected by its own hand", holder("licence"), with(renumbered(), "reader-2"), OK),
        ("corrected alone", holder("licence"), renumbered(), Err(Refusal::SecondPersonNeeded)),
        (
            "corrected by somebody else",
            holder("licence"),
            with(renumbered().by("clerk-4"), "reader-2"),
            no(Licensing::NotItsHand),
        ),
        (
            "copied from paper, by whoever reads it better",
            and(ready("licence"), [issue("licence").by_report()]),
            with(undo(issue_of()).by("clerk-4"), "reader-2"),
            OK,
        ),
        (
            "copied from paper, alone",
            and(ready("licence"), [issue("licence").by_report()]),
            undo(issue_of()).by("clerk-4"),
            Err(Refusal::SecondPersonNeeded),
        ),
        (
            "what a body was asked, once it answered",
            ready("licence"),
            with(undo(event_of("l? bureau 1", 0)), "reader-2"),
            no(Licensing::RestedOn),
        ),
        ("what nobody decides", ready("licence"), undo(event_of("lp", 0)).by("clerk-4"), OK),
    ];
    check(rows);
}

#[test]
pub fn what_was_served_or_rested_on_is_undone_by_another_decision() {
    let rested = || no(Licensing::RestedOn);
    let undone = || with(undo(event_of("l issue", 0)), "reader-2");
    let rows: Vec<Row> = vec![
        ("served", and(holder("licence"), [served("l issue")]), undone(), rested()),
        (
            "corrected once served",
            and(holder("licence"), [served("l issue")]),
            with(renumbered(), "reader-2"),
            rested(),
        ),
        ("appealed against", and(holder("licence"), [appealed("l issue")]), undone(), rested()),
        (
            "stayed",
            and(holder("licence"), [stay("l issue", StayScope::Decision, None)]),
            undone(),
            rested(),
        ),
        (
            "suspended since, as the press says",
            and(holder("licence"), [suspended("2025-09-20").by_press()]),
            undone(),
            rested(),
        ),
        (
            "the service was recorded by mistake",
            and(
                holder("licence"),
                [
                    served("l issue"),
                    with(
                        retract("unserved", licence(), event_of("served", 0)).at("2025-09-04"),
                        "reader-2",
                    ),
                ],
            ),
            undone(),
            OK,
        ),
    ];
    check(rows);
}

#[test]
pub fn an_answer_is_undone_before_anything_is_decided_on_it() {
    let answer = || event_of("l+ bureau 1", 0);
    let rows: Vec<Row> = vec![
        ("by who took it in", ready("licence"), with(undo(answer()).by("clerk-4"), "reader-2"), OK),
        ("alone", ready("licence"), undo(answer()).by("clerk-4"), Err(Refusal::SecondPersonNeeded)),
        (
            "by somebody else",
            ready("licence"),
            with(undo(answer()), "reader-2"),
            no(Licensing::NotItsHand),
        ),
        (
            "a licence rests on it",
            holder("licence"),
            with(undo(answer()).by("clerk-4"), "reader-2"),
            no(Licensing::RestedOn),
        ),
    ];
    check(rows);
}

#[test]
pub fn a_bar_ends_with_the_decision_that_set_it() {
    let refused = ApplicationRefused {
        grounds: grounds(),
        reasons: Some(reasons()),
        bar_until: Some(day("2026-12-31")),
        appeal_within: None,
    };
    let refusal = || on("licence", "refused", refused.clone()).at("2025-07-11T12:00");
    let barred = || and(ready("licence"), [refusal()]);
    let of = || event_of("refused", 0);
    let centre = centre_id("centre").stream();
    check(vec![(
        "the bar alone",
        barred(),
        with(retract("undo", centre, event_of("refused", 1)).at("2025-10-01").by(DG), "reader-2"),
        no(Licensing::RestedOn),
    )]);
    let at = time("2025-12-01");
    for (how, more) in [
        ("nothing", vec![]),
        ("retracted", vec![with(undo(of()), "reader-2")]),
        ("reversed", vec![appealed("refused"), decided(AppealOutcome::Reversed, "2025-10-01")]),
        ("upheld", vec![appealed("refused"), decided(AppealOutcome::Upheld, "2025-10-01")]),
    ] {
        let world = given(and(barred(), more));
        let holds = matches!(how, "nothing" | "upheld");
        let centre: CentreState = world.state(centre);
        let owner: PersonState = world.state(person_id("owner").stream());
        assert_eq!(centre.bars.until(at).is_some(), holds, "{how}");
        assert_eq!(owner.bars.until(at).is_some(), holds, "{how}");
        let licence: LicenceState = world.state(licence());
        let stands = if holds { Standing::Refused } else { Standing::Pending };
        assert_eq!(licence.standing(at), stands, "{how}");
    }
}

#[test]
pub fn dating_a_decision_back_gets_round_nothing() {
    // All of it happened on the day after, and the decision is said to be of the day before.
    let back = || issue("licence").logged("2025-07-20T12:00");
    let later = "2025-07-15";
    let objection = ObjectionRaised {
        about: code("caller_numbers"),
        objection: crate::make::prose("from which numbers?").into(),
        blocks: true,
        answer_within: None,
    };
    let recused = OfficerRecused { officer: crate::make::hand(DG), reason: None, order: None };
    let barred = ApplicationRefused {
        grounds: grounds(),
        reasons: Some(reasons()),
        bar_until: Some(day("2026-12-31")),
        appeal_within: None,
    };
    let bar = || {
        and(ready("licence"), [filed("second"), on("second", "refused", barred.clone()).at(later)])
    };
    let rows: Vec<Row> = vec![
        ("nothing came between", ready("licence"), back(), OK),
        (
            "an objection",
            and(ready("licence"), [on("licence", "objection", objection).at(later)]),
            back(),
            no(Licensing::ObjectionsOpen { count: 1 }),
        ),
        (
            "recused since",
            and(ready("licence"), [on("licence", "recused", recused).at(later)]),
            back(),
            no(Licensing::Recused),
        ),
        ("barred since", bar(), back(), no(Licensing::Barred { until: day("2026-12-31") })),
        (
            "of a report it is recorded as it was, and confirmed or not",
            bar(),
            back().by_report(),
            OK,
        ),
    ];
    check(rows);
}

#[test]
pub fn what_a_correction_of_a_decision_means_for_others_follows_it() {
    let corrected = |to: LicenceIssued| {
        let act = correct("mend", licence(), event_of("l issue", 0), to);
        with(act.at("2025-10-01").by(DG), "reader-2")
    };
    let elsewhere = |premises: &[&str]| LicenceIssued {
        premises: premises.iter().map(|one| licensed(one)).collect(),
        ..issued("CC-1")
    };
    let inspected_too = || {
        let mut acts = ready("licence");
        acts.push(inspected("licence", "branch"));
        acts.push(issue("licence"));
        acts
    };
    let own = |acts: Vec<Act>| {
        let mut act = renumbered();
        let Body::Correct(correct) = &mut act.command.body else { panic!("a correction") };
        correct.basis = Some(greyfile_envelope::Basis::OwnAct);
        (acts, with(act, "reader-2"))
    };
    let (paper, made_own) = own(and(ready("licence"), [issue("licence").by_report()]));
    let (here, still_own) = own(holder("licence"));
    let not_covered = Licensing::NotVetted { body: code("bureau"), why: "not_covered" };
    check(vec![
        (
            "premises that nobody vetted",
            inspected_too(),
            corrected(elsewhere(&["main", "branch"])),
            no(not_covered),
        ),
        (
            "premises of another centre",
            holder("licence"),
            corrected(elsewhere(&["roof"])),
            no(Licensing::NotInspected { premises: code("roof"), unmet: 0 }),
        ),
        ("of paper an own act", paper, made_own, no(Licensing::ToBeConfirmed)),
        ("of an own act an own act", here, still_own, OK),
    ]);
    // Another last day is told to the centre.
    let shorter = LicenceIssued { to: day("2026-03-31"), ..issued("CC-1") };
    let world = given(and(holder("licence"), [corrected(shorter)]));
    let centre: CentreState = world.state(centre_id("centre").stream());
    assert_eq!(centre.licences[&licence_id("licence")].to, day("2026-03-31"));
}

#[test]
pub fn another_bar_takes_the_place_of_the_one_before() {
    let refused = |until: Option<&str>| ApplicationRefused {
        grounds: grounds(),
        reasons: Some(reasons()),
        bar_until: until.map(day),
        appeal_within: None,
    };
    for (was, now) in [
        (Some("2026-12-31"), Some("2026-03-31")),
        (Some("2026-03-31"), Some("2026-12-31")),
        (Some("2026-12-31"), None),
        (None, Some("2026-12-31")),
    ] {
        let refusal = on("licence", "refused", refused(was)).at("2025-07-11T12:00");
        let mend = correct("mend", licence(), event_of("refused", 0), refused(now));
        let mend = with(mend.at("2025-07-12T12:00").by(DG), "reader-2");
        let world = given(and(ready("licence"), [refusal, mend]));
        let centre: CentreState = world.state(centre_id("centre").stream());
        let owner: PersonState = world.state(person_id("owner").stream());
        let at = time("2025-12-01");
        assert_eq!(centre.bars.until(at), now.map(day), "{was:?}");
        assert_eq!(owner.bars.until(at), now.map(day), "{was:?}");
    }
}
