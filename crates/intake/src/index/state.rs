//! What the index holds, and how its locks are taken.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use greyfile_envelope::{CommandId, Position};

use super::layout::Cover;
use super::segment::Segment;

/// What the index holds. Its lock is never held while a file is read or written; only where damage
/// was found, while files are deleted.
#[derive(Default)]
pub(super) struct State {
    pub(super) position: Position,
    /// What came after the segments and the sealed table.
    pub(super) table: HashMap<CommandId, Position>,
    /// A full table on its way to the disk.
    pub(super) sealed: Option<Arc<Sealed>>,
    /// Oldest first, without gaps from position 1.
    pub(super) segments: Arc<Vec<Arc<Segment>>>,
}

pub(super) struct Sealed {
    pub(super) cover: Cover,
    pub(super) table: HashMap<CommandId, Position>,
}

pub(super) fn hold(mutex: &Mutex<()>) -> MutexGuard<'_, ()> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn try_hold(mutex: &Mutex<()>) -> Option<MutexGuard<'_, ()>> {
    match mutex.try_lock() {
        Ok(held) => Some(held),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}
