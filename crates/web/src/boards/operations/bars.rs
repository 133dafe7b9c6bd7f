//! Tables with a bar in each row: nationalities, seizures, and the way from complaint to acquittal.

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::text::Country;
use greyfile_operations::{Measure, Operations};
use greyfile_words::Words;

use super::around::around;
use super::only::Only;
use super::sums::{of_kind, value};
use crate::kit::format::{Num, Scope};
use crate::kit::text::{capital, say};

/// A table with bars.
pub(super) struct Bars {
    /// The id of its heading.
    pub(super) id: &'static str,
    /// Its heading.
    pub(super) title: String,
    /// The head of what is counted.
    pub(super) what: String,
    /// The head of the numbers.
    pub(super) number: String,
    /// Its rows.
    pub(super) rows: Vec<Bar>,
    /// What it means that there are none.
    pub(super) empty: String,
    /// What is to be known of the whole table.
    pub(super) note: Option<Note>,
}

/// A remark below a table, which can have a number in it.
pub(super) struct Note {
    /// What stands before the number, or all of it.
    pub(super) before: String,
    /// The number.
    pub(super) num: Option<Num>,
    /// What stands behind.
    pub(super) behind: String,
}

/// A row of a table with a bar in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// What is counted.
    pub(super) label: String,
    /// How many.
    pub(super) num: Num,
    /// The bar's length, of 100.
    pub(super) width: String,
    /// What else is to be said.
    pub(super) note: String,
    /// Which colour.
    pub(super) class: &'static str,
}

/// What a row counts, how many, where that leads, and what else is to be said.
type Counted = (String, i64, String, String);

/// The tables with bars, in their order.
pub(super) fn tables(words: Words, operations: &Operations, scope: Scope) -> Vec<Bars> {
    vec![
        nationalities(words, operations, scope),
        seizures(words, operations, scope),
        funnel(words, operations, scope),
    ]
}

fn nationalities(words: Words, operations: &Operations, scope: Scope) -> Bars {
    let told = of_kind(operations, Measure::NATIONALITY);
    let row = |(code, value): &(String, i64)| {
        let href = scope.behind(&format!("{}{code}", Measure::NATIONALITY), None);
        (words.country(code), *value, href, String::new())
    };
    let mut rows = bars(told.iter().map(row).collect());
    for (bar, (code, _)) in rows.iter_mut().zip(&told) {
        bar.class = if code == Country::PAKISTAN { "local" } else { "foreign" };
    }
    let sum: i64 = told.iter().map(|(_, value)| value).sum();
    let untold = (value(&operations.totals, Measure::ARRESTS) - sum).max(0);
    let note = (untold > 0).then(|| {
        let (before, behind) = around(words, "operations-untold", &[]);
        let num = Num::new(untold, scope.behind_only(Measure::ARRESTS, Only::UNTOLD));
        Note { before, num: Some(num), behind }
    });
    let empty = if note.is_some() { "operations-no-nationality" } else { "operations-nothing" };
    Bars {
        id: "nationality",
        title: say(words, "operations-nationality", &[]),
        what: say(words, "operations-country", &[]),
        number: say(words, "operations-arrests", &[]),
        rows,
        empty: say(words, empty, &[]),
        note,
    }
}

/// Parcels by kind, with the units that were counted in them.
fn seizures(words: Words, operations: &Operations, scope: Scope) -> Bars {
    let row = |(kind, parcels): (String, i64)| {
        let number = |of: &str| value(&operations.totals, &format!("{of}{kind}"));
        let units = number(Measure::SEIZED);
        let id = match (units, number(Measure::SEIZED_OR_MORE)) {
            (0, _) => "operations-not-counted",
            (_, 0) => "operations-units",
            _ => "operations-units-or-more",
        };
        let note = say(words, id, &[Arg::number("units", units)]);
        let href = scope.behind(&format!("{}{kind}", Measure::PARCELS), None);
        (capital(&words.code_of(&kind)), parcels, href, note)
    };
    Bars {
        id: "seizures",
        title: say(words, "operations-seizures", &[]),
        what: say(words, "operations-kind", &[]),
        number: say(words, "operations-parcels", &[]),
        rows: bars(of_kind(operations, Measure::PARCELS).into_iter().map(row).collect()),
        empty: say(words, "operations-nothing", &[]),
        note: None,
    }
}

fn funnel(words: Words, operations: &Operations, scope: Scope) -> Bars {
    let row = |measure: &&str| {
        let count = value(&operations.totals, measure);
        let href = scope.behind(measure, None);
        (capital(&words.measure(measure)), count, href, String::new())
    };
    let note = say(words, "operations-funnel-note", &[]);
    Bars {
        id: "funnel",
        title: say(words, "operations-funnel", &[]),
        what: say(words, "operations-step", &[]),
        number: say(words, "operations-events", &[]),
        rows: bars(Measure::FUNNEL.iter().map(row).collect()),
        empty: say(words, "operations-nothing", &[]),
        note: Some(Note { before: note, num: None, behind: String::new() }),
    }
}

/// Rows with bars, the longest filling its cell.
fn bars(rows: Vec<Counted>) -> Vec<Bar> {
    let most = rows.iter().map(|(_, value, ..)| *value).max().unwrap_or(0).max(1);
    rows.into_iter()
        .map(|(label, value, href, note)| Bar {
            label,
            num: Num::new(value, href),
            width: format!("{:.1}", value.max(0) as f64 * 100.0 / most as f64),
            note,
            class: "raids",
        })
        .collect()
}
