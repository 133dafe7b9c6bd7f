//! Charts: where bars and ticks go. The drawing is in the templates, and a table stands by each.

use std::collections::BTreeMap;

use greyfile_envelope::Day;
use greyfile_operations::{Measure, Operations, Range};

use super::behind::Only;
use crate::kit::format::{Num, Scope, number};

/// A row of a table with a bar in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bar {
    /// What is counted.
    pub(crate) label: String,
    /// How many.
    pub(crate) num: Num,
    /// The bar's length, of 100.
    pub(crate) width: String,
    /// What else is to be said.
    pub(crate) note: String,
    /// Which colour.
    pub(crate) class: &'static str,
}

impl Bar {
    /// The same bar in another colour.
    pub(crate) fn coloured(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }
}

/// Rows with bars, the longest filling its cell.
pub(crate) fn bars(rows: Vec<(String, i64, String, String)>) -> Vec<Bar> {
    let most = rows.iter().map(|(_, value, ..)| *value).max().unwrap_or(0).max(1);
    rows.into_iter()
        .map(|(label, value, href, note)| Bar {
            label,
            num: Num::new(value, href),
            width: tenth(value.max(0) as f64 * 100.0 / most as f64),
            note,
            class: "raids",
        })
        .collect()
}

/// A coordinate, exact to a tenth.
fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

/// Raids and arrests over time: two panels over one axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Timeline {
    /// Months, or years where there are too many months.
    pub(crate) columns: Vec<Column>,
    /// Where the drawing ends, and how wide all of it is.
    pub(crate) right: String,
    /// See [`Timeline::right`].
    pub(crate) width: String,
    /// Lines of the arrests' panel.
    pub(crate) arrest_ticks: Vec<Tick>,
    /// Lines of the raids' panel.
    pub(crate) raid_ticks: Vec<Tick>,
    /// `month` or `year`.
    pub(crate) unit: &'static str,
    /// What is in the totals and in no column, each with what it counts; empty if nothing is.
    pub(crate) unplaced: Vec<(Num, &'static str)>,
}

/// A month or a year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    /// In full: `July 2025`.
    pub(crate) label: String,
    /// Under the axis.
    pub(crate) short: String,
    /// Left edge, and width, of its bars.
    pub(crate) x: String,
    /// See [`Column::x`].
    pub(crate) width: String,
    /// Its middle.
    pub(crate) middle: String,
    /// Arrests from below: Pakistanis, foreigners, not told.
    pub(crate) stack: Vec<Block>,
    /// Raids.
    pub(crate) raid_block: Block,
    /// Numbers for the table: raids, arrests, local, foreign.
    pub(crate) raids: Num,
    /// See [`Column::raids`].
    pub(crate) arrests: Num,
    /// See [`Column::raids`].
    pub(crate) local: Num,
    /// See [`Column::raids`].
    pub(crate) foreign: Num,
}

/// A rectangle of a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// Which colour.
    pub(crate) class: &'static str,
    /// Top edge.
    pub(crate) y: String,
    /// Height.
    pub(crate) height: String,
}

/// A line across a panel.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    /// Where.
    pub(crate) y: String,
    /// What it stands for.
    pub(crate) label: String,
}

/// Where the drawing begins, from the left; labels stand before it.
const LEFT: f64 = 44.0;
/// Where it ends at most.
const RIGHT: f64 = 1092.0;
/// What is left blank behind its end.
const MARGIN: f64 = 8.0;
/// Upper and lower edge of the arrests' panel.
const ARRESTS: (f64, f64) = (24.0, 174.0);
/// The same of the raids' panel.
const RAIDS: (f64, f64) = (216.0, 260.0);
/// More months than this are drawn as years.
const MONTHS_MAX: usize = 36;
/// A column is at most this wide, and so is its place with what is blank around it: a few months
/// make a narrow chart, which a phone shows whole.
const COLUMN_MAX: f64 = 48.0;
/// See [`COLUMN_MAX`].
const SLOT_MAX: f64 = 72.0;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A stretch of time with its label and short label.
type Period = (Day, Day, String, String);

fn months_between(first: Day, last: Day) -> Vec<Period> {
    let (mut year, mut month, _) = first.civil();
    let mut periods = Vec::new();
    while let Some(start) = Day::from_civil(year, month, 1).filter(|start| *start <= last) {
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let Some(next) = Day::from_civil(next_year, next_month, 1) else { break };
        let end = next.plus(-1);
        let name = MONTHS[usize::from(month.unsigned_abs()) - 1];
        let short = if month == 1 || periods.is_empty() {
            format!("{name} {:02}", year.rem_euclid(100))
        } else {
            name.to_owned()
        };
        periods.push((start, end, crate::kit::format::ENGLISH.days(start, end), short));
        (year, month) = (next_year, next_month);
    }
    periods
}

fn years_between(first: Day, last: Day) -> Vec<Period> {
    (first.civil().0..=last.civil().0)
        .filter_map(|year| {
            let (start, end) = (Day::from_civil(year, 1, 1)?, Day::from_civil(year, 12, 31)?);
            Some((start, end, year.to_string(), year.to_string()))
        })
        .collect()
}

/// The chart of a range; `whole` when the range is everything, so that it begins with the first
/// event and ends with the last.
pub(crate) fn timeline(operations: &Operations, range: Range, whole: bool, today: Day) -> Timeline {
    let numbers: BTreeMap<Day, &BTreeMap<Measure, i64>> =
        operations.months.iter().map(|row| (row.month, &row.numbers)).collect();
    let of = |numbers: &BTreeMap<Measure, i64>, measure: &str| {
        numbers.get(&Measure::new(measure)).copied().unwrap_or(0)
    };
    let within = |from: Day, to: Day, measure: &str| -> i64 {
        numbers.range(from..=to).map(|(_, numbers)| of(numbers, measure)).sum()
    };
    let occupied = |measure: &str| {
        let mut months = numbers.iter().filter(|(_, numbers)| of(numbers, measure) != 0);
        let first = months.next().map(|(month, _)| *month)?;
        Some((first, months.next_back().map_or(first, |(month, _)| *month)))
    };
    let data = [occupied(Measure::RAIDS), occupied(Measure::ARRESTS)]
        .into_iter()
        .flatten()
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let Some(data) = data else { return Timeline::default() };
    let (first, last) = if whole { data } else { (range.from, range.to.min(today).max(data.1)) };
    let mut periods = months_between(first, last);
    let mut unit = "month";
    if periods.len() > MONTHS_MAX {
        (periods, unit) = (years_between(first, last), "year");
    }
    let most = |measure: &str| {
        periods.iter().map(|(from, to, ..)| within(*from, *to, measure)).max().unwrap_or(0)
    };
    let (arrest_step, arrest_top) = scale(most(Measure::ARRESTS), 4);
    let (raid_step, raid_top) = scale(most(Measure::RAIDS), 2);
    let slot = ((RIGHT - LEFT) / periods.len().max(1) as f64).min(SLOT_MAX);
    let right = LEFT + slot * periods.len() as f64;
    let columns = periods.iter().enumerate().map(|(index, (from, to, label, short))| {
        let value = |measure: &str| within(*from, *to, measure);
        let num = |measure: &str| {
            let scope = Scope { range, known_by: operations.known_by };
            let scope = scope.days(range.from.max(*from), range.to.min(*to));
            Num::new(value(measure), scope.behind(measure, None))
        };
        let width = (slot * 0.68).min(COLUMN_MAX);
        let middle = LEFT + slot * (index as f64 + 0.5);
        let (local, foreign) = (value(Measure::ARRESTS_LOCAL), value(Measure::ARRESTS_FOREIGN));
        let untold = (value(Measure::ARRESTS) - local - foreign).max(0);
        let mut below = 0;
        let stack = [("local", local), ("foreign", foreign), ("untold", untold)]
            .into_iter()
            .filter(|(_, value)| *value > 0)
            .map(|(class, value)| {
                below += value;
                block(class, ARRESTS, arrest_top, below, value)
            })
            .collect();
        let raids = value(Measure::RAIDS);
        // Too many labels would run into each other.
        let every = periods.len().div_ceil(18);
        Column {
            label: label.clone(),
            short: if index % every == 0 { short.clone() } else { String::new() },
            x: tenth(middle - width / 2.0),
            width: tenth(width),
            middle: tenth(middle),
            stack,
            raid_block: block("raids", RAIDS, raid_top, raids, raids),
            raids: num(Measure::RAIDS),
            arrests: num(Measure::ARRESTS),
            local: num(Measure::ARRESTS_LOCAL),
            foreign: num(Measure::ARRESTS_FOREIGN),
        }
    });
    let placed = |measure: &str| -> i64 {
        periods.iter().map(|(from, to, ..)| within(*from, *to, measure)).sum()
    };
    let unplaced = |measure: &str| (of(&operations.totals, measure) - placed(measure)).max(0);
    Timeline {
        columns: columns.collect(),
        right: tenth(right),
        width: tenth(right + MARGIN),
        arrest_ticks: ticks(ARRESTS, arrest_step, arrest_top),
        raid_ticks: ticks(RAIDS, raid_step, raid_top),
        unit,
        unplaced: [(Measure::RAIDS, "raid", "raids"), (Measure::ARRESTS, "arrest", "arrests")]
            .into_iter()
            .map(|(measure, one, many)| (measure, unplaced(measure), one, many))
            .filter(|(_, value, ..)| *value != 0)
            .map(|(measure, value, one, many)| {
                let scope = Scope { range, known_by: operations.known_by };
                let href = scope.behind_only(measure, Only::LOOSE);
                (Num::new(value, href), if value == 1 { one } else { many })
            })
            .collect(),
    }
}

/// A block of a stack that reaches up to `upto`.
fn block(class: &'static str, panel: (f64, f64), top: i64, upto: i64, value: i64) -> Block {
    let unit = (panel.1 - panel.0) / top.max(1) as f64;
    Block { class, y: tenth(panel.1 - upto as f64 * unit), height: tenth(value as f64 * unit) }
}

fn ticks(panel: (f64, f64), step: i64, top: i64) -> Vec<Tick> {
    let unit = (panel.1 - panel.0) / top.max(1) as f64;
    (0..=top / step.max(1))
        .map(|index| index * step)
        .map(|value| Tick { y: tenth(panel.1 - value as f64 * unit), label: number(value) })
        .collect()
}

/// A round step and a top that is a multiple of it, so that there are at most so many steps.
fn scale(most: i64, steps: i64) -> (i64, i64) {
    let mut unit = 1_i64;
    loop {
        for step in [unit, 2 * unit, 5 * unit] {
            if step.saturating_mul(steps) >= most {
                return (step, (most.max(1) + step - 1) / step * step);
            }
        }
        unit = unit.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_envelope::Position;
    use greyfile_operations::MonthRow;

    #[test]
    fn scales_are_round() {
        for (most, steps, scaled) in
            [(0, 4, (1, 1)), (3, 4, (1, 3)), (149, 4, (50, 150)), (7, 2, (5, 10))]
        {
            assert_eq!(scale(most, steps), scaled, "{most}");
        }
    }

    #[test]
    fn columns_hold_what_is_known_to_the_month_and_say_what_is_not() {
        let measures = |raids: i64, arrests: i64| {
            BTreeMap::from([
                (Measure::new(Measure::RAIDS), raids),
                (Measure::new(Measure::ARRESTS), arrests),
            ])
        };
        let day = |text: &str| text.parse::<Day>().unwrap();
        let range = Range { from: day("2025-01-01"), to: day("2025-12-31") };
        let operations = Operations {
            position: Position(9),
            range,
            known_by: None,
            totals: measures(4, 180),
            cities: Vec::new(),
            overlapping: Vec::new(),
            months: vec![
                MonthRow { month: day("2025-06-01"), numbers: measures(1, 93) },
                MonthRow { month: day("2025-08-01"), numbers: measures(2, 80) },
            ],
        };
        let chart = timeline(&operations, range, true, day("2026-01-01"));
        let shown: Vec<_> =
            chart.columns.iter().map(|column| (&*column.label, &*column.arrests.text)).collect();
        assert_eq!(shown, [("June 2025", "93"), ("July 2025", "0"), ("August 2025", "80")]);
        let unplaced: Vec<_> =
            chart.unplaced.iter().map(|(num, words)| (&*num.text, *words)).collect();
        assert_eq!(unplaced, [("1", "raid"), ("7", "arrests")]);
        assert_eq!((&*chart.right, &*chart.width), ("260.0", "268.0"));
        let whole_year = timeline(&operations, range, false, day("2026-01-01"));
        assert_eq!((whole_year.columns.len(), &*whole_year.width), (12, "916.0"));
        assert_eq!(
            timeline(
                &operations,
                Range { from: day("1990-01-01"), ..range },
                false,
                day("2026-01-01")
            )
            .unit,
            "year"
        );
    }
}
