//! How long a licence of a class holds, and what renews it.

use greyfile_envelope::{Day, EventId};

use super::stated::Stated;
use crate::values::declare::payload;
use crate::values::text::Code;

payload! {
    /// The terms of a class of licences.
    struct Terms {
        /// Which class, such as `captive`.
        class: Code,
        /// For how many months a licence is valid.
        validity_months: u16,
        /// From how many days before its end a renewal can be filed.
        renewal_window_days: u16,
        /// Whether a renewal filed in that time keeps the licence alive until it is decided.
        renewal_keeps_alive: bool,
        /// For how many days after its end a centre may go on.
        grace_days: u16,
        /// Whether a centre may operate while its application is pending.
        pending_may_operate: bool,
        /// For how many days from filing it may; until the decision when absent.
        #[serde(default)]
        pending_may_operate_days: Option<u16>,
        /// After how many days a pass lapses; never when absent.
        #[serde(default)]
        vetting_lapses_days: Option<u16>,
        /// Whether the premises are inspected before a licence is issued.
        inspection_required: bool,
        /// Where it comes from.
        stated: Stated,
    }
}

/// Grace for the licences of a class, set beside the regime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grace {
    /// The event that set it.
    pub event: EventId,
    /// Which class; every class if none.
    pub class: Option<Code>,
    /// Its last day.
    pub until: Day,
}
