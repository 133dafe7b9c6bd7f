//! `cargo xtask tidy`: what compilers and lints do not check.

use std::fmt;
use std::fs;
use std::process::Command;

use crate::sh::{self, Outcome};

mod circles;
mod code;
mod files;
mod manifests;
mod rooms;
mod sentences;
mod tokens;

/// Something to put right.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// From 1; 0 for the file as a whole.
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

pub(crate) fn run() -> Outcome {
    // What is not committed yet counts too: that is what is about to be.
    let list = sh::read(
        Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(sh::root()),
    )?;
    let paths = list.split('\0').filter(|path| !path.is_empty());
    // Deleted and not committed yet, or no text: nothing to check.
    let read = |path| Some((path, fs::read_to_string(sh::root().join(path)).ok()?));
    let files: Vec<(&str, String)> = paths.filter_map(read).collect();
    let count = files.len();
    let mut findings: Vec<Finding> =
        files.iter().flat_map(|(path, text)| check(path, text)).collect();
    findings.extend(circles::check(files.iter().map(|(path, text)| (*path, text.as_str()))));
    let metadata = sh::read(sh::cargo().args(["metadata", "--format-version=1", "--no-deps"]))?;
    let read = |path: &str| fs::read_to_string(sh::root().join(path)).ok();
    findings.extend(manifests::check(&serde_json::from_str(&metadata)?, read));
    findings.sort();
    findings.iter().for_each(|finding| println!("{finding}"));
    match findings.len() {
        0 => {
            println!("tidy: {count} files");
            Ok(())
        }
        number => Err(format!("to put right: {number}").into()),
    }
}

/// Everything that is wrong with one file.
fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = files::check(path, text);
    if path.ends_with(".rs") {
        findings.extend(code::check(path, text));
        findings.extend(rooms::check(path, text));
        findings.extend(sentences::check(path, text));
    }
    findings
}
