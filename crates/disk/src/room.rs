//! Whether the disk has room again: asked by writing, since quotas and reserved blocks make free space
//! that is counted no promise.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What the disk must take before something that met a full one is tried again: more than opening and
/// the next commit write, so that a few kilobytes do not open and close it in turn.
const ROOM_BYTES: usize = 2 << 20;
const CHUNK_BYTES: usize = 64 << 10;

/// Whether this is a disk that has no room left, for this user or for all.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Writes some megabytes beside this file or folder, has them on the disk, and takes them away again.
///
/// # Errors
/// What kept them from being written: [`is_full`] tells whether there was no room.
pub fn try_for(what: &Path) -> io::Result<()> {
    let path = beside(what);
    let written = fill(&path);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => written.and(Err(error)),
        _ => written,
    }
}

fn fill(path: &Path) -> io::Result<()> {
    let mut file = crate::create(path)?;
    let chunk = [0; CHUNK_BYTES];
    for _ in 0..ROOM_BYTES / CHUNK_BYTES {
        file.write_all(&chunk)?;
    }
    file.sync_all()
}

fn beside(what: &Path) -> PathBuf {
    let mut path = OsString::from(what);
    path.push(".room");
    path.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_with_room_takes_it_and_keeps_nothing() {
        let folder = tempfile::tempdir().unwrap();
        try_for(&folder.path().join("log")).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_disk_that_is_full_says_so() {
        // Linux has one that always is.
        let error = fs::write("/dev/full", b"x").unwrap_err();
        assert!(is_full(&error), "{error}");
        let missing = try_for(Path::new("/nowhere/log")).unwrap_err();
        assert!(!is_full(&missing), "{missing}");
    }
}
