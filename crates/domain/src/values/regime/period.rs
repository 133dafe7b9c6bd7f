//! Within how many days something is to be done, what stops the days, and what comes again.

use super::stated::Stated;
use crate::values::declare::payload;
use crate::values::text::Code;

payload! {
    /// A time within which something is to be done.
    struct Period {
        /// For what: `vetting_answer`, `objection_answer`, `show_cause_answer`, `decision`, `appeal`.
        #[field(codes = crate::values::vocabulary::PERIODS)]
        code: Code,
        /// How many days.
        days: u16,
        /// From what they run, such as `filing` or `service`.
        #[field(codes = crate::values::vocabulary::BEGINNINGS)]
        from: Code,
        /// What stops them: an open `objection`, a `fee` due, an `inspection` awaited, a `stay`, a
        /// `vetting`, or the period for an answer to an objection, a vetting or a show-cause notice.
        #[serde(default)]
        stops: Vec<Code>,
        /// By which powers they can be extended.
        #[serde(default)]
        may_extend: Vec<Code>,
        /// Where it comes from.
        stated: Stated,
    }
    /// What comes again.
    struct Interval {
        /// What: `report`, `audit`.
        #[field(codes = crate::values::vocabulary::INTERVALS)]
        code: Code,
        /// Every how many months.
        months: u16,
        /// Within how many days after that it is to be done.
        within_days: u16,
        /// Where it comes from.
        stated: Stated,
    }
}
