//! The rows of a view: what is in the engine, under what was committed and is not there yet.

use std::collections::VecDeque;
use std::ops::Bound;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use super::blocks::{self, Blocks, Filling, Use, after_prefix};
use super::engine::StoreError;
use super::held::{Held, Slice};
use super::journal::Journal;

/// What is held, in bytes, from which on it is worth bringing it into the engine, at most.
const MUCH_BYTES: usize = 4 << 20;
/// The same as a part of what the store may take in memory. Twice as much is held at most, and twice as
/// much again is on its way into the engine; the rest is the engine's.
const MUCH_PART: u64 = 10;
/// Held rows looked at at once, at first and at most.
const SLICE: usize = 16;
const SLICE_MAX: usize = 512;

/// Rows in order of key, in a folder.
///
/// A commit is in memory at once and on disk some seconds later, whole: a killed process has what was
/// brought into the engine last, by a checkpoint that goes the same way.
pub(crate) struct Store {
    blocks: Blocks,
    held: Held,
    journal: Journal,
    /// Held by whoever brings rows into the engine: whether what is on its way stands in the journal.
    /// Some of it may be there already, so that the journal stays until all of it is.
    settling: Mutex<bool>,
    /// What is much, in bytes.
    much: usize,
}

impl Store {
    /// Opens the store in this folder, creating it if there is none.
    pub(crate) fn open(folder: &Path, to: Use) -> Result<Self, StoreError> {
        let blocks = Blocks::open(folder, engines(to))?;
        let journal = Journal::of(folder);
        if let Some(told) = journal.read()? {
            blocks.write(told.rows())?;
            blocks.flush()?;
        }
        journal.remove()?;
        let (held, settling) = (Held::default(), Mutex::new(false));
        Ok(Self { blocks, held, journal, settling, much: much(to) })
    }

    /// The row with this key.
    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        // What is not held any more is in the engine by then.
        match self.held.get(key) {
            Some(row) => Ok(row),
            None => self.blocks.get(key),
        }
    }

    /// The rows between two keys.
    pub(crate) fn range(&self, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Range<'_> {
        let slice = self.held.slice(from, to, SLICE);
        Range {
            store: self,
            from: from.map(<[u8]>::to_vec),
            to: to.map(<[u8]>::to_vec),
            last: None,
            settled: slice.settled,
            stored: self.blocks.range(from, to),
            next_stored: None,
            held_all: slice.all,
            held: slice.rows.into(),
            slice: SLICE,
            failed: false,
        }
    }

    /// The rows whose keys begin so.
    pub(crate) fn prefix(&self, prefix: &[u8]) -> Range<'_> {
        let end = after_prefix(prefix);
        let to = end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        self.range(Bound::Included(prefix), to)
    }

    /// The rows whose keys begin so, from the last to the first.
    pub(crate) fn prefix_from_end<'a>(
        &'a self,
        prefix: &'a [u8],
    ) -> impl Iterator<Item = Result<(Bytes, Bytes), StoreError>> + 'a {
        let mut before = match after_prefix(prefix) {
            Some(end) => Bound::Excluded(Bytes::from(end)),
            None => Bound::Unbounded,
        };
        std::iter::from_fn(move || {
            loop {
                let to = before.as_ref().map(|key| &key[..]);
                let held = self.held.last(prefix, to);
                let stored = match self.blocks.last(prefix, to) {
                    Ok(stored) => stored,
                    Err(error) => return Some(Err(error)),
                };
                let (key, row) = match (held, stored) {
                    (Some(held), Some(stored)) if held.0 < stored.0 => (stored.0, Some(stored.1)),
                    (Some(held), _) => held,
                    (None, stored) => stored.map(|(key, row)| (key, Some(row)))?,
                };
                before = Bound::Excluded(key.clone());
                if let Some(row) = row {
                    return Some(Ok((key, row)));
                }
            }
        })
    }

    /// Waits while twice as much is held as is much. For before a commit.
    pub(crate) fn make_room(&self) -> Result<(), StoreError> {
        if self.held.bytes() > 2 * self.much { self.settle() } else { Ok(()) }
    }

    /// Writes and removes rows, all of them at one moment.
    pub(crate) fn commit<'a>(&self, changes: impl IntoIterator<Item = (&'a [u8], Option<Bytes>)>) {
        self.held.set(changes);
    }

    /// Whether so much is held that it should go into the engine.
    pub(crate) fn holds_much(&self) -> bool {
        self.held.bytes() > self.much
    }

    /// Brings what is held into the engine, as far as it was held when this began; whoever reads and
    /// commits goes on meanwhile. After an error all of it is still held.
    pub(crate) fn settle(&self) -> Result<(), StoreError> {
        let mut journalled = self.settling.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(layer) = self.held.settling() else { return Ok(()) };
        if !*journalled {
            self.journal.write(layer.rows())?;
            *journalled = true;
        }
        self.blocks.write(layer.rows())?;
        self.blocks.flush()?;
        self.journal.remove()?;
        *journalled = false;
        self.held.settled();
        Ok(())
    }

    /// Fills a new store, in order of key.
    pub(crate) fn fill(&self) -> Filling<'_> {
        self.blocks.fill()
    }

    /// Goes on filling a new store after its last key; from the beginning if there is none yet.
    pub(crate) fn fill_after(&self, last: &[u8]) -> Filling<'_> {
        self.blocks.fill_after(last)
    }

    /// Hands everything written so far to the operating system.
    pub(crate) fn flush(&self) -> Result<(), StoreError> {
        self.settle_all()?;
        self.blocks.flush()
    }

    /// Flushes, closes, and syncs the files to disk.
    pub(crate) fn close(self) -> Result<(), StoreError> {
        self.settle_all()?;
        self.blocks.close()
    }

    /// The same store, opened for another use.
    pub(crate) fn reopen(self, to: Use) -> Result<Self, StoreError> {
        self.settle_all()?;
        Ok(Self { blocks: self.blocks.reopen(engines(to))?, much: much(to), ..self })
    }

    /// Lets go of a damaged store without waiting for it: its own threads may never end.
    pub(crate) fn abandon(self) {
        self.blocks.abandon();
    }

    fn settle_all(&self) -> Result<(), StoreError> {
        // What did not get there before goes first, and alone.
        self.settle()?;
        self.settle()
    }
}

/// Rows in order of key, as they were at some moment since it began, each for itself. After an error
/// there are no more.
pub(crate) struct Range<'a> {
    store: &'a Store,
    from: Bound<Vec<u8>>,
    to: Bound<Vec<u8>>,
    /// The last key that was given, or was seen to be removed.
    last: Option<Bytes>,
    /// How many layers had gone into the engine before it was asked.
    settled: u64,
    stored: blocks::Range,
    next_stored: Option<(Bytes, Bytes)>,
    /// Held rows that come next, and whether they are all there are.
    held: VecDeque<(Bytes, Option<Bytes>)>,
    held_all: bool,
    /// How many of them are looked at next.
    slice: usize,
    failed: bool,
}

impl Range<'_> {
    /// Looks at more held rows, after the last that was given.
    fn look(&mut self) {
        self.slice = (self.slice * 4).min(SLICE_MAX);
        let from = self.last.as_ref().map_or(slice(&self.from), |last| Bound::Excluded(&last[..]));
        let to = slice(&self.to);
        let Slice { rows, all, settled } = self.store.held.slice(from, to, self.slice);
        (self.held, self.held_all) = (rows.into(), all);
        if settled != self.settled {
            // What was held may have gone into the engine after it was asked.
            self.settled = settled;
            self.stored = self.store.blocks.range(from, to);
            self.next_stored = None;
        }
    }

    fn step(&mut self) -> Result<Option<(Bytes, Bytes)>, StoreError> {
        loop {
            if self.held.is_empty() && !self.held_all {
                self.look();
            }
            while self.next_stored.is_none() {
                match self.stored.next().transpose()? {
                    None => break,
                    // It was held when it was given, or stands in two blocks by now.
                    Some((key, _)) if self.last.as_ref().is_some_and(|last| key <= *last) => {}
                    row => self.next_stored = row,
                }
            }
            let order = match (self.held.front(), &self.next_stored) {
                (None, None) => return Ok(None),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some((held, _)), Some((stored, _))) => held.cmp(stored),
            };
            let stored = if order.is_ge() { self.next_stored.take() } else { None };
            let held = if order.is_le() { self.held.pop_front() } else { None };
            let row = held.or(stored.map(|(key, row)| (key, Some(row))));
            let Some((key, row)) = row else { return Ok(None) };
            self.last = Some(key.clone());
            if let Some(row) = row {
                return Ok(Some((key, row)));
            }
        }
    }
}

impl Iterator for Range<'_> {
    type Item = Result<(Bytes, Bytes), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let row = self.step();
        self.failed = row.is_err();
        row.transpose()
    }
}

/// What is much, in bytes, of a store that is opened for this.
fn much(to: Use) -> usize {
    match to {
        Use::Once => MUCH_BYTES,
        Use::Serving(bytes) => {
            usize::try_from(bytes / MUCH_PART).unwrap_or(usize::MAX).min(MUCH_BYTES)
        }
    }
}

/// What the engine is opened for, where a store is opened for this.
fn engines(to: Use) -> Use {
    match to {
        Use::Once => to,
        Use::Serving(bytes) => Use::Serving(bytes.saturating_sub(4 * much(to) as u64)),
    }
}

fn slice(bound: &Bound<Vec<u8>>) -> Bound<&[u8]> {
    bound.as_ref().map(Vec::as_slice)
}

#[cfg(test)]
mod tests;
