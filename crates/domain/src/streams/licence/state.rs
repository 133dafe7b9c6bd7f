//! A licence as it is.

use super::events::{ApplicationFiled, LicenceEvent, LicenceIssued, LicenceSurrendered};
use crate::kernel::history::Moment;

/// An application, and the licence that came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LicenceState {
    /// The application.
    pub application: Option<ApplicationFiled>,
    /// The licence, with when it was issued.
    pub issued: Option<(Moment, LicenceIssued)>,
    /// Its surrender, with when it was given up.
    pub surrendered: Option<(Moment, LicenceSurrendered)>,
}

impl LicenceState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &LicenceEvent) {
        match event {
            LicenceEvent::ApplicationFiled(filed) => self.application = Some(filed.clone()),
            LicenceEvent::LicenceIssued(issued) => self.issued = Some((*moment, issued.clone())),
            LicenceEvent::LicenceSurrendered(surrendered) => {
                self.surrendered = Some((*moment, surrendered.clone()));
            }
        }
    }
}
