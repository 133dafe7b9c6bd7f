//! How many deadlines there are, by what became of them.

use std::cmp::Ordering;

use greyfile_domain::kernel::term::Verdict;
use greyfile_envelope::Timestamp;
use serde::{Deserialize, Serialize};

/// How many deadlines there are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Counts {
    /// Open, and the time is up.
    pub overdue: Count,
    /// Open, and due on the day asked, at the latest.
    pub due_today: Count,
    /// Open, and due on a later day, at the latest.
    pub due_later: Count,
    /// Done, too late.
    pub late: Count,
    /// Ended otherwise when the time was up.
    pub missed: Count,
    /// Done, at times not known exactly enough. Where there is a filter, or a day by which it was
    /// known, open ones of which nobody knows whether their time is up are counted here too.
    pub cannot_be_judged: Count,
    /// Done in time.
    pub met: Count,
    /// Ended otherwise, in time.
    pub ended: Count,
}

impl Counts {
    /// The number of open ones that are due before today, today or later.
    pub(crate) const fn open(&mut self, than_today: Ordering) -> &mut Count {
        match than_today {
            Ordering::Less => &mut self.overdue,
            Ordering::Equal => &mut self.due_today,
            Ordering::Greater => &mut self.due_later,
        }
    }

    pub(crate) const fn settled(&mut self, verdict: Verdict) -> &mut Count {
        match verdict {
            Verdict::Late => &mut self.late,
            Verdict::Missed => &mut self.missed,
            Verdict::CannotBeJudged => &mut self.cannot_be_judged,
            Verdict::Met => &mut self.met,
            Verdict::Ended | Verdict::Running | Verdict::Overdue => &mut self.ended,
        }
    }

    /// The number that a deadline is counted in: settled so, or open and due then.
    pub(crate) fn of(
        &mut self,
        settled: Option<Verdict>,
        due: Timestamp,
        now: Timestamp,
    ) -> &mut Count {
        match settled {
            Some(verdict) => self.settled(verdict),
            None if due < now => self.open(Ordering::Less),
            None => self.open(due.day().cmp(&now.day())),
        }
    }
}

/// A number.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Count {
    /// How many.
    pub number: u64,
    /// Whether there may be more: filtered ones are counted one by one, up to a limit.
    pub or_more: bool,
}
