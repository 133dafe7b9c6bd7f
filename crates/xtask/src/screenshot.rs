//! `cargo xtask screenshot`: pages of a fresh demonstration, as the README shows them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::sh::{self, Outcome};
use crate::test::browser;

/// Where the pictures go, each with the address of its page; `CASE` is the case of Faisalabad.
const PICTURES: &[(&str, &str)] = &[
    ("docs/dashboard.png", "/?lang=en"),
    ("docs/case.png", "/cases/CASE?lang=ur"),
    ("docs/deadlines.png", "/deadlines?lang=en"),
    ("docs/form-ur.png", "/record/exhibit.seized?lang=ur"),
];
/// What the file of that case is called, in the list of cases.
const CASE: &str = "Chak 54 RB, Sargodha Road, Faisalabad";
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
    let case = service.case(&folder.path().join("data"))?;
    for (at, (picture, page)) in PICTURES.iter().enumerate() {
        let path = sh::root().join(picture);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        let page = format!("{address}{}", page.replace("CASE", &case));
        take(&page, &folder.path().join(format!("profile-{at}")), &path)?;
        match fs::metadata(&path)?.len() {
            bytes @ ..=PICTURE_LEN_MAX => eprintln!("{picture}: {bytes} bytes"),
            bytes => {
                let what = format!("{picture} has {bytes} bytes, more than {PICTURE_LEN_MAX}");
                return Err(what.into());
            }
        }
    }
    Ok(())
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

    /// The id of the case that is shown, by the program's own list.
    fn case(&self, folder: &Path) -> Outcome<String> {
        let list = sh::read(
            Command::new(sh::root().join("target/debug/greyfile"))
                .args(["case", "list", "--json", "--data"])
                .arg(folder),
        )?;
        let list: serde_json::Value = serde_json::from_str(&list)?;
        let cases = list["cases"].as_array().into_iter().flatten();
        let case = cases.into_iter().find(|case| case["title"] == CASE);
        let id = case.and_then(|case| case["case"].as_str());
        Ok(id.ok_or(format!("the demonstration has no case {CASE:?}"))?.to_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
