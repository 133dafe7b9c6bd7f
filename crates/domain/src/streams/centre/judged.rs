//! What is due of a centre and what is wrong with it, as far as it tells alone.

use greyfile_envelope::StreamId;

use super::state::CentreState;
use crate::kernel::courts::Asked;
use crate::kernel::flag::Judged;
use crate::kernel::words::codes;
use crate::proceedings;

codes! {
    flags {
        STAY_TO_REVIEW = "centre.stay_to_review", "licensing regime";
    }
    deadlines {
        SHOW_CAUSE_ANSWER = "centre.show_cause_answer", "licensing regime";
    }
    ends {
        DROPPED = "show_cause_closed";
    }
}

/// What is due and what is wrong.
pub(super) fn judge(centre: &CentreState, about: StreamId, asked: Asked<'_>) -> Judged {
    let rules = proceedings::Rules {
        stay_to_review: STAY_TO_REVIEW,
        show_cause_answer: SHOW_CAUSE_ANSWER,
        closed: DROPPED,
    };
    proceedings::judge(&centre.proceedings, about, &rules, asked)
}
