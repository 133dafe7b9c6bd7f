//! How the thread behind all views is told to stop, and how it answers.

use std::sync::Arc;

use tokio::sync::oneshot;

use crate::error::ViewError;
use crate::status::Progress;

/// Whether and how to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    No,
    /// As after a kill.
    Now,
    /// With synced files and the mark of a clean close.
    Clean,
}

/// Who is told how far the making of views is.
pub(crate) type Report = Arc<dyn Fn(Progress) + Send + Sync>;
/// Where an answer goes once what was asked for is done.
pub(crate) type Answer<T> = oneshot::Sender<Result<T, ViewError>>;
