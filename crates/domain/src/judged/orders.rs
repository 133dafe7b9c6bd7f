//! Where the times of a stream's events do not fit: the order of two is not known and the state
//! depends on it, or something is dated before the stream began.

use super::codes::{BEFORE_OPENING, ORDER_NOT_KNOWN};
use crate::kernel::arg::Arg;
use crate::kernel::flag::{Flag, flag};
use crate::kernel::history::Current;
use crate::kernel::kind::AnyEvent;
use crate::kernel::order::is_known_to_precede;
use crate::streams::{Event, History};

/// A flag for each pair of events of one stream of which nobody knows which came first, and whose
/// order decides what the state is. The opening is in no such pair: it stands first.
pub(super) fn unknown<'a>(histories: impl IntoIterator<Item = &'a History>) -> Vec<Flag> {
    histories.into_iter().flat_map(of_one).collect()
}

/// A flag for each event that is known to precede the opening of a stream that begins with it: one
/// of the two dates is wrong. The event counts, and stands after the opening.
pub(super) fn before_opening<'a>(histories: impl IntoIterator<Item = &'a History>) -> Vec<Flag> {
    let too_early = |history: &History| {
        let current = history.current();
        let opening = current.first().filter(|first| first.event.opens())?.moment;
        let early = current.iter().skip(1).filter(|one| {
            // An enquiry can have begun long before the case was opened on it.
            !one.event.opens() && is_known_to_precede(one.moment.occurred, opening.occurred)
        });
        let flags = early.map(|one| {
            let mut early = flag(BEFORE_OPENING, history.stream(), Some(&one.moment));
            early.args = vec![Arg::number("position", opening.position.0 as i64)];
            early
        });
        Some(flags.collect::<Vec<_>>())
    };
    let begins = |history: &&History| Event::begins(history.stream().kind);
    histories.into_iter().filter(begins).filter_map(too_early).flatten().collect()
}

fn of_one(history: &History) -> Vec<Flag> {
    let current = history.current();
    let opened = usize::from(current.first().is_some_and(|first| first.event.opens()));
    let mut by_start: Vec<&Current<'_, Event>> = current.iter().skip(opened).collect();
    by_start.sort_by_key(|one| (one.moment.occurred.start, one.moment.position));
    let runs = runs_of_equals(&by_start);
    let mut flags = Vec::new();
    for (at, one) in by_start.iter().enumerate() {
        // Every two of a day are compared, which is many where a list was recorded at once. Of those
        // that say the same the order never matters, so they are passed over as one.
        let mut next = at + 1;
        let overlapping = std::iter::from_fn(|| {
            if runs.get(next) == Some(&runs[at]) {
                next = runs[next..].iter().position(|run| *run != runs[at])? + next;
            }
            let other = by_start.get(next)?;
            next += 1;
            (other.moment.occurred.start < one.moment.occurred.end).then_some(other)
        });
        for other in overlapping.filter(|other| one.event.order_matters(other.event)) {
            let (first, second) = match one.moment.position < other.moment.position {
                true => (one, other),
                false => (other, one),
            };
            let mut unknown = flag(ORDER_NOT_KNOWN, history.stream(), Some(&second.moment));
            unknown.args = vec![Arg::number("position", first.moment.position.0 as i64)];
            flags.push(unknown);
        }
    }
    flags
}

/// A number for each event, the same for events that follow each other and say the same.
fn runs_of_equals(events: &[&Current<'_, Event>]) -> Vec<usize> {
    let mut run = 0;
    let mut runs = Vec::with_capacity(events.len());
    for (at, one) in events.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| events.get(before));
        if before.is_some_and(|before| before.event != one.event) {
            run += 1;
        }
        runs.push(run);
    }
    runs
}
