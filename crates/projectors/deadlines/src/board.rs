//! The board: deadlines in order, as known by a day and judged at an instant.

use std::collections::BTreeMap;
use std::ops::Bound;

use greyfile_domain::kernel::called::Called;
use greyfile_domain::kernel::courts::Moved;
use greyfile_domain::kernel::stop::Stopped;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::values::hex::{from_hex, to_hex};
use greyfile_envelope::{Day, Occurred, Position, StreamId, Timestamp};
use greyfile_projector::contract::Key;
use greyfile_projector::{ReadError, Reader};
use serde::{Deserialize, Serialize};

use crate::counts::{Count, Counts};
use crate::filter::{Filter, Which};
use crate::holidays::{Holidays, Told};
use crate::row::{Accused, At, COUNTS, Counted, ROWS, Row, Settled, Stands};
use crate::rule;
use crate::search::{Search, cases_of};
use crate::walk::Candidate;

/// Deadlines that are looked at for one page, at most. Beyond it the page ends early, and says where
/// the next one starts.
const LOOKED_AT_MAX: usize = 2_000;
/// Deadlines of one sort that are counted one by one, at most.
const COUNTED_MAX: usize = 500;

/// A page of deadlines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Board {
    /// The last event that is seen.
    pub position: Position,
    /// The day of recording up to which events count; absent: all that are recorded.
    pub known_by: Option<Day>,
    /// The instant at which open deadlines are judged.
    pub judged_at: Timestamp,
    /// How many there are, whatever their verdict, of those asked for.
    pub counts: Counts,
    /// The deadlines: open ones by when they are due, settled ones the latest first.
    pub deadlines: Vec<Due>,
    /// Where the next page starts; absent on the last.
    pub next: Option<String>,
    /// Whether the page ends early, since few of very many fit; the next one goes on.
    pub ends_early: bool,
    /// What to call the streams that are named.
    pub names: BTreeMap<StreamId, Called>,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Due {
    /// Which rule: a code.
    pub rule: String,
    /// The section of law.
    pub section: String,
    /// The stream it began in.
    pub about: StreamId,
    /// The cases that this stream belongs to.
    pub cases: Vec<StreamId>,
    /// Whom it concerns.
    pub accused: Option<Accused>,
    /// What started it.
    pub from: Occurred,
    /// The last instant in time, at the earliest reading of `from`.
    pub due_earliest: Timestamp,
    /// The last instant in time, at the latest reading of `from`.
    pub due: Timestamp,
    /// The last day, where it was moved since courts did not sit on it (General Clauses Act 1897,
    /// s.10; no lawyer has confirmed this reading yet).
    pub moved: Option<Moved>,
    /// What stops its days: while that lasts, it is running, and its last instant comes later than is
    /// said here.
    pub stopped: Option<Stopped>,
    /// What became of it.
    pub verdict: Verdict,
    /// What settled it; nothing while it is open.
    pub settled: Option<Settled>,
    /// The events that it follows from, by their positions: what started it, then what settled it.
    pub events: Vec<Position>,
}

/// Every rule that sets a time, by its code, with its section of law.
pub fn known() -> impl Iterator<Item = (&'static str, &'static str)> {
    rule::known().map(|rule| (rule.code(), rule.section()))
}

/// Whether a text can be a [`Board::next`]: a place in the list.
pub fn is_next(text: &str) -> bool {
    from_hex(text).and_then(|at| At::of_bytes(&at)).is_some()
}

/// A page of at most `limit` deadlines, from `after` on (a [`Board::next`]), as recorded by the end of
/// a day and judged at an instant. Two clocks: the day says what is known, the instant when it is
/// judged; what is settled is the same at whatever instant.
///
/// # Errors
/// When the view cannot be read.
pub fn board(
    reader: &Reader<'_>,
    (known_by, now): (Option<Day>, Timestamp),
    filter: &Filter,
    after: Option<&str>,
    limit: usize,
) -> Result<Board, ReadError> {
    let then = reader.at(known_by.map_or(reader.position(), |day| reader.known_by(day)));
    let gazetteer = then.gazetteer()?;
    let law = then.law()?;
    let holidays = Holidays::new(&then, (&law, &gazetteer), now)?;
    let search = Search::new(&then, filter, &gazetteer, &holidays)?;
    let counts = match (known_by, search.is_everything()) {
        (None, true) => all_counted(&then, &holidays)?,
        _ => counted(&then, &search, &holidays)?,
    };
    let mut board = Board {
        position: then.position(),
        known_by,
        judged_at: now,
        counts,
        deadlines: Vec::new(),
        next: None,
        ends_early: false,
        names: BTreeMap::new(),
    };
    let after = after.and_then(from_hex).and_then(|at| At::of_bytes(&at));
    let (mut last, mut looked_at) = (None, 0);
    for candidate in search.candidates(&then, filter.which, after.as_ref()) {
        let (at, row) = read(&then, candidate)?;
        let Some(row) = row else { continue };
        let told = holidays.told(&then, (&at, row))?;
        let fits = match &told {
            Some(told) => search.fits(&then, filter.which, told)?,
            None => false,
        };
        if (fits && board.deadlines.len() == limit) || looked_at == LOOKED_AT_MAX {
            board.ends_early = board.deadlines.len() < limit;
            board.next = last;
            break;
        }
        looked_at += 1;
        last = Some(to_hex(&at.key_bytes()));
        if let Some(told) = told.filter(|_| fits) {
            board.deadlines.push(due(&then, told)?);
        }
    }
    board.names = names(&then, &board.deadlines)?;
    Ok(board)
}

/// A candidate, with its row.
fn read(reader: &Reader<'_>, candidate: Candidate) -> Result<(At, Option<Row>), ReadError> {
    let (at, row) = candidate?;
    let row = match row {
        Some(row) => Some(row),
        None => reader.get(&ROWS, &at)?,
    };
    Ok((at, row))
}

fn due(reader: &Reader<'_>, Told { rule, row, verdict }: Told) -> Result<Due, ReadError> {
    let cases = cases_of(reader, &row)?;
    let Row { about, accused, from, due_earliest, due, moved, stopped, settled, events, .. } = row;
    let rule = rule.rule();
    Ok(Due {
        rule: rule.code().to_owned(),
        section: rule.section().to_owned(),
        about,
        cases,
        accused,
        from,
        due_earliest,
        due,
        moved,
        stopped,
        verdict,
        settled,
        events,
    })
}

/// What to call the streams that deadlines name, without naming anybody.
fn names(reader: &Reader<'_>, of: &[Due]) -> Result<BTreeMap<StreamId, Called>, ReadError> {
    let mut names = BTreeMap::new();
    for due in of {
        let person = match &due.accused {
            Some(Accused::Person(person)) => Some(*person),
            Some(Accused::Group { .. }) | None => None,
        };
        for stream in [Some(due.about), person].into_iter().flatten() {
            if !names.contains_key(&stream) {
                let state = reader.history(stream)?.state();
                names.extend(state.and_then(|state| Some((stream, state.called()?))));
            }
        }
    }
    Ok(names)
}

/// How many there are of all, from the sums that are kept.
fn all_counted(reader: &Reader<'_>, holidays: &Holidays<'_>) -> Result<Counts, ReadError> {
    let now = holidays.asked.now;
    let mut counts = Counts::default();
    let today = now.day();
    reader.sums(&COUNTS, Bound::<&()>::Unbounded, Bound::<&()>::Unbounded, |key, fields| {
        let sum: i64 = fields.iter().map(|(_, number)| *number).sum();
        let count = match key {
            // What is over in the course of today is counted below.
            Counted::Open(day) => counts.open(day.cmp(&today)),
            Counted::Settled(verdict) => counts.settled(verdict),
        };
        count.number += u64::try_from(sum).unwrap_or_default();
    })?;
    // Of those due today, some are due by now.
    let (from, to) = (Stands::Open(today.start()), Stands::Open(now));
    let mut over = 0;
    for row in reader.range(&ROWS, Bound::Included(&from), Bound::Excluded(&to)) {
        row?;
        over += 1;
    }
    counts.overdue.number += over;
    counts.due_today.number = counts.due_today.number.saturating_sub(over);
    holidays.recount(reader, &mut counts)?;
    Ok(counts)
}

/// How many there are of those asked for, one by one.
fn counted(
    reader: &Reader<'_>,
    search: &Search<'_>,
    holidays: &Holidays<'_>,
) -> Result<Counts, ReadError> {
    let count = |which: Which| -> Result<Count, ReadError> {
        let mut number = 0;
        for (looked_at, candidate) in search.candidates(reader, which, None).enumerate() {
            if looked_at == COUNTED_MAX {
                return Ok(Count { number, or_more: true });
            }
            let (at, row) = read(reader, candidate)?;
            let Some(row) = row else { continue };
            if let Some(told) = holidays.told(reader, (&at, row))?
                && search.fits(reader, which, &told)?
            {
                number += 1;
            }
        }
        Ok(Count { number, or_more: false })
    };
    Ok(Counts {
        overdue: count(Which::Of(Verdict::Overdue))?,
        due_today: count(Which::DueToday)?,
        due_later: count(Which::DueLater)?,
        late: count(Which::Of(Verdict::Late))?,
        missed: count(Which::Of(Verdict::Missed))?,
        cannot_be_judged: count(Which::Of(Verdict::CannotBeJudged))?,
        met: count(Which::Of(Verdict::Met))?,
        ended: count(Which::Of(Verdict::Ended))?,
    })
}
