//! What serves once, and how far a decision may go: a show-cause notice, a renewal, a fee, a term, a bar, a
//! fine.

use greyfile_domain::kernel::refusal::{Licensing, Refusal};
use greyfile_domain::proceedings::{AppealOutcome, NoticeServed, Proposed, ShowCauseAnswered};
use greyfile_domain::streams::centre::{CentreEvent, CentreState, FineImposed};
use greyfile_domain::streams::licence::{
    AmendmentApproved, AmendmentRequested, ApplicationFiled, ApplicationRefused, Condition,
    ConditionAdded, DecisionRecalled, LicenceEvent, LicenceIssued, LicenceRenewed, LicenceState,
    LicenceSuspended, LicensedPremises, RenewalFiled, RenewalRefused, Standing, SuspendedAfter,
    SuspensionLifted,
};
use greyfile_domain::values::money::Money;
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
    let asked = || {
        let acts = [show_cause(Proposed::Suspension), served("show"), answered()];
        and(holder("licence"), acts)
    };
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
    let asked = || {
        let acts = [show_cause(Proposed::Suspension), served("show"), answered()];
        and(holder("licence"), acts)
    };
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
fn a_term_counts_from_its_first_day() {
    let late = || {
        let event =
            LicenceIssued { from: day("2025-09-01"), to: day("2026-08-31"), ..issued("CC-1") };
        and(ready("licence"), [on("licence", "l issue", event).at("2025-07-11T12:00")])
    };
    let standing = |at: &str| {
        let licence: LicenceState = given(late()).state(licence_id("licence").stream());
        licence.standing(time(at))
    };
    assert_eq!(standing("2025-08-31"), Standing::NotBegun);
    assert_eq!(standing("2025-09-01"), Standing::Licensed);
    assert_eq!(standing("2026-08-31"), Standing::Licensed);
    let interim = || {
        let after = SuspendedAfter::Interim { hearing: Some(time("2025-08-10")) };
        let event = LicenceSuspended { grounds: vec![code("danger")], ..suspension(after) };
        on("licence", "first", event).at("2025-08-01T12:00")
    };
    let lifting = || {
        let event = SuspensionLifted { suspension: None, reason: None };
        on("licence", "lifted", event).at("2025-08-08T12:00")
    };
    check(vec![
        ("suspended before that, and lifted", and(late(), [interim()]), lifting(), OK),
        (
            "issued once more before that",
            late(),
            {
                let event = LicenceIssued { from: day("2025-08-01"), ..issued("CC-2") };
                on("licence", "more", event).at("2025-08-01T12:00")
            },
            no(Licensing::Issued),
        ),
        (
            "revoked before that, without a notice",
            late(),
            suspended("2025-08-01T12:00"),
            no(Licensing::NoSuchReference { event: event_of("show", 0) }),
        ),
    ]);
}

#[test]
fn between_two_terms_a_licence_is_not_over() {
    let event = LicenceRenewed {
        renewal: Some(event_of("renewal", 0)),
        from: day("2026-09-01"),
        to: day("2027-08-31"),
        adoption: None,
        grace_until: None,
        renewal_from: None,
        renewal_keeps_alive: false,
    };
    let mut acts = and(holder("licence"), [renewal("2026-06-01")]);
    acts.extend(in_order_again());
    acts.push(on("licence", "renewed", event).at("2026-06-25T12:00"));
    let licence: LicenceState = given(acts).state(licence_id("licence").stream());
    for (at, standing) in [
        ("2026-07-25", Standing::InGrace),
        ("2026-07-26", Standing::NotBegun),
        ("2026-09-01", Standing::Licensed),
        ("2027-09-20", Standing::Expired),
    ] {
        assert_eq!(licence.standing(time(at)), standing, "{at}");
    }
}

#[test]
pub fn a_licence_a_fee_a_bar_and_a_fine_are_what_the_regime_says() {
    let issue = |to: &str| {
        let event = LicenceIssued { to: day(to), ..issued("CC-1") };
        on("licence", "l issue", event).at("2025-07-11T12:00")
    };
    let filed = || and(holder("licence"), [renewal("2026-06-01")]);
    let second = |to: &str| {
        let event = LicenceRenewed {
            renewal: Some(event_of("second", 0)),
            from: day("2027-07-11"),
            to: day(to),
            adoption: None,
            grace_until: None,
            renewal_from: None,
            renewal_keeps_alive: false,
        };
        on("licence", "more", event).at("2027-06-20T12:00")
    };
    let second_filed = |fee: bool| {
        let mut acts = and(filed(), in_order_again());
        acts.push(renewed("2026-06-25T12:00"));
        let filed = RenewalFiled { diary: None, in_window: false, decide_within: None };
        acts.push(on("licence", "second", filed).at("2027-06-01"));
        for body in BODIES {
            acts.push(asked("licence", body, 3).at("2027-06-01"));
            acts.push(cleared("licence", body, 3).at("2027-06-10"));
        }
        if fee {
            acts.push(on("licence", "sa", assessed("renewal", 50_000)).at("2027-06-02"));
            acts.push(on("licence", "sp", paid("renewal", 50_000)).at("2027-06-03"));
        }
        acts
    };
    let refused = |grounds: &[&str], until: &str| {
        let event = ApplicationRefused {
            grounds: grounds.iter().map(|one| code(one)).collect(),
            reasons: Some(reasons()),
            bar_until: Some(day(until)),
            appeal_within: None,
        };
        on("licence", "refused", event).at("2025-07-11T12:00")
    };
    let fine = |grounds: &[&str], amount: Money| {
        let event = FineImposed {
            amount,
            show_cause: Some(event_of("show", 0)),
            grounds: grounds.iter().map(|one| code(one)).collect(),
            reasons: Some(reasons()),
            order: None,
            pay_within: None,
        };
        on_centre("fine", event).at("2025-09-11T12:00")
    };
    let shown_to_centre = || {
        let show = CentreEvent::ShowCauseIssued(shown(Proposed::Fine));
        let served = NoticeServed {
            of: event_of("show", 0),
            whom: line("the manager").into(),
            how: code("affixed"),
            file: None,
        };
        let served = on_centre("served", CentreEvent::NoticeServed(served)).at("2025-09-03");
        and(and(vec![regime()], centre()), [on_centre("show", show).at("2025-09-01"), served])
    };
    let too_long = |last: &str| no(Licensing::TooLong { last: day(last) });
    let assess = |rupees| on("licence", "la", assessed("licence", rupees)).at("2025-07-04");
    let other = Licensing::OtherAmount { fee: code("licence"), amount: Money::pkr(100_000) };
    let unassessed = || ready_but("licence", &["la", "lp"]);
    let bar = |last: &str| no(Licensing::BarTooLong { last: day(last) });
    let none = |wanted| no(Licensing::NoGround { wanted });
    let high = Licensing::FineTooHigh { max: Money::pkr(400_000) };
    check(vec![
        ("as long as the regime gives", ready("licence"), issue("2026-07-10"), OK),
        ("a day longer", ready("licence"), issue("2026-07-11"), too_long("2026-07-10")),
        ("shorter", ready("licence"), issue("2025-12-31"), OK),
        ("a second renewal", second_filed(true), second("2028-07-10"), OK),
        (
            "a second renewal that is longer",
            second_filed(true),
            second("2028-07-11"),
            too_long("2028-07-10"),
        ),
        (
            "a second renewal for the fee of the first",
            second_filed(false),
            second("2028-07-10"),
            no(Licensing::FeeDue { fee: code("renewal"), left: None }),
        ),
        ("what the regime asks", unassessed(), assess(100_000), OK),
        ("less than that", unassessed(), assess(1), no(other.clone())),
        ("less than that, on paper", unassessed(), assess(1).by_report(), OK),
        ("more than that", unassessed(), assess(100_001), no(other)),
        ("a bar of six months", ready("licence"), refused(&["no_licence"], "2026-01-11"), OK),
        (
            "a bar that is longer",
            ready("licence"),
            refused(&["no_licence"], "2026-01-12"),
            bar("2026-01-11"),
        ),
        (
            "a bar on another ground besides, which has no end",
            ready("licence"),
            refused(&["no_licence", "misuse_of_data"], "2030-01-01"),
            OK,
        ),
        ("a bar on no ground", ready("licence"), refused(&[], "2025-12-31"), none("bar")),
        ("a fine on no ground", shown_to_centre(), fine(&[], Money::pkr(1)), none("fine")),
        (
            "an issue for a fee that somebody assessed too low",
            and(
                ready_but("licence", &["la", "lp"]),
                [assess(1).by_report(), on("licence", "lp", paid("licence", 1)).at("2025-07-05")],
            ),
            issue("2026-07-10"),
            no(Licensing::FeeDue { fee: code("licence"), left: None }),
        ),
        ("the highest fine", shown_to_centre(), fine(&["no_licence"], Money::pkr(400_000)), OK),
        ("a higher one", shown_to_centre(), fine(&["no_licence"], Money::pkr(400_001)), no(high)),
    ]);
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
    let filed = ApplicationFiled {
        centre: centre_id("centre"),
        class: None,
        premises: Vec::new(),
        remote_positions: None,
        diary: None,
        decide_within: None,
        may_operate: false,
        may_operate_until: None,
    };
    let refused = ApplicationRefused {
        grounds: Vec::new(),
        reasons: None,
        bar_until: Some(day("2026-07-31")),
        appeal_within: None,
    };
    let opened = open_all("paper", [filed.into(), refused.into()]).by_report();
    let world = given(and(and(vec![regime()], centre()), [opened]));
    let centre: CentreState = world.state(centre_id("centre").stream());
    assert_eq!(centre.bars.until(time("2026-07-01")), Some(day("2026-07-31")));
    assert_eq!(centre.bars.until(time("2026-08-01")), None);
}
