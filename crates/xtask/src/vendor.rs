//! `cargo xtask vendor`: the front-end files that the binary embeds, and what tests put into pages,
//! from npm packages.
//!
//! They are committed with a list of their sums, `sha256sum -c` understands it, so that a clone
//! builds without npm and no page ever asks another host for anything.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use greyfile_domain::values::hex::to_hex;
use sha2::{Digest, Sha256};

use crate::sh::{self, Outcome};

/// Where the files go, below the workspace.
const FOLDER: &str = "crates/web/assets/vendor";
/// The list of them.
const LIST: &str = "SHA256SUMS.txt";

struct Package {
    name: &'static str,
    version: &'static str,
    licence: &'static str,
    /// Paths inside the package; the licence's text is always among them.
    files: &'static [&'static str],
}

const PACKAGES: &[Package] = &[
    // Letters of Urdu: Naskh for text and tables, Nastaliq for headings and print. The files of
    // these packages that hold Latin letters are not needed.
    Package {
        name: "@fontsource/noto-naskh-arabic",
        version: "5.3.0",
        licence: "OFL-1.1",
        files: &[
            "LICENSE",
            "files/noto-naskh-arabic-arabic-400-normal.woff2",
            "files/noto-naskh-arabic-arabic-700-normal.woff2",
        ],
    },
    Package {
        name: "@fontsource/noto-nastaliq-urdu",
        version: "5.3.0",
        licence: "OFL-1.1",
        files: &[
            "LICENSE",
            "files/noto-nastaliq-urdu-arabic-400-normal.woff2",
            "files/noto-nastaliq-urdu-arabic-700-normal.woff2",
        ],
    },
    // Run in pages by the tests, never embedded.
    Package {
        name: "axe-core",
        version: "4.14.1",
        licence: "MPL-2.0",
        files: &["LICENSE", "axe.min.js"],
    },
    Package {
        name: "htmx.org",
        version: "4.0.1",
        licence: "0BSD",
        files: &["LICENSE", "dist/htmx.min.js", "dist/ext/hx-sse.min.js"],
    },
    Package {
        name: "open-props",
        version: "1.7.23",
        licence: "MIT",
        files: &["LICENSE", "borders.min.css", "colors.min.css", "fonts.min.css", "sizes.min.css"],
    },
];

#[derive(Args)]
pub(crate) struct Options {
    /// Only compare the committed files with their list; asks no network.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let folder = sh::root().join(FOLDER);
    if !options.check {
        fetch(&folder)?;
    }
    let files = files_in(&folder)?;
    let list = fs::read_to_string(folder.join(LIST))
        .map_err(|error| format!("{FOLDER}/{LIST}: {error}; run `cargo xtask vendor`"))?;
    let problems = compare(&list, &files);
    if problems.is_empty() {
        println!("vendor: {} files as listed", files.len());
        return Ok(());
    }
    Err(format!("{}\nrun `cargo xtask vendor` and look at what changes", problems.join("\n"))
        .into())
}

/// Fetches every package and writes files and list; refuses other bytes under a version that is
/// listed already.
fn fetch(folder: &Path) -> Outcome {
    let mut fetched = BTreeMap::new();
    for package in PACKAGES {
        let unpacked = unpack(package)?;
        for file in package.files {
            let bytes = fs::read(unpacked.join(file)).map_err(|error| {
                format!("{} {}: {file}: {error}", package.name, package.version)
            })?;
            fetched.insert(path_of(package, file), bytes);
        }
    }
    let sums = fetched.iter().map(|(path, bytes)| (path.clone(), sum(bytes))).collect();
    let known = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    if let Some(path) = altered(&known, &sums) {
        return Err(format!(
            "{path} has other bytes than when this version was first vendored; a published \
             version never changes, so find out why before removing it from {FOLDER}/{LIST}"
        )
        .into());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (path, bytes) in &fetched {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file in a folder"))?;
        fs::write(path, bytes)?;
    }
    fs::write(folder.join(LIST), list_of(&sums))?;
    Ok(())
}

/// The folder a package is unpacked in.
fn unpack(package: &Package) -> Outcome<PathBuf> {
    if !sh::exists("npm") || !sh::exists("tar") {
        return Err("fetching needs npm and tar; building and testing do not".into());
    }
    let folder = sh::tools().join("npm").join(format!("{}-{}", package.name, package.version));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let wanted = format!("{}@{}", package.name, package.version);
    let archive =
        sh::read(Command::new("npm").args(["pack", "--silent", &wanted]).current_dir(&folder))?;
    let archive = archive.lines().last().unwrap_or_default().trim().to_owned();
    sh::run(Command::new("tar").args(["-xzf", &archive]).current_dir(&folder))?;
    Ok(folder.join("package"))
}

/// Where a file goes: the package and the file's own name, without the version, which is in the
/// list.
fn path_of(package: &Package, file: &'static str) -> String {
    // The name of a package can begin with its owner's.
    let last = |path: &'static str| path.rsplit('/').next().unwrap_or(path);
    format!("{}/{}", last(package.name), last(file))
}

/// The list: sums by package, each with its version and licence.
fn list_of(sums: &BTreeMap<String, String>) -> String {
    let mut list = String::from("# Written by `cargo xtask vendor`; check with `sha256sum -c`.\n");
    for package in PACKAGES {
        let _ = writeln!(list, "\n{}", heading(package));
        for file in package.files {
            let path = path_of(package, file);
            let _ = writeln!(list, "{}  {path}", sums[&path]);
        }
    }
    list
}

fn heading(package: &Package) -> String {
    format!("# {} {}, {}", package.name, package.version, package.licence)
}

/// The sums of a list by path.
fn sums_of(list: &str) -> BTreeMap<&str, &str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect()
}

/// A file of a listed package version that now has other bytes.
fn altered(list: &str, sums: &BTreeMap<String, String>) -> Option<String> {
    let listed = sums_of(list);
    let same = PACKAGES.iter().filter(|package| list.lines().any(|line| line == heading(package)));
    let mut paths =
        same.flat_map(|package| package.files.iter().map(|file| path_of(package, file)));
    paths.find(|path| listed.get(path.as_str()).is_some_and(|sum| *sum != sums[path]))
}

/// What is wrong with the files of the folder.
fn compare(list: &str, files: &BTreeMap<String, String>) -> Vec<String> {
    let mut problems = Vec::new();
    let listed = sums_of(list);
    for (path, sum) in &listed {
        match files.get(*path) {
            None => problems.push(format!("{path} is listed and not there")),
            Some(there) if there != sum => problems.push(format!("{path} was changed")),
            Some(_) => {}
        }
    }
    for path in files.keys().filter(|path| !listed.contains_key(path.as_str())) {
        problems.push(format!("{path} is not listed"));
    }
    for package in PACKAGES {
        if !list.lines().any(|line| line == heading(package)) {
            problems.push(format!("{} {} is not listed", package.name, package.version));
        }
        let wanted = package.files.iter().map(|file| path_of(package, file));
        for path in wanted.filter(|path| !listed.contains_key(path.as_str())) {
            problems.push(format!("{path} is wanted and not listed"));
        }
    }
    problems
}

/// The sums of the files that are there, by path, without the list.
fn files_in(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries =
            fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            if name != LIST {
                files.insert(name, sum(&fs::read(&path)?));
            }
        }
    }
    Ok(files)
}

fn sum(bytes: &[u8]) -> String {
    to_hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums() -> BTreeMap<String, String> {
        let paths = PACKAGES
            .iter()
            .flat_map(|package| package.files.iter().map(|file| path_of(package, file)));
        paths.map(|path| (path.clone(), sum(path.as_bytes()))).collect()
    }

    #[test]
    fn every_way_files_can_differ_from_their_list_is_told() {
        let list = list_of(&sums());
        assert_eq!(compare(&list, &sums()), Vec::<String>::new());

        let mut files = sums();
        files.insert("htmx.org/htmx.min.js".into(), sum(b"other"));
        files.remove("open-props/LICENSE");
        files.insert("extra.js".into(), sum(b"extra"));
        let problems = compare(&list, &files);
        assert_eq!(
            problems,
            [
                "htmx.org/htmx.min.js was changed",
                "open-props/LICENSE is listed and not there",
                "extra.js is not listed"
            ]
        );

        let older = list.replace("htmx.org 4.0.1", "htmx.org 4.0.0");
        assert_eq!(compare(&older, &sums()), ["htmx.org 4.0.1 is not listed"]);
    }

    #[test]
    fn a_published_version_keeps_its_bytes() {
        let list = list_of(&sums());
        assert_eq!(altered(&list, &sums()), None);
        let mut other = sums();
        other.insert("htmx.org/htmx.min.js".into(), sum(b"other"));
        assert_eq!(altered(&list, &other).as_deref(), Some("htmx.org/htmx.min.js"));
        // A new version may have new bytes.
        let older = list.replace("htmx.org 4.0.1", "htmx.org 4.0.0");
        assert_eq!(altered(&older, &other), None);
    }
}
