//! Where commands end: rows change there and nowhere else.

use greyfile_envelope::{Envelope, Position};

/// The position of the last record of the command that a record belongs to. A command's records
/// stand side by side.
pub(crate) fn end_of(position: Position, envelope: &Envelope<'_>) -> Position {
    let place = envelope.place;
    let after = place.records().saturating_sub(1).saturating_sub(place.index());
    Position(position.0 + u64::from(after))
}
