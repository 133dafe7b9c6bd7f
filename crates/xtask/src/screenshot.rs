//! `cargo xtask screenshot`: the dashboard of a fresh demonstration, as the README shows it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::sh::{self, Outcome};
use crate::test::browser;

/// Where the picture goes.
const PICTURE: &str = "docs/dashboard.png";
/// How Chromium is started, an argument a line, as the tests of the pages start it.
const ARGUMENTS: &str = include_str!("../../../tests/src/chromium.args");
/// Largest picture, in bytes: it is committed, and everybody who reads the README loads it.
const PICTURE_LEN_MAX: u64 = 300_000;

pub(crate) fn run() -> Outcome {
    browser()?;
    sh::run(sh::cargo().args(["build", "-p", "greyfile"]))?;
    let folder = tempfile::tempdir()?;
    let mut command = Command::new(sh::root().join("target/debug/greyfile"));
    command.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"]);
    command.arg(folder.path().join("data")).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut service = Running(command.spawn()?);
    let address = service.address()?;
    let picture = sh::root().join(PICTURE);
    fs::create_dir_all(picture.parent().unwrap_or(Path::new(".")))?;
    take(&address, &folder.path().join("profile"), &picture)?;
    match fs::metadata(&picture)?.len() {
        bytes @ ..=PICTURE_LEN_MAX => {
            eprintln!("{PICTURE}: {bytes} bytes");
            Ok(())
        }
        bytes => Err(format!("{PICTURE} has {bytes} bytes, more than {PICTURE_LEN_MAX}").into()),
    }
}

fn take(address: &str, profile: &Path, picture: &Path) -> Outcome {
    let mut chromium = Command::new("chromium");
    chromium.args(ARGUMENTS.lines());
    chromium.arg(format!("--user-data-dir={}", profile.display()));
    chromium.arg(format!("--screenshot={}", picture.display()));
    sh::run(chromium.arg(address).stdout(Stdio::null()).stderr(Stdio::null()))
}

/// The service, stopped when it is not needed any more.
struct Running(Child);

impl Running {
    /// What it says first: where it listens.
    fn address(&mut self) -> Outcome<String> {
        let mut line = String::new();
        if let Some(stdout) = self.0.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let address = line.trim().strip_prefix("Greyfile serves ");
        Ok(address.ok_or(format!("the service did not come up: {line:?}"))?.to_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
