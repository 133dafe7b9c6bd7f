//! What the modules' tests share.

use greyfile_envelope::{EventId, Position, Timestamp};

use crate::kernel::history::Moment;

/// A moment at a position.
pub fn moment(position: u64, occurred: &str) -> Moment {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&position.to_be_bytes());
    Moment {
        position: Position(position),
        event_id: EventId::from_bytes(id),
        occurred: occurred.parse().expect("a time"),
        recorded_at: Timestamp(i64::MAX / 4),
        own_act: true,
    }
}
