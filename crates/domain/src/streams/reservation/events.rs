//! Reservations: values that only one stream may hold, such as an FIR's number.

use greyfile_envelope::StreamId;

use crate::kernel::reservation::ReleaseReason;
use crate::streams::payload::events;
use crate::values::declare::payload;

payload! {
    /// A stream took the value.
    struct Taken {
        /// Which stream.
        holder: StreamId,
        /// The number of the namespace the value belongs to.
        namespace: u8,
        /// The version of the normalisation that the value went through.
        normalisation: u8,
    }
    /// The value is free again.
    struct Released {
        /// Why.
        reason: ReleaseReason,
    }
}

events! {
    /// What can happen to a reservation.
    ReservationEvent as ReservationType {
        /// The value was taken.
        Taken = "reservation.taken" v 1,
        /// The value was released.
        Released = "reservation.released" v 1,
    }
}
