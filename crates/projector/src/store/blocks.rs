//! The rows of a view, in order of key, several to an entry of the engine.
//!
//! An entry costs the engine far more than its bytes, and most rows are short: a million events
//! make some nine hundred thousand rows. So rows that stand next to each other share a block, and
//! a block is one entry. A view is filled several times faster, and what is read together lies
//! together.
//!
//! ```text
//! entry: lower bound → packed (see `packed`): rows in order of key, each:
//! ┌───────────────────┬─────────────────────┬─────┬───────┐
//! │ key length u16 LE │ value length u32 LE │ key │ value │
//! └───────────────────┴─────────────────────┴─────┴───────┘
//! ```
//! A block holds the rows from its lower bound up to the next block's. The first block of a table
//! has the table's number as its bound, so that every key of a table has a block to go to, and no
//! block holds rows of two tables.

use std::collections::VecDeque;
use std::ops::Bound;
use std::path::Path;

use bytes::Bytes;

pub use super::engine::StoreError;
pub(crate) use super::engine::Use;
use super::engine::{self, Engine};
use super::packed::{pack, unpack};

/// Bytes beyond which a block is divided, before it is packed. A change writes its whole block; a reader goes through
/// its block row by row.
const BLOCK_BYTES_MAX: usize = 2 << 10;

/// Bytes of blocks written before the engine is made to hand them on. It queues without limit, and
/// on a busy machine its own threads fall behind by hundreds of megabytes.
const FLUSH_BYTES: usize = 16 << 20;

/// Rows one commit should not exceed. From thousands of entries on the engine takes gigabytes for
/// one batch.
pub(crate) const COMMIT_ROWS_MAX: usize = 512;

/// Lengths before each row.
const HEAD: usize = 6;

/// Rows in order of key, in a folder.
pub(crate) struct Store {
    engine: Engine,
}

impl Store {
    /// Opens the store in this folder, creating it if there is none.
    pub(crate) fn open(folder: &Path, to: Use) -> Result<Self, StoreError> {
        Ok(Self { engine: Engine::open(folder, to)? })
    }

    /// The row with this key.
    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        let block = match self.block_of(key)? {
            (_, Some(entry)) => unpack(&entry)?,
            (_, None) => return Ok(None),
        };
        let mut rest = &block[..];
        while let Some((found, value, after)) = first_row(rest)? {
            if found >= key {
                return Ok((found == key).then(|| block.slice_ref(value)));
            }
            rest = after;
        }
        Ok(None)
    }

    /// The rows between two keys, from either end.
    pub(crate) fn range(&self, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Range {
        let start = match from {
            Bound::Unbounded => Ok(None),
            Bound::Included(key) | Bound::Excluded(key) => self.engine.at_or_before(key),
        };
        let (blocks, failed) = match start {
            Ok(start) => {
                let start = start.as_ref().map(|(bound, _)| &bound[..]);
                let from = start.map_or(from, Bound::Included);
                (Some(self.engine.range(from, to)), None)
            }
            Err(error) => (None, Some(error)),
        };
        Range {
            blocks,
            failed,
            from: from.map(<[u8]>::to_vec),
            to: to.map(<[u8]>::to_vec),
            front: VecDeque::new(),
            back: VecDeque::new(),
            given: [None, None],
        }
    }

    /// The rows whose keys start so, from either end.
    pub(crate) fn prefix(&self, prefix: &[u8]) -> Range {
        let end = after_prefix(prefix);
        let to = end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        self.range(Bound::Included(prefix), to)
    }

    /// Writes and removes rows, all or none of them.
    pub(crate) fn commit<'a>(
        &self,
        changes: impl IntoIterator<Item = (&'a [u8], Option<&'a [u8]>)>,
    ) -> Result<(), StoreError> {
        let mut changes: Vec<Change<'_>> = changes.into_iter().collect();
        changes.sort_unstable_by_key(|(key, _)| *key);
        let mut entries = Vec::new();
        let mut rest = changes.as_slice();
        // Looking for a key's block costs more than all else: each key is looked for once.
        let mut next = rest.first().map(|(key, _)| self.block_of(key)).transpose()?;
        while let Some((bound, entry)) = next.take() {
            let mut count = 1;
            while let Some((key, _)) = rest.get(count) {
                let found = self.block_of(key)?;
                if found.0 != bound {
                    next = Some(found);
                    break;
                }
                count += 1;
            }
            let (these, others) = rest.split_at(count);
            rest = others;
            let block = entry.as_ref().map(unpack).transpose()?.unwrap_or_default();
            rewrite(bound, &block, these, &mut entries)?;
        }
        self.engine.commit(entries)
    }

    /// Fills a new store, in order of key.
    pub(crate) fn fill(&self) -> Filling<'_> {
        Filling {
            engine: &self.engine,
            last: Vec::new(),
            bound: Vec::new(),
            block: Vec::new(),
            goes_on: false,
            unflushed_bytes: 0,
        }
    }

    /// Goes on filling a new store after its last key; from the beginning if there is none yet.
    pub(crate) fn fill_after(&self, last: &[u8]) -> Filling<'_> {
        Filling { last: last.to_vec(), bound: last.to_vec(), goes_on: true, ..self.fill() }
    }

    /// Hands everything written so far to the operating system.
    pub(crate) fn flush(&self) -> Result<(), StoreError> {
        self.engine.flush()
    }

    /// Flushes, closes, and syncs the files to disk.
    pub(crate) fn close(self) -> Result<(), StoreError> {
        self.engine.close()
    }

    /// The same store, opened for another use.
    pub(crate) fn reopen(self, to: Use) -> Result<Self, StoreError> {
        Ok(Self { engine: self.engine.reopen(to)? })
    }

    /// Lets go of a damaged store without waiting for it: its own threads may never end.
    pub(crate) fn abandon(self) {
        self.engine.abandon();
    }

    /// The entry of the block this key belongs to, by its lower bound; none if the table has none yet.
    fn block_of(&self, key: &[u8]) -> Result<(Bytes, Option<Bytes>), StoreError> {
        let table = key.get(..1).unwrap_or_default();
        match self.engine.at_or_before(key)? {
            Some((bound, entry)) if bound.starts_with(table) => Ok((bound, Some(entry))),
            _ => Ok((Bytes::copy_from_slice(table), None)),
        }
    }
}

/// The first key after all those that start so; `None` if there is no such key.
pub(crate) fn after_prefix(prefix: &[u8]) -> Option<Vec<u8>> {
    let keep = prefix.iter().rposition(|byte| *byte != u8::MAX)?;
    let mut end = prefix[..=keep].to_vec();
    end[keep] += 1;
    Some(end)
}

/// A row to write, or without a value to remove.
type Change<'a> = (&'a [u8], Option<&'a [u8]>);

/// What becomes of a block by these changes, in order of key.
fn rewrite(
    bound: Bytes,
    block: &Bytes,
    changes: &[Change<'_>],
    entries: &mut Vec<(Vec<u8>, Option<Vec<u8>>)>,
) -> Result<(), StoreError> {
    let mut rows: Vec<(&[u8], &[u8])> = Vec::new();
    let mut changes = changes.iter().peekable();
    let mut rest = &block[..];
    while let Some((key, value, after)) = first_row(rest)? {
        rest = after;
        while let Some((new, value)) = changes.next_if(|(new, _)| *new < key) {
            rows.extend(value.map(|value| (*new, value)));
        }
        match changes.next_if(|(new, _)| *new == key) {
            Some((_, value)) => rows.extend(value.map(|value| (key, value))),
            None => rows.push((key, value)),
        }
    }
    rows.extend(changes.filter_map(|(new, value)| Some((*new, (*value)?))));

    let len = |(key, value): &(&[u8], &[u8])| HEAD + key.len() + value.len();
    let bytes: usize = rows.iter().map(len).sum();
    if bytes == 0 {
        entries.push((bound.to_vec(), None));
        return Ok(());
    }
    // Parts of about the same size, so that each has room for what comes next.
    let part_bytes = bytes.div_ceil(bytes.div_ceil(BLOCK_BYTES_MAX));
    let mut bound = bound.to_vec();
    let mut part = Vec::with_capacity(part_bytes);
    for row in rows {
        let full = part.len() >= part_bytes || part.len() + len(&row) > BLOCK_BYTES_MAX;
        if full && !part.is_empty() {
            let next = std::mem::replace(&mut bound, row.0.to_vec());
            entries.push((next, Some(pack(&part))));
            part.clear();
        }
        append(&mut part, row.0, row.1);
    }
    entries.push((bound, Some(pack(&part))));
    Ok(())
}

/// A new store being filled, in order of key.
pub(crate) struct Filling<'a> {
    engine: &'a Engine,
    /// The key of the last row.
    last: Vec<u8>,
    /// The lower bound of the block under way.
    bound: Vec<u8>,
    block: Vec<u8>,
    /// Whether nothing was put yet after what is in the store: the next block begins with its row,
    /// since a block of the same table is there already.
    goes_on: bool,
    unflushed_bytes: usize,
}

impl Filling<'_> {
    /// Writes a row whose key comes after all before it.
    ///
    /// # Panics
    /// When it does not: it would be written over others.
    pub(crate) fn put(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        assert!(self.last.as_slice() < key, "a new store is filled in order of key");
        self.last.clear();
        self.last.extend_from_slice(key);
        let table = key.get(..1).unwrap_or_default();
        if !self.bound.starts_with(table) || self.bound.is_empty() {
            self.write()?;
            self.bound = table.to_vec();
        } else if self.goes_on {
            self.bound = key.to_vec();
        } else if self.block.len() + HEAD + key.len() + value.len() > BLOCK_BYTES_MAX {
            self.write()?;
            self.bound = key.to_vec();
        }
        self.goes_on = false;
        append(&mut self.block, key, value);
        Ok(())
    }

    /// Writes what is left.
    pub(crate) fn finish(mut self) -> Result<(), StoreError> {
        self.write()
    }

    fn write(&mut self) -> Result<(), StoreError> {
        if self.block.is_empty() {
            return Ok(());
        }
        let entry = pack(&self.block);
        self.engine.put(&self.bound, &entry)?;
        self.unflushed_bytes += entry.len();
        self.block.clear();
        if self.unflushed_bytes >= FLUSH_BYTES {
            self.unflushed_bytes = 0;
            self.engine.flush()?;
        }
        Ok(())
    }
}

impl Iterator for Range {
    type Item = Result<(Bytes, Bytes), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step(End::Front)
    }
}

impl DoubleEndedIterator for Range {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.step(End::Back)
    }
}

/// Rows in order of key, from either end. After an error there are no more.
pub(crate) struct Range {
    blocks: Option<engine::Range>,
    failed: Option<StoreError>,
    from: Bound<Vec<u8>>,
    to: Bound<Vec<u8>>,
    /// Rows of the last block taken from each end.
    front: VecDeque<(Bytes, Bytes)>,
    back: VecDeque<(Bytes, Bytes)>,
    /// The last key given at each end. A block that is divided while rows are read gives those of
    /// its second half again.
    given: [Option<Bytes>; 2],
}

/// One of the two ends of a range.
#[derive(Clone, Copy)]
enum End {
    Front,
    Back,
}

impl Range {
    fn step(&mut self, end: End) -> Option<Result<(Bytes, Bytes), StoreError>> {
        if let Some(error) = self.failed.take() {
            return Some(Err(error));
        }
        loop {
            let own = match end {
                End::Front => self.front.pop_front(),
                End::Back => self.back.pop_back(),
            };
            if let Some((key, value)) = own {
                let given = &mut self.given[end as usize];
                let again = given.as_ref().is_some_and(|given| match end {
                    End::Front => key <= *given,
                    End::Back => key >= *given,
                });
                if again {
                    continue;
                }
                *given = Some(key.clone());
                return Some(Ok((key, value)));
            }
            let block = self.blocks.as_mut().and_then(|blocks| match end {
                End::Front => blocks.next(),
                End::Back => blocks.next_back(),
            });
            let rows = match block {
                // What the other end has taken and not given is all that is left.
                None => {
                    return match end {
                        End::Front => self.back.pop_front(),
                        End::Back => self.front.pop_back(),
                    }
                    .map(Ok);
                }
                Some(entry) => entry.and_then(|(_, entry)| self.wanted(&unpack(&entry)?)),
            };
            match rows {
                Ok(rows) => match end {
                    End::Front => self.front = rows,
                    End::Back => self.back = rows,
                },
                Err(error) => {
                    self.blocks = None;
                    self.front.clear();
                    self.back.clear();
                    return Some(Err(error));
                }
            }
        }
    }

    /// The rows of a block that are in the range.
    fn wanted(&self, block: &Bytes) -> Result<VecDeque<(Bytes, Bytes)>, StoreError> {
        let mut wanted = VecDeque::new();
        let mut rest = &block[..];
        while let Some((key, value, after)) = first_row(rest)? {
            rest = after;
            let begun = match &self.from {
                Bound::Unbounded => true,
                Bound::Included(from) => key >= from.as_slice(),
                Bound::Excluded(from) => key > from.as_slice(),
            };
            let over = match &self.to {
                Bound::Unbounded => false,
                Bound::Included(to) => key > to.as_slice(),
                Bound::Excluded(to) => key >= to.as_slice(),
            };
            if over {
                break;
            }
            if begun {
                wanted.push_back((block.slice_ref(key), block.slice_ref(value)));
            }
        }
        Ok(wanted)
    }
}

/// The key and value of the first row, and what comes after it.
type Row<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// The first of these rows.
fn first_row(rows: &[u8]) -> Result<Option<Row<'_>>, StoreError> {
    if rows.is_empty() {
        return Ok(None);
    }
    let row = rows.split_first_chunk().and_then(|([k0, k1, v0, v1, v2, v3], rest)| {
        let key_len = usize::from(u16::from_le_bytes([*k0, *k1]));
        let value_len = u32::from_le_bytes([*v0, *v1, *v2, *v3]) as usize;
        let (key, rest) = rest.split_at_checked(key_len)?;
        let (value, rest) = rest.split_at_checked(value_len)?;
        Some((key, value, rest))
    });
    row.map(Some).ok_or_else(|| StoreError::Damaged("a block of rows is garbled".into()))
}

fn append(block: &mut Vec<u8>, key: &[u8], value: &[u8]) {
    let key_len = u16::try_from(key.len()).expect("a key is at most 65,535 bytes");
    let value_len = u32::try_from(value.len()).expect("a row is at most 4 GiB");
    block.extend_from_slice(&key_len.to_le_bytes());
    block.extend_from_slice(&value_len.to_le_bytes());
    block.extend_from_slice(key);
    block.extend_from_slice(value);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::ops::RangeBounds;

    use proptest::prelude::*;

    use super::*;

    type Model = BTreeMap<Vec<u8>, Vec<u8>>;

    /// Keys of two tables, few enough to meet again; now and then a row larger than a block.
    fn key() -> impl Strategy<Value = Vec<u8>> {
        (1u8..3, proptest::collection::vec(0u8..6, 0..4))
            .prop_map(|(table, rest)| [&[table], &rest[..]].concat())
    }

    fn value() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            9 => proptest::collection::vec(any::<u8>(), 0..300),
            1 => proptest::collection::vec(any::<u8>(), 2_000..5_000),
        ]
    }

    fn bound() -> impl Strategy<Value = Bound<Vec<u8>>> {
        prop_oneof![
            Just(Bound::Unbounded),
            key().prop_map(Bound::Included),
            key().prop_map(Bound::Excluded),
        ]
    }

    fn check(store: &Store, model: &Model, from: &Bound<Vec<u8>>, to: &Bound<Vec<u8>>, ends: u32) {
        let wanted: Vec<_> = model
            .iter()
            .filter(|(key, _)| (from.clone(), to.clone()).contains(*key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        let (from, to) = (from.as_ref().map(Vec::as_slice), to.as_ref().map(Vec::as_slice));
        let mut range = store.range(from, to);
        let (mut front, mut back) = (Vec::new(), Vec::new());
        for turn in 0.. {
            let from_back = ends >> (turn % 32) & 1 == 1;
            let row = if from_back { range.step(End::Back) } else { range.step(End::Front) };
            let Some(row) = row else { break };
            let (key, value) = row.unwrap();
            let row = (key.to_vec(), value.to_vec());
            if from_back { back.push(row) } else { front.push(row) }
        }
        front.extend(back.into_iter().rev());
        assert_eq!(front, wanted);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_those_of_a_plain_map(
            filled in proptest::collection::btree_map(key(), value(), 0..80),
            commits in proptest::collection::vec(
                proptest::collection::btree_map(key(), proptest::option::of(value()), 1..30),
                0..12,
            ),
            asked in proptest::collection::vec((bound(), bound(), any::<u32>()), 1..8),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::open(folder.path(), Use::Once).unwrap();
            let mut filling = store.fill();
            for (key, value) in &filled {
                filling.put(key, value).unwrap();
            }
            filling.finish().unwrap();
            let mut model = filled;
            for changes in commits {
                let rows = changes.iter().map(|(key, value)| (key.as_slice(), value.as_deref()));
                store.commit(rows).unwrap();
                for (key, value) in changes {
                    match value {
                        Some(value) => model.insert(key, value),
                        None => model.remove(&key),
                    };
                }
                for (key, value) in &model {
                    let row = store.get(key).unwrap();
                    prop_assert_eq!(row.as_deref(), Some(value.as_slice()));
                }
                prop_assert_eq!(store.get(&[2, 9]).unwrap(), None);
                for (from, to, ends) in &asked {
                    check(&store, &model, from, to, *ends);
                }
            }
            for (from, to, ends) in &asked {
                check(&store, &model, from, to, *ends);
            }
        }
    }

    #[test]
    fn neighbours_share_a_block_and_a_block_stays_small() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Use::Once).unwrap();
        for n in 0u32..2_000 {
            // Newest first, as the list of cases is.
            let key = [&[4], &(!n).to_be_bytes()[..]].concat();
            store.commit([(key.as_slice(), Some([7; 40].as_slice()))]).unwrap();
        }
        let blocks: Vec<_> = store
            .engine
            .range(Bound::Unbounded, Bound::Unbounded)
            .map(|entry| unpack(&entry.unwrap().1).unwrap().len())
            .collect();
        assert!(blocks.iter().all(|len| *len <= BLOCK_BYTES_MAX), "{blocks:?}");
        assert!(blocks.len() < 120, "{} blocks for 100 kB", blocks.len());
        let all: Vec<_> =
            store.range(Bound::Unbounded, Bound::Unbounded).map(Result::unwrap).collect();
        store.commit(all.iter().map(|(key, _)| (&key[..], None))).unwrap();
        assert_eq!(store.engine.range(Bound::Unbounded, Bound::Unbounded).count(), 0);
    }

    #[test]
    fn a_garbled_block_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Use::Once).unwrap();
        store.engine.put(&[1], &[1, 0, 9, 0, 0, 0, 1]).unwrap();
        assert!(matches!(store.get(&[1, 1]), Err(StoreError::Damaged(_))));
        let mut range = store.range(Bound::Unbounded, Bound::Unbounded);
        assert!(matches!(range.next(), Some(Err(StoreError::Damaged(_)))));
        assert!(range.next().is_none());
        assert!(store.commit([([1u8, 2].as_slice(), None)]).is_err());
    }

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
