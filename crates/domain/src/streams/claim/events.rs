//! Claims: values that only one life may hold, such as an FIR's number.

use greyfile_envelope::StreamId;

use crate::kernel::payload::events;
use crate::values::declare::payload;
use crate::values::text::Line;

payload! {
    /// A life took the value.
    struct Taken {
        /// Which life.
        holder: StreamId,
    }
    /// The value is free again.
    struct Released {
        /// Why.
        reason: Line,
    }
}

events! {
    /// What can happen to a claim.
    ClaimEvent {
        /// The value was taken.
        Taken = "claim.taken" v 1,
        /// The value was released.
        Released = "claim.released" v 1,
    }
}
