//! A deadline's row and its keys.

use std::collections::BTreeMap;

use greyfile_domain::kernel::arg::{Arg, ArgValue};
use greyfile_domain::kernel::courts::Moved;
use greyfile_domain::kernel::deadline::{Deadline, InCourt};
use greyfile_domain::kernel::stop::Stopped;
use greyfile_domain::kernel::term::Verdict;
use greyfile_envelope::{Day, Occurred, Position, StreamId, StreamKind, Timestamp};
use greyfile_projector::contract::{Keeps, Key, Newest, Rows, SumTable, Table, TableInfo};
use serde::{Deserialize, Serialize};

use crate::holidays::{self, NEARLY};
use crate::place::Whence;
use crate::rule::RuleKey;

/// Deadlines: what is open by when it is due, then what is settled, by how, the latest first.
pub(crate) const ROWS: Table<At, Row> = Table::new(2, "deadlines", Keeps::Commands);
/// The same, by what a filter asks for.
pub(crate) const BY: Table<(By, At), ()> = Table::new(3, "deadlines by", Keeps::Commands);
/// How many are open by the day they are due, and how many are settled in each way.
pub(crate) const COUNTS: SumTable<Counted, ()> = SumTable::new(4, "deadlines counted", Keeps::Head);

pub(crate) fn tables() -> [TableInfo; 4] {
    [ROWS.info(), BY.info(), COUNTS.info(), NEARLY.info()]
}

/// Where a row stands: then its rule, the event that began it, which of those that began with that
/// event it is, and the stream or the person it is of.
pub(crate) type At = (Stands, RuleKey, Position, u16, StreamId);

/// How a deadline stands, whatever the instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Nothing settled it; due then, at the latest.
    Open(Timestamp),
    /// Settled so, then.
    Settled(Verdict, Newest<Timestamp>),
}

/// The place of a verdict in a key. Never changed; a new one is added at the end.
pub(crate) const fn number(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Late => 1,
        Verdict::Missed => 2,
        Verdict::CannotBeJudged => 3,
        Verdict::Met => 4,
        Verdict::Ended => 5,
        // Of what is open; no key has them.
        Verdict::Running => 6,
        Verdict::Overdue => 7,
    }
}

fn of_number(number: u8) -> Option<Verdict> {
    Verdict::ALL.iter().copied().find(|verdict| self::number(*verdict) == number)
}

impl Key for Stands {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Open(due) => {
                out.push(0);
                due.write(out);
            }
            Self::Settled(verdict, at) => {
                out.push(number(*verdict));
                at.write(out);
            }
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        match u8::read(bytes)? {
            0 => Timestamp::read(bytes).map(Self::Open),
            number => {
                let verdict = of_number(number)?;
                Key::read(bytes).map(|at| Self::Settled(verdict, at))
            }
        }
    }
}

/// What a filter asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum By {
    /// A rule.
    Rule(RuleKey),
    /// The stream that it began in, or the raid that an exhibit was seized in.
    Stream(StreamId),
    /// A person.
    Person(StreamId),
    /// A circle, or a station in whose register an FIR is.
    Circle(String),
}

impl Key for By {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Rule(rule) => (b'r', *rule).write(out),
            Self::Stream(stream) => (b's', *stream).write(out),
            Self::Person(person) => (b'p', *person).write(out),
            Self::Circle(circle) => (b'c', circle.clone()).write(out),
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some(match u8::read(bytes)? {
            b'r' => Self::Rule(Key::read(bytes)?),
            b's' => Self::Stream(Key::read(bytes)?),
            b'p' => Self::Person(Key::read(bytes)?),
            b'c' => Self::Circle(Key::read(bytes)?),
            _ => return None,
        })
    }
}

/// What is counted: open ones by the day they are due, settled ones by how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    Open(Day),
    Settled(Verdict),
}

impl Key for Counted {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Open(day) => (0u8, *day).write(out),
            Self::Settled(verdict) => number(*verdict).write(out),
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        match u8::read(bytes)? {
            0 => Day::read(bytes).map(Self::Open),
            number => of_number(number).map(Self::Settled),
        }
    }
}

/// Whom a deadline concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Accused {
    /// A person.
    Person(StreamId),
    /// A group that is counted and not named.
    Group {
        /// How many.
        count: u32,
        /// Which, to tell groups of one FIR apart.
        label: String,
    },
}

impl Accused {
    pub(crate) fn of(args: &[Arg]) -> Option<Self> {
        let named = |name: &str| args.iter().find(|arg| arg.field == name).map(|arg| &arg.value);
        match (named("accused")?, named("count")) {
            (ArgValue::Stream(person), _) => Some(Self::Person(*person)),
            (ArgValue::Text(label), Some(ArgValue::Number(count))) => {
                let count = u32::try_from(*count).unwrap_or(u32::MAX);
                Some(Self::Group { count, label: label.clone() })
            }
            _ => None,
        }
    }
}

/// What settled a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Settled {
    /// The event that did, by its position.
    pub position: Position,
    /// When it happened.
    pub at: Occurred,
    /// How, where it was not by doing what was due: a code, such as that of bail.
    pub how: Option<String>,
}

/// The day that what is stopped stands at, after all others: 31 December 9999.
const LAST: Day = Day(2_932_896);

/// A deadline as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) about: StreamId,
    pub(crate) accused: Option<Accused>,
    pub(crate) from: Occurred,
    pub(crate) due_earliest: Timestamp,
    pub(crate) due: Timestamp,
    /// Of what is due in a court: when a holiday would change it.
    pub(crate) in_court: Option<InCourt>,
    pub(crate) moved: Option<Moved>,
    pub(crate) stopped: Option<Stopped>,
    pub(crate) settled: Option<Settled>,
    pub(crate) events: Vec<Position>,
    /// The circle that the stream itself says.
    pub(crate) circle: Option<String>,
    /// The station or circle in whose register the FIR is.
    pub(crate) station: Option<String>,
    /// The raid that the exhibit was seized in.
    pub(crate) raid: Option<StreamId>,
}

impl Row {
    /// When the time for it is up, as far as is known: not as long as something stops it.
    pub(crate) fn up(&self) -> Timestamp {
        if self.stopped.is_some() { LAST.start() } else { self.due }
    }

    /// The rule and the row of the same deadline, or of the one that came in its place, as it is judged
    /// now.
    pub(crate) fn judged_anew(self, deadline: &Deadline) -> (RuleKey, Self) {
        let Self { circle, station, raid, .. } = self;
        let whence = Whence { circle, station, raid, city: String::new() };
        let Kept { rule, row, .. } = Kept::of(deadline, &whence);
        (rule, row)
    }
}

/// A deadline as one stream tells it, or as it is concluded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    rule: RuleKey,
    /// What became of it, if something settled it.
    verdict: Option<Verdict>,
    row: Row,
}

impl Kept {
    pub(crate) fn of(deadline: &Deadline, whence: &Whence) -> Self {
        let row = Row {
            about: deadline.about,
            accused: Accused::of(&deadline.args),
            from: deadline.from,
            due_earliest: deadline.due_earliest,
            due: deadline.due,
            in_court: deadline.in_court,
            moved: deadline.moved,
            stopped: deadline.stopped.clone(),
            settled: deadline.settled.map(|settled| Settled {
                position: settled.position,
                at: settled.at,
                how: deadline.ended.as_ref().map(|ended| ended.how.to_owned()),
            }),
            events: deadline.behind.clone(),
            circle: whence.circle.clone(),
            station: whence.station.clone(),
            raid: whence.raid,
        };
        let rule = RuleKey::of(deadline.code).expect("a deadline is of a rule that is declared");
        let verdict = deadline.settled.map(|settled| settled.verdict);
        Self { rule, verdict, row }
    }

    /// The person it concerns.
    pub(crate) const fn person(&self) -> Option<StreamId> {
        match &self.row.accused {
            Some(Accused::Person(person)) => Some(*person),
            Some(Accused::Group { .. }) | None => None,
        }
    }

    fn stands(&self) -> Stands {
        match (self.verdict, &self.row.settled) {
            (Some(verdict), Some(settled)) => Stands::settled(verdict, settled.at.end),
            (Some(_), None) | (None, _) => Stands::Open(self.row.up()),
        }
    }
}

/// Writes the rows of one stream, or of one person.
pub(crate) struct Writer {
    of: StreamId,
    /// How many were written of a rule and an event that began them.
    written: BTreeMap<(RuleKey, Position), u16>,
}

impl Writer {
    pub(crate) fn new(of: StreamId) -> Self {
        Self { of, written: BTreeMap::new() }
    }

    pub(crate) fn put(&mut self, kept: &Kept, out: &mut Rows) {
        let (row, stands) = (&kept.row, kept.stands());
        let began = row.events.first().copied().unwrap_or_default();
        let nth = self.written.entry((kept.rule, began)).or_default();
        let at: At = (stands, kept.rule, began, *nth, self.of);
        *nth = nth.saturating_add(1);
        let mut by = vec![By::Rule(kept.rule), By::Stream(row.about)];
        by.extend(row.raid.map(By::Stream));
        by.extend(row.circle.clone().map(By::Circle));
        by.extend(row.station.clone().map(By::Circle));
        let own = (row.about.kind == StreamKind::PERSON).then_some(row.about);
        by.extend(kept.person().or(own).map(By::Person));
        by.into_iter().for_each(|by| out.put(&BY, &(by, at), &()));
        let counted = match stands {
            Stands::Open(due) => Counted::Open(due.day()),
            Stands::Settled(verdict, _) => Counted::Settled(verdict),
        };
        out.add(&COUNTS, &counted, &(), 1);
        if let Some(under) = holidays::found_under(row, stands) {
            out.put(&NEARLY, &(under, at), &());
        }
        out.put(&ROWS, &at, row);
    }
}

impl Stands {
    pub(crate) const fn settled(verdict: Verdict, at: Timestamp) -> Self {
        Self::Settled(verdict, Newest(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_ones_come_first_by_when_they_are_due_then_settled_ones_the_latest_first() {
        let [early, late] = [Timestamp(-5), Timestamp(7)];
        let mut ordered = vec![Stands::Open(early), Stands::Open(late)];
        for verdict in [Verdict::Late, Verdict::Missed, Verdict::CannotBeJudged, Verdict::Met] {
            ordered.extend([Stands::settled(verdict, late), Stands::settled(verdict, early)]);
        }
        let bytes: Vec<_> = ordered.iter().map(Key::key_bytes).collect();
        assert!(bytes.is_sorted());
        let back: Vec<_> = bytes.iter().map(|bytes| Stands::of_bytes(bytes).unwrap()).collect();
        assert_eq!(back, ordered);
    }
}
