//! Which day of recording ends at which position.
//!
//! A day begins with the first record whose time of recording lies on it or later, by the running
//! maximum: two intakes may write a second apart, and a day that has begun does not end because of it.
//! What is kept by day is kept under the position its day began at, so that a clock that is mended
//! changes what a day is called, and no row.

use greyfile_envelope::{Day, Position, Timestamp};

/// The days on which something was recorded, with the position each began at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Days(Vec<(Position, Day)>);

impl Days {
    /// The days of these, which must be in order of position.
    pub(crate) fn of(days: Vec<(Position, Day)>) -> Self {
        Self(days)
    }

    /// Takes in the time of the next record. Tells the day that began with it, if one did.
    pub(crate) fn push(&mut self, position: Position, recorded: Timestamp) -> Option<Day> {
        let day = recorded.day();
        let begins = self.0.last().is_none_or(|(_, last)| *last < day);
        begins.then(|| {
            self.0.push((position, day));
            day
        })
    }

    /// Forgets days that began past a position.
    pub(crate) fn truncate(&mut self, last: Position) {
        let keep = self.0.partition_point(|(began, _)| *began <= last);
        self.0.truncate(keep);
    }

    /// Where the day of a position began; zero before the first.
    pub(crate) fn began(&self, position: Position) -> Position {
        let after = self.0.partition_point(|(began, _)| *began <= position);
        after.checked_sub(1).map_or(Position::ZERO, |at| self.0[at].0)
    }

    /// The last position known by the end of a day, as far as `last`; zero if nothing was.
    pub(crate) fn known_by(&self, day: Day, last: Position) -> Position {
        let after = self.0.partition_point(|(_, one)| *one <= day);
        match self.0.get(after) {
            Some((next, _)) => Position(next.0 - 1).min(last),
            None => last,
        }
    }

    /// Each with the position it began at.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Position, Day)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
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
}
