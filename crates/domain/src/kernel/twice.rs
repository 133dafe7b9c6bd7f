//! The same fact, recorded twice: two desks that enter one remand, one seizure of cash, one hearing.
//!
//! Nobody but a person can say whether it is one fact. Both entries are taken, the later one is marked
//! as possibly the same as the earlier, and until somebody decides it counts once: the state is folded
//! without what is marked. A retraction as a duplicate decides, and so does "not the same".

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{CommandId, Occurred};

use super::order::{Item, is_known_to_precede};

/// What an event tells, where entering it twice would count it twice: two events of a stream with the
/// same fact, at times that may be one, may be one event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact(Vec<String>);

impl Fact {
    /// What kind of fact, and what tells it from others of that kind.
    pub fn of<const N: usize>(what: &'static str, of: [&dyn ToString; N]) -> Self {
        Self([&what as &dyn ToString].into_iter().chain(of).map(ToString::to_string).collect())
    }
}

/// One event that tells a fact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    pub(super) item: Item,
    pub(super) occurred: Occurred,
    pub(super) command: CommandId,
}

/// Which events of a stream may be the same as an earlier one.
#[derive(Debug, Clone, Default)]
pub(super) struct Twice {
    /// The events that count, by what they tell, in the order of the log.
    counted: BTreeMap<Fact, Vec<Telling>>,
    /// Each event that may be the same as one that counts.
    marked: BTreeMap<Item, Item>,
}

impl Twice {
    /// Takes in an event that tells a fact; `apart` if somebody said that it is not the same as another.
    /// What one command records is told by one desk, which knows that it is not one fact.
    pub(super) fn tell(&mut self, fact: Fact, told: Telling, apart: bool) {
        let counted = self.counted.entry(fact).or_default();
        let may_be_one = |one: &&Telling| {
            one.command != told.command
                && !is_known_to_precede(one.occurred, told.occurred)
                && !is_known_to_precede(told.occurred, one.occurred)
        };
        match counted.iter().find(may_be_one).filter(|_| !apart) {
            Some(first) => {
                self.marked.insert(told.item, first.item);
            }
            None => counted.push(told),
        }
    }

    /// The event that this one may be the same as.
    pub(super) fn same_as(&self, item: Item) -> Option<Item> {
        self.marked.get(&item).copied()
    }

    /// The events of which somebody said that they are not the same as another stay apart.
    pub(super) fn anew(
        tellings: impl IntoIterator<Item = (Fact, Telling)>,
        apart: &BTreeSet<Item>,
    ) -> Self {
        let mut twice = Self::default();
        for (fact, told) in tellings {
            twice.tell(fact, told, apart.contains(&told.item));
        }
        twice
    }
}
