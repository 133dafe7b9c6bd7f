//! Published figures, laid out beside what the events give. Nothing here is ever added up with
//! events.

use std::collections::BTreeMap;

use greyfile_domain::values::same::plain;
use greyfile_domain::values::{Place, PlaceCode};
use greyfile_envelope::{Day, Position};
use greyfile_operations::{CityRow, FigureTable, Measure, Operations, Range, Remark, operations};
use greyfile_projector::{ReadError, Reader};

use crate::kit::format::{ENGLISH, Num, Scope, capital, event_href, stream_href};

/// A publication.
pub(crate) struct FigureSection {
    /// What the table is called.
    pub(crate) table: String,
    /// Who gave it, and to whom.
    pub(crate) by: String,
    /// When.
    pub(crate) published: String,
    /// Where it was read.
    pub(crate) source: String,
    /// Its own record.
    pub(crate) href: String,
    /// The period of all its rows, if it is one.
    pub(crate) period: Option<String>,
    /// Whether its rows name places.
    pub(crate) places: bool,
    /// What its columns count.
    pub(crate) columns: Vec<String>,
    /// Its rows.
    pub(crate) rows: Vec<FigureLine>,
    /// What does not fit.
    pub(crate) remarks: Vec<RemarkLine>,
}

/// A row of a publication.
pub(crate) struct FigureLine {
    /// The city, or the whole country.
    pub(crate) place: String,
    /// The period.
    pub(crate) period: String,
    /// Whether it is the printed total.
    pub(crate) total: bool,
    /// One for each column; absent where nothing was printed.
    pub(crate) cells: Vec<Option<FigureCell>>,
}

/// A number as printed, and what the events give for the same days and place.
pub(crate) struct FigureCell {
    /// As printed; opens the record of its publication.
    pub(crate) printed: Num,
    /// From events.
    pub(crate) events: Num,
}

/// What does not fit.
pub(crate) struct RemarkLine {
    /// In a word or three.
    pub(crate) label: &'static str,
    /// In full.
    pub(crate) text: String,
    /// The raid it concerns.
    pub(crate) href: Option<String>,
}

/// The publications that concern a range of days, as the page shows them.
///
/// # Errors
/// When the view cannot be read.
pub(crate) fn sections(
    reader: &Reader<'_>,
    tables: &[FigureTable],
    scope: Scope,
) -> Result<Vec<FigureSection>, ReadError> {
    let mut known: BTreeMap<(Day, Day), Operations> = BTreeMap::new();
    let mut sections = Vec::new();
    for table in tables {
        let concerns = table.rows.iter().any(|row| {
            let (first, last) = row.period.days();
            first <= scope.range.to && last >= scope.range.from
        });
        if !concerns {
            continue;
        }
        for row in &table.rows {
            let (from, to) = row.period.days();
            if let std::collections::btree_map::Entry::Vacant(entry) = known.entry((from, to)) {
                entry.insert(operations(reader, Range { from, to }, scope.known_by)?);
            }
        }
        sections.push(section(table, &known, scope));
    }
    Ok(sections)
}

fn section(
    table: &FigureTable,
    known: &BTreeMap<(Day, Day), Operations>,
    scope: Scope,
) -> FigureSection {
    let mut measures: Vec<&str> = Vec::new();
    // Rows in the order they were printed, which is that of their positions.
    let mut keys: Vec<(bool, Option<&Place>, (Day, Day))> = Vec::new();
    for row in &table.rows {
        if !measures.contains(&row.measure.as_str()) {
            measures.push(row.measure.as_str());
        }
        let key = (row.printed_total, row.city.as_ref(), row.period.days());
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.sort_by_key(|(total, ..)| *total);
    let one_period = keys.iter().all(|(_, _, days)| Some(*days) == keys.first().map(|key| key.2));
    let line = |&(total, city, days): &(bool, Option<&Place>, (Day, Day))| {
        let cells = measures.iter().map(|measure| {
            let row = table.rows.iter().find(|row| {
                row.measure.as_str() == *measure
                    && (row.printed_total, row.city.as_ref(), row.period.days())
                        == (total, city, days)
            })?;
            let events = known.get(&days).map_or(0, |known| from_events(known, measure, city));
            Some(FigureCell {
                printed: Num {
                    text: crate::kit::format::number(row.value),
                    href: event_href(Position(row.position)),
                },
                events: Num::new(
                    events,
                    scope.days(days.0, days.1).behind(measure, city.map(asked)),
                ),
            })
        });
        FigureLine {
            place: match city {
                Some(city) => city.to_string(),
                None if total => "Printed total".into(),
                None => "Whole country".into(),
            },
            period: ENGLISH.days(days.0, days.1),
            total,
            cells: cells.collect(),
        }
    };
    FigureSection {
        table: table.table.clone(),
        by: table.by.clone(),
        published: table.published.to_words(),
        source: table.source.clone(),
        href: stream_href(table.stream),
        period: keys
            .first()
            .filter(|_| one_period)
            .map(|(_, _, (first, last))| ENGLISH.days(*first, *last)),
        places: keys.iter().any(|(_, city, _)| city.is_some()),
        columns: measures.iter().map(|measure| capital(&ENGLISH.measure(measure))).collect(),
        rows: keys.iter().map(line).collect(),
        remarks: table
            .remarks
            .iter()
            .map(|remark| RemarkLine {
                label: match remark.code {
                    Remark::TOTAL_DIFFERS => "Total does not add up",
                    Remark::POSSIBLY_SAME_EVENT => "Possibly the same event",
                    Remark::EXCEEDS_FIGURE => "Events exceed the figure",
                    _ => "Does not fit",
                },
                text: ENGLISH.message(&greyfile_words::id("remark", remark.code), &remark.args),
                href: remark.raid.map(stream_href),
            })
            .collect(),
    }
}

/// How a city is asked for: by its code, or as typed.
fn asked(city: &Place) -> &str {
    city.code.as_ref().map_or(city.as_str(), PlaceCode::as_str)
}

fn from_events(known: &Operations, measure: &str, city: Option<&Place>) -> i64 {
    let numbers = match city {
        None => Some(&known.totals),
        Some(city) => {
            let is = |row: &&CityRow| match &city.code {
                Some(code) => row.code.as_ref() == Some(code),
                None => row.code.is_none() && plain(&row.city) == plain(city.as_str()),
            };
            known.cities.iter().find(is).map(|row| &row.numbers)
        }
    };
    numbers.and_then(|numbers| numbers.get(&Measure::new(measure))).copied().unwrap_or(0)
}
