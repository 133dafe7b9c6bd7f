//! Show-cause notices, suspension, revocation, stays, appeals; closure and fine of a centre.

use greyfile_domain::kernel::refusal::{Licensing, Refusal};
use greyfile_domain::proceedings::{
    AppealDecided, AppealFiled, AppealOutcome, CourtStayGranted, CourtStayVacated, NoticeReturned,
    NoticeServed, Proposed, ShowCauseAnswered, ShowCauseClosed, ShowCauseEnd, ShowCauseIssued,
    StayScope, TimeExtended,
};
use greyfile_domain::streams::licence::{
    LicenceEvent, LicenceState, LicenceSuspended, Standing, SuspendedAfter,
};

use super::house::*;
use super::{OK, and, check, no};
use crate::make::{code, line, time};
use crate::world::{Act, event_of, given};

pub fn shown(proposes: Proposed) -> ShowCauseIssued {
    ShowCauseIssued {
        proposes,
        grounds: grounds(),
        reasons: reasons(),
        // What is sent here is of no use.
        answer_within: None,
    }
}

pub fn show_cause(proposes: Proposed) -> Act {
    on("licence", "show", LicenceEvent::ShowCauseIssued(shown(proposes))).at("2025-09-01")
}

pub fn served(of: &str) -> Act {
    let event = NoticeServed {
        of: event_of(of, 0),
        whom: line("the manager").into(),
        how: code("by_hand"),
        file: None,
    };
    on("licence", "served", LicenceEvent::NoticeServed(event)).at("2025-09-03")
}

pub fn answered() -> Act {
    let event = ShowCauseAnswered { show_cause: event_of("show", 0), answer: None, file: None };
    on("licence", "answered", LicenceEvent::ShowCauseAnswered(event)).at("2025-09-05")
}

pub fn suspension(after: SuspendedAfter) -> LicenceSuspended {
    LicenceSuspended {
        after,
        grounds: grounds(),
        reasons: Some(reasons()),
        until: None,
        appeal_within: None,
    }
}

pub fn suspended(at: &str) -> Act {
    let after = SuspendedAfter::ShowCause { show_cause: event_of("show", 0) };
    on("licence", "suspended", suspension(after)).at(at)
}

pub fn stay(of: &str, scope: StayScope, until: Option<&str>) -> Act {
    let event = CourtStayGranted {
        of: event_of(of, 0),
        scope,
        court: line("High Court of Sindh"),
        order: line("C.P. 12/2025"),
        from: None,
        until: until.map(day),
        review: None,
    };
    on("licence", "stay", LicenceEvent::CourtStayGranted(event)).at("2025-09-07").by_report()
}

pub fn vacated(at: &str) -> Act {
    let event = CourtStayVacated { stay: event_of("stay", 0), order: None };
    on("licence", "vacated", LicenceEvent::CourtStayVacated(event)).at(at).by_report()
}

pub fn appealed(of: &str) -> Act {
    let event = AppealFiled {
        decision: event_of(of, 0),
        forum: line("the Tribunal"),
        tier: 1,
        reference: None,
    };
    on("licence", "appealed", LicenceEvent::AppealFiled(event)).at("2025-09-20").by_report()
}

pub fn decided(outcome: AppealOutcome, at: &str) -> Act {
    let event = AppealDecided { appeal: event_of("appealed", 0), outcome, order: None, gist: None };
    on("licence", "appeal", LicenceEvent::AppealDecided(event)).at(at).by_report()
}

#[test]
pub fn nothing_is_decided_against_a_holder_who_was_not_asked() {
    let given_to = |acts: Vec<Act>| and(holder("licence"), acts);
    let suspension_show = || show_cause(Proposed::Suspension);
    let extended = TimeExtended {
        of: event_of("show", 0),
        to: day("2025-09-15"),
        by: code("extend"),
        order: None,
    };
    let extended =
        || on("licence", "extended", LicenceEvent::TimeExtended(extended.clone())).at("2025-09-04");
    let closed = ShowCauseClosed {
        show_cause: event_of("show", 0),
        how: ShowCauseEnd::Dropped,
        reason: None,
    };
    let closed =
        || on("licence", "closed", LicenceEvent::ShowCauseClosed(closed.clone())).at("2025-09-06");
    let returned = NoticeReturned { of: event_of("show", 0), why: line("left").into() };
    let returned = || {
        on("licence", "returned", LicenceEvent::NoticeReturned(returned.clone())).at("2025-09-03")
    };
    let runs = |until: &str| {
        no(Licensing::TimeToAnswerRuns { until: day(until).plus(1).start().plus_ms(-1) })
    };
    let nothing = suspension(SuspendedAfter::NotStated);
    let without = LicenceSuspended {
        reasons: None,
        ..suspension(SuspendedAfter::ShowCause { show_cause: event_of("show", 0) })
    };
    let of_nobody = suspension(SuspendedAfter::ShowCause { show_cause: event_of("nobody", 0) });
    check(vec![
        (
            "answered",
            given_to(vec![suspension_show(), served("show"), answered()]),
            suspended("2025-09-06T12:00"),
            OK,
        ),
        (
            "on the last day for an answer",
            given_to(vec![suspension_show(), served("show")]),
            suspended("2025-09-10T12:00"),
            runs("2025-09-10"),
        ),
        (
            "the time for an answer lapsed",
            given_to(vec![suspension_show(), served("show")]),
            suspended("2025-09-11T00:00"),
            OK,
        ),
        (
            "there was more time by order",
            given_to(vec![suspension_show(), served("show"), extended()]),
            suspended("2025-09-11T12:00"),
            runs("2025-09-15"),
        ),
        (
            "that time lapsed too",
            given_to(vec![suspension_show(), served("show"), extended()]),
            suspended("2025-09-16T12:00"),
            OK,
        ),
        (
            "never served",
            given_to(vec![suspension_show()]),
            suspended("2025-12-01T12:00"),
            no(Licensing::NotServed),
        ),
        (
            "returned unserved",
            given_to(vec![suspension_show(), returned()]),
            suspended("2025-12-01T12:00"),
            no(Licensing::NotServed),
        ),
        (
            "dropped before",
            given_to(vec![suspension_show(), served("show"), answered(), closed()]),
            suspended("2025-09-07T12:00"),
            no(Licensing::ShowCauseOver),
        ),
        (
            "another thing was proposed",
            given_to(vec![show_cause(Proposed::Revocation), served("show"), answered()]),
            suspended("2025-09-06T12:00"),
            no(Licensing::ShowCauseForAnother),
        ),
        (
            "after nothing",
            holder("licence"),
            on("licence", "suspended", nothing.clone()).at("2025-09-06T12:00"),
            no(Licensing::NoShowCause),
        ),
        (
            "after the notice of nobody",
            holder("licence"),
            on("licence", "suspended", of_nobody).at("2025-09-06T12:00"),
            no(Licensing::NoSuchReference { event: event_of("nobody", 0) }),
        ),
        (
            "without reasons",
            given_to(vec![suspension_show(), served("show"), answered()]),
            on("licence", "suspended", without).at("2025-09-06T12:00"),
            no(Licensing::NoReasons),
        ),
        (
            "reported from elsewhere, after nothing",
            holder("licence"),
            on("licence", "suspended", nothing).at("2025-09-06T12:00").by_report(),
            OK,
        ),
        (
            "an extension by somebody without the power",
            given_to(vec![suspension_show(), served("show")]),
            extended().by("clerk-4"),
            no(Licensing::NoPower { power: code("extend") }),
        ),
    ]);
}

#[test]
pub fn at_once_only_by_the_regimes_power_with_a_hearing() {
    let interim = |grounds: &[&str], hearing: Option<&str>| {
        let after = SuspendedAfter::Interim { hearing: hearing.map(time) };
        let grounds = grounds.iter().map(|ground| code(ground)).collect();
        let event = LicenceSuspended { grounds, ..suspension(after) };
        on("licence", "suspended", event).at("2025-09-06T12:00")
    };
    let ground = |of: &str| no(Licensing::NotInTheRegime { what: "ground", code: code(of) });
    check(vec![
        ("with a hearing", holder("licence"), interim(&["danger"], Some("2025-09-12")), OK),
        (
            "without one",
            holder("licence"),
            interim(&["danger"], None),
            no(Licensing::NoHearingDate),
        ),
        (
            "on a ground that gives no such power",
            holder("licence"),
            interim(&["misuse_of_data"], Some("2025-09-12")),
            ground("misuse_of_data"),
        ),
        (
            "on no ground",
            holder("licence"),
            interim(&[], Some("2025-09-12")),
            no(Licensing::NoInterimPower),
        ),
        (
            "of a licence that nobody holds",
            ready("licence"),
            interim(&["danger"], Some("2025-09-12")),
            no(Licensing::NotLicensed),
        ),
    ]);
}

#[test]
pub fn what_a_court_stays_is_not_decided_and_does_not_count() {
    let shown = |acts: Vec<Act>| {
        let to = and(holder("licence"), [show_cause(Proposed::Suspension), served("show")]);
        and(to, acts)
    };
    let of_the_show = |until| stay("show", StayScope::Proceeding, until);
    check(vec![
        (
            "while it holds",
            shown(vec![answered(), of_the_show(Some("2025-09-20"))]),
            suspended("2025-09-20T12:00"),
            no(Licensing::Stayed),
        ),
        (
            "after its last day",
            shown(vec![answered(), of_the_show(Some("2025-09-20"))]),
            suspended("2025-09-21T12:00"),
            OK,
        ),
        (
            "until further orders, a year later",
            shown(vec![answered(), of_the_show(None)]),
            suspended("2026-07-01T12:00"),
            no(Licensing::Stayed),
        ),
        (
            "until further orders, which came",
            shown(vec![answered(), of_the_show(None), vacated("2025-10-01")]),
            suspended("2025-10-02T12:00"),
            OK,
        ),
        (
            "a stay of a decision stays no proceeding",
            shown(vec![answered(), stay("show", StayScope::Decision, None)]),
            suspended("2025-09-10T12:00"),
            OK,
        ),
        (
            "an end of a stay of nobody",
            holder("licence"),
            vacated("2025-10-01"),
            no(Licensing::NoSuchReference { event: event_of("stay", 0) }),
        ),
    ]);
    // A suspension that a court stays does not count while the stay holds.
    let acts = shown(vec![
        answered(),
        suspended("2025-09-06T12:00"),
        stay("suspended", StayScope::Decision, Some("2025-09-20")),
    ]);
    let licence: LicenceState = given(acts).state(licence_id("licence").stream());
    for (at, standing) in [
        ("2025-09-05", Standing::Licensed),
        ("2025-09-06T13:00", Standing::Suspended),
        ("2025-09-10", Standing::Licensed),
        ("2025-09-21", Standing::Suspended),
    ] {
        assert_eq!(licence.standing(time(at)), standing, "{at}");
    }
}

#[test]
pub fn a_stayed_refusal_is_no_licence_and_a_reversed_one_is_open_again() {
    use greyfile_domain::streams::licence::ApplicationRefused;
    let refused = ApplicationRefused {
        grounds: grounds(),
        reasons: Some(reasons()),
        bar_until: None,
        appeal_within: None,
    };
    let refused = || on("licence", "refused", refused.clone()).at("2025-07-11T12:00");
    let standing = |more: Vec<Act>, at: &str| {
        let acts = and(and(ready("licence"), [refused()]), more);
        given(acts).state::<LicenceState>(licence_id("licence").stream()).standing(time(at))
    };
    let stayed = || stay("refused", StayScope::Decision, None);
    let outcome = |outcome| vec![appealed("refused"), decided(outcome, "2025-10-01")];
    assert_eq!(standing(vec![], "2025-12-01"), Standing::Refused);
    assert_eq!(standing(vec![stayed()], "2025-12-01"), Standing::Refused, "a stay licenses nobody");
    for (came, stands) in [
        (AppealOutcome::Upheld, Standing::Refused),
        (AppealOutcome::Varied, Standing::Refused),
        (AppealOutcome::Reversed, Standing::Pending),
        (AppealOutcome::Remanded, Standing::Pending),
    ] {
        assert_eq!(standing(outcome(came), "2025-12-01"), stands, "{came:?}");
    }
    // What is open again can be decided anew.
    let later = |given: Vec<Act>, expected| {
        let event = greyfile_domain::streams::licence::LicenceIssued {
            from: day("2025-10-10"),
            ..issued("CC-1")
        };
        let issue = on("licence", "l issue", event).at("2025-10-10T12:00");
        ("after an appeal", given, issue, expected)
    };
    let acts = |came| and(and(ready("licence"), [refused()]), outcome(came));
    check(vec![
        later(acts(AppealOutcome::Remanded), OK),
        later(acts(AppealOutcome::Upheld), no(Licensing::NotPending)),
        (
            "an appeal against nothing",
            ready("licence"),
            appealed("refused"),
            no(Licensing::NoSuchReference { event: event_of("refused", 0) }),
        ),
        (
            "an appeal that was decided",
            acts(AppealOutcome::Upheld),
            decided_again(),
            Err(Refusal::AlreadyRecorded),
        ),
    ]);
}

fn decided_again() -> Act {
    let event = AppealDecided {
        appeal: event_of("appealed", 0),
        outcome: AppealOutcome::Reversed,
        order: None,
        gist: None,
    };
    on("licence", "again", LicenceEvent::AppealDecided(event)).at("2025-11-01").by_report()
}
