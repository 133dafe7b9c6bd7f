//! A raid in one go.

use greyfile_domain::command::ConductRaid;
use greyfile_domain::refusal::Refusal;

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
