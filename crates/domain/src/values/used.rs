//! What a decision used of the regime, as its event keeps it: a later regime changes no earlier
//! judgement, and a fold needs no other stream to judge what is due.

use greyfile_envelope::EventId;

use super::declare::payload;
use super::text::Code;

payload! {
    /// How long something may take, as the regime said when it began.
    struct UsedPeriod {
        /// The adoption that it is taken from.
        adoption: EventId,
        /// Days, counted from the day after the one on which it began.
        days: u16,
        /// What stops it while it lasts: an objection, a fee that is due, an inspection, a stay.
        #[serde(default)]
        stops: Vec<Code>,
        /// Which powers may extend it.
        #[serde(default)]
        may_extend: Vec<Code>,
    }
}
