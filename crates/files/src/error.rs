//! Why a file was not received, kept or read.

use std::io;

/// The sender of an upload went away, or was too slow.
#[derive(Debug, thiserror::Error)]
#[error("the upload broke off")]
pub struct Cut(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Why a file was not received, kept or read. None names a file by what somebody called it.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// Nothing came.
    #[error("a file without a byte is not taken")]
    Empty,
    /// More bytes than a file may have, or than were announced.
    #[error("the file has more than {max} bytes; nothing of it is kept")]
    TooLong {
        /// The most that were allowed.
        max: u64,
    },
    /// The sender broke off.
    #[error("the upload broke off after {received} bytes")]
    Cut {
        /// What was received in all.
        received: u64,
        /// Why.
        #[source]
        why: Cut,
    },
    /// There is no such upload, or no more.
    #[error(
        "no such upload: it was never begun, or waited too long; send the file from its beginning"
    )]
    NoSuchUpload,
    /// It goes on from another byte.
    #[error("the upload goes on from byte {received}")]
    OtherOffset {
        /// The first byte that is missing.
        received: u64,
    },
    /// Another request sends to the same upload.
    #[error("another request sends to this upload; ask again how far it is")]
    Busy,
    /// Too many are unfinished.
    #[error("{max} uploads are unfinished; wait until one is whole")]
    TooMany {
        /// The most that may be.
        max: usize,
    },
    /// There is no such file.
    #[error("no such file")]
    NoSuchFile,
    /// The range has no byte of the file.
    #[error("the range has no byte of the file, which has {bytes}")]
    OutOfRange {
        /// The bytes of the file.
        bytes: u64,
    },
    /// Its bytes are others than those that were received.
    #[error(
        "the bytes of file {sha256} on the disk are not those that were received; bring it back from a copy"
    )]
    Damaged {
        /// The file.
        sha256: String,
    },
    /// No picture of a kind that is decoded.
    #[error("no picture that a thumbnail is made of")]
    NoPicture,
    /// More points than are decoded.
    #[error("the picture has {width} by {height} points; a thumbnail is made of at most {max}")]
    TooManyPoints {
        /// Points from left to right.
        width: u32,
        /// Points from top to bottom.
        height: u32,
        /// The most that are decoded.
        max: u64,
    },
    /// It says it is a picture and cannot be decoded.
    #[error("the picture cannot be decoded")]
    Undecodable,
    /// The place where files are kept failed.
    #[error("the place where files are kept failed")]
    Io(#[from] io::Error),
}
