//! Published figures, beside what the events give: never added to it, and marked where they do
//! not fit.

use bytes::Bytes;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::History;
use greyfile_domain::streams::figure::{FigureState, Published};
use greyfile_domain::values::Place;
use greyfile_domain::values::text::Code;
use greyfile_envelope::{Occurred, StreamId};
use serde::{Deserialize, Serialize};

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
