//! What can go wrong with the index. Nothing of it touches the log.

use std::io;
use std::path::PathBuf;

use greyfile_envelope::Position;

/// Why the index did not answer or took nothing in.
///
/// Whatever it is, whoever feeds the index goes on from [`super::Index::position`]: what the index
/// says there is true.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process has it open.
    #[error(
        "another process uses the index of command ids in {}; nothing was changed; stop that \
         process, or give this one a data folder of its own", .0.display()
    )]
    InUse(PathBuf),
    /// The system did not let it be read or written.
    #[error(
        "the index of command ids cannot be read or written at {}: {source}; the log was not \
         touched and nothing is lost; free space on the disk, or mend the disk, and start again; \
         the folder of the index may be deleted: it is made again from the log", path.display()
    )]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A segment was damaged while it was in use.
    #[error(
        "a part of the index of command ids was found damaged and dropped; the log is not touched; \
         the index holds everything up to position {kept} and is to be fed again from there"
    )]
    Damaged {
        /// Up to which position the index still goes.
        kept: Position,
    },
    /// It was fed another position than the next one.
    #[error(
        "the index of command ids was given position {given} where {expected} is next; nothing was \
         taken in; feed it from position {expected}"
    )]
    OutOfOrder {
        /// The next position.
        expected: Position,
        /// The one given.
        given: Position,
    },
}

impl Error {
    /// What is at the bottom of it, for a text that says itself what the index is for.
    pub fn cause(&self) -> String {
        match self {
            Self::Io { path, source } => format!("{}: {source}", path.display()),
            Self::InUse(_) | Self::Damaged { .. } | Self::OutOfOrder { .. } => self.to_string(),
        }
    }
}
