//! Deadlines: what is due until when, and what became of it.

use greyfile_envelope::{Occurred, StreamId, Timestamp};
use serde::Serialize;

use super::arg::Arg;
use super::flag::{Ended, Flag};
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
    /// What met it.
    pub met: Option<Occurred>,
    /// What ended it where nothing met it, such as bail: after that nothing is due any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// What became of it, at the instant asked.
    pub verdict: Verdict,
}

/// Something that happened to a deadline.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    at: Occurred,
    /// What ended it, if it did not meet it.
    how: Option<End>,
    /// The term, with the time that the law leaves out for this one.
    term: Term,
    verdict: Verdict,
}

impl Step {
    /// What was due was done.
    pub(crate) fn met(term: Term, at: Occurred) -> Self {
        Self { at, how: None, term, verdict: term.judge(Some(at), at.end) }
    }

    /// It was no longer due. What was broken by then stays broken.
    pub(crate) fn ended(term: Term, at: Occurred, how: End) -> Self {
        let verdict = match term.judge(Some(at), at.end) {
            Verdict::Met => Verdict::Ended,
            Verdict::Late => Verdict::Missed,
            other => other,
        };
        Self { at, how: Some(how), term, verdict }
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
    /// The deadline as it is at `now`, after what happened to it in whatever order.
    pub(crate) fn judged(
        rule: Rule,
        about: StreamId,
        term: Term,
        steps: impl IntoIterator<Item = Step>,
        now: Timestamp,
    ) -> Self {
        let step = steps.into_iter().min_by_key(Step::order);
        let term = step.as_ref().map_or(term, |step| step.term);
        let verdict = step.as_ref().map_or_else(|| term.judge(None, now), |step| step.verdict);
        let met = step.as_ref().filter(|step| step.how.is_none()).map(|step| step.at);
        let ended = step.and_then(|step| Some(Ended::new(step.at, step.how?)));
        let (from, due) = (term.from, term.due_latest());
        let (code, section) = (rule.code(), rule.section());
        Self { code, section, about, args: Vec::new(), from, due, met, ended, verdict }
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
