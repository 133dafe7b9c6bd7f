//! Reading a view: everything as it was at one position, while commits go on.

use std::cell::Cell;
use std::ops::Bound;
use std::time::Duration;

use bytes::Bytes;
use greyfile_domain::streams::History;
use greyfile_envelope::{Day, Position, StreamId, Timestamp};
use serde::de::DeserializeOwned;

use super::rows::decode;
use super::{Keeps, Key, ReadRows as Rows, SumTable, Table, TableInfo};
use crate::error::ReadError;
use crate::run::histories;
use crate::run::shared::Shared;
use crate::run::slot::Serving;
use crate::store::{StoreError, after_prefix, sums};

/// How often rows are read again because something was taken back meanwhile, and how long it waits in
/// between: about as long as a commit takes.
const TRIES: u32 = 8;
const TRY_AGAIN: Duration = Duration::from_millis(1);

/// A view and the streams under it, as they were at one position.
pub struct Reader<'a> {
    pub(crate) name: &'static str,
    pub(crate) view: &'a Serving,
    pub(crate) histories: &'a Serving,
    pub(crate) shared: &'a Shared,
    pub(crate) position: Position,
    /// Where the view was when the reading began.
    pub(crate) began: Position,
    /// Set when something without a past was read and a commit came between.
    pub(crate) moved: &'a Cell<bool>,
}

impl<'a> Reader<'a> {
    /// The last event that is seen.
    pub const fn position(&self) -> Position {
        self.position
    }

    /// The same view as it was at an earlier position. Tables that keep no past cannot be asked.
    pub fn at(&self, position: Position) -> Self {
        Self {
            name: self.name,
            view: self.view,
            histories: self.histories,
            shared: self.shared,
            position: position.min(self.position),
            began: self.began,
            moved: self.moved,
        }
    }

    /// The last position that was known by the end of a day; zero if nothing was.
    pub fn known_by(&self, day: Day) -> Position {
        self.shared.days().known_by(day, self.position)
    }

    /// A stream as it was; empty if nothing had happened in it.
    ///
    /// # Errors
    /// When the streams cannot be read.
    pub fn history(&self, stream: StreamId) -> Result<History, ReadError> {
        let recorded = |at, recorded| self.recorded(at, recorded);
        let history = histories::read(&self.histories.store, stream, self.position, recorded);
        history.map_err(|error| self.shared.damaged(histories::NAME, error))
    }

    /// The last event of a stream, and when intake took it; `None` if nothing had happened in it.
    ///
    /// # Errors
    /// When the streams cannot be read.
    pub fn last_of(&self, stream: StreamId) -> Result<Option<(Position, Timestamp)>, ReadError> {
        let last = histories::last(&self.histories.store, stream, self.position);
        let counted = |(at, recorded)| (at, self.recorded(at, recorded));
        last.map(|last| last.map(counted))
            .map_err(|error| self.shared.damaged(histories::NAME, error))
    }

    /// When the record at a position counts as recorded, as known here: the clock may have been ahead,
    /// and mended since.
    pub fn recorded(&self, position: Position, recorded: Timestamp) -> Timestamp {
        self.shared.days().recorded(position, recorded, self.position)
    }

    /// A row.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn get<K: Key, V: DeserializeOwned>(
        &self,
        table: &Table<K, V>,
        key: &K,
    ) -> Result<Option<V>, ReadError> {
        let key = self.key(table.info(), key);
        let row = self.both(|| {
            let open = self.view.store.get(&key).map_err(|error| self.failed(error))?;
            let open = match open {
                Some(row) => self.if_open(table.info(), row)?,
                None => None,
            };
            match open {
                Some(row) => Ok(Some(row)),
                None if self.may_have_ended(table.info())? => self.ended(&key),
                None => Ok(None),
            }
        })?;
        self.steady(table.info())?;
        row.map(|row| self.value(&row)).transpose()
    }

    /// The rows whose keys begin so, in order of key.
    pub fn prefix<K: Key, V: DeserializeOwned>(
        &self,
        table: &Table<K, V>,
        prefix: &impl Key,
    ) -> Rows<'_, 'a, K, V> {
        let from = self.key(table.info(), prefix);
        let to = after_prefix(&from).map_or(Bound::Unbounded, Bound::Excluded);
        Rows::new(self, table.info(), Bound::Included(from), to)
    }

    /// The rows between two keys, or beginnings of keys, in order of key. An end that is included
    /// includes the keys that begin so.
    pub fn range<K: Key, V: DeserializeOwned>(
        &self,
        table: &Table<K, V>,
        from: Bound<&impl Key>,
        to: Bound<&impl Key>,
    ) -> Rows<'_, 'a, K, V> {
        let (from, to) = self.bounds(table.info(), from, to);
        Rows::new(self, table.info(), from, to)
    }

    /// The fields of one row of sums, in order, as they are now.
    ///
    /// # Errors
    /// When the view cannot be read, or a commit came between.
    pub fn sum<K: Key, F: Key>(
        &self,
        table: &SumTable<K, F>,
        key: &K,
    ) -> Result<Vec<(F, i64)>, ReadError> {
        let row = self.view.store.get(&self.key(table.info(), key));
        let row = row.map_err(|error| self.failed(error))?;
        self.unmoved()?;
        let mut fields = Vec::new();
        self.fields(&row.unwrap_or_default(), |field, number| {
            fields.push((F::of_bytes(field)?, number));
            Some(())
        })?;
        Ok(fields)
    }

    /// What the fields of a row of sums come to about now, wherever the reader is: for choosing between
    /// ways to an answer.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn about<K: Key, F: Key>(&self, table: &SumTable<K, F>, key: &K) -> Result<i64, ReadError> {
        let row = self.view.store.get(&self.key(table.info(), key));
        let row = row.map_err(|error| self.failed(error))?;
        let mut sum = 0i64;
        self.fields(&row.unwrap_or_default(), |_, number| {
            sum = sum.wrapping_add(number);
            Some(())
        })?;
        Ok(sum)
    }

    /// Goes through the keys of sums that begin so and are not nothing about now, wherever the reader
    /// is.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn known_keys<K: Key, F: Key>(
        &self,
        table: &SumTable<K, F>,
        prefix: &impl Key,
        mut take: impl FnMut(K),
    ) -> Result<(), ReadError> {
        for row in self.view.store.prefix(&self.key(table.info(), prefix)) {
            let (key, _) = row.map_err(|error| self.failed(error))?;
            take(K::of_bytes(&key[1..]).ok_or_else(|| self.garbled("the key of a sum"))?);
        }
        Ok(())
    }

    /// Goes through the rows of sums between two keys, or beginnings of keys, as they are now: each
    /// key with its fields, as bytes of `F` ([`Key::of_bytes`]), and their numbers.
    ///
    /// # Errors
    /// When the view cannot be read, or a commit came between.
    pub fn sums<K: Key, F: Key>(
        &self,
        table: &SumTable<K, F>,
        from: Bound<&impl Key>,
        to: Bound<&impl Key>,
        mut take: impl FnMut(K, &[(&[u8], i64)]),
    ) -> Result<(), ReadError> {
        let (from, to) = self.bounds(table.info(), from, to);
        let (from, to) = (from.as_ref().map(Vec::as_slice), to.as_ref().map(Vec::as_slice));
        for row in self.view.store.range(from, to) {
            let (key, row) = row.map_err(|error| self.failed(error))?;
            self.sum_row(&key[1..], &row, &mut take)?;
        }
        self.unmoved()
    }

    /// Goes through what was added to rows of sums by this reader's position, day of recording by
    /// day of recording: the same key may come several times. Of the day that the position lies in,
    /// all that was added is among it.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn added<K: Key, F: Key>(
        &self,
        table: &SumTable<K, F>,
        mut take: impl FnMut(K, &[(&[u8], i64)]),
    ) -> Result<(), ReadError> {
        if self.position == Position::ZERO {
            return Ok(());
        }
        let past = table.info().past();
        let mut to = vec![past];
        self.shared.days().began(self.position).next().write(&mut to);
        for row in self.view.store.range(Bound::Included(&[past]), Bound::Excluded(&to)) {
            let (key, row) = row.map_err(|error| self.failed(error))?;
            let key = key.get(1 + size_of::<u64>()..).unwrap_or_default();
            self.sum_row(key, &row, &mut take)?;
        }
        self.day_unmoved()
    }

    fn sum_row<K: Key>(
        &self,
        key: &[u8],
        row: &[u8],
        take: &mut impl FnMut(K, &[(&[u8], i64)]),
    ) -> Result<(), ReadError> {
        let key = K::of_bytes(key).ok_or_else(|| self.garbled("the key of a sum"))?;
        let fields: Option<Vec<_>> = sums::entries(row).collect();
        take(key, &fields.ok_or_else(|| self.garbled("a row of sums"))?);
        Ok(())
    }

    fn fields(
        &self,
        row: &[u8],
        mut take: impl FnMut(&[u8], i64) -> Option<()>,
    ) -> Result<(), ReadError> {
        for entry in sums::entries(row) {
            let taken = entry.and_then(|(field, number)| take(field, number));
            taken.ok_or_else(|| self.garbled("a row of sums"))?;
        }
        Ok(())
    }

    fn key(&self, table: TableInfo, key: &impl Key) -> Vec<u8> {
        let mut bytes = vec![table.number];
        key.write(&mut bytes);
        bytes
    }

    fn bounds(
        &self,
        table: TableInfo,
        from: Bound<&impl Key>,
        to: Bound<&impl Key>,
    ) -> (Bound<Vec<u8>>, Bound<Vec<u8>>) {
        let whole = vec![table.number];
        let from = match from {
            Bound::Unbounded => Bound::Included(whole.clone()),
            Bound::Included(key) => Bound::Included(self.key(table, key)),
            Bound::Excluded(key) => {
                after_prefix(&self.key(table, key)).map_or(Bound::Unbounded, Bound::Included)
            }
        };
        let to = match to {
            Bound::Excluded(key) => Bound::Excluded(self.key(table, key)),
            Bound::Included(key) => {
                after_prefix(&self.key(table, key)).map_or(Bound::Unbounded, Bound::Excluded)
            }
            Bound::Unbounded => after_prefix(&whole).map_or(Bound::Unbounded, Bound::Excluded),
        };
        (from, to)
    }

    /// A row of an open table, if it held already.
    pub(super) fn if_open(&self, table: TableInfo, row: Bytes) -> Result<Option<Bytes>, ReadError> {
        if !table.has_past() {
            self.unmoved()?;
            return Ok(Some(row));
        }
        let (from, value) = since(&row).ok_or_else(|| self.garbled("a row"))?;
        Ok((from <= self.position).then_some(value))
    }

    /// Whether rows may have ended between the reader's position and now. To be asked after the open
    /// rows were read: a row that ends is written among those of the past by the same commit.
    pub(super) fn may_have_ended(&self, table: TableInfo) -> Result<bool, ReadError> {
        if !table.has_past() {
            self.unmoved()?;
            return Ok(false);
        }
        Ok(self.view.has_moved(self.position))
    }

    /// What held under a key at the reader's position and has ended since.
    fn ended(&self, key: &[u8]) -> Result<Option<Bytes>, ReadError> {
        let mut from = past_key(key);
        let to = after_prefix(&from);
        self.position.next().write(&mut from);
        let to = to.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        match self.view.store.range(Bound::Included(&from), to).next() {
            None => Ok(None),
            Some(row) => {
                let (_, row) = row.map_err(|error| self.failed(error))?;
                let (from, value) = since(&row).ok_or_else(|| self.garbled("a row of the past"))?;
                Ok((from <= self.position).then_some(value))
            }
        }
    }

    pub(super) fn value<V: DeserializeOwned>(&self, row: &[u8]) -> Result<V, ReadError> {
        decode(row).ok_or_else(|| self.garbled("a row"))
    }

    /// What has no past is as it is now, and that has to be where the reader is.
    fn unmoved(&self) -> Result<(), ReadError> {
        if !self.view.has_moved(self.position) {
            return Ok(());
        }
        // Whoever asks of the past what has none is not helped by asking again.
        self.moved.set(self.moved.get() || self.position == self.began);
        Err(ReadError::Moved)
    }

    /// Reads what holds and then what has ended, again if meanwhile something that had ended was taken
    /// back: it would be in neither.
    pub(super) fn both<T>(&self, read: impl Fn() -> Result<T, ReadError>) -> Result<T, ReadError> {
        for _ in 0..TRIES {
            let before = self.view.taken_back();
            let answer = read()?;
            if before.is_some() && before == self.view.taken_back() {
                return Ok(answer);
            }
            std::thread::sleep(TRY_AGAIN);
        }
        self.moved.set(true);
        Err(ReadError::Moved)
    }

    /// To be asked after the rows of a table with a past were read. What is kept by day is what held at
    /// the end of the day: of a day that is not over, what holds now.
    pub(super) fn steady(&self, table: TableInfo) -> Result<(), ReadError> {
        if table.keeps == Keeps::Days { self.day_unmoved() } else { Ok(()) }
    }

    /// Fails if the reader's day was not over when the reading began and a commit came since.
    fn day_unmoved(&self) -> Result<(), ReadError> {
        if !self.view.has_moved(self.began) {
            return Ok(());
        }
        let days = self.shared.days();
        let ended = days.began(self.began.next()) == self.began.next();
        if ended || days.began(self.position) < days.began(self.began) {
            return Ok(());
        }
        self.moved.set(true);
        Err(ReadError::Moved)
    }

    pub(super) fn garbled(&self, what: &str) -> ReadError {
        self.failed(StoreError::Damaged(format!("{what} is garbled")))
    }

    pub(super) fn failed(&self, error: StoreError) -> ReadError {
        self.shared.damaged(self.name, error)
    }
}

/// The beginning of the keys under which the past of a key is kept; of the end of a table too, which
/// begins with the next number.
pub(super) fn past_key(key: &[u8]) -> Vec<u8> {
    let mut past = Vec::with_capacity(key.len() + size_of::<u64>());
    past.push(key[0] | 0x80);
    past.extend_from_slice(&key[1..]);
    past
}

/// From where a row holds, and its value.
pub(super) fn since(row: &Bytes) -> Option<(Position, Bytes)> {
    let (from, rest) = postcard::take_from_bytes::<u64>(row).ok()?;
    Some((Position(from), row.slice_ref(rest)))
}
