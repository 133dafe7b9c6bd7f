//! Deadlines: what is due until when, and what became of it.
//!
//! Which deadlines there are, and what settled each, follows from the record alone. Only the verdict
//! on what is still open depends on the instant asked, so a view can keep deadlines and judge them
//! when they are read.

use std::collections::BTreeSet;

use greyfile_envelope::{Day, Occurred, Position, StreamId, Timestamp};
use serde::{Deserialize, Serialize};

use super::arg::Arg;
use super::courts::Moved;
use super::flag::{Ended, Flag};
use super::history::Moment;
use super::order::is_known_to_precede;
use super::stop::Stopped;
use super::term::{Term, Verdict};
use super::words::{DONE_LATE, End, Rule};

/// Something that the law wants done by a time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deadline {
    /// A stable code for programs.
    pub code: &'static str,
    /// The section of law.
    pub section: &'static str,
    /// The stream it began in.
    pub about: StreamId,
    /// Whom and what it concerns besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Arg>,
    /// What started it.
    pub from: Occurred,
    /// The last instant in time, at the latest reading of `from`.
    pub due: Timestamp,
    /// The last instant in time, at the earliest reading of `from`.
    #[serde(skip)]
    pub due_earliest: Timestamp,
    /// The last day, where it was moved since courts did not sit on it (General Clauses Act 1897,
    /// s.10; no lawyer has confirmed this reading yet).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    /// Of what is done in a court: the days on which a holiday would change something.
    #[serde(skip)]
    pub in_court: Option<InCourt>,
    /// What stops its days: while that lasts, it is running, and its last instant comes later than is
    /// said here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Stopped>,
    /// What met it.
    pub met: Option<Occurred>,
    /// What ended it where nothing met it, such as bail: after that nothing is due any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// What became of it, at the instant asked.
    pub verdict: Verdict,
    /// What settled it; nothing while it is open.
    #[serde(skip)]
    pub settled: Option<Settled>,
    /// Where the events stand that it follows from: those that started it, then what settled it.
    #[serde(skip)]
    pub behind: Vec<Position>,
}

/// When a holiday would change what becomes of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InCourt {
    /// The days that its terms end on, the first and the last that each can end on. Its own term is
    /// among them, and what a later one says may decide on it.
    pub last_days: [(Day, Day); 2],
    /// Whether something that came after these days could have come in time.
    pub nearly: bool,
}

impl InCourt {
    /// The first day and the last that any of the terms can end on, were there no holidays.
    pub fn days(&self) -> (Day, Day) {
        let [(one, other), (from, to)] = self.last_days;
        (one.min(from), other.max(to))
    }

    /// Whether a holiday on one of these days would change it.
    pub fn is_touched_by(&self, holidays: &BTreeSet<Day>) -> bool {
        self.last_days.iter().any(|(from, to)| {
            // A last day that is a Sunday was moved by a day already.
            let to = if to.is_sunday() { to.plus(1) } else { *to };
            holidays.range(*from..=to).next().is_some()
        })
    }
}

/// What settled a deadline: from then on the verdict is the same at whatever instant it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// The event that did.
    pub position: Position,
    /// When it happened.
    pub at: Occurred,
    /// What became of the deadline by it.
    pub verdict: Verdict,
}

/// Something that happened to a deadline.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    position: Position,
    at: Occurred,
    /// What ended it, if it did not meet it.
    how: Option<End>,
    /// The term, with the time that the law leaves out for this one.
    term: Term,
    verdict: Verdict,
}

impl Step {
    /// What was due was done.
    pub(crate) fn met(term: Term, by: &Moment) -> Self {
        let (position, at) = (by.position, by.occurred);
        Self { position, at, how: None, term, verdict: term.judge(Some(at), at.end) }
    }

    /// It was no longer due. What was broken by then stays broken.
    pub(crate) fn ended(term: Term, by: &Moment, how: End) -> Self {
        let (position, at) = (by.position, by.occurred);
        let verdict = match term.judge(Some(at), at.end) {
            Verdict::Met => Verdict::Ended,
            Verdict::Late => Verdict::Missed,
            other => other,
        };
        Self { position, at, how: Some(how), term, verdict }
    }

    /// What speaks for the law being kept goes before what does not, then the first.
    fn order(&self) -> (u8, Timestamp) {
        let rank = match self.verdict {
            Verdict::Met | Verdict::Ended => 0,
            Verdict::CannotBeJudged => 1,
            _ => 2,
        };
        (rank, self.at.start)
    }
}

impl Deadline {
    /// The deadline as it is at `now`, after what happened to it in whatever order. `began` is the
    /// event that started it.
    pub(crate) fn judged(
        rule: Rule,
        about: StreamId,
        (began, term): (Position, Term),
        steps: impl IntoIterator<Item = Step>,
        now: Timestamp,
    ) -> Self {
        // Nothing meets or ends it before its cause.
        let steps = steps.into_iter().filter(|step| !is_known_to_precede(step.at, term.from));
        let step = steps.min_by_key(Step::order);
        let term = step.as_ref().map_or(term, |step| step.term);
        let met = step.as_ref().filter(|step| step.how.is_none()).map(|step| step.at);
        let settled = step.as_ref().map(|step| {
            let Step { position, at, verdict, .. } = *step;
            Settled { position, at, verdict }
        });
        let ended = step.and_then(|step| Some(Ended::new(step.at, step.how?)));
        let verdict = settled.map_or_else(|| term.judge(None, now), |settled| settled.verdict);
        let behind = [began].into_iter().chain(settled.map(|settled| settled.position)).collect();
        Self {
            code: rule.code(),
            section: rule.section(),
            about,
            args: Vec::new(),
            from: term.from,
            due: term.due_latest,
            due_earliest: term.due_earliest,
            moved: term.moved,
            stopped: None,
            in_court: None,
            met,
            ended,
            verdict,
            settled,
            behind,
        }
    }

    /// What becomes of it at another instant.
    pub fn verdict_at(&self, now: Timestamp) -> Verdict {
        let open = || match self.stopped {
            Some(_) => Verdict::Running,
            None => Verdict::open((self.due_earliest, self.due), now),
        };
        self.settled.map_or_else(open, |settled| settled.verdict)
    }

    /// The same deadline, which these events started too.
    pub(crate) fn begun_by(mut self, also: &[Position]) -> Self {
        self.behind.splice(1..1, also.iter().copied());
        self
    }

    /// The same deadline, of what is done in a court.
    pub(crate) fn in_court(self, when: InCourt) -> Self {
        Self { in_court: Some(when), ..self }
    }

    /// The same deadline, whose days something stops, unless it is settled.
    pub(crate) fn stopped_by(mut self, stopped: Option<Stopped>) -> Self {
        if self.settled.is_none() && stopped.is_some() {
            (self.verdict, self.stopped) = (Verdict::Running, stopped);
        }
        self
    }

    /// The same deadline, of whom or what these say.
    pub(crate) fn of(self, args: impl IntoIterator<Item = Arg>) -> Self {
        Self { args: args.into_iter().collect(), ..self }
    }

    /// How the breach ended, if it did.
    pub(crate) fn end(&self) -> Option<Ended> {
        let late = self.met.map(|at| Ended::new(at, DONE_LATE));
        late.or_else(|| self.ended.clone())
    }

    /// The flag of a broken deadline: it says besides what became of it, and when it was due.
    pub(crate) fn flag(&self) -> Option<Flag> {
        let says = [Arg::verdict("verdict", self.verdict), Arg::time("due", self.due)];
        self.verdict.is_breach().then(|| Flag {
            code: self.code,
            section: self.section,
            about: self.about,
            args: self.args.iter().cloned().chain(says).collect(),
            event: None,
            raised: Some(self.from),
            ended: self.end(),
        })
    }
}
