//! Terms whose days stand still while something else lasts, such as an objection that is open.

use greyfile_envelope::{Day, EventId, Occurred};
use serde::{Deserialize, Serialize};

use super::term::{Term, end_of, last_days};
use crate::values::text::Code;

/// Something that stopped the days of a term, or stops them still.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stop {
    /// What it is, as the regime calls it: `objection`, `fee`.
    pub(crate) by: Code,
    /// The event that began it.
    pub(crate) began: EventId,
    /// When it began.
    pub(crate) from: Occurred,
    /// When it ended.
    pub(crate) to: Option<Occurred>,
}

/// What stops a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stopped {
    /// What it is, as the regime calls it.
    pub by: Code,
    /// Since when.
    pub since: Occurred,
}

impl Term {
    /// By the end of the day that is so many days after, without the days on which it was stopped.
    /// Those are the days after the one on which a stop began, to the one on which it ended, each once
    /// however many stops there were on it; a stop that began when the time was up stops nothing. An order
    /// may have extended it to a day: what it stops begins by then, and it is not over before.
    ///
    /// As it was `by` some time, where one is given: what was not over then is counted until then. Else
    /// as it stands: what is not over adds nothing yet, and comes with it, if it surely stops the term.
    /// The last day then comes later than is said.
    pub(crate) fn days_but(
        from: Occurred,
        days: i32,
        extended: Option<Day>,
        (stops, by): (&[Stop], Option<Occurred>),
    ) -> (Self, Option<Stopped>) {
        let mut term = Self::days(from, days);
        let (earliest, latest) = last_days(from, days);
        let first = |occurred: Occurred| occurred.start.day();
        let last = |occurred: Occurred| occurred.end.plus_ms(-1).day();
        // As few days as can have been, and as many.
        let short = Reading { begins: last, ends: first };
        let long = Reading { begins: first, ends: last };
        let (due, stopped) = short.due((from.start.day(), earliest, extended), stops, by);
        term.due_earliest = end_of(due);
        let (due, _) = long.due((last(from), latest, extended), stops, by);
        term.due_latest = end_of(due.max(term.due_earliest.day()));
        (term, stopped)
    }
}

/// How a time that is not known exactly is read.
struct Reading {
    begins: fn(Occurred) -> Day,
    ends: fn(Occurred) -> Day,
}

impl Reading {
    /// The last day, and what stops it.
    fn due(
        &self,
        (from, mut due, extended): (Day, Day, Option<Day>),
        stops: &[Stop],
        by: Option<Occurred>,
    ) -> (Day, Option<Stopped>) {
        let by = by.map(self.ends);
        let read = stops.iter().map(|stop| {
            let begins = (self.begins)(stop.from);
            let ends = stop.to.map(self.ends).or(by).unwrap_or(begins);
            (begins, by.map_or(ends, |by| ends.min(by)), stop)
        });
        let mut read: Vec<(Day, Day, &Stop)> = read.collect();
        read.sort_by_key(|(begins, ends, _)| (*begins, *ends));
        let (mut counted, mut stopped) = (from, None);
        for (begins, ends, stop) in read {
            if begins >= due {
                due = extended.map_or(due, |to| to.max(due));
            }
            if begins >= due {
                continue;
            }
            let begins = begins.max(counted);
            if ends > begins {
                due = due.plus(ends.0 - begins.0);
                counted = ends;
            }
            if by.is_none() && stopped.is_none() && stop.to.is_none() {
                stopped = Some(Stopped { by: stop.by.clone(), since: stop.from });
            }
        }
        (extended.map_or(due, |to| to.max(due)), stopped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Occurred {
        text.parse().expect("a time")
    }

    #[test]
    fn an_order_that_gives_more_time_is_counted_with_what_stops_it() {
        let stop = |from: &str, to: &str| Stop {
            by: Code::of("objection"),
            began: "00000000000000000000000000".parse().expect("an id"),
            from: time(from),
            to: Some(time(to)),
        };
        let to: Day = "2025-07-20".parse().expect("a day");
        for (what, stops, due) in [
            ("nothing", vec![], "2025-07-20"),
            ("within the days of the law", vec![stop("2025-07-05", "2025-07-08")], "2025-07-20"),
            ("for long", vec![stop("2025-07-05", "2025-07-25")], "2025-07-31"),
            ("within the days of the order", vec![stop("2025-07-15", "2025-07-18")], "2025-07-23"),
            ("after them", vec![stop("2025-07-20", "2025-07-28")], "2025-07-20"),
        ] {
            let (term, _) = Term::days_but(time("2025-07-01"), 10, Some(to), (&stops, None));
            assert_eq!(term.due_latest.day().to_string(), due, "{what}");
            assert_eq!(term.due_earliest, term.due_latest, "{what}");
        }
    }

    #[test]
    fn days_on_which_a_term_was_stopped_are_not_counted() {
        // Ten days from 1 July; what stopped it; by when, if not as it stands; the last day at the
        // earliest and at the latest; since when it is stopped.
        type Row = (
            &'static str,
            &'static [(&'static str, Option<&'static str>)],
            Option<&'static str>,
            &'static str,
            Option<&'static str>,
        );
        const TWO: &[(&str, Option<&str>)] =
            &[("2025-07-05", Some("2025-07-08")), ("2025-07-07", Some("2025-07-09"))];
        const WITHIN: &[(&str, Option<&str>)] =
            &[("2025-07-03", Some("2025-07-09")), ("2025-07-05", Some("2025-07-06"))];
        const AFTER: &[(&str, Option<&str>)] =
            &[("2025-07-10", Some("2025-07-12")), ("2025-07-12", Some("2025-07-15"))];
        const COARSE: &[(&str, Option<&str>)] = &[("2025-07-02/2025-07-04", Some("2025-07-08"))];
        const A_DAY: &[(&str, Option<&str>)] = &[("2025-07-05T09:00", Some("2025-07-05T17:00"))];
        let rows: &[Row] = &[
            ("nothing", &[], None, "2025-07-11", None),
            ("three days", &[("2025-07-05", Some("2025-07-08"))], None, "2025-07-14", None),
            ("within a day", A_DAY, None, "2025-07-11", None),
            ("two that overlap", TWO, None, "2025-07-15", None),
            ("one within another", WITHIN, None, "2025-07-17", None),
            ("another in the days that the first gave", AFTER, None, "2025-07-16", None),
            ("from before it", &[("2025-06-20", Some("2025-07-03"))], None, "2025-07-13", None),
            ("on the last day", &[("2025-07-11", Some("2025-07-20"))], None, "2025-07-11", None),
            ("when the time was up", &[("2025-07-12", None)], None, "2025-07-11", None),
            ("not over", &[("2025-07-05", None)], None, "2025-07-11", Some("2025-07-05")),
            ("not over by then", &[("2025-07-05", None)], Some("2025-07-20"), "2025-07-26", None),
            ("not begun by then", &[("2025-07-05", None)], Some("2025-07-04"), "2025-07-11", None),
            ("coarse", COARSE, None, "2025-07-15 at the earliest, 2025-07-17", None),
        ];
        for (what, stops, by, due, since) in rows {
            let of = |(from, to): &(&str, Option<&str>)| Stop {
                by: Code::of("objection"),
                began: "00000000000000000000000000".parse().expect("an id"),
                from: time(from),
                to: to.map(time),
            };
            let stops: Vec<Stop> = stops.iter().map(of).collect();
            let (term, stopped) =
                Term::days_but(time("2025-07-01"), 10, None, (&stops, by.map(time)));
            let (first, last) = (term.due_earliest.day(), term.due_latest.day());
            let told = match first == last {
                true => last.to_string(),
                false => format!("{first} at the earliest, {last}"),
            };
            assert_eq!(told, *due, "{what}");
            assert_eq!(stopped.map(|one| one.since), since.map(time), "{what}");
            assert_eq!(term.due_latest, end_of(last), "{what}");
        }
    }
}
