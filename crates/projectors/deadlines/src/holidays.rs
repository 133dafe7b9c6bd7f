//! Holidays of the courts, applied when deadlines are read: rows are kept as if Sundays were the only
//! ones, since a holiday is often declared on its eve, and sometimes put on record long after.
//!
//! A row that a holiday touches is judged anew from the stream it began in. How many are touched stays
//! small: what was done in time without the holiday is in time with it, and what came a month too late
//! stays late.

use std::collections::BTreeSet;
use std::ops::Bound;

use greyfile_domain::kernel::courts::{Asked, Courts};
use greyfile_domain::kernel::deadline::InCourt;
use greyfile_domain::kernel::term::{Verdict, end_of};
use greyfile_domain::values::Gazetteer;
use greyfile_domain::values::law::Law;
use greyfile_envelope::{Day, Timestamp};
use greyfile_projector::contract::{Keeps, Key, Table};
use greyfile_projector::{ReadError, Reader};

use crate::counts::Counts;
use crate::row::{Accused, At, ROWS, Row, Stands};
use crate::rule::RuleKey;

/// What came not in time and less than a month too late, by the first day that can be its last.
pub(crate) const NEARLY: Table<(Day, At), ()> = Table::new(10, "nearly", Keeps::Commands);

/// Days between the first and the last day that terms of a row can end on, at most: where more lie
/// between, since what began them is not known to the day, it is found under [`WIDE`].
const BETWEEN_MAX: i32 = 4;
const WIDE: Day = Day(i32::MIN);

/// Where a row is found as one that a holiday may touch; nowhere if none can.
pub(crate) fn found_under(row: &Row, stands: Stands) -> Option<Day> {
    let in_court = row.in_court.filter(|in_court| in_court.nearly)?;
    let broken = match stands {
        Stands::Open(_) => true,
        Stands::Settled(verdict, _) => !matches!(verdict, Verdict::Met | Verdict::Ended),
    };
    let (first, last) = in_court.days();
    broken.then_some(if last.0 - first.0 > BETWEEN_MAX { WIDE } else { first })
}

/// The holidays that were declared, and the instant asked.
pub(crate) struct Holidays<'a> {
    pub(crate) asked: Asked<'a>,
    days: BTreeSet<Day>,
    /// Every row that a holiday may touch and that may stand elsewhere with it, in the order of the
    /// list.
    pub(crate) touched: BTreeSet<Place>,
}

/// What a row tells at the instant asked.
pub(crate) struct Told {
    pub(crate) rule: RuleKey,
    pub(crate) row: Row,
    pub(crate) verdict: Verdict,
}

impl<'a> Holidays<'a> {
    /// The holidays as known to a reader.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(crate) fn new(
        reader: &Reader<'_>,
        (law, gazetteer): (&'a Law, &'a Gazetteer),
        now: Timestamp,
    ) -> Result<Self, ReadError> {
        let courts = Courts::new(law, gazetteer);
        let (days, touched) = (courts.holidays().collect(), BTreeSet::new());
        let holidays = Self { asked: Asked { now, courts }, days, touched };
        let touched = holidays.look_up(reader)?;
        Ok(Self { touched, ..holidays })
    }

    fn touch(&self, in_court: Option<InCourt>) -> bool {
        in_court.is_some_and(|in_court| in_court.is_touched_by(&self.days))
    }

    /// What a row tells; `None` where with the holidays there is no such deadline, as that of a
    /// challan whose interim report came in time.
    pub(crate) fn told(
        &self,
        reader: &Reader<'_>,
        (at, row): (&At, Row),
    ) -> Result<Option<Told>, ReadError> {
        if !self.touch(row.in_court) {
            let verdict = match at.0 {
                Stands::Open(_) if row.stopped.is_some() => Verdict::Running,
                Stands::Open(_) => Verdict::open((row.due_earliest, row.due), self.asked.now),
                Stands::Settled(verdict, _) => verdict,
            };
            return Ok(Some(Told { rule: at.1, row, verdict }));
        }
        let history = reader.history(row.about)?;
        let Some(state) = history.state() else { return Ok(None) };
        let theirs = |asked: Asked<'_>| {
            let mut deadlines = state.judge(row.about, asked).deadlines;
            deadlines.retain(|one| one.in_court.is_some() && Accused::of(&one.args) == row.accused);
            deadlines
        };
        let with = theirs(self.asked);
        let own = with.iter().find(|one| one.code == at.1.rule().code());
        let other = || {
            // With the holidays another report was the one that counts: it stands here.
            let without = theirs(Asked::at(self.asked.now));
            let is_new = |code| without.iter().all(|one| one.code != code);
            with.iter().find(|one| is_new(one.code))
        };
        let Some(deadline) = own.or_else(other) else { return Ok(None) };
        let verdict = deadline.verdict;
        let (rule, row) = row.judged_anew(deadline);
        Ok(Some(Told { rule, row, verdict }))
    }

    /// From when on a deadline can be open that is over where courts sit every day but Sundays.
    pub(crate) fn open_from(&self) -> Timestamp {
        let (now, mut day) = (self.asked.now, self.asked.now.day());
        for _ in 0..Courts::CLOSED_DAYS_MAX {
            if !self.may_be_closed(day.plus(-1)) {
                break;
            }
            day = day.plus(-1);
        }
        if day == now.day() { now } else { day.start() }
    }

    /// Whether no court may sit today, so that what is due today can be due later.
    pub(crate) fn may_be_closed(&self, day: Day) -> bool {
        day.is_sunday() || self.days.contains(&day)
    }

    fn look_up(&self, reader: &Reader<'_>) -> Result<BTreeSet<Place>, ReadError> {
        let mut touched = BTreeSet::new();
        let mut take = |from: Day, to: Day| -> Result<(), ReadError> {
            for row in reader.range(&NEARLY, Bound::Included(&from), Bound::Included(&to)) {
                touched.insert(Place(row?.0.1));
            }
            Ok(())
        };
        if self.days.is_empty() {
            return Ok(touched);
        }
        take(WIDE, WIDE)?;
        for day in &self.days {
            take(day.plus(-BETWEEN_MAX - 1), *day)?;
        }
        let (from, to) = (self.open_from(), end_of(self.asked.now.day()));
        let (from, to) = (Stands::Open(from), Stands::Open(to));
        for row in reader.range(&ROWS, Bound::Included(&from), Bound::Included(&to)) {
            touched.insert(Place(row?.0));
        }
        Ok(touched)
    }

    /// Sets right how many there are, where they were counted as if Sundays were the only holidays.
    pub(crate) fn recount(
        &self,
        reader: &Reader<'_>,
        counts: &mut Counts,
    ) -> Result<(), ReadError> {
        for Place(at) in &self.touched {
            let Some(row) = reader.get(&ROWS, at)? else { continue };
            if !self.touch(row.in_court) {
                continue;
            }
            let settled = |verdict| matches!(at.0, Stands::Settled(..)).then_some(verdict);
            let before = match at.0 {
                Stands::Settled(verdict, _) => Some(verdict),
                Stands::Open(_) => None,
            };
            let due = row.up();
            let count = counts.of(before, due, self.asked.now);
            // Sums are as they are now, and rows as they were when the question came.
            count.number = count.number.saturating_sub(1);
            if let Some(told) = self.told(reader, (at, row))? {
                let now = settled(told.verdict);
                counts.of(now, told.row.up(), self.asked.now).number += 1;
            }
        }
        Ok(())
    }
}

/// A row's place, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) At);

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.key_bytes().cmp(&other.0.key_bytes())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
