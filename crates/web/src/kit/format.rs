//! How values read on a page, and where they lead.

pub(crate) use super::link::{event_href, stream_href};
pub(crate) use super::query::query;
pub(crate) use super::text::capital;

use greyfile_domain::values::grouped;
use greyfile_envelope::{Day, Occurred, Precision, StreamId};
use greyfile_operations::Range;
use greyfile_words::{Lang, Words};

/// A number that opens what is behind it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Num {
    /// As people read it.
    pub(crate) text: String,
    /// Where it leads; nowhere when empty.
    pub(crate) href: String,
}

impl Num {
    /// A number that leads to the events behind it; a nought leads nowhere.
    pub(crate) fn new(value: i64, href: impl Into<String>) -> Self {
        let href = if value == 0 { String::new() } else { href.into() };
        Self { text: number(value), href }
    }
}

/// A number with commas between thousands.
pub(crate) fn number(value: impl Into<i64>) -> String {
    let value: i64 = value.into();
    let sign = if value < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", grouped(value.unsigned_abs()))
}

/// A count and what is counted: `1 raid`, `2 raids`.
pub(crate) fn count(value: impl TryInto<i64>, one: &str, many: &str) -> String {
    let value = value.try_into().unwrap_or(i64::MAX);
    format!("{} {}", number(value), if value == 1 { one } else { many })
}

/// An agency by its code; that none is stated, where there is none.
pub(crate) fn agency(words: Words, code: &str) -> String {
    match code {
        "" | "not_stated" => words.message("agency-not-stated", &[]),
        code => words.code_of(code),
    }
}

/// Days from the first to the last, as people say them: `2024`, `June 2025`, `8 July 2025`.
pub(crate) fn days_words(first: Day, last: Day) -> String {
    if first == last {
        return first.to_words();
    }
    let after = last.plus(1);
    let ((year, month, date), (next_year, next_month, next_date)) = (first.civil(), after.civil());
    let months =
        (i32::from(next_year) - i32::from(year)) * 12 + i32::from(next_month) - i32::from(month);
    if (month, date, next_month, next_date) == (1, 1, 1, 1) && months > 12 {
        return format!("{year} to {}", next_year - 1);
    }
    let precision = match (date, next_date, months) {
        (1, 1, 12) if month == 1 => Precision::Year,
        (1, 1, 1) => Precision::Month,
        _ => Precision::Window,
    };
    Occurred { start: first.start(), end: after.start(), precision }.to_words()
}

/// The words of pages that are not in both languages yet.
pub(crate) const ENGLISH: Words = Words::of(Lang::En);

/// What a stream is called on such a page, where nothing is known of it.
pub(crate) fn stream_name(stream: StreamId) -> String {
    ENGLISH.stream(stream)
}

/// Which events a number counts: of which days, as known when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scope {
    /// The days.
    pub(crate) range: Range,
    /// The day of recording up to which events count; all that are recorded when absent.
    pub(crate) known_by: Option<Day>,
}

impl Scope {
    /// The same of other days.
    pub(crate) fn days(self, from: Day, to: Day) -> Self {
        Self { range: Range { from, to }, ..self }
    }

    /// The events behind a number of these.
    pub(crate) fn behind(self, measure: &str, city: Option<&str>) -> String {
        let (from, to) = (self.range.from.to_string(), self.range.to.to_string());
        let known_by = self.known_by.map(|day| day.to_string()).unwrap_or_default();
        let mut pairs = vec![("measure", measure), ("from", &from), ("to", &to)];
        match city {
            Some("") => pairs.push(("no_city", "yes")),
            Some(city) => pairs.push(("city", city)),
            None => {}
        }
        pairs.push(("known_by", &known_by));
        format!("/behind{}", query(pairs))
    }

    /// The events behind a part of a number, see `behind::Only`.
    pub(crate) fn behind_only(self, measure: &str, only: &str) -> String {
        format!("{}&only={only}", self.behind(measure, None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_read_well() {
        assert_eq!(number(40_050_000), "40,050,000");
        assert_eq!(number(-3), "\u{2212}3");
        for (first, last, words) in [
            ("2024-01-01", "2024-12-31", "2024"),
            ("2025-06-01", "2025-06-30", "June 2025"),
            ("2025-07-08", "2025-07-08", "8 July 2025"),
            ("2021-01-01", "2025-12-31", "2021 to 2025"),
            ("2024-01-01", "2025-06-30", "1 January 2024 to 30 June 2025"),
        ] {
            assert_eq!(days_words(first.parse().unwrap(), last.parse().unwrap()), words);
        }
    }

    #[test]
    fn queries_hold_any_script() {
        let day = "2025-07-08".parse().unwrap();
        let scope = Scope { range: Range { from: day, to: day }, known_by: None };
        let href = scope.behind("seized:phone", Some("فیصل آباد"));
        assert!(href.is_ascii() && href.contains("city=%D9%81"), "{href}");
        let then = Scope { known_by: Some(day), ..scope }.behind("raids", None);
        assert!(then.ends_with("&known_by=2025-07-08"), "{then}");
        assert_eq!(query([("city", ""), ("year", "2025")]), "?year=2025");
    }
}
