//! What a log's own stream says of the log: its founding, what was mended, what was set aside.

use greyfile_envelope::{Position, Timestamp};

use super::events::{ClockMended, LogEvent, RecordSetAside};
use crate::kernel::history::Moment;

/// What is known of a log from its own stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LogState {
    /// Whether it was founded.
    pub founded: bool,
    /// The stretches whose clock was ahead, each with when the mending was recorded.
    pub mended: Vec<(Timestamp, ClockMended)>,
    /// The records that every view passes over.
    pub set_aside: Vec<RecordSetAside>,
}

impl LogState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &LogEvent) {
        match event {
            LogEvent::Founded(_) => self.founded = true,
            LogEvent::ClockMended(mended) => {
                self.mended.push((moment.recorded_at, mended.clone()));
            }
            LogEvent::RecordSetAside(record) => self.set_aside.push(record.clone()),
        }
    }

    /// Whether the record of this position and SHA-256 was set aside.
    pub fn is_set_aside(&self, position: Position, sha256: &[u8; 32]) -> bool {
        self.set_aside.iter().any(|one| one.position == position && one.sha256.0 == *sha256)
    }

    /// The `recorded_at` that counts for the record at a position: its own or, where the clock was
    /// mended, that of the mending if it is earlier.
    pub fn effective(&self, position: Position, recorded_at: Timestamp) -> Timestamp {
        let about = |mended: &ClockMended| (mended.from..=mended.to).contains(&position);
        let covering = self.mended.iter().filter(|(_, mended)| about(mended)).map(|(at, _)| *at);
        covering.fold(recorded_at, Timestamp::min)
    }
}

#[cfg(test)]
mod tests {
    use greyfile_envelope::{EventId, Hand, Occurred};

    use super::*;
    use crate::values::text::Line;

    #[test]
    fn a_mended_clock_counts_from_the_first_position_to_the_last() {
        let mut state = LogState::default();
        let at = Timestamp(1_000);
        let moment = Moment {
            position: Position(7),
            event_id: EventId::from_bytes([0; 16]),
            occurred: Occurred::at(at),
            recorded_at: at,
            own_act: true,
        };
        let mended = ClockMended {
            from: Position(3),
            to: Position(5),
            reason: Line::new("the battery of the clock was dead").unwrap().into(),
            second: Hand::new("second").unwrap(),
        };
        state.take(&moment, &LogEvent::ClockMended(mended));
        for (position, own, effective) in [
            (2, 9_000, 9_000),
            (3, 9_000, 1_000),
            (5, 9_000, 1_000),
            (4, 500, 500),
            (6, 9_000, 9_000),
        ] {
            let found = state.effective(Position(position), Timestamp(own));
            assert_eq!(found, Timestamp(effective), "{position}");
        }
    }
}
