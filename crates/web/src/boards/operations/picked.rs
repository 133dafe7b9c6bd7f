//! Which days a page is asked about, and as known when.

use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::Day;
use greyfile_field::{Why, Wrong};
use greyfile_operations::Range;
use greyfile_words::Words;

use crate::api::Problem;
use crate::kit::fault::bad;
use crate::kit::fields::Fields;
use crate::kit::format::Scope;
use crate::kit::query::query;
use crate::kit::text::say;

/// Before anything this record can hold.
const BEGINNING: &str = "1990-01-01";

/// The range asked about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picked {
    /// The days.
    pub(super) range: Range,
    /// `all`, `year`, `12m`, or empty for days picked by hand.
    pub(super) preset: &'static str,
    called: Called,
    /// As known by the end of which day; as known now when absent.
    pub(super) known_by: Option<Day>,
}

/// How a range is called.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Called {
    /// All that is recorded.
    Everything,
    /// This year.
    SoFar,
    /// By its last day, where no first one was given.
    UpTo,
    /// By its first day, where no last one was given.
    Since,
    /// By both.
    Days,
}

impl Picked {
    /// Whether a query asks for days of which the last lies before the first.
    pub(super) fn is_reversed(query: &Fields, today: Day) -> bool {
        let days = ["from", "to", "known_by"].map(|name| query.given(name).map(str::parse::<Day>));
        // Days that can all be read make no range in this way alone.
        days.into_iter().flatten().all(|day| day.is_ok()) && Self::of(query, today).is_err()
    }

    /// The range a query asks about; everything unless it says otherwise.
    pub(super) fn of(query: &Fields, today: Day) -> Result<Self, Problem> {
        let (year, month, date) = today.civil();
        let new_year = Day::from_civil(year, 1, 1).unwrap_or(today);
        let day = |name: &'static str| match query.given(name) {
            Some(text) => text.parse::<Day>().map(Some).map_err(|error| bad(name, error)),
            None => Ok(None),
        };
        let (from, to, known_by) = (day("from")?, day("to")?, day("known_by")?);
        let beginning = BEGINNING.parse().unwrap_or(today);
        // What is known to the year alone lies inside only once the year is.
        let end = Day::from_civil(year, 12, 31).unwrap_or(today);
        let everything = Range { from: beginning, to: end };
        let range = Range { from: from.unwrap_or(beginning), to: to.unwrap_or(end) };
        // Links from everything lead to everything, and are called so.
        if range != everything {
            if range.from > range.to {
                return Err(bad("to", Wrong::new(Why::TimeBackwards)));
            }
            let called = match (from, to) {
                (None, Some(_)) => Called::UpTo,
                (Some(_), None) => Called::Since,
                _ => Called::Days,
            };
            return Ok(Self { range, preset: "", called, known_by });
        }
        Ok(match query.text("range") {
            "year" => {
                let range = Range { from: new_year, to: today };
                Self { range, preset: "year", called: Called::SoFar, known_by }
            }
            "12m" => {
                let from = Day::from_civil(year - 1, month, date).unwrap_or(today.plus(-365));
                let range = Range { from: from.plus(1), to: today };
                Self { range, preset: "12m", called: Called::Days, known_by }
            }
            _ => Self { range: everything, preset: "all", called: Called::Everything, known_by },
        })
    }

    /// The range as people read it.
    pub(super) fn told(&self, words: Words) -> String {
        let day = |day: Day| [Arg::text("day", words.day(day))];
        match self.called {
            Called::Everything => say(words, "operations-range-all", &[]),
            Called::SoFar => {
                let year = Arg::number("year", self.range.to.civil().0);
                say(words, "operations-range-year", &[year])
            }
            Called::UpTo => say(words, "operations-range-to", &day(self.range.to)),
            Called::Since => say(words, "operations-range-from", &day(self.range.from)),
            Called::Days => words.days(self.range.from, self.range.to),
        }
    }

    /// Which events the numbers count.
    pub(super) fn scope(&self) -> Scope {
        Scope { range: self.range, known_by: self.known_by }
    }

    /// What stands in the field for that day.
    pub(super) fn known(&self) -> String {
        self.known_by.map(|day| day.to_string()).unwrap_or_default()
    }

    /// The dashboard of another range by name, known as this one.
    pub(super) fn preset_href(&self, range: &str) -> String {
        format!("/{}", query([("range", range), ("known_by", &self.known())]))
    }

    /// The dashboard of this range, as known by this day or now.
    fn href(&self, known: &str) -> String {
        let range = if self.preset == "all" { "" } else { self.preset };
        let (from, to) = match self.preset {
            "" => (self.from(), self.to()),
            _ => (String::new(), String::new()),
        };
        let pairs = [("range", range), ("from", &from), ("to", &to), ("known_by", known)];
        format!("/{}", query(pairs))
    }

    /// The dashboard these numbers stand on.
    pub(super) fn home(&self) -> String {
        self.href(&self.known())
    }

    /// The same as known now.
    pub(super) fn now_href(&self) -> String {
        self.href("")
    }

    /// What stands in the field for the first day.
    pub(super) fn from(&self) -> String {
        if self.preset == "all" || self.range.from.to_string() == BEGINNING {
            String::new()
        } else {
            self.range.from.to_string()
        }
    }

    /// What stands in the field for the last day.
    pub(super) fn to(&self) -> String {
        if self.preset == "all" { String::new() } else { self.range.to.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::values::isolate;
    use greyfile_words::Lang;

    #[test]
    fn a_range_is_picked_by_name_or_by_hand() {
        let today: Day = "2026-02-03".parse().unwrap();
        for (query, from, to, told, told_ur) in [
            (vec![], "1990-01-01", "2026-12-31", "everything on record", "پورا ریکارڈ"),
            (vec![("range", "year")], "2026-01-01", "2026-02-03", "2026 so far", "سال 2026، اب تک"),
            (
                vec![("range", "12m")],
                "2025-02-04",
                "2026-02-03",
                "4 February 2025 to 3 February 2026",
                "4 فروری 2025 تا 3 فروری 2026",
            ),
            (
                vec![("from", "2025-07-01"), ("to", "2025-07-31")],
                "2025-07-01",
                "2025-07-31",
                "July 2025",
                "جولائی 2025",
            ),
            (
                vec![("from", "2025-07-01")],
                "2025-07-01",
                "2026-12-31",
                "since 1 July 2025",
                "1 جولائی 2025 سے",
            ),
            (
                vec![("to", "2025-07-31")],
                "1990-01-01",
                "2025-07-31",
                "up to 31 July 2025",
                "31 جولائی 2025 تک",
            ),
            // As the numbers of the whole link to what is behind them.
            (
                vec![("from", "1990-01-01"), ("to", "2026-12-31")],
                "1990-01-01",
                "2026-12-31",
                "everything on record",
                "پورا ریکارڈ",
            ),
        ] {
            let pairs = query.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
            let picked = Picked::of(&Fields::new(pairs.collect()), today).unwrap();
            let days = (picked.range.from.to_string(), picked.range.to.to_string());
            assert_eq!((&*days.0, &*days.1), (from, to));
            let in_both = Lang::ALL.map(|lang| picked.told(Words::of(lang).plain()));
            assert_eq!(in_both.map(|told| isolate::bare(&told)), [told, told_ur]);
        }
        for pairs in
            [[("from", "July"), ("to", "")], [("from", "2025-07-02"), ("to", "2025-07-01")]]
        {
            let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let fields = Fields::new(pairs.to_vec());
            assert_eq!(Picked::of(&fields, today).unwrap_err().status, 400);
            assert_eq!(Picked::is_reversed(&fields, today), fields.given("to").is_some());
        }
    }
}
