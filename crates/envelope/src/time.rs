//! Times: an instant, a civil day, and what happened "in June 2025" as an interval.
//!
//! Civil dates are read in Asia/Karachi throughout.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use greyfile_field::{Field, Kind, Why, Wrong, text_field};
use jiff::civil;
use jiff::fmt::StdFmtWrite;
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Where civil dates are read.
static KARACHI: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Asia/Karachi").expect("the tz database is bundled"));

/// Text that is not a time, and what would be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not an instant.
    #[error("not an instant: expected RFC 3339 with an offset, such as 2025-07-08T14:30:00+05:00")]
    Instant,
    /// Not a date.
    #[error("not a date: expected YYYY-MM-DD, such as 2025-07-08")]
    Day,
    /// Not an interval.
    #[error(
        "not a time of happening: expected a year (2024), a month (2025-06), a day (2025-07-08), \
         a minute (2025-07-08T14:30), a second, or a window of two of these with a slash between, \
         in Pakistan's time"
    )]
    Occurred,
    /// The window runs backwards.
    #[error("the window ends before it starts")]
    Backwards,
}

impl From<TimeError> for Wrong {
    fn from(error: TimeError) -> Self {
        Self::new(match error {
            TimeError::Instant => Why::TimeInstant,
            TimeError::Day => Why::TimeDay,
            TimeError::Occurred => Why::TimeOccurred,
            TimeError::Backwards => Why::TimeBackwards,
        })
    }
}

/// An instant: milliseconds since 1 January 1970, 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Milliseconds in an hour.
    pub const HOUR_MS: i64 = 3_600_000;
    /// Milliseconds in a day of 24 hours.
    pub const DAY_MS: i64 = 24 * Self::HOUR_MS;

    /// This instant moved by so many milliseconds; it stops at the ends of time.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// The civil day this instant falls on in Pakistan.
    pub fn day(self) -> Day {
        Day::of(self.zoned().date())
    }

    /// The wall clock in Pakistan. Instants outside the years -9999 to 9999 show as the nearest
    /// that is inside.
    fn zoned(self) -> jiff::Zoned {
        let millisecond = self.0.clamp(
            jiff::Timestamp::MIN.as_millisecond() + Self::DAY_MS,
            jiff::Timestamp::MAX.as_millisecond() - Self::DAY_MS,
        );
        jiff::Timestamp::from_millisecond(millisecond)
            .expect("clamped into range")
            .to_zoned(KARACHI.clone())
    }

    /// Hour, minute and second of the wall clock in Pakistan.
    pub fn clock(self) -> (i8, i8, i8) {
        let zoned = self.zoned();
        (zoned.hour(), zoned.minute(), zoned.second())
    }

    /// The wall clock as people read it, such as `8 July 2025, 14:30`.
    pub fn to_words(self) -> String {
        self.zoned().strftime("%-d %B %Y, %H:%M").to_string()
    }
}

const TO_THE_SECOND: DateTimePrinter = DateTimePrinter::new().precision(Some(0));
const WITH_MS: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zoned = self.zoned();
        let printer = if zoned.subsec_nanosecond() == 0 { &TO_THE_SECOND } else { &WITH_MS };
        // RFC 3339 knows no seconds of an offset, which Karachi had until 1907.
        let offset = zoned.offset().round(jiff::Unit::Minute).map_err(|_| fmt::Error)?;
        let printed =
            printer.print_timestamp_with_offset(&zoned.timestamp(), offset, StdFmtWrite(f));
        printed.map_err(|_| fmt::Error)
    }
}

impl FromStr for Timestamp {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        text.parse::<jiff::Timestamp>()
            .map(|instant| Self(instant.as_millisecond()))
            .map_err(|_| TimeError::Instant)
    }
}

/// A civil day in Pakistan: days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    fn of(date: civil::Date) -> Self {
        let since = date.since((jiff::Unit::Day, civil::date(1970, 1, 1)));
        Self(since.expect("a day count fits").get_days())
    }

    /// The civil date; days outside the years -9999 to 9999 show as the epoch.
    fn date(self) -> civil::Date {
        civil::date(1970, 1, 1)
            .checked_add(jiff::Span::new().try_days(self.0).unwrap_or_default())
            .unwrap_or(civil::date(1970, 1, 1))
    }

    /// Its first instant.
    pub fn start(self) -> Timestamp {
        instant(self.date().to_datetime(civil::Time::midnight()))
    }

    /// The day so many days later.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
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

/// How exactly a time of happening is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// The year alone.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
    /// The minute.
    Minute,
    /// The second.
    Second,
    /// Some time between two instants.
    Window,
}

/// When something happened: an interval that holds the moment, `start` inside, `end` outside.
///
/// As text: `2024`, `2025-06`, `2025-07-08`, `2025-07-08T14:30`, `2025-07-08T14:30:05`, or a
/// window such as `2025-07-08T04:00/2025-07-08T09:00`, all in Pakistan's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Occurred {
    /// The earliest instant it can have been.
    pub start: Timestamp,
    /// The first instant it cannot have been any more.
    pub end: Timestamp,
    /// How the time was stated.
    pub precision: Precision,
}

impl Occurred {
    /// The second that holds this instant.
    pub fn at(instant: Timestamp) -> Self {
        let start = Timestamp(instant.0.div_euclid(1_000) * 1_000);
        Self { start, end: start.plus_ms(1_000), precision: Precision::Second }
    }

    /// The first and the last civil day it can have been, in Pakistan.
    pub fn days(self) -> (Day, Day) {
        (self.start.day(), Timestamp(self.end.0 - 1).day())
    }

    /// As people read it: `2024`, `June 2025`, `8 July 2025`, `8 July 2025, 14:30`.
    pub fn to_words(self) -> String {
        let start = self.start.zoned();
        let pattern = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%B %Y",
            Precision::Day => "%-d %B %Y",
            Precision::Minute => "%-d %B %Y, %H:%M",
            Precision::Second => "%-d %B %Y, %H:%M:%S",
            Precision::Window => return self.window_words(),
        };
        start.strftime(pattern).to_string()
    }

    fn window_words(self) -> String {
        let midnight = |at: Timestamp| at.day().start() == at;
        let (first, last) = self.days();
        if midnight(self.start) && midnight(self.end) && first != last {
            return format!("{} to {}", first.to_words(), last.to_words());
        }
        // The end is outside. People name the last minute inside, as they typed it; the last
        // second where seconds are known.
        let seconds = [self.start, self.end].iter().any(|at| at.zoned().second() != 0);
        let (unit_ms, clock) = if seconds { (1_000, "%H:%M:%S") } else { (60_000, "%H:%M") };
        let (start, end) = (self.start.zoned(), self.end.plus_ms(-unit_ms).zoned());
        let dated = format!("%-d %B %Y, {clock}");
        let start_words = start.strftime(&dated).to_string();
        if end <= start {
            start_words
        } else if first == last {
            format!("{start_words} to {}", end.strftime(clock))
        } else {
            format!("{start_words} to {}", end.strftime(&dated))
        }
    }
}

/// The instant of a wall clock in Pakistan. A time skipped by a change of clocks (2002, 2008
/// and 2009) is read with the offset before it.
fn instant(wall: civil::DateTime) -> Timestamp {
    let zoned = KARACHI.to_ambiguous_zoned(wall).compatible();
    Timestamp(zoned.map_or(0, |zoned| zoned.timestamp().as_millisecond()))
}

/// One end of a window, or a whole statement: what the text's own precision spans.
fn span(text: &str) -> Option<Occurred> {
    let number = |part: &str, len: usize| -> Option<i16> {
        (part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse().ok())?
    };
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4).filter(|year| *year >= 1)?;
    let month = match parts.next() {
        Some(part) => Some(number(part, 2)? as i8),
        None => None,
    };
    let day = match parts.next() {
        Some(part) => Some(number(part, 2)? as i8),
        None => None,
    };
    if parts.next().is_some() {
        return None;
    }
    let first = civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let step = jiff::Span::new();
    let midnight = civil::Time::midnight();
    let (start, end, precision) = match (month, day, time) {
        (None, None, None) => (
            first.to_datetime(midnight),
            first.checked_add(step.years(1)).ok()?.to_datetime(midnight),
            Precision::Year,
        ),
        (Some(_), None, None) => (
            first.to_datetime(midnight),
            first.checked_add(step.months(1)).ok()?.to_datetime(midnight),
            Precision::Month,
        ),
        (Some(_), Some(_), None) => (
            first.to_datetime(midnight),
            first.checked_add(step.days(1)).ok()?.to_datetime(midnight),
            Precision::Day,
        ),
        (Some(_), Some(_), Some(time)) => {
            let mut clock = time.split(':');
            let hour = number(clock.next()?, 2)? as i8;
            let minute = number(clock.next()?, 2)? as i8;
            let second = match clock.next() {
                Some(part) => Some(number(part, 2)? as i8),
                None => None,
            };
            if clock.next().is_some() {
                return None;
            }
            let wall = civil::Time::new(hour, minute, second.unwrap_or(0), 0).ok()?;
            let start = instant(first.to_datetime(wall));
            let (ms, precision) = match second {
                Some(_) => (1_000, Precision::Second),
                None => (60_000, Precision::Minute),
            };
            return Some(Occurred { start, end: start.plus_ms(ms), precision });
        }
        _ => return None,
    };
    Some(Occurred { start: instant(start), end: instant(end), precision })
}

impl fmt::Display for Occurred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wall = |at: Timestamp| {
            let zoned = at.zoned();
            let pattern = match () {
                () if zoned.time() == civil::Time::midnight() => "%Y-%m-%d",
                () if zoned.second() == 0 => "%Y-%m-%dT%H:%M",
                () => "%Y-%m-%dT%H:%M:%S",
            };
            zoned.strftime(pattern).to_string()
        };
        let start = self.start.zoned();
        let pattern = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%Y-%m",
            Precision::Day => "%Y-%m-%d",
            Precision::Minute => "%Y-%m-%dT%H:%M",
            Precision::Second => "%Y-%m-%dT%H:%M:%S",
            Precision::Window => {
                // The end is outside, and what stands after the slash means all of itself: a
                // whole day, minute or second.
                let end = if self.end.day().start() == self.end {
                    self.end.plus_ms(-1).day().to_string()
                } else if self.end.zoned().second() == 0 {
                    self.end.plus_ms(-60_000).zoned().strftime("%Y-%m-%dT%H:%M").to_string()
                } else {
                    self.end.plus_ms(-1_000).zoned().strftime("%Y-%m-%dT%H:%M:%S").to_string()
                };
                return write!(f, "{}/{end}", wall(self.start));
            }
        };
        write!(f, "{}", start.strftime(pattern))
    }
}

impl FromStr for Occurred {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let text = text.trim();
        match text.split_once('/') {
            None => span(text).ok_or(TimeError::Occurred),
            Some((from, to)) => {
                let start = span(from).ok_or(TimeError::Occurred)?.start;
                let end = span(to).ok_or(TimeError::Occurred)?.end;
                if end <= start {
                    return Err(TimeError::Backwards);
                }
                Ok(Self { start, end, precision: Precision::Window })
            }
        }
    }
}

/// When a device logged it while offline, and how far its clock was off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Field)]
#[serde(deny_unknown_fields)]
pub struct Captured {
    /// The device's clock.
    pub at: Timestamp,
    /// What to add to the device's clock to get true time, in milliseconds, as measured when it
    /// was next online.
    pub clock_offset_ms: i64,
}

/// Serde of a time: its text for people, `$binary` for records.
macro_rules! text_or_binary {
    ($type:ident, $binary:ty, $into:expr, $from:expr, $kind:ident, $about:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    let into: fn(&$type) -> $binary = $into;
                    into(self).serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                    text.parse().map_err(serde::de::Error::custom)
                } else {
                    let from: fn($binary) -> $type = $from;
                    <$binary>::deserialize(deserializer).map(from)
                }
            }
        }

        text_field! {
            $type, |text| text.parse::<$type>().map(drop).map_err(Into::into), {
                name: stringify!($type),
                about: $about,
                kind: Kind::$kind,
                len_max: None,
                pattern: None,
            }
        }
    };
}

text_or_binary!(Timestamp, i64, |at| at.0, Timestamp, Instant, "an instant, RFC 3339");
text_or_binary!(Day, i32, |day| day.0, Day, Day, "a civil day in Pakistan, YYYY-MM-DD");
text_or_binary!(
    Occurred,
    (i64, i64, Precision),
    |occurred| (occurred.start.0, occurred.end.0, occurred.precision),
    |(start, end, precision)| Occurred { start: Timestamp(start), end: Timestamp(end), precision },
    Occurred,
    "when it happened, in Pakistan's time: 2024, 2025-06, 2025-07-08, 2025-07-08T14:30, \
     2025-07-08T14:30:05, or a window of two of these with a slash between"
);

#[cfg(test)]
mod tests;
