//! What can go wrong with the log's file, told to a person.

use std::io;
use std::path::{Path, PathBuf};

use greyfile_disk::is_full;
use greyfile_envelope::Position;

use crate::{HaltCause, ReadError};

/// A log that could not be created or opened. Nothing in the file was changed, unless the
/// message says so.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No such file.
    #[error("there is no log at {}; check the data folder, or create a new log there", .0.display())]
    Missing(PathBuf),
    /// A log is already there.
    #[error("there is already a log at {}; it was left as it is; open it, or choose another folder", .0.display())]
    Exists(PathBuf),
    /// Another process, or another handle of this one, has it open.
    #[error("the log at {} is in use by another process; only one can open it; stop the other one first", .0.display())]
    Locked(PathBuf),
    /// The operating system refuses.
    #[error("no permission to read and write the log at {}; give the file and its folder to the user the service runs as", .0.display())]
    Permission(PathBuf),
    /// No space left for what opening writes.
    #[error("the disk that holds the log at {} is full; nothing that was acknowledged is lost; free some space there and try again", .0.display())]
    DiskFull(PathBuf),
    /// Some other file.
    #[error("{} is not a Greyfile log: {what}; check the path; if it was one, keep the file and restore the last backup", .path.display())]
    NotALog {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// Creating it was cut off before its first event was written.
    #[error("the log at {} was never founded: its creation was cut off and it holds no event; create it again", .0.display())]
    Unfounded(PathBuf),
    /// Written by a newer program.
    #[error("the log at {} has file layout {found}; this program knows {known}; use a newer greyfile; the file was left as it is", .path.display())]
    Layout {
        /// The file.
        path: PathBuf,
        /// The layout it says it has.
        found: u64,
        /// The layout this program writes.
        known: u64,
    },
    /// The file holds less than was acknowledged.
    #[error("the log at {} ends at position {last}, but {acknowledged} was acknowledged: events are gone; \
             keep the files as they are and restore the last backup; to go on with fewer events on \
             purpose, remove {} first", .path.display(), .mark.display())]
    Lost {
        /// The log's file.
        path: PathBuf,
        /// The file that says what was acknowledged.
        mark: PathBuf,
        /// The last position in the log, 0 if there is no log.
        last: Position,
        /// The last position that was acknowledged.
        acknowledged: Position,
    },
    /// The file's bytes are not those that were written.
    #[error("the log at {} is damaged: {what}; keep the file as it is and restore the last backup", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// The operating system failed in another way.
    #[error("the log at {} cannot be opened: {source}; nothing that was acknowledged is lost by this", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl OpenError {
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::Permission(path)
            }
            _ if is_full(&source) => Self::DiskFull(path),
            _ => Self::Io { path, source },
        }
    }

    pub(crate) fn damaged(path: &Path, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_owned(), what: what.into() }
    }

    /// What redb met while opening.
    pub(crate) fn redb(path: &Path, error: redb::Error) -> Self {
        match error {
            redb::Error::DatabaseAlreadyOpen | redb::Error::LockProtocolMismatch => {
                Self::Locked(path.to_owned())
            }
            // How redb reports a file without its magic number.
            redb::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                Self::NotALog { path: path.to_owned(), what: error.to_string() }
            }
            // Reading past the end: the file is shorter than its own header says.
            redb::Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Self::damaged(path, "the file is cut short")
            }
            redb::Error::Io(error) => Self::io(path, error),
            redb::Error::Corrupted(what) => Self::damaged(path, what),
            redb::Error::TableDoesNotExist(_) => Self::Unfounded(path.to_owned()),
            redb::Error::UpgradeRequired(version) => Self::NotALog {
                path: path.to_owned(),
                what: format!("it is a redb file of the old format {version}"),
            },
            other => Self::damaged(path, other.to_string()),
        }
    }
}

/// What a full disk means, for the person who reads why the log stopped.
const FULL: &str = "the disk that holds the log is full; nothing that was acknowledged is lost; free some \
     space, and the log opens again by itself within seconds";

/// What a failed write means, and the words for the person who reads why the log stopped.
pub(crate) fn write_failure(error: &redb::Error) -> (HaltCause, String) {
    match error {
        redb::Error::Io(error) if is_full(error) => (HaltCause::DiskFull, FULL.to_owned()),
        error => (
            HaltCause::Failed,
            format!(
                "writing the log failed ({error}); nothing that was acknowledged is lost; look at \
                 the system's log for disk errors, then restart the service"
            ),
        ),
    }
}

/// What redb met while reading at this position.
pub(crate) fn read_failure(position: Position, error: redb::Error) -> ReadError {
    match error {
        redb::Error::DatabaseClosed => ReadError::Closed,
        redb::Error::Corrupted(what) => ReadError::Damaged { position, what },
        redb::Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            ReadError::Damaged { position, what: "the file is cut short".to_owned() }
        }
        error => ReadError::Io(error.to_string()),
    }
}

/// Runs something that reads the file, turning a panic of the storage engine into its message:
/// redb trusts pages that it wrote and may assert on pages that were altered.
pub(crate) fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).map_err(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no message");
        format!("the storage engine gave up on the file's bytes ({said})")
    })
}
