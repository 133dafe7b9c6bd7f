//! Published figures, beside what the events give: never added to it, and marked where they do
//! not fit.

use std::ops::Bound;

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::figure::{FigureState, Published};
use greyfile_domain::streams::{History, State};
use greyfile_domain::values::Place;
use greyfile_domain::values::text::Code;
use greyfile_envelope::{Day, Occurred, Precision, StreamId, StreamKind};
use greyfile_projector::contract::{Keeps, Rows, Table, TableInfo};
use greyfile_projector::{ReadError, Reader};
use serde::{Deserialize, Serialize};

use crate::city::{self, Cities};
use crate::contribution::Contribution;
use crate::measure::Measure;
use crate::query::as_known_by;

/// Publications.
const FIGURES: Table<StreamId, Kept> = Table::new(10, "figures", Keeps::Days);
/// Raids that can be compared with what was published: city, arrests of Pakistanis, raid.
const COMPARABLE: Table<(String, i64, StreamId), Count> =
    Table::new(11, "comparable raids", Keeps::Days);

/// Raids with this many arrests or more are compared with figures; smaller ones look alike.
const COMPARABLE_ARRESTS_MIN: i64 = 20;
/// How far two counts of foreigners may differ for one event: reports of one raid did, by two.
const SAME_EVENT_DIFFERENCE_MAX: i64 = 2;

pub(crate) fn tables() -> [TableInfo; 2] {
    [FIGURES.info(), COMPARABLE.info()]
}

/// When and where a raid was, and how many foreigners were arrested in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Count {
    first: Day,
    last: Day,
    city: Place,
    foreign: i64,
}

/// A number as published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FigureRow {
    /// What is counted.
    pub measure: Code,
    /// The period it counts.
    pub period: Occurred,
    /// The city it counts; the whole country when absent.
    pub city: Option<Place>,
    /// The number as printed.
    pub value: i64,
    /// Whether it was printed as the total of its column.
    pub printed_total: bool,
    /// The position of the event behind it.
    pub position: u64,
}

/// A table of figures as published, with what does not fit.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FigureTable {
    /// The publication.
    pub stream: StreamId,
    /// What the table is called.
    pub table: String,
    /// Who gave it, and to whom.
    pub by: String,
    /// When it was published.
    pub published: Occurred,
    /// Where it was read.
    pub source: String,
    /// The numbers.
    pub rows: Vec<FigureRow>,
    /// What does not fit.
    pub remarks: Vec<Remark>,
}

/// Something about published figures that does not fit.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Remark {
    /// One of [`Remark::CODES`].
    pub code: &'static str,
    /// What its text speaks of.
    pub args: Vec<Arg>,
    /// The raid it concerns, where it is one.
    pub raid: Option<StreamId>,
}

impl Remark {
    /// The rows of a column do not add up to the total printed below: `measure`, `printed`, `sum`.
    pub const TOTAL_DIFFERS: &'static str = "total_differs";
    /// Arrests published of a period are those of a raid outside it: `city`, `local` and `foreign`,
    /// `raid_local` and `raid_foreign`, `when`.
    pub const POSSIBLY_SAME_EVENT: &'static str = "possibly_same_event";
    /// One raid has more arrests than were published of the whole period: the same.
    pub const EXCEEDS_FIGURE: &'static str = "exceeds_figure";
    /// Every code.
    pub const CODES: &'static [&'static str] =
        &[Self::TOTAL_DIFFERS, Self::POSSIBLY_SAME_EVENT, Self::EXCEEDS_FIGURE];
}

/// One publication as kept in its row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) table: String,
    pub(crate) by: String,
    pub(crate) published: Occurred,
    pub(crate) source: String,
    pub(crate) rows: Vec<FigureRow>,
}

/// The rows of a publication, and of a raid that can be compared with one.
pub(crate) fn rows(
    history: &History,
    state: &State,
    contributions: &[Contribution],
    out: &mut Rows,
) {
    let stream = history.stream();
    if let Some(state) = FigureState::of(state)
        && let Some((moment, first)) = state.published.first()
    {
        let mut published: Vec<_> = state.published.iter().collect();
        published.sort_by_key(|(moment, _)| moment.position);
        let kept = Kept {
            table: first.table.as_str().to_owned(),
            by: first.by.as_str().to_owned(),
            published: moment.occurred,
            source: first.source.as_str().to_owned(),
            rows: published.into_iter().map(|(at, one)| row(at.position.0, one)).collect(),
        };
        out.put(&FIGURES, &stream, &kept);
    }
    if stream.kind == StreamKind::RAID
        && let Some(first) = contributions.first()
        && let Some(city) = &first.city
    {
        let of = |measure: &str| -> i64 {
            let of = contributions.iter().filter(|one| one.measure.as_str() == measure);
            of.map(|one| one.number).sum()
        };
        let (local, foreign) = (of(Measure::ARRESTS_LOCAL), of(Measure::ARRESTS_FOREIGN));
        if local + foreign >= COMPARABLE_ARRESTS_MIN {
            let count = Count { first: first.first, last: first.last, city: city.clone(), foreign };
            out.put(&COMPARABLE, &(city::key(Some(city)), local, stream), &count);
        }
    }
}

fn row(position: u64, published: &Published) -> FigureRow {
    FigureRow {
        measure: published.measure.clone(),
        period: published.period,
        city: published.city.clone(),
        value: published.value,
        printed_total: published.printed_total,
        position,
    }
}

/// Columns whose printed total is not the sum of their rows.
pub(crate) fn totals_that_differ(rows: &[FigureRow]) -> Vec<Remark> {
    rows.iter()
        .filter(|row| row.printed_total)
        .filter_map(|total| {
            let column =
                rows.iter().filter(|row| !row.printed_total && row.measure == total.measure);
            let sum: i64 = column.map(|row| row.value).sum();
            (sum != total.value).then(|| Remark {
                code: Remark::TOTAL_DIFFERS,
                args: vec![
                    Arg::vocabulary("measure", &total.measure),
                    Arg::number("printed", total.value),
                    Arg::number("sum", sum),
                ],
                raid: None,
            })
        })
        .collect()
}

/// Every published table, with what does not fit: totals that differ from their rows, raids that
/// look like the event a figure counts, raids that exceed the figure of a period they fall in; as
/// known by the end of a day, or as known now.
///
/// # Errors
/// When the view cannot be read.
pub fn figures(reader: &Reader<'_>, known_by: Option<Day>) -> Result<Vec<FigureTable>, ReadError> {
    let reader = as_known_by(reader, known_by);
    let called = Cities::new(reader.gazetteer()?);
    let cities = cities_of_raids(&reader)?;
    let mut tables = Vec::new();
    for row in reader.prefix(&FIGURES, &()) {
        let (stream, mut kept) = row?;
        for row in &mut kept.rows {
            row.city = row.city.take().map(|city| called.settled(city));
        }
        let mut remarks = totals_that_differ(&kept.rows);
        remarks.extend(compare(&reader, &called, &cities, &kept.rows)?);
        let Kept { table, by, published, source, rows } = kept;
        tables.push(FigureTable { stream, table, by, published, source, rows, remarks });
    }
    tables.sort_by_key(|table| table.published.start);
    Ok(tables)
}

/// The cities of the raids that can be compared, by their keys.
fn cities_of_raids(reader: &Reader<'_>) -> Result<Vec<(String, Place)>, ReadError> {
    let mut cities: Vec<(String, Place)> = Vec::new();
    loop {
        let next = match cities.last() {
            None => reader.prefix(&COMPARABLE, &()).next(),
            Some((last, _)) => {
                let last = (last.clone(),);
                reader.range(&COMPARABLE, Bound::Excluded(&last), Bound::<&()>::Unbounded).next()
            }
        };
        match next.transpose()? {
            None => return Ok(cities),
            Some(((key, ..), count)) => cities.push((key, count.city)),
        }
    }
}

/// Holds the figures of each city against the raids there with as many arrests or more.
fn compare(
    reader: &Reader<'_>,
    called: &Cities,
    cities: &[(String, Place)],
    rows: &[FigureRow],
) -> Result<Vec<Remark>, ReadError> {
    let value = |city: &Place, measure: &str| {
        let of = |row: &&FigureRow| row.city.as_ref().is_some_and(|one| called.same(one, city));
        rows.iter().filter(of).find(|row| row.measure.as_str() == measure)
    };
    let mut found = Vec::new();
    for (key, city) in cities {
        let Some(local) = value(city, Measure::ARRESTS_LOCAL) else { continue };
        let foreign = value(city, Measure::ARRESTS_FOREIGN).map_or(0, |row| row.value);
        let (from, to) = ((key.clone(), local.value), (key.clone(),));
        for row in reader.range(&COMPARABLE, Bound::Included(&from), Bound::Included(&to)) {
            let ((_, arrests, raid), count) = row?;
            if let Some(remark) = remark(local, foreign, raid, arrests, &count) {
                found.push((count.first, count.last, raid, remark));
            }
        }
    }
    found.sort_by_key(|(first, last, raid, _)| (*first, *last, *raid));
    Ok(found.into_iter().map(|(.., remark)| remark).collect())
}

/// What does not fit between the arrests published of a period and those of a raid.
fn remark(
    published: &FigureRow,
    foreign: i64,
    raid: StreamId,
    arrests: i64,
    count: &Count,
) -> Option<Remark> {
    let (first, last) = published.period.days();
    let inside = count.first >= first && count.last <= last;
    let alike =
        arrests == published.value && (count.foreign - foreign).abs() <= SAME_EVENT_DIFFERENCE_MAX;
    let code = if alike && !inside {
        Remark::POSSIBLY_SAME_EVENT
    } else if inside && arrests > published.value {
        Remark::EXCEEDS_FIGURE
    } else {
        return None;
    };
    let precision = if count.first == count.last { Precision::Day } else { Precision::Window };
    let (start, end) = (count.first.start(), count.last.plus(1).start());
    let args = vec![
        Arg::text("city", &count.city),
        Arg::number("local", published.value),
        Arg::number("foreign", foreign),
        Arg::number("raid_local", arrests),
        Arg::number("raid_foreign", count.foreign),
        Arg::occurred("when", Occurred { start, end, precision }),
    ];
    Some(Remark { code, args, raid: Some(raid) })
}
