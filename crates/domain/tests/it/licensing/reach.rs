//! How long a licence is one, and how far a decision may go: a term, a fee, a bar, a fine.

use greyfile_domain::kernel::refusal::Licensing;
use greyfile_domain::proceedings::{NoticeServed, Proposed};
use greyfile_domain::streams::centre::{CentreEvent, FineImposed};
use greyfile_domain::streams::licence::{
    ApplicationRefused, LicenceIssued, LicenceRenewed, LicenceState, LicenceSuspended,
    RenewalFiled, Standing, SuspendedAfter, SuspensionLifted,
};
use greyfile_domain::values::money::Money;

use super::courses::{in_order_again, renewal, renewed};
use super::house::*;
use super::proceedings::*;
use super::{OK, and, check, no};
use crate::make::{code, line, time};
use crate::world::{event_of, given};

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
