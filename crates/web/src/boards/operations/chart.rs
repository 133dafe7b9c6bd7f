//! Raids and arrests over time: where columns and ticks go. The drawing is in the template, and a
//! table stands by it. Time runs from left to right in both languages.

use std::collections::BTreeMap;

use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::Day;
use greyfile_operations::{Measure, Operations, Range};
use greyfile_words::{Lang, Words};

use super::only::Only;
use super::sums::value;
use crate::kit::format::{Num, Scope, number};
use crate::kit::text::say;

/// A coordinate, exact to a tenth.
fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

/// Raids and arrests over time: two panels over one axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Timeline {
    /// Months, or years where there are too many months.
    pub(super) columns: Vec<Column>,
    /// How wide the scale is: a drawing of its own, which stays in sight while the columns scroll.
    pub(super) scale: String,
    /// Where the columns end, from the left edge of the scale.
    pub(super) right: String,
    /// How wide the drawing of the columns is, which begins where the scale ends.
    pub(super) width: String,
    /// Lines of the arrests' panel.
    pub(super) arrest_ticks: Vec<Tick>,
    /// Lines of the raids' panel.
    pub(super) raid_ticks: Vec<Tick>,
    /// `month` or `year`.
    pub(super) unit: &'static str,
    /// What is in the totals and in no column, each with what it counts; empty if nothing is.
    pub(super) unplaced: Vec<(Num, String)>,
}

/// A month or a year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// In full: `July 2025`.
    pub(super) label: String,
    /// Under the axis; empty where labels would run into each other.
    pub(super) short: String,
    /// Left edge, and width, of its bars.
    pub(super) x: String,
    /// See [`Column::x`].
    pub(super) width: String,
    /// Its middle.
    pub(super) middle: String,
    /// Arrests from below: Pakistanis, foreigners, not told.
    pub(super) stack: Vec<Block>,
    /// What the arrests say when they are pointed at.
    pub(super) arrests_told: String,
    /// Raids.
    pub(super) raid_block: Block,
    /// What the raids say when they are pointed at.
    pub(super) raids_told: String,
    /// Numbers for the table: raids, arrests, local, foreign.
    pub(super) raids: Num,
    /// See [`Column::raids`].
    pub(super) arrests: Num,
    /// See [`Column::raids`].
    pub(super) local: Num,
    /// See [`Column::raids`].
    pub(super) foreign: Num,
}

/// A rectangle of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// Which colour.
    pub(super) class: &'static str,
    /// Top edge.
    pub(super) y: String,
    /// Height.
    pub(super) height: String,
}

/// A line across a panel.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// Where.
    pub(super) y: String,
    /// What it stands for.
    pub(super) label: String,
}

/// How wide the scale is, with the labels of its ticks.
const SCALE: f64 = 46.0;
/// Where the columns begin, from the left edge of the scale: the first label is wider than its column.
const LEFT: f64 = 58.0;
/// Where they end at most.
const RIGHT: f64 = 1106.0;
/// What is left blank behind their end.
const MARGIN: f64 = 16.0;
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

/// A stretch of time with its label and short label.
type Period = (Day, Day, String, String);

/// A month under the axis, with its year where that is needed.
fn axis_label(words: Words, month: i8, year: Option<i16>) -> String {
    let name = say(words, &format!("operations-month-{month}"), &[]);
    match (year, words.lang()) {
        (None, _) => name,
        (Some(year), Lang::En) => format!("{name} {:02}", year.rem_euclid(100)),
        // Two digits beside a month would read as a day of it.
        (Some(year), Lang::Ur) => format!("{name} {year}"),
    }
}

fn months_between(words: Words, first: Day, last: Day) -> Vec<Period> {
    let (mut year, mut month, _) = first.civil();
    let mut periods = Vec::new();
    while let Some(start) = Day::from_civil(year, month, 1).filter(|start| *start <= last) {
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let Some(next) = Day::from_civil(next_year, next_month, 1) else { break };
        let end = next.plus(-1);
        let with_year = month == 1 || periods.is_empty();
        let short = axis_label(words, month, with_year.then_some(year));
        periods.push((start, end, words.days(start, end), short));
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
pub(super) fn timeline(
    words: Words,
    operations: &Operations,
    range: Range,
    whole: bool,
    today: Day,
) -> Timeline {
    let numbers: BTreeMap<Day, &BTreeMap<Measure, i64>> =
        operations.months.iter().map(|row| (row.month, &row.numbers)).collect();
    let within = |from: Day, to: Day, measure: &str| -> i64 {
        numbers.range(from..=to).map(|(_, numbers)| value(numbers, measure)).sum()
    };
    let occupied = |measure: &str| {
        let mut months = numbers.iter().filter(|(_, numbers)| value(numbers, measure) != 0);
        let first = months.next().map(|(month, _)| *month)?;
        Some((first, months.next_back().map_or(first, |(month, _)| *month)))
    };
    let data = [occupied(Measure::RAIDS), occupied(Measure::ARRESTS)]
        .into_iter()
        .flatten()
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let Some(data) = data else { return Timeline::default() };
    let (first, last) = if whole { data } else { (range.from, range.to.min(today).max(data.1)) };
    let mut periods = months_between(words, first, last);
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
        let count = |measure: &str| within(*from, *to, measure);
        let num = |measure: &str| {
            let scope = Scope { range, known_by: operations.known_by };
            let scope = scope.days(range.from.max(*from), range.to.min(*to));
            Num::new(count(measure), scope.behind(measure, None))
        };
        let width = (slot * 0.68).min(COLUMN_MAX);
        let middle = LEFT + slot * (index as f64 + 0.5);
        let (local, foreign) = (count(Measure::ARRESTS_LOCAL), count(Measure::ARRESTS_FOREIGN));
        let (arrests, raids) = (count(Measure::ARRESTS), count(Measure::RAIDS));
        let untold = (arrests - local - foreign).max(0);
        let mut below = 0;
        let stack = [("local", local), ("foreign", foreign), ("untold", untold)]
            .into_iter()
            .filter(|(_, value)| *value > 0)
            .map(|(class, value)| {
                below += value;
                block(class, ARRESTS, arrest_top, below, value)
            })
            .collect();
        let when = Arg::text("when", label);
        let made_of = [
            when.clone(),
            Arg::number("arrests", arrests),
            Arg::number("local", local),
            Arg::number("foreign", foreign),
        ];
        // Too many labels would run into each other.
        let every = periods.len().div_ceil(18);
        Column {
            label: label.clone(),
            short: if index % every == 0 { short.clone() } else { String::new() },
            x: tenth(middle - width / 2.0),
            width: tenth(width),
            middle: tenth(middle),
            stack,
            arrests_told: say(words, "operations-column-arrests", &made_of),
            raid_block: block("raids", RAIDS, raid_top, raids, raids),
            raids_told: say(words, "operations-column-raids", &[when, Arg::number("raids", raids)]),
            raids: num(Measure::RAIDS),
            arrests: num(Measure::ARRESTS),
            local: num(Measure::ARRESTS_LOCAL),
            foreign: num(Measure::ARRESTS_FOREIGN),
        }
    });
    let placed = |measure: &str| -> i64 {
        periods.iter().map(|(from, to, ..)| within(*from, *to, measure)).sum()
    };
    let unplaced = |measure: &str| (value(&operations.totals, measure) - placed(measure)).max(0);
    Timeline {
        columns: columns.collect(),
        scale: tenth(SCALE),
        right: tenth(right),
        width: tenth(right + MARGIN - SCALE),
        arrest_ticks: ticks(ARRESTS, arrest_step, arrest_top),
        raid_ticks: ticks(RAIDS, raid_step, raid_top),
        unit,
        unplaced: [
            (Measure::RAIDS, "operations-unplaced-raids"),
            (Measure::ARRESTS, "operations-unplaced-arrests"),
        ]
        .into_iter()
        .map(|(measure, id)| (measure, unplaced(measure), id))
        .filter(|(_, count, _)| *count != 0)
        .map(|(measure, count, id)| {
            let scope = Scope { range, known_by: operations.known_by };
            let href = scope.behind_only(measure, Only::LOOSE);
            (Num::new(count, href), say(words, id, &[Arg::number("n", count)]))
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
        let [chart, urdu] = Lang::ALL
            .map(|lang| timeline(Words::of(lang), &operations, range, true, day("2026-01-01")));
        let shown: Vec<_> =
            chart.columns.iter().map(|column| (&*column.label, &*column.arrests.text)).collect();
        assert_eq!(shown, [("June 2025", "93"), ("July 2025", "0"), ("August 2025", "80")]);
        let told = |chart: &Timeline| -> Vec<(String, String)> {
            let unplaced = chart.unplaced.iter();
            unplaced.map(|(num, words)| (num.text.clone(), words.clone())).collect()
        };
        let pairs = |pairs: [(&str, &str); 2]| {
            pairs.map(|(number, words)| (number.to_owned(), words.to_owned()))
        };
        assert_eq!(told(&chart), pairs([("1", "raid"), ("7", "arrests")]));
        assert_eq!(told(&urdu), pairs([("1", "چھاپہ"), ("7", "گرفتاریاں")]));
        let axis = |chart: &Timeline| -> Vec<String> {
            chart.columns.iter().map(|column| column.short.clone()).collect()
        };
        assert_eq!(axis(&chart), ["Jun 25", "Jul", "Aug"]);
        assert_eq!(axis(&urdu), ["جون 2025", "جولائی", "اگست"]);
        assert_eq!(chart.columns[0].raids_told, "June 2025: 1 raid");
        // The words aside, it is one drawing in both languages.
        assert_eq!(chart.columns[2].stack, urdu.columns[2].stack);
        assert_eq!((&*chart.right, &*chart.width), ("274.0", "244.0"));
        let of = |from: &str| {
            let range = Range { from: day(from), ..range };
            timeline(Words::of(Lang::En), &operations, range, false, day("2026-01-01"))
        };
        let whole_year = of("2025-01-01");
        assert_eq!((whole_year.columns.len(), &*whole_year.width), (12, "892.0"));
        assert_eq!(of("1990-01-01").unit, "year");
    }
}
