//! What serves once: a show-cause notice, a request for a renewal; and what counts once a decision was
//! taken back or set aside.

use greyfile_domain::kernel::refusal::{Licensing, Refusal};
use greyfile_domain::proceedings::{AppealOutcome, NoticeServed, Proposed, ShowCauseAnswered};
use greyfile_domain::streams::centre::CentreState;
use greyfile_domain::streams::licence::{
    AmendmentApproved, AmendmentRequested, ApplicationRefused, Condition, ConditionAdded,
    DecisionRecalled, LicenceEvent, LicenceState, LicensedPremises, RenewalRefused, Standing,
    SuspensionLifted,
};
use greyfile_domain::values::premises::PremisesRole;

use super::courses::{in_order_again, renewal, renewed};
use super::house::*;
use super::proceedings::*;
use super::{OK, and, check, no};
use crate::make::{code, hand, line, open_all, time};
use crate::world::{Act, command_id, event_of, given};

/// The same once more, as another command.
fn again(mut act: Act) -> Act {
    act.command.id = command_id("again");
    act
}

/// A holder who was asked why the licence should not be suspended, and answered.
fn asked() -> Vec<Act> {
    and(holder("licence"), [show_cause(Proposed::Suspension), served("show"), answered()])
}

fn recall(decision: &str, at: &str) -> Act {
    let event = DecisionRecalled {
        decision: event_of(decision, 0),
        reasons: reasons(),
        second: Some(hand("reader-2")),
    };
    on("licence", "recall", event).at(at)
}

#[test]
fn one_notice_leads_to_one_decision() {
    let decision = || suspended("2025-09-06T12:00");
    let lifted = || {
        let event = SuspensionLifted { suspension: None, reason: None };
        on("licence", "lifted", event).at("2025-09-08T12:00")
    };
    let second = || again(suspended("2025-10-10T12:00"));
    let appeal = |outcome| [decision(), appealed("suspended"), decided(outcome, "2025-10-01")];
    check(vec![
        ("once", asked(), decision(), OK),
        ("again", and(asked(), [decision(), lifted()]), second(), no(Licensing::ShowCauseOver)),
        (
            "after it was taken back",
            and(asked(), [decision(), recall("suspended", "2025-09-07T12:00")]),
            second(),
            OK,
        ),
        ("sent back on appeal", and(asked(), appeal(AppealOutcome::Remanded)), second(), OK),
        (
            "reversed on appeal",
            and(asked(), appeal(AppealOutcome::Reversed)),
            second(),
            no(Licensing::ShowCauseOver),
        ),
        (
            "upheld on appeal",
            and(asked(), appeal(AppealOutcome::Upheld)),
            second(),
            no(Licensing::ShowCauseOver),
        ),
    ]);
}

#[test]
fn nobody_reports_that_a_decision_of_this_office_was_taken_back() {
    let decision = || suspended("2025-09-06T12:00");
    let recalled = || recall("suspended", "2025-09-07T12:00").by_report();
    check(vec![
        ("decided here", and(asked(), [decision()]), recalled(), no(Licensing::NotItsHand)),
        ("decided elsewhere", and(asked(), [decision().by_report()]), recalled(), OK),
    ]);
}

#[test]
fn what_is_dated_before_a_notice_is_none_of_its() {
    let shown = || and(holder("licence"), [show_cause(Proposed::Suspension)]);
    let early = NoticeServed {
        of: event_of("show", 0),
        whom: line("the manager").into(),
        how: code("by_hand"),
        file: None,
    };
    let early = on("licence", "early", LicenceEvent::NoticeServed(early)).at("2025-08-01");
    let answer = ShowCauseAnswered { show_cause: event_of("show", 0), answer: None, file: None };
    let answer = on("licence", "answer", LicenceEvent::ShowCauseAnswered(answer)).at("2025-08-20");
    let real = || served("show").at("2025-09-10");
    let until = day("2025-09-18").start().plus_ms(-1);
    check(vec![
        (
            "a service of the month before",
            and(shown(), [early.clone().by_report()]),
            suspended("2025-09-20T12:00"),
            no(Licensing::NotServed),
        ),
        (
            "and a service after it",
            and(shown(), [early.clone().by_report(), real()]),
            suspended("2025-09-12T12:00"),
            no(Licensing::TimeToAnswerRuns { until }),
        ),
        (
            "the time since that one over",
            and(shown(), [early.by_report(), real()]),
            suspended("2025-09-18T12:00"),
            OK,
        ),
        (
            "an answer of the month before",
            and(shown(), [answer.by_report()]),
            suspended("2025-09-03T12:00"),
            no(Licensing::NotServed),
        ),
    ]);
}

#[test]
fn what_was_decided_and_set_aside_is_decided_again() {
    let notice = || {
        [
            show_cause(Proposed::RenewalRefusal).at("2026-06-10"),
            served("show").at("2026-06-11"),
            answered().at("2026-06-15"),
        ]
    };
    let refused = || {
        let event = RenewalRefused {
            renewal: event_of("renewal", 0),
            show_cause: Some(event_of("show", 0)),
            grounds: grounds(),
            reasons: Some(reasons()),
        };
        on("licence", "refused", event).at("2026-06-25T12:00")
    };
    let filed = || {
        let acts = and(holder("licence"), [renewal("2026-06-01")]);
        and(and(acts, in_order_again()), notice())
    };
    let appeal = |outcome| {
        let filed = appealed("refused").at("2026-06-28");
        [refused(), filed, decided(outcome, "2026-07-05")]
    };
    let second = || renewed("2026-07-08T12:00");
    check(vec![
        ("refused", filed(), refused(), OK),
        ("refused twice", and(filed(), [refused()]), again(refused()), {
            Err(Refusal::AlreadyRecorded)
        }),
        ("renewed after that", and(filed(), [refused()]), second(), no(Licensing::NotPending)),
        (
            "taken back",
            and(filed(), [refused(), recall("refused", "2026-06-26T12:00")]),
            second(),
            OK,
        ),
        ("sent back on appeal", and(filed(), appeal(AppealOutcome::Remanded)), second(), OK),
        (
            "upheld on appeal",
            and(filed(), appeal(AppealOutcome::Upheld)),
            second(),
            no(Licensing::NotPending),
        ),
    ]);
    // What somebody reported, and nobody confirmed, hides no decision that stands.
    let elsewhere = || [refused(), renewed("2026-07-08T12:00").by_report()];
    let taken_back = || recall("renewed", "2026-07-09T12:00").by_report();
    check(vec![(
        "refused here, renewed as a report says, and that taken back",
        and(and(filed(), elsewhere()), [taken_back()]),
        again(renewed("2026-07-12T12:00")),
        no(Licensing::NotPending),
    )]);
    // Refused, it keeps no licence alive; sent back, it does again.
    let standing = |acts: Vec<Act>| {
        let licence: LicenceState = given(acts).state(licence_id("licence").stream());
        licence.standing(time("2026-08-30"))
    };
    assert_eq!(standing(and(filed(), [refused()])), Standing::Expired);
    let remanded = and(filed(), appeal(AppealOutcome::Remanded));
    assert_eq!(standing(remanded), Standing::KeptAlive);
}

#[test]
fn what_is_licensed_follows_from_the_changes_that_stand() {
    let condition = Condition { code: code("records"), text: line("Calls are kept") };
    let more = LicensedPremises { premises: code("branch"), role: PremisesRole::Branch };
    let approved = AmendmentApproved {
        request: event_of("asked", 0),
        premises: vec![licensed("main"), more],
        remote_positions: Some(12),
        centre: None,
    };
    let changes = || {
        let added = ConditionAdded { condition: condition.clone(), reason: None };
        [
            on("licence", "amended", approved.clone()).at("2025-09-01T12:00").by_report(),
            on("licence", "added", added).at("2025-09-02T12:00"),
        ]
    };
    let scope = |more: Vec<Act>| {
        let requested = AmendmentRequested { changes: Vec::new(), request: None };
        let asked = on("licence", "asked", requested).at("2025-08-01");
        let acts = and(and(and(holder("licence"), [asked]), changes()), more);
        let licence: LicenceState = given(acts).state(licence_id("licence").stream());
        let scope = licence.scope();
        (scope.premises.len(), scope.remote_positions, scope.conditions.len())
    };
    let upheld =
        |outcome| vec![appealed("amended").at("2025-09-10"), decided(outcome, "2025-09-30")];
    assert_eq!(scope(vec![]), (2, Some(12), 1));
    assert_eq!(scope(vec![recall("added", "2025-09-05T12:00")]), (2, Some(12), 0));
    assert_eq!(scope(upheld(AppealOutcome::Reversed)), (1, None, 1));
    assert_eq!(scope(upheld(AppealOutcome::Upheld)), (2, Some(12), 1));
}

#[test]
fn a_stream_that_is_opened_with_a_bar_sets_it() {
    let refused = ApplicationRefused {
        grounds: Vec::new(),
        reasons: None,
        bar_until: Some(day("2026-07-31")),
        appeal_within: None,
    };
    let opened = open_all("paper", [application("diary 9").into(), refused.into()]).by_report();
    let world = given(and(and(vec![regime()], centre()), [opened]));
    let centre: CentreState = world.state(centre_id("centre").stream());
    assert_eq!(centre.bars.until(time("2026-07-01")), Some(day("2026-07-31")));
    assert_eq!(centre.bars.until(time("2026-08-01")), None);
}
