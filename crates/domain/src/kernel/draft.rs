//! A decision in the making: each event is judged on what those before it left.
//!
//! A draft runs to its end whatever it meets: it notes every history that it misses and the first
//! rule that is broken, so that all that is missing is asked for at once.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{EventId, Position, StreamId, StreamKind};

use super::decision::{Context, Decision, Histories, Undecided};
use super::history::{History, Moment};
use super::kind::{AnyEvent, Recorder};
use super::refusal::Refusal;
use super::reservation::{Reserving, Unique};
use super::touched::Touched;
use crate::values::place::{Place, Wanted};

/// A decision in the making.
pub struct Draft<'a, E: AnyEvent> {
    /// What rules may look at besides the histories.
    pub context: Context<'a>,
    histories: &'a Histories<E>,
    touched: BTreeMap<StreamId, Touched<'a, E>>,
    /// Streams that this command opens: nothing can be on record there.
    fresh: BTreeSet<StreamId>,
    need: BTreeSet<StreamId>,
    refused: Option<Refusal>,
    decision: Decision<E>,
}

impl<'a, E: AnyEvent> Draft<'a, E> {
    /// A draft that holds nothing yet.
    pub fn new(context: Context<'a>, histories: &'a Histories<E>) -> Self {
        Self {
            context,
            histories,
            touched: BTreeMap::new(),
            fresh: BTreeSet::new(),
            need: BTreeSet::new(),
            refused: None,
            decision: Decision::default(),
        }
    }

    /// Notes that a rule is broken. The first one is told.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refused.get_or_insert(refusal);
    }

    /// Notes the rule that was broken, if one was.
    pub fn require(&mut self, admitted: Result<(), Refusal>) {
        if let Err(refusal) = admitted {
            self.refuse(refusal);
        }
    }

    /// Refuses what is known to be too much before any of it is looked at. Answers whether it is
    /// not too much.
    pub fn at_most(&mut self, records: usize) -> bool {
        let fits = records <= Refusal::RECORDS_MAX;
        if !fits {
            self.refuse(Refusal::TooMany(records));
        }
        fits
    }

    /// The `index`-th stream of a kind that this command opens.
    pub fn opened(&mut self, kind: StreamKind, index: u16) -> StreamId {
        match E::only(kind) {
            Some(only) => only,
            None => {
                let stream = StreamId::derive(self.context.command, kind, index);
                self.fresh.insert(stream);
                stream
            }
        }
    }

    /// The history of a stream, which is asked for if it was not given.
    pub fn history(&mut self, stream: StreamId) -> Option<&'a History<E>> {
        let history = self.histories.get(&stream);
        if history.is_none() && !self.fresh.contains(&stream) {
            self.need.insert(stream);
        }
        history
    }

    /// Whether a stream is on record, or this command has put it there.
    pub fn on_record(&mut self, stream: StreamId) -> bool {
        self.history(stream).is_some_and(|history| !history.is_empty())
            || self.touched.get(&stream).is_some_and(Touched::is_written)
    }

    /// Refuses a stream that is not on record.
    pub fn must_be_on_record(&mut self, stream: StreamId) {
        if !self.on_record(stream) {
            self.refuse(Refusal::NotOnRecord(stream));
        }
    }

    /// Adds an event as somebody sends it, if it is one that they may add.
    pub fn add_sent(&mut self, stream: StreamId, event: &E) {
        match event.recorder() {
            Recorder::Anyone => self.add(stream, event.clone()),
            Recorder::Act | Recorder::Service => self.refuse(Refusal::NotForCommands),
        }
    }

    /// Adds an event to a stream, if every rule allows it.
    pub fn add(&mut self, stream: StreamId, event: impl Into<E>) {
        let mut event = event.into();
        let settled = self.settle_places(&mut event, &[]);
        self.require(settled);
        let context = self.context;
        if event.kind() == Some(stream.kind) {
            self.touch(stream).keep_used(&mut event, &context);
        }
        match self.admit(stream, &event) {
            Ok(reserved) => self.write(stream, event, reserved),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Gives each place of an event the code that its text means. Refuses a code that is none.
    /// What was decided `before` stays.
    pub(super) fn settle_places(
        &self,
        event: &mut E,
        before: &[(Place, Wanted)],
    ) -> Result<(), Refusal> {
        let gazetteer = self.context.gazetteer;
        let mut settled = Ok(());
        event.places(&mut |place, wanted| match &place.code {
            _ if before.iter().any(|(was, asked)| was == place && *asked == wanted) => {}
            None => place.code = gazetteer.find(place.as_str(), wanted).cloned(),
            Some(code) if gazetteer.has(code, wanted) => {}
            Some(code) if gazetteer.get(code).is_none() => {
                settled = Err(Refusal::NoSuchPlace { code: code.clone() });
            }
            Some(code) => settled = Err(Refusal::NotThatKindOfPlace { code: code.clone(), wanted }),
        });
        settled
    }

    /// The values that the event reserves, if every rule admits it.
    fn admit(&mut self, stream: StreamId, event: &E) -> Result<Vec<Unique>, Refusal> {
        if event.recorder() == Recorder::Service {
            return Err(Refusal::NotForCommands);
        }
        E::check(event, &self.context)?;
        if let Some(wanted) = event.kind().filter(|wanted| *wanted != stream.kind) {
            return Err(Refusal::WrongKind { wanted, found: stream.kind });
        }
        if E::only(stream.kind).is_some_and(|only| only != stream) {
            return Err(Refusal::NotOnRecord(stream));
        }
        self.names_are_on_record(event)?;
        // Notes, corrections and retractions: nobody adds to what the service writes.
        if E::is_service_only(stream.kind) && event.common().is_some() {
            return Err(Refusal::NotForCommands);
        }
        if let Some(identity) = event.identity()
            && self.history(stream).is_some_and(|history| history.gave_up(&identity))
        {
            return Err(Refusal::UsedBefore(identity));
        }
        let context = self.context;
        let touched = self.touch(stream);
        // What a correction or a retraction points at is on record, even if the opening was
        // retracted.
        let to_open_only = event.recorder() == Recorder::Anyone || event.common().is_none();
        if to_open_only && !touched.is_open() && !event.opens() {
            return Err(Refusal::NotOpenYet);
        }
        if event.common().is_none() {
            touched.admit(event, &context)?;
        }
        event.reserves()
    }

    /// Refuses an event that names a stream nobody opened.
    pub(super) fn names_are_on_record(&mut self, event: &E) -> Result<(), Refusal> {
        let mut named = Vec::new();
        event.names(&mut named);
        // All of them are asked for, whatever is wrong with the first.
        let unknown: Vec<_> = named.into_iter().filter(|stream| !self.on_record(*stream)).collect();
        unknown.first().map_or(Ok(()), |stream| Err(Refusal::NotOnRecord(*stream)))
    }

    fn write(&mut self, stream: StreamId, event: E, reserved: Vec<Unique>) {
        let context = self.context;
        let taken = reserved.into_iter().map(|value| Reserving::Take { value, holder: stream });
        self.decision.reserving.extend(taken);
        let id = self.next_id(stream);
        self.touch(stream).write(id, &event, &context);
        self.decision.events.push((stream, event));
    }

    /// A stream as the draft leaves it so far: its state. Nothing where its history was not given, which
    /// is asked for, or where nobody opened it.
    pub fn whole(&mut self, stream: StreamId) -> Option<E::State> {
        if !self.on_record(stream) {
            return None;
        }
        let context = self.context;
        self.touch(stream).whole(&context)
    }

    /// The id that the next event will have, if it is added to this stream.
    pub fn next_id(&self, stream: StreamId) -> EventId {
        let index = u16::try_from(self.decision.events.len()).unwrap_or(u16::MAX);
        EventId::derive(self.context.command, stream, index)
    }

    /// Notes what becomes of a value.
    pub fn reserve(&mut self, reserving: Reserving) {
        self.decision.reserving.push(reserving);
    }

    /// A stream as the draft leaves it so far.
    fn touch(&mut self, stream: StreamId) -> &mut Touched<'a, E> {
        let history = self.history(stream);
        self.touched.entry(stream).or_insert_with(|| Touched::of(stream.kind, history))
    }

    /// What it comes to.
    ///
    /// # Errors
    /// What is missing or, if nothing is, the first rule that was broken.
    pub fn finish(self) -> Result<Decision<E>, Undecided> {
        if !self.need.is_empty() {
            return Err(Undecided::Need(self.need));
        }
        if let Some(refusal) = self.refused {
            return Err(refusal.into());
        }
        // A value taken or freed is a record of its own stream, and lands in the same batch.
        match self.decision.events.len() + self.decision.reserving.len() {
            0 => Err(Refusal::Nothing.into()),
            count if count > Refusal::RECORDS_MAX => Err(Refusal::TooMany(count).into()),
            _ => Ok(self.decision),
        }
    }
}

/// The moment of an event that is being decided: it has no place in the log yet.
pub(super) fn moment(event_id: EventId, context: &Context<'_>) -> Moment {
    Moment {
        position: Position(u64::MAX),
        event_id,
        occurred: context.occurred,
        recorded_at: context.now,
        own_act: context.decided_here,
    }
}
