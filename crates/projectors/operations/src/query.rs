//! Questions to the view: a range of days, and the events behind a number.

use std::collections::BTreeMap;
use std::ops::Bound;

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::{Place, PlaceCode, Wanted};
use greyfile_envelope::{Day, Occurred, Position, Precision, StreamId, StreamKind};
use greyfile_projector::Reader;
use serde::Serialize;

use crate::city::{Cities, City};
use crate::contribution::Contribution;
use crate::figures::{FigureRow, FigureTable, Kept, Remark, totals_that_differ};
use crate::keys::{self, DAY, MONTH, SPAN, month, to_day};
use crate::measure::Measure;
use crate::tally::{Fields, Numbers, Tally};
use crate::{BEHIND, DELTAS, FIGURES, HistoryError, SUMS};

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
    fn add(self, first: Day, last: Day, fields: &Fields, tally: &mut Tally) {
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
) -> Result<Operations, HistoryError> {
    let mut tally = Tally::default();
    match known_by {
        None => known_now(reader, range, &mut tally)?,
        Some(day) => known_then(reader, range, day, &mut tally)?,
    }
    let tally = tally.done();
    let mut totals: BTreeMap<Measure, i64> = BTreeMap::new();
    for numbers in tally.cities.values() {
        for (measure, number) in numbers {
            *totals.entry(measure.clone()).or_default() += number;
        }
    }
    totals.retain(|_, number| *number != 0);
    let called = Cities::new(greyfile_histories::gazetteer(reader, known_by)?);
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
fn known_now(reader: &Reader<'_>, range: Range, tally: &mut Tally) -> Result<(), HistoryError> {
    let key = |kind: u8, day: Day| [&[kind], &keys::day(day)[..]].concat();
    let next_month = |day: Day| month(month(day).plus(31));
    let whole_from =
        if month(range.from) == range.from { range.from } else { next_month(range.from) };
    let whole_to = month(range.to.plus(1));
    let days = |from: Day, to: Day, tally: &mut Tally| -> Result<(), HistoryError> {
        if from > to {
            return Ok(());
        }
        let (from, to) = (key(DAY, from), key(DAY, to));
        for row in reader.sums(SUMS.number, Bound::Included(&from), Bound::Included(&to)) {
            let (key, fields) = row?;
            let day = key.get(1..).and_then(to_day);
            tally.count(day.map(month), &fields);
        }
        Ok(())
    };
    if whole_from < whole_to {
        days(range.from, whole_from.plus(-1), tally)?;
        let (from, to) = (key(MONTH, whole_from), key(MONTH, whole_to));
        for row in reader.sums(SUMS.number, Bound::Included(&from), Bound::Excluded(&to)) {
            let (key, fields) = row?;
            tally.count(key.get(1..).and_then(to_day), &fields);
        }
        days(whole_to, range.to, tally)?;
    } else {
        days(range.from, range.to, tally)?;
    }
    let end = key(SPAN, range.to.plus(1));
    for row in reader.sums(SUMS.number, Bound::Included(&[SPAN]), Bound::Excluded(&end)) {
        let (key, fields) = row?;
        let first = key.get(1..5).and_then(to_day);
        let last = key.get(5..9).and_then(to_day);
        if let (Some(first), Some(last)) = (first, last)
            && last >= range.from
        {
            range.add(first, last, &fields, tally);
        }
    }
    Ok(())
}

/// Every delta recorded up to a day.
fn known_then(
    reader: &Reader<'_>,
    range: Range,
    known_by: Day,
    tally: &mut Tally,
) -> Result<(), HistoryError> {
    let end = keys::day(known_by.plus(1));
    for row in reader.sums(DELTAS.number, Bound::Unbounded, Bound::Excluded(&end)) {
        let (key, fields) = row?;
        let first = key.get(4..8).and_then(to_day);
        let last = key.get(8..12).and_then(to_day);
        if let (Some(first), Some(last)) = (first, last)
            && first <= range.to
            && last >= range.from
        {
            range.add(first, last, &fields, tally);
        }
    }
    Ok(())
}

/// An event behind a number.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Behind {
    /// Its stream.
    pub stream: StreamId,
    /// What it contributes.
    #[serde(flatten)]
    pub contribution: Contribution,
    /// Whether it is counted in the range, or only may lie inside.
    pub counted: bool,
}

/// What a city is called that somebody asks for: its name in English or, where it means no place,
/// as asked.
///
/// # Errors
/// When the view cannot be read.
pub fn city_name(
    reader: &Reader<'_>,
    asked: &str,
    known_by: Option<Day>,
) -> Result<String, HistoryError> {
    let gazetteer = greyfile_histories::gazetteer(reader, known_by)?;
    let entry = gazetteer.asked(asked, Wanted::City).and_then(|code| gazetteer.get(code));
    Ok(entry.map_or_else(|| asked.to_owned(), |entry| entry.name_en.to_string()))
}

/// The events behind a number: those of a measure and, if given, a city (by its code, by any text
/// that means it, or as typed; empty for what is not stated), that lie in the range or overlap it.
///
/// # Errors
/// When the view cannot be read.
pub fn behind(
    reader: &Reader<'_>,
    range: Range,
    measure: Option<&str>,
    city: Option<&str>,
) -> Result<Vec<Behind>, HistoryError> {
    let called = Cities::new(greyfile_histories::gazetteer(reader, None)?);
    let end = keys::day(range.to.plus(1));
    let mut found = Vec::new();
    for row in reader.index_range(BEHIND.number, Bound::Unbounded, Bound::Excluded(&end)) {
        let (key, value) = row?;
        let Some(last) = key.get(4..8).and_then(to_day) else { continue };
        let Some(stream) = key.last_chunk::<{ StreamId::LEN }>() else { continue };
        if last < range.from {
            continue;
        }
        let stream = StreamId::from_bytes(*stream);
        let list: Vec<Contribution> = postcard::from_bytes(&value)
            .map_err(|error| HistoryError::Row { stream, what: error.to_string() })?;
        let wanted = list.into_iter().filter(|one| {
            measure.is_none_or(|measure| one.measure.as_str() == measure)
                && city.is_none_or(|city| called.is(one.city.as_ref(), city))
        });
        found.extend(wanted.map(|contribution| {
            let counted = contribution.first >= range.from && contribution.last <= range.to;
            Behind { stream, contribution, counted }
        }));
    }
    Ok(found)
}

/// Every published table, with what does not fit: totals that differ from their rows, raids that
/// look like the event a figure counts, raids that exceed the figure of a period they fall in.
///
/// # Errors
/// When the view cannot be read.
pub fn figures(
    reader: &Reader<'_>,
    known_by: Option<Day>,
) -> Result<Vec<FigureTable>, HistoryError> {
    let called = Cities::new(greyfile_histories::gazetteer(reader, known_by)?);
    let mut raids = None;
    let mut tables = Vec::new();
    for row in reader.index(FIGURES.number, &[]) {
        let (key, value) = row?;
        let Some(stream) = key.last_chunk::<{ StreamId::LEN }>() else { continue };
        let stream = StreamId::from_bytes(*stream);
        if value.is_empty() {
            continue;
        }
        let mut kept: Kept = postcard::from_bytes(&value)
            .map_err(|error| HistoryError::Row { stream, what: error.to_string() })?;
        for row in &mut kept.rows {
            row.city = row.city.take().map(|city| called.settled(city));
        }
        let mut remarks = totals_that_differ(&kept.rows);
        if kept.rows.iter().any(|row| row.city.is_some()) {
            let raids = match &mut raids {
                Some(raids) => &*raids,
                none => none.insert(raid_counts(reader)?),
            };
            remarks.extend(compare(&called, &kept.rows, raids));
        }
        tables.push(FigureTable {
            stream,
            table: kept.table,
            by: kept.by,
            published: kept.published,
            source: kept.source,
            rows: kept.rows,
            remarks,
        });
    }
    tables.sort_by_key(|table| table.published.start);
    Ok(tables)
}

/// One raid's arrests, with when and where.
struct RaidCount {
    raid: StreamId,
    first: Day,
    last: Day,
    city: Place,
    local: i64,
    foreign: i64,
}

/// Raids with this many arrests or more are compared with figures; smaller ones look alike.
const COMPARABLE_ARRESTS_MIN: i64 = 20;
/// How far two counts of foreigners may differ for one event: reports of one raid did, by two.
const SAME_EVENT_DIFFERENCE_MAX: i64 = 2;

fn raid_counts(reader: &Reader<'_>) -> Result<Vec<RaidCount>, HistoryError> {
    let mut raids = Vec::new();
    for row in reader.index(BEHIND.number, &[]) {
        let (key, value) = row?;
        let Some(stream) = key.last_chunk::<{ StreamId::LEN }>() else { continue };
        let stream = StreamId::from_bytes(*stream);
        if stream.kind != StreamKind::RAID {
            continue;
        }
        let list: Vec<Contribution> = postcard::from_bytes(&value)
            .map_err(|error| HistoryError::Row { stream, what: error.to_string() })?;
        let of = |measure: &str| {
            list.iter().filter(|one| one.measure.as_str() == measure).map(|one| one.number).sum()
        };
        let (local, foreign): (i64, i64) =
            (of(Measure::ARRESTS_LOCAL), of(Measure::ARRESTS_FOREIGN));
        if let Some(one) = list.first()
            && let Some(city) = &one.city
            && local + foreign >= COMPARABLE_ARRESTS_MIN
        {
            let (first, last, city) = (one.first, one.last, city.clone());
            raids.push(RaidCount { raid: stream, first, last, city, local, foreign });
        }
    }
    Ok(raids)
}

fn compare(called: &Cities, rows: &[FigureRow], raids: &[RaidCount]) -> Vec<Remark> {
    let value = |city: &Place, measure: &str| {
        let of = |row: &&FigureRow| row.city.as_ref().is_some_and(|one| called.same(one, city));
        rows.iter().filter(of).find(|row| row.measure.as_str() == measure)
    };
    let mut remarks = Vec::new();
    for raid in raids {
        let Some(local) = value(&raid.city, Measure::ARRESTS_LOCAL) else { continue };
        let foreign = value(&raid.city, Measure::ARRESTS_FOREIGN).map_or(0, |row| row.value);
        let (first, last) = local.period.days();
        let inside = raid.first >= first && raid.last <= last;
        let precision = if raid.first == raid.last { Precision::Day } else { Precision::Window };
        let (start, end) = (raid.first.start(), raid.last.plus(1).start());
        let args = || {
            vec![
                Arg::text("city", &raid.city),
                Arg::number("local", local.value),
                Arg::number("foreign", foreign),
                Arg::number("raid_local", raid.local),
                Arg::number("raid_foreign", raid.foreign),
                Arg::occurred("when", Occurred { start, end, precision }),
            ]
        };
        let alike = raid.local == local.value
            && (raid.foreign - foreign).abs() <= SAME_EVENT_DIFFERENCE_MAX;
        if alike && !inside {
            remarks.push(Remark {
                code: Remark::POSSIBLY_SAME_EVENT,
                args: args(),
                raid: Some(raid.raid),
            });
        } else if inside && raid.local > local.value {
            remarks.push(Remark {
                code: Remark::EXCEEDS_FIGURE,
                args: args(),
                raid: Some(raid.raid),
            });
        }
    }
    remarks
}
