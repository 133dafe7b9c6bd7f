//! The folder's keys, which only its owner may read.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use greyfile_intake::{LogSeals, LogSecret, SealKey};
use greyfile_names::TokenKey;

use super::error::at;
use super::{Folder, FolderError};

impl Folder {
    /// The key under which names are looked for, made where there is none: whoever has the views and
    /// not the key can neither read a name nor try one.
    pub fn token_key(&self) -> Result<TokenKey, FolderError> {
        let path = self.path.join("keys/names");
        let kept = fs::read(&path).ok().and_then(|bytes| bytes.try_into().ok());
        if let Some(key) = kept {
            return Ok(TokenKey::new(&key));
        }
        let key = random::<{ TokenKey::LEN }>().map_err(FolderError::Random)?;
        self.keep_key("keys/names", &key)?;
        Ok(TokenKey::new(&key))
    }

    /// What tells intake's records from others: the key for it follows from the log's secret, where that
    /// is, and else lies beside it. Nothing where the folder has neither.
    pub fn seals(&self, log_id: [u8; 16]) -> Result<Option<LogSeals>, FolderError> {
        let path = self.path.join("keys/seal");
        if self.has_secret() {
            let secret = self.secret()?;
            // For a process that takes no commands: it can be copied there, and gives nothing else away.
            if !path.exists() {
                self.keep_key("keys/seal", &secret.seal_bytes())?;
            }
            return Ok(Some(secret.seals(log_id)));
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(at(&path, error)),
        };
        let key = bytes.try_into().map_err(|_| FolderError::Secret(path))?;
        Ok(Some(LogSeals::new(SealKey::of_bytes(key), log_id)))
    }

    /// Whether it has the log's secret, so that commands can be taken here.
    pub fn has_secret(&self) -> bool {
        self.path.join("keys/log").exists()
    }

    pub(super) fn keep_secret(&self, secret: &[u8]) -> Result<(), FolderError> {
        self.keep_key("keys/log", secret)
    }

    fn keep_key(&self, name: &str, key: &[u8]) -> Result<(), FolderError> {
        let keys = self.path.join("keys");
        greyfile_disk::folders(&keys).map_err(|source| at(&keys, source))?;
        self.write(name, key)
    }

    pub(super) fn secret(&self) -> Result<LogSecret, FolderError> {
        Self::secret_in(&self.path)
    }

    /// The secret of the log of a folder that another process may have open.
    pub(crate) fn secret_in(folder: &Path) -> Result<LogSecret, FolderError> {
        let path = folder.join("keys/log");
        let bytes = fs::read(&path).map_err(|_| FolderError::Secret(path.clone()))?;
        let secret = bytes.try_into().map_err(|_| FolderError::Secret(path))?;
        Ok(LogSecret::new(secret))
    }
}

/// Bytes from the system's own source.
pub(crate) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes)
}
