//! What was logged long after it happened.

use std::collections::BTreeMap;

use greyfile_envelope::{Basis, CommandId, StreamId, Timestamp};

use super::codes::LATE_ENTRY;
use crate::kernel::arg::Arg;
use crate::kernel::flag::{Flag, flag, gap_ms};
use crate::kernel::history::Moment;
use crate::streams::History;

/// Hours between happening and recording from which an entry counts as late. The rules ask for
/// the same day's diary; a day is this program's reading.
pub const LATE_ENTRY_HOURS: i64 = 24;

/// One flag for all late entries of one command, since they were logged in one go. What is taken
/// from the press is left out: it is late by its nature.
pub(super) fn entries<'a>(histories: impl IntoIterator<Item = &'a History>) -> Vec<Flag> {
    let mut late: BTreeMap<(CommandId, i64), (u32, StreamId, Moment)> = BTreeMap::new();
    for history in histories {
        for current in history.current() {
            let gap = gap_ms(&current.moment);
            let press = matches!(current.basis, Basis::Press { .. });
            if press || gap <= LATE_ENTRY_HOURS * Timestamp::HOUR_MS {
                continue;
            }
            let key = (current.logged.command_id, gap / Timestamp::HOUR_MS);
            let entry = late.entry(key).or_insert((0, history.stream(), current.moment));
            entry.0 += 1;
            // The flag leads to the first of them.
            if current.moment.position < entry.2.position {
                (entry.1, entry.2) = (history.stream(), current.moment);
            }
        }
    }
    let flags = late.into_iter().map(|((_, hours), (count, about, moment))| {
        let mut late = flag(LATE_ENTRY, about, Some(&moment));
        late.args = vec![Arg::hours("hours", hours), Arg::number("entries", count)];
        (moment.position, late)
    });
    let mut flags: Vec<_> = flags.collect();
    flags.sort_by_key(|(position, _)| *position);
    flags.into_iter().map(|(_, flag)| flag).collect()
}
