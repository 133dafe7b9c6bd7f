//! The rows of one stream in memory, and a whole view in memory for tests of projectors.

use std::collections::BTreeMap;
use std::ops::Bound;

use bytes::Bytes;
use greyfile_envelope::StreamId;

use crate::projector::{ApplyError, Projector, Recorded};
use crate::rows::{Staging, StreamRows};
use crate::store::StoreError;
use crate::sums::Fields;

/// Folds events into the rows of a view, in memory and by the book: every stream in order, then
/// settled once. For tests that give events and look at rows; keys and values are as a view's
/// [`dump`](crate::View::dump) has them.
///
/// # Errors
/// What the projector says.
pub fn fold(
    projector: &dyn Projector,
    events: &[Recorded<'_>],
) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, ApplyError> {
    let mut streams: BTreeMap<StreamId, Vec<&Recorded<'_>>> = BTreeMap::new();
    for recorded in events.iter().filter(|one| projector.wants(one.event.stream.kind)) {
        streams.entry(recorded.event.stream).or_default().push(recorded);
    }
    let mut memory = Memory::default();
    for (stream, mut events) in streams {
        events.sort_by_key(|recorded| recorded.position);
        let mut rows = StreamRows::new(stream, projector.tables(), &mut memory);
        for recorded in events {
            projector.apply(&mut rows, recorded)?;
        }
        projector.settle(&mut rows)?;
    }
    let rows = memory.rows.into_iter().map(|(key, value)| (key, value.to_vec()));
    let sums = memory.sums.into_iter().filter_map(|(key, sums)| Some((key, sums.encode()?)));
    Ok(rows.chain(sums).collect())
}

/// Rows that are nowhere but here.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) rows: BTreeMap<Vec<u8>, Bytes>,
    pub(crate) sums: BTreeMap<Vec<u8>, Fields>,
}

impl Staging for Memory {
    fn get(&mut self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        Ok(self.rows.get(key).cloned())
    }

    fn set(&mut self, key: Vec<u8>, value: Option<Bytes>) {
        match value {
            Some(value) => self.rows.insert(key, value),
            None => self.rows.remove(&key),
        };
    }

    fn scan(&mut self, prefix: &[u8]) -> Result<Vec<(Bytes, Bytes)>, StoreError> {
        let rows = self.rows.range::<[u8], _>((Bound::Included(prefix), Bound::Unbounded));
        Ok(rows
            .take_while(|(key, _)| key.starts_with(prefix))
            .map(|(key, value)| (Bytes::copy_from_slice(key), value.clone()))
            .collect())
    }

    fn add(&mut self, key: Vec<u8>, field: &[u8], delta: i64) {
        self.sums.entry(key).or_default().add(field, delta);
    }
}
