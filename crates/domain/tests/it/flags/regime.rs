//! Flags of the regime.

use greyfile_domain::streams::RegimeId;

use super::History;
use crate::make::{adopt, retract};
use crate::regimes::licensing;
use crate::world::event_of;

pub(super) fn regimes() -> Vec<History> {
    let adopted = || adopt("a", licensing()).at("2025-07-01");
    let without = |at| retract("r", RegimeId::THE, event_of("a", at)).at("2025-07-02");
    let missing = || ("regime.part_missing", "record", "");
    histories! {
        "a regime": vec![adopted()] => [];
        "a part retracted": vec![adopted(), without(3)] => [missing()];
        "the whole of it retracted": vec![adopted(), without(0)] => [];
    }
}
