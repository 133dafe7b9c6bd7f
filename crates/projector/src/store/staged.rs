//! What a commit is going to change, over the rows of a store.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;

use bytes::Bytes;

use super::sums::Fields;
use super::tally::Tally;
use super::{Store, StoreError};
use crate::contract::TableInfo;
use crate::run::Before;

/// Rows read and written that are not yet committed.
pub(crate) struct Staged<'a> {
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
#[derive(Default)]
pub(crate) struct Changes {
    pub(crate) rows: Vec<(Vec<u8>, Option<Bytes>)>,
    pub(crate) tally: Tally,
}

impl Changes {
    /// Whether a row of the past is removed.
    pub(crate) fn take_back(&self) -> bool {
        self.rows.iter().any(|(key, after)| after.is_none() && TableInfo::is_past(key))
    }
}

impl<'a> Staged<'a> {
    pub(crate) fn new(store: &'a Store) -> Self {
        Self { store, rows: BTreeMap::new(), sums: BTreeMap::new() }
    }

    /// The row with this key, as written here last.
    pub(crate) fn get(&mut self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        if let Some(row) = self.rows.get(key) {
            return Ok(row.after.clone());
        }
        let value = self.store.get(key)?;
        let row = Row { before: Some(value.clone()), after: value.clone() };
        self.rows.insert(key.to_vec(), row);
        Ok(value)
    }

    /// Writes or removes a row.
    pub(crate) fn set(&mut self, key: Vec<u8>, value: Option<Bytes>) {
        self.set_over(key, Before::Unknown, value);
    }

    /// Writes or removes a row of which it is known what the store has, if nothing was written here yet.
    pub(crate) fn set_over(&mut self, key: Vec<u8>, before: Before<'_>, value: Option<Bytes>) {
        match self.rows.entry(key) {
            Entry::Occupied(mut row) => row.get_mut().after = value,
            Entry::Vacant(free) => {
                let before = match before {
                    Before::None => Some(None),
                    Before::Row(row) => Some(Some(Bytes::copy_from_slice(row))),
                    Before::Unknown => None,
                };
                free.insert(Row { before, after: value });
            }
        }
    }

    /// The rows of the store whose keys start so, in order of key, as they were before anything was
    /// written here.
    pub(crate) fn scan_before(&self, prefix: &[u8]) -> Result<Vec<(Bytes, Bytes)>, StoreError> {
        let rows = self.store.range(Bound::Included(prefix), Bound::Unbounded);
        let within =
            rows.take_while(|row| !matches!(row, Ok((key, _)) if !key.starts_with(prefix)));
        within.collect()
    }

    /// Adds to a field of a row of sums.
    pub(crate) fn add(&mut self, key: &[u8], field: &[u8], number: i64) {
        match self.sums.get_mut(key) {
            Some(fields) => fields.add(field, number),
            None => self.sums.entry(key.to_vec()).or_default().add(field, number),
        }
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
