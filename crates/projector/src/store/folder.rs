//! The files around a view's engine.
//!
//! ```text
//! <views>/<name>/
//!   lock       locked while the view is open
//!   boot       the kernel's boot id while the view is open; gone after a clean close
//!   current    the name of the generation in use
//!   closed     checksums of its files at the last clean close; gone while the view is open
//!   gen-<n>/   the engine's files; others than the current one are leftovers
//!   spill/     unnamed files of a rebuild
//! <views>/<name>.aside-<n>/   the generation set aside last, for people to look at
//! ```
//! Replacing `current` is what switches to a rebuilt view: one atomic rename, so that a crash
//! leaves either the old view or the new one.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{journal, seal};
use crate::error::StartError;

const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";
const GENERATION: &str = "gen-";

/// A view's folder, locked.
pub(crate) struct Folder {
    views: PathBuf,
    name: &'static str,
    root: PathBuf,
    // Released by the operating system when the process ends, however it ends.
    _lock: File,
}

impl Folder {
    /// Makes the folder if there is none, and locks it.
    pub(crate) fn open(views: &Path, name: &'static str) -> Result<Self, StartError> {
        let root = views.join(name);
        let failed = |source| StartError::Folder { folder: root.clone(), source };
        greyfile_disk::folders(&root.join("spill")).map_err(failed)?;
        let lock = greyfile_disk::create(&root.join("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { views: views.to_owned(), name, root, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(StartError::InUse(root)),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Whether the machine went down since the view was last opened, without a clean close.
    pub(crate) fn is_unclean(&self) -> io::Result<bool> {
        match fs::read_to_string(self.root.join("boot")) {
            Ok(mark) => Ok(boot_id().is_none_or(|now| now != mark)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Marks the view as open under this boot, durably: a lost mark would pass for a clean close.
    pub(crate) fn mark_open(&self) -> io::Result<()> {
        self.write("boot", boot_id().as_deref().unwrap_or("unknown"))
    }

    /// Writes down what the current generation's files are and takes the mark away. They must
    /// have been synced, and nobody may write them any more.
    pub(crate) fn mark_closed(&self) -> io::Result<()> {
        if let Some(current) = self.current()?.filter(|current| current.is_dir()) {
            self.write("closed", &seal::of(&current)?)?;
        }
        match fs::remove_file(self.root.join("boot")) {
            // The view never got as far as being marked.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed.and_then(|()| sync_dir(&self.root)),
        }
    }

    /// Whether the current generation's files are those of the last clean close; `None` if there
    /// was none. Asked once: from here on the files may change, and a crash must not leave a
    /// seal that speaks of what they were.
    pub(crate) fn take_seal(&self) -> io::Result<Option<bool>> {
        let path = self.root.join("closed");
        let seal = match fs::read(&path) {
            Ok(seal) => String::from_utf8_lossy(&seal).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let sealed = match self.current()? {
            Some(current) if current.is_dir() && seal::is_of(&seal, &current) => {
                Some(seal::of(&current)? == seal)
            }
            _ => None,
        };
        fs::remove_file(path)?;
        sync_dir(&self.root)?;
        Ok(sealed)
    }

    /// The generation in use, whether or not it is really there.
    pub(crate) fn current(&self) -> io::Result<Option<PathBuf>> {
        match fs::read(self.root.join("current")) {
            Ok(name) => {
                let name = String::from_utf8_lossy(&name);
                let known = generation(&name).map(|n| self.generation_path(n));
                // A garbled pointer points nowhere, and that is for the caller to find.
                Ok(Some(known.unwrap_or_else(|| self.root.join("garbled"))))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A folder for a new generation. Several may be made at once.
    pub(crate) fn new_generation(&self) -> io::Result<Generation> {
        let mut last = 0;
        for name in names(&self.root)? {
            last = last.max(generation(&name).unwrap_or(0));
        }
        for name in names(&self.views)? {
            last = last.max(self.aside(&name).unwrap_or(0));
        }
        let path = self.generation_path(last + 1);
        // Made at once: the name is taken from here on.
        greyfile_disk::folder(&path)?;
        Ok(Generation::at(path))
    }

    /// Where a rebuild may spill.
    pub(crate) fn spill(&self) -> PathBuf {
        self.root.join("spill")
    }

    /// Makes this generation the current one. Gives the one before, which nobody opens any more.
    pub(crate) fn switch_to(&self, mut generation: Generation) -> io::Result<Generation> {
        let before = self.current()?;
        let name = generation.path.file_name().unwrap_or_default().to_string_lossy();
        self.write("current", &name)?;
        generation.used = true;
        let used = before.is_none();
        Ok(Generation { path: before.unwrap_or_default(), used })
    }

    /// Puts the current generation out of use, keeping its files beside the view's folder, and
    /// removes what was set aside before. Returns where it is now, if there was one.
    pub(crate) fn set_aside(&self) -> io::Result<Option<PathBuf>> {
        let Some(current) = self.current()? else { return Ok(None) };
        // Pointer first: from here on a crash leaves a leftover, never a view to trust.
        fs::remove_file(self.root.join("current"))?;
        sync_dir(&self.root)?;
        let name = current.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(n) = generation(&name).filter(|_| current.is_dir()) else { return Ok(None) };
        for name in names(&self.views)? {
            if self.aside(&name).is_some() {
                fs::remove_dir_all(self.views.join(name))?;
            }
        }
        let aside = self.views.join(format!("{}.aside-{n}", self.name));
        fs::rename(&current, &aside)?;
        Ok(Some(aside))
    }

    /// Removes leftovers: every generation but the current one. Only before any is being made.
    pub(crate) fn tidy(&self) -> io::Result<()> {
        let current = self.current()?;
        for name in names(&self.root)? {
            let path = self.root.join(&name);
            if name.starts_with(GENERATION) && Some(&path) != current.as_ref() {
                fs::remove_dir_all(path)?;
            }
        }
        // A killed process leaves what it made to compare, and may leave a run that still had a name.
        fs::remove_dir_all(self.spill())?;
        greyfile_disk::folder(&self.spill())
    }

    /// What the generation in use takes on disk, in bytes.
    pub(crate) fn generation_bytes(&self) -> u64 {
        let current = self.current().ok().flatten();
        current.map_or(0, |current| Self::bytes_on_disk(&current))
    }

    /// What the view takes on disk, in bytes; what cannot be looked at counts as nothing.
    pub(crate) fn bytes_on_disk(root: &Path) -> u64 {
        let Ok(entries) = fs::read_dir(root) else { return 0 };
        entries
            .flatten()
            .map(|entry| match entry.metadata() {
                Ok(data) if data.is_dir() => Self::bytes_on_disk(&entry.path()),
                // It is there for a moment, and says nothing of how far the view has grown.
                Ok(_) if entry.file_name() == journal::NAME => 0,
                Ok(data) => data.len(),
                Err(_) => 0,
            })
            .sum()
    }

    /// The view's folder.
    #[cfg(test)]
    fn root(&self) -> &Path {
        &self.root
    }

    fn generation_path(&self, n: u64) -> PathBuf {
        self.root.join(format!("{GENERATION}{n}"))
    }

    fn aside(&self, name: &str) -> Option<u64> {
        name.strip_prefix(self.name)?.strip_prefix(".aside-")?.parse().ok()
    }

    /// Replaces a small file, durably.
    fn write(&self, name: &str, text: &str) -> io::Result<()> {
        let path = self.root.join(format!("{name}.new"));
        let mut file = greyfile_disk::create(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(path, self.root.join(name))?;
        sync_dir(&self.root)
    }
}

/// A generation that is not in use: being made, or no longer served. Its files go with it unless it
/// comes into use.
#[derive(Debug)]
pub(crate) struct Generation {
    path: PathBuf,
    used: bool,
}

impl Generation {
    /// One in a folder that is not a view's own.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { path, used: false }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Generation {
    fn drop(&mut self) {
        if !self.used {
            // What cannot be removed is a leftover for the next opening.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

fn generation(name: &str) -> Option<u64> {
    name.strip_prefix(GENERATION)?.parse().ok()
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

fn sync_dir(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Which boot of which kernel this is. Unknown counts as another one.
fn boot_id() -> Option<String> {
    fs::read_to_string(BOOT_ID).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_view_set_aside_is_kept() {
        let views = tempfile::tempdir().unwrap();
        let folder = Folder::open(views.path(), "casefile").unwrap();
        fs::create_dir(views.path().join("casefile2.aside-9")).unwrap();
        for n in 1..=3 {
            let generation = folder.new_generation().unwrap();
            assert!(generation.path().ends_with(format!("gen-{n}")), "{generation:?}");
            folder.switch_to(generation).unwrap();
            let aside = folder.set_aside().unwrap().unwrap();
            assert!(aside.ends_with(format!("casefile.aside-{n}")));
            assert_eq!(folder.current().unwrap(), None);
        }
        let mut left = names(views.path()).unwrap();
        left.sort();
        assert_eq!(left, ["casefile", "casefile.aside-3", "casefile2.aside-9"]);
    }

    #[test]
    fn leftovers_go_and_the_current_generation_stays() {
        let views = tempfile::tempdir().unwrap();
        let folder = Folder::open(views.path(), "casefile").unwrap();
        let [first, leftover] = [1, 2].map(|n| folder.root().join(format!("gen-{n}")));
        drop(folder.switch_to(folder.new_generation().unwrap()).unwrap());
        fs::create_dir(&leftover).unwrap();
        folder.tidy().unwrap();
        assert!(first.is_dir() && !leftover.exists());
        assert_eq!(folder.current().unwrap(), Some(first), "and that it is gone is seen later");
    }

    #[test]
    fn generations_made_at_once_do_not_get_in_each_others_way() {
        let views = tempfile::tempdir().unwrap();
        let folder = Folder::open(views.path(), "casefile").unwrap();
        let made = [(); 3].map(|()| folder.new_generation().unwrap());
        let paths = made.each_ref().map(|generation| generation.path().to_owned());
        let exist = || paths.each_ref().map(|path| path.is_dir());
        assert_eq!(exist(), [true; 3]);
        let [one, two, three] = made;
        drop(two);
        assert_eq!(exist(), [true, false, true], "one that is not used goes");
        drop(folder.switch_to(three).unwrap());
        assert_eq!(exist(), [true, false, true]);
        let before = folder.switch_to(one).unwrap();
        assert_eq!(folder.current().unwrap().as_ref(), Some(&paths[0]));
        assert_eq!(exist(), [true, false, true], "until nobody reads it");
        drop(before);
        assert_eq!(exist(), [true, false, false]);
    }

    #[test]
    fn a_folder_is_open_once() {
        let views = tempfile::tempdir().unwrap();
        let folder = Folder::open(views.path(), "casefile").unwrap();
        assert!(matches!(Folder::open(views.path(), "casefile"), Err(StartError::InUse(_))));
        drop(folder);
        Folder::open(views.path(), "casefile").unwrap();
    }

    #[test]
    fn the_mark_of_another_boot_is_unclean_until_closed() {
        let views = tempfile::tempdir().unwrap();
        let folder = Folder::open(views.path(), "casefile").unwrap();
        assert!(!folder.is_unclean().unwrap(), "new");
        folder.mark_open().unwrap();
        assert!(!folder.is_unclean().unwrap(), "a killed process loses nothing");
        fs::write(folder.root().join("boot"), "another").unwrap();
        assert!(folder.is_unclean().unwrap());
        folder.mark_closed().unwrap();
        assert!(!folder.is_unclean().unwrap());
    }
}
