//! Issue, renewal, amendment, lifting: what a decision taken here has to keep.

use greyfile_domain::kernel::refusal::{Licensing, Refusal};
use greyfile_domain::streams::licence::{
    ApplicationRefused, ApplicationWithdrawn, Closing, FeeReversed, FindingRecorded, Gravity,
    LicenceIssued, LicenceState, ObjectionClosed, ObjectionRaised, OfficerRecused, PointFound,
};
use greyfile_domain::values::money::{Currency, Money};
use greyfile_domain::values::namespace::Namespace;

use super::house::*;
use super::{OK, and, check, no};
use crate::make::{code, hand, line, prose};
use crate::world::{event_of, given};

#[test]
pub fn an_issue_keeps_every_rule() {
    let issue_as = |issued: LicenceIssued| on("licence", "l issue", issued).at("2025-07-11T12:00");
    let missing = |body: &str, why| no(Licensing::NotVetted { body: code(body), why });
    let objection = ObjectionRaised {
        about: code("lease"),
        objection: prose("The lease is of another house").into(),
        blocks: true,
        answer_within: None,
    };
    let closed = |name: &str| ObjectionClosed {
        objection: event_of(name, 0),
        how: Closing::Overruled,
        reason: None,
    };
    let finding = FindingRecorded {
        found_in: None,
        point: None,
        gravity: Gravity::Critical,
        finding: prose("No recordings are kept").into(),
        blocks: true,
        put_right_within: None,
    };
    let reversed = FeeReversed { payment: event_of("lp", 0), reason: line("bounced") };
    let recused = OfficerRecused { officer: hand(DG), reason: None, order: None };
    let refused = ApplicationRefused {
        grounds: grounds(),
        reasons: Some(reasons()),
        bar_until: None,
        appeal_within: None,
    };
    let dollars = Money { currency: Currency::new("USD").expect("a currency"), amount: 1 };
    let in_dollars =
        greyfile_domain::streams::licence::FeePaid { amount: dollars, ..paid("licence", 100_000) };
    let half = paid("licence", 40_000);
    let no_premises = LicenceIssued { premises: Vec::new(), ..issued("CC-1") };
    let elsewhere = LicenceIssued { premises: vec![licensed("branch")], ..issued("CC-1") };
    let nowhere = LicenceIssued { premises: vec![licensed("moon")], ..issued("CC-1") };
    let backwards = LicenceIssued { to: day("2025-07-10"), ..issued("CC-1") };
    check(vec![
        ("all is there", ready("licence"), issue("licence"), OK),
        ("no regime", and(centre(), [filed("licence")]), issue("licence"), no(Licensing::NoRegime)),
        (
            "by somebody without the power",
            ready("licence"),
            issue("licence").by("clerk-4"),
            no(Licensing::NoPower { power: code("issue") }),
        ),
        (
            "by somebody who is out of the matter",
            and(ready("licence"), [on("licence", "recused", recused)]),
            issue("licence"),
            no(Licensing::Recused),
        ),
        (
            "nobody was asked",
            ready_but("licence", &["l? pta 1", "l+ pta 1"]),
            issue("licence"),
            missing("pta", "not_asked"),
        ),
        (
            "nobody answered",
            ready_but("licence", &["l+ bureau 1"]),
            issue("licence"),
            missing("bureau", "awaited"),
        ),
        (
            "it was not inspected",
            ready_but("licence", &["l! main"]),
            issue("licence"),
            no(Licensing::NotInspected { premises: code("main"), unmet: 0 }),
        ),
        (
            "another office was inspected",
            and(ready_but("licence", &["l! main"]), [inspected("licence", "branch")]),
            issue("licence"),
            no(Licensing::NotInspected { premises: code("main"), unmet: 0 }),
        ),
        (
            "no fee was assessed",
            ready_but("licence", &["la", "lp"]),
            issue("licence"),
            no(Licensing::FeeDue { fee: code("licence"), left: None }),
        ),
        (
            "the fee is due",
            ready_but("licence", &["lp"]),
            issue("licence"),
            no(Licensing::FeeDue { fee: code("licence"), left: Some(Money::pkr(100_000)) }),
        ),
        (
            "it was paid in part",
            and(ready_but("licence", &["lp"]), [on("licence", "half", half.clone())]),
            issue("licence"),
            no(Licensing::FeeDue { fee: code("licence"), left: Some(Money::pkr(60_000)) }),
        ),
        (
            "it was paid in parts",
            and(
                ready_but("licence", &["lp"]),
                [on("licence", "half", half), on("licence", "rest", paid("licence", 60_000))],
            ),
            issue("licence"),
            OK,
        ),
        (
            "it was paid and reversed",
            and(ready("licence"), [on("licence", "reversed", reversed)]),
            issue("licence"),
            no(Licensing::FeeDue { fee: code("licence"), left: Some(Money::pkr(100_000)) }),
        ),
        (
            "a fee in a currency of nobody here",
            ready_but("licence", &["lp"]),
            on("licence", "dollars", in_dollars),
            no(Licensing::UnknownCurrency),
        ),
        (
            "a fee that is none",
            ready("licence"),
            on("licence", "tea", assessed("tea", 5)),
            no(Licensing::NotInTheRegime { what: "fee", code: code("tea") }),
        ),
        (
            "an objection is open",
            and(ready("licence"), [on("licence", "objection", objection.clone())]),
            issue("licence"),
            no(Licensing::ObjectionsOpen { count: 1 }),
        ),
        (
            "an objection was overruled",
            and(
                ready("licence"),
                [
                    on("licence", "objection", objection.clone()),
                    on("licence", "closed", closed("objection")),
                ],
            ),
            issue("licence"),
            OK,
        ),
        (
            "an objection that blocks nothing",
            and(
                ready("licence"),
                [on("licence", "objection", ObjectionRaised { blocks: false, ..objection })],
            ),
            issue("licence"),
            OK,
        ),
        (
            "a finding is open",
            and(ready("licence"), [on("licence", "finding", finding)]),
            issue("licence"),
            no(Licensing::FindingsOpen { count: 1 }),
        ),
        ("for no premises", ready("licence"), issue_as(no_premises), no(Licensing::NoPremises)),
        (
            "for premises that nobody vetted",
            and(ready("licence"), [inspected("licence", "branch")]),
            issue_as(elsewhere),
            missing("bureau", "not_covered"),
        ),
        (
            "for premises of nobody",
            and(ready("licence"), [inspected("licence", "moon")]),
            issue_as(nowhere),
            no(Licensing::NotItsPremises { premises: code("moon") }),
        ),
        (
            "it ends before it begins",
            ready("licence"),
            issue_as(backwards),
            no(Licensing::NoValidity),
        ),
        (
            "others own it by now",
            and(ready("licence"), [on_centre("sold", owners(&["stranger"]))]),
            issue("licence"),
            missing("bureau", "not_covered"),
        ),
        (
            "it was refused before",
            and(ready("licence"), [on("licence", "refused", refused)]),
            issue("licence"),
            no(Licensing::NotPending),
        ),
        (
            "it was withdrawn",
            and(
                ready("licence"),
                [on("licence", "withdrawn", ApplicationWithdrawn { reason: None, by: None })],
            ),
            issue("licence"),
            no(Licensing::NotPending),
        ),
        (
            "it was issued before",
            holder("licence"),
            issue_as(issued("CC-2")),
            no(Licensing::Issued),
        ),
        (
            "as it stands on paper, nothing of it shown",
            and(centre(), [filed("licence")]),
            issue("licence").by_report(),
            OK,
        ),
        (
            "as a device logged it",
            and(centre(), [regime(), filed("licence")]),
            issue("licence").offline(),
            OK,
        ),
    ]);
}

#[test]
pub fn no_more_is_open_than_anybody_can_decide_on() {
    let objection = |number: usize| {
        let raised = ObjectionRaised {
            about: code("lease"),
            objection: prose(&format!("objection {number}")).into(),
            blocks: true,
            answer_within: None,
        };
        greyfile_domain::streams::Event::from(raised)
    };
    let all = |from: usize, to: usize| {
        let events = (from..to).map(objection);
        crate::make::record_all("objections", licence_id("licence").stream(), events).by(DG)
    };
    let one =
        || crate::make::record_all("one", licence_id("licence").stream(), [objection(999)]).by(DG);
    check(vec![
        ("as many as are taken", and(ready("licence"), [all(0, 199)]), one(), OK),
        ("500 at once", ready("licence"), all(0, 500), no(Licensing::TooManyOpen { max: 200 })),
        (
            "one more",
            and(ready("licence"), [all(0, 200)]),
            one(),
            no(Licensing::TooManyOpen { max: 200 }),
        ),
    ]);
}

#[test]
pub fn what_was_inspected_is_held_against_the_checklist() {
    use greyfile_domain::streams::licence::InspectionConducted;
    let found =
        |point: &str, met, measured| PointFound { point: code(point), met, measured, remark: None };
    let inspection = |points: Vec<PointFound>| {
        let event = InspectionConducted {
            premises: code("main"),
            checklist: code("inspection"),
            points,
            // What is sent here is of no use.
            unmet: vec![code("recording")],
            adoption: None,
        };
        let acts = and(ready_but("licence", &["l! main"]), [on("licence", "again", event)]);
        let world = given(acts);
        let licence: LicenceState = world.state(licence_id("licence").stream());
        licence.inspections[&code("main")]
            .1
            .unmet
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    for (points, unmet) in [
        (vec![], vec!["recording", "seats"]),
        (vec![found("recording", Some(true), None)], vec!["seats"]),
        (vec![found("recording", Some(true), None), found("seats", None, Some(1))], vec![]),
        (
            vec![found("recording", Some(true), None), found("seats", Some(true), None)],
            vec!["seats"],
        ),
        (vec![found("recording", Some(true), None), found("seats", None, Some(0))], vec!["seats"]),
        (
            vec![found("recording", Some(false), None), found("seats", Some(false), Some(40))],
            vec!["recording", "seats"],
        ),
        (vec![found("signboard", Some(false), None)], vec!["recording", "seats"]),
    ] {
        assert_eq!(inspection(points.clone()), unmet, "{points:?}");
    }
}

#[test]
pub fn a_number_is_one_licences_and_premises_are_one_licences_at_a_time() {
    let second = |number: &str| {
        let event =
            LicenceIssued { from: day("2025-08-01"), to: day("2026-07-31"), ..issued(number) };
        on("second", "s issue", event).at("2025-08-01T12:00")
    };
    let applied = |acts: Vec<_>| {
        let mut acts = and(acts, [filed("second")]);
        acts.push(on("second", "sa", assessed("licence", 100_000)));
        acts.push(on("second", "sp", paid("licence", 100_000)));
        acts.push(inspected("second", "main"));
        acts.extend(vetted("second"));
        acts
    };
    let surrendered = || {
        let event = greyfile_domain::streams::licence::LicenceSurrendered { reason: None };
        on("licence", "gave up", event).at("2025-07-20T12:00")
    };
    let on_paper = || {
        let event = LicenceIssued { premises: vec![licensed("branch")], ..issued("CC-1") };
        on("second", "s paper", event).at("2025-08-01").by_report()
    };
    let taken = |what| Err(Refusal::Taken { what });
    check(vec![
        (
            "while another holds the premises",
            applied(holder("licence")),
            second("CC-2"),
            taken(Namespace::LicencePremises),
        ),
        (
            "a tenant who follows one that gave up",
            applied(and(holder("licence"), [surrendered()])),
            second("CC-2"),
            OK,
        ),
        (
            "under the number of one that gave up",
            applied(and(holder("licence"), [surrendered()])),
            second("CC-1"),
            taken(Namespace::LicenceNumber),
        ),
        (
            "the number of another, on paper",
            applied(holder("licence")),
            on_paper(),
            taken(Namespace::LicenceNumber),
        ),
    ]);
    // The one that gave up says so on its own record.
    let world = given(and(applied(and(holder("licence"), [surrendered()])), [second("CC-2")]));
    let first: LicenceState = world.state(licence_id("licence").stream());
    assert!(first.tenure.not_held.is_some());
    let centre: greyfile_domain::streams::centre::CentreState =
        world.state(centre_id("centre").stream());
    assert_eq!(centre.licences.len(), 2);
}
