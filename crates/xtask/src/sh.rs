//! Other programs, and where things are.

use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, ExitStatus, Stdio};

/// A task fails with one message for the person who started it.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The workspace's folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("crates/xtask is two folders down").to_owned()
}

/// Where fetched tools go; not committed.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// cargo, the one that runs this.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a program, its output going where ours goes.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let line = line(command);
    eprintln!("+ {line}");
    let status = command.status().map_err(|error| format!("cannot start `{line}`: {error}"))?;
    ended(&line, status)
}

/// Runs a program and hands what it prints to `read` while it runs; what it says on standard error
/// goes where ours goes.
pub(crate) fn run_reading(
    command: &mut Command,
    read: impl FnOnce(ChildStdout) -> std::io::Result<()>,
) -> Outcome {
    let line = line(command);
    eprintln!("+ {line}");
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("cannot start `{line}`: {error}"))?;
    if let Some(out) = child.stdout.take() {
        read(out)?;
    }
    let status = child.wait()?;
    ended(&line, status)
}

fn ended(line: &str, status: ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})").into()) }
}

/// Runs a program and returns what it prints.
pub(crate) fn read(command: &mut Command) -> Outcome<String> {
    let line = line(command);
    let output = command.output().map_err(|error| format!("cannot start `{line}`: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`{line}` failed ({}): {}", output.status, said.trim()).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether a program of this name is on the PATH.
pub(crate) fn exists(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// What a person would type.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_line_and_what_was_said() {
        let error = read(Command::new("sh").args(["-c", "echo no >&2; exit 3"])).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("exit status: 3") && error.ends_with(": no"), "{error}");
        assert!(run(&mut Command::new("no-such-program")).is_err());
        assert!(exists("sh") && !exists("no-such-program"));
    }
}
