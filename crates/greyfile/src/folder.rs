//! The data folder: which log it holds, its keys, who has it open.
//!
//! ```text
//! <data>/lock          held by whoever has the folder open; names them
//! <data>/address       where the running service listens
//! <data>/identity      the id of the log this folder holds, once it has one
//! <data>/log.redb      the log, if it is kept here
//! <data>/log.mark      the last event known here, if the log is kept by a broker
//! <data>/keys/log      the log's secret, from which all its keys follow; back it up apart from it
//! <data>/keys/seal     the key that checks seals, which follows from the secret: for processes without it
//! <data>/keys/names    the key of the view of names; without it the view is made anew
//! <data>/files/        files that events name, and what comes of uploads
//! <data>/views/        views; disposable
//! ```

mod error;
mod found;
mod keys;
mod open;

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use error::{FolderError, Holder};
pub use found::Founding;
pub(crate) use keys::random;
pub use open::OpenLog;

use error::at;
use greyfile_disk as disk;
use greyfile_web::Stage;
use tokio::sync::watch;

/// A data folder held open by this process.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
    /// Told how far opening is, if anybody wants to know.
    stage: Option<watch::Sender<Stage>>,
    /// Held as long as the folder is.
    _lock: Arc<File>,
}

impl Folder {
    /// Takes the folder for this process, making it if need be.
    pub fn take(path: &Path) -> Result<Self, FolderError> {
        disk::folders(path).map_err(|source| at(path, source))?;
        let lock_path = path.join("lock");
        let opened = disk::open_or_create(&lock_path);
        let mut lock = opened.map_err(|source| at(&lock_path, source))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(FolderError::InUse { folder: path.to_owned(), by: holder(path) });
            }
            Err(TryLockError::Error(source)) => return Err(at(&lock_path, source)),
        }
        lock.set_len(0).map_err(|source| at(&lock_path, source))?;
        match write!(lock, "{}", std::process::id()) {
            // It is held all the same; only its holder's number stands nowhere.
            Err(source) if disk::is_full(&source) => {}
            written => written.map_err(|source| at(&lock_path, source))?,
        }
        // What others could read, made by hand or before this was seen to.
        disk::take(path).map_err(|source| at(path, source))?;
        // Left behind by a process that was killed.
        let _ = fs::remove_file(path.join("address"));
        Ok(Self { path: path.to_owned(), stage: None, _lock: Arc::new(lock) })
    }

    /// Whether a folder holds a log or ever held one, found out without touching it. A folder that
    /// cannot be looked into may hold one: opening it says why it cannot.
    pub fn holds_log(path: &Path) -> bool {
        let names = ["log.redb", "log.redb.mark", "log.mark", "identity"];
        names.iter().any(|name| !matches!(path.join(name).try_exists(), Ok(false)))
    }

    /// Where the service that has a folder open listens, if one does.
    pub fn address(path: &Path) -> Option<SocketAddr> {
        fs::read_to_string(path.join("address")).ok()?.trim().parse().ok()
    }

    /// The same folder, telling how far opening is.
    #[must_use]
    pub fn telling(self, stage: watch::Sender<Stage>) -> Self {
        Self { stage: Some(stage), ..self }
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the views are.
    pub fn views(&self) -> PathBuf {
        self.path.join("views")
    }

    /// Where files are.
    pub fn files(&self) -> PathBuf {
        self.path.join("files")
    }

    /// Where the index of command ids is.
    pub fn commands(&self) -> PathBuf {
        self.path.join("commands")
    }

    /// Says where the service listens, for the command line to find. On a full disk it says nothing.
    pub fn publish(&self, address: SocketAddr) -> Result<(), FolderError> {
        let path = self.path.join("address");
        match disk::write(&path, address.to_string()) {
            Err(source) if disk::is_full(&source) => {
                // Half of it would lead somewhere else.
                self.withdraw();
                tracing::warn!("the disk is full: the command line does not find this service");
                Ok(())
            }
            written => written.map_err(|source| at(&path, source)),
        }
    }

    /// Takes that back.
    pub fn withdraw(&self) {
        let _ = fs::remove_file(self.path.join("address"));
    }

    /// Writes a small file so that it is there whole or not at all.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let path = self.path.join(name);
        let beside = path.with_extension("new");
        let written = (|| {
            let mut file = disk::create(&beside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&beside, &path)?;
            File::open(path.parent().unwrap_or(&self.path))?.sync_all()
        })();
        written.map_err(|source| at(&path, source))
    }
}

fn holder(path: &Path) -> Holder {
    let pid = fs::read_to_string(path.join("lock")).unwrap_or_default();
    let pid = pid.trim().to_owned();
    Holder { pid: Some(pid).filter(|pid| !pid.is_empty()), address: Folder::address(path) }
}
