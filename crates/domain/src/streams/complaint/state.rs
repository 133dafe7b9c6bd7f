//! A complaint as it is.

use super::events::{ComplaintEvent, Received};
use crate::kernel::history::Moment;
use crate::streams::ids::CaseId;
use crate::values::declare::words;

words! {
    /// How far a complaint has come.
    #[derive(Copy, Eq, Default)]
    enum ComplaintStage {
        /// Received, not looked into yet.
        #[default]
        Received,
        /// Verified.
        Verified,
        /// Rejected.
        Rejected,
    }
}

/// A complaint as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ComplaintState {
    /// What came in.
    pub received: Option<Received>,
    /// How far it has come.
    pub stage: ComplaintStage,
    /// The cases it belongs to.
    pub cases: Vec<CaseId>,
}

impl ComplaintState {
    /// Takes one event in.
    pub(super) fn take(&mut self, _: &Moment, event: &ComplaintEvent) {
        match event {
            ComplaintEvent::Received(received) => self.received = Some(received.clone()),
            ComplaintEvent::Verified(_) => self.stage = ComplaintStage::Verified,
            ComplaintEvent::Rejected(_) => self.stage = ComplaintStage::Rejected,
            ComplaintEvent::AttachedToCase(attached) => self.cases.push(attached.case),
        }
    }
}
