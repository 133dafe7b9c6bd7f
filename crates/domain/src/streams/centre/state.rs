//! A centre as it is.

use super::events::{CentreEvent, Registered};
use crate::kernel::history::Moment;

/// A centre as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CentreState {
    /// What it was registered as.
    pub registered: Option<Registered>,
    /// Whether its premises are sealed.
    pub sealed: bool,
}

impl CentreState {
    /// Takes one event in.
    pub(super) fn take(&mut self, _: &Moment, event: &CentreEvent) {
        match event {
            CentreEvent::Registered(registered) => self.registered = Some(registered.clone()),
            CentreEvent::PremisesSealed(_) => self.sealed = true,
            CentreEvent::PremisesUnsealed(_) => self.sealed = false,
        }
    }
}
