//! Files and folders that only their owner may read: the log, its keys, its views and its copies hold
//! personal data. Everything that Greyfile makes in a data folder is made here (tidy sees to it),
//! whatever the umask of whoever starts it. What a library makes by itself, [`umask`] covers.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::Mode;

/// What the owner may do with a folder, and nobody else.
const FOLDER: u32 = 0o700;
/// What the owner may do with a file, and nobody else.
const FILE: u32 = 0o600;
/// What everybody else may do, of all that can be allowed.
const OTHERS: u32 = 0o077;

/// From here on this process makes nothing that others may read, whichever library makes it. To be
/// called before there is a second thread.
pub fn umask() {
    let _before = rustix::process::umask(Mode::from_raw_mode(OTHERS));
}

/// Makes a folder and those above it that are missing. A folder that is there stays as it is.
///
/// # Errors
/// When the system refuses, or something else lies there.
pub fn folders(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(FOLDER).create(path)
}

/// Makes a folder that must not be there yet.
///
/// # Errors
/// When it is there already, or the system refuses.
pub fn folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(FOLDER).create(path)
}

/// Opens a file that is there, for reading and writing; from others who may read it, it is taken.
///
/// # Errors
/// When there is none, or the system refuses.
pub fn open(path: &Path) -> io::Result<File> {
    with(OpenOptions::new().read(true).write(true), path)
}

/// The same, and makes the file where there is none.
///
/// # Errors
/// When the system refuses.
pub fn open_or_create(path: &Path) -> io::Result<File> {
    with(OpenOptions::new().read(true).write(true).create(true).truncate(false), path)
}

/// Makes a file, or empties the one that is there, and opens it for reading and writing.
///
/// # Errors
/// When the system refuses.
pub fn create(path: &Path) -> io::Result<File> {
    with(OpenOptions::new().read(true).write(true).create(true).truncate(true), path)
}

/// Makes a file that must not be there yet, and opens it for writing.
///
/// # Errors
/// When it is there already, or the system refuses.
pub fn create_new(path: &Path) -> io::Result<File> {
    with(OpenOptions::new().write(true).create_new(true), path)
}

fn with(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let file = options.mode(FILE).open(path)?;
    let mode = file.metadata()?.permissions().mode();
    if mode & OTHERS != 0 {
        // Of another owner it cannot be changed, and whoever that is has decided.
        let _ = file.set_permissions(Permissions::from_mode(mode & !OTHERS));
    }
    Ok(file)
}

/// Writes a whole file in place of what was there.
///
/// # Errors
/// When the system refuses.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    create(path)?.write_all(bytes.as_ref())
}

/// Takes a folder, and everything in it, from everybody but its owner: one that was made before by
/// hand, by another program, or by an earlier version of this one. Links are not followed, and what
/// belongs to somebody else stays as they have it.
///
/// # Errors
/// When the folder cannot be read, or a mode cannot be changed.
pub fn take(path: &Path) -> io::Result<()> {
    match take_one(path) {
        // Of somebody else; and files come and go.
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::NotFound) => {
            Ok(())
        }
        taken => taken,
    }
}

fn take_one(path: &Path) -> io::Result<()> {
    let about = fs::symlink_metadata(path)?;
    if about.is_symlink() {
        return Ok(());
    }
    let mode = about.permissions().mode();
    if mode & OTHERS != 0 {
        fs::set_permissions(path, Permissions::from_mode(mode & !OTHERS))?;
    }
    if about.is_dir() {
        for entry in fs::read_dir(path)? {
            take(&entry?.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn what_is_made_is_for_its_owner_alone() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("a/b");
        folders(&deep).unwrap();
        folders(&deep).unwrap();
        folder(&deep.join("c")).unwrap();
        assert!(folder(&deep.join("c")).is_err(), "it is there");
        write(&deep.join("file"), b"text").unwrap();
        create(&deep.join("other")).unwrap();
        for path in [root.path().join("a"), deep.clone(), deep.join("c")] {
            assert_eq!(mode(&path), FOLDER, "{path:?}");
        }
        for path in ["file", "other"] {
            assert_eq!(mode(&deep.join(path)), FILE, "{path}");
        }
        assert_eq!(fs::read(deep.join("file")).unwrap(), b"text");
    }

    #[test]
    fn what_was_made_for_all_is_taken_from_them() {
        let root = tempfile::tempdir().unwrap();
        let (file, inner) = (root.path().join("file"), root.path().join("inner"));
        fs::write(&file, b"text").unwrap();
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("script"), b"text").unwrap();
        let outside = tempfile::tempdir().unwrap();
        let linked = outside.path().join("linked");
        fs::write(&linked, b"text").unwrap();
        std::os::unix::fs::symlink(&linked, root.path().join("link")).unwrap();
        for (path, of_all) in [
            (root.path(), 0o755),
            (&file, 0o644),
            (&inner, 0o777),
            (&inner.join("script"), 0o755),
            (&linked, 0o644),
        ] {
            fs::set_permissions(path, Permissions::from_mode(of_all)).unwrap();
        }
        open(&file).unwrap();
        assert_eq!(mode(&file), FILE, "on opening");
        take(root.path()).unwrap();
        assert_eq!((mode(root.path()), mode(&inner)), (FOLDER, FOLDER));
        assert_eq!(mode(&inner.join("script")), 0o700);
        assert_eq!(mode(&linked), 0o644, "what a link leads to lies elsewhere");
    }
}
