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
mod tests {
    use std::collections::BTreeMap;
    use std::ops::RangeBounds;

    use proptest::prelude::*;

    use super::*;

    type Model = BTreeMap<Vec<u8>, Vec<u8>>;
    type Changes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;
    type Ends = (Bound<Vec<u8>>, Bound<Vec<u8>>);

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

    fn changes() -> impl Strategy<Value = Changes> {
        proptest::collection::btree_map(key(), proptest::option::of(value()), 1..30)
    }

    fn bound() -> impl Strategy<Value = Bound<Vec<u8>>> {
        prop_oneof![
            Just(Bound::Unbounded),
            key().prop_map(Bound::Included),
            key().prop_map(Bound::Excluded),
        ]
    }

    /// What happens after a commit.
    #[derive(Debug, Clone, Copy)]
    enum Then {
        Nothing,
        Settles,
        /// The process is killed after so many rows went into the engine, and the store opened again.
        IsKilled(usize),
    }

    fn then() -> impl Strategy<Value = Then> {
        prop_oneof![
            2 => Just(Then::Nothing),
            1 => Just(Then::Settles),
            1 => (0usize..30).prop_map(Then::IsKilled),
        ]
    }

    fn commit(store: &Store, model: &mut Model, changes: &Changes) {
        let rows = changes.iter();
        let rows = rows.map(|(key, row)| (key.as_slice(), row.clone().map(Bytes::from)));
        store.commit(rows);
        for (key, value) in changes {
            match value {
                Some(value) => model.insert(key.clone(), value.clone()),
                None => model.remove(key),
            };
        }
    }

    fn rows<'a>(
        rows: impl Iterator<Item = Result<(Bytes, Bytes), StoreError>> + 'a,
    ) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> + 'a {
        rows.map(|row| row.unwrap()).map(|(key, row)| (key.to_vec(), row.to_vec()))
    }

    fn check(store: &Store, model: &Model, asked: &[Ends]) {
        let all = || model.iter().map(|(key, row)| (key.clone(), row.clone()));
        for (key, row) in model {
            assert_eq!(store.get(key).unwrap().as_deref(), Some(row.as_slice()));
        }
        assert_eq!(store.get(&[2, 9]).unwrap(), None);
        for (from, to) in asked {
            let wanted: Vec<_> =
                all().filter(|(key, _)| (from.clone(), to.clone()).contains(key)).collect();
            let found: Vec<_> = rows(store.range(slice(from), slice(to))).collect();
            assert_eq!(found, wanted);
            if let Bound::Included(prefix) = from {
                let within = || all().filter(|(key, _)| key.starts_with(prefix));
                assert!(rows(store.prefix(prefix)).eq(within()));
                let mut backwards: Vec<_> = within().collect();
                backwards.reverse();
                assert_eq!(rows(store.prefix_from_end(prefix)).collect::<Vec<_>>(), backwards);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_those_of_a_plain_map(
            filled in proptest::collection::btree_map(key(), value(), 0..80),
            commits in proptest::collection::vec((changes(), then()), 0..12),
            asked in proptest::collection::vec((bound(), bound()), 1..8),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let mut store = Store::open(folder.path(), Use::Once).unwrap();
            let mut filling = store.fill();
            for (key, value) in &filled {
                filling.put(key, value).unwrap();
            }
            filling.finish().unwrap();
            let mut model = filled;
            for (changes, then) in commits {
                commit(&store, &mut model, &changes);
                match then {
                    Then::Nothing => {}
                    Then::Settles => store.settle().unwrap(),
                    Then::IsKilled(at) => {
                        // What was on its way is brought there whole; what was only held is not.
                        let layer = store.held.settling().unwrap();
                        store.journal.write(layer.rows()).unwrap();
                        store.blocks.write(layer.rows().take(at)).unwrap();
                        drop(store);
                        store = Store::open(folder.path(), Use::Once).unwrap();
                        prop_assert!(!Journal::of(folder.path()).0.exists());
                    }
                }
                check(&store, &model, &asked);
            }
            store.flush().unwrap();
            prop_assert_eq!(store.held.bytes(), 0);
            check(&store, &model, &asked);
        }

        #[test]
        fn who_reads_while_rows_go_into_the_engine_misses_none(
            before in changes(),
            meanwhile in proptest::collection::vec((changes(), 0usize..20, any::<bool>()), 1..6),
            began in any::<bool>(),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::open(folder.path(), Use::Once).unwrap();
            let mut model = Model::new();
            commit(&store, &mut model, &before);
            if began {
                store.held.settling();
            }
            // What no commit touches is there all the time, and is given once, in order.
            let mut steady = model.clone();
            for (changes, ..) in &meanwhile {
                steady.retain(|key, _| !changes.contains_key(key));
            }
            let mut range = rows(store.range(Bound::Unbounded, Bound::Unbounded));
            let mut found = Vec::new();
            for (changes, read, settles) in &meanwhile {
                found.extend(range.by_ref().take(*read));
                commit(&store, &mut model, changes);
                if *settles {
                    store.settle().unwrap();
                }
            }
            found.extend(range);
            prop_assert!(found.is_sorted_by(|(one, _), (other, _)| one < other));
            found.retain(|(key, _)| steady.contains_key(key));
            prop_assert_eq!(found, steady.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_could_not_go_into_the_engine_is_held_and_goes_there_later() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Use::Once).unwrap();
        store.commit([([1, 1].as_slice(), Some(Bytes::from_static(b"one")))]);
        // No journal can be written where a folder is.
        std::fs::create_dir(&store.journal.0).unwrap();
        for n in 2u8..4 {
            assert!(matches!(store.settle(), Err(StoreError::Io(_))));
            store.commit([([1, n].as_slice(), Some(Bytes::from_static(b"more")))]);
            assert_eq!(store.prefix(&[1]).count(), usize::from(n));
        }
        std::fs::remove_dir(&store.journal.0).unwrap();
        store.flush().unwrap();
        assert_eq!(store.blocks.range(Bound::Unbounded, Bound::Unbounded).count(), 3);
        assert!(!store.journal.0.exists());
    }

    #[test]
    fn rows_that_stay_are_found_whatever_goes_into_the_engine_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Use::Once).unwrap();
        let key = |n: u32| [&[1][..], &n.to_be_bytes()].concat();
        let steady: Vec<_> = (0..400u32).map(|n| key(n * 50)).collect();
        let row = Some(Bytes::from_static(&[7; 60]));
        store.commit(steady.iter().map(|key| (&key[..], row.clone())));
        let stop = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                // Blocks are divided, and emptied again, around the rows that stay.
                for round in 0..60u32 {
                    let others = (0..20_000).filter(|n| n % 50 != 0 && n % 7 == round % 7);
                    let others: Vec<_> = others.map(key).collect();
                    let row = row.clone().filter(|_| round / 7 % 2 == 0);
                    store.commit(others.iter().map(|key| (&key[..], row.clone())));
                    store.settle().unwrap();
                }
                stop.store(true, std::sync::atomic::Ordering::SeqCst);
            });
            for _ in 0..2 {
                scope.spawn(|| {
                    let is_steady = |key: &Vec<u8>| steady.binary_search(key).is_ok();
                    while !stop.load(std::sync::atomic::Ordering::SeqCst) {
                        for key in &steady {
                            assert!(store.get(key).unwrap().is_some(), "{key:?}");
                        }
                        let forwards = rows(store.prefix(&[1])).map(|(key, _)| key);
                        assert!(forwards.filter(is_steady).eq(steady.iter().cloned()));
                        let backwards = rows(store.prefix_from_end(&[1])).map(|(key, _)| key);
                        let backwards = backwards.filter(is_steady).take(20);
                        assert!(backwards.eq(steady.iter().rev().take(20).cloned()));
                    }
                });
            }
        });
    }

    #[test]
    fn a_commit_waits_for_no_more_than_room() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Use::Serving(1_024)).unwrap();
        assert!(!store.holds_much());
        for n in 0u8..4 {
            store.make_room().unwrap();
            store.commit([([1, n].as_slice(), Some(Bytes::from_static(&[7; 90])))]);
            assert!(store.holds_much());
            assert!(store.held.bytes() < 500, "what there is no room for went into the engine");
        }
        assert_eq!(store.prefix(&[1]).count(), 4);
    }

    #[test]
    fn a_journal_that_is_not_whole_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::of(folder.path());
        assert!(journal.read().unwrap().is_none(), "none");
        let rows =
            [([1u8, 1].as_slice(), Some([7u8; 9].as_slice())), (&[1, 2], None), (&[2], Some(&[]))];
        journal.write(rows.into_iter()).unwrap();
        let whole = std::fs::read(&journal.0).unwrap();
        assert!(journal.read().unwrap().unwrap().rows().eq(rows));
        for cut in 0..whole.len() {
            std::fs::write(&journal.0, &whole[..cut]).unwrap();
            // Cut off before its first row it is as long as one without rows.
            assert!(journal.read().unwrap().is_none(), "{cut}");
        }
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x10;
            std::fs::write(&journal.0, &flipped).unwrap();
            assert!(journal.read().unwrap().is_none(), "{at}");
        }
    }
}
