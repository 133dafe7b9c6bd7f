//! What the modules' tests share.

use greyfile_envelope::{CommandId, EventId, Hand, Position, Timestamp};

use crate::kernel::decision::Context;
use crate::kernel::history::Moment;
use crate::kernel::kind::Kind;
use crate::kernel::refusal::Refusal;
use crate::values::file::NO_FILES;
use crate::values::gazetteer::Gazetteer;
use crate::values::law::Law;
use crate::values::purpose::Purpose;

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

/// Whether a stream as it is, with nothing after it, admits an event done and told here and now.
pub fn admit<K: Kind>(state: &K, event: &K::Event) -> Result<(), Refusal> {
    let (hand, law) = (Hand::new("x.khan").expect("a name"), Law::default());
    let gazetteer = Gazetteer::default();
    let context = Context {
        now: Timestamp(i64::MAX / 4),
        purpose: &Purpose::Demo,
        command: CommandId::from_bytes([1; 16]),
        occurred: "2026-03-02".parse().expect("a day"),
        done_by: &hand,
        logged_by: &hand,
        decided_here: true,
        law: &law,
        gazetteer: &gazetteer,
        files: &NO_FILES,
    };
    K::admit(state, state, event, &context)
}
