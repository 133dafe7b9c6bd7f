//! On which days courts do not sit, and what that means for what is due in a court.
//!
//! Where the last day of a term is one on which the court is closed, what is done on the next day on
//! which it is open is done in time (General Clauses Act 1897, s.10). This is for acts in a court
//! within a number of days. It lengthens no custody and no time that is counted in hours: who is
//! arrested is before a magistrate within 24 hours on whatever day.

use greyfile_envelope::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use crate::values::gazetteer::Gazetteer;
use crate::values::law::{Holiday, Law};
use crate::values::place::{Place, Wanted};
use crate::values::text::PlaceCode;

/// The rule by which a last day is moved.
pub const SECTION: &str = "General Clauses Act 1897 s.10";
/// Whether a lawyer has said that the rule is read rightly here.
pub const VERIFIED: bool = false;

/// The instant asked, with what a judgement rests on that is the same for every stream.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The instant.
    pub now: Timestamp,
    /// When courts sit.
    pub courts: Courts<'a>,
}

impl Asked<'_> {
    /// At this instant, with no other holidays than Sundays.
    pub const fn at(now: Timestamp) -> Self {
        Self { now, courts: Courts::WITHOUT_HOLIDAYS }
    }
}

/// When courts sit: not on Sundays, and not on the days that were declared.
#[derive(Debug, Clone, Copy)]
pub struct Courts<'a> {
    holidays: &'a [Holiday],
    gazetteer: Option<&'a Gazetteer>,
}

/// Why a court does not sit on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It is a Sunday.
    Sunday,
    /// A holiday was declared.
    Holiday,
}

/// The last day of a term that was moved, since courts did not sit on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moved {
    /// The last day as the law counts it.
    pub from: Day,
    /// Why it does not count.
    pub closed: Closed,
    /// The next day on which courts sat.
    pub to: Day,
}

/// Whether a court sits on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sits {
    Yes,
    No(Closed),
    /// It is a holiday of one province, and nobody knows whether the court lies in it.
    Unknown(Closed),
}

impl<'a> Courts<'a> {
    /// The most days by which a last day is moved: no courts are closed longer at a stretch. Whoever
    /// looks for what a holiday may change looks no further.
    pub const CLOSED_DAYS_MAX: i32 = 31;
    /// No other holidays than Sundays.
    pub const WITHOUT_HOLIDAYS: Self = Self { holidays: &[], gazetteer: None };

    /// As the regime has it, with the provinces that places lie in.
    pub fn new(law: &'a Law, gazetteer: &'a Gazetteer) -> Self {
        Self { holidays: &law.holidays, gazetteer: Some(gazetteer) }
    }

    /// The province of the first of these places of which it is known.
    pub fn province<'p>(
        &self,
        places: impl IntoIterator<Item = (&'p Place, Wanted)>,
    ) -> Option<&'a PlaceCode> {
        let gazetteer = self.gazetteer?;
        places.into_iter().find_map(|(place, wanted)| {
            let typed = || gazetteer.find(place.as_str(), wanted);
            // A code that the place was given when it was recorded counts before what its text means.
            let code = place.code.as_ref().map_or_else(typed, Some)?;
            gazetteer.province_of(code)
        })
    }

    fn sits(&self, day: Day, province: Option<&PlaceCode>) -> Sits {
        if day.is_sunday() {
            return Sits::No(Closed::Sunday);
        }
        let that_day = self.holidays.iter().filter(|holiday| holiday.day == day);
        let mut sits = Sits::Yes;
        for holiday in that_day.filter(|holiday| holiday.of.closes_courts()) {
            match (&holiday.province, province) {
                (None, _) => return Sits::No(Closed::Holiday),
                (Some(closed), Some(province)) if closed == province => {
                    return Sits::No(Closed::Holiday);
                }
                (Some(_), Some(_)) => {}
                (Some(_), None) => sits = Sits::Unknown(Closed::Holiday),
            }
        }
        sits
    }

    /// The day to which a last day is moved: at the earliest, and at the latest where nobody knows
    /// whether a holiday is one of this court. The same day where it sits.
    pub fn last_days(&self, day: Day, province: Option<&PlaceCode>) -> (Day, Day) {
        let after = |mut day: Day, closed: fn(Sits) -> bool| {
            for _ in 0..Self::CLOSED_DAYS_MAX {
                if !closed(self.sits(day, province)) {
                    break;
                }
                day = day.plus(1);
            }
            day
        };
        let known = |sits| matches!(sits, Sits::No(_));
        let possible = |sits| matches!(sits, Sits::No(_) | Sits::Unknown(_));
        (after(day, known), after(day, possible))
    }

    /// What is said of a last day that is moved; nothing where it is not.
    pub fn moved(&self, day: Day, province: Option<&PlaceCode>) -> Option<Moved> {
        let closed = match self.sits(day, province) {
            Sits::Yes => return None,
            Sits::No(closed) | Sits::Unknown(closed) => closed,
        };
        Some(Moved { from: day, closed, to: self.last_days(day, province).1 })
    }

    /// Every day on which courts somewhere do not sit since somebody said so.
    pub fn holidays(&self) -> impl Iterator<Item = Day> {
        let closing = self.holidays.iter().filter(|holiday| holiday.of.closes_courts());
        closing.map(|holiday| holiday.day)
    }
}
