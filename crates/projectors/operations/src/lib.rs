//! The operations view: raids, arrests, seizures, recoveries, FIRs and the funnel, by day and
//! city, beside the figures others published.
//!
//! ```text
//! sums    d|first day            → (city, measure) → number     statements within one day
//!         m|first of the month   → (city, measure) → number     the same, summed by month
//!         s|first day|last day   → (city, measure) → number     statements wider than a day
//! deltas  recorded day|first day|last day → (city, measure) → number
//! behind  first day|last day|stream → the events behind the numbers
//! ```
//! A range at any moment is a sum: `sums` is what is known now, `deltas` say on which day of
//! recording each number came in, so that a range can be asked as known by any day.

mod city;
mod contribution;
mod figures;
mod keys;
mod measure;
mod query;
mod tally;
mod then;

use greyfile_domain::streams::{History, NoteAdded};
use greyfile_envelope::{Day, StreamKind};
use greyfile_projector::{ApplyError, Projector, Recorded, StreamRows, Table, TableKind};

pub use contribution::Contribution;
pub use figures::{FigureRow, FigureTable, Remark};
pub use greyfile_histories::HistoryError;
pub use measure::Measure;
pub use query::{
    Behind, CityRow, MonthRow, Operations, Overlapping, Range, behind, city_name, figures,
    operations,
};
pub use then::behind_known_by;

/// What each stream has contributed, so that the difference can be added.
const CONTRIBUTED: Table = Table { number: 2, name: "contributed", kind: TableKind::Stream };
/// See the module's own words.
const SUMS: Table = Table { number: 3, name: "sums", kind: TableKind::Sums };
/// See the module's own words.
const DELTAS: Table = Table { number: 4, name: "deltas", kind: TableKind::Sums };
/// See the module's own words.
const BEHIND: Table = Table { number: 5, name: "behind", kind: TableKind::Index };
/// Published figures: key = the publication's stream.
const FIGURES: Table = Table { number: 6, name: "figures", kind: TableKind::Index };

/// The projector of this view.
#[derive(Debug, Clone, Copy, Default)]
pub struct OperationsView;

impl Projector for OperationsView {
    fn name(&self) -> &'static str {
        "operations"
    }

    fn version(&self) -> u32 {
        8
    }

    fn tables(&self) -> &'static [Table] {
        &[greyfile_histories::TABLE, CONTRIBUTED, SUMS, DELTAS, BEHIND, FIGURES]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        matches!(
            kind,
            StreamKind::CASE
                | StreamKind::RAID
                | StreamKind::FIR
                | StreamKind::COMPLAINT
                | StreamKind::FIGURE
                | StreamKind::GAZETTEER
        )
    }

    fn apply(&self, rows: &mut StreamRows<'_>, recorded: &Recorded<'_>) -> Result<(), ApplyError> {
        let Recorded { event, .. } = *recorded;
        if !greyfile_record::knows(event.event_type, event.schema) {
            return Err(ApplyError::unknown(recorded));
        }
        // Events that count nothing are kept too: the place of an event in its stream, and so what
        // stands where the order is not known, can depend on any other. A note has no place in it.
        if event.event_type == NoteAdded::TYPE {
            return Ok(());
        }
        greyfile_histories::push(rows, recorded)
    }

    fn settle(&self, rows: &mut StreamRows<'_>) -> Result<(), ApplyError> {
        // The gazetteer is applied when somebody asks.
        if rows.stream().kind == StreamKind::GAZETTEER {
            return Ok(());
        }
        let history = greyfile_histories::load(rows)?;
        if history.stream().kind == StreamKind::FIGURE {
            let row = figures::encode(&history);
            rows.put_index(FIGURES.number, &history.stream().to_bytes(), row);
            return Ok(());
        }
        let before = Contributed::load(rows)?;
        let now = Contributed::of(history);
        if now == before {
            return Ok(());
        }
        for (sign, contributed) in [(-1, &before), (1, &now)] {
            for (recorded, delta) in &contributed.deltas {
                delta.add_to_deltas(rows, *recorded, sign);
            }
            for one in &contributed.standing {
                one.add_to_sums(rows, sign);
            }
        }
        keys::rewrite_behind(rows, &before.standing, &now.standing);
        now.store(rows);
        Ok(())
    }
}

/// What a stream contributes: as it stands, and day of recording by day of recording.
#[derive(Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
struct Contributed {
    standing: Vec<Contribution>,
    deltas: Vec<(Day, Contribution)>,
}

impl Contributed {
    /// What was contributed by the end of each day on which something was recorded, as
    /// differences from the day before; so it does not matter how often it is asked in between.
    fn of(mut history: History) -> Self {
        let days: Vec<Day> =
            history.logged().iter().map(|past| past.moment.recorded_at.day()).collect();
        // From the last day back, so that the stream is cut shorter and never copied.
        let mut known = Vec::new();
        while let Some(day) = history.logged().len().checked_sub(1).and_then(|last| days.get(last))
        {
            known.push((*day, contribution::of(&history)));
            history.truncate(days.partition_point(|earlier| earlier < day));
        }
        let mut contributed = Self::default();
        for (day, standing) in known.into_iter().rev() {
            let before = &contributed.standing;
            let gone = before.iter().filter(|one| !standing.contains(one)).map(|one| one.times(-1));
            let new = standing.iter().filter(|one| !before.contains(one)).cloned();
            let deltas: Vec<_> = gone.chain(new).map(|one| (day, one)).collect();
            contributed.deltas.extend(deltas);
            contributed.standing = standing;
        }
        contributed
    }

    fn load(rows: &mut StreamRows<'_>) -> Result<Self, ApplyError> {
        let stream = rows.stream();
        match rows.get(CONTRIBUTED.number, &[])? {
            None => Ok(Self::default()),
            Some(row) => postcard::from_bytes(&row)
                .map_err(|error| ApplyError::row(stream, CONTRIBUTED.number, error)),
        }
    }

    fn store(&self, rows: &mut StreamRows<'_>) {
        let row = postcard::to_stdvec(self).expect("contributions have a form");
        rows.put(CONTRIBUTED.number, &[], row);
    }
}
