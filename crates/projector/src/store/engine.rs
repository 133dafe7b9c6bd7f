//! The engine under a view: sled 0.34, and the only module that knows it.
//!
//! An engine is an ordered map of bytes; what lies in it are the blocks of a
//! [`Store`](crate::store::Store). It writes entry by entry where it can: a batch takes one lock for
//! the whole process, and one of thousands of entries gigabytes. sled was chosen for views because
//! they are disposable: on Linux its flush reaches the kernel, not the platter, so this module
//! syncs the files itself when a view is closed. Met with damage sled answers with an error, with
//! a panic, or by coming up with less than it had; the first two end here as
//! [`StoreError::Damaged`], the third is found by the view's tally. Catching panics needs the
//! program to be built with unwinding.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;

/// What a store is opened for, and so how many bytes of rows the engine may hold in memory, by
/// its own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Every row is written or read once. Measured, the engine takes about four times the cache
    /// in all while a store is filled, and a larger one makes nothing quicker.
    Once,
    /// Rows are read again and again. Making room costs a reader a millisecond or two now and
    /// then, so that the cache is made to hold what a day's work touches: so many bytes, and it
    /// grows only as rows are read.
    Serving(u64),
}

impl Use {
    const fn cache_bytes(self) -> u64 {
        match self {
            Self::Once => 4 << 20,
            Self::Serving(bytes) => bytes,
        }
    }
}

/// How long written rows may wait before they reach the kernel. After a killed process they are
/// projected again, so this bounds repeated work, not loss. Every flush makes the log's next sync
/// wait for the disk, so it is not done more often than that work is worth.
const FLUSH_EVERY_MS: u64 = 3_000;

/// A store just dropped in this process may hold its file for a moment longer, since the
/// engine's own threads finish late.
const LOCK_WAIT: Duration = Duration::from_secs(5);
const LOCK_RETRY: Duration = Duration::from_millis(5);

/// A view's engine that failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The files are not what was written. The view is rebuilt.
    #[error(
        "the view's files are damaged: {0}; the log is untouched and the view is rebuilt from it"
    )]
    Damaged(String),
    /// The disk has no room left.
    #[error(
        "the disk that holds the view is full ({0}); the log is untouched; free some space, and the \
         view goes on by itself"
    )]
    Full(String),
    /// The operating system refused.
    #[error(
        "the view's files cannot be read or written: {0}; the log is untouched; free the disk or \
         mend the permissions, then start again"
    )]
    Io(String),
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match greyfile_disk::is_full(&error) {
            true => Self::Full(error.to_string()),
            false => Self::Io(error.to_string()),
        }
    }
}

/// Entries in order of key, in a folder.
pub(crate) struct Engine {
    // None only while being dropped.
    db: Option<sled::Db>,
    folder: PathBuf,
    to: Use,
}

impl Engine {
    /// Opens the store in this folder, creating it if there is none.
    pub(crate) fn open(folder: &Path, to: Use) -> Result<Self, StoreError> {
        let give_up = Instant::now() + LOCK_WAIT;
        loop {
            let opened = guard(|| {
                sled::Config::new()
                    .path(folder)
                    .cache_capacity(to.cache_bytes())
                    .flush_every_ms(Some(FLUSH_EVERY_MS))
                    .open()
            });
            match opened {
                Err(StoreError::Io(what)) if is_lock(&what) && Instant::now() < give_up => {
                    thread::sleep(LOCK_RETRY);
                }
                opened => return Ok(Self { db: Some(opened?), folder: folder.to_owned(), to }),
            }
        }
    }

    /// The last entry at or before this key.
    pub(crate) fn at_or_before(&self, key: &[u8]) -> Result<Option<(Bytes, Bytes)>, StoreError> {
        self.range(Bound::Unbounded, Bound::Included(key)).next_back().transpose()
    }

    /// The entries between two keys, from either end.
    pub(crate) fn range(&self, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Range {
        // The engine panics on a range that runs backwards; it has no rows.
        let rows =
            if is_empty(from, to) { None } else { Some(self.db().range::<&[u8], _>((from, to))) };
        // The engine keeps to its cache's size only once its pages have been asked for many
        // times: until then it holds some 16,000 of them, whatever their size. Who reads all
        // entries once asks for each page again, for every entry in it.
        let ask_again = (self.to == Use::Once).then(|| (**self.db()).clone());
        Range { rows, ask_again }
    }

    /// Writes one entry.
    pub(crate) fn put(&self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        guard(|| self.db().insert(key, value).map(drop))
    }

    /// Removes one entry.
    pub(crate) fn remove(&self, key: &[u8]) -> Result<(), StoreError> {
        guard(|| self.db().remove(key).map(drop))
    }

    /// Writes a few entries, all or none of them, and at one moment for whoever reads.
    pub(crate) fn put_together(
        &self,
        entries: impl IntoIterator<Item = (Vec<u8>, Vec<u8>)>,
    ) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        entries.into_iter().for_each(|(key, value)| batch.insert(key, value));
        guard(|| self.db().apply_batch(batch))
    }

    /// Hands everything written so far to the operating system.
    pub(crate) fn flush(&self) -> Result<(), StoreError> {
        guard(|| self.db().flush().map(drop))
    }

    /// Flushes, closes, and syncs the files to disk.
    pub(crate) fn close(mut self) -> Result<(), StoreError> {
        self.flush()?;
        if let Some(db) = self.db.take() {
            discard(db);
        }
        // The engine's own threads may still write; they are done when its file is free.
        let file = File::open(self.folder.join("db"))?;
        let give_up = Instant::now() + LOCK_WAIT;
        while let Err(TryLockError::WouldBlock) = file.try_lock() {
            if Instant::now() > give_up {
                return Err(StoreError::Io("the engine does not let go of its file".into()));
            }
            thread::sleep(LOCK_RETRY);
        }
        Ok(sync_files(&self.folder)?)
    }

    /// The same entries, opened for another use.
    pub(crate) fn reopen(mut self, to: Use) -> Result<Self, StoreError> {
        self.flush()?;
        if let Some(db) = self.db.take() {
            discard(db);
        }
        Self::open(&self.folder, to)
    }

    /// Lets go of a damaged store without waiting for it: its own threads may never end.
    pub(crate) fn abandon(mut self) {
        if let Some(db) = self.db.take() {
            let _ = thread::Builder::new().name("view-abandoned".into()).spawn(move || discard(db));
        }
    }

    fn db(&self) -> &sled::Db {
        self.db.as_ref().expect("only drop and abandon take the engine out")
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Some(db) = self.db.take() {
            discard(db);
        }
    }
}

/// Entries in order of key, from either end.
pub(crate) struct Range {
    rows: Option<sled::Iter>,
    ask_again: Option<sled::Tree>,
}

impl Range {
    fn step(
        &mut self,
        step: impl FnOnce(&mut sled::Iter) -> Option<sled::Result<(sled::IVec, sled::IVec)>>,
    ) -> Option<Result<(Bytes, Bytes), StoreError>> {
        let rows = self.rows.as_mut()?;
        let ask_again = self.ask_again.as_ref();
        let next = || {
            let row = step(rows).transpose()?;
            if let (Some((key, _)), Some(tree)) = (&row, ask_again) {
                tree.contains_key(key)?;
            }
            Ok(row)
        };
        let row = guard(next).transpose()?;
        if row.is_err() {
            // A failed engine may give the same error for ever.
            self.rows = None;
        }
        // Both stay where the engine has them for as long as they are held.
        Some(row.map(|(key, value)| (Bytes::from_owner(key), Bytes::from_owner(value))))
    }
}

impl Iterator for Range {
    type Item = Result<(Bytes, Bytes), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step(Iterator::next)
    }
}

impl DoubleEndedIterator for Range {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.step(DoubleEndedIterator::next_back)
    }
}

/// Calls the engine, turning its panics and errors into ours.
fn guard<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, StoreError> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(sled::Error::Io(error))) => Err(match error.kind() {
            // What a file gives that is shorter than, or other than, what was written.
            ErrorKind::UnexpectedEof
            | ErrorKind::InvalidData
            | ErrorKind::InvalidInput
            | ErrorKind::NotFound => StoreError::Damaged(error.to_string()),
            _ => error.into(),
        }),
        Ok(Err(error)) => Err(StoreError::Damaged(error.to_string())),
        Err(panic) => Err(StoreError::Damaged(format!(
            "the engine panicked: {}",
            crate::panic_text(panic.as_ref())
        ))),
    }
}

fn discard(db: sled::Db) {
    // The engine flushes as it goes, and may panic doing so on a damaged file.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(db)));
}

fn is_lock(what: &str) -> bool {
    what.contains("could not acquire lock")
}

/// Whether nothing can lie between two keys.
pub(super) fn is_empty(from: Bound<&[u8]>, to: Bound<&[u8]>) -> bool {
    match (from, to) {
        (Bound::Included(from), Bound::Included(to)) => from > to,
        (
            Bound::Included(from) | Bound::Excluded(from),
            Bound::Included(to) | Bound::Excluded(to),
        ) => from >= to,
        _ => false,
    }
}

fn sync_files(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_files(&entry.path())?;
        } else {
            File::open(entry.path())?.sync_all()?;
        }
    }
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_runs_backwards_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let store = Engine::open(folder.path(), Use::Once).unwrap();
        store.put(b"a", b"1").unwrap();
        store.put(b"b", b"2").unwrap();
        for (from, to, rows) in [
            (Bound::Included(b"b".as_slice()), Bound::Included(b"a".as_slice()), 0),
            (Bound::Excluded(b"a"), Bound::Excluded(b"a"), 0),
            (Bound::Excluded(b"a"), Bound::Included(b"a"), 0),
            (Bound::Included(b"a"), Bound::Included(b"a"), 1),
            (Bound::Included(b"a"), Bound::Excluded(b"b"), 1),
            (Bound::Unbounded, Bound::Unbounded, 2),
        ] {
            assert_eq!(store.range(from, to).count(), rows);
            assert_eq!(store.range(from, to).rev().count(), rows);
        }
    }

    #[test]
    fn opens_again_at_once() {
        let folder = tempfile::tempdir().unwrap();
        for round in 0u8..20 {
            let store = Engine::open(folder.path(), Use::Once).unwrap();
            assert_eq!(store.range(Bound::Unbounded, Bound::Unbounded).count(), usize::from(round));
            store.put(&[round], b"x").unwrap();
        }
    }
}
