//! The moment of recording: what the clock shows, if it is believed, and never before the last one.

use std::sync::atomic::Ordering;

use greyfile_domain::acts::Command;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::Timestamp;

use crate::Intake;
use crate::clock::Belief;
use crate::error::SubmitError;

impl Intake {
    /// Takes a person's word that the machine's clock is right, however far it is ahead of the log's
    /// last record.
    #[must_use]
    pub fn with_word_for_clock(mut self, word: bool) -> Self {
        self.belief = Belief::new(word);
        self
    }

    /// Why the machine's clock keeps every command away, if it does.
    pub fn clock_trouble(&self) -> Option<SubmitError> {
        let last = Timestamp(self.stamped_ms.load(Ordering::SeqCst));
        self.clock_now(last).err()
    }

    /// The moment of recording: the clock, never before the last one given out.
    pub(crate) fn now(&self, command: &Command, last: Timestamp) -> Result<Timestamp, SubmitError> {
        if let Some(wrong) = self.log.clock_wrong() {
            return Err(SubmitError::ClockWrong(wrong));
        }
        if let Some(injected) = command.recorded_at {
            return if self.identity.purpose == Purpose::Production {
                Err(SubmitError::InjectedTime)
            } else if injected > self.clock.now() {
                // It would hold up every later command until the clock has caught up.
                Err(SubmitError::InjectedTimeAhead)
            } else {
                Ok(injected.max(last))
            };
        }
        self.clock_now(last).map(|now| now.max(last))
    }

    /// What the clock shows, if it is believed behind a record of `last`.
    fn clock_now(&self, last: Timestamp) -> Result<Timestamp, SubmitError> {
        if let Some(wrong) = self.log.clock_wrong() {
            return Err(SubmitError::ClockWrong(wrong));
        }
        self.belief.now(&*self.clock, last)
    }

    /// Notes the last recorded_at that counts.
    pub(crate) fn set_stamp(&self, stamp: &mut Timestamp, last: Timestamp) {
        *stamp = last;
        self.stamped_ms.store(last.0, Ordering::SeqCst);
    }
}
