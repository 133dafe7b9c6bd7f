//! Stores that stopped on a full disk: opened again once it has room, as they would be at a start.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::worker::Worker;
use crate::error::ViewError;

/// How often it is looked whether the disk has room again.
const EVERY: Duration = Duration::from_secs(1);

/// See the module.
pub(super) struct Room {
    /// Where room is needed.
    folder: PathBuf,
    /// The stores that stopped for want of it.
    stopped: BTreeSet<usize>,
    /// When it was last looked, or a store last stopped.
    looked: Instant,
}

impl Room {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, stopped: BTreeSet::new(), looked: Instant::now() }
    }

    /// A store stopped: it is remembered if it was for want of room.
    pub(super) fn stopped(&mut self, at: usize, error: &ViewError) {
        if error.is_full() {
            self.stopped.insert(at);
            self.looked = Instant::now();
        }
    }

    /// How long until it is to be looked again; nothing where nothing stopped.
    pub(super) fn look_within(&self) -> Option<Duration> {
        (!self.stopped.is_empty()).then(|| EVERY.saturating_sub(self.looked.elapsed()))
    }

    /// Whether stores stopped for want of room, and there is some: looked for when it is time.
    fn is_back(&mut self) -> bool {
        if self.look_within() != Some(Duration::ZERO) {
            return false;
        }
        self.looked = Instant::now();
        greyfile_disk::try_for(&self.folder).is_ok()
    }
}

impl Worker {
    /// Lets go of the stores that stopped on a full disk, if it has room again: what they hold in
    /// memory never reached the disk, and is folded again from the log. True if everything is to be
    /// opened again.
    pub(super) fn leaves_full(&mut self) -> bool {
        if !self.room.is_back() {
            return false;
        }
        for at in std::mem::take(&mut self.room.stopped) {
            tracing::info!(
                view.name = self.slot(at).name,
                "the disk has room: the view is opened again"
            );
            drop(self.slot(at).serve(None));
        }
        self.leave_all();
        true
    }
}
