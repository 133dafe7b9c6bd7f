//! Deadlines, judged as exactly as the times are known and no further.

use greyfile_envelope::{Occurred, Timestamp};
use serde::Serialize;

/// A deadline of the law: so long after something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// What started the clock.
    pub from: Occurred,
    /// How long the law gives, in milliseconds.
    pub limit_ms: i64,
}

/// What became of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing happened yet, and there is time left.
    Running,
    /// It was met.
    Met,
    /// It was met too late.
    Late,
    /// Nothing happened, and the time is up.
    Overdue,
    /// The times are not known exactly enough to say.
    CannotBeJudged,
}

impl Verdict {
    /// Whether the law was broken, as far as the record shows.
    pub const fn is_breach(self) -> bool {
        matches!(self, Self::Late | Self::Overdue)
    }

    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Met => "met",
            Self::Late => "late",
            Self::Overdue => "overdue",
            Self::CannotBeJudged => "cannot be judged",
        }
    }
}

impl Deadline {
    /// So many hours after.
    pub const fn hours(from: Occurred, hours: i64) -> Self {
        Self { from, limit_ms: hours * Timestamp::HOUR_MS }
    }

    /// So many days after.
    pub const fn days(from: Occurred, days: i64) -> Self {
        Self { from, limit_ms: days * Timestamp::DAY_MS }
    }

    /// The last instant that is in time, if what started the clock was as early as it can have been.
    pub const fn due_earliest(&self) -> Timestamp {
        self.from.start.plus_ms(self.limit_ms)
    }

    /// The last instant that is in time, if what started the clock was as late as it can have been.
    pub const fn due_latest(&self) -> Timestamp {
        self.from.end.plus_ms(self.limit_ms - 1)
    }

    /// Whether it was met by what happened at `met`, or stands open, at `now`.
    pub fn judge(&self, met: Option<Occurred>, now: Timestamp) -> Verdict {
        match met {
            Some(met) if met.end.plus_ms(-1) <= self.due_earliest() => Verdict::Met,
            Some(met) if met.start > self.due_latest() => Verdict::Late,
            Some(_) => Verdict::CannotBeJudged,
            None if now <= self.due_earliest() => Verdict::Running,
            None if now > self.due_latest() => Verdict::Overdue,
            None => Verdict::CannotBeJudged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_judged_as_exactly_as_times_are_known() {
        use Verdict::*;
        for (from, met, now, verdict) in [
            ("2025-07-08T04:00", Some("2025-07-09T03:59"), "2025-07-10", Met),
            ("2025-07-08T04:00", Some("2025-07-09T04:02"), "2025-07-10", Late),
            ("2025-07-08T04:00", Some("2025-07-09"), "2025-07-10", CannotBeJudged),
            ("2025-07-08", Some("2025-07-08"), "2025-07-10", Met),
            ("2025-07-08", Some("2025-07-10"), "2025-07-10", Late),
            ("2025-07-08", Some("2025-07-09"), "2025-07-10", CannotBeJudged),
            ("2024", Some("2024-05-01"), "2025-07-10", CannotBeJudged),
            ("2024", Some("2025-07-01"), "2025-07-10", Late),
            ("2025-07-08T04:00", None, "2025-07-08", Running),
            ("2025-07-08T04:00", None, "2025-07-10", Overdue),
            ("2025-07-08", None, "2025-07-09", Running),
            ("2025-07", None, "2025-07-10", CannotBeJudged),
        ] {
            let now = now.parse::<Occurred>().unwrap().start;
            let deadline = Deadline::hours(from.parse().unwrap(), 24);
            let met = met.map(|met| met.parse().unwrap());
            assert_eq!(deadline.judge(met, now), verdict, "{from} {met:?}");
        }
    }
}
