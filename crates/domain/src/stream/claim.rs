//! Claims: values that only one life may hold, such as an FIR's number.

use greyfile_envelope::StreamId;

use super::payload;
use crate::event::events;
use crate::life::{Moment, State};
use crate::text::Line;

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

/// Who holds the value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimState {
    /// The life that holds it, if one does.
    pub holder: Option<StreamId>,
}

impl State for ClaimState {
    type Event = ClaimEvent;

    fn evolve(&mut self, _: &Moment, event: &ClaimEvent) {
        self.holder = match event {
            ClaimEvent::Taken(taken) => Some(taken.holder),
            ClaimEvent::Released(_) => None,
        };
    }
}
