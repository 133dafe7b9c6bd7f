//! An interval as text, written and read: what is written reads as the same interval.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use jiff::tz::Offset;

use super::{Occurred, Precision, TimeError, Timestamp};

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
            let (time, offset) = with_offset(time)?;
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
            let wall = first.to_datetime(wall);
            let start = match offset {
                None => Timestamp::of_wall(wall)?,
                // Until 1907 clocks here were apart from those elsewhere by seconds too: such a minute
                // would not be one of ours.
                Some(offset) => Timestamp::of_wall_at(wall, offset)
                    .filter(|at| at.zoned().second() == wall.second())?,
            };
            let (ms, precision) = match second {
                Some(_) => (1_000, Precision::Second),
                None => (60_000, Precision::Minute),
            };
            return Some(Occurred { start, end: start.plus_ms(ms), precision });
        }
        _ => return None,
    };
    Some(Occurred { start: Timestamp::of_wall(start)?, end: Timestamp::of_wall(end)?, precision })
}

/// A time of day, and how far it is ahead of UTC where it says so: `05:30`, `05:30+05:00`, `00:30Z`.
fn with_offset(time: &str) -> Option<(&str, Option<Offset>)> {
    if let Some(time) = time.strip_suffix('Z') {
        return Some((time, Some(Offset::UTC)));
    }
    let Some(at) = time.find(['+', '-']) else { return Some((time, None)) };
    let (time, offset) = time.split_at(at);
    let (hours, minutes) = offset[1..].split_once(':')?;
    let number = |part: &str, below: i32| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<i32>().ok())?.filter(|number| *number < below)
    };
    let seconds = (number(hours, 24)? * 60 + number(minutes, 60)?) * 60;
    let seconds = if offset.starts_with('-') { -seconds } else { seconds };
    Some((time, Some(Offset::from_seconds(seconds).ok()?)))
}
