//! What stops the days of a period, and what gives it more.

use greyfile_domain::acts::{AdoptRegime, Body};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::term::{Verdict, end_of};
use greyfile_domain::proceedings::{StayScope, TimeExtended};
use greyfile_domain::streams::licence::{
    Closing, InspectionScheduled, LicenceEvent, ObjectionAnswered, ObjectionClosed, ObjectionRaised,
};

use super::and;
use super::house::*;
use super::proceedings::{stay, vacated};
use super::regime::whole_regime;
use crate::make::{code, prose, time};
use crate::world::{Act, act, command_id, event_of, given};

/// What a decision waits for, by the regime.
const STOPS: [&str; 5] = ["objection", "fee", "inspection", "stay", "vetting"];

fn objection(at: &str) -> Act {
    let raised = ObjectionRaised {
        about: code("lease"),
        objection: prose("The lease is of another house").into(),
        blocks: true,
        answer_within: None,
    };
    on("licence", "objection", raised).at(at)
}

fn answered(at: &str) -> Act {
    let event = ObjectionAnswered { objection: event_of("objection", 0), answer: None, file: None };
    on("licence", "answered", event).at(at)
}

fn closed(at: &str) -> Act {
    let event = ObjectionClosed {
        objection: event_of("objection", 0),
        how: Closing::Withdrawn,
        reason: None,
    };
    on("licence", "closed", event).at(at)
}

fn visit(at: &str) -> Act {
    let event =
        InspectionScheduled { premises: code("main"), day: day("2025-08-20"), by: Vec::new() };
    on("licence", "visit", event).at(at)
}

fn visit_again(at: &str) -> Act {
    let mut visit = visit(at);
    visit.command.id = command_id("second visit");
    visit
}

fn extended(to: &str) -> Act {
    let event =
        TimeExtended { of: event_of("licence", 0), to: day(to), by: code("extend"), order: None };
    on("licence", "extended", LicenceEvent::TimeExtended(event)).at("2025-07-20")
}

/// The deadline for the decision on an application that was filed on 3 July, with 60 days for it.
fn decision(more: Vec<Act>, now: &str) -> Deadline {
    let mut regime = whole_regime();
    let mut periods = regime.periods.iter_mut();
    let period = periods.find(|one| one.code == code("decision")).expect("a period");
    period.stops = STOPS.map(code).to_vec();
    let adopted = act("regime", Body::AdoptRegime(AdoptRegime { regime })).at("2025-07-01");
    let mut acts = and(vec![adopted], centre());
    acts.push(filed("licence").at("2025-07-03"));
    let deadlines = given(and(acts, more)).deadlines(time(now).start);
    deadlines.into_iter().find(|one| one.code == "licence.decision").expect("a deadline")
}

#[test]
fn a_decision_waits_for_what_the_regime_says() {
    let late = "2026-06-01";
    for (what, more, due) in [
        ("for nothing", vec![], "2025-09-01"),
        (
            "an objection that was answered after ten days",
            vec![objection("2025-07-10"), answered("2025-07-20")],
            "2025-09-11",
        ),
        (
            "one that was withdrawn",
            vec![objection("2025-07-10"), closed("2025-07-12")],
            "2025-09-03",
        ),
        (
            "one raised when the time was up",
            vec![objection("2025-09-02"), answered("2025-09-20")],
            "2025-09-01",
        ),
        (
            "a fee that was paid after five days",
            vec![
                on("licence", "a", assessed("licence", 100_000)).at("2025-07-05"),
                on("licence", "p", paid("licence", 100_000)).at("2025-07-10"),
            ],
            "2025-09-06",
        ),
        (
            "an inspection",
            vec![visit("2025-07-10"), inspected("licence", "main").at("2025-07-25")],
            "2025-09-16",
        ),
        (
            "a body",
            vec![asked("licence", "pta", 1).at("2025-07-04"), cleared("licence", "pta", 1)],
            "2025-09-05",
        ),
        (
            "an objection and an inspection at once",
            vec![
                objection("2025-07-10"),
                answered("2025-07-20"),
                visit("2025-07-15"),
                inspected("licence", "main").at("2025-07-25"),
            ],
            "2025-09-16",
        ),
        (
            "a court's stay",
            vec![
                stay("licence", StayScope::Proceeding, None).at("2025-07-10"),
                vacated("2025-08-09"),
            ],
            "2025-10-01",
        ),
        ("an order that gave more time", vec![extended("2025-09-30")], "2025-09-30"),
        (
            "an objection within the time that an order gave",
            vec![extended("2025-09-30"), objection("2025-09-10"), answered("2025-09-15")],
            "2025-10-05",
        ),
        (
            "a fee that was paid twice",
            vec![
                on("licence", "a", assessed("licence", 100_000)).at("2025-07-05"),
                on("licence", "p", paid("licence", 100_000)).at("2025-07-10"),
                on("licence", "again", paid("licence", 100_000)).at("2025-08-30"),
            ],
            "2025-09-06",
        ),
        (
            "a fee of nothing",
            vec![on("licence", "a", assessed("licence", 0)).at("2025-07-05").by_report()],
            "2025-09-01",
        ),
        // 30 days are for the answer, and nobody waits longer for it.
        (
            "a body that never answers",
            vec![asked("licence", "pta", 1).at("2025-07-04")],
            "2025-10-01",
        ),
        (
            "a body that was asked again before it answered",
            vec![
                asked("licence", "pta", 1).at("2025-07-04"),
                asked("licence", "pta", 2).at("2025-07-10"),
                cleared("licence", "pta", 2).at("2025-07-20"),
            ],
            "2025-09-17",
        ),
        (
            "an inspection that was called off for another day",
            vec![
                visit("2025-07-10"),
                visit_again("2025-07-15"),
                inspected("licence", "main").at("2025-07-25"),
            ],
            "2025-09-16",
        ),
    ] {
        let decision = decision(more, late);
        assert_eq!(decision.due, end_of(day(due)), "{what}");
        assert_eq!(decision.verdict, Verdict::Overdue, "{what}");
        assert_eq!(decision.stopped, None, "{what}");
    }
}

#[test]
fn while_something_stops_it_a_decision_is_not_late() {
    let open = decision(vec![objection("2025-07-10")], "2026-06-01");
    assert_eq!(open.verdict, Verdict::Running);
    let stopped = open.stopped.clone().expect("what stops it");
    assert_eq!((stopped.by, stopped.since), (code("objection"), time("2025-07-10")));
    // At whatever later instant it is asked.
    assert_eq!(open.verdict_at(time("2027-01-01").start), Verdict::Running);
    // Raised when the time was up, it saves nothing.
    let late = decision(vec![objection("2025-09-02")], "2026-06-01");
    assert_eq!((late.verdict, late.stopped), (Verdict::Overdue, None));
    // Decided in the days that it gave, it was in time; a day later it was not.
    let refused = |at: &str| {
        let event = greyfile_domain::streams::licence::ApplicationRefused {
            grounds: grounds(),
            reasons: Some(reasons()),
            bar_until: None,
            appeal_within: None,
        };
        let stopped = [objection("2025-07-10"), answered("2025-07-20")];
        and(stopped.into(), [on("licence", "refused", event).at(at)])
    };
    // An order of later makes nothing timely.
    let ordered = extended("2025-10-30").at("2025-09-20");
    let late = decision(and(refused("2025-09-12T12:00"), [ordered]), "2026-06-01");
    assert_eq!(late.verdict, Verdict::Late);
    for (at, verdict) in [("2025-09-11T12:00", Verdict::Met), ("2025-09-12T12:00", Verdict::Late)] {
        assert_eq!(decision(refused(at), "2026-06-01").verdict, verdict, "{at}");
    }
}
