//! Which days a page is asked about, and as known when.

use greyfile_envelope::Day;
use greyfile_field::{Why, Wrong};
use greyfile_operations::Range;

use crate::api::Problem;
use crate::kit::fault::bad;
use crate::kit::fields::Fields;
use crate::kit::format::{ENGLISH, Scope, query};

/// Before anything this record can hold.
const BEGINNING: &str = "1990-01-01";

/// The range asked about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picked {
    /// The days.
    pub(crate) range: Range,
    /// `all`, `year`, `12m`, or empty for days picked by hand.
    pub(crate) preset: &'static str,
    /// As people read it.
    pub(crate) words: String,
    /// As known by the end of which day; as known now when absent.
    pub(crate) known_by: Option<Day>,
}

impl Picked {
    /// Whether a query asks for days of which the last lies before the first.
    pub(crate) fn is_reversed(query: &Fields, today: Day) -> bool {
        let days = ["from", "to", "known_by"].map(|name| query.given(name).map(str::parse::<Day>));
        // Days that can all be read make no range in this way alone.
        days.into_iter().flatten().all(|day| day.is_ok()) && Self::of(query, today).is_err()
    }

    /// The range a query asks about; everything unless it says otherwise.
    pub(crate) fn of(query: &Fields, today: Day) -> Result<Self, Problem> {
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
            let words = range_words(range, from, to);
            return Ok(Self { range, preset: "", words, known_by });
        }
        Ok(match query.text("range") {
            "year" => {
                let range = Range { from: new_year, to: today };
                Self { range, preset: "year", words: format!("{year} so far"), known_by }
            }
            "12m" => {
                let from = Day::from_civil(year - 1, month, date).unwrap_or(today.plus(-365));
                let range = Range { from: from.plus(1), to: today };
                let words = ENGLISH.days(range.from, range.to);
                Self { range, preset: "12m", words, known_by }
            }
            _ => {
                let words = "everything on record".into();
                Self { range, preset: "all", words, known_by }
            }
        })
    }

    /// Which events the numbers count.
    pub(crate) fn scope(&self) -> Scope {
        Scope { range: self.range, known_by: self.known_by }
    }

    /// The day up to whose end the record is looked at, in words.
    pub(crate) fn known_words(&self) -> Option<String> {
        self.known_by.map(Day::to_words)
    }

    /// What stands in the field for that day.
    pub(crate) fn known(&self) -> String {
        self.known_by.map(|day| day.to_string()).unwrap_or_default()
    }

    /// The dashboard of another range by name, known as this one.
    pub(crate) fn preset_href(&self, range: &str) -> String {
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
    pub(crate) fn home(&self) -> String {
        self.href(&self.known())
    }

    /// The same as known now.
    pub(crate) fn now_href(&self) -> String {
        self.href("")
    }

    /// What stands in the field for the first day.
    pub(crate) fn from(&self) -> String {
        if self.preset == "all" || self.range.from.to_string() == BEGINNING {
            String::new()
        } else {
            self.range.from.to_string()
        }
    }

    /// What stands in the field for the last day.
    pub(crate) fn to(&self) -> String {
        if self.preset == "all" { String::new() } else { self.range.to.to_string() }
    }
}

fn range_words(range: Range, from: Option<Day>, to: Option<Day>) -> String {
    match (from, to) {
        (None, Some(to)) => format!("up to {}", to.to_words()),
        (Some(from), None) => format!("since {}", from.to_words()),
        _ => ENGLISH.days(range.from, range.to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_picked_by_name_or_by_hand() {
        let today: Day = "2026-02-03".parse().unwrap();
        for (query, from, to, words) in [
            (vec![], "1990-01-01", "2026-12-31", "everything on record"),
            (vec![("range", "year")], "2026-01-01", "2026-02-03", "2026 so far"),
            (
                vec![("range", "12m")],
                "2025-02-04",
                "2026-02-03",
                "4 February 2025 to 3 February 2026",
            ),
            (
                vec![("from", "2025-07-01"), ("to", "2025-07-31")],
                "2025-07-01",
                "2025-07-31",
                "July 2025",
            ),
            (vec![("from", "2025-07-01")], "2025-07-01", "2026-12-31", "since 1 July 2025"),
            // As the numbers of the whole link to what is behind them.
            (
                vec![("from", "1990-01-01"), ("to", "2026-12-31")],
                "1990-01-01",
                "2026-12-31",
                "everything on record",
            ),
        ] {
            let pairs = query.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
            let picked = Picked::of(&Fields::new(pairs.collect()), today).unwrap();
            let days = (picked.range.from.to_string(), picked.range.to.to_string());
            assert_eq!((&*days.0, &*days.1, &*picked.words), (from, to, words));
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
