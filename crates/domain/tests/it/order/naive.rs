//! The rules of the order written down once more, without any thought for speed. It shares
//! nothing with `greyfile_domain::kernel::order`.

use greyfile_domain::kernel::order::Item;
use greyfile_envelope::Occurred;

use super::Step;

#[derive(Debug, Clone, Copy)]
pub struct Event {
    pub item: Item,
    pub when: Occurred,
    pub opens: bool,
}

/// The events in order.
#[derive(Debug, Clone, Default)]
pub struct Naive(pub Vec<Event>);

pub fn precedes(first: Event, second: Event) -> bool {
    first.when.end <= second.when.start
}

impl Naive {
    pub fn items(&self) -> Vec<Item> {
        self.0.iter().map(|event| event.item).collect()
    }

    pub fn find(&self, item: Item) -> Option<Event> {
        self.0.iter().find(|event| event.item == item).copied()
    }

    /// How many events stand apart from the plain rule: the first opening, if there is one.
    pub fn apart(&self) -> usize {
        usize::from(self.0.iter().any(|event| event.opens))
    }

    /// Pairs in the wrong order, as far as is known, the earlier placed first.
    pub fn contradictions(&self) -> Vec<(Event, Event)> {
        let mut pairs = Vec::new();
        for (place, &earlier) in self.0.iter().enumerate() {
            for &later in &self.0[place + 1..] {
                let aside = place < self.apart() && !later.opens;
                if precedes(later, earlier) && !aside {
                    pairs.push((earlier, later));
                }
            }
        }
        pairs
    }

    pub fn take(&mut self, ordinal: Item, step: Step) {
        match step {
            Step::Insert { when, opens } => self.insert(Event { item: ordinal, when, opens }),
            Step::Retime { item, when } => {
                let Some(event) = self.0.iter_mut().find(|event| event.item == item) else {
                    return;
                };
                event.when = when;
                let event = *event;
                if self.is_contradicted(event) {
                    self.remove(item);
                    self.insert(event);
                }
            }
            Step::Remove { item } => self.remove(item),
        }
    }

    fn insert(&mut self, new: Event) {
        let first = self.0.first().copied().filter(|_| self.apart() == 1);
        match first {
            None if new.opens => self.0.insert(0, new),
            Some(first) if new.opens && precedes(new, first) => {
                self.0.insert(0, new);
                if self.is_contradicted(first) {
                    self.0.remove(1);
                    self.insert_plainly(first);
                }
            }
            _ => self.insert_plainly(new),
        }
    }

    fn insert_plainly(&mut self, new: Event) {
        let apart = self.apart();
        let after = self.0.iter().skip(apart).position(|placed| precedes(new, *placed));
        self.0.insert(after.map_or(self.0.len(), |after| apart + after), new);
    }

    fn is_contradicted(&self, event: Event) -> bool {
        self.contradictions().iter().any(|(a, b)| a.item == event.item || b.item == event.item)
    }

    fn remove(&mut self, item: Item) {
        self.0.retain(|event| event.item != item);
        if let Some(next) = self.0.iter().position(|event| event.opens) {
            let next = self.0.remove(next);
            // It was there already, unless the first opening was taken out.
            self.0.insert(0, next);
        }
    }
}
