//! The log has no state besides its founding.

use super::events::LogEvent;
use crate::kernel::history::Moment;

/// What is known of a log from its own stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LogState {
    /// Whether it was founded.
    pub founded: bool,
}

impl LogState {
    /// Takes one event in.
    pub(super) fn take(&mut self, _: &Moment, event: &LogEvent) {
        match event {
            LogEvent::Founded(_) => self.founded = true,
        }
    }
}
