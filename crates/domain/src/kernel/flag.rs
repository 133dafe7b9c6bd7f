//! Flags: what the law asked for and the record does not show, each with its section. What
//! happened outside is always accepted; its illegality is what must be seen. A flag has a code and
//! typed arguments; what people read is rendered from them by `greyfile-words`.

use greyfile_envelope::{EventId, Occurred, StreamId};
use serde::Serialize;

use super::arg::Arg;
use super::deadline::Deadline;
use super::history::Moment;
use super::words::{DONE_LATE, End, GIVEN_LATE, Rule};

/// Something the law asked for and the record does not show.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flag {
    /// A stable code for programs.
    pub code: &'static str,
    /// The section of law.
    pub section: &'static str,
    /// The stream it concerns.
    pub about: StreamId,
    /// Whom and what it concerns besides, and everything that its text says. No personal data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Arg>,
    /// The event it concerns, where it is one.
    pub event: Option<EventId>,
    /// When it happened that raised it.
    pub raised: Option<Occurred>,
    /// How it ended, where it did.
    pub ended: Option<Ended>,
}

/// How a flag or a deadline ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ended {
    /// When.
    pub at: Occurred,
    /// How: a stable code.
    pub how: &'static str,
}

impl Ended {
    /// It ended so.
    pub(crate) const fn new(at: Occurred, how: End) -> Self {
        Self { at, how: how.code() }
    }

    /// Whether what was asked for was done, too late: done, and still not as the law asks.
    pub fn is_late(&self) -> bool {
        [DONE_LATE, GIVEN_LATE].iter().any(|late| late.code() == self.how)
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
        rule: Rule,
        about: StreamId,
        moment: Option<&Moment>,
    ) -> &mut Flag {
        self.flags.push(flag(rule, about, moment));
        self.flags.last_mut().expect("just pushed")
    }
}

/// A flag in the making.
pub(crate) fn flag(rule: Rule, about: StreamId, moment: Option<&Moment>) -> Flag {
    Flag {
        code: rule.code(),
        section: rule.section(),
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
