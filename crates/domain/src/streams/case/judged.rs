//! What is wrong with a case file itself.

use greyfile_envelope::StreamId;

use super::state::CaseState;
use crate::kernel::courts::Asked;
use crate::kernel::flag::Judged;
use crate::kernel::words::codes;

codes! {
    flags {
        FROZEN = "case.frozen_without_permission", "NCCIA, DG's permission";
    }
    deadlines {}
    ends {}
}

/// What is due and what is wrong.
pub(super) fn judge(case: &CaseState, about: StreamId, _: Asked<'_>) -> Judged {
    let mut judged = Judged::default();
    for (moment, _) in case.frozen.iter().filter(|(_, frozen)| frozen.permission.is_none()) {
        judged.flag(FROZEN, about, Some(moment));
    }
    judged
}
