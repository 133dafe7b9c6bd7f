//! Sets aside a record that is not intake's, so that every view and every decision passes over it.

use greyfile_envelope::{Hand, Position};

use super::Draft;
use crate::streams::LogId;
use crate::streams::log::RecordSetAside;
use crate::values::declare::payload;
use crate::values::hex::Sha256Hex;
use crate::values::personal::Personal;
use crate::values::text::Line;

payload! {
    /// Sets aside a record that cannot be read, or that intake did not write. Intake looks at the
    /// record before: what it wrote itself, or what a newer Greyfile wrote, is never set aside.
    struct SetAside {
        /// The log, so that no record of another one can be meant.
        log: LogId,
        /// Where the record stands.
        position: Position,
        /// SHA-256 of the whole record, so that no other can be meant.
        sha256: Sha256Hex,
        /// Why.
        reason: Personal<Line>,
        /// The second person, without whom nothing is set aside: neither who does it nor who logs it.
        second: Hand,
    }
}

impl SetAside {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let Self { log, position, sha256, reason, second } = self.clone();
        draft.must_be_on_record(log.stream());
        let event = RecordSetAside { position, sha256, reason, second };
        draft.add(log.stream(), event);
    }
}
