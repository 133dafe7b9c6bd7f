//! What deploy/ holds does what it says: run with the programs it is for, or read by those that
//! would read it.

pub mod cluster;
mod compose;
mod front;
mod grafana;
mod image;
mod keys;
mod losses;
mod metrics;
mod prometheus;
mod proxy;
mod restore;
mod runbook;
mod systemd;
mod whole;

use std::path::PathBuf;
use std::process::{Command, Output};

use greyfile_tests::folder;
use serde_json::Value;

/// A file of deploy/.
pub fn file(name: &str) -> PathBuf {
    folder::repository().join("deploy").join(name)
}

/// What a file of deploy/ says.
fn read(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("deploy/{name}: {error}"))
}

/// Runs a program to its end.
fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| {
        panic!("{command:?}: {error}; `cargo xtask test` installs what the tests need")
    })
}

/// What a program printed that succeeded.
pub fn ok(command: &mut Command) -> String {
    let ran = run(command);
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{command:?}: {}{said}", String::from_utf8_lossy(&ran.stdout));
    String::from_utf8(ran.stdout).expect("a program prints text")
}

/// YAML as JSON, by the reader that comes with docker-compose.
fn yaml(text: &str) -> Value {
    let there = folder::temporary();
    let path = there.path().join("read.yaml");
    std::fs::write(&path, text).unwrap();
    let script = "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))";
    let json = ok(Command::new("/usr/bin/python3").args(["-c", script]).arg(&path));
    serde_json::from_str(&json).expect("JSON")
}
