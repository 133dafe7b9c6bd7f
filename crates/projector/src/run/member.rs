//! A view that is run: its fold, its store, and where everybody sees it.

use std::path::PathBuf;
use std::sync::Arc;

use greyfile_envelope::Position;

use super::slot::Serving;
use super::worker::Answer;
use crate::contract::{Tables, View};

/// A view with a store to write to.
pub(crate) struct Member {
    /// Its place among the slots.
    pub(crate) at: usize,
    pub(crate) view: Arc<dyn View>,
    pub(crate) tables: Tables,
    pub(crate) serving: Arc<Serving>,
    /// What becomes of a store that was made anew, once it is level with the others.
    pub(crate) unserved: Option<Unserved>,
}

/// What a store that is made anew is for.
pub(crate) enum Unserved {
    /// It takes the place of the one before; whoever asked is told.
    ToServe(Option<Answer<()>>),
    /// As before, and made: its files are here.
    Made { folder: PathBuf, done: Option<Answer<()>> },
    /// It is compared with the one that is served.
    ToCheck { folder: tempfile::TempDir, done: Answer<u64> },
}

impl Member {
    pub(crate) fn position(&self) -> Position {
        self.serving.position()
    }
}
