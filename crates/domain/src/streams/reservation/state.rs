//! Who holds a value.

use greyfile_envelope::StreamId;

use super::events::ReservationEvent;
use crate::kernel::history::Moment;

/// Who holds the value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReservationState {
    /// The stream that holds it, if one does.
    pub holder: Option<StreamId>,
}

impl ReservationState {
    /// Takes one event in.
    pub(super) fn take(&mut self, _: &Moment, event: &ReservationEvent) {
        self.holder = match event {
            ReservationEvent::Taken(taken) => Some(taken.holder),
            ReservationEvent::Released(_) => None,
        };
    }
}
