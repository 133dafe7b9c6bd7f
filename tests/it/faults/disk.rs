//! A small disk of its own for a service: a tmpfs in a mount namespace that only the service and
//! this test see.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use greyfile_tests::program::is_root;
use greyfile_tests::{Serve, folder};
use tempfile::TempDir;

/// A mounted disk. It is there as long as this value.
pub(crate) struct Disk {
    folder: TempDir,
    /// Keeps the namespace.
    holder: Child,
}

impl Disk {
    /// A disk of so many mebibytes; `None`, said out loud, where this machine allows none.
    pub(crate) fn mount(mebibytes: u32) -> Option<Self> {
        let folder = folder::temporary();
        let script = format!(
            "mount -t tmpfs -o size={mebibytes}m none \"$0\" && echo mounted && exec sleep 600"
        );
        let flags = if is_root() { "-m" } else { "-rm" };
        let mut command = Command::new("unshare");
        command.args([flags, "sh", "-c", &script]).arg(folder.path());
        let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let Ok(mut holder) = spawned else {
            println!("NOT TESTED: a full disk; `unshare` (util-linux) is missing");
            return None;
        };
        let mut line = String::new();
        let stdout = holder.stdout.take().expect("piped");
        let _ = BufReader::new(stdout).read_line(&mut line);
        if line.trim() != "mounted" {
            let _ = holder.kill();
            let output = holder.wait_with_output();
            let said = output.map(|output| String::from_utf8_lossy(&output.stderr).into_owned());
            println!("NOT TESTED: a full disk; this machine lets nobody mount one: {said:?}");
            return None;
        }
        Some(Self { folder, holder })
    }

    /// Where the disk is, for the service.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the disk is, for this test.
    pub(crate) fn seen(&self) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.holder.id()));
        root.join(self.path().strip_prefix("/").expect("an absolute path"))
    }

    /// A service that sees the disk, on the folder `data` of it.
    pub(crate) fn serve(&self) -> Serve {
        self.serve_on(&self.path().join("data"))
    }

    /// A service that sees the disk, on any folder.
    pub(crate) fn serve_on(&self, data: &Path) -> Serve {
        let target = self.holder.id().to_string();
        let user: &[&str] = if is_root() { &[] } else { &["-U", "--preserve-credentials"] };
        let enter = [&["nsenter", "-t", &target, "-m"], user, &["--"]].concat();
        let enter: Vec<String> = enter.into_iter().map(str::to_owned).collect();
        Serve::on(data).through(&enter)
    }

    /// Fills the disk but for so many bytes.
    pub(crate) fn fill(&self, left: usize) {
        let mut filler = File::create(self.seen().join("filler")).expect("a file on the disk");
        for size in [1 << 16, 1 << 10, 1] {
            let chunk = vec![0; size];
            while filler.write_all(&chunk).is_ok() {}
        }
        let full = filler.metadata().expect("its size").len();
        filler.set_len(full - left as u64).expect("a file can be cut");
    }

    /// Frees what was filled.
    pub(crate) fn free(&self) {
        fs::remove_file(self.seen().join("filler")).expect("the filler is there");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}
