//! The view of deadlines: one row for each thing that the law wants done by a time, from production
//! before a magistrate to the number of an exhibit.
//!
//! A row does not depend on now: it says when its deadline is due at the earliest and at the latest,
//! and what settled it. What is open is judged when it is read. What starts in one stream and is met
//! in another, as an arrest in a raid by a production in an FIR, is concluded about the person, from
//! what each stream tells of them; the rules are `domain`'s (`judged::Told`), the same by which a case
//! file is judged. Last days are kept as the law counts them, without holidays.

mod board;
mod cases;
mod filter;
mod place;
mod productions;
mod row;

use greyfile_domain::judged::{ByPerson, Tells, Told as Person};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::streams::fir::FirState;
use greyfile_domain::streams::ids::PersonId;
use greyfile_domain::streams::{History, State};
use greyfile_envelope::{StreamId, StreamKind, Timestamp};
use greyfile_projector::contract::{FactTable, Facts, Rows, TableInfo, Told, View};
use serde::{Deserialize, Serialize};

pub use board::{Board, Count, Counts, Due, board, is_next, known};
pub use filter::{Filter, Unknown, Which};
pub use productions::{CityOfProductions, Productions, productions};
pub use row::{Accused, Settled};

use place::Whence;
use row::Writer;

/// What streams tell of persons: the person, by their stream.
const TOLD: FactTable<StreamId, Fact> = FactTable::new(1, "told");

/// What one stream tells of one person, and where that was.
#[derive(Debug, Serialize, Deserialize)]
struct Fact {
    tells: Tells,
    whence: Whence,
}

/// The view of deadlines.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deadlines;

impl View for Deadlines {
    fn name(&self) -> &'static str {
        "deadlines"
    }

    fn format(&self) -> u32 {
        1
    }

    fn tables(&self) -> Vec<TableInfo> {
        let mut tables = vec![TOLD.info()];
        tables.extend(row::tables());
        tables.extend(cases::tables());
        tables.push(productions::PRODUCTIONS.info());
        tables
    }

    fn wants(&self, kind: StreamKind) -> bool {
        !matches!(
            kind,
            StreamKind::FIGURE | StreamKind::LOG | StreamKind::REGIME | StreamKind::GAZETTEER
        )
    }

    fn rows(&self, history: &History, state: &State, out: &mut Rows) {
        let stream = history.stream();
        cases::rows(stream, state, out);
        let mut deadlines = state.judge(stream, NEVER).deadlines;
        if let Some(fir) = FirState::of(state) {
            // Groups that are only counted are the FIR's own.
            let groups = Person::groups(stream, fir);
            deadlines.extend(groups.iter().flat_map(|group| group.deadlines(NEVER)));
        }
        let whence = Whence::of(state);
        write(stream, &deadlines, |_| &whence, out);
    }

    fn facts(&self, history: &History, state: &State, out: &mut Facts) {
        let told = Tells::of_persons(history.stream(), state);
        for (person, tells) in told {
            out.tell(&TOLD, &person.stream(), &Fact { tells, whence: Whence::of(state) });
        }
    }

    fn conclude(&self, told: &Told<'_>, out: &mut Rows) {
        let Some(person) = told.about(&TOLD).and_then(PersonId::of) else { return };
        let (mut by, mut whence) = (Vec::new(), Vec::new());
        for (stream, fact) in told.facts(&TOLD) {
            by.push((stream, fact.tells));
            whence.push((stream, fact.whence));
        }
        if !by.iter().any(|(stream, _)| *stream == person.stream()) {
            // Everything that there is was asked: nothing is on record of the person.
            by.push((person.stream(), Tells::Person(ByPerson::default())));
        }
        let deadlines = Person::of_person(person, by).deadlines(NEVER);
        let nowhere = Whence::default();
        let at = |stream| whence.iter().find(|(one, _)| *one == stream);
        let at = |stream| at(stream).map_or(&nowhere, |(_, whence)| whence);
        write(person.stream(), &deadlines, at, out);
    }
}

/// No instant: rows keep nothing that depends on it.
const NEVER: Timestamp = Timestamp(0);

/// Writes the rows of one stream, or of one person, and counts the productions among them.
fn write<'a>(
    of: StreamId,
    deadlines: &[Deadline],
    whence: impl Fn(StreamId) -> &'a Whence,
    out: &mut Rows,
) {
    let mut writer = Writer::new(of);
    for deadline in deadlines {
        let whence = whence(deadline.about);
        writer.put(deadline, whence, out);
        productions::add(deadline, whence, out);
    }
}
