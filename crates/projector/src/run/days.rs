//! Which day of recording ends at which position.
//!
//! A day begins with the first record whose time of recording lies on it or later, by the running
//! maximum: two intakes may write a second apart, and a day that has begun does not end because of it.
//! What is kept by day is kept under the position its day began at, so that a clock that is mended
//! changes what a day is called, and no row. Beside it stands what else the log's own stream says that
//! changes what everybody reads: how many records were set aside.

use greyfile_domain::kernel::history::Moment;
use greyfile_domain::streams::log::{ClockMended, LogEvent};
use greyfile_domain::streams::{Event, History};
use greyfile_envelope::{Day, Position, Timestamp};

/// The days on which something was recorded, with the position each began at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Days {
    /// As the records said when they came.
    begun: Vec<(Position, Day)>,
    /// Where the clock was ahead.
    mended: Vec<Mended>,
    /// Where the log's own stream says that a record was set aside.
    set_aside: Vec<Position>,
    /// The latest day so far, as it counts.
    latest: Option<Day>,
}

/// A stretch whose clock was ahead: what counts as the moment of recording of its records is no later
/// than that of the mending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mended {
    /// Where the mending stands: who reads the log as it was before does not know of it.
    at: Position,
    recorded: Timestamp,
    from: Position,
    to: Position,
}

impl Days {
    /// The days of these, which must be in order of position.
    pub(crate) fn of(begun: Vec<(Position, Day)>) -> Self {
        let mut days = Self { begun, ..Self::default() };
        days.settle();
        days
    }

    /// The same, with what the log's own stream says.
    pub(crate) fn told_by(mut self, own: &History) -> Self {
        for logged in own.logged() {
            if let Event::Log(event) = &logged.event {
                let Moment { position, recorded_at, .. } = logged.moment;
                self.tell(position, recorded_at, event);
            }
        }
        self
    }

    /// Takes in an event of the log's own stream, before the event's own time is taken in.
    pub(crate) fn tell(&mut self, at: Position, recorded: Timestamp, event: &LogEvent) {
        match event {
            LogEvent::Founded(_) => {}
            LogEvent::ClockMended(mended) => self.mend(at, recorded, mended),
            LogEvent::RecordSetAside(_) => self.set_aside.push(at),
        }
    }

    /// How many records were set aside.
    pub(crate) const fn set_aside(&self) -> usize {
        self.set_aside.len()
    }

    fn mend(&mut self, at: Position, recorded: Timestamp, mended: &ClockMended) {
        let ClockMended { from, to, .. } = *mended;
        self.mended.push(Mended { at, recorded, from, to });
        self.settle();
    }

    /// Takes in the time of the next record. Tells the day that began with it, if one did.
    pub(crate) fn push(&mut self, position: Position, recorded: Timestamp) -> Option<Day> {
        let day = recorded.day();
        let begins = self.latest.is_none_or(|latest| latest < day);
        begins.then(|| {
            self.begun.push((position, day));
            self.latest = Some(day);
            day
        })
    }

    /// Forgets days that began past a position, and what the log's own stream says there.
    pub(crate) fn truncate(&mut self, last: Position) {
        let keep = self.begun.partition_point(|(began, _)| *began <= last);
        self.begun.truncate(keep);
        self.mended.retain(|mended| mended.at <= last);
        self.set_aside.retain(|at| *at <= last);
        self.settle();
    }

    /// Where the day of a position began; zero before the first.
    pub(crate) fn began(&self, position: Position) -> Position {
        let after = self.begun.partition_point(|(began, _)| *began <= position);
        after.checked_sub(1).map_or(Position::ZERO, |at| self.begun[at].0)
    }

    /// The last position known by the end of a day, as far as `last`; zero if nothing was.
    pub(crate) fn known_by(&self, day: Day, last: Position) -> Position {
        // In order, mended or not, as far as the log was known at `last`: what is ahead is mended
        // to its end.
        let next = match self.is_mended_by(last) {
            false => {
                // Behind a mending that is not known yet days may be smaller again.
                let known = self.begun.partition_point(|(began, _)| *began <= last);
                let known = &self.begun[..known];
                known.get(known.partition_point(|(_, one)| *one <= day))
            }
            true => self.begun.iter().find(|(began, one)| self.counts(*began, *one, last) > day),
        };
        next.map_or(last, |(next, _)| Position(next.0 - 1).min(last))
    }

    /// When the record at a position counts as recorded, for who knows the log up to `last`.
    pub(crate) fn recorded(
        &self,
        position: Position,
        recorded: Timestamp,
        last: Position,
    ) -> Timestamp {
        let covering = self.covering(position, last).map(|mended| mended.recorded);
        covering.fold(recorded, Timestamp::min)
    }

    /// Each with the position it began at.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Position, Day)> {
        self.begun.iter().copied()
    }

    fn is_mended_by(&self, last: Position) -> bool {
        self.mended.iter().any(|mended| mended.at <= last)
    }

    fn covering(&self, position: Position, last: Position) -> impl Iterator<Item = &Mended> {
        let known = self.mended.iter().filter(move |mended| mended.at <= last);
        known.filter(move |mended| (mended.from..=mended.to).contains(&position))
    }

    /// The day that a position counts for.
    fn counts(&self, began: Position, day: Day, last: Position) -> Day {
        self.covering(began, last).map(|mended| mended.recorded.day()).fold(day, Day::min)
    }

    fn settle(&mut self) {
        let end = Position(u64::MAX);
        let days = self.begun.iter().map(|(began, day)| self.counts(*began, *day, end));
        self.latest = days.max();
    }
}

#[cfg(test)]
mod tests {
    use greyfile_domain::values::text::Line;
    use greyfile_envelope::Hand;

    use super::*;

    #[test]
    fn a_day_begins_with_its_first_record_and_ends_before_the_next_days() {
        let at = |day: i32| Day(day).start();
        let mut days = Days::default();
        let begun: Vec<_> = [(1, 5), (2, 5), (3, 7), (4, 6), (5, 7), (6, 9)]
            .map(|(position, day)| days.push(Position(position), at(day)))
            .into();
        assert_eq!(begun, [Some(Day(5)), None, Some(Day(7)), None, None, Some(Day(9))]);
        for (position, began) in [(0, 0), (1, 1), (2, 1), (3, 3), (5, 3), (6, 6), (99, 6)] {
            assert_eq!(days.began(Position(position)), Position(began), "{position}");
        }
        for (day, known) in [(4, 0), (5, 2), (6, 2), (7, 5), (8, 5), (9, 8), (10, 8)] {
            assert_eq!(days.known_by(Day(day), Position(8)), Position(known), "{day}");
        }
        assert_eq!(days.known_by(Day(9), Position(6)), Position(6));
        assert_eq!(days.known_by(Day(7), Position(4)), Position(4), "no further than the reader");
        days.truncate(Position(5));
        assert_eq!(days.known_by(Day(9), Position(5)), Position(5));
        assert_eq!(days.iter().count(), 2);
    }

    /// The case of the list: years ahead for a while, then the right time again.
    #[test]
    fn a_mended_clock_renames_days_for_who_knows_of_it() {
        let at = |day: i32| Day(day).start();
        let mended = |from, to| ClockMended {
            from: Position(from),
            to: Position(to),
            reason: Line::new("its battery was dead").unwrap().into(),
            second: Hand::new("second").unwrap(),
        };
        let mut days = Days::default();
        for (position, day) in [(1, 5), (2, 6), (3, 3_000), (4, 3_001)] {
            assert!(days.push(Position(position), at(day)).is_some());
        }
        assert_eq!(days.known_by(Day(2_999), Position(4)), Position(2));
        days.mend(Position(5), at(7), &mended(3, 4));
        let begun: Vec<_> = [(5, 7), (6, 7), (7, 8), (8, 8), (9, 10)]
            .map(|(position, day)| days.push(Position(position), at(day)))
            .into();
        // What was ahead counts for the day of the mending, which so began with it.
        assert_eq!(begun, [None, None, Some(Day(8)), None, Some(Day(10))]);
        for (day, known) in [(4, 0), (5, 1), (6, 2), (7, 6), (8, 8), (9, 8), (10, 9), (2_999, 9)] {
            assert_eq!(days.known_by(Day(day), Position(9)), Position(known), "{day}");
        }
        // Who reads the log as it was before the mending is told what was known then.
        assert_eq!(days.known_by(Day(7), Position(4)), Position(2));
        assert_eq!(days.recorded(Position(3), at(3_000), Position(4)), at(3_000));
        assert_eq!(days.recorded(Position(3), at(3_000), Position(9)), at(7));
        assert_eq!(days.recorded(Position(6), at(7), Position(9)), at(7));
        // Ahead again, and mended again; the stretch holds the first record alone.
        assert_eq!(days.push(Position(10), at(9_000)), Some(Day(9_000)));
        days.mend(Position(11), at(10), &mended(10, 10));
        assert_eq!(days.push(Position(11), at(10)), None);
        assert_eq!(days.push(Position(12), at(11)), Some(Day(11)));
        assert_eq!(days.known_by(Day(10), Position(12)), Position(11));
        days.truncate(Position(4));
        assert_eq!(days.known_by(Day(7), Position(4)), Position(2));
        assert_eq!(days.push(Position(5), at(7)), None, "nothing of the mending is left");
    }
}
