//! Revocation, lifting, and closure and fine of a centre that has no licence.

use greyfile_domain::kernel::refusal::Licensing;
use greyfile_domain::proceedings::{
    AppealOutcome, HearingFixed, HearingHeld, NoticeServed, Proposed,
};
use greyfile_domain::streams::centre::{CentreEvent, ClosureOrdered, FineImposed, FineWaived};
use greyfile_domain::streams::licence::{
    LicenceEvent, LicenceRevoked, LicenceState, LicenceSuspended, Standing, SuspendedAfter,
    SuspensionLifted,
};
use greyfile_domain::values::money::Money;
use greyfile_envelope::{EventId, Occurred};

use super::house::*;
use super::{OK, and, check, no};
use crate::make::{code, hand, line, time};
use crate::world::{event_of, given};

use super::proceedings::*;

#[test]
pub fn a_late_lifting_and_a_hearing_that_was_adjourned() {
    let lifted = |suspension: Option<EventId>| {
        let event = SuspensionLifted { suspension, reason: None };
        on("licence", "lifted", event)
    };
    // Lifted on Monday and logged on Friday, after one of Wednesday.
    let interim = |name: &str, at: &str| {
        let after = SuspendedAfter::Interim { hearing: Some(time("2025-09-20")) };
        let event = LicenceSuspended { grounds: vec![code("danger")], ..suspension(after) };
        on("licence", name, event).at(at)
    };
    let acts = and(
        holder("licence"),
        [
            interim("first", "2025-09-01T10:00"),
            interim("second", "2025-09-10T10:00"),
            lifted(None).at("2025-09-08T10:00").logged("2025-09-12T10:00").by_report(),
        ],
    );
    let licence: LicenceState = given(acts).state(licence_id("licence").stream());
    for (at, standing) in [
        ("2025-09-02", Standing::Suspended),
        ("2025-09-09", Standing::Licensed),
        ("2025-09-11", Standing::Suspended),
    ] {
        assert_eq!(licence.standing(time(at)), standing, "{at}");
    }
    check(vec![
        (
            "lifted here while all is in order",
            and(holder("licence"), [interim("first", "2025-09-01T10:00")]),
            lifted(Some(event_of("first", 0))).at("2025-09-08T10:00"),
            OK,
        ),
        (
            "lifted where nothing is suspended",
            holder("licence"),
            lifted(None).at("2025-09-08T10:00"),
            no(Licensing::NotLicensed),
        ),
        (
            "the lifting of what is none",
            and(holder("licence"), [interim("first", "2025-09-01T10:00")]),
            lifted(Some(event_of("l issue", 0))).at("2025-09-08T10:00"),
            no(Licensing::NoSuchReference { event: event_of("l issue", 0) }),
        ),
    ]);
    // A hearing that is adjourned is fixed anew.
    let of = event_of("show", 0);
    let on_day = |at: &str| time(at);
    let fixed = HearingFixed { of, when: on_day("2025-09-12"), place: None };
    let held = HearingHeld {
        of,
        heard: Vec::new(),
        absent: vec![line("the manager").into()],
        adjourned_to: Some(on_day("2025-09-19")),
    };
    let acts = and(
        holder("licence"),
        [
            show_cause(Proposed::Suspension),
            on("licence", "fixed", LicenceEvent::HearingFixed(fixed)).at("2025-09-03"),
            on("licence", "held", LicenceEvent::HearingHeld(held)).at("2025-09-12T11:00"),
        ],
    );
    let licence: LicenceState = given(acts).state(licence_id("licence").stream());
    let hearings = &licence.proceedings.hearings[&of];
    let told: Vec<(Occurred, bool)> =
        hearings.iter().map(|hearing| (hearing.on, hearing.held.is_some())).collect();
    assert_eq!(told, [(on_day("2025-09-12"), true), (on_day("2025-09-19"), false)]);
}

#[test]
pub fn an_unlicensed_centre_is_closed_and_fined_after_it_was_asked() {
    let show = |proposes| {
        on_centre("show", CentreEvent::ShowCauseIssued(shown(proposes))).at("2025-09-01")
    };
    let served = || {
        let event = NoticeServed {
            of: event_of("show", 0),
            whom: line("the manager").into(),
            how: code("affixed"),
            file: None,
        };
        on_centre("served", CentreEvent::NoticeServed(event)).at("2025-09-03")
    };
    let closure = ClosureOrdered {
        premises: vec![code("main")],
        show_cause: Some(event_of("show", 0)),
        grounds: grounds(),
        reasons: Some(reasons()),
        order: None,
        appeal_within: None,
    };
    let close = |closure: ClosureOrdered| on_centre("closure", closure).at("2025-09-11T12:00");
    let fine = FineImposed {
        amount: Money::pkr(500_000),
        show_cause: Some(event_of("show", 0)),
        grounds: grounds(),
        reasons: Some(reasons()),
        order: None,
        pay_within: None,
    };
    let impose = |fine: FineImposed| on_centre("fine", fine).at("2025-09-11T12:00");
    let known = || and(vec![regime()], centre());
    let asked = |proposes| and(known(), [show(proposes), served()]);
    let waive = |rupees| {
        let event =
            FineWaived { fine: event_of("fine", 0), amount: Money::pkr(rupees), reason: None };
        on_centre("waived", event).at("2025-10-01")
    };
    check(vec![
        ("closed after it was asked", asked(Proposed::Closure), close(closure.clone()), OK),
        (
            "closed without being asked",
            known(),
            close(ClosureOrdered { show_cause: None, ..closure.clone() }),
            no(Licensing::NoShowCause),
        ),
        (
            "closed as a raid found it, by a report",
            known(),
            close(ClosureOrdered { show_cause: None, reasons: None, ..closure.clone() })
                .by_report(),
            OK,
        ),
        (
            "premises of nobody",
            asked(Proposed::Closure),
            close(ClosureOrdered { premises: vec![code("moon")], ..closure.clone() }),
            no(Licensing::NotItsPremises { premises: code("moon") }),
        ),
        (
            "by somebody without the power",
            asked(Proposed::Closure),
            close(closure.clone()).by("clerk-4"),
            no(Licensing::NoPower { power: code("close") }),
        ),
        ("fined after it was asked", asked(Proposed::Fine), impose(fine.clone()), OK),
        (
            "fined for what was to close it",
            asked(Proposed::Closure),
            impose(fine.clone()),
            no(Licensing::ShowCauseForAnother),
        ),
        (
            "without reasons",
            asked(Proposed::Fine),
            impose(FineImposed { reasons: None, ..fine.clone() }),
            no(Licensing::NoReasons),
        ),
        ("a part waived", and(asked(Proposed::Fine), [impose(fine.clone())]), waive(200_000), OK),
        (
            "more waived than there is",
            and(asked(Proposed::Fine), [impose(fine)]),
            waive(500_001),
            no(Licensing::MoreThanThereIs),
        ),
    ]);
    let _ = hand(DG);
}

#[test]
pub fn a_licence_is_revoked_once_it_was_heard() {
    let revoked = LicenceRevoked {
        show_cause: Some(event_of("show", 0)),
        grounds: grounds(),
        reasons: Some(reasons()),
        bar_until: Some(day("2026-12-31")),
        appeal_within: None,
    };
    let revoke = || on("licence", "revoked", revoked.clone()).at("2025-09-20T12:00");
    let shown = || {
        let acts = and(holder("licence"), [show_cause(Proposed::Revocation), served("show")]);
        and(acts, [answered()])
    };
    let alone = LicenceRevoked { show_cause: None, ..revoked.clone() };
    check(vec![
        ("after it was answered", shown(), revoke(), OK),
        (
            "after nothing",
            shown(),
            on("licence", "revoked", alone).at("2025-09-20T12:00"),
            no(Licensing::NoShowCause),
        ),
        (
            "twice",
            and(shown(), [revoke()]),
            on("licence", "again", revoked.clone()).at("2025-10-01T12:00"),
            no(Licensing::NotLicensed),
        ),
    ]);
    let world = given(and(shown(), [revoke()]));
    let licence: LicenceState = world.state(licence_id("licence").stream());
    assert_eq!(licence.standing(time("2025-09-19")), Standing::Licensed);
    assert_eq!(licence.standing(time("2025-09-21")), Standing::Revoked);
    let reversed = and(
        and(shown(), [revoke()]),
        [appealed("revoked"), decided(AppealOutcome::Reversed, "2025-10-01")],
    );
    let licence: LicenceState = given(reversed).state(licence_id("licence").stream());
    assert_eq!(licence.standing(time("2025-10-02")), Standing::Licensed, "as if never revoked");
}
