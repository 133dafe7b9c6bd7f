//! What a projector sees of a view: the rows of one stream.

use bytes::Bytes;
use greyfile_envelope::StreamId;

use crate::projector::{ApplyError, Table, TableKind};
use crate::store::StoreError;

/// The rows of one stream, to read and to write, and the index rows and sums that follow from them.
pub struct StreamRows<'a> {
    stream: StreamId,
    tables: &'static [Table],
    staging: &'a mut dyn Staging,
}

impl<'a> StreamRows<'a> {
    /// Whose rows these are.
    pub fn stream(&self) -> StreamId {
        self.stream
    }

    /// The row of this stream with this suffix in a Stream table.
    ///
    /// # Errors
    /// When the view's engine fails.
    ///
    /// # Panics
    /// When the table is not a Stream table of this view.
    pub fn get(&mut self, table: u8, suffix: &[u8]) -> Result<Option<Bytes>, ApplyError> {
        let key = self.stream_key(table, suffix);
        Ok(self.staging.get(&key)?)
    }

    /// Writes the row of this stream with this suffix in a Stream table.
    ///
    /// # Panics
    /// When the table is not a Stream table of this view.
    pub fn put(&mut self, table: u8, suffix: &[u8], value: impl Into<Bytes>) {
        let key = self.stream_key(table, suffix);
        self.staging.set(key, Some(value.into()));
    }

    /// Removes the row of this stream with this suffix in a Stream table, if it is there.
    ///
    /// # Panics
    /// When the table is not a Stream table of this view.
    pub fn delete(&mut self, table: u8, suffix: &[u8]) {
        let key = self.stream_key(table, suffix);
        self.staging.set(key, None);
    }

    /// All rows of this stream in a Stream table, as (suffix, value), in order of suffix. They are
    /// gathered first, so rows may be written while going through them.
    ///
    /// # Errors
    /// When the view's engine fails.
    ///
    /// # Panics
    /// When the table is not a Stream table of this view.
    pub fn iter(&mut self, table: u8) -> Result<std::vec::IntoIter<(Bytes, Bytes)>, ApplyError> {
        let prefix = self.stream_key(table, &[]);
        let rows = self.staging.scan(&prefix)?;
        let rows: Vec<_> =
            rows.into_iter().map(|(key, value)| (key.slice(prefix.len()..), value)).collect();
        Ok(rows.into_iter())
    }

    /// Writes an index row.
    ///
    /// # Panics
    /// When the table is not an Index table of this view, or the key does not end with the 17
    /// bytes of this stream's stream: only so can no other stream write the same row.
    pub fn put_index(&mut self, table: u8, key: &[u8], value: impl Into<Bytes>) {
        let key = self.index_key(table, key);
        self.staging.set(key, Some(value.into()));
    }

    /// Removes an index row, if it is there.
    ///
    /// # Panics
    /// As [`StreamRows::put_index`].
    pub fn delete_index(&mut self, table: u8, key: &[u8]) {
        let key = self.index_key(table, key);
        self.staging.set(key, None);
    }

    /// Adds to a field of a row of sums. A field that reaches 0 vanishes, and so does a row
    /// without fields. Sums wrap around beyond 64 bits, so that they do not depend on the order.
    ///
    /// # Panics
    /// When the table is not a Sums table of this view, or the field is longer than 65,535 bytes.
    pub fn add(&mut self, table: u8, key: &[u8], field: &[u8], delta: i64) {
        self.check(table, TableKind::Sums);
        assert!(field.len() <= usize::from(u16::MAX), "a field of sums is at most 65,535 bytes");
        if delta != 0 {
            self.staging.add(table_key(table, key), field, delta);
        }
    }

    pub(crate) fn new(
        stream: StreamId,
        tables: &'static [Table],
        staging: &'a mut dyn Staging,
    ) -> Self {
        Self { stream, tables, staging }
    }

    fn stream_key(&self, table: u8, suffix: &[u8]) -> Vec<u8> {
        self.check(table, TableKind::Stream);
        stream_key(table, self.stream, suffix)
    }

    fn index_key(&self, table: u8, key: &[u8]) -> Vec<u8> {
        self.check(table, TableKind::Index);
        assert!(
            key.ends_with(&self.stream.to_bytes()),
            "a key of index table {table} must end with the stream it leads to"
        );
        table_key(table, key)
    }

    fn check(&self, number: u8, kind: TableKind) {
        assert!(
            self.tables.iter().any(|table| table.number == number && table.kind == kind),
            "the view has no {kind:?} table {number}"
        );
    }
}

/// Where written rows wait: over an engine's rows when live, alone in memory in a rebuild.
pub(crate) trait Staging {
    /// The row with this key, as written here last.
    fn get(&mut self, key: &[u8]) -> Result<Option<Bytes>, StoreError>;
    /// Writes or removes a row.
    fn set(&mut self, key: Vec<u8>, value: Option<Bytes>);
    /// The rows whose keys start so, in order of key.
    fn scan(&mut self, prefix: &[u8]) -> Result<Vec<(Bytes, Bytes)>, StoreError>;
    /// Adds to a field of a row of sums.
    fn add(&mut self, key: Vec<u8>, field: &[u8], delta: i64);
}

/// The key of a row in a Stream table.
pub(crate) fn stream_key(table: u8, stream: StreamId, suffix: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + StreamId::LEN + suffix.len());
    key.push(table);
    key.extend_from_slice(&stream_order(stream));
    key.extend_from_slice(suffix);
    key
}

/// A stream's bytes in the order streams are kept in: by id, then by kind.
pub(crate) fn stream_order(stream: StreamId) -> [u8; StreamId::LEN] {
    let mut bytes = stream.to_bytes();
    bytes.rotate_left(1);
    bytes
}

/// The inverse of [`stream_order`].
pub(crate) fn ordered_stream(mut bytes: [u8; StreamId::LEN]) -> StreamId {
    bytes.rotate_right(1);
    StreamId::from_bytes(bytes)
}

/// The key of a row in any table.
pub(crate) fn table_key(table: u8, key: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1 + key.len());
    bytes.push(table);
    bytes.extend_from_slice(key);
    bytes
}
