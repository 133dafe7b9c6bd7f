//! Published figures, beside what the events give: never added to it, and marked where they do
//! not fit.

use bytes::Bytes;
use greyfile_domain::streams::History;
use greyfile_domain::streams::figure::{FigureState, Published};
use greyfile_domain::values::Place;
use greyfile_envelope::{Occurred, StreamId};
use serde::{Deserialize, Serialize};

/// A number as published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FigureRow {
    /// What is counted.
    pub measure: String,
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
    /// A stable code: `total_differs`, `possibly_same_event`, `exceeds_figure`.
    pub code: &'static str,
    /// What does not fit, for people.
    pub text: String,
    /// The raid it concerns, where it is one.
    pub raid: Option<StreamId>,
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

/// The row of a publication.
pub(crate) fn encode(history: &History) -> Bytes {
    let state: FigureState = history.fold();
    let Some((moment, first)) = state.published.first() else { return Bytes::new() };
    let kept = Kept {
        table: first.table.as_str().to_owned(),
        by: first.by.as_str().to_owned(),
        published: moment.occurred,
        source: first.source.as_str().to_owned(),
        rows: {
            let mut published: Vec<_> = state.published.iter().collect();
            published.sort_by_key(|(moment, _)| moment.position);
            published.into_iter().map(|(moment, one)| row(moment.position.0, one)).collect()
        },
    };
    postcard::to_stdvec(&kept).expect("a figure has a form").into()
}

fn row(position: u64, published: &Published) -> FigureRow {
    FigureRow {
        measure: published.measure.as_str().to_owned(),
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
                code: "total_differs",
                text: format!(
                    "{}: printed total {}, the rows add up to {}",
                    crate::Measure::new(total.measure.clone()).to_words(),
                    number(total.value),
                    number(sum)
                ),
                raid: None,
            })
        })
        .collect()
}

/// A number with commas between thousands.
pub(crate) fn number(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", greyfile_domain::values::grouped(value.unsigned_abs()))
}
