//! Premises that change hands: what a licence was ever for is its own until it ends.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::proceedings::AppealOutcome;
use greyfile_domain::streams::centre::CentreState;
use greyfile_domain::streams::licence::{
    AmendmentApproved, AmendmentRequested, LicenceIssued, LicenceSurrendered,
};
use greyfile_domain::values::namespace::Namespace;

use super::house::*;
use super::proceedings::{appealed, decided};
use super::{OK, and, check};
use crate::world::{Act, event_of, given};

/// Issued for two premises, and changed to be for one of them.
fn smaller() -> Vec<Act> {
    let both =
        LicenceIssued { premises: vec![licensed("main"), licensed("branch")], ..issued("CC-1") };
    let requested = AmendmentRequested { changes: Vec::new(), request: None };
    let approved = AmendmentApproved {
        request: event_of("asked", 0),
        premises: vec![licensed("main")],
        remote_positions: None,
        centre: None,
    };
    let acts = [
        on("licence", "l issue", both).at("2025-07-11T12:00").by_report(),
        on("licence", "asked", requested).at("2025-07-12"),
        on("licence", "amended", approved).at("2025-07-14T12:00").by_report(),
    ];
    and(ready("licence"), acts)
}

fn second() -> Act {
    let event = LicenceIssued { premises: vec![licensed("branch")], ..issued("CC-2") };
    on("second", "s issue", event).at("2025-08-01T12:00").by_report()
}

#[test]
fn what_a_change_dropped_is_free_once_the_licence_ends() {
    let applied = |more: Vec<Act>| and(and(smaller(), more), [filed("second")]);
    let surrendered =
        || on("licence", "gave up", LicenceSurrendered { reason: None }).at("2025-07-20T12:00");
    let taken = Err(Refusal::Taken { what: Namespace::LicencePremises });
    check(vec![
        ("while it lasts", applied(vec![]), second(), taken),
        ("after it", applied(vec![surrendered()]), second(), OK),
    ]);
}

#[test]
fn the_centre_is_told_what_is_licensed_without_a_change_that_was_set_aside() {
    let linked = |more: Vec<Act>| {
        let centre: CentreState = given(and(smaller(), more)).state(centre_id("centre").stream());
        centre.licences[&licence_id("licence")].premises.len()
    };
    let appeal =
        |outcome| vec![appealed("amended").at("2025-07-20"), decided(outcome, "2025-07-30")];
    assert_eq!(linked(vec![]), 1);
    assert_eq!(linked(appeal(AppealOutcome::Upheld)), 1);
    assert_eq!(linked(appeal(AppealOutcome::Reversed)), 2);
}
