//! The index of command ids: command id → position of the command's first record.
//!
//! It lies in a folder beside the log and is derived from it: it can be deleted at any time and is
//! fed again from the log. The log's follower feeds it, one call a record, in log order:
//! [`Index::insert`] for the first record of each command (index 0 in its command) and
//! [`Index::advance`] for every other record. Everything up to [`Index::position`] is in it.
//!
//! - New ids are kept in a table in memory. [`Index::maintain`] writes a full table as a *segment*,
//!   a sorted file (`layout.rs`), and merges segments so that they stay few (`merge.rs`). A kill
//!   loses what is in memory only; it is fed again.
//! - `maintain` blocks on the disk, for seconds when it merges tens of millions of ids: call it
//!   from a thread that may block, after some feeding or whenever [`Index::wants_maintenance`].
//!   Nobody waits for it, neither look-ups nor the feeder. If nobody calls it, `insert` does the
//!   same work when the table holds twice what it should, so memory is bounded either way.
//! - A look-up takes the lock of the table for a moment, then reads files without any lock. It reads
//!   at most one page a segment, mostly from the system's cache, so it is made where it is needed.
//!
//! **Damage.** [`Index::open`] reads every byte of every segment and checks it: 21 MB a million
//! ids. Each page is checked again whenever it is read. A segment of another log, of an unknown
//! format, or damaged is deleted with a warning, and all that comes after it; the position falls,
//! and the index is fed again from there. A damaged page is never an answer.
//!
//! **An id used twice.** An id that comes a second time as the first record of a command keeps its
//! first position, and `insert` returns that position, to be raised. This is told once: it is not
//! remembered, and told again only if the second place is fed again.

mod build;
mod error;
mod filter;
mod folder;
mod layout;
mod merge;
mod segment;
mod state;
#[cfg(test)]
mod tests;
mod upkeep;

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use greyfile_envelope::{CommandId, Position};

pub use error::Error;
use layout::Fault;
use segment::Segment;
use state::{State, hold, try_hold};

/// How many ids the table in memory holds before it is written: 1.4 MB as a segment, at most
/// 6.5 MB in memory. After a kill at most twice as many, and what is being written, are fed again.
const TABLE_LEN: usize = 65_536;
/// How many times over the table may be full before feeding waits for the disk.
const TABLES_MAX: usize = 2;

/// The index of command ids of one log. Shared between threads by reference.
pub struct Index {
    folder: PathBuf,
    log_id: [u8; 16],
    table_len: usize,
    /// Keeps other processes out.
    _lock: File,
    state: RwLock<State>,
    /// Held by who feeds: looking for an id and putting it in is one step. Taken before the others.
    feeding: Mutex<()>,
    /// Held by who writes the table as a segment.
    flushing: Mutex<()>,
    /// Held by who merges segments.
    merging: Mutex<()>,
}

/// What the index says of a command id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Where the command's first record is; `None` if no command up to `upto` has this id.
    pub first: Option<Position>,
    /// Up to which position of the log this was looked for, this one included.
    pub upto: Position,
}

/// How large the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Files.
    pub segments: usize,
    /// Ids in files.
    pub segment_ids: u64,
    /// Bytes of the files.
    pub disk_bytes: u64,
    /// Bytes of memory by which pages in the files are found: filters and first ids.
    pub sparse_bytes: u64,
    /// Ids that are in memory only.
    pub table_ids: usize,
}

impl Index {
    /// Opens the index of this log in this folder, or makes one. What cannot be relied on is
    /// deleted with a warning: [`Index::position`] says from where to feed.
    ///
    /// # Errors
    /// When another process has it open, or the folder cannot be read or made.
    pub fn open(folder: &Path, log_id: [u8; 16]) -> Result<Self, Error> {
        Self::open_with(folder, log_id, TABLE_LEN)
    }

    fn open_with(folder: &Path, log_id: [u8; 16], table_len: usize) -> Result<Self, Error> {
        let io = |source| Error::Io { path: folder.to_owned(), source };
        greyfile_disk::folders(folder).map_err(io)?;
        let lock = greyfile_disk::create(&folder.join("lock")).map_err(io)?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(Error::InUse(folder.to_owned())),
            // A file system without locks. The log has its own way to keep a second process out.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let segments = match folder::load(folder, &log_id) {
            Ok(segments) => segments,
            Err(Fault::Io { path, source }) => return Err(Error::Io { path, source }),
            Err(Fault::Damaged { cover, .. }) => {
                return Err(Error::Damaged { kept: Position(cover.first.0 - 1) });
            }
        };
        let position = folder::reached(&segments);
        let state = State { position, segments: Arc::new(segments), ..State::default() };
        Ok(Self {
            folder: folder.to_owned(),
            log_id,
            table_len,
            _lock: lock,
            state: RwLock::new(state),
            feeding: Mutex::default(),
            flushing: Mutex::default(),
            merging: Mutex::default(),
        })
    }

    /// Every command whose first record is at or before this position is in the index. It falls
    /// only when damage is found, or by [`Index::clear`].
    pub fn position(&self) -> Position {
        self.read().position
    }

    /// Where the command with this id begins, if one up to [`Index::position`] has it.
    ///
    /// # Errors
    /// When a file cannot be read or is found damaged.
    pub fn get(&self, command: CommandId) -> Result<Option<Position>, Error> {
        Ok(self.look_up(command)?.first)
    }

    /// Like [`Index::get`], and says up to which position the answer holds. Who relies on a miss
    /// compares that with the position that it needs.
    ///
    /// # Errors
    /// When a file cannot be read or is found damaged.
    pub fn look_up(&self, command: CommandId) -> Result<Answer, Error> {
        let (segments, upto) = {
            let state = self.read();
            let sealed = || state.sealed.as_ref().and_then(|sealed| sealed.table.get(&command));
            if let Some(first) = state.table.get(&command).or_else(sealed) {
                return Ok(Answer { first: Some(*first), upto: state.position });
            }
            (Arc::clone(&state.segments), state.position)
        };
        let id = layout::number(command);
        for segment in segments.iter().rev() {
            let first = segment.find(id).map_err(|fault| self.fault(fault))?;
            if first.is_some() {
                return Ok(Answer { first, upto });
            }
        }
        Ok(Answer { first: None, upto })
    }

    /// Takes in the first record of a command (index 0 in its command); for its other records call
    /// [`Index::advance`]. The position is the one after [`Index::position`]. Returns where a
    /// command with this id began before, if one did: the id was used twice, and keeps its first
    /// position.
    ///
    /// # Errors
    /// When another position is next, or a file cannot be read or written. Then nothing was taken
    /// in, and feeding goes on from [`Index::position`].
    pub fn insert(
        &self,
        command: CommandId,
        position: Position,
    ) -> Result<Option<Position>, Error> {
        let _feeding = hold(&self.feeding);
        in_order(self.position(), position)?;
        let first = self.look_up(command)?.first;
        if self.read().table.len() >= self.table_len * TABLES_MAX {
            self.write_table(self.table_len)?;
            if let Some(merging) = try_hold(&self.merging) {
                self.merge(&merging)?;
            }
        }
        let mut state = self.write();
        // Damage found meanwhile may have taken the position back.
        in_order(state.position, position)?;
        if first.is_none() {
            state.table.insert(command, position);
        }
        state.position = position;
        Ok(first)
    }

    /// Takes in a record that is not the first of its command: only the position moves on.
    ///
    /// # Errors
    /// When another position is next. Then nothing was taken in, and feeding goes on from
    /// [`Index::position`].
    pub fn advance(&self, position: Position) -> Result<(), Error> {
        let _feeding = hold(&self.feeding);
        let mut state = self.write();
        in_order(state.position, position)?;
        state.position = position;
        Ok(())
    }

    /// Whether [`Index::maintain`] has a table to write.
    pub fn wants_maintenance(&self) -> bool {
        let state = self.read();
        state.sealed.is_some() || state.table.len() >= self.table_len
    }

    /// Writes the table if it is full, and merges segments where there are too many. Blocks on the
    /// disk; look-ups and feeding go on meanwhile.
    ///
    /// # Errors
    /// When a file cannot be read or written. The index stays as it was, and the next call tries
    /// again; or it is found damaged, and its position falls.
    pub fn maintain(&self) -> Result<(), Error> {
        self.write_table(self.table_len)?;
        self.merge(&hold(&self.merging))
    }

    /// Like [`Index::maintain`], and writes the table even if it is not full: at a clean stop, so
    /// that the next start has nothing to feed again.
    ///
    /// # Errors
    /// As for [`Index::maintain`].
    pub fn flush(&self) -> Result<(), Error> {
        self.write_table(0)?;
        self.merge(&hold(&self.merging))
    }

    /// Forgets everything: for a log that ends before [`Index::position`], or that has another
    /// record where the index sent the reader.
    ///
    /// # Errors
    /// When the folder cannot be written. The index is empty all the same, but after a power cut
    /// it may come back: call it again.
    pub fn clear(&self) -> Result<(), Error> {
        let _feeding = hold(&self.feeding);
        let _flushing = hold(&self.flushing);
        let _merging = hold(&self.merging);
        let old = std::mem::take(&mut *self.write());
        // Newest first: a stop in between leaves no gap.
        old.segments.iter().rev().for_each(|segment| folder::delete(&segment.path));
        folder::sync(&self.folder).map_err(|source| Error::Io { path: self.folder.clone(), source })
    }

    /// How large it is.
    pub fn sizes(&self) -> Sizes {
        let state = self.read();
        let sum = |of: fn(&Segment) -> u64| state.segments.iter().map(|segment| of(segment)).sum();
        Sizes {
            segments: state.segments.len(),
            segment_ids: sum(|segment| segment.count),
            disk_bytes: sum(|segment| segment.file_len),
            sparse_bytes: sum(Segment::memory_bytes),
            table_ids: state.table.len()
                + state.sealed.as_ref().map_or(0, |sealed| sealed.table.len()),
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether this position is the next one.
fn in_order(reached: Position, given: Position) -> Result<(), Error> {
    let expected = reached.next();
    if given == expected { Ok(()) } else { Err(Error::OutOfOrder { expected, given }) }
}
