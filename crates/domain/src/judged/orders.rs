//! Where the order of two events is not known and the state depends on it.

use crate::kernel::flag::{Arg, Flag, flag};
use crate::kernel::history::Current;
use crate::kernel::kind::AnyEvent;
use crate::streams::{Event, History};

/// A flag for each pair of events of one stream whose times overlap, of which the later word
/// stands. The opening stands first whatever its time.
pub(super) fn unknown<'a>(histories: impl IntoIterator<Item = &'a History>) -> Vec<Flag> {
    histories.into_iter().flat_map(of_one).collect()
}

fn of_one(history: &History) -> Vec<Flag> {
    let current = history.current();
    let opened = usize::from(current.first().is_some_and(|first| first.event.opens()));
    let mut by_start: Vec<&Current<'_, Event>> = current.iter().skip(opened).collect();
    by_start.sort_by_key(|one| (one.moment.occurred.start, one.moment.position));
    let mut flags = Vec::new();
    for (at, one) in by_start.iter().enumerate() {
        let overlapping = by_start[at + 1..]
            .iter()
            .take_while(|other| other.moment.occurred.start < one.moment.occurred.end);
        for other in overlapping.filter(|other| one.event.order_matters(other.event)) {
            let (first, second) = match one.moment.position < other.moment.position {
                true => (one, other),
                false => (other, one),
            };
            let text = "it is not known which came first, and what stands depends on it";
            let rule = ("order.not_known", "record");
            let mut unknown = flag(rule, history.stream(), Some(&second.moment), text);
            unknown.args = vec![Arg::number("position", first.moment.position.0 as i64)];
            flags.push(unknown);
        }
    }
    flags
}
