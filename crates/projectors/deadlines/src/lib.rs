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
mod counts;
mod filter;
mod holidays;
mod place;
mod productions;
mod row;
mod rule;
mod search;
mod span;
mod walk;

use std::collections::BTreeMap;

use greyfile_domain::judged::{ByPerson, Tells, Told as Person};
use greyfile_domain::kernel::courts::Asked;
use greyfile_domain::streams::fir::FirState;
use greyfile_domain::streams::ids::PersonId;
use greyfile_domain::streams::{History, State};
use greyfile_envelope::{StreamId, StreamKind, Timestamp};
use greyfile_projector::contract::{FactTable, Facts, Rows, TableInfo, Told, View};
use serde::{Deserialize, Serialize};

pub use board::{Board, Due, board, is_next, known};
pub use counts::{Count, Counts};
pub use filter::{Filter, Unknown, Which};
pub use productions::{CityOfProductions, Productions, productions};
pub use row::{Accused, Settled};

use place::Whence;
use row::{Kept, Writer};

/// What streams tell of persons: the person, by their stream.
const TOLD: FactTable<StreamId, Fact> = FactTable::new(1, "told");

/// What one stream tells of one person, and where that was.
#[derive(Debug, Serialize, Deserialize)]
struct Fact {
    tells: Tells,
    whence: Whence,
    /// Deadlines of the person that the stream alone tells, such as an FIR's challan: kept with the
    /// person, so that an event of one accused writes no row of the hundred others.
    own: Vec<Kept>,
}

/// The view of deadlines.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deadlines;

impl View for Deadlines {
    fn name(&self) -> &'static str {
        "deadlines"
    }

    fn format(&self) -> u32 {
        6
    }

    fn variant(&self) -> u32 {
        rule::variant()
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
        let whence = Whence::of(state);
        let mut writer = Writer::new(stream);
        own(stream, state, &whence, |kept| {
            if kept.person().is_none() {
                writer.put(&kept, out);
            }
        });
        let Some(fir) = FirState::of(state) else { return };
        // Groups that are only counted are the FIR's own.
        for group in Person::groups(stream, fir) {
            for deadline in group.deadlines(NEVER) {
                writer.put(&Kept::of(&deadline, &whence), out);
                productions::add(&deadline, &whence, out);
            }
        }
    }

    fn facts(&self, history: &History, state: &State, out: &mut Facts) {
        let stream = history.stream();
        let told = Tells::of_persons(stream, state);
        if told.is_empty() {
            return;
        }
        let whence = Whence::of(state);
        let mut of: BTreeMap<StreamId, Vec<Kept>> = BTreeMap::new();
        own(stream, state, &whence, |kept| {
            if let Some(person) = kept.person() {
                of.entry(person).or_default().push(kept);
            }
        });
        for (person, tells) in told {
            let own = of.remove(&person.stream()).unwrap_or_default();
            out.tell(&TOLD, &person.stream(), &Fact { tells, whence: whence.clone(), own });
        }
        debug_assert!(of.is_empty(), "who has a deadline in a stream is told of by it");
    }

    fn conclude(&self, told: &Told<'_>, out: &mut Rows) {
        let Some(person) = told.about(&TOLD).and_then(PersonId::of) else { return };
        let mut writer = Writer::new(person.stream());
        let (mut by, mut whence) = (Vec::new(), Vec::new());
        for (stream, fact) in told.facts(&TOLD) {
            fact.own.iter().for_each(|kept| writer.put(kept, out));
            by.push((stream, fact.tells));
            whence.push((stream, fact.whence));
        }
        if !by.iter().any(|(stream, _)| *stream == person.stream()) {
            // Everything that there is was asked: nothing is on record of the person.
            by.push((person.stream(), Tells::Person(ByPerson::default())));
        }
        let nowhere = Whence::default();
        for deadline in Person::of_person(person, by).deadlines(NEVER) {
            let at = whence.iter().find(|(stream, _)| *stream == deadline.about);
            let at = at.map_or(&nowhere, |(_, whence)| whence);
            writer.put(&Kept::of(&deadline, at), out);
            productions::add(&deadline, at, out);
        }
    }
}

/// No instant: rows keep nothing that depends on it.
const NEVER: Timestamp = Timestamp(0);

/// Goes through the deadlines that a stream alone tells.
fn own(stream: StreamId, state: &State, whence: &Whence, each: impl FnMut(Kept)) {
    let deadlines = state.judge(stream, Asked::at(NEVER)).deadlines;
    deadlines.iter().map(|deadline| Kept::of(deadline, whence)).for_each(each);
}
