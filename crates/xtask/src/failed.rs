//! Which tests failed, and why, told once more after everything else: whoever reads the end of a
//! long run finds it there, and not hundreds of lines above it.

use std::io::{BufRead, BufReader, Read, Write};

/// Lines told of one failure, from the one that says where it was.
const LINES: usize = 12;

/// The failures in what `cargo test` prints.
#[derive(Debug, Default)]
pub(crate) struct Failed {
    tests: Vec<(String, Vec<String>)>,
    /// Whether the lines that come are of the last test's first panic.
    within: bool,
}

impl Failed {
    /// Hands on what a run prints, line by line, and keeps what it says of failures.
    pub(crate) fn hand_on(from: impl Read, mut to: impl Write) -> std::io::Result<Self> {
        let mut failed = Self::default();
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line)? > 0 {
            to.write_all(&line)?;
            to.flush()?;
            failed.read(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
        Ok(failed)
    }

    fn read(&mut self, line: &str) {
        let heading = line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----"));
        if let Some(name) = heading {
            self.tests.push((name.to_owned(), Vec::new()));
            self.within = false;
        } else if let Some((_, said)) = self.tests.last_mut() {
            if said.is_empty() && line.contains("panicked at") {
                self.within = true;
            } else if line.starts_with("stack backtrace:") || line.starts_with("note: ") {
                self.within = false;
            }
            if self.within && said.len() < LINES {
                said.push(line.to_owned());
            }
        }
    }

    /// What failed, for a person; nothing if nothing did.
    pub(crate) fn told(&self) -> String {
        let told = |(name, said): &(String, Vec<String>)| {
            format!(
                "FAILED {name}\n{}",
                said.iter().map(|line| format!("  {line}\n")).collect::<String>()
            )
        };
        self.tests.iter().map(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: &str = "\
running 3 tests
test a::good ... ok
test a::bad ... FAILED

failures:

---- a::bad stdout ----
seed 7
thread 'a::bad' panicked at a.rs:1:2:
assertion `left == right` failed
  left: 1
 right: 2
stack backtrace:
   0: rust_begin_unwind
---- a::silent stdout ----
Error: \"gone\"

failures:
    a::bad
";

    #[test]
    fn failures_are_told_again_with_their_first_panic() {
        let mut passed_on = Vec::new();
        let failed = Failed::hand_on(RUN.as_bytes(), &mut passed_on).unwrap();
        assert_eq!(passed_on, RUN.as_bytes());
        let told = failed.told();
        let panic = "  thread 'a::bad' panicked at a.rs:1:2:\n  assertion `left == right` failed\n";
        assert!(told.starts_with(&format!("FAILED a::bad\n{panic}")), "{told}");
        assert!(told.contains("right: 2\nFAILED a::silent\n"), "{told}");
        assert!(!told.contains("seed 7") && !told.contains("rust_begin"), "{told}");
    }

    #[test]
    fn a_run_without_failures_has_nothing_to_tell_again() {
        let failed = Failed::hand_on(&b"running 0 tests\n---- \n"[..], std::io::sink()).unwrap();
        assert_eq!(failed.told(), "");
    }
}
