//! From what held after one command to what holds after the next: which rows end, which begin, what
//! is added to sums, what is told anew.
//!
//! Live and a rebuild both go through [`Track::step`], so that they cannot differ in it.

use std::cmp::Ordering;

use greyfile_envelope::Position;

use crate::contract::{Keeps, Owned, TableInfo, Tables};
use crate::store::StoreError;

/// A moment at which rows can change: the end of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    /// The position of the command's last record.
    pub(crate) at: Position,
    /// Where the day of its recording began.
    pub(crate) day: Position,
    /// Whether it stands for all the commands of a day: what holds since it may then change, and come
    /// back, as often as a batch ends within that day.
    pub(crate) again: bool,
}

impl Moment {
    /// The end of one command.
    pub(crate) const fn new(at: Position, day: Position) -> Self {
        Self { at, day, again: false }
    }

    /// From where a row of such a table holds that holds since this moment.
    pub(crate) const fn of(self, keeps: Keeps) -> Position {
        match keeps {
            Keeps::Head => Position::ZERO,
            Keeps::Commands => self.at,
            Keeps::Days => self.day,
        }
    }
}

/// What a sink has under a key, as far as that follows from the fold: looking for a row costs more than
/// writing it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Before<'a> {
    /// No row.
    None,
    /// A row with exactly this value.
    Row(&'a [u8]),
    /// It has to be looked at.
    Unknown,
}

/// Where the differences go.
pub(crate) trait Sink {
    /// From where the row of this key holds that is open now.
    fn open_since(&mut self, key: &[u8]) -> Result<Position, StoreError>;

    /// A row holds from here on; `None`: no longer.
    fn open(
        &mut self,
        table: TableInfo,
        key: &[u8],
        before: Before<'_>,
        row: Option<(Position, &[u8])>,
    );

    /// A row held from one position up to another, which is not included.
    fn past(
        &mut self,
        table: TableInfo,
        key: &[u8],
        held: (Position, Position),
        before: Before<'_>,
        value: &[u8],
    );

    /// Takes back that a row of this value held only up to a position, and tells from where.
    fn resume(
        &mut self,
        table: TableInfo,
        key: &[u8],
        to: Position,
        value: &[u8],
    ) -> Result<Option<Position>, StoreError>;

    /// Adds to a field of a row of sums.
    fn add(&mut self, table: TableInfo, key: &[u8], day: Position, field: &[u8], number: i64);

    /// What is told about a subject from this moment on; `None`: nothing.
    fn tell(&mut self, subject: &[u8], moment: Moment, facts: Option<&[u8]>);
}

/// What a stream or a subject comes to, and from where each row holds, as far as that is known
/// without asking the sink.
#[derive(Debug, Default)]
pub(crate) struct Track {
    now: Owned,
    since: Vec<Option<Position>>,
}

impl Track {
    /// What holds already, written before.
    pub(crate) fn from(now: Owned) -> Self {
        let since = vec![None; now.rows().len()];
        Self { now, since }
    }

    /// What it takes in memory, in bytes, about.
    pub(crate) fn bytes(&self) -> usize {
        self.now.memory() + self.since.len() * size_of::<Option<Position>>()
    }

    /// Goes on to what holds after a command.
    pub(crate) fn step(
        &mut self,
        next: Owned,
        moment: Moment,
        tables: &Tables,
        sink: &mut impl Sink,
    ) -> Result<(), StoreError> {
        let told = beside(&self.now.facts, &next.facts, |(key, _)| *key, |(key, _)| *key);
        for (before, after) in told.filter(|(before, after)| before != after) {
            if let Some((key, _)) = after.or(before) {
                sink.tell(key, moment, after.map(|(_, facts)| &facts[..]));
            }
        }
        self.sums(&next, moment, tables, sink);
        self.rows(&next, moment, tables, sink)?;
        self.now = next;
        Ok(())
    }

    /// The rows that hold now, with from where; to be asked of a track that began with nothing.
    pub(crate) fn open_rows(&self) -> impl Iterator<Item = (&[u8], Position, &[u8])> {
        let rows = self.now.rows().zip(&self.since);
        rows.map(|((key, value), since)| (key, since.unwrap_or(Position::ZERO), value))
    }

    fn sums(&self, next: &Owned, moment: Moment, tables: &Tables, sink: &mut impl Sink) {
        for (before, after) in beside(self.now.sums(), next.sums(), field_of, field_of) {
            let number = |sum: Option<Sum<'_>>| sum.map_or(0, |(.., number)| number);
            let added = number(after).wrapping_sub(number(before));
            if let Some((key, field, _)) = after.or(before)
                && added != 0
            {
                let table = tables.of_key(key).expect("what is written is named");
                sink.add(table, key, moment.day, field, added);
            }
        }
    }

    fn rows(
        &mut self,
        next: &Owned,
        moment: Moment,
        tables: &Tables,
        sink: &mut impl Sink,
    ) -> Result<(), StoreError> {
        let mut since = Vec::with_capacity(next.rows().len());
        let before = self.now.rows().zip(&self.since);
        for (old, new) in beside(before, next.rows(), |((key, _), _)| *key, |(key, _)| *key) {
            since.extend(change(old, new, moment, tables, sink)?);
        }
        self.since = since;
        Ok(())
    }
}

type Row<'a> = (&'a [u8], &'a [u8]);
/// The key of a row of sums, a field, and what is added to it.
type Sum<'a> = (&'a [u8], &'a [u8], i64);

fn field_of<'a>((key, field, _): &Sum<'a>) -> (&'a [u8], &'a [u8]) {
    (key, field)
}

/// Two lists, each in order of key, as one: every key once, with what either has under it.
fn beside<A, B, K: Ord>(
    one: impl IntoIterator<Item = A>,
    other: impl IntoIterator<Item = B>,
    key: impl Fn(&A) -> K,
    other_key: impl Fn(&B) -> K,
) -> impl Iterator<Item = (Option<A>, Option<B>)> {
    let mut one = one.into_iter().peekable();
    let mut other = other.into_iter().peekable();
    std::iter::from_fn(move || {
        let order = match (one.peek(), other.peek()) {
            (None, None) => return None,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(this), Some(that)) => key(this).cmp(&other_key(that)),
        };
        let this = if order.is_le() { one.next() } else { None };
        let that = if order.is_ge() { other.next() } else { None };
        Some((this, that))
    })
}

/// What becomes of one key: from where its new row holds, if it has one and that is known.
fn change(
    old: Option<(Row<'_>, &Option<Position>)>,
    new: Option<Row<'_>>,
    moment: Moment,
    tables: &Tables,
    sink: &mut impl Sink,
) -> Result<Option<Option<Position>>, StoreError> {
    if let (Some(((_, before), since)), Some((_, after))) = (old, new)
        && before == after
    {
        return Ok(Some(*since));
    }
    let Some((key, _)) = new.or(old.map(|(row, _)| row)) else { return Ok(None) };
    let table = tables.of_key(key).expect("what is written is named");
    let mut from = moment.of(table.keeps);
    if table.has_past() {
        if let Some(((_, before), since)) = old {
            let began = match since {
                Some(began) => *began,
                None => sink.open_since(key)?,
            };
            if began < from {
                // Only a day, or a command that stands for one, ends the same row twice.
                let twice = moment.again || matches!(table.keeps, Keeps::Days);
                let ended = if twice { Before::Unknown } else { Before::None };
                sink.past(table, key, (began, from), ended, before);
            }
        }
        // Within one day a row may go and come back: it then held all the time.
        if (moment.again || matches!(table.keeps, Keeps::Days))
            && let Some((_, after)) = new
            && let Some(began) = sink.resume(table, key, from, after)?
        {
            from = began;
        }
    }
    let before = match old {
        None => Before::None,
        // Nothing stands before its value.
        Some(((_, value), _)) if !table.has_past() => Before::Row(value),
        Some(_) => Before::Unknown,
    };
    sink.open(table, key, before, new.map(|(_, after)| (from, after)));
    Ok(new.map(|_| Some(from)))
}
