//! Published figures, laid out beside what the events give. Nothing here is ever added up with
//! events.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::same::alike;
use greyfile_domain::values::{Gazetteer, Place, PlaceCode, Wanted};
use greyfile_envelope::{Day, Position};
use greyfile_operations::{CityRow, FigureTable, Operations, Range, Remark, operations};
use greyfile_projector::{ReadError, Reader};
use greyfile_words::Words;

use super::sums::value;
use crate::kit::format::{Num, Scope, number};
use crate::kit::link::{event_href, stream_href};
use crate::kit::place;
use crate::kit::text::{capital, say};

/// A publication.
pub(super) struct FigureSection {
    /// What the table is called.
    pub(super) table: String,
    /// Who gave it, when, and of which period, if it is one.
    pub(super) given: String,
    /// Where it was read.
    pub(super) read_in: String,
    /// Its own record.
    pub(super) href: String,
    /// Whether its rows are of several periods.
    pub(super) periods: bool,
    /// Whether its rows name places.
    pub(super) places: bool,
    /// What its columns count.
    pub(super) columns: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<FigureLine>,
    /// What does not fit.
    pub(super) remarks: Vec<RemarkLine>,
}

/// A row of a publication.
pub(super) struct FigureLine {
    /// The city, or the whole country.
    pub(super) place: String,
    /// The period; of a total in a table without places that it was printed, too.
    pub(super) period: String,
    /// Whether it is the printed total.
    pub(super) total: bool,
    /// One for each column; absent where nothing was printed.
    pub(super) cells: Vec<Option<FigureCell>>,
}

/// A number as printed, and what the events give for the same days and place.
pub(super) struct FigureCell {
    /// As printed; opens the record of its publication.
    pub(super) printed: Num,
    /// From events.
    pub(super) events: Num,
}

/// What does not fit.
pub(super) struct RemarkLine {
    /// In a word or three.
    pub(super) label: String,
    /// In full.
    pub(super) text: String,
    /// The raid it concerns.
    pub(super) href: Option<String>,
}

/// The publications that concern a range of days, as the page shows them.
///
/// # Errors
/// When the view cannot be read.
pub(super) fn sections(
    words: Words,
    reader: &Reader<'_>,
    tables: &[FigureTable],
    scope: Scope,
) -> Result<Vec<FigureSection>, ReadError> {
    let mut known: BTreeMap<(Day, Day), Operations> = BTreeMap::new();
    let mut sections = Vec::new();
    let gazetteer = reader.gazetteer()?;
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
            if let Entry::Vacant(entry) = known.entry((from, to)) {
                entry.insert(operations(reader, Range { from, to }, scope.known_by)?);
            }
        }
        sections.push(section((words, &gazetteer), table, &known, scope));
    }
    Ok(sections)
}

fn section(
    (words, gazetteer): (Words, &Gazetteer),
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
    let places = keys.iter().any(|(_, city, _)| city.is_some());
    let line = |&(total, city, days): &(bool, Option<&Place>, (Day, Day))| {
        let cells = measures.iter().map(|measure| {
            let row = table.rows.iter().find(|row| {
                row.measure.as_str() == *measure
                    && (row.printed_total, row.city.as_ref(), row.period.days())
                        == (total, city, days)
            })?;
            let events = known.get(&days).map_or(0, |known| from_events(known, measure, city));
            Some(FigureCell {
                printed: Num { text: number(row.value), href: event_href(Position(row.position)) },
                events: Num::new(
                    events,
                    scope.days(days.0, days.1).behind(measure, city.map(asked)),
                ),
            })
        });
        let mut period = words.days(days.0, days.1);
        if total && !places {
            period = say(words, "operations-printed", &[Arg::text("period", period)]);
        }
        FigureLine {
            place: match city {
                Some(city) => place::of(words, gazetteer, city, Wanted::City),
                None if total => say(words, "operations-printed-total", &[]),
                None => say(words, "operations-whole-country", &[]),
            },
            period,
            total,
            cells: cells.collect(),
        }
    };
    let by = [Arg::text("by", &table.by), Arg::occurred("published", table.published)];
    let given = match keys.first().filter(|_| one_period) {
        Some((_, _, (first, last))) => {
            let period = Arg::text("period", words.days(*first, *last));
            say(words, "operations-given-for", &[&by[..], &[period]].concat())
        }
        None => say(words, "operations-given", &by),
    };
    FigureSection {
        table: table.table.clone(),
        given,
        read_in: say(words, "operations-read-in", &[Arg::text("source", &table.source)]),
        href: stream_href(table.stream),
        periods: !one_period,
        places,
        columns: measures.iter().map(|measure| capital(&words.measure(measure))).collect(),
        rows: keys.iter().map(line).collect(),
        remarks: table.remarks.iter().map(|found| remark(words, found)).collect(),
    }
}

/// What does not fit, as the page shows it.
fn remark(words: Words, remark: &Remark) -> RemarkLine {
    let label = match remark.code {
        Remark::TOTAL_DIFFERS => "operations-total-differs",
        Remark::POSSIBLY_SAME_EVENT => "operations-same-event",
        Remark::EXCEEDS_FIGURE => "operations-exceeds",
        _ => "operations-does-not-fit",
    };
    RemarkLine {
        label: say(words, label, &[]),
        text: words.message(&greyfile_words::id("remark", remark.code), &remark.args),
        href: remark.raid.map(stream_href),
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
                None => row.code.is_none() && alike(&row.city, city.as_str()),
            };
            known.cities.iter().find(is).map(|row| &row.numbers)
        }
    };
    numbers.map_or(0, |numbers| value(numbers, measure))
}
