//! A civil day in Pakistan.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use super::{TimeError, Timestamp};

/// A civil day in Pakistan: days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    pub(super) fn of(date: civil::Date) -> Self {
        let since = date.since((jiff::Unit::Day, civil::date(1970, 1, 1)));
        Self(since.expect("a day count fits").get_days())
    }

    /// The civil date; days outside the years -9999 to 9999 show as the nearest that is inside.
    fn date(self) -> civil::Date {
        let end = if self.0 < 0 { civil::Date::MIN } else { civil::Date::MAX };
        let since = jiff::Span::new().try_days(self.0);
        let date = since.and_then(|since| civil::date(1970, 1, 1).checked_add(since));
        date.unwrap_or(end)
    }

    /// Its first instant; of days that cannot be told, the nearest that can.
    pub fn start(self) -> Timestamp {
        let midnight = self.date().to_datetime(civil::Time::midnight());
        let [first, last] = Timestamp::ends();
        Timestamp::of_wall(midnight).unwrap_or(if self.0 < 0 { first } else { last })
    }

    /// The day so many days later.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day of the month so many months later; in a shorter month its last day.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let span = jiff::Span::new().try_months(i64::from(months));
        let date = span.and_then(|span| self.date().checked_add(span));
        Self::of(date.unwrap_or(civil::Date::MAX))
    }

    /// The last day of so many months that begin on this day: the one before the same day of the month,
    /// or the last day of a month that has none.
    #[must_use]
    pub fn last_of_months(self, months: u16) -> Self {
        let same = self.plus_months(months);
        if same.civil().2 == self.civil().2 { same.plus(-1) } else { same }
    }

    /// Whether it is a Sunday.
    pub const fn is_sunday(self) -> bool {
        // 1 January 1970 was a Thursday.
        self.0.rem_euclid(7) == 3
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn civil(self) -> (i16, i8, i8) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The day of this year, month and day of the month, if there is one.
    pub fn from_civil(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self::of)
    }

    /// As people read it, such as `8 July 2025`.
    pub fn to_words(self) -> String {
        self.date().strftime("%-d %B %Y").to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

impl FromStr for Day {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        if text.len() != 10 {
            return Err(TimeError::Day);
        }
        text.parse::<civil::Date>().map(Self::of).map_err(|_| TimeError::Day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_on_the_day_before_or_with_a_shorter_month() {
        for (from, months, same, last) in [
            ("2025-07-11", 12, "2026-07-11", "2026-07-10"),
            ("2025-01-01", 1, "2025-02-01", "2025-01-31"),
            ("2025-08-31", 6, "2026-02-28", "2026-02-28"),
            ("2028-02-29", 12, "2029-02-28", "2029-02-28"),
            ("2028-02-29", 48, "2032-02-29", "2032-02-28"),
            ("2025-02-28", 1, "2025-03-28", "2025-03-27"),
            ("9999-12-01", 12, "9999-12-31", "9999-12-31"),
        ] {
            let day: Day = from.parse().unwrap();
            assert_eq!(day.plus_months(months).to_string(), same, "{from} and {months} months");
            assert_eq!(day.last_of_months(months).to_string(), last, "{from} and {months} months");
        }
    }
}
