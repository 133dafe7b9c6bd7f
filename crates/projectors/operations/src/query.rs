//! Questions to the view: a range of days.

use std::collections::BTreeMap;
use std::ops::Bound;

use greyfile_domain::values::{PlaceCode, Wanted};
use greyfile_envelope::{Day, Position};
use greyfile_projector::{ReadError, Reader};
use serde::Serialize;

use crate::city::{Cities, City};
use crate::keys::{ADDED, DAY, MONTH, SPAN, SUMS, SumKey, month};
use crate::measure::Measure;
use crate::tally::{Fields, Numbers, Tally};

/// Days from the first to the last, both inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Range {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Range {
    /// Adds a row between two days: counted if both lie inside.
    fn add(self, first: Day, last: Day, fields: &Fields<'_>, tally: &mut Tally) {
        if first >= self.from && last <= self.to {
            tally.count_span(first, last, fields);
        } else {
            tally.overlap(first, last, fields);
        }
    }
}

/// What happened in a range of days.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Operations {
    /// The last event the view has taken in.
    pub position: Position,
    /// The days asked about.
    pub range: Range,
    /// The day of recording up to which events count; absent: all that are recorded.
    pub known_by: Option<Day>,
    /// Totals by measure. Counted is what lies wholly inside the range.
    pub totals: BTreeMap<Measure, i64>,
    /// The same by city.
    pub cities: Vec<CityRow>,
    /// What may lie inside the range or outside, listed beside the sum and not in it.
    pub overlapping: Vec<Overlapping>,
    /// Totals by month, for charts: what is known to the day, or to that month.
    pub months: Vec<MonthRow>,
}

/// The numbers of a city.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CityRow {
    /// The city's name in English or, where its text fits no place, as typed; empty when not stated.
    pub city: String,
    /// Its name in Urdu, where the gazetteer has one.
    pub city_ur: Option<String>,
    /// Its code in the gazetteer; absent where its text fits no place, or several.
    pub code: Option<PlaceCode>,
    /// Its numbers by measure.
    pub numbers: BTreeMap<Measure, i64>,
}

/// The numbers of a month.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct MonthRow {
    /// Its first day.
    pub month: Day,
    /// Its numbers by measure.
    pub numbers: BTreeMap<Measure, i64>,
}

/// Statements too wide to be counted in a range.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Overlapping {
    /// The first day they can have happened on.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// The city, as in [`CityRow`].
    pub city: String,
    /// Its name in Urdu.
    pub city_ur: Option<String>,
    /// Its code.
    pub code: Option<PlaceCode>,
    /// Their numbers by measure.
    pub numbers: BTreeMap<Measure, i64>,
}

/// What happened in a range of days, as far as recorded by `known_by`, or as known now.
///
/// # Errors
/// When the view cannot be read.
pub fn operations(
    reader: &Reader<'_>,
    range: Range,
    known_by: Option<Day>,
) -> Result<Operations, ReadError> {
    let then = as_known_by(reader, known_by);
    let mut tally = Tally::default();
    match known_by {
        None => known_now(reader, range, &mut tally)?,
        Some(_) => known_then(&then, range, &mut tally)?,
    }
    let tally = tally.done();
    let mut totals: BTreeMap<Measure, i64> = BTreeMap::new();
    for numbers in tally.cities.values() {
        for (measure, number) in numbers {
            *totals.entry(measure.clone()).or_default() += number;
        }
    }
    totals.retain(|_, number| *number != 0);
    let called = Cities::new(then.gazetteer()?);
    let keys = tally.cities.keys().chain(tally.overlapping.keys().map(|(_, _, city)| city));
    let called = called.called(keys.map(String::as_str));
    let mut cities: BTreeMap<&City, Numbers> = BTreeMap::new();
    for (key, numbers) in &tally.cities {
        merge(cities.entry(&called[&**key]).or_default(), numbers);
    }
    let mut overlapping: BTreeMap<(Day, Day, &City), Numbers> = BTreeMap::new();
    for ((first, last, key), numbers) in &tally.overlapping {
        merge(overlapping.entry((*first, *last, &called[&**key])).or_default(), numbers);
    }
    let cities = cities.into_iter().map(|(called, numbers)| {
        let City { name: city, name_ur: city_ur, code } = called.clone();
        CityRow { city, city_ur, code, numbers }
    });
    let overlapping = overlapping.into_iter().map(|((first, last, called), numbers)| {
        let City { name: city, name_ur: city_ur, code } = called.clone();
        Overlapping { first, last, city, city_ur, code, numbers }
    });
    Ok(Operations {
        position: reader.position(),
        range,
        known_by,
        totals,
        cities: cities.collect(),
        overlapping: overlapping.collect(),
        months: tally
            .months
            .iter()
            .map(|(month, numbers)| MonthRow { month: *month, numbers: numbers.clone() })
            .collect(),
    })
}

fn merge(into: &mut Numbers, numbers: &Numbers) {
    for (measure, number) in numbers {
        *into.entry(measure.clone()).or_default() += number;
    }
}

/// Whole months from their sums, the days at both ends from theirs, spans one by one.
fn known_now(reader: &Reader<'_>, range: Range, tally: &mut Tally) -> Result<(), ReadError> {
    let next_month = |day: Day| month(month(day).plus(31));
    let whole_from =
        if month(range.from) == range.from { range.from } else { next_month(range.from) };
    let whole_to = month(range.to.plus(1));
    let sums = |kind: u8, from: Day, to: Day, tally: &mut Tally| {
        if from > to {
            return Ok(());
        }
        let (from, to) = ((kind, from), (kind, to));
        let (from, to) = (Bound::Included(&from), Bound::Included(&to));
        reader.sums(&SUMS, from, to, |(_, first, _): SumKey, fields| {
            tally.count(Some(month(first)), fields);
        })
    };
    if whole_from < whole_to {
        sums(DAY, range.from, whole_from.plus(-1), tally)?;
        sums(MONTH, whole_from, whole_to.plus(-1), tally)?;
        sums(DAY, whole_to, range.to, tally)?;
    } else {
        sums(DAY, range.from, range.to, tally)?;
    }
    let (from, to) = ((SPAN,), (SPAN, range.to));
    let (from, to) = (Bound::Included(&from), Bound::Included(&to));
    reader.sums(&SUMS, from, to, |(_, first, last): SumKey, fields| {
        if last >= range.from {
            range.add(first, last, fields, tally);
        }
    })
}

/// Everything that had come in.
fn known_then(reader: &Reader<'_>, range: Range, tally: &mut Tally) -> Result<(), ReadError> {
    reader.added(&ADDED, |(first, last): (Day, Day), fields| {
        if first <= range.to && last >= range.from {
            range.add(first, last, fields, tally);
        }
    })
}

/// The reader as it was at the end of a day, or as it is.
pub(crate) fn as_known_by<'a>(reader: &Reader<'a>, known_by: Option<Day>) -> Reader<'a> {
    let position = known_by.map_or(reader.position(), |day| reader.known_by(day));
    reader.at(position)
}

/// What a city is called that somebody asks for: its name in English or, where it means no place,
/// as asked; and its name in Urdu, where the gazetteer has one.
///
/// # Errors
/// When the view cannot be read.
pub fn city_called(
    reader: &Reader<'_>,
    asked: &str,
    known_by: Option<Day>,
) -> Result<(String, Option<String>), ReadError> {
    let gazetteer = as_known_by(reader, known_by).gazetteer()?;
    let entry = gazetteer.asked(asked, Wanted::City).and_then(|code| gazetteer.get(code));
    let name = entry.map_or_else(|| asked.to_owned(), |entry| entry.name_en.to_string());
    Ok((name, entry.and_then(|entry| entry.name_ur.as_ref().map(ToString::to_string))))
}
