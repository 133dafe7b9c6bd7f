//! What can go wrong with a view. None of it touches the log.

use std::io;
use std::path::PathBuf;

use greyfile_envelope::{DecodeError, Position, StreamId};
use greyfile_record::genuine::Why;

use crate::store::StoreError;

/// A view that could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another process, or another view in this one, has the folder open.
    #[error(
        "the view in {0} is open in another process; nothing was changed; stop that process or \
         give this one its own views folder"
    )]
    InUse(PathBuf),
    /// The folder cannot be made or written.
    #[error("the view's folder {folder} cannot be used: {source}; nothing was changed")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// Called outside a tokio runtime.
    #[error("a view follows the log on a tokio runtime and none is running here")]
    NoRuntime,
}

/// An error that stops a view. Its rows stay as they are, and the log is untouched.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// A record is not one this program can read.
    #[error(
        "position {position}: {source}; the view stops before it and the log is untouched; \
         verify the log"
    )]
    Record {
        /// Where the record stands.
        position: Position,
        /// What is wrong with it.
        source: DecodeError,
    },
    /// A record was written by a newer Greyfile.
    #[error(
        "position {position} was written by a newer Greyfile ({what}); the views stop before it \
         and the log is untouched; use a newer greyfile"
    )]
    Newer {
        /// Where the record stands.
        position: Position,
        /// What of it is not known here. Never the payload's own words.
        what: String,
    },
    /// A record is not intake's, and the log has not set it aside.
    #[error(
        "position {position} is not a record of this log's intake ({why}); the views stop before \
         it and the log is untouched; see \"A record that is not intake's\" in the runbook, and \
         set it aside with: greyfile log set-aside {position}"
    )]
    NotIntakes {
        /// Where the record stands.
        position: Position,
        /// The stream that it says it is of, if it says one.
        stream: Option<StreamId>,
        /// SHA-256 of the whole record.
        sha256: [u8; 32],
        /// Why it is not intake's.
        why: Why,
    },
    /// The log gave another position than the next.
    #[error(
        "the log gave position {found} where {expected} comes next; the view stops before it; \
         verify the log"
    )]
    OutOfOrder {
        /// The position that comes next.
        expected: Position,
        /// The position that came.
        found: Position,
    },
    /// The log cannot be read.
    #[error("the view stops: {0}")]
    Log(#[from] greyfile_eventlog::ReadError),
    /// The log was closed while the view followed it.
    #[error("the view stops: the log was closed; open the log and the view again")]
    LogEnded,
    /// The view's engine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Files around the engine could not be written or read.
    #[error(
        "the view's folder cannot be read or written: {0}; the log is untouched; free the disk \
         or mend the permissions, then start again"
    )]
    Io(io::Error),
    /// The view's files turned out damaged again and again.
    #[error(
        "the view was rebuilt {times} times in this process and its files are damaged again: \
         {what}; the log is untouched; check the disk and the memory of this machine"
    )]
    KeepsFailing {
        /// How often it was rebuilt.
        times: u32,
        /// The damage found last.
        what: String,
    },
    /// A view that was made anew to compare it is not as the one that is served.
    #[error(
        "the view is not as it would be, were it made anew: {same} rows are the same up to the first \
         that differs, in table {table}; the log is untouched; make the view anew, and report it"
    )]
    Differs {
        /// Rows in order of key that both have, before the first difference.
        same: u64,
        /// The number of the table where they differ.
        table: u8,
    },
    /// The view could not be made anew.
    #[error("{0}")]
    Unmade(String),
    /// The view's fold panicked.
    #[error("the view stops on a mistake in the program: {0}; the log is untouched; report it")]
    Panicked(String),
    /// The view was closed meanwhile.
    #[error("the view was closed before it was done; it goes on when it is next opened")]
    Closed,
}

impl From<io::Error> for ViewError {
    fn from(error: io::Error) -> Self {
        match greyfile_disk::is_full(&error) {
            true => Self::Store(error.into()),
            false => Self::Io(error),
        }
    }
}

impl ViewError {
    /// Whether the disk had no room: it goes on by itself once there is some.
    pub(crate) const fn is_full(&self) -> bool {
        matches!(self, Self::Store(StoreError::Full(_)))
    }

    pub(crate) fn newer(position: Position, error: impl ToString) -> Self {
        Self::Newer { position, what: error.to_string() }
    }
}

/// Rows that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There are no rows to serve yet: the view is being opened or rebuilt, or has stopped.
    #[error("the view {0} has no rows to show yet; ask for its status and try again")]
    NotReady(&'static str),
    /// This process does not run the view.
    #[error("the view {0} is turned off in this process; ask one that runs it")]
    Off(&'static str),
    /// The rows changed while they were read: for [`Open::read`](crate::Open::read), which starts
    /// again.
    #[error("the view changed while it was read; nothing was lost; ask again")]
    Moved,
    /// The view's engine failed. After damage the view is made anew by itself.
    #[error(transparent)]
    Store(#[from] StoreError),
}
