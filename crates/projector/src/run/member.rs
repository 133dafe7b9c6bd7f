//! A view that is run: its fold, its store, and where everybody sees it.

use std::sync::Arc;

use greyfile_envelope::Position;

use super::orders::Answer;
use super::slot::Serving;
use crate::contract::{Tables, View};
use crate::store::folder::Generation;

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

/// A store that nobody reads yet.
pub(crate) struct Unserved {
    pub(crate) purpose: Purpose,
    /// Its files.
    pub(crate) generation: Generation,
}

/// What a view is made anew for, and who asked.
pub(crate) enum Purpose {
    /// To take the place of what is served.
    ToServe(Option<Answer<()>>),
    /// To be compared with what is served.
    ToCheck(Answer<u64>),
}

impl Member {
    pub(crate) fn position(&self) -> Position {
        self.serving.position()
    }

    /// Whether it is what readers see of the view at this place.
    pub(crate) fn serves(&self, at: usize) -> bool {
        self.at == at && self.unserved.is_none()
    }
}

impl Purpose {
    /// Tells whoever asked that it came to nothing.
    pub(crate) fn fail(self, error: crate::ViewError) {
        // Who asked may have gone.
        match self {
            Self::ToServe(done) => drop(done.map(|done| done.send(Err(error)))),
            Self::ToCheck(done) => drop(done.send(Err(error))),
        }
    }
}
