//! A raid in one go.

use greyfile_domain::acts::{ConductRaid, Found};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::values::Sex;

use super::{Attempt, OK, attempts};
use crate::make::*;

pub fn a_raid_has_one_case() -> Vec<Attempt> {
    let on_record = || vec![open("C", case_opened())];
    let for_case = |name| ConductRaid { case: Some(case(name)), ..quiet_raid() };
    let for_new = || ConductRaid { new_case: Some(case_opened()), ..quiet_raid() };
    let for_both = ConductRaid { new_case: Some(case_opened()), ..for_case("C") };
    attempts! {
        "for a case on record": on_record() => conduct("R", for_case("C")) => OK;
        "for a new case": on_record() => conduct("R", for_new()) => OK;
        "for both": on_record() => conduct("R", for_both) => Err(Refusal::OneCase);
        "for none": on_record() => conduct("R", quiet_raid()) => OK;
        "for a case nobody opened": vec![] => conduct("R", for_case("C")) => Err(Refusal::NotOpenYet);
    }
}

pub fn a_role_is_seen_in_a_case() -> Vec<Attempt> {
    let someone = || found(Sex::Male, "PK");
    let caller = || Found { role: Some(code("caller")), ..someone() };
    let people = |people| ConductRaid { people, ..quiet_raid() };
    let in_new = ConductRaid { new_case: Some(case_opened()), ..people(vec![caller()]) };
    let in_case = ConductRaid { case: Some(case("C")), ..people(vec![caller()]) };
    attempts! {
        "no role, no case": vec![] => conduct("R", people(vec![someone()])) => OK;
        "a role, no case": vec![] => conduct("R", people(vec![caller()]))
            => Err(Refusal::RoleWithoutCase { person: 0 });
        "the second's role, no case": vec![] => conduct("R", people(vec![someone(), caller()]))
            => Err(Refusal::RoleWithoutCase { person: 1 });
        "a role, a new case": vec![] => conduct("R", in_new) => OK;
        "a role, a case on record": vec![open("C", case_opened())] => conduct("R", in_case) => OK;
    }
}
