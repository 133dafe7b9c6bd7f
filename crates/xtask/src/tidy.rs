//! `cargo xtask tidy`: what compilers and lints do not check.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use self::finding::Finding;
use crate::sh::{self, Outcome};

mod circles;
mod code;
mod files;
mod finding;
mod left;
mod manifests;
mod paths;
mod rooms;
mod sentences;
mod tokens;

pub(crate) fn run() -> Outcome {
    // What is not committed yet counts too: that is what is about to be.
    let list = sh::read(
        Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(sh::root()),
    )?;
    // What is deleted and not committed yet is listed, and is gone.
    let is_there = |path: &&str| !path.is_empty() && sh::root().join(path).is_file();
    let paths: BTreeSet<&str> = list.split('\0').filter(is_there).collect();
    let mut files: Vec<(&str, String)> = Vec::new();
    let mut findings = gone(&paths);
    for path in paths.iter().filter(|path| !files::is_picture(path)) {
        match text_of(path, fs::read(sh::root().join(path))?) {
            Ok(text) => files.push((path, text)),
            Err(finding) => findings.push(finding),
        }
    }
    let pages = files.iter().find(|(path, _)| *path == rooms::PAGES_LIST);
    let pages = pages.map(|(_, text)| rooms::pages(text)).unwrap_or_default();
    findings.extend(files.iter().flat_map(|(path, text)| check(path, text, &pages)));
    findings.extend(circles::check(files.iter().map(|(path, text)| (*path, text.as_str()))));
    let metadata = sh::read(sh::cargo().args(["metadata", "--format-version=1", "--no-deps"]))?;
    let read = |path: &str| fs::read_to_string(sh::root().join(path)).ok();
    findings.extend(manifests::check(&serde_json::from_str(&metadata)?, read));
    findings.sort();
    findings.iter().for_each(|finding| println!("{finding}"));
    match findings.len() {
        0 => {
            println!("tidy: {} files", files.len());
            Ok(())
        }
        number => Err(format!("to put right: {number}").into()),
    }
}

/// What a file says, whose ending does not say that it is a picture.
fn text_of(path: &str, bytes: Vec<u8>) -> Result<String, Finding> {
    let no_text = |_| Finding::new(path, 0, "is no text, and its ending does not say so");
    String::from_utf8(bytes).map_err(no_text)
}

/// Everything that is wrong with one file.
fn check(path: &str, text: &str, pages: &rooms::Pages) -> Vec<Finding> {
    let mut findings = files::check(path, text);
    if path.ends_with(".rs") {
        findings.extend(code::check(path, text));
        findings.extend(rooms::check(path, text, pages));
        findings.extend(sentences::check(path, text));
    }
    findings
}

/// What a list still names and is no longer there.
fn gone(paths: &BTreeSet<&str>) -> Vec<Finding> {
    let listed = files::listed().chain(sentences::listed()).chain(code::listed());
    listed
        .filter(|listed| !paths.iter().any(|path| path.starts_with(listed)))
        .map(|listed| Finding::new(listed, 0, "is gone: take it out of the list"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_text_is_found() {
        assert_eq!(text_of("a.rs", b"//! A.".to_vec()), Ok("//! A.".to_owned()));
        assert!(text_of("a.rs", vec![0xff, 0xfe, 0x2f]).is_err());
    }

    #[test]
    fn what_a_list_names_has_to_be_there() {
        let all: BTreeSet<&str> =
            files::listed().chain(sentences::listed()).chain(code::listed()).collect();
        assert_eq!(gone(&all), []);
        for listed in &all {
            // What lies in a folder of the list goes with it.
            let left = all.iter().filter(|path| !path.starts_with(listed)).copied().collect();
            assert!(gone(&left).iter().any(|finding| finding.path == *listed), "{listed}");
        }
    }
}
