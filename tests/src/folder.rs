//! Folders and files.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder that goes away with the test.
pub fn temporary() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("greyfile-test-").tempdir().expect("a temporary folder")
}

/// Copies a folder with everything in it to a path that is not there yet.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder to copy to");
    for entry in fs::read_dir(from).expect("the folder to copy") {
        let entry = entry.expect("an entry of the folder");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("the entry's type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file is copied");
        }
    }
}

/// Every file in a folder and those below it.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => files.extend(self::files(&entry.path())),
            _ => files.push(entry.path()),
        }
    }
    files.sort();
    files
}

/// The repository's folder.
pub fn repository() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().expect("the tests lie in the repository").to_owned()
}
