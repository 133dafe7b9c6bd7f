//! The order of a stream's events: by insertion, from times that are intervals.
//!
//! A time of happening is an interval ("June 2025"), so of two events it is often not known which
//! came first. `a` is *known to precede* `b` when it ends no later than `b` starts. A sort by
//! start would claim more than is known, and would move older events when new ones come. Instead
//! the events are taken in the order of the log:
//!
//! 1. **The plain rule.** An event is put directly before the first event that it is known to
//!    precede, else at the end.
//! 2. **The opening.** Some events can open their stream. If there is such an event, one stands
//!    at place 0: the *first opening*. An opening that is known to precede it takes its place.
//!    Every other event, opening or not, is put by the plain rule among those after the first
//!    opening, whatever its date. An opening that comes to a stream without one goes to place 0.
//! 3. **New times** leave an event where it is, unless they contradict its place. Then it alone
//!    is taken out and put in anew.
//! 4. **A removal** only takes out.
//!
//! After every call these hold, and every place is searched on the strength of them:
//!
//! - Nothing after the first opening stands before an event that is known to precede it.
//! - No opening is known to precede the first opening. Other events may be: a date before the
//!   opening is doubtful (it is flagged), the opening is not.
//!
//! One more event moves in two cases, because only the first opening may stand against what is
//! known:
//!
//! - When an earlier opening takes place 0, the opening that stood there becomes an event like
//!   others. It stays at place 1, unless an event after it is known to precede it: then it is put
//!   in anew by the plain rule. Left there, it would spread the contradiction: an event put
//!   directly before it would stand before events that are known to precede both.
//! - When the first opening is removed, or its new times are known to follow another opening,
//!   the next opening in the order goes to place 0. No other opening is known to precede that
//!   one, and nothing else moves.

use std::collections::VecDeque;

use greyfile_envelope::Occurred;

/// Which event: its ordinal among the records of its history, from 0.
pub type Item = u32;

/// Whether the first time is known to precede the second: it ends no later than the other starts.
pub fn is_known_to_precede(first: Occurred, second: Occurred) -> bool {
    Placed::of(first, false).precedes(Placed::of(second, false))
}

/// The events of one stream, in order.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// The events in order, by place. A deque moves the shorter side when one is put between.
    items: VecDeque<Item>,
    /// The latest start among the events after the first opening up to and including this place,
    /// by place; [`NONE_YET`] for the first opening. See [`Order::put_by_plain_rule`].
    latest: VecDeque<i64>,
    /// What is known of each event, by item; `None` for records that are not in the order.
    placed: Vec<Option<Placed>>,
}

/// Earlier than every start.
const NONE_YET: i64 = i64::MIN;

/// What decides an event's place.
#[derive(Debug, Clone, Copy)]
struct Placed {
    /// Earliest instant, milliseconds since 1970, inclusive.
    start: i64,
    /// Milliseconds since 1970, exclusive; always after `start`.
    end: i64,
    opens: bool,
}

impl Placed {
    /// An interval that is empty or runs backwards is read as its first millisecond: else two
    /// events could each be known to precede the other, and there would be no order.
    fn of(when: Occurred, opens: bool) -> Self {
        let start = when.start.0.min(i64::MAX - 1);
        Self { start, end: when.end.0.max(start + 1), opens }
    }

    const fn precedes(self, other: Self) -> bool {
        self.end <= other.start
    }
}

impl Order {
    /// Puts a new event in and returns its place. Events before that place stay where they were.
    ///
    /// `opens` says whether the event can open the stream. The event must not be in the order
    /// already. Memory grows with the highest item.
    pub fn insert(&mut self, item: Item, when: Occurred, opens: bool) -> usize {
        debug_assert!(self.placed.get(item as usize).is_none_or(Option::is_none), "in it already");
        if self.placed.len() <= item as usize {
            self.placed.resize(item as usize + 1, None);
        }
        self.placed[item as usize] = Some(Placed::of(when, opens));
        self.put(item)
    }

    /// The place that a new event would have, had it these times.
    pub fn place_for(&self, when: Occurred, opens: bool) -> usize {
        let new = Placed::of(when, opens);
        match self.first_opening() {
            None if opens => 0,
            Some(first) if opens && new.precedes(self.of(first)) => 0,
            _ => self.latest.partition_point(|latest| *latest < new.end),
        }
    }

    /// Gives an event new times. Returns the lowest place that changed; `None` if the event stays
    /// where it is (or is not in the order).
    pub fn retime(&mut self, item: Item, when: Occurred) -> Option<usize> {
        let place = self.place_of(item)?;
        self.placed[item as usize] = Some(Placed::of(when, self.of(item).opens));
        if !self.is_contradicted(place) {
            self.measure_from(place);
            return None;
        }
        self.take_out(place);
        Some(self.put(item).min(place))
    }

    /// Takes an event out. Returns the lowest place that changed, which is the length of what is
    /// left if the event was the last; `None` if it was not in the order.
    pub fn remove(&mut self, item: Item) -> Option<usize> {
        let place = self.place_of(item)?;
        self.take_out(place);
        self.placed[item as usize] = None;
        Some(place)
    }

    /// The events in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Item> + ExactSizeIterator + '_ {
        self.items.iter().copied()
    }

    /// The events from this place on, in order; none if the place is past the end.
    pub fn from(&self, place: usize) -> impl DoubleEndedIterator<Item = Item> + '_ {
        self.items.range(place.min(self.items.len())..).copied()
    }

    /// Where an event stands, from 0.
    pub fn place_of(&self, item: Item) -> Option<usize> {
        self.placed.get(item as usize)?.as_ref()?;
        self.items.iter().position(|placed| *placed == item)
    }

    /// How many events are in it.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether no event is in it.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn of(&self, item: Item) -> Placed {
        self.placed[item as usize].expect("what is in the order has its times")
    }

    fn first_opening(&self) -> Option<Item> {
        self.items.front().copied().filter(|first| self.of(*first).opens)
    }

    /// The first place that the plain rule is about.
    fn plain_from(&self) -> usize {
        usize::from(self.first_opening().is_some())
    }

    fn put(&mut self, item: Item) -> usize {
        let new = self.of(item);
        match self.first_opening() {
            None if new.opens => {
                self.put_first(item);
                0
            }
            Some(first) if new.opens && new.precedes(self.of(first)) => {
                self.put_first(item);
                // From now on the old one is an event like others.
                if self.is_contradicted(1) {
                    self.take_out(1);
                    self.put_by_plain_rule(first);
                }
                0
            }
            _ => self.put_by_plain_rule(item),
        }
    }

    fn put_first(&mut self, opening: Item) {
        self.items.push_front(opening);
        self.latest.push_front(NONE_YET);
        self.measure_from(0);
    }

    /// Puts an event directly before the first one that starts no earlier than it ends.
    ///
    /// The running maximum of starts reaches a value first where an event has a start that high.
    /// It never falls, so that event is found by halving.
    ///
    /// Putting `a` before `b` leaves the maxima from `b` on as they are: `a` starts before it
    /// ends, it ends no later than `b` starts, and the maximum at `b` is at least `b`'s start. So
    /// only the new place's own maximum is to be written, and an event at the end costs nothing.
    fn put_by_plain_rule(&mut self, item: Item) -> usize {
        let new = self.of(item);
        // Never place 0 if the first opening is there: its maximum is below every end.
        let place = self.latest.partition_point(|latest| *latest < new.end);
        debug_assert!(self.latest.get(place).is_none_or(|latest| new.start < *latest));
        self.items.insert(place, item);
        self.latest.insert(place, self.latest_before(place).max(new.start));
        place
    }

    /// Takes out what is at this place, and gives the stream its next opening if that was the
    /// first one.
    fn take_out(&mut self, place: usize) {
        let was_first_opening = place < self.plain_from();
        self.items.remove(place);
        self.latest.remove(place);
        if was_first_opening
            && let Some(next) = self.items.iter().position(|item| self.of(*item).opens)
            && let Some(opening) = self.items.remove(next)
        {
            self.items.push_front(opening);
        }
        self.measure_from(place);
    }

    /// Whether the event at this place stands against what is known.
    fn is_contradicted(&self, place: usize) -> bool {
        let here = self.of(self.items[place]);
        let mut later = self.from(place + 1).map(|item| self.of(item));
        if place < self.plain_from() {
            return later.any(|other| other.opens && other.precedes(here));
        }
        let before_the_opening = || {
            let first = self.first_opening().map(|first| self.of(first));
            here.opens && first.is_some_and(|first| here.precedes(first))
        };
        before_the_opening()
            || here.end <= self.latest_before(place)
            || later.any(|other| other.precedes(here))
    }

    /// The latest start among the events before this place and after the first opening.
    fn latest_before(&self, place: usize) -> i64 {
        place.checked_sub(1).map_or(NONE_YET, |before| self.latest[before])
    }

    /// Writes the running maximum anew from this place on.
    fn measure_from(&mut self, place: usize) {
        let plain_from = self.plain_from();
        let mut latest = self.latest_before(place);
        for at in place..self.items.len() {
            if at >= plain_from {
                latest = latest.max(self.of(self.items[at]).start);
            }
            self.latest[at] = latest;
        }
    }
}
