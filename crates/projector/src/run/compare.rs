//! Two stores of one view, row by row.

use std::ops::Bound;

use bytes::Bytes;

use crate::error::ViewError;
use crate::store::{Store, StoreError, checkpoint};

/// How many rows both have; they must have no others.
pub(crate) fn compare(one: &Store, other: &Store) -> Result<u64, ViewError> {
    fn rows(store: &Store) -> impl Iterator<Item = Result<(Bytes, Bytes), StoreError>> {
        store.range(Bound::Unbounded, Bound::Excluded(checkpoint::KEY))
    }
    let (mut ones, mut others) = (rows(one), rows(other));
    let mut same = 0;
    loop {
        match (ones.next().transpose()?, others.next().transpose()?) {
            (None, None) => return Ok(same),
            (Some(one), Some(other)) if one == other => same += 1,
            (one, other) => {
                let least = [&one, &other].into_iter().flatten().map(|(key, _)| key).min();
                let table = least.and_then(|key| key.first()).copied().unwrap_or_default();
                return Err(ViewError::Differs { same, table: table & 0x7F });
            }
        }
    }
}
