//! Devices whose clock was off when they logged something offline.

use std::collections::BTreeMap;

use greyfile_envelope::{CommandId, StreamId};

use super::codes::DEVICE_CLOCK;
use crate::kernel::arg::Arg;
use crate::kernel::flag::{Flag, flag};
use crate::kernel::history::Moment;
use crate::streams::History;
use crate::values::limits::{CLOCK_OFF_MS_MAX, FUTURE_MS_MAX};

/// One flag for all that a command brought from a device whose clock was a day off or more, or shows a
/// time after the record was made, put right as its offset says.
pub(super) fn entries<'a>(histories: impl IntoIterator<Item = &'a History>) -> Vec<Flag> {
    let mut off: BTreeMap<CommandId, (StreamId, Moment, &'static str)> = BTreeMap::new();
    for history in histories {
        for current in history.current() {
            let Some(captured) = current.captured else { continue };
            let latest = current.moment.recorded_at.plus_ms(FUTURE_MS_MAX);
            let how = match captured.put_right() {
                Some(right) if right > latest => "ahead",
                Some(_) if captured.clock_offset_ms.unsigned_abs() < CLOCK_OFF_MS_MAX => continue,
                Some(_) | None => "off",
            };
            let command = current.logged.command_id;
            let entry = off.entry(command).or_insert((history.stream(), current.moment, how));
            if current.moment.position < entry.1.position {
                *entry = (history.stream(), current.moment, how);
            }
        }
    }
    let mut off: Vec<_> = off.into_values().collect();
    off.sort_by_key(|(_, moment, _)| moment.position);
    let flag = |(about, moment, how)| Flag {
        args: vec![Arg::code("how", how)],
        ..flag(DEVICE_CLOCK, about, Some(&moment))
    };
    off.into_iter().map(flag).collect()
}
