//! The operations view: raids, arrests, seizures, recoveries, FIRs and the funnel, by day and
//! city, beside the figures others published.
//!
//! A range at any moment is a sum: `sums` is what is known now, `added` says on which day of
//! recording each number came in, so that a range can be asked as known by any day.

mod behind;
mod city;
mod contribution;
mod figures;
mod keys;
mod measure;
mod query;
mod tally;

use greyfile_domain::streams::{History, State};
use greyfile_envelope::StreamKind;
use greyfile_projector::contract::{Rows, TableInfo, View};

pub use behind::{Behind, BehindPage, Number, is_next_behind};
pub use contribution::Contribution;
pub use figures::{FigureRow, FigureTable, Remark, figures};
pub use measure::Measure;
pub use query::{CityRow, MonthRow, Operations, Overlapping, Range, city_called, operations};

use contribution::BEHIND;
use keys::{ADDED, SUMS};

/// The view of operations.
#[derive(Debug, Clone, Copy, Default)]
pub struct OperationsView;

impl View for OperationsView {
    fn name(&self) -> &'static str {
        "operations"
    }

    fn format(&self) -> u32 {
        11
    }

    fn tables(&self) -> Vec<TableInfo> {
        let mut tables = vec![SUMS.info(), ADDED.info(), BEHIND.info()];
        tables.extend(figures::tables());
        tables
    }

    fn wants(&self, kind: StreamKind) -> bool {
        matches!(
            kind,
            StreamKind::CASE
                | StreamKind::RAID
                | StreamKind::FIR
                | StreamKind::COMPLAINT
                | StreamKind::FIGURE
        )
    }

    fn rows(&self, history: &History, state: &State, out: &mut Rows) {
        let contributions = contribution::of(history, state);
        for one in &contributions {
            keys::add(one, out);
        }
        contribution::rows(history.stream(), &contributions, out);
        figures::rows(history, state, &contributions, out);
    }
}
