//! When something happened, as exactly as it is known: an interval, and how people read it.

use serde::{Deserialize, Serialize};

use super::{Day, Timestamp};

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
