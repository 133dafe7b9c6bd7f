//! Typed arguments: what a flag, a deadline or a refusal speaks of, for programs as it is and for
//! people as `greyfile-words` renders it.

use std::borrow::Cow;

use greyfile_envelope::{EventId, Occurred, StreamId, StreamKind, Timestamp};
use serde::{Deserialize, Serialize};

use crate::kernel::called::Called;
use crate::values::count::Quantity;
use crate::values::isolate;
use crate::values::namespace::Namespace;
use crate::values::place::{PlaceKind, Wanted};
use crate::values::section::Section;
use crate::values::text::Code as CodeWord;

/// Whom or what something concerns: the field that says so, and what it says. A field that says
/// several things stands once for each. No personal data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Arg {
    /// The field's name.
    pub field: Cow<'static, str>,
    /// What it says.
    pub value: ArgValue,
}

/// What a field says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ArgValue {
    /// A stream.
    Stream(StreamId),
    /// An event.
    Event(EventId),
    /// A number.
    Number(i64),
    /// A span of time, in whole hours.
    Hours(i64),
    /// A text that somebody typed.
    Text(#[serde(serialize_with = "isolate::plain")] String),
    /// A section of a statute.
    Section(Section),
    /// A code. One with a dot has a word of its own (`place.city`); by one without, a text chooses
    /// what it says.
    Code(Cow<'static, str>),
    /// A word of a vocabulary that a field offers, or another that was given for it.
    Word(CodeWord),
    /// How many.
    Quantity(Quantity),
    /// What a stream is called.
    Called(Called),
    /// An instant.
    Time(Timestamp),
    /// A time as exactly as it is known.
    Occurred(Occurred),
}

impl Arg {
    const fn new(field: &'static str, value: ArgValue) -> Self {
        Self { field: Cow::Borrowed(field), value }
    }

    /// A stream.
    pub fn stream(field: &'static str, stream: impl Into<StreamId>) -> Self {
        Self::new(field, ArgValue::Stream(stream.into()))
    }

    /// An event.
    pub const fn event(field: &'static str, event: EventId) -> Self {
        Self::new(field, ArgValue::Event(event))
    }

    /// A number.
    pub fn number(field: &'static str, number: impl Into<i64>) -> Self {
        Self::new(field, ArgValue::Number(number.into()))
    }

    /// A number of things.
    pub fn count(field: &'static str, count: usize) -> Self {
        Self::number(field, i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A span of time, in whole hours.
    pub const fn hours(field: &'static str, hours: i64) -> Self {
        Self::new(field, ArgValue::Hours(hours))
    }

    /// A text that somebody typed.
    pub fn text(field: &'static str, text: impl ToString) -> Self {
        Self::new(field, ArgValue::Text(text.to_string()))
    }

    /// A section of a statute.
    pub fn section(field: &'static str, section: &Section) -> Self {
        Self::new(field, ArgValue::Section(section.clone()))
    }

    /// A code by which a text chooses what it says.
    pub const fn code(field: &'static str, code: &'static str) -> Self {
        Self::new(field, ArgValue::Code(Cow::Borrowed(code)))
    }

    /// A code with a word of its own, among those of one kind.
    fn word(field: &'static str, of: &str, code: &str) -> Self {
        Self::new(field, ArgValue::Code(format!("{of}.{code}").into()))
    }

    /// A kind of stream.
    pub fn kind(field: &'static str, kind: StreamKind) -> Self {
        Self::word(field, "kind", kind.word().unwrap_or("unknown"))
    }

    /// What an entry of the gazetteer is.
    pub fn place(field: &'static str, kind: PlaceKind) -> Self {
        Self::word(field, "place", kind.word())
    }

    /// What a field asks for.
    pub fn wanted(field: &'static str, wanted: Wanted) -> Self {
        Self::word(field, "wanted", wanted.word())
    }

    /// What a unique value is a value of.
    pub fn namespace(field: &'static str, namespace: Namespace) -> Self {
        Self::word(field, "namespace", namespace.word())
    }

    /// What became of a deadline.
    pub fn verdict(field: &'static str, verdict: super::term::Verdict) -> Self {
        Self::word(field, "verdict", verdict.code())
    }

    /// A word of a vocabulary that a field offers.
    pub fn vocabulary(field: &'static str, word: &CodeWord) -> Self {
        Self::new(field, ArgValue::Word(word.clone()))
    }

    /// How many.
    pub fn quantity(field: &'static str, quantity: &Quantity) -> Self {
        Self::new(field, ArgValue::Quantity(quantity.clone()))
    }

    /// What a stream is called.
    pub const fn called(field: &'static str, called: Called) -> Self {
        Self::new(field, ArgValue::Called(called))
    }

    /// An instant.
    pub const fn time(field: &'static str, at: Timestamp) -> Self {
        Self::new(field, ArgValue::Time(at))
    }

    /// A time as exactly as it is known.
    pub const fn occurred(field: &'static str, at: Occurred) -> Self {
        Self::new(field, ArgValue::Occurred(at))
    }
}
