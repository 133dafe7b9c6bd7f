//! A history: the events of one stream, and the state that follows from them.
//!
//! State folds by when things happened, not by when they were logged: a suspension lifted on
//! Monday and logged on Friday does not undo one of Wednesday. [`Order`] says how, since times are
//! known as intervals only. A correction replaces its event whole; a retraction takes it out. What
//! comes later moves nothing that was there, so the order of a beginning is the beginning's order.

use std::collections::BTreeMap;

use greyfile_envelope::{Basis, EventId, Hand, Occurred, Position, StreamId};

use super::common::{Common, Retracted};
use super::identity::Identity;
use super::kind::{AnyEvent, Kind, Of};
pub use super::logged::{Correction, Current, Logged, Moment};
use super::order::{Item, Order};
use super::twice::{Telling, Twice};

/// The events of one stream, in the order of the log, with what stands of them.
#[derive(Debug, Clone)]
pub struct History<E> {
    stream: StreamId,
    pub(super) logged: Vec<Logged<E>>,
    /// The corrections in force of each event that has some, the latest last.
    corrections: BTreeMap<Item, Vec<Item>>,
    /// The retraction of each event that was retracted.
    retractions: BTreeMap<Item, Item>,
    /// The stream's own events, as they stand, by when they happened.
    order: Order,
    /// Which of them may be the same as an earlier one.
    twice: Twice,
    /// Those of which somebody said that they are not.
    apart: BTreeMap<Item, Item>,
    /// The last position of the stream that was passed over.
    pub(super) passed_over: Position,
    /// The ordinal of the last record that intake wrote.
    pub(super) ordinal: u32,
}

/// Two are the same if they hold the same records: all else follows from them.
impl<E: PartialEq> PartialEq for History<E> {
    fn eq(&self, other: &Self) -> bool {
        self.stream == other.stream && self.logged == other.logged
    }
}

impl<E: AnyEvent> History<E> {
    /// A history with nothing in it yet.
    pub fn new(stream: StreamId) -> Self {
        Self {
            stream,
            logged: Vec::new(),
            corrections: BTreeMap::new(),
            retractions: BTreeMap::new(),
            order: Order::default(),
            twice: Twice::default(),
            apart: BTreeMap::new(),
            passed_over: Position::ZERO,
            ordinal: 0,
        }
    }

    /// The history of these events, which must be in the order of the log.
    pub fn of(stream: StreamId, logged: impl IntoIterator<Item = Logged<E>>) -> Self {
        let mut history = Self::new(stream);
        logged.into_iter().for_each(|next| history.push(next));
        history
    }

    /// Takes in the next event of the stream.
    pub fn push(&mut self, next: Logged<E>) {
        debug_assert!(
            self.logged.last().is_none_or(|last| last.moment.position <= next.moment.position)
        );
        let item = Item::try_from(self.logged.len()).expect("a stream has fewer events");
        let mut again = false;
        match next.event.common() {
            None => {
                self.order.insert(item, next.moment.occurred, next.event.opens());
                if let Some(fact) = next.event.fact() {
                    let (occurred, command) = (next.moment.occurred, next.command_id);
                    self.twice.tell(fact, Telling { item, occurred, command }, false);
                }
            }
            Some(Common::NoteAdded(_) | Common::FileAttached(_)) => {}
            Some(Common::NotTheSame(apart)) => {
                let of = self.item(apart.event);
                self.apart.extend(of.map(|of| (item, of)));
                again = true;
            }
            Some(Common::Corrected(corrected)) => {
                let target = self.item(corrected.event).filter(|target| self.is_own(*target));
                // Intake writes no correction of what was retracted; it would change nothing.
                again = corrected.replacement.fact().is_some();
                if let Some(target) = target.filter(|item| !self.retractions.contains_key(item)) {
                    self.corrections.entry(target).or_default().push(item);
                    let when = corrected.occurred_at;
                    self.retime(target, when);
                }
            }
            Some(Common::Retracted(retracted)) => {
                let target = self.item(retracted.event);
                // A retraction itself is never undone: what should stand is recorded again.
                let target = target.filter(|target| !self.is_retraction(*target));
                again = target.is_some_and(|target| self.may_tell_twice(target));
                if let Some(target) = target
                    && !self.retractions.contains_key(&target)
                {
                    self.retractions.insert(target, item);
                    self.apart.remove(&target);
                    self.take_out(target);
                }
            }
        }
        self.ordinal = next.ordinal;
        self.logged.push(next);
        if again {
            self.tell_anew();
        }
    }

    /// Whether others may count or not count without it: it tells a fact, or that one is another.
    fn may_tell_twice(&self, item: Item) -> bool {
        let event = &self.at(item).event;
        event.says().fact().is_some() || matches!(event.common(), Some(Common::NotTheSame(_)))
    }

    /// Looks anew which events may be the same as an earlier one.
    fn tell_anew(&mut self) {
        let mut items: Vec<Item> = self.order.iter().collect();
        items.sort_unstable();
        let told = items.into_iter().filter_map(|item| {
            let current = self.current_at(item);
            let (occurred, command) = (current.moment.occurred, current.logged.command_id);
            Some((current.event.fact()?, Telling { item, occurred, command }))
        });
        self.twice = Twice::anew(told, &self.apart.values().copied().collect());
    }

    /// Takes in the next event, and into the state that followed from those before it: alone, where it
    /// comes to stand last; otherwise the state is folded anew, since a later state cannot be taken
    /// back to where something was put in, corrected or taken out.
    pub fn push_with(&mut self, next: Logged<E>, state: &mut E::State) {
        let item = Item::try_from(self.logged.len()).expect("a stream has fewer events");
        let changes_others = match next.event.common() {
            None => false,
            Some(Common::NoteAdded(_) | Common::FileAttached(_)) => return self.push(next),
            Some(Common::Corrected(_) | Common::Retracted(_) | Common::NotTheSame(_)) => true,
        };
        self.push(next);
        if !changes_others && self.order.iter().next_back() == Some(item) {
            self.current_at(item).evolve(state);
        } else if let Some(anew) = self.state() {
            *state = anew;
        }
    }

    /// Forgets all but the first so many events: the history as it was known then.
    pub fn truncate(&mut self, events: usize) {
        if events < self.logged.len() {
            let mut logged = std::mem::take(&mut self.logged);
            logged.truncate(events);
            *self = Self::of(self.stream, logged);
        }
    }

    /// Its stream.
    pub const fn stream(&self) -> StreamId {
        self.stream
    }

    /// Whether nothing has happened in it.
    pub fn is_empty(&self) -> bool {
        self.logged.is_empty()
    }

    /// Every event as recorded, in the order of the log.
    pub fn logged(&self) -> &[Logged<E>] {
        &self.logged
    }

    /// The event of this id, as recorded.
    pub fn find(&self, event: EventId) -> Option<&Logged<E>> {
        self.item(event).map(|item| self.at(item))
    }

    /// Events that were retracted, each with its retraction.
    pub fn retracted(&self) -> BTreeMap<EventId, (&Logged<E>, &Retracted)> {
        let retracted =
            self.retractions.iter().filter_map(|(target, by)| match self.at(*by).event.common() {
                Some(Common::Retracted(retracted)) => {
                    Some((self.at(*target).moment.event_id, (self.at(*by), retracted)))
                }
                _ => None,
            });
        retracted.collect()
    }

    /// Whether the event of this id was retracted.
    pub fn gave_back(&self, event: EventId) -> bool {
        self.item(event).is_some_and(|item| self.retractions.contains_key(&item))
    }

    /// Whether a retracted event put this on record.
    pub fn gave_up(&self, identity: &Identity) -> bool {
        let retracted = self.retractions.keys().map(|target| self.at(*target));
        retracted.filter_map(|logged| logged.event.identity()).any(|one| one.alike(identity))
    }

    /// The stream's own events as they are now, by when they happened. Notes, corrections and
    /// retractions are not among them.
    pub fn current(&self) -> Vec<Current<'_, E>> {
        self.order.iter().map(|item| self.current_at(item)).collect()
    }

    /// Its notes as they are now, in the order of the log.
    pub fn notes(&self) -> Vec<Current<'_, E>> {
        let notes = (0..).zip(&self.logged).filter(|(item, logged)| {
            let note = says_by_itself(&logged.event);
            note && !self.retractions.contains_key(item)
        });
        notes.map(|(item, _)| self.current_at(item)).collect()
    }

    /// The event of this id as it is now; `None` if it was retracted or never was.
    pub fn current_of(&self, event: EventId) -> Option<Current<'_, E>> {
        let item = self.item(event)?;
        (!self.retractions.contains_key(&item)).then(|| self.current_at(item))
    }

    /// The state that follows.
    pub fn fold<S: Kind>(&self) -> S
    where
        S::Event: Of<E>,
    {
        let mut state = S::default();
        for item in self.order.iter() {
            let current = self.current_at(item);
            if let Some(event) = S::Event::of(current.event).filter(|_| current.counts()) {
                state.evolve(&current.moment, current.done_by, event);
            }
        }
        state
    }

    /// The state that follows, of whatever kind; `None` for a kind that this program does not
    /// know.
    pub fn state(&self) -> Option<E::State> {
        let mut state = E::empty(self.stream.kind)?;
        self.order.iter().for_each(|item| self.current_at(item).evolve(&mut state));
        Some(state)
    }

    /// How many of the stream's own events stand.
    pub fn standing(&self) -> usize {
        self.order.len()
    }

    /// Whether an event that opened it stands.
    pub fn is_open(&self) -> bool {
        // Where there is an opening, one stands first.
        self.order.iter().next().is_some_and(|first| self.at(first).event.opens())
    }

    /// Whether it was opened and no opening of it stands: it was recorded by mistake. It is in no list,
    /// no count and no total; what was recorded of it is still there to be read.
    pub fn is_struck(&self) -> bool {
        !self.is_open() && self.logged.iter().any(|logged| logged.event.opens())
    }

    /// Where an event would come to stand among the stream's own.
    pub(super) fn place_for(&self, when: Occurred, opens: bool) -> usize {
        self.order.place_for(when, opens)
    }

    /// The stream's own events without one of them, as they would stand if that one happened at
    /// this time, with the place that it would have.
    pub(super) fn without(&self, event: EventId, when: Occurred) -> (usize, Vec<Current<'_, E>>) {
        let mut order = self.order.clone();
        let item = self.item(event);
        let place = item.and_then(|item| {
            order.retime(item, when);
            order.place_of(item)
        });
        let others = order.iter().filter(|other| Some(*other) != item);
        (place.unwrap_or(order.len()), others.map(|other| self.current_at(other)).collect())
    }

    fn at(&self, item: Item) -> &Logged<E> {
        &self.logged[item as usize]
    }

    fn item(&self, event: EventId) -> Option<Item> {
        let found = self.logged.iter().position(|one| one.moment.event_id == event)?;
        Item::try_from(found).ok()
    }

    /// Whether the event can be corrected: one of the stream's own, or a note.
    fn is_own(&self, item: Item) -> bool {
        self.at(item).event.common().is_none() || says_by_itself(&self.at(item).event)
    }

    fn is_retraction(&self, item: Item) -> bool {
        matches!(self.at(item).event.common(), Some(Common::Retracted(_)))
    }

    /// Gives an event the time that it has now, `None` for the one it was recorded with.
    fn retime(&mut self, target: Item, when: Option<Occurred>) {
        let when = when.unwrap_or(self.at(target).moment.occurred);
        self.order.retime(target, when);
    }

    /// Takes out what was retracted. Where that is a correction, the one before it, or the event
    /// as recorded, is in force again.
    fn take_out(&mut self, retracted: Item) {
        self.order.remove(retracted);
        let Some(Common::Corrected(corrected)) = self.at(retracted).event.common() else { return };
        let Some(target) = self.item(corrected.event) else { return };
        if let Some(corrections) = self.corrections.get_mut(&target) {
            corrections.retain(|one| *one != retracted);
            let latest = corrections.last().copied();
            let when = latest.and_then(|item| self.correction(item)?.1.occurred_at);
            self.retime(target, when);
        }
    }

    fn correction(&self, item: Item) -> Option<Correction<'_, E>> {
        match self.at(item).event.common() {
            Some(Common::Corrected(corrected)) => Some((self.at(item), corrected)),
            _ => None,
        }
    }

    fn current_at(&self, item: Item) -> Current<'_, E> {
        let logged = self.at(item);
        let latest = self.corrections.get(&item).and_then(|corrections| corrections.last());
        let corrected = latest.and_then(|latest| self.correction(*latest));
        let mut current = Current {
            moment: logged.moment,
            event: &logged.event,
            done_by: &logged.done_by,
            basis: &logged.basis,
            captured: logged.captured,
            logged,
            corrected,
            same_as: self.twice.same_as(item).map(|first| self.at(first)),
        };
        if let Some((_, corrected)) = corrected {
            // A type never changes; a record that says otherwise was not written by intake.
            if corrected.replacement.event_type().0 == logged.event.event_type().0 {
                current.event = &corrected.replacement;
            }
            current.moment.occurred = corrected.occurred_at.unwrap_or(logged.moment.occurred);
            current.done_by = corrected.done_by.as_ref().map_or(&*logged.done_by, Hand::as_str);
            current.basis = corrected.basis.as_ref().unwrap_or(&logged.basis);
            current.captured = corrected.captured.or(logged.captured);
            current.moment.own_act = *current.basis == Basis::OwnAct && current.captured.is_none();
        }
        current
    }
}

impl<E: AnyEvent> Current<'_, E> {
    /// Takes the event into a state.
    pub(super) fn evolve(&self, state: &mut E::State) {
        if self.counts() {
            E::evolve(state, &self.moment, self.done_by, self.event);
        }
    }
}

/// Whether an event that any stream can have stands by itself, and points at no other.
fn says_by_itself<E: AnyEvent>(event: &E) -> bool {
    match event.common() {
        Some(Common::NoteAdded(_) | Common::FileAttached(_)) => true,
        Some(Common::Corrected(_) | Common::Retracted(_) | Common::NotTheSame(_)) | None => false,
    }
}
