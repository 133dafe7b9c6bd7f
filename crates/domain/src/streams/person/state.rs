//! A person as recorded.

use greyfile_envelope::{Day, Occurred};

use super::events::{AliasAdded, Identified, PersonEvent, Recorded, RoleObserved};
use crate::kernel::arg::Arg;
use crate::kernel::called::Called;
use crate::kernel::history::Moment;
use crate::kernel::refusal::Refusal;
use crate::proceedings::Bars;
use crate::values::document::Cnic;
use crate::values::personal::Personal;
use crate::values::sex::Sex;

/// A person as recorded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonState {
    /// How the person was first recorded.
    pub recorded: Option<Recorded>,
    /// The documents shown.
    pub documents: Vec<Identified>,
    /// Other names.
    pub aliases: Vec<AliasAdded>,
    /// Age in years, as determined last, and when.
    pub age: Option<(Moment, u8)>,
    /// Age in years, as claimed last, and when.
    pub age_claimed: Option<(Moment, u8)>,
    /// Roles, by case.
    pub roles: Vec<RoleObserved>,
    /// When the consulate was told, by time.
    pub consular_notices: Vec<Moment>,
    /// When the guardian was told, by time.
    pub guardian_notices: Vec<Moment>,
    /// Whether at large.
    pub absconded: Option<Moment>,
    /// Whether barred from being licensed.
    pub bars: Bars,
}

impl PersonState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &PersonEvent) {
        match event {
            PersonEvent::Recorded(recorded) => self.recorded = Some(recorded.clone()),
            PersonEvent::Identified(identified) => self.documents.push(identified.clone()),
            PersonEvent::AliasAdded(alias) => self.aliases.push(alias.clone()),
            PersonEvent::AgeClaimed(age) => self.age_claimed = Some((*moment, age.years)),
            PersonEvent::AgeDetermined(age) => self.age = Some((*moment, age.years)),
            PersonEvent::RoleObserved(role) => self.roles.push(role.clone()),
            PersonEvent::ConsularNoticeGiven(_) => self.consular_notices.push(*moment),
            PersonEvent::GuardianInformed(_) => self.guardian_notices.push(*moment),
            PersonEvent::Absconded(_) => self.absconded = Some(*moment),
            PersonEvent::BarImposed(imposed) => self.bars.impose(moment, imposed),
            PersonEvent::BarEnded(ended) => self.bars.end(moment, ended),
        }
    }
}

impl PersonState {
    /// Whether determined to be under 18 or, where nothing was determined, claimed to be.
    pub fn is_minor(&self) -> bool {
        self.age.or(self.age_claimed).is_some_and(|(_, years)| years < 18)
    }

    /// The age at a time, in years: as determined or, where nothing was determined, as claimed
    /// (Juvenile Justice System Act 2018 s.8), moved by the whole years between the two times.
    pub fn age_at(&self, then: Occurred) -> Option<i32> {
        self.age_said().map(|said| age_then(said, then))
    }

    /// The age that counts, in years, and when it was said.
    pub fn age_said(&self) -> Option<(Occurred, u8)> {
        self.age.or(self.age_claimed).map(|(moment, years)| (moment.occurred, years))
    }

    /// Whether recorded as a foreigner.
    pub fn is_foreign(&self) -> bool {
        let nationality = self.recorded.as_ref().and_then(|recorded| recorded.nationality.as_ref());
        nationality.is_some_and(|country| !country.is_local())
    }
}

impl Recorded {
    /// What to call the person where no name may be shown: as somebody said, or `unknown male 3`;
    /// of a sex that is not stated or neither, `unknown person 3`.
    pub fn called(&self) -> Called {
        if let Some(label) = self.label.as_ref().and_then(Personal::clear) {
            return Called::new(Called::PERSON, vec![Arg::text("label", label)]);
        }
        let sex = match self.sex {
            Some(sex @ (Sex::Female | Sex::Male)) => sex.word(),
            Some(Sex::Other) | None => "person",
        };
        let ordinal = Arg::number("ordinal", self.ordinal.unwrap_or_default());
        Called::new(Called::PERSON_UNKNOWN, vec![Arg::code("sex", sex), ordinal])
    }
}

/// The age at a time, in years, of who was so old at another time: moved by the whole years between
/// the two.
pub fn age_then((said, years): (Occurred, u8), then: Occurred) -> i32 {
    let (said, then) = (said.start.day(), then.start.day());
    let between = whole_years(said.min(then), said.max(then));
    i32::from(years) + if then < said { -between } else { between }
}

/// Birthdays between two days, the earlier first.
fn whole_years(from: Day, to: Day) -> i32 {
    let ((from_year, from_month, from_day), (year, month, day)) = (from.civil(), to.civil());
    let reached = (month, day) >= (from_month, from_day);
    i32::from(year) - i32::from(from_year) - i32::from(!reached)
}

/// The CNIC a document shows, if it is one and can be read.
pub fn cnic_of(identified: &Identified) -> Option<Result<Cnic, Refusal>> {
    if identified.document.as_str() != "cnic" {
        return None;
    }
    let number = identified.number.clear()?;
    Some(Cnic::new(number.as_str()).map_err(Refusal::Number))
}
