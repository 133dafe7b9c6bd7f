//! Which deadlines somebody asks for.

use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::streams::ids::{CaseId, PersonId};
use greyfile_domain::values::same::plain;
use greyfile_envelope::Day;
use greyfile_projector::{ReadError, Reader};

use crate::cases;
use crate::place::AskedPlace;

/// Which deadlines to list. All that are given must fit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// The rule, by its code.
    pub rule: Option<String>,
    /// The circle of the raid or, where that says none, of the case; or the station or circle in whose
    /// register the FIR is. By its code, a text that means it, or as typed.
    pub circle: Option<String>,
    /// Who is on the case, or took part in the raid.
    pub officer: Option<String>,
    /// The case.
    pub case: Option<CaseId>,
    /// The person.
    pub person: Option<PersonId>,
    /// Open ones, or those of a verdict.
    pub which: Which,
}

/// What a filter asks for and nothing on record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// No case or raid is of such a circle, and no FIR is lodged there.
    Circle,
    /// Nobody of this code is on a case or took part in a raid.
    Officer,
    /// There is no such case.
    Case,
    /// There is no such person.
    Person,
}

impl Unknown {
    /// The name of the filter.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Officer => "officer",
            Self::Case => "case",
            Self::Person => "person",
        }
    }

    /// The first such, as recorded by the end of a day: an empty list would be taken for a good one.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn among(
        reader: &Reader<'_>,
        known_by: Option<Day>,
        filter: &Filter,
    ) -> Result<Option<Self>, ReadError> {
        let then = reader.at(known_by.map_or(reader.position(), |day| reader.known_by(day)));
        if let Some(asked) = &filter.circle {
            let gazetteer = then.gazetteer()?;
            let circle = AskedPlace::circle(&gazetteer, asked);
            if !cases::circles(&then)?.iter().any(|key| circle.is(key)) {
                return Ok(Some(Self::Circle));
            }
        }
        if let Some(officer) = &filter.officer
            && cases::of_officer(&then, &plain(officer), 0)?.is_empty()
        {
            return Ok(Some(Self::Officer));
        }
        if let Some(case) = filter.case
            && then.last_of(case.stream())?.is_none()
        {
            return Ok(Some(Self::Case));
        }
        if let Some(person) = filter.person
            && then.last_of(person.stream())?.is_none()
        {
            return Ok(Some(Self::Person));
        }
        Ok(None)
    }
}

/// Open ones, or those of a verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// What nothing settled.
    #[default]
    Open,
    /// Open and due on the day asked, and not overdue yet.
    DueToday,
    /// Open and due on a later day.
    DueLater,
    /// What came to this.
    Of(Verdict),
}

impl Which {
    /// Every code by which it can be asked for.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let own = [Self::Open, Self::DueToday, Self::DueLater].map(Self::code);
        own.into_iter().chain(Verdict::ALL.iter().map(|verdict| verdict.code()))
    }

    /// What a code asks for.
    pub fn of_code(code: &str) -> Option<Self> {
        let own = [Self::Open, Self::DueToday, Self::DueLater];
        let all = own.into_iter().chain(Verdict::ALL.iter().copied().map(Self::Of));
        all.into_iter().find(|which| which.code() == code)
    }

    /// Whether rows can be among these that stand elsewhere in the list, since a holiday moves them.
    pub(crate) const fn takes_what_a_holiday_moves(self) -> bool {
        match self {
            Self::Of(Verdict::Met | Verdict::Ended | Verdict::CannotBeJudged) => true,
            // What is broken without a holiday is nowhere else with it; what is open is found by when it
            // is due.
            Self::Of(Verdict::Late | Verdict::Missed | Verdict::Overdue | Verdict::Running)
            | Self::Open
            | Self::DueToday
            | Self::DueLater => false,
        }
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::DueToday => "due_today",
            Self::DueLater => "due_later",
            Self::Of(verdict) => verdict.code(),
        }
    }
}
