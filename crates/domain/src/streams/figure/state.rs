//! The numbers of a publication.

use super::events::{FigureEvent, Published};
use crate::kernel::history::Moment;

/// Every number of a publication.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FigureState {
    /// The numbers, with when each was published.
    pub published: Vec<(Moment, Published)>,
}

impl FigureState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &FigureEvent) {
        let FigureEvent::Published(published) = event;
        self.published.push((*moment, published.clone()));
    }
}
