//! What a view says about how it is doing.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use greyfile_envelope::{Position, StreamId, Timestamp};
use greyfile_record::genuine::Why;
use serde::{Deserialize, Serialize};

use crate::error::ViewError;

/// How a view is doing, as pages and operators are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The view's name.
    pub name: &'static str,
    /// The format of its rows.
    pub format: u32,
    /// What it is doing.
    pub state: State,
    /// The last event in the rows that are served; zero when none are.
    pub position: Position,
    /// Rows served.
    pub rows: u64,
    /// What their keys and values come to, in bytes: about what the view would take on disk, were it
    /// made anew.
    pub bytes: u64,
    /// What the view's folder takes on disk, in bytes, without a view set aside.
    pub bytes_on_disk: u64,
    /// Why it was last rebuilt; kept with the rows.
    pub rebuilt: RebuildReason,
}

/// What a view is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Holding the rows on disk against their checkpoint and the log.
    Opening,
    /// Being made anew from the log. Rows from before are served if they are still good.
    Rebuilding(Progress),
    /// Taking events as the log gets them.
    Following,
    /// At rest after an error, until it is rebuilt or opened again. Its rows, if there are any,
    /// are served as they are.
    Stopped {
        /// What happened, what it means and what to do.
        error: String,
    },
    /// Closed.
    Closed,
}

/// The record that all views stopped before, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoppedBy {
    /// Where it stands.
    pub position: Position,
    /// The stream that it says it is of, if it says one.
    pub stream: Option<StreamId>,
    /// Why it is not intake's; `None` if a newer Greyfile wrote it.
    pub why: Option<Why>,
    /// SHA-256 of the whole record, if it can be set aside.
    pub set_aside: Option<[u8; 32]>,
    /// Since when the views stand still.
    pub since: Timestamp,
}

impl StoppedBy {
    /// What an error says of it, if it is of a record.
    pub(crate) fn of(error: &ViewError) -> Option<Self> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let since = Timestamp::after_1970(since);
        match *error {
            ViewError::NotIntakes { position, stream, sha256, why } => {
                Some(Self { position, stream, why: Some(why), set_aside: Some(sha256), since })
            }
            ViewError::Newer { position, .. } => {
                Some(Self { position, stream: None, why: None, set_aside: None, since })
            }
            _ => None,
        }
    }
}

/// How far a rebuild is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub phase: Phase,
    /// Events (or rows, when writing) done in this phase.
    pub done: u64,
    /// Of how many.
    pub total: u64,
}

/// The phases of a rebuild, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Reading the log and sorting its events by stream.
    Reading,
    /// Folding each stream into its rows.
    Folding,
    /// Writing the rows.
    Writing,
}

/// Why a view was rebuilt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RebuildReason {
    /// There was no view yet.
    None,
    /// Somebody asked for it.
    Asked,
    /// Another version of the projector made it.
    OtherVersion {
        /// The version that made it.
        found: u32,
        /// The version of this program.
        wanted: u32,
    },
    /// It was made from another log.
    OtherLog,
    /// It has events which the log does not.
    PastEnd {
        /// The last event in the view.
        checkpoint: Position,
        /// The last event in the log.
        last: Position,
    },
    /// The log's record is not the one the view was made from.
    RecordDiffers {
        /// Where they differ.
        position: Position,
    },
    /// The machine went down while the view was open.
    UncleanShutdown,
    /// It was so far behind the log that a rebuild is the shorter way.
    Behind {
        /// The last event in the view.
        checkpoint: Position,
        /// The last event in the log.
        last: Position,
    },
    /// Its files cannot be read, or its rows are not those that were written.
    Damaged {
        /// What was found.
        what: String,
    },
}

impl Phase {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Folding => "folding",
            Self::Writing => "writing",
        }
    }
}

impl State {
    /// Whether the rows move no more by themselves.
    pub(crate) const fn is_over(&self) -> bool {
        matches!(self, Self::Stopped { .. } | Self::Closed)
    }
}

impl RebuildReason {
    /// Whether the rows from before are as good as they were: not damaged, and of this log.
    pub(crate) fn rows_are_sound(&self) -> bool {
        matches!(self, Self::Asked | Self::OtherVersion { .. } | Self::Behind { .. })
    }

    /// Damage, described in a bounded number of characters.
    pub(crate) fn damaged(what: impl ToString) -> Self {
        Self::Damaged { what: what.to_string().chars().take(300).collect() }
    }
}

impl fmt::Display for RebuildReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("there was no view yet"),
            Self::Asked => f.write_str("it was asked for"),
            Self::OtherVersion { found, wanted } => write!(
                f,
                "version {found} of the projector made it and this program has version {wanted}"
            ),
            Self::OtherLog => f.write_str("it was made from another log"),
            Self::PastEnd { checkpoint, last } => write!(
                f,
                "it holds events up to position {checkpoint} while the log ends at {last}: if \
                 nobody restored an older log, the log has lost events; verify it"
            ),
            Self::RecordDiffers { position } => write!(
                f,
                "the log's record at position {position} is not the one it was made from: if \
                 nobody restored another log, the log was altered; verify it"
            ),
            Self::UncleanShutdown => f.write_str(
                "the machine went down while it was open, so its last writes may be missing",
            ),
            Self::Behind { checkpoint, last } => write!(
                f,
                "it was at position {checkpoint} of {last}, from where making it anew is quicker"
            ),
            Self::Damaged { what } => write!(f, "its files are damaged: {what}"),
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
