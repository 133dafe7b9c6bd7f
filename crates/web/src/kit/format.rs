//! How values read on a page, and where they lead.

pub(crate) use super::link::{event_href, stream_href};
pub(crate) use super::query::query;

use greyfile_domain::values::grouped;
use greyfile_envelope::{Day, Occurred, Timestamp};
use greyfile_operations::Range;
use greyfile_words::Words;

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

/// An agency by its code; that none is stated, where there is none.
pub(crate) fn agency(words: Words, code: &str) -> String {
    match code {
        "" | "not_stated" => words.message("agency-not-stated", &[]),
        code => words.code_of(code),
    }
}

/// When something happened, for a template, which hands over no copies.
pub(crate) fn occurred(words: &Words, at: &Occurred) -> String {
    words.occurred(*at)
}

/// An instant, for a template.
pub(crate) fn instant(words: &Words, at: &Timestamp) -> String {
    words.instant(*at)
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

    /// The events behind a part of a number that has no measure of its own, by the code of the part.
    pub(crate) fn behind_only(self, measure: &str, only: &str) -> String {
        format!("{}&only={only}", self.behind(measure, None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(number(40_050_000), "40,050,000");
        assert_eq!(number(-3), "\u{2212}3");
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
