//! What a reader may see, and the only way to it: the log and the views are read here, for a viewer,
//! by a policy. Today nobody signs in and everybody sees everything; whoever comes later changes the
//! policy, and no page.

mod cases;
mod names;
mod read;
mod shown;

use std::sync::Arc;

use crate::app::App;

pub(crate) use names::name;
pub(crate) use shown::Shown;

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

/// The log and the views, as one viewer may see them.
#[derive(Clone)]
pub(crate) struct Sight {
    app: Arc<App>,
    viewer: Viewer,
    policy: Policy,
}

impl Sight {
    /// What anyone may see.
    pub(crate) const fn of_anyone(app: Arc<App>) -> Self {
        Self { app, viewer: Viewer::Anyone, policy: Policy::AllowAll }
    }
}
