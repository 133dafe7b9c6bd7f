//! Files known by their SHA-256: papers of an application, photographs of a raid.
//!
//! A file is bytes and nothing else. It is never run, never unpacked and never shown by this program;
//! only a thumbnail is made of a picture, within stated limits. What it is, its first bytes say, not
//! its name.
//!
//! An upload is received under a name that nobody reads. Once it is whole it *waits*: it is known by
//! its SHA-256, and if nothing asks for it in [`limits::WAITS_FOR`] it goes. What an event names is
//! *kept* first, and from then on nothing here removes it.

#[cfg(feature = "conformance")]
pub mod conformance;
mod copy;
mod disk;
mod error;
mod id;
pub mod limits;
pub mod media;
mod picture;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::pin::Pin;

use bytes::Bytes;
use futures_util::Stream;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use greyfile_domain::values::hex::Sha256Hex;

pub use copy::{Copied, copy};
pub use disk::DiskStore;
pub use error::{Cut, FilesError};
pub use id::UploadId;

/// The bytes of an upload as they come.
pub type Body<'a> = Pin<&'a mut (dyn Stream<Item = Result<Bytes, Cut>> + Send + 'a)>;

/// The bytes of a file as they are read.
pub type Reading = BoxStream<'static, Result<Bytes, FilesError>>;

/// A file that is here, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The SHA-256 of its bytes.
    pub sha256: Sha256Hex,
    /// How many bytes it has.
    pub bytes: u64,
    /// What its first bytes say it is.
    pub media_type: &'static str,
}

/// How far an upload is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The bytes that were received.
    pub received: u64,
    /// The bytes that were announced.
    pub bytes: u64,
    /// The file, once all of them are here.
    pub held: Option<Held>,
}

/// What [`FileStore::verify`] found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// How many files are as they were received.
    pub whole: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files whose bytes are others than those that were received, or cannot be read.
    pub damaged: Vec<Sha256Hex>,
    /// Files that an event names and that are not here.
    pub missing: Vec<Sha256Hex>,
    /// Files that are kept and that no event names: the log did not take the command that asked for them.
    pub unnamed: u64,
}

/// A place where files are kept.
///
/// Whole or not there: a file can be read under its SHA-256 only after all its bytes are on the disk,
/// whenever the process is killed. Every engine passes the tests in `conformance`.
pub trait FileStore: Send + Sync + fmt::Debug + 'static {
    /// Receives a file in one go. Ends the sender early, or says nothing more, nothing is left of it.
    /// A file that is here already is received once more and counted once.
    fn put<'a>(&'a self, body: Body<'a>) -> BoxFuture<'a, Result<Held, FilesError>>;

    /// Begins an upload of so many bytes, which can be gone on with after it broke off.
    fn begin(&self, bytes: u64) -> BoxFuture<'_, Result<UploadId, FilesError>>;

    /// How far an upload is. What was received is known for [`limits::WAITS_FOR`] after the last byte,
    /// past a restart of the process too.
    fn progress<'a>(&'a self, upload: &'a UploadId) -> BoxFuture<'a, Result<Progress, FilesError>>;

    /// Goes on with an upload from this byte, which must be the first that is missing. What came before
    /// the sender broke off stays.
    fn go_on<'a>(
        &'a self,
        upload: &'a UploadId,
        from: u64,
        body: Body<'a>,
    ) -> BoxFuture<'a, Result<Progress, FilesError>>;

    /// A file that is here, waiting or kept.
    fn held<'a>(&'a self, sha256: &'a Sha256Hex)
    -> BoxFuture<'a, Result<Option<Held>, FilesError>>;

    /// Keeps a file for good, if it is here. To be called before the event that names it is recorded.
    fn keep<'a>(&'a self, sha256: &'a Sha256Hex)
    -> BoxFuture<'a, Result<Option<Held>, FilesError>>;

    /// Reads bytes of a kept file: from the start of the range, which has at least one byte and ends
    /// with the file. Read whole, a file whose bytes are not those that were received breaks off with
    /// [`FilesError::Damaged`] before its last bytes.
    fn read<'a>(
        &'a self,
        sha256: &'a Sha256Hex,
        range: Range<u64>,
    ) -> BoxFuture<'a, Result<Reading, FilesError>>;

    /// The thumbnail of a kept picture, a JPEG: made once, away from the threads that answer requests,
    /// one at a time.
    fn thumbnail<'a>(&'a self, sha256: &'a Sha256Hex) -> BoxFuture<'a, Result<Bytes, FilesError>>;

    /// Every file that is kept, in the order of their names.
    fn kept(&self) -> BoxFuture<'_, Result<Vec<Sha256Hex>, FilesError>>;

    /// Reads every kept file again, and holds all against what events name.
    fn verify<'a>(
        &'a self,
        named: &'a BTreeMap<Sha256Hex, u64>,
    ) -> BoxFuture<'a, Result<Verified, FilesError>>;

    /// Removes what has waited too long. Returns how many uploads and files went.
    fn sweep(&self) -> BoxFuture<'_, Result<u64, FilesError>>;
}
