//! What a batch of live events changes, over the rows of a store.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;

use bytes::Bytes;

use crate::checkpoint::Tally;
use crate::rows::Staging;
use crate::store::{Store, StoreError};
use crate::sums::Fields;

/// Rows read and written by a batch that is not yet committed.
pub(crate) struct Overlay<'a> {
    store: &'a Store,
    rows: BTreeMap<Vec<u8>, Row>,
    sums: BTreeMap<Vec<u8>, Fields>,
}

struct Row {
    /// As the store has it, once it has been asked.
    before: Option<Option<Bytes>>,
    after: Option<Bytes>,
}

/// Rows to write (or to remove), in order of key, and the tally that follows.
pub(crate) struct Changes {
    pub(crate) rows: Vec<(Vec<u8>, Option<Bytes>)>,
    pub(crate) tally: Tally,
}

impl<'a> Overlay<'a> {
    pub(crate) fn new(store: &'a Store) -> Self {
        Self { store, rows: BTreeMap::new(), sums: BTreeMap::new() }
    }

    /// What is to be written. Rows that come out as they were are left out.
    pub(crate) fn changes(mut self, mut tally: Tally) -> Result<Changes, StoreError> {
        for (key, added) in std::mem::take(&mut self.sums) {
            let before = self.store.get(&key)?;
            let mut fields = Fields::default();
            fields
                .add_row(before.as_deref().unwrap_or_default())
                .ok_or_else(|| StoreError::Damaged("a row of sums is garbled".into()))?;
            fields.add_all(&added);
            let after = fields.encode().map(Bytes::from);
            self.rows.insert(key, Row { before: Some(before), after });
        }
        let mut rows = Vec::new();
        for (key, row) in self.rows {
            let before = match row.before {
                Some(before) => before,
                None => self.store.get(&key)?,
            };
            if before == row.after {
                continue;
            }
            if let Some(before) = before {
                tally.remove(&key, &before);
            }
            if let Some(after) = &row.after {
                tally.add(&key, after);
            }
            rows.push((key, row.after));
        }
        Ok(Changes { rows, tally })
    }
}

impl Staging for Overlay<'_> {
    fn get(&mut self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        if let Some(row) = self.rows.get(key) {
            return Ok(row.after.clone());
        }
        let value = self.store.get(key)?;
        let row = Row { before: Some(value.clone()), after: value.clone() };
        self.rows.insert(key.to_vec(), row);
        Ok(value)
    }

    fn set(&mut self, key: Vec<u8>, value: Option<Bytes>) {
        match self.rows.entry(key) {
            Entry::Occupied(mut row) => row.get_mut().after = value,
            Entry::Vacant(free) => {
                free.insert(Row { before: None, after: value });
            }
        }
    }

    fn scan(&mut self, prefix: &[u8]) -> Result<Vec<(Bytes, Bytes)>, StoreError> {
        let mut found = BTreeMap::new();
        for row in self.store.range(Bound::Included(prefix), Bound::Unbounded) {
            let (key, value) = row?;
            if !key.starts_with(prefix) {
                break;
            }
            found.insert(key, value);
        }
        let staged = self.rows.range::<[u8], _>((Bound::Included(prefix), Bound::Unbounded));
        for (key, row) in staged.take_while(|(key, _)| key.starts_with(prefix)) {
            match &row.after {
                Some(value) => found.insert(Bytes::copy_from_slice(key), value.clone()),
                None => found.remove(key.as_slice()),
            };
        }
        Ok(found.into_iter().collect())
    }

    fn add(&mut self, key: Vec<u8>, field: &[u8], delta: i64) {
        self.sums.entry(key).or_default().add(field, delta);
    }
}
