//! Times as people read them: `8 July 2025, 14:30`, in Pakistan's time, never more exact than they
//! are known. Numbers are Western digits in both languages.

use greyfile_envelope::{Day, Occurred, Precision, Timestamp};

use crate::Words;

impl Words {
    /// A day.
    pub fn day(self, day: Day) -> String {
        let (year, month, date) = day.civil();
        let (date, year) = (date.to_string(), year.to_string());
        let month = self.month_name(month);
        self.with("time-day", &[("day", &date), ("month", &month), ("year", &year)])
    }

    /// An instant, to the minute.
    pub fn instant(self, at: Timestamp) -> String {
        self.clocked(at, false)
    }

    /// When something happened, as exactly as it is known.
    pub fn occurred(self, at: Occurred) -> String {
        let (year, month, _) = at.start.day().civil();
        match at.precision {
            Precision::Year => year.to_string(),
            Precision::Month => {
                let (month, year) = (self.month_name(month), year.to_string());
                self.with("time-month", &[("month", &month), ("year", &year)])
            }
            Precision::Day => self.day(at.start.day()),
            Precision::Minute => self.clocked(at.start, false),
            Precision::Second => self.clocked(at.start, true),
            Precision::Window => self.window(at),
        }
    }

    /// Days from the first to the last, both inside, as people say them: `2024`, `June 2025`,
    /// `2021 to 2025`, `1 January 2024 to 30 June 2025`.
    pub fn days(self, first: Day, last: Day) -> String {
        if first == last {
            return self.day(first);
        }
        let after = last.plus(1);
        let ((year, month, date), (next_year, next_month, next_date)) =
            (first.civil(), after.civil());
        let months = (i32::from(next_year) - i32::from(year)) * 12 + i32::from(next_month)
            - i32::from(month);
        let whole_years = (month, date, next_month, next_date) == (1, 1, 1, 1);
        if whole_years && months > 12 {
            return self.range(&year.to_string(), &(next_year - 1).to_string());
        }
        let precision = match (date, next_date, months) {
            (1, 1, 12) if whole_years => Precision::Year,
            (1, 1, 1) => Precision::Month,
            _ => Precision::Window,
        };
        self.occurred(Occurred { start: first.start(), end: after.start(), precision })
    }

    /// Hours as people say them; from two days on in whole days.
    pub fn span(self, hours: i64) -> String {
        let days = hours / 24;
        let number = |number: i64| number.to_string();
        match hours {
            ..1 => self.with("span-under-an-hour", &[]),
            1 => self.with("span-hour", &[]),
            2..48 => self.with("span-hours", &[("hours", &number(hours))]),
            _ => self.with("span-days", &[("days", &number(days))]),
        }
    }

    fn month_name(self, month: i8) -> String {
        self.with(&format!("month-{month}"), &[])
    }

    fn clocked(self, at: Timestamp, seconds: bool) -> String {
        let (day, clock) = (self.day(at.day()), clock(at, seconds));
        self.with("time-clock", &[("day", &day), ("clock", &clock)])
    }

    fn range(self, first: &str, last: &str) -> String {
        self.with("time-range", &[("first", first), ("last", last)])
    }

    fn window(self, at: Occurred) -> String {
        let midnight = |at: Timestamp| at.day().start() == at;
        let (first, last) = at.days();
        if midnight(at.start) && midnight(at.end) && first != last {
            return self.range(&self.day(first), &self.day(last));
        }
        // The end is outside. People name the last minute inside, as they typed it; the last
        // second where seconds are known.
        let seconds = [at.start, at.end].iter().any(|at| at.clock().2 != 0);
        let end = at.end.plus_ms(if seconds { -1_000 } else { -60_000 });
        if end <= at.start {
            return self.clocked(at.start, seconds);
        }
        if first != last {
            return self.range(&self.clocked(at.start, seconds), &self.clocked(end, seconds));
        }
        let clocks = self.range(&clock(at.start, seconds), &clock(end, seconds));
        let day = self.day(at.start.day());
        self.with("time-clock", &[("day", &day), ("clock", &clocks)])
    }
}

fn clock(at: Timestamp, seconds: bool) -> String {
    let (hour, minute, second) = at.clock();
    match seconds {
        true => format!("{hour:02}:{minute:02}:{second:02}"),
        false => format!("{hour:02}:{minute:02}"),
    }
}
