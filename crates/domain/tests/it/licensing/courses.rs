//! Whole courses: a renewal decided after the last day, a change of owner, two branches of which one is
//! sealed, and what is due on the way.

use greyfile_domain::kernel::term::Verdict;
use std::collections::BTreeSet;

use greyfile_domain::proceedings::{CourtStayGranted, NoticeServed, Proposed, StayScope};
use greyfile_domain::streams::centre::{
    CentreEvent, CentreState, PremisesSealed, PremisesUnsealed,
};
use greyfile_domain::streams::licence::{
    FindingRecorded, Gravity, LicenceEvent, LicenceRenewed, LicenceState, ObjectionAnswered,
    ObjectionRaised, RenewalFiled, Standing,
};

use greyfile_vetting::Say;

use super::house::*;
use super::proceedings::{served, show_cause, shown};
use super::{OK, and, check, is_of_licensing, no};
use crate::make::{code, line, prose, time};
use crate::world::{Act, event_of, given};
use greyfile_domain::kernel::refusal::Licensing;

pub fn renewal(at: &str) -> Act {
    let filed = RenewalFiled { diary: None, in_window: false, decide_within: None };
    on("licence", "renewal", filed).at(at)
}

pub fn renewed(at: &str) -> Act {
    let event = LicenceRenewed {
        renewal: Some(event_of("renewal", 0)),
        from: day("2026-07-11"),
        to: day("2027-07-10"),
        adoption: None,
        grace_until: None,
        renewal_from: None,
        renewal_keeps_alive: false,
    };
    on("licence", "renewed", event).at(at)
}

/// Asked and cleared anew, and the fee of a renewal paid.
pub fn in_order_again() -> Vec<Act> {
    let mut acts: Vec<Act> = BODIES
        .iter()
        .flat_map(|body| {
            [
                asked("licence", body, 2).at("2026-06-01"),
                cleared("licence", body, 2).at("2026-06-20"),
            ]
        })
        .collect();
    acts.push(on("licence", "ra", assessed("renewal", 50_000)).at("2026-06-01"));
    acts.push(on("licence", "rp", paid("renewal", 50_000)).at("2026-06-02"));
    acts
}

#[test]
fn a_renewal_filed_in_its_window_keeps_a_licence_alive_until_it_is_decided() {
    let standing = |more: Vec<Act>, at: &str| {
        let acts = and(holder("licence"), more);
        given(acts).state::<LicenceState>(licence_id("licence").stream()).standing(time(at))
    };
    // The window is of 60 days, grace of 15.
    for (filed, at, expected) in [
        (None, "2026-07-10", Standing::Licensed),
        (None, "2026-07-11", Standing::InGrace),
        (None, "2026-07-25", Standing::InGrace),
        (None, "2026-07-26", Standing::Expired),
        (Some("2026-05-11"), "2026-08-30", Standing::KeptAlive),
        (Some("2026-07-10"), "2026-08-30", Standing::KeptAlive),
        (Some("2026-05-10"), "2026-08-30", Standing::Expired),
        (Some("2026-07-11"), "2026-08-30", Standing::Expired),
    ] {
        let more = filed.map(renewal).into_iter().collect();
        assert_eq!(standing(more, at), expected, "filed {filed:?}, on {at}");
    }
    let decided = || {
        let mut acts = vec![renewal("2026-06-01")];
        acts.extend(in_order_again());
        acts.push(renewed("2026-08-01T12:00"));
        acts
    };
    assert_eq!(standing(decided(), "2026-07-20"), Standing::KeptAlive);
    assert_eq!(standing(decided(), "2026-08-02"), Standing::Licensed);
    assert_eq!(standing(decided(), "2027-07-10"), Standing::Licensed);
    let filed = || and(holder("licence"), [renewal("2026-06-01")]);
    check(vec![
        ("all is there", and(filed(), in_order_again()), renewed("2026-08-01T12:00"), OK),
        (
            "nothing was vetted anew",
            filed(),
            renewed("2026-08-01T12:00"),
            no(Licensing::NotVetted { body: code("nccia"), why: "lapsed" }),
        ),
        (
            "twice",
            and(and(filed(), in_order_again()), [renewed("2026-08-01T12:00")]),
            {
                let mut again = renewed("2026-08-02T12:00");
                again.command.id = crate::world::command_id("again");
                again
            },
            no(Licensing::NotPending),
        ),
    ]);
}

#[test]
fn two_branches_of_which_one_is_sealed() {
    let sealed =
        |premises: Option<&str>| PremisesSealed { premises: premises.map(code), order: None };
    let acts = and(centre(), [on_centre("sealed", sealed(Some("branch")))]);
    let centre_state: CentreState = given(acts.clone()).state(centre_id("centre").stream());
    assert!(centre_state.enforcement.is_sealed_at(&code("branch")));
    assert!(!centre_state.enforcement.is_sealed_at(&code("main")));
    let all = and(centre(), [on_centre("sealed", sealed(None))]);
    let opened = PremisesUnsealed { premises: Some(code("main")), order: None };
    let all = and(all, [on_centre("opened", opened).at("2025-07-11")]);
    let centre_state: CentreState = given(all).state(centre_id("centre").stream());
    assert!(centre_state.enforcement.is_sealed_at(&code("branch")));
    assert!(!centre_state.enforcement.is_sealed_at(&code("main")), "one was opened of all");
    check(vec![(
        "premises of nobody",
        centre(),
        on_centre("sealed", sealed(Some("moon"))),
        no(Licensing::NotItsPremises { premises: code("moon") }),
    )]);
}

#[test]
fn every_flag_of_licensing_is_raised_in_a_row_and_not_in_another() {
    let raised = |acts: Vec<Act>, now: &str| -> BTreeSet<&'static str> {
        let flags = given(acts).flags(time(now).start);
        flags.iter().map(|flag| flag.code).filter(|code| is_of_licensing(code)).collect()
    };
    let stale = || {
        let again = asked("licence", "pta", 2).at("2025-07-06");
        and(ready_but("licence", &["l+ pta 1"]), [again, cleared("licence", "pta", 1)])
    };
    let early = || {
        let mut acts = ready_but("licence", &["l! main"]);
        acts.push(inspected("licence", "main").at("2025-07-02").by_report());
        acts
    };
    let not_clear = || {
        let say = Say::NotClear { grounds: None };
        let file = answer_file(&subject("licence", "pta", 1), say, "no", 0);
        and(ready("licence"), [taken("licence", "no", &file)])
    };
    let show = || and(holder("licence"), [show_cause(Proposed::Suspension), served("show")]);
    let finding = || {
        let event = FindingRecorded {
            found_in: None,
            point: None,
            gravity: Gravity::Minor,
            finding: prose("No signboard").into(),
            blocks: false,
            put_right_within: None,
        };
        and(ready("licence"), [on("licence", "finding", event)])
    };
    let objection = || {
        let event = ObjectionRaised {
            about: code("lease"),
            objection: prose("The lease is of another house").into(),
            blocks: false,
            answer_within: None,
        };
        and(ready("licence"), [on("licence", "objection", event)])
    };
    let review = |stays: CourtStayGranted| CourtStayGranted {
        review: Some(day("2025-10-01")),
        until: None,
        ..stays
    };
    let ordered = |of: &str| CourtStayGranted {
        of: event_of(of, 0),
        scope: StayScope::Proceeding,
        court: line("High Court of Sindh"),
        order: line("C.P. 12/2025"),
        from: None,
        until: Some(day("2025-10-01")),
        review: None,
    };
    let stayed = |granted: CourtStayGranted| {
        let event = LicenceEvent::CourtStayGranted(granted);
        and(ready("licence"), [on("licence", "stay", event).at("2025-07-10").by_report()])
    };
    let of_centre = |granted: Option<CourtStayGranted>| {
        let show = CentreEvent::ShowCauseIssued(shown(Proposed::Closure));
        let serve = NoticeServed {
            of: event_of("show", 0),
            whom: line("the manager").into(),
            how: code("by_hand"),
            file: None,
        };
        let mut acts = and(vec![regime()], centre());
        acts.push(on_centre("show", show).at("2025-07-05"));
        acts.push(on_centre("served", CentreEvent::NoticeServed(serve)).at("2025-07-06"));
        acts.extend(granted.map(|granted| {
            on_centre("stay", CentreEvent::CourtStayGranted(granted)).at("2025-07-10").by_report()
        }));
        acts
    };
    let excess = || and(ready("licence"), [on("licence", "more", paid("licence", 5))]);
    let paper = || and(ready("licence"), [issue("licence").by_report()]);
    let decision = "licence.decision";
    for (what, acts, now, expected) in [
        ("all is there", holder("licence"), "2025-08-01", vec![]),
        ("on paper", paper(), "2025-08-01", vec!["licence.not_confirmed"]),
        ("paid in excess", excess(), "2025-08-01", vec!["licence.fee_in_excess"]),
        ("inspected before it was filed", early(), "2025-08-01", vec!["licence.before_filing"]),
        ("two answers", not_clear(), "2025-08-01", vec!["licence.answers_differ"]),
        ("an old round", stale(), "2025-08-01", vec!["licence.stale_answer"]),
        ("not decided in time", ready("licence"), "2025-12-01", vec![decision]),
        (
            "no body answered",
            ready_but("licence", &["l+ pta 1"]),
            "2025-08-20",
            vec!["licence.vetting_answer"],
        ),
        ("an objection", objection(), "2025-08-01", vec!["licence.objection_answer"]),
        ("in time still", objection(), "2025-07-15", vec![]),
        ("a finding", finding(), "2025-08-05", vec!["licence.finding_put_right"]),
        ("a show-cause notice", show(), "2025-09-20", vec!["licence.show_cause_answer"]),
        (
            "a stay to be looked at",
            stayed(review(ordered("licence"))),
            "2025-10-02",
            vec![decision, "licence.stay_to_review"],
        ),
        ("a stay with a last day", stayed(ordered("licence")), "2025-10-02", vec![decision]),
        (
            "a centre that answers nothing",
            of_centre(None),
            "2025-08-01",
            vec!["centre.show_cause_answer"],
        ),
        (
            "a centre's stay to be looked at",
            of_centre(Some(review(ordered("show")))),
            "2025-10-02",
            vec!["centre.show_cause_answer", "centre.stay_to_review"],
        ),
    ] {
        assert_eq!(raised(acts, now), expected.into_iter().collect(), "{what}");
    }
    let codes = greyfile_domain::words()
        .flat_map(|(_, _, codes)| codes.flags.iter().chain(codes.deadlines))
        .map(|rule| rule.code())
        .filter(|code| is_of_licensing(code));
    assert_eq!(codes.count(), 13, "each has a row above");
}

#[test]
fn what_is_due_runs_from_what_began_it() {
    let objection = ObjectionRaised {
        about: code("lease"),
        objection: prose("The lease is of another house").into(),
        blocks: true,
        answer_within: None,
    };
    let answered =
        ObjectionAnswered { objection: event_of("objection", 0), answer: None, file: None };
    let acts = |answer: Option<&str>| {
        let mut acts = and(vec![regime()], centre());
        acts.push(filed("licence"));
        acts.push(asked("licence", "pta", 1));
        acts.push(on("licence", "objection", objection.clone()));
        acts.extend(answer.map(|at| on("licence", "answered", answered.clone()).at(at)));
        acts
    };
    let verdicts = |acts: Vec<Act>, now: &str| {
        let deadlines = given(acts).deadlines(time(now).start);
        let told = deadlines.iter().map(|one| (one.code, one.verdict));
        told.collect::<std::collections::BTreeMap<_, _>>()
    };
    // 60 days for the decision, 30 for an answer of a body, 14 for one to an objection.
    let running = verdicts(acts(None), "2025-07-20");
    assert_eq!(running["licence.decision"], Verdict::Running);
    assert_eq!(running["licence.vetting_answer"], Verdict::Running);
    assert_eq!(running["licence.objection_answer"], Verdict::Running);
    let over = verdicts(acts(None), "2025-12-01");
    assert!(over.values().all(|verdict| *verdict == Verdict::Overdue), "{over:?}");
    assert_eq!(
        verdicts(acts(Some("2025-07-24")), "2025-12-01")["licence.objection_answer"],
        Verdict::Met
    );
    assert_eq!(
        verdicts(acts(Some("2025-07-25")), "2025-12-01")["licence.objection_answer"],
        Verdict::Late
    );
    let met = verdicts(holder("licence"), "2025-12-01");
    assert_eq!(met["licence.decision"], Verdict::Met);
    assert_eq!(met["licence.vetting_answer"], Verdict::Met);
}
