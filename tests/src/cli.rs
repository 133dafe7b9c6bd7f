//! The command line: run to its end, with what it printed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

use crate::program::greyfile;

/// The command line on one data folder.
#[derive(Debug, Clone)]
pub struct Cli {
    data: PathBuf,
}

/// A command line that has ended.
#[derive(Debug, Clone)]
pub struct Ran {
    /// The exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// What it printed.
    pub stdout: String,
    /// What it said on standard error.
    pub stderr: String,
}

impl Ran {
    /// What was printed by a command line that succeeded.
    ///
    /// # Panics
    /// When it did not.
    pub fn ok(&self) -> &str {
        assert_eq!(self.code, Some(0), "{self:#?}");
        &self.stdout
    }

    /// The JSON printed by a command line that succeeded.
    ///
    /// # Panics
    /// When it did not, or printed something else.
    pub fn json(&self) -> Value {
        let text = self.ok();
        serde_json::from_str(text).unwrap_or_else(|error| panic!("not JSON ({error}): {text}"))
    }

    /// The JSON Lines printed, whatever the exit code.
    ///
    /// # Panics
    /// When a line is not JSON.
    pub fn lines(&self) -> Vec<Value> {
        let parse = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("not JSON ({error}): {line}"))
        };
        self.stdout.lines().map(parse).collect()
    }

    /// The message of a command line that failed: plain words or one problem, no panic, nothing
    /// printed.
    ///
    /// # Panics
    /// When it did not fail, or failed otherwise.
    pub fn failed(&self) -> &str {
        assert!(matches!(self.code, Some(code) if code != 0), "{self:#?}");
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        let problem = serde_json::from_str::<Value>(&self.stderr);
        let is_problem = problem.is_ok_and(|problem| problem["message"].is_string());
        let is_told = self.stderr.lines().any(|line| line.starts_with("error: "));
        assert!(is_told || is_problem, "{}", self.stderr);
        &self.stderr
    }
}

impl Cli {
    /// On this data folder.
    pub fn on(data: &Path) -> Self {
        Self { data: data.to_owned() }
    }

    /// The process to be, without its input and output.
    pub fn command<I, S>(&self, args: I) -> Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<std::ffi::OsStr>,
    {
        let mut command = Command::new(greyfile());
        command.arg("--data").arg(&self.data).args(args);
        for name in
            ["GREYFILE_LOG", "GREYFILE_TRACE", "GREYFILE_ACTOR", "GREYFILE_DATA", "GREYFILE_LISTEN"]
        {
            command.env_remove(name);
        }
        // English, whatever the machine's own language is.
        command.env("LC_ALL", "C");
        command
    }

    /// Runs it with these arguments.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"")
    }

    /// Runs it with these arguments and this standard input.
    ///
    /// # Panics
    /// When the program cannot be run.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_vec();
        // Beside reading, or both could wait for each other. It may end without reading all.
        let writer = thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("the program ends");
        let _ = writer.join();
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("it prints UTF-8"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs it with `--json`; the JSON it printed.
    pub fn json(&self, args: &[&str]) -> Value {
        self.run(&[&["--json"], args].concat()).json()
    }
}
