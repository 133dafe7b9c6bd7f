//! Terms of the law, judged as exactly as the times are known and no further.

use greyfile_envelope::{Day, Occurred, Timestamp};
use serde::{Deserialize, Serialize};

use super::courts::{Courts, Moved};
use crate::values::text::PlaceCode;

/// A term that the law sets: so long after something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// What started the clock.
    pub from: Occurred,
    /// The last instant in time, if what started the clock was as early as it can have been.
    pub due_earliest: Timestamp,
    /// The last instant in time, if what started the clock was as late as it can have been.
    pub due_latest: Timestamp,
    /// The last day, where it was moved since courts did not sit on it.
    pub moved: Option<Moved>,
}

/// Declares the verdicts, each with its code, and lists them.
macro_rules! verdicts {
    ($($(#[$doc:meta])* $Variant:ident = $code:literal,)*) => {
        /// What became of a deadline.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Verdict {
            $($(#[$doc])* $Variant,)*
        }

        impl Verdict {
            /// Every verdict.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),*];

            /// A stable code for programs: the same as in JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$Variant => $code,)* }
            }
        }
    };
}

verdicts! {
    /// Nothing happened yet, and there is time left.
    Running = "running",
    /// It was met.
    Met = "met",
    /// It was met too late.
    Late = "late",
    /// Nothing happened, and the time is up.
    Overdue = "overdue",
    /// It came to an end in time without being met, as by bail: nothing is due any more.
    Ended = "ended",
    /// It came to such an end when the time was up: the law was broken, and nothing can mend it.
    Missed = "missed",
    /// The times are not known exactly enough to say.
    CannotBeJudged = "cannot_be_judged",
}

impl Verdict {
    /// Whether the law was broken, as far as the record shows.
    pub const fn is_breach(self) -> bool {
        matches!(self, Self::Late | Self::Overdue | Self::Missed)
    }

    /// Of a deadline that nothing settled, with the last instants in time at the earliest and at the
    /// latest reading of what started it.
    pub fn open((earliest, latest): (Timestamp, Timestamp), now: Timestamp) -> Self {
        if now <= earliest {
            Self::Running
        } else if now > latest {
            Self::Overdue
        } else {
            Self::CannotBeJudged
        }
    }
}

impl Term {
    /// So many hours after.
    pub fn hours(from: Occurred, hours: i64) -> Self {
        Self::hours_and(from, hours, 0)
    }

    /// So many hours after, and minutes that the law leaves out of them.
    pub fn hours_and(from: Occurred, hours: i64, minutes_apart: u32) -> Self {
        let ms = hours * Timestamp::HOUR_MS + i64::from(minutes_apart) * 60_000;
        let (earliest, latest) = (from.start, from.end.plus_ms(-1));
        Self {
            from,
            due_earliest: earliest.plus_ms(ms),
            due_latest: latest.plus_ms(ms),
            moved: None,
        }
    }

    /// By the end of the day that is so many days after. The day it starts on is left out, and the
    /// last one counts to its end (General Clauses Act 1897, s.9).
    pub fn days(from: Occurred, days: i32) -> Self {
        let (earliest, latest) = last_days(from, days);
        Self { from, due_earliest: end_of(earliest), due_latest: end_of(latest), moved: None }
    }

    /// The same of what is done in a court of this province, if that is known: a last day on which it
    /// does not sit is moved to the next on which it does.
    pub fn days_in_court(
        from: Occurred,
        days: i32,
        courts: Courts<'_>,
        province: Option<&PlaceCode>,
    ) -> Self {
        let (earliest, latest) = last_days(from, days);
        Self {
            from,
            due_earliest: end_of(courts.last_days(earliest, province).0),
            due_latest: end_of(courts.last_days(latest, province).1),
            moved: courts.moved(latest, province),
        }
    }

    /// Whether it was met by what happened at `met`, or stands open, at `now`.
    pub fn judge(&self, met: Option<Occurred>, now: Timestamp) -> Verdict {
        match met {
            Some(met) if met.end.plus_ms(-1) <= self.due_earliest => Verdict::Met,
            Some(met) if met.start > self.due_latest => Verdict::Late,
            Some(_) => Verdict::CannotBeJudged,
            None => Verdict::open((self.due_earliest, self.due_latest), now),
        }
    }
}

/// The last day of a term in days: from the earliest day on which it can have begun, and the latest.
pub(crate) fn last_days(from: Occurred, days: i32) -> (Day, Day) {
    (from.start.day().plus(days), from.end.plus_ms(-1).day().plus(days))
}

/// The last instant of a day.
pub fn end_of(day: Day) -> Timestamp {
    day.plus(1).start().plus_ms(-1)
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
            let term = Term::hours(from.parse().unwrap(), 24);
            let met = met.map(|met| met.parse().unwrap());
            assert_eq!(term.judge(met, now), verdict, "{from} {met:?}");
        }
    }

    #[test]
    fn the_code_of_a_verdict_is_its_json() {
        for verdict in Verdict::ALL {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.code());
        }
    }

    #[test]
    fn days_are_counted_by_the_calendar() {
        use Verdict::*;
        for (from, met, verdict) in [
            ("2025-07-08T14:30", "2025-07-22T23:59", Met),
            ("2025-07-08T14:30", "2025-07-22", Met),
            ("2025-07-08T14:30", "2025-07-23T00:00", Late),
            ("2025-07-08", "2025-07-22", Met),
            ("2025-07-08", "2025-07-23", Late),
            ("2025-07-08/2025-07-09", "2025-07-23", CannotBeJudged),
        ] {
            let term = Term::days(from.parse().unwrap(), 14);
            assert_eq!(term.judge(Some(met.parse().unwrap()), Timestamp(0)), verdict, "{met}");
        }
    }
}
