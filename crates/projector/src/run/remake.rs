//! Space: a store that has grown well beyond what its rows need is copied beside itself, in order of
//! key, and takes its own place, while reads and commits go on.
//!
//! The engine writes a page anew with every change and takes space back late, so a view that grew
//! event by event takes several times what the same view takes when it is made anew. The copy goes on
//! a slice at a time, between two batches; a commit goes to both, to the copy as far as it has come.
//! Until the copy is whole and switched to, the old store is the view: killed at any point, or out of
//! disk, it is as if nothing had been begun.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::slot::Serving;
use super::worker::Worker;
use crate::error::ViewError;
use crate::store::checkpoint;
use crate::store::folder::{Folder, Generation};
use crate::store::staged::Changes;
use crate::store::{Store, StoreError, Use};

/// A store is remade when it takes this share, in hundredths, of what it would take anew.
const GROWN_PERCENT: u64 = 140;
/// How often the sizes are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long after a failure, such as a full disk, it is tried again.
const AGAIN_AFTER: Duration = Duration::from_secs(600);
/// Bytes of rows copied between two batches.
const SLICE_BYTES: usize = 4 << 20;

/// A store that is copied.
pub(super) struct Remake {
    store: Store,
    /// Its files, which go with it unless they are switched to.
    generation: Generation,
    /// The last key copied.
    cursor: Vec<u8>,
}

/// What is being remade, and when to look next.
pub(super) struct Remakes {
    /// Below so many bytes on disk it is not worth it.
    worth_bytes: u64,
    /// By the place of the slot.
    under_way: BTreeMap<usize, Remake>,
    looked: Option<Instant>,
    /// Whether a commit came since.
    changed: bool,
    /// Not before: after a failure.
    rests_until: Option<Instant>,
}

impl Remakes {
    pub(super) const fn new(worth_bytes: u64) -> Self {
        let under_way = BTreeMap::new();
        Self { worth_bytes, under_way, looked: None, changed: false, rests_until: None }
    }

    /// How long to wait at most before the sizes are looked at again; for ever, where nothing changed
    /// since they were.
    pub(super) fn look_within(&self) -> Option<Duration> {
        self.changed.then_some(LOOK_EVERY)
    }

    /// Whether a copy is under way.
    pub(super) fn are_under_way(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// Forgets a copy, as when its store is made anew otherwise.
    pub(super) fn forget(&mut self, at: usize) {
        if let Some(Remake { store, generation, .. }) = self.under_way.remove(&at) {
            drop(store);
            drop(generation);
        }
    }

    /// Forgets every copy.
    pub(super) fn forget_all(&mut self) {
        let all: Vec<usize> = self.under_way.keys().copied().collect();
        all.into_iter().for_each(|at| self.forget(at));
    }

    /// A commit also changes what was copied already.
    pub(super) fn apply(&mut self, at: usize, changes: &Changes) {
        self.changed = true;
        let Some(remake) = self.under_way.get(&at) else { return };
        let rows = changes.rows.iter().take_while(|(key, _)| *key <= remake.cursor);
        let rows = rows.map(|(key, value)| (key.as_slice(), value.clone()));
        match remake.store.make_room() {
            Ok(()) => remake.store.commit(rows),
            Err(error) => self.failed(at, &error.into()),
        }
    }

    fn failed(&mut self, at: usize, error: &ViewError) {
        tracing::warn!("a view could not be made smaller: {error}; it goes on as it is");
        self.forget(at);
        self.rests_until = Some(Instant::now() + AGAIN_AFTER);
    }
}

impl Worker {
    /// Begins to copy a store that has grown too far, now and then.
    pub(super) fn look_at_sizes(&mut self) {
        let now = Instant::now();
        let looked = self.remakes.looked.is_some_and(|looked| now - looked < LOOK_EVERY);
        let rests = self.remakes.rests_until.is_some_and(|until| now < until);
        if looked || rests || self.remakes.are_under_way() {
            return;
        }
        self.remakes.looked = Some(now);
        self.remakes.changed = false;
        let grown = (0..self.folders.len()).filter_map(|at| Some((self.grown_percent(at)?, at)));
        if let Some((percent, at)) = grown.max()
            && percent >= GROWN_PERCENT
        {
            match self.begin(at) {
                Ok(remake) => drop(self.remakes.under_way.insert(at, remake)),
                Err(error) => self.remakes.failed(at, &error),
            }
        }
    }

    /// What a store takes on disk beside what it would take anew, in hundredths; `None` where it is
    /// not served, or not worth it.
    fn grown_percent(&self, at: usize) -> Option<u64> {
        let serving = self.slot(at).serving()?;
        let on_disk = self.folders[at].generation_bytes();
        let worth = on_disk >= self.remakes.worth_bytes;
        worth.then(|| on_disk.saturating_mul(100) / serving.checkpoint().anew_bytes().max(1))
    }

    fn begin(&self, at: usize) -> Result<Remake, ViewError> {
        let generation = self.folders[at].new_generation()?;
        let store = Store::open(generation.path(), Use::Once)?;
        Ok(Remake { store, generation, cursor: Vec::new() })
    }

    /// Copies a slice more of what is under way; a whole copy takes its place.
    pub(super) fn copy_some(&mut self) {
        let Some((&at, remake)) = self.remakes.under_way.iter_mut().next() else { return };
        let Some(serving) = self.shared.slots[at].serving() else {
            self.remakes.forget(at);
            return;
        };
        match remake.copy_slice(&serving.store) {
            Ok(false) => {}
            Ok(true) => {
                if let Some(remake) = self.remakes.under_way.remove(&at)
                    && let Err(error) = self.take_over(at, remake, &serving)
                {
                    self.remakes.failed(at, &error);
                }
            }
            Err(error) => self.remakes.failed(at, &error.into()),
        }
    }

    /// The copy is the view from now on.
    fn take_over(&mut self, at: usize, remake: Remake, old: &Serving) -> Result<(), ViewError> {
        let Remake { store, generation, .. } = remake;
        let memory = &self.shared.memory;
        let bytes = if at == 0 { memory.histories } else { memory.view };
        let mut checkpoint = old.checkpoint();
        let row = checkpoint.encode();
        store.commit([(checkpoint::KEY, Some(row.into()))]);
        let store = store.reopen(Use::Serving(bytes))?;
        checkpoint.measure(Folder::bytes_on_disk(generation.path()));
        let before = self.folders[at].switch_to(generation)?;
        let serving = Arc::new(Serving::new(store, checkpoint));
        for member in self.members.iter_mut().filter(|member| member.at == at) {
            if member.serves(at) {
                member.serving = Arc::clone(&serving);
            }
        }
        drop(self.slot(at).serve(Some(serving)));
        drop(before);
        // Another one may have grown meanwhile, and no event may come.
        self.remakes.looked = None;
        Ok(())
    }
}

impl Remake {
    /// Copies the next rows. True: there are no more.
    fn copy_slice(&mut self, from: &Store) -> Result<bool, StoreError> {
        let start = match self.cursor.is_empty() {
            true => Bound::Unbounded,
            false => Bound::Excluded(self.cursor.as_slice()),
        };
        let mut bytes = 0;
        let mut filling = self.store.fill_after(&self.cursor);
        let mut last = None;
        for row in from.range(start, Bound::Excluded(checkpoint::KEY)) {
            let (key, value) = row?;
            filling.put(&key, &value)?;
            bytes += key.len() + value.len();
            last = Some(key);
            if bytes >= SLICE_BYTES {
                break;
            }
        }
        filling.finish()?;
        self.store.flush()?;
        let over = bytes < SLICE_BYTES;
        self.cursor = last.map_or_else(|| std::mem::take(&mut self.cursor), |key| key.to_vec());
        if over {
            // Commits from here on go to the copy whatever their keys.
            self.cursor = vec![0xFE];
        }
        Ok(over)
    }
}
