//! Files of vetting: read to their limit, and never written over.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use greyfile_vetting::limits::{KEYS_BYTES_MAX, REQUEST_BYTES_MAX};
use greyfile_vetting::{BodyKeys, KeyError, PublicKeys, ReadError, SpareKey, read_at_most};
use zeroize::Zeroizing;

use super::told;
use crate::told::{OrTold, Told};

/// Who holds a secret key.
pub(super) enum Holder {
    /// The body, on its machine.
    Body(Box<BodyKeys>),
    /// Whoever keeps the spare.
    Spare(SpareKey),
}

/// A request, an answer, or grounds. A request may be the largest of them.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    up_to(path, REQUEST_BYTES_MAX)
}

pub(super) fn up_to(path: &Path, max: usize) -> anyhow::Result<Vec<u8>> {
    let unread = || Told::new("vetting-unread").at("file", path);
    let file = File::open(path).or_told(unread)?;
    match read_at_most(file, max) {
        Ok(bytes) => Ok(bytes),
        Err(ReadError::TooLarge { max }) => Err(told::too_large(path, max).into()),
        Err(ReadError::Io(error)) => Err(unread().because(error).into()),
    }
}

/// A body's secret keys.
pub(super) fn body_keys(path: &Path) -> anyhow::Result<BodyKeys> {
    match holder(path)? {
        Holder::Body(keys) => Ok(*keys),
        Holder::Spare(_) => Err(Told::new("vetting-only-spare").at("file", path).into()),
    }
}

/// A body's secret keys, or its spare.
pub(super) fn holder(path: &Path) -> anyhow::Result<Holder> {
    let bytes = Zeroizing::new(up_to(path, KEYS_BYTES_MAX)?);
    let keys = match BodyKeys::from_file(&bytes) {
        Err(KeyError::NotAFile) => SpareKey::from_file(&bytes).map(Holder::Spare),
        keys => keys.map(|keys| Holder::Body(Box::new(keys))),
    };
    keys.map_err(|error| told::of_key(error, path).into())
}

/// Public keys.
pub(super) fn public_keys(path: &Path) -> anyhow::Result<PublicKeys> {
    let bytes = up_to(path, KEYS_BYTES_MAX)?;
    PublicKeys::from_file(&bytes).map_err(|error| told::of_key(error, path).into())
}

/// Writes files that are not there yet, all of them or none.
pub(super) fn write_all_new(paths: &[PathBuf], texts: &[Zeroizing<String>]) -> anyhow::Result<()> {
    for (at, (path, text)) in paths.iter().zip(texts).enumerate() {
        let written = write_new(path, text.as_bytes());
        if written.is_err() {
            for path in &paths[..at] {
                let _ = std::fs::remove_file(path);
            }
            return written;
        }
    }
    Ok(())
}

/// Writes a file that is not there yet, whole or not at all, for its owner alone.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let unwritten = || Told::new("vetting-unwritten").at("file", path);
    let mut file = match greyfile_disk::create_new(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Told::new("vetting-there").at("file", path).into());
        }
        file => file.or_told(unwritten)?,
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half an answer, or half a key, is worse than none.
        let _ = std::fs::remove_file(path);
    }
    written.or_told(unwritten)
}
