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

pub(crate) use super::engine::Use;
use super::engine::{self, Engine, StoreError};
use super::packed::{pack, unpack};

/// Bytes beyond which a block is divided, before it is packed. A change writes its whole block; a reader goes through
/// its block row by row.
const BLOCK_BYTES_MAX: usize = 2 << 10;

/// Bytes of blocks written before the engine is made to hand them on. It queues without limit, and
/// on a busy machine its own threads fall behind by hundreds of megabytes.
const FLUSH_BYTES: usize = 16 << 20;

/// Rows of one block written at once. Its parts go to the engine together, which takes thousands of
/// entries badly.
const TOGETHER_MAX: usize = 128;

/// Lengths before each row.
const HEAD: usize = 6;

/// Rows in order of key, in a folder.
pub(crate) struct Blocks {
    engine: Engine,
}

impl Blocks {
    /// Opens the engine in this folder, creating it if there is none.
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

    /// The rows between two keys; some may come again.
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
        let (from, to) = (from.map(<[u8]>::to_vec), to.map(<[u8]>::to_vec));
        Range { blocks, failed, from, to, ready: VecDeque::new() }
    }

    /// The last row before a key whose key begins so.
    pub(crate) fn last(
        &self,
        prefix: &[u8],
        before: Bound<&[u8]>,
    ) -> Result<Option<(Bytes, Bytes)>, StoreError> {
        let mut blocks = self.engine.range(Bound::Unbounded, before);
        while let Some(entry) = blocks.next_back() {
            let (bound, entry) = entry?;
            let block = unpack(&entry)?;
            let mut last = None;
            let mut rest = &block[..];
            while let Some((key, value, after)) = first_row(rest)? {
                rest = after;
                let is_before = match before {
                    Bound::Included(before) => key <= before,
                    Bound::Excluded(before) => key < before,
                    Bound::Unbounded => true,
                };
                if key.starts_with(prefix) && is_before {
                    last = Some((block.slice_ref(key), block.slice_ref(value)));
                }
            }
            if last.is_some() || &bound[..] < prefix {
                return Ok(last);
            }
        }
        Ok(None)
    }

    /// Writes and removes rows, in order of key, block by block. Who reads meanwhile may find some of
    /// them written and others not, and every other row.
    pub(crate) fn write<'a>(
        &self,
        changes: impl IntoIterator<Item = Change<'a>>,
    ) -> Result<(), StoreError> {
        let mut changes = changes.into_iter().peekable();
        let mut of_block = Vec::new();
        let mut unflushed = 0;
        while let Some((key, value)) = changes.next() {
            let (bound, entry) = self.block_of(key)?;
            of_block.clear();
            of_block.push((key, value));
            // Every key up to the next block's bound, within the table, belongs to the same block.
            let next =
                self.engine.range(Bound::Excluded(key), Bound::Unbounded).next().transpose()?;
            let here = |(other, _): &Change<'_>| {
                other.first() == key.first()
                    && next.as_ref().is_none_or(|(next, _)| *other < &next[..])
            };
            while of_block.len() < TOGETHER_MAX
                && let Some(change) = changes.next_if(here)
            {
                of_block.push(change);
            }
            let block = entry.as_ref().map(unpack).transpose()?.unwrap_or_default();
            let mut parts = rewrite(&bound, &block, &of_block)?;
            unflushed += parts.iter().map(|(_, entry)| entry.len()).sum::<usize>();
            match parts.len() {
                0 => self.engine.remove(&bound)?,
                1 => {
                    parts.drain(..).try_for_each(|(bound, part)| self.engine.put(&bound, &part))?
                }
                // Of a block that is divided no row may be in two parts, or in none, at any moment.
                _ => self.engine.put_together(parts)?,
            }
            if unflushed >= FLUSH_BYTES {
                unflushed = 0;
                self.engine.flush()?;
            }
        }
        Ok(())
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
pub(crate) type Change<'a> = (&'a [u8], Option<&'a [u8]>);

/// An entry of the engine: a block's lower bound, and its rows.
type Entry = (Vec<u8>, Vec<u8>);

/// What becomes of a block by these changes, in order of key: the entries of its parts by their lower
/// bounds, the first in its own place; none, if no row is left.
fn rewrite(bound: &[u8], block: &Bytes, changes: &[Change<'_>]) -> Result<Vec<Entry>, StoreError> {
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
    let mut entries = Vec::new();
    if bytes == 0 {
        return Ok(entries);
    }
    // Parts of about the same size, so that each has room for what comes next.
    let part_bytes = bytes.div_ceil(bytes.div_ceil(BLOCK_BYTES_MAX));
    let mut bound = bound.to_vec();
    let mut part = Vec::with_capacity(part_bytes);
    for row in rows {
        let full = part.len() >= part_bytes || part.len() + len(&row) > BLOCK_BYTES_MAX;
        if full && !part.is_empty() {
            let next = std::mem::replace(&mut bound, row.0.to_vec());
            entries.push((next, pack(&part)));
            part.clear();
        }
        append(&mut part, row.0, row.1);
    }
    entries.push((bound, pack(&part)));
    Ok(entries)
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

/// Rows in order of key; but a block that is divided while rows are read gives those of its second half
/// again. After an error there are no more.
pub(crate) struct Range {
    blocks: Option<engine::Range>,
    failed: Option<StoreError>,
    from: Bound<Vec<u8>>,
    to: Bound<Vec<u8>>,
    /// Rows of the last block taken.
    ready: VecDeque<(Bytes, Bytes)>,
}

impl Iterator for Range {
    type Item = Result<(Bytes, Bytes), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.failed.take() {
            return Some(Err(error));
        }
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Some(Ok(row));
            }
            let entry = self.blocks.as_mut()?.next()?;
            match entry.and_then(|(_, entry)| self.wanted(&unpack(&entry)?)) {
                Ok(rows) => self.ready = rows,
                Err(error) => {
                    self.blocks = None;
                    return Some(Err(error));
                }
            }
        }
    }
}

impl Range {
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
mod tests;
