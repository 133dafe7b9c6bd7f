//! Productions before a magistrate by city and day of the arrest: a second hop, since what is added up
//! is concluded about persons from what several streams tell of them.

use std::collections::BTreeMap;
use std::ops::Bound;

use greyfile_domain::judged::PRODUCTION;
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::{Gazetteer, PlaceCode, Wanted};
use greyfile_envelope::{Day, Position};
use greyfile_projector::contract::{Keeps, Key, Rows, SumTable};
use greyfile_projector::{ReadError, Reader};
use serde::Serialize;

use crate::place::{self, Whence};
use crate::row::Accused;

/// People by the first and the last day that their arrest can have been on, then by city and what
/// became of their production.
pub(crate) const PRODUCTIONS: SumTable<(Day, Day), (String, String)> =
    SumTable::new(9, "productions", Keeps::Days);

/// Of a production that nothing settled.
const OPEN: &str = "open";

/// Adds a production.
pub(crate) fn add(deadline: &Deadline, whence: &Whence, out: &mut Rows) {
    if deadline.code != PRODUCTION {
        return;
    }
    let outcome = deadline.settled.map_or(OPEN, |settled| settled.verdict.code());
    let people = match Accused::of(&deadline.args) {
        Some(Accused::Group { count, .. }) => count,
        Some(Accused::Person(_)) | None => 1,
    };
    let field = (whence.city.clone(), outcome.to_owned());
    out.add(&PRODUCTIONS, &deadline.from.days(), &field, people.into());
}

/// Productions of those arrested in a range of days.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Productions {
    /// The last event that is seen.
    pub position: Position,
    /// The first day of arrest.
    pub from: Day,
    /// The last day of arrest.
    pub to: Day,
    /// The day of recording up to which events count; absent: all that are recorded.
    pub known_by: Option<Day>,
    /// By city. Counted are arrests that are known to lie within the range.
    pub cities: Vec<CityOfProductions>,
    /// People whose arrest may lie within the range or outside it. They are not counted above.
    pub may_lie_within: i64,
}

/// People arrested in a city, by what became of their production.
#[derive(Debug, Clone, Default, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CityOfProductions {
    /// The city's name in English or, where its text fits no place, as typed; empty when not stated.
    pub city: String,
    /// Its name in Urdu, where the gazetteer has one.
    pub city_ur: Option<String>,
    /// Its code in the gazetteer.
    pub code: Option<PlaceCode>,
    /// Produced in time.
    pub met: i64,
    /// Produced too late.
    pub late: i64,
    /// Let go or on bail in time.
    pub ended: i64,
    /// Let go or on bail when the time was up.
    pub missed: i64,
    /// Produced or let go at a time that is not known exactly enough.
    pub cannot_be_judged: i64,
    /// Nothing is on record.
    pub open: i64,
}

/// Productions of those arrested in a range of days, both inside, as recorded by the end of a day.
///
/// # Errors
/// When the view cannot be read.
pub fn productions(
    reader: &Reader<'_>,
    (from, to): (Day, Day),
    known_by: Option<Day>,
) -> Result<Productions, ReadError> {
    let then = reader.at(known_by.map_or(reader.position(), |day| reader.known_by(day)));
    let mut sums: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut beside = 0;
    let mut take = |(first, last): (Day, Day), fields: &[(&[u8], i64)]| {
        if first > to || last < from {
            return;
        }
        for (field, number) in fields {
            if first < from || last > to {
                beside += number;
            } else if let Some(field) = <(String, String)>::of_bytes(field) {
                *sums.entry(field).or_default() += number;
            }
        }
    };
    match known_by {
        None => {
            let to = Bound::Included(&to);
            then.sums(&PRODUCTIONS, Bound::<&()>::Unbounded, to, &mut take)?;
        }
        Some(_) => then.added(&PRODUCTIONS, &mut take)?,
    }
    let gazetteer = then.gazetteer()?;
    let mut cities: BTreeMap<(String, Option<PlaceCode>), CityOfProductions> = BTreeMap::new();
    for ((key, outcome), number) in sums {
        let city = city(&key, &gazetteer);
        let row = cities.entry((plain(&city.city), city.code.clone())).or_insert(city);
        let outcome = Verdict::ALL.iter().find(|verdict| verdict.code() == outcome);
        *match outcome {
            Some(Verdict::Met) => &mut row.met,
            Some(Verdict::Late) => &mut row.late,
            Some(Verdict::Ended) => &mut row.ended,
            Some(Verdict::Missed) => &mut row.missed,
            Some(Verdict::CannotBeJudged) => &mut row.cannot_be_judged,
            Some(Verdict::Running | Verdict::Overdue) | None => &mut row.open,
        } += number;
    }
    let cities = cities.into_values().filter(|row| row.total() != 0).collect();
    let position = then.position();
    Ok(Productions { position, from, to, known_by, cities, may_lie_within: beside })
}

impl CityOfProductions {
    /// Everybody.
    pub const fn total(&self) -> i64 {
        self.met + self.late + self.ended + self.missed + self.cannot_be_judged + self.open
    }
}

fn city(key: &str, gazetteer: &Gazetteer) -> CityOfProductions {
    let code = place::code_of(key, gazetteer, Wanted::City);
    let entry = code.as_ref().and_then(|code| gazetteer.get(code));
    let name = entry.map(|entry| entry.name_en.to_string());
    CityOfProductions {
        city: name.unwrap_or_else(|| place::typed(key).to_owned()),
        city_ur: entry.and_then(|entry| entry.name_ur.as_ref().map(ToString::to_string)),
        code,
        ..CityOfProductions::default()
    }
}
