//! What is served of a store, and who waits for it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use greyfile_envelope::Position;
use tokio::sync::watch;

use crate::status::{RebuildReason, State};
use crate::store::checkpoint::{self, Checkpoint};
use crate::store::staged::Changes;
use crate::store::{Store, StoreError};

/// A store that is served, and how far it is.
///
/// Readers hold no commit up: a row is read or written whole, and one that ended says so. They compare `upcoming` with where they began to see whether a commit came between.
pub(crate) struct Serving {
    pub(crate) store: Store,
    /// The last event in the rows.
    reached: AtomicU64,
    /// What `reached` is going to be: raised before a commit, and equal to it at rest.
    upcoming: AtomicU64,
    /// How many commits have begun, and how many ended, that took back what had ended: odd while one
    /// does.
    taken_back: AtomicU64,
    /// Held by a commit, and by readers who were in the way of too many of them.
    gate: RwLock<()>,
    checkpoint: Mutex<Checkpoint>,
    /// Whether what was committed could not be brought into the engine once: it is not tried again.
    pub(crate) unsettled: AtomicBool,
}

impl Serving {
    pub(crate) fn new(store: Store, checkpoint: Checkpoint) -> Self {
        let position = checkpoint.position.0;
        Self {
            store,
            reached: AtomicU64::new(position),
            upcoming: AtomicU64::new(position),
            taken_back: AtomicU64::new(0),
            gate: RwLock::new(()),
            checkpoint: Mutex::new(checkpoint),
            unsettled: AtomicBool::new(false),
        }
    }

    /// The last event in the rows.
    pub(crate) fn position(&self) -> Position {
        Position(self.reached.load(Ordering::SeqCst))
    }

    /// Whether a commit has begun since the rows were at this position.
    pub(crate) fn has_moved(&self, since: Position) -> bool {
        self.upcoming.load(Ordering::SeqCst) != since.0
    }

    /// Changes whenever something that had ended is taken back; `None` while that happens.
    pub(crate) fn taken_back(&self) -> Option<u64> {
        let commits = self.taken_back.load(Ordering::SeqCst);
        commits.is_multiple_of(2).then_some(commits)
    }

    /// No commit happens while the guard lives.
    pub(crate) fn hold(&self) -> RwLockReadGuard<'_, ()> {
        self.gate.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn checkpoint(&self) -> Checkpoint {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Checkpoint> {
        self.checkpoint.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes rows and checkpoint, all or nothing.
    pub(crate) fn commit(
        &self,
        changes: &Changes,
        mut checkpoint: Checkpoint,
    ) -> Result<(), StoreError> {
        checkpoint.tally = changes.tally;
        let row = checkpoint.encode();
        let rows = changes.rows.iter().map(|(key, value)| (key.as_slice(), value.clone()));
        let rows = rows.chain([(checkpoint::KEY, Some(row.into()))]);
        self.store.make_room()?;
        let _alone = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        self.upcoming.store(checkpoint.position.0, Ordering::SeqCst);
        // One for its beginning and one for its end.
        let step = u64::from(changes.take_back());
        self.taken_back.fetch_add(step, Ordering::SeqCst);
        self.store.commit(rows);
        self.taken_back.fetch_add(step, Ordering::SeqCst);
        self.reached.store(checkpoint.position.0, Ordering::SeqCst);
        *self.lock() = checkpoint;
        Ok(())
    }
}

/// A view, or the histories, as everybody sees it: what is served, how far it is, what it is doing.
pub(crate) struct Slot {
    pub(crate) name: &'static str,
    pub(crate) format: u32,
    /// What else its rows follow from.
    pub(crate) variant: u32,
    serving: RwLock<Option<Arc<Serving>>>,
    pub(crate) position: watch::Sender<Position>,
    pub(crate) state: watch::Sender<State>,
    /// Whether a reader has told of damage that was not looked into yet.
    pub(crate) alarm: AtomicBool,
    rebuilt: Mutex<RebuildReason>,
}

impl Slot {
    pub(crate) fn new(name: &'static str, format: u32, variant: u32) -> Self {
        Self {
            name,
            format,
            variant,
            serving: RwLock::new(None),
            position: watch::Sender::new(Position::ZERO),
            state: watch::Sender::new(State::Opening),
            alarm: AtomicBool::new(false),
            rebuilt: Mutex::new(RebuildReason::None),
        }
    }

    /// What is served now.
    pub(crate) fn serving(&self) -> Option<Arc<Serving>> {
        self.serving.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves something else from now on. Who reads goes on reading what was served.
    pub(crate) fn serve(&self, serving: Option<Arc<Serving>>) -> Option<Arc<Serving>> {
        if let Some(serving) = &serving {
            *self.rebuilt() = serving.lock().rebuilt.clone();
            // What was told was told of what was served before.
            self.alarm.store(false, Ordering::Relaxed);
        }
        let mut slot = self.serving.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *slot, serving);
        drop(slot);
        self.tell();
        before
    }

    /// Tells everybody who waits how far the rows are.
    pub(crate) fn tell(&self) {
        let position = self.serving().map_or(Position::ZERO, |serving| serving.position());
        self.position.send_if_modified(|reached| std::mem::replace(reached, position) != position);
    }

    pub(crate) fn set_state(&self, state: State) {
        self.state.send_replace(state);
    }

    pub(crate) fn rebuilt(&self) -> MutexGuard<'_, RebuildReason> {
        self.rebuilt.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
