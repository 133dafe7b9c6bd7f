//! What holds for Rust sources: which words are in none, and which only in some.

use super::Finding;
use super::tokens::{Token, tokens};

/// Never, anywhere.
const NEVER: &[&str] = &["todo!", "unimplemented!", "dbg!", "#[ignore"];
/// Only where somebody reads the terminal; elsewhere `tracing` is for it.
const PRINTING: &[&str] = &["println!", "eprintln!", "print!", "eprint!"];
/// Where printing is fine: programs, tests and the suites they run.
const PRINTERS: &[&str] = &[
    "crates/greyfile/",
    "crates/xtask/",
    "/benches/",
    "/build.rs",
    "/conformance/",
    "/examples/",
    "tests/",
];
/// Crates that are pure: what they do follows from what they are given.
const PURE: &[&str] = &["crates/domain/src/", "crates/envelope/src/", "crates/record/src/"];
/// Clocks, randomness, waiting and IO.
const IMPURE: &[&str] = &[
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "rand",
    "getrandom",
    "thread_rng",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "tokio",
    "async",
    ".await",
];

/// The half of a log that can be appended to.
const APPENDING: &[&str] = &["EventLog"];
/// Who may: intake, the engines themselves, a backup's own copy, a log that moves from one engine
/// to another, and the place where an engine is handed to intake. Everyone else reads.
const APPENDERS: &[&str] = &[
    "crates/eventlog/src/",
    "crates/intake/src/",
    "crates/greyfile/src/backup.rs",
    "crates/greyfile/src/engine.rs",
    "crates/greyfile/src/migrate.rs",
];

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !text.starts_with("//!") {
        findings.push(Finding::new(path, 1, "begins without saying what it is for (`//!`)"));
    }
    let Some(tokens) = tokens(text) else {
        findings.push(Finding::new(path, 0, "is no Rust"));
        return findings;
    };
    let printer = PRINTERS.iter().any(|place| path.contains(place));
    let pure = PURE.iter().any(|place| path.starts_with(place));
    let source = path.starts_with("crates/") && path.contains("/src/");
    let appender = APPENDERS.iter().any(|place| path.starts_with(place));
    let mut find = |words: &[&str], why: &str| {
        for word in words {
            let found = lines_with(&tokens, word).map(|line| (line, format!("`{word}` {why}")));
            findings.extend(found.map(|(line, what)| Finding::new(path, line, what)));
        }
    };
    find(NEVER, "is left in");
    if !printer {
        find(PRINTING, "outside the programs");
    }
    if source && !appender {
        find(APPENDING, "where the log is only read: take a `ReadLog`");
    }
    if pure {
        find(IMPURE, "in a crate without clock, randomness, waiting or IO");
    }
    findings
}

/// The lines on which these words follow each other, given as they are written: `std::fs`.
fn lines_with(tokens: &[Token], wanted: &str) -> impl Iterator<Item = usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    // A word, or one mark.
    let wanted: Vec<&str> = wanted
        .split_inclusive(|c| !is_word(c))
        .flat_map(|part| {
            let (word, mark) = part.split_at(part.find(|c| !is_word(c)).unwrap_or(part.len()));
            [word, mark].into_iter().filter(|text| !text.is_empty())
        })
        .collect();
    let found = tokens
        .windows(wanted.len())
        .filter(move |window| window.iter().zip(&wanted).all(|(token, wanted)| token.is(wanted)));
    found.map(|window| window[0].line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, line: &str) -> Vec<String> {
        let findings = check(path, &format!("//! Docs.\n{line}\n"));
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_file_says_what_it_is_for() {
        assert_eq!(check("crates/web/src/a.rs", "use std::fmt;\n").len(), 1);
        assert_eq!(check("crates/web/src/a.rs", "//! Pages.\nuse std::fmt;\n"), []);
    }

    #[test]
    fn what_is_left_in_is_found() {
        for line in [
            "todo!()",
            "    unimplemented!(\"x\")",
            "dbg!(x);",
            "#[ignore]",
            "#[ignore = \"slow\"]",
        ] {
            assert_eq!(found("crates/xtask/src/a.rs", line).len(), 1, "{line}");
        }
        for line in ["// todo!()", "let x = \"dbg!(x)\";", "let x = r#\"todo!() \"#;", "my_todo!()"]
        {
            assert_eq!(found("crates/xtask/src/a.rs", line), [""; 0], "{line}");
        }
    }

    #[test]
    fn printing_is_for_programs() {
        for path in ["crates/web/src/a.rs", "crates/domain/src/a.rs"] {
            assert_eq!(found(path, "println!(\"x\");").len(), 1, "{path}");
            assert_eq!(found(path, "eprintln!(\"x\");").len(), 1, "{path}");
        }
        for path in
            ["crates/greyfile/src/a.rs", "crates/web/tests/a.rs", "crates/web/examples/a.rs"]
        {
            assert_eq!(found(path, "println!(\"x\");"), [""; 0], "{path}");
        }
    }

    #[test]
    fn pure_crates_stay_pure() {
        for line in [
            "use std::time::SystemTime;",
            "let now = Instant::now();",
            "use rand::Rng;",
            "std::fs::read(path)?;",
            "tokio::spawn(x);",
            "async fn x() {}",
            "x.await",
        ] {
            assert_eq!(found("crates/domain/src/a.rs", line).len(), 1, "{line}");
            assert_eq!(found("crates/web/src/a.rs", line), [""; 0], "{line}");
            assert_eq!(found("crates/record/tests/a.rs", line), [""; 0], "{line}");
        }
        assert_eq!(found("crates/domain/src/a.rs", "let brand = operand(strand);"), [""; 0]);
    }

    #[test]
    fn only_intake_appends() {
        let line = "fn x(log: Arc<dyn EventLog>) {}";
        for path in ["crates/web/src/app.rs", "crates/projector/src/view.rs"] {
            assert_eq!(found(path, line).len(), 1, "{path}");
            assert_eq!(found(path, "fn x(log: Arc<dyn ReadLog>) {}"), [""; 0], "{path}");
        }
        for path in
            ["crates/intake/src/lib.rs", "crates/intake/tests/it/answers.rs", "tests/it/a.rs"]
        {
            assert_eq!(found(path, line), [""; 0], "{path}");
        }
    }
}
