//! Reading a view: all rows of one position, as long as the reader streams.

use std::ops::Bound;
use std::sync::atomic::Ordering;

use bytes::Bytes;
use greyfile_envelope::{Position, StreamId};

use crate::error::ReadError;
use crate::rows::{ordered_stream, stream_key, table_key};
use crate::store::{Range, Store, StoreError};
use crate::sums;
use crate::view::Shared;
use crate::worker::Command;

/// A view held still: no commit happens while it is read.
pub struct Reader<'a> {
    pub(crate) store: &'a Store,
    pub(crate) position: Position,
    pub(crate) shared: &'a Shared,
}

impl<'a> Reader<'a> {
    /// The last event in the rows.
    pub fn position(&self) -> Position {
        self.position
    }

    /// A stream's row with this suffix in a Stream table.
    ///
    /// # Errors
    /// When the view's engine fails.
    pub fn get_stream(
        &self,
        table: u8,
        stream: StreamId,
        suffix: &[u8],
    ) -> Result<Option<Bytes>, ReadError> {
        let row = self.store.get(&stream_key(table, stream, suffix));
        row.map_err(|error| self.failed(error))
    }

    /// A stream's rows in a Stream table as (suffix, value), in order of suffix, from either end.
    pub fn stream_rows(&self, table: u8, stream: StreamId) -> Rows<'a> {
        let prefix = stream_key(table, stream, &[]);
        self.prefix(&prefix, prefix.len())
    }

    /// All rows of a Stream table as (stream, suffix, value), stream by stream; streams stand in the
    /// order of their ids, and so about in the order they were opened.
    pub fn streams(
        &self,
        table: u8,
    ) -> impl Iterator<Item = Result<(StreamId, Bytes, Bytes), ReadError>> {
        let shared = self.shared;
        self.range(table, Bound::Unbounded, Bound::Unbounded).map(move |row| {
            let (key, value) = row?;
            match key.first_chunk() {
                Some(stream) => Ok((ordered_stream(*stream), key.slice(StreamId::LEN..), value)),
                None => Err(failed(shared, StoreError::Damaged("a stream's key is cut".into()))),
            }
        })
    }

    /// An index row.
    ///
    /// # Errors
    /// When the view's engine fails.
    pub fn get_index(&self, table: u8, key: &[u8]) -> Result<Option<Bytes>, ReadError> {
        self.store.get(&table_key(table, key)).map_err(|error| self.failed(error))
    }

    /// The rows of an Index table whose keys start so, as (key, value), in order of key, from
    /// either end. The key's last 17 bytes are the stream's.
    pub fn index(&self, table: u8, prefix: &[u8]) -> Rows<'a> {
        self.prefix(&table_key(table, prefix), 1)
    }

    /// The rows of an Index table between two keys, as (key, value), in order of key, from
    /// either end.
    pub fn index_range(&self, table: u8, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Rows<'a> {
        self.range(table, from, to)
    }

    /// The fields of one row of sums, in order; none if there is no such row.
    ///
    /// # Errors
    /// When the view's engine fails.
    pub fn sum(&self, table: u8, key: &[u8]) -> Result<Vec<(Bytes, i64)>, ReadError> {
        let row = self.store.get(&table_key(table, key)).map_err(|error| self.failed(error))?;
        fields(&row.unwrap_or_default()).map_err(|error| self.failed(error))
    }

    /// The rows of a Sums table between two keys, as (key, fields), in order of key, from either
    /// end.
    pub fn sums(&self, table: u8, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Sums<'a> {
        Sums { rows: self.range(table, from, to) }
    }

    fn prefix(&self, prefix: &[u8], cut: usize) -> Rows<'a> {
        let end = after_prefix(prefix);
        let to = end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        self.rows(Bound::Included(prefix), to, cut)
    }

    fn range(&self, table: u8, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Rows<'a> {
        let from = match from.map(|key| table_key(table, key)) {
            Bound::Unbounded => Bound::Included(vec![table]),
            from => from,
        };
        let to = match to.map(|key| table_key(table, key)) {
            // The runtime's own number is the highest, so there is always a next one.
            Bound::Unbounded => Bound::Excluded(vec![table.saturating_add(1)]),
            to => to,
        };
        self.rows(from.as_ref().map(Vec::as_slice), to.as_ref().map(Vec::as_slice), 1)
    }

    fn rows(&self, from: Bound<&[u8]>, to: Bound<&[u8]>, cut: usize) -> Rows<'a> {
        Rows { range: self.store.range(from, to), cut, shared: self.shared }
    }

    fn failed(&self, error: StoreError) -> ReadError {
        failed(self.shared, error)
    }
}

/// Rows in order of key, from either end. After an error there are no more.
pub struct Rows<'a> {
    range: Range,
    /// How many bytes of each key the caller knows already.
    cut: usize,
    shared: &'a Shared,
}

impl Rows<'_> {
    fn row(
        &self,
        row: Option<Result<(Bytes, Bytes), StoreError>>,
    ) -> Option<Result<(Bytes, Bytes), ReadError>> {
        Some(match row? {
            Ok((key, value)) => Ok((key.slice(self.cut..), value)),
            Err(error) => Err(failed(self.shared, error)),
        })
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<(Bytes, Bytes), ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.range.next();
        self.row(row)
    }
}

impl DoubleEndedIterator for Rows<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let row = self.range.next_back();
        self.row(row)
    }
}

/// Rows of sums in order of key, from either end. After an error there are no more.
pub struct Sums<'a> {
    rows: Rows<'a>,
}

/// A row of sums: its key, and its fields in order.
type Sum = (Bytes, Vec<(Bytes, i64)>);

impl Sums<'_> {
    fn decode(
        &self,
        row: Option<Result<(Bytes, Bytes), ReadError>>,
    ) -> Option<Result<Sum, ReadError>> {
        Some(row?.and_then(|(key, row)| match fields(&row) {
            Ok(fields) => Ok((key, fields)),
            Err(error) => Err(failed(self.rows.shared, error)),
        }))
    }
}

impl Iterator for Sums<'_> {
    type Item = Result<Sum, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next();
        self.decode(row)
    }
}

impl DoubleEndedIterator for Sums<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let row = self.rows.next_back();
        self.decode(row)
    }
}

fn fields(row: &Bytes) -> Result<Vec<(Bytes, i64)>, StoreError> {
    sums::entries(row)
        .map(|entry| entry.map(|(field, sum)| (row.slice_ref(field), sum)))
        .collect::<Option<_>>()
        .ok_or_else(|| StoreError::Damaged("a row of sums is garbled".into()))
}

/// Tells the worker about damage, so that the view mends itself.
fn failed(shared: &Shared, error: StoreError) -> ReadError {
    // Once is enough: looking into it means reading every row.
    if let StoreError::Damaged(what) = &error
        && !shared.alarm.swap(true, Ordering::Relaxed)
    {
        // A worker that is gone has nothing left to mend.
        let _ = shared.commands.send(Command::Damaged(what.clone()));
    }
    error.into()
}

/// The first key after all those that start so; `None` if there is no such key.
fn after_prefix(prefix: &[u8]) -> Option<Vec<u8>> {
    let keep = prefix.iter().rposition(|byte| *byte != u8::MAX)?;
    let mut end = prefix[..=keep].to_vec();
    end[keep] += 1;
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_ends_before_the_next_key() {
        for (prefix, end) in [
            (vec![1, 2], Some(vec![1, 3])),
            (vec![1, 0xFF], Some(vec![2])),
            (vec![0xFF, 0xFF], None),
            (vec![], None),
        ] {
            assert_eq!(after_prefix(&prefix), end);
        }
    }
}
