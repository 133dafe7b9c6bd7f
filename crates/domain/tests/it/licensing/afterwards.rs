//! What becomes of a decision: it is confirmed, taken back, or bars somebody.

use greyfile_domain::kernel::refusal::{Licensing, Refusal};
use greyfile_domain::streams::licence::{
    ApplicationRefused, DecisionConfirmed, DecisionRecalled, LicenceIssued, LicenceState, Standing,
};
use greyfile_domain::values::money::Money;

use super::house::*;
use super::{OK, and, check, no};
use crate::make::{code, hand, time};
use crate::world::{World, event_of, given};

#[test]
pub fn what_was_recorded_from_paper_is_confirmed_here_or_not() {
    let paper = |acts| and(acts, [issue("licence").by_report()]);
    let confirm = || {
        let event = DecisionConfirmed { decision: event_of("l issue", 0) };
        on("licence", "confirm", event).at("2025-07-12T12:00")
    };
    check(vec![
        ("all is there", paper(ready("licence")), confirm(), OK),
        (
            "a fee is due",
            paper(ready_but("licence", &["lp"])),
            confirm(),
            no(Licensing::FeeDue { fee: code("licence"), left: Some(Money::pkr(100_000)) }),
        ),
        (
            "by a report again",
            paper(ready("licence")),
            confirm().by_report(),
            no(Licensing::NotItsHand),
        ),
        ("it was decided here", holder("licence"), confirm(), Err(Refusal::AlreadyRecorded)),
        (
            "somebody else owns it by now",
            and(paper(ready("licence")), [on_centre("sold", owners(&["stranger"]))]),
            confirm(),
            no(Licensing::NotVetted { body: code("bureau"), why: "not_covered" }),
        ),
    ]);
}

#[test]
pub fn a_decision_is_taken_back_by_its_own_hand_with_a_second_person() {
    let recall = |second: Option<&str>| {
        let event = DecisionRecalled {
            decision: event_of("l issue", 0),
            reasons: reasons(),
            second: second.map(hand),
        };
        on("licence", "recall", event).at("2025-07-12T12:00")
    };
    check(vec![
        ("by its own hand", holder("licence"), recall(Some("reader-2")), OK),
        ("alone", holder("licence"), recall(None), Err(Refusal::SecondPersonNeeded)),
        (
            "by one person twice",
            holder("licence"),
            recall(Some(DG)),
            Err(Refusal::SecondPersonNeeded),
        ),
    ]);
    let world = given(and(holder("licence"), [recall(Some("reader-2"))]));
    let licence: LicenceState = world.state(licence_id("licence").stream());
    assert_eq!(licence.standing(time("2025-07-13")), Standing::Pending);
    let before = licence.standing(time("2025-07-11T13:00"));
    assert_eq!(before, Standing::Licensed, "until then it was one");
}

#[test]
pub fn a_bar_is_on_the_centre_and_on_its_owners() {
    let refused = |until: &str| ApplicationRefused {
        grounds: grounds(),
        reasons: Some(reasons()),
        bar_until: Some(day(until)),
        appeal_within: None,
    };
    let refusal = |until: &str| on("licence", "refused", refused(until)).at("2025-07-11T12:00");
    let second = |at: &str| {
        let event = LicenceIssued { from: day("2025-08-01"), ..issued("CC-2") };
        on("second", "s issue", event).at(at)
    };
    let applied = |until: &str| {
        let mut acts = and(ready("licence"), [refusal(until), filed("second")]);
        acts.push(on("second", "sa", assessed("licence", 100_000)));
        acts.push(on("second", "sp", paid("licence", 100_000)));
        acts.push(inspected("second", "main"));
        acts.extend(vetted("second"));
        acts
    };
    let barred = |until: &str| no(Licensing::Barred { until: day(until) });
    check(vec![
        (
            "on its last day",
            applied("2025-07-31"),
            second("2025-07-31T12:00"),
            barred("2025-07-31"),
        ),
        ("after it", applied("2025-07-31"), second("2025-08-01T12:00"), OK),
        ("it is over already", ready("licence"), refusal("2025-07-10"), no(Licensing::BarOver)),
        (
            "the owner sold the centre and bought it back",
            and(
                applied("2025-09-30"),
                [on_centre("sold", owners(&["stranger"])), on_centre("back", owners(&["owner"]))],
            ),
            second("2025-08-01T12:00"),
            barred("2025-09-30"),
        ),
    ]);
    let without = ApplicationRefused { reasons: None, ..refused("2025-07-31") };
    let other = ApplicationRefused { grounds: vec![code("weather")], ..refused("2025-07-31") };
    let ground = Licensing::NotInTheRegime { what: "ground", code: code("weather") };
    check(vec![
        (
            "without reasons",
            ready("licence"),
            on("licence", "refused", without),
            no(Licensing::NoReasons),
        ),
        ("on a ground of nobody", ready("licence"), on("licence", "refused", other), no(ground)),
    ]);
    let mut world = World::new(greyfile_domain::values::purpose::Purpose::Demo);
    world.take_all(ready("licence"));
    let written = world.take(&refusal("2025-07-31")).expect("accepted");
    assert_eq!(written.events.len(), 3, "the refusal, the centre's bar, the owner's");
}
