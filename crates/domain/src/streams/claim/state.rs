//! Who holds a value.

use greyfile_envelope::StreamId;

use super::events::ClaimEvent;
use crate::kernel::history::Moment;

/// Who holds the value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimState {
    /// The life that holds it, if one does.
    pub holder: Option<StreamId>,
}

impl ClaimState {
    /// Takes one event in.
    pub(super) fn take(&mut self, _: &Moment, event: &ClaimEvent) {
        self.holder = match event {
            ClaimEvent::Taken(taken) => Some(taken.holder),
            ClaimEvent::Released(_) => None,
        };
    }
}
