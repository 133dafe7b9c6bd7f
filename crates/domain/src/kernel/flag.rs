//! Flags: what the law asked for and the record does not show, each with its section. What
//! happened outside is always accepted; its illegality is what must be seen.

use greyfile_envelope::{EventId, Occurred, StreamId, Timestamp};
use serde::Serialize;

use super::deadline::Deadline;
use super::history::Moment;
use crate::values::isolate;

/// Something the law asked for and the record does not show.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flag {
    /// A stable code for programs.
    pub code: &'static str,
    /// The section of law.
    pub section: &'static str,
    /// What is wrong, for people; no personal data.
    #[serde(serialize_with = "isolate::plain")]
    pub text: String,
    /// The stream it concerns.
    pub about: StreamId,
    /// Whom and what it concerns besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Arg>,
    /// The event it concerns, where it is one.
    pub event: Option<EventId>,
    /// When it happened that raised it.
    pub raised: Option<Occurred>,
    /// How it ended, where it did.
    pub ended: Option<Ended>,
}

/// How a flag ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ended {
    /// When.
    pub at: Occurred,
    /// How, for people.
    pub how: String,
}

/// Whom or what a flag or a deadline concerns: the field that says so, and what it says. No
/// personal data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Arg {
    /// The field's name.
    pub field: &'static str,
    /// What it says.
    pub value: ArgValue,
}

/// What a field of a flag says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ArgValue {
    /// A stream.
    Stream(StreamId),
    /// A number.
    Number(i64),
    /// A text that somebody typed.
    Text(String),
    /// An instant.
    Time(Timestamp),
    /// A time as exactly as it is known.
    Occurred(Occurred),
}

impl Arg {
    /// A stream.
    pub fn stream(field: &'static str, stream: impl Into<StreamId>) -> Self {
        Self { field, value: ArgValue::Stream(stream.into()) }
    }

    /// A number.
    pub fn number(field: &'static str, number: impl Into<i64>) -> Self {
        Self { field, value: ArgValue::Number(number.into()) }
    }

    /// A text that somebody typed.
    pub fn text(field: &'static str, text: impl ToString) -> Self {
        Self { field, value: ArgValue::Text(text.to_string()) }
    }

    /// An instant.
    pub const fn time(field: &'static str, at: Timestamp) -> Self {
        Self { field, value: ArgValue::Time(at) }
    }

    /// A time as exactly as it is known.
    pub const fn occurred(field: &'static str, at: Occurred) -> Self {
        Self { field, value: ArgValue::Occurred(at) }
    }
}

/// What is due and what is wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    /// What is due until when, and what became of it.
    pub deadlines: Vec<Deadline>,
    /// What is wrong.
    pub flags: Vec<Flag>,
}

impl Judged {
    /// Adds a flag, and gives it back to be completed.
    pub(crate) fn flag(
        &mut self,
        (code, section): (&'static str, &'static str),
        about: StreamId,
        moment: Option<&Moment>,
        text: impl Into<String>,
    ) -> &mut Flag {
        self.flags.push(flag((code, section), about, moment, text));
        self.flags.last_mut().expect("just pushed")
    }
}

/// A flag in the making.
pub(crate) fn flag(
    (code, section): (&'static str, &'static str),
    about: StreamId,
    moment: Option<&Moment>,
    text: impl Into<String>,
) -> Flag {
    Flag {
        code,
        section,
        text: text.into(),
        about,
        args: Vec::new(),
        event: moment.map(|moment| moment.event_id),
        raised: moment.map(|moment| moment.occurred),
        ended: None,
    }
}

/// The least time between happening and recording, in milliseconds; 0 if they may coincide.
pub fn gap_ms(moment: &Moment) -> i64 {
    moment.recorded_at.0.saturating_sub(moment.occurred.end.0).max(0)
}

/// Hours as people say them.
pub fn span_words(hours: i64) -> String {
    match hours {
        ..1 => "less than an hour".into(),
        1 => "an hour".into(),
        2..48 => format!("{hours} hours"),
        _ => format!("{} days", hours / 24),
    }
}
