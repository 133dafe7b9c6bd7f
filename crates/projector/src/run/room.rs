//! Stores that stopped on a full disk: opened again once it has room, as they would be at a start.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

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

    /// The stores that stopped for want of room; none did from here on.
    pub(super) fn take(&mut self) -> BTreeSet<usize> {
        std::mem::take(&mut self.stopped)
    }

    /// Whether stores stopped for want of room, and there is some: looked for when it is time.
    pub(super) fn is_back(&mut self) -> bool {
        if self.look_within() != Some(Duration::ZERO) {
            return false;
        }
        self.looked = Instant::now();
        greyfile_disk::try_for(&self.folder).is_ok()
    }
}
