//! What a reader may see, and the only way to it: the log and the views are read here, for a viewer,
//! by a policy. Today nobody signs in and everybody sees everything; whoever comes later changes the
//! policy, and no page.

mod cases;
mod entries;
mod names;
mod read;
mod shown;

use std::sync::Arc;

use crate::app::App;

pub(crate) use entries::{Entry, NotIntakes};
pub(crate) use names::name;

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Viewer {
    /// Whoever reaches the service: nobody signs in yet.
    Anyone,
}

/// What a viewer may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Everything that is not sealed.
    AllowAll,
}

/// What of the personal data one viewer may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sees {
    viewer: Viewer,
    policy: Policy,
}

impl Sees {
    /// What anyone may see.
    pub(crate) const ANYONE: Self = Self { viewer: Viewer::Anyone, policy: Policy::AllowAll };
}

/// The log and the views, as one viewer may see them.
#[derive(Clone)]
pub(crate) struct Sight {
    app: Arc<App>,
    sees: Sees,
}

impl Sight {
    /// What anyone may see.
    pub(crate) const fn of_anyone(app: Arc<App>) -> Self {
        Self { app, sees: Sees::ANYONE }
    }

    /// What of the personal data the viewer may see, for pages that show it as they are rendered.
    pub(crate) const fn sees(&self) -> Sees {
        self.sees
    }
}
