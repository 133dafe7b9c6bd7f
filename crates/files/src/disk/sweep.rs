//! What waited too long, and what a killed process left.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use super::Inner;
use crate::limits::WAITS_FOR;

impl Inner {
    /// Removes what a killed process left half-written: nobody can go on with it.
    pub(super) fn sweep_coming(&self) -> io::Result<u64> {
        swept(&self.folder.join("coming"), |_| true)
    }

    /// Removes what waited too long.
    pub(super) fn sweep(&self) -> io::Result<u64> {
        let mut count = 0;
        for part in ["waiting", "uploads"] {
            count += swept(&self.folder.join(part), |touched| {
                // A clock that went back says nothing.
                touched.elapsed().is_ok_and(|waited| waited > WAITS_FOR)
            })?;
        }
        Ok(count)
    }
}

fn swept(folder: &Path, goes: impl Fn(SystemTime) -> bool) -> io::Result<u64> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let touched = match entry.metadata().and_then(|about| about.modified()) {
            Ok(touched) => touched,
            // Kept, or finished, in between.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        if goes(touched) && fs::remove_file(entry.path()).is_ok() {
            count += 1;
        }
    }
    Ok(count)
}
