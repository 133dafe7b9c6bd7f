//! Rows of a view in order of key, as they are read.

use std::collections::VecDeque;
use std::marker::PhantomData;
use std::ops::Bound;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::reader::{past_key, since};
use super::{Key, Reader, TableInfo};
use crate::error::ReadError;
use crate::store::after_prefix;

/// Rows read from the store at once, at most.
const CHUNK: usize = 512;

/// Rows in order of key. After an error there are no more.
pub struct Rows<'r, 'a, K, V> {
    reader: &'r Reader<'a>,
    table: TableInfo,
    from: Bound<Vec<u8>>,
    to: Bound<Vec<u8>>,
    ready: VecDeque<(Vec<u8>, Bytes)>,
    /// How many rows are read next: a few at first, since most who read want a few.
    chunk: usize,
    done: bool,
    types: PhantomData<fn() -> (K, V)>,
}

impl<'r, 'a, K, V> Rows<'r, 'a, K, V> {
    pub(super) fn new(
        reader: &'r Reader<'a>,
        table: TableInfo,
        from: Bound<Vec<u8>>,
        to: Bound<Vec<u8>>,
    ) -> Self {
        let ready = VecDeque::new();
        Self { reader, table, from, to, ready, chunk: 16, done: false, types: PhantomData }
    }

    /// Reads the next rows: first what is open, then what has ended since the reader's position.
    fn fill(&mut self) -> Result<(), ReadError> {
        let reader = self.reader;
        let (open, last, ended) = reader.both(|| {
            let (from, to) = (slice(&self.from), slice(&self.to));
            let mut open = Vec::new();
            for row in reader.view.store.range(from, to).take(self.chunk) {
                open.push(row.map_err(|error| reader.failed(error))?);
            }
            let last = (open.len() == self.chunk).then(|| open.last().map(|(key, _)| key.to_vec()));
            let last = last.flatten();
            let ended = if reader.may_have_ended(self.table)? {
                self.ended(last.as_deref())?
            } else {
                Vec::new()
            };
            Ok((open, last, ended))
        })?;
        reader.steady(self.table)?;
        let mut ended = ended.into_iter().peekable();
        for (key, row) in open {
            while let Some(before) = ended.next_if(|(ended, _)| ended[..] < key[..]) {
                self.ready.push_back(before);
            }
            let value = reader.if_open(self.table, row)?;
            // A row that ended after it was read here is among both.
            let same = ended.next_if(|(ended, _)| ended[..] == key[..]);
            match (value, same) {
                (Some(value), _) => self.ready.push_back((key.to_vec(), value)),
                (None, Some(row)) => self.ready.push_back(row),
                (None, None) => {}
            }
        }
        self.ready.extend(ended);
        match last {
            Some(last) => self.from = Bound::Excluded(last),
            None => self.done = true,
        }
        self.chunk = (self.chunk * 4).min(CHUNK);
        Ok(())
    }

    /// What held at the reader's position and has ended since, up to the last of the open rows.
    fn ended(&self, last: Option<&[u8]>) -> Result<Vec<(Vec<u8>, Bytes)>, ReadError> {
        let reader = self.reader;
        let past = past_key;
        let after = |key: &[u8]| after_prefix(&past(key));
        let from = match &self.from {
            Bound::Included(key) => Bound::Included(past(key)),
            Bound::Excluded(key) => after(key).map_or(Bound::Unbounded, Bound::Included),
            Bound::Unbounded => Bound::Unbounded,
        };
        let to = match (last, &self.to) {
            (Some(last), _) => after(last).map(Bound::Excluded),
            (None, Bound::Included(last)) => after(last).map(Bound::Excluded),
            (None, Bound::Excluded(end)) => Some(Bound::Excluded(past(end))),
            (None, Bound::Unbounded) => None,
        };
        let to = to.unwrap_or(Bound::Unbounded);
        let mut ended: Vec<(Vec<u8>, Bytes)> = Vec::new();
        for row in reader.view.store.range(slice(&from), slice(&to)) {
            let (key, row) = row.map_err(|error| reader.failed(error))?;
            let garbled = || reader.garbled("a row of the past");
            let (key, until) = key.split_last_chunk().ok_or_else(garbled)?;
            let (from, value) = since(&row).ok_or_else(garbled)?;
            let holds = from <= reader.position && reader.position.0 < u64::from_be_bytes(*until);
            let open = [&[self.table.number], key.get(1..).unwrap_or_default()].concat();
            if holds && ended.last().is_none_or(|(last, _)| *last != open) {
                ended.push((open, value));
            }
        }
        Ok(ended)
    }
}

impl<K: Key, V: DeserializeOwned> Iterator for Rows<'_, '_, K, V> {
    type Item = Result<(K, V), ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.done {
            if let Err(error) = self.fill() {
                self.done = true;
                return Some(Err(error));
            }
        }
        let (key, value) = self.ready.pop_front()?;
        let key = K::of_bytes(&key[1..]).ok_or_else(|| self.reader.garbled("a key"));
        Some(key.and_then(|key| Ok((key, self.reader.value(&value)?))))
    }
}

fn slice(bound: &Bound<Vec<u8>>) -> Bound<&[u8]> {
    bound.as_ref().map(Vec::as_slice)
}
