//! An instant, and the wall clock in Pakistan by which people read it.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;
use std::time::Duration;

use jiff::civil;
use jiff::fmt::StdFmtWrite;
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::TimeZone;

use super::{Day, TimeError};

/// Where civil dates are read.
static KARACHI: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Asia/Karachi").expect("the tz database is bundled"));

/// An instant: milliseconds since 1 January 1970, 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Milliseconds in an hour.
    pub const HOUR_MS: i64 = 3_600_000;
    /// Milliseconds in a day of 24 hours.
    pub const DAY_MS: i64 = 24 * Self::HOUR_MS;

    /// So long after 1 January 1970, 00:00 UTC; what is past all that can be told is the end of it.
    pub fn after_1970(since: Duration) -> Self {
        Self(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// The first instant that can be told, and the last.
    pub(super) fn ends() -> [Self; 2] {
        [
            Self(jiff::Timestamp::MIN.as_millisecond() + Self::DAY_MS),
            Self(jiff::Timestamp::MAX.as_millisecond() - Self::DAY_MS),
        ]
    }

    /// Itself, where it can be told.
    fn told(self) -> Option<Self> {
        let [first, last] = Self::ends();
        (first..=last).contains(&self).then_some(self)
    }

    /// The instant of a wall clock in Pakistan, where it can be told. A time skipped by a change of
    /// clocks (2002, 2008 and 2009) is read with the offset before it.
    pub(super) fn of_wall(wall: civil::DateTime) -> Option<Self> {
        let zoned = KARACHI.to_ambiguous_zoned(wall).compatible().ok()?;
        Self(zoned.timestamp().as_millisecond()).told()
    }

    /// The instant of a wall clock elsewhere, this far before that of UTC.
    pub(super) fn of_wall_at(wall: civil::DateTime, offset: jiff::tz::Offset) -> Option<Self> {
        let at = offset.to_timestamp(wall).ok()?;
        Self(at.as_millisecond()).told()
    }

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
    pub(super) fn zoned(self) -> jiff::Zoned {
        let [first, last] = Self::ends();
        let millisecond = self.clamp(first, last).0;
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
