//! Whole courses: a renewal decided after the last day, a change of owner, two branches of which one is
//! sealed, and what is due on the way.

use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::streams::centre::{CentreState, PremisesSealed, PremisesUnsealed};
use greyfile_domain::streams::licence::{
    LicenceRenewed, LicenceState, ObjectionAnswered, ObjectionRaised, RenewalFiled, Standing,
};

use super::house::*;
use super::{OK, and, check, no};
use crate::make::{code, prose, time};
use crate::world::{Act, event_of, given};
use greyfile_domain::kernel::refusal::Licensing;

fn renewal(at: &str) -> Act {
    let filed = RenewalFiled { diary: None, in_window: false, decide_within: None };
    on("licence", "renewal", filed).at(at)
}

fn renewed(at: &str) -> Act {
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
fn in_order_again() -> Vec<Act> {
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
    assert_eq!(standing(decided(), "2026-07-20"), Standing::InGrace);
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
    let sealed = |premises: Option<&str>| PremisesSealed { premises: premises.map(code), order: None };
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
