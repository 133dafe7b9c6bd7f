//! The dates by which values are selected, and what was selected.

use greyfile_envelope::{Day, EventId, Occurred};

use super::stated::SelectedBy;

/// The dates of what is decided. One that is not known, or does not arise, is the day of the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// When the application was filed.
    pub filing: Option<Day>,
    /// When the conduct happened that is judged.
    pub conduct: Option<Day>,
    /// When it is due.
    pub due: Option<Day>,
    /// When it is decided.
    pub decision: Day,
}

impl Dates {
    /// Of a decision on this day, all else unknown.
    pub const fn of_decision(decision: Day) -> Self {
        Self { filing: None, conduct: None, due: None, decision }
    }

    /// With the day of filing; of a time known less exactly, its first day.
    #[must_use]
    pub fn filed(self, filing: Occurred) -> Self {
        Self { filing: Some(filing.start.day()), ..self }
    }

    /// With the day of the conduct; of a time known less exactly, its first day.
    #[must_use]
    pub fn conducted(self, conduct: Occurred) -> Self {
        Self { conduct: Some(conduct.start.day()), ..self }
    }

    /// With the day on which it is due.
    #[must_use]
    pub const fn due(self, due: Day) -> Self {
        Self { due: Some(due), ..self }
    }

    /// The date that this selects by.
    pub fn day(&self, by: SelectedBy) -> Day {
        let day = match by {
            SelectedBy::Filing => self.filing,
            SelectedBy::Conduct => self.conduct,
            SelectedBy::Due => self.due,
            SelectedBy::Decision => None,
        };
        day.unwrap_or(self.decision)
    }
}

/// A value of a regime, and the adoption that it was taken from: the event of a decision keeps both.
#[derive(Debug, PartialEq)]
pub struct Used<'a, T> {
    /// The value.
    pub value: &'a T,
    /// The adoption.
    pub adoption: EventId,
}

impl<T> Clone for Used<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Used<'_, T> {}
