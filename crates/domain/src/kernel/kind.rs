//! What every kind of stream answers for, and how the kernel sees all kinds together.

use std::fmt::Debug;

use greyfile_envelope::{StreamId, StreamKind};

use super::called::Called;
use super::common::{Common, Corrected, NotTheSame, NoteAdded, Retracted};
use super::courts::Asked;
use super::decision::Context;
use super::flag::Judged;
use super::history::Moment;
use super::identity::Identity;
use super::refusal::Refusal;
use super::register::Numbered;
use super::reservation::Unique;
use super::twice::Fact;
use super::words::{Codes, Words};
use crate::values::place::{Place, Wanted};

/// A kind of stream: its state, and everything the rest of the program asks about its events.
/// Nothing here has a default, so that a new kind, and a new event of it, answers each question.
pub trait Kind: Default {
    /// Its number in a record.
    const KIND: StreamKind;
    /// The id of the one stream of this kind, where a log has only one.
    const ONLY: Option<[u8; 16]>;
    /// Whether the service alone writes it, by itself or by a command made for it: nobody adds a note,
    /// and nothing is corrected or retracted.
    const SERVICE_ONLY: bool;
    /// Whether it begins with its opening, as a raid does. A person is there before anybody records
    /// one: much can have happened to a person earlier.
    const BEGINS: bool;
    /// Every code that [`Kind::judge`] can give.
    const CODES: Codes;
    /// Its words, in both languages.
    const WORDS: Words;
    /// What can happen to it.
    type Event;
    /// The types of these events.
    type Type: Copy;

    /// Whether an event of the type can be the first of a stream.
    fn opens(of: Self::Type) -> bool;

    /// Who may record an event of the type.
    fn recorder(of: Self::Type) -> Recorder;

    /// Takes one event in, with who did it. Total: history cannot be refused, in whatever order it
    /// comes.
    fn evolve(&mut self, moment: &Moment, done_by: &str, event: &Self::Event);

    /// Whether what the event says may be recorded, whatever else is on record.
    ///
    /// # Errors
    /// The rule it breaks.
    fn check(event: &Self::Event, context: &Context<'_>) -> Result<(), Refusal>;

    /// Whether a command may add the event, or correct one so that it says this. Called only for
    /// events of an open stream, and for those that open one.
    ///
    /// `before` follows from what is ordered before the event, `whole` from the whole stream; what
    /// is corrected is in neither. What happens once is held against `whole`, all else against
    /// `before`. No refusal rests on an order that is not known.
    ///
    /// # Errors
    /// The rule it breaks.
    fn admit(
        before: &Self,
        whole: &Self,
        event: &Self::Event,
        context: &Context<'_>,
    ) -> Result<(), Refusal>;

    /// Who may correct or retract an event that stands. `whole` follows from the stream without it.
    fn undoing(whole: &Self, moment: &Moment, event: &Self::Event) -> Undoing;

    /// Whether the state depends on which of the two came first. Their times overlap, neither is
    /// the opening, and they do not say the same.
    fn order_matters(one: &Self::Event, other: &Self::Event) -> bool;

    /// Adds the other streams that the event names to `out`. Each must be on record: a stream,
    /// once opened, never vanishes, so this can be asked without writing to it.
    fn names(event: &Self::Event, out: &mut Vec<StreamId>);

    /// The one thing that the event put on record, where it did: no other event of the stream does
    /// so again, even after a retraction, and a correction must not make it another thing.
    fn identity(event: &Self::Event) -> Option<Identity>;

    /// What the event tells, where entering it twice would count it twice.
    fn fact(event: &Self::Event) -> Option<Fact>;

    /// Shows each place of the event, with what the field asks for, so that a decision can set its
    /// code.
    fn places(event: &mut Self::Event, each: &mut dyn FnMut(&mut Place, Wanted));

    /// Writes into the event the values of the regime and of the gazetteer that the decision uses, so
    /// that folds read their own stream only and what changes there later changes no earlier
    /// judgement. `was` is the event that this one corrects, as it stands; none for a new one. `before`
    /// follows from what is ordered before the event.
    fn keep_used(
        event: &mut Self::Event,
        was: Option<&Self::Event>,
        before: &Self,
        context: &Context<'_>,
    );

    /// The values of the event that only one stream may hold.
    ///
    /// # Errors
    /// What [`Unique::of`] refuses. No event of intake's on record is refused.
    fn reserves(event: &Self::Event) -> Result<Vec<Unique>, Refusal>;

    /// The number that the event gives its stream in a register on paper.
    fn numbers(event: &Self::Event) -> Option<Numbered<'_>>;

    /// What is wrong and what is due, as far as this stream alone tells. Deadlines and flags over
    /// several streams are judged in `judged`.
    fn judge(&self, about: StreamId, asked: Asked<'_>) -> Judged;

    /// What to call the stream where nobody may be named; `None` while it says nothing of itself.
    fn called(&self) -> Option<Called>;

    /// The texts that somebody who looks for the stream knows of it: names, other names, numbers,
    /// addresses. Of what is sealed nothing.
    fn sought(&self) -> Vec<String>;

    /// What usually comes next, the most usual first. Anything else may come as well: this orders
    /// what a form offers and refuses nothing.
    fn next(&self) -> &'static [Self::Type];
}

/// Who may record an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorder {
    /// Whoever may add to the stream.
    Anyone,
    /// A command made for it, which does something else besides.
    Act,
    /// The service itself.
    Service,
}

/// Who may correct or retract an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undoing {
    /// Whoever may add to the stream: it tells what happened.
    Anyone,
    /// Whoever may add to the stream, with a second person: decisions rest on it.
    WithSecond,
    /// The hand that did it, with a second person: others act on what it decides.
    OwnHand,
    /// Nobody any more: it was served, or something rests on it.
    Nobody,
}

/// The events of one kind of stream, as found among all events.
pub trait Of<E>: Sized {
    /// The event, if it is one of this kind's.
    fn of(event: &E) -> Option<&Self>;
}

/// Every event of every kind, as `streams!` puts them together.
pub trait AnyEvent:
    Debug
    + Clone
    + PartialEq
    + From<NoteAdded>
    + From<Corrected<Self>>
    + From<Retracted>
    + From<NotTheSame>
    + Sized
    + 'static
{
    /// The state of a stream of any kind.
    type State: Debug + Clone + PartialEq;

    /// Its type's name, such as `raid.conducted`, and the version of its payload.
    fn event_type(&self) -> (&'static str, u16);

    /// The kind of stream it belongs to; `None` for those of any stream.
    fn kind(&self) -> Option<StreamKind>;

    /// The event, if it is one that any stream can have.
    fn common(&self) -> Option<Common<'_, Self>>;

    /// What it says: itself or, for a correction, what the corrected event says from then on.
    fn says(&self) -> &Self {
        match self.common() {
            Some(Common::Corrected(corrected)) => &corrected.replacement,
            Some(
                Common::NoteAdded(_)
                | Common::FileAttached(_)
                | Common::Retracted(_)
                | Common::NotTheSame(_),
            )
            | None => self,
        }
    }

    /// See [`Kind::opens`].
    fn opens(&self) -> bool;

    /// See [`Kind::recorder`].
    fn recorder(&self) -> Recorder;

    /// See [`Kind::names`].
    fn names(&self, out: &mut Vec<StreamId>);

    /// See [`Kind::identity`].
    fn identity(&self) -> Option<Identity>;

    /// See [`Kind::fact`].
    fn fact(&self) -> Option<Fact>;

    /// See [`Kind::places`]; a correction shows those of no event.
    fn places(&mut self, each: &mut dyn FnMut(&mut Place, Wanted));

    /// See [`Kind::keep_used`].
    fn keep_used(&mut self, was: Option<&Self>, before: &Self::State, context: &Context<'_>);

    /// See [`Kind::reserves`].
    ///
    /// # Errors
    /// As there.
    fn reserves(&self) -> Result<Vec<Unique>, Refusal>;

    /// See [`Kind::numbers`].
    fn numbers(&self) -> Option<Numbered<'_>>;

    /// The state of an empty stream; `None` for a kind that this program does not know.
    fn empty(kind: StreamKind) -> Option<Self::State>;

    /// Takes one event in; one of another kind changes nothing.
    fn evolve(state: &mut Self::State, moment: &Moment, done_by: &str, event: &Self);

    /// See [`Kind::check`].
    ///
    /// # Errors
    /// The rule it breaks.
    fn check(event: &Self, context: &Context<'_>) -> Result<(), Refusal>;

    /// See [`Kind::admit`].
    ///
    /// # Errors
    /// The rule it breaks.
    fn admit(
        before: &Self::State,
        whole: &Self::State,
        event: &Self,
        context: &Context<'_>,
    ) -> Result<(), Refusal>;

    /// See [`Kind::undoing`].
    fn undoing(whole: &Self::State, moment: &Moment, event: &Self) -> Undoing;

    /// See [`Kind::order_matters`].
    fn order_matters(&self, other: &Self) -> bool;

    /// See [`Kind::SERVICE_ONLY`]; so is a kind that this program does not know.
    fn is_service_only(kind: StreamKind) -> bool;

    /// See [`Kind::BEGINS`]; a kind that this program does not know does not.
    fn begins(kind: StreamKind) -> bool;

    /// The one stream of its kind, where a log has only one.
    fn only(kind: StreamKind) -> Option<StreamId>;
}
