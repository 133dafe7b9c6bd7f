//! Reservations: values that only one stream may hold, such as an FIR's number.

use greyfile_envelope::StreamId;

use super::{payload, words};
use crate::event::events;
use crate::life::{Moment, State};

words! {
    /// Why a value is free again.
    enum ReleaseReason {
        /// The event that stated it was corrected, and states another one or none.
        Corrected,
        /// The event that stated it, or the correction by which it did, was retracted.
        Retracted,
    }
}

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
    ReservationEvent {
        /// The value was taken.
        Taken = "reservation.taken" v 1,
        /// The value was released.
        Released = "reservation.released" v 1,
    }
}

/// Who holds the value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReservationState {
    /// The stream that holds it, if one does.
    pub holder: Option<StreamId>,
}

impl State for ReservationState {
    type Event = ReservationEvent;

    fn evolve(&mut self, _: &Moment, event: &ReservationEvent) {
        self.holder = match event {
            ReservationEvent::Taken(taken) => Some(taken.holder),
            ReservationEvent::Released(_) => None,
        };
    }
}
