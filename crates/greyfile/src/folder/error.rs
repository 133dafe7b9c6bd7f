//! Why a data folder cannot be used, and who else has it open.

use std::fmt::{self, Display};
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use greyfile_disk::is_full;
use greyfile_domain::values::purpose::Purpose;
use greyfile_eventlog::AppendError;
use greyfile_eventlog::embedded::OpenError;
use greyfile_intake::FoundingError;

use crate::nats::NatsError;
use crate::told::{Tells, Told};

/// A data folder that cannot be used.
#[derive(Debug)]
pub enum FolderError {
    /// Another process has it open.
    InUse {
        /// The folder.
        folder: PathBuf,
        /// Who has it, where that is known.
        by: Holder,
    },
    /// The folder or a file in it cannot be reached.
    Io {
        /// What could not be reached.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is no log and nobody asked for one.
    NoLog(PathBuf),
    /// There was a log, and it is gone.
    LogGone {
        /// The folder.
        folder: PathBuf,
        /// Which log it held.
        log: String,
    },
    /// The folder's log is kept by a broker.
    OnBroker(PathBuf),
    /// The folder's log is a file, and a broker was named.
    OnFile(PathBuf),
    /// The broker's stream is empty and nobody asked for a new log.
    NotFounded {
        /// Which stream.
        stream: String,
    },
    /// Another process founded the log at the same moment.
    FoundedByAnother,
    /// The broker did not take the founding.
    FoundingFailed(AppendError),
    /// The founding's answer was lost.
    FoundingUnknown(String),
    /// Another log lies where the folder's own was.
    AnotherLog {
        /// The folder.
        folder: PathBuf,
        /// The log it held.
        known: String,
        /// The log that is there.
        found: String,
    },
    /// The demonstration was asked for on real cases, or the other way round.
    OtherPurpose {
        /// The folder.
        folder: PathBuf,
        /// What the log there is for.
        is: Purpose,
    },
    /// The log's secret is missing.
    Secret(PathBuf),
    /// Another secret.
    AnotherSecret(PathBuf),
    /// The log cannot be opened.
    Log(OpenError),
    /// The broker's log cannot be opened.
    Nats(NatsError),
    /// The log does not say which one it is.
    Founding(FoundingError),
    /// No randomness to make keys from.
    Random(io::Error),
}

/// Who has a folder open, as far as that is known.
#[derive(Debug)]
pub struct Holder {
    /// The process.
    pub pid: Option<String>,
    /// Where it listens.
    pub address: Option<SocketAddr>,
}

impl Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told().fmt(f)
    }
}

impl std::error::Error for FolderError {}

impl From<OpenError> for FolderError {
    fn from(error: OpenError) -> Self {
        Self::Log(error)
    }
}

impl From<NatsError> for FolderError {
    fn from(error: NatsError) -> Self {
        Self::Nats(error)
    }
}

impl From<FoundingError> for FolderError {
    fn from(error: FoundingError) -> Self {
        Self::Founding(error)
    }
}

impl Tells for FolderError {
    fn told(&self) -> Told {
        let on = |id, folder| Told::new(id).at("folder", folder);
        match self {
            Self::InUse { folder, by } => on("folder-in-use", folder).telling("by", by.told()),
            Self::Io { path, source } if is_full(source) => {
                Told::new("folder-full").at("path", path)
            }
            Self::Io { path, source } => {
                Told::new("folder-io").at("path", path).telling("why", source.told())
            }
            Self::NoLog(folder) => on("folder-no-log", folder),
            Self::LogGone { folder, log } => on("folder-log-gone", folder).with("log", log),
            Self::OnBroker(folder) => on("folder-on-broker", folder),
            Self::OnFile(folder) => on("folder-on-file", folder),
            Self::NotFounded { stream } => Told::new("folder-not-founded").with("stream", stream),
            Self::FoundedByAnother => Told::new("folder-founded-by-another"),
            Self::FoundingFailed(error) => {
                Told::new("folder-founding-failed").telling("why", error.told())
            }
            Self::FoundingUnknown(why) => Told::new("folder-founding-unknown").with("why", why),
            Self::AnotherLog { folder, known, found } => {
                on("folder-another-log", folder).with("known", known).with("found", found)
            }
            Self::OtherPurpose { folder, is } => {
                let is = match is {
                    Purpose::Production => "production",
                    Purpose::Demo => "demo",
                };
                on("folder-other-purpose", folder).code("is", is)
            }
            Self::Secret(file) => Told::new("folder-secret").at("file", file),
            Self::AnotherSecret(file) => Told::new("folder-another-secret").at("file", file),
            Self::Log(error) => error.told(),
            Self::Nats(error) => error.told(),
            Self::Founding(error) => error.told(),
            Self::Random(error) => Told::new("folder-random").telling("why", error.told()),
        }
    }
}

impl Holder {
    fn told(&self) -> Told {
        match (&self.pid, self.address) {
            (Some(pid), Some(address)) => {
                Told::new("folder-held-at").with("pid", pid).with("address", address)
            }
            (Some(pid), None) => Told::new("folder-held-by").with("pid", pid),
            (None, _) => Told::new("folder-held"),
        }
    }
}

pub(super) fn at(path: &Path, source: io::Error) -> FolderError {
    FolderError::Io { path: path.to_owned(), source }
}
