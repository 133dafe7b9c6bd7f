//! What holds for Rust sources: which words are in none, and which only in some.

use super::finding::Finding;
use super::paths::{Named, begins_with, holds, written_out};
use super::tokens::{Kind, Token, tokens, without_tests};

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
/// The terminal itself, which a `writeln!` can be sent to.
const TERMINAL: &[&str] = &["std::io::stdout", "std::io::stderr"];
/// What a macro for what cannot happen says where something is only not there yet.
const UNFINISHED: &[&str] =
    &["not yet", " yet", "not written", "not implemented", "not done", "later"];
/// The macros that could say so.
const SAYING: &[&str] = &["unreachable", "panic"];

/// Crates that are pure: what they do follows from what they are given.
const PURE: &[&str] = &[
    "crates/domain/src/",
    "crates/envelope/src/",
    "crates/field/",
    "crates/projectors/",
    "crates/record/src/",
    "crates/words/src/",
];
/// Words of clocks, waiting and IO.
const IMPURE: &[&str] = &["SystemTime", "async", ".await"];
/// What brings in a clock, randomness, waiting or IO, or may without being seen.
const IMPURE_PATHS: &[&str] = &[
    "std::*",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time::*",
    "std::time::Instant",
    "fastrand",
    "getrandom",
    "rand",
    "rand_core",
    "tokio",
];
/// The same, whichever way leads there.
const IMPURE_CALLS: &[&str] =
    &["Timestamp::now", "Zoned::now", "TimeZone::system", "TimeZone::try_system", "thread_rng"];

/// The half of a log that can be appended to.
const APPENDING: &[&str] = &["EventLog"];
/// What hands that half over.
const HANDING: &[&str] = &[".appends("];
/// What brings it in without naming it.
const APPENDING_PATHS: &[&str] = &["greyfile_eventlog::*"];
/// Who may: intake, the engines themselves, a backup's own copy, a log that moves from one engine
/// to another, and the place where an engine is handed to intake. Everyone else reads.
const APPENDERS: &[&str] = &[
    "crates/eventlog/src/",
    "crates/intake/src/",
    "crates/greyfile/src/backup.rs",
    "crates/greyfile/src/engine.rs",
    "crates/greyfile/src/migrate.rs",
];

/// Where it is handed to intake.
const HANDERS: &[&str] = &["crates/greyfile/src/service.rs"];

/// What makes a file or a folder that others may read.
const MAKING_PATHS: &[&str] = &[
    "std::fs::write",
    "std::fs::copy",
    "std::fs::create_dir",
    "std::fs::create_dir_all",
    "std::fs::DirBuilder",
    "std::fs::File::create",
    "std::fs::File::create_new",
    "std::fs::File::options",
    "std::fs::OpenOptions",
    "tokio::fs",
];
/// Crates whose files lie in a data folder, and are made by the crate `disk`: for their owner alone.
const MAKERS: &[&str] = &[
    "crates/eventlog/src/",
    "crates/greyfile/src/",
    "crates/intake/src/",
    "crates/projector/src/",
    "crates/web/src/",
];
/// The files and folders that the lists here name.
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    PURE.iter().chain(APPENDERS).chain(HANDERS).chain(MAKERS).copied()
}

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let purpose = text.lines().next().and_then(|line| line.strip_prefix("//!"));
    if !purpose.is_some_and(|purpose| purpose.contains(char::is_alphabetic)) {
        findings.push(Finding::new(path, 1, "begins without saying what it is for (`//!`)"));
    }
    let Some(tokens) = tokens(text) else {
        findings.push(Finding::new(path, 0, "is no Rust"));
        return findings;
    };
    let printer = PRINTERS.iter().any(|place| path.contains(place));
    let pure = PURE.iter().any(|place| path.starts_with(place)) && !path.contains("/tests/");
    let source = path.starts_with("crates/") && path.contains("/src/");
    let appender = APPENDERS.iter().any(|place| path.starts_with(place));
    let mut find = |words: &[&str], why: &str| {
        for word in words {
            let found = lines_with(&tokens, word).map(|line| (line, format!("`{word}` {why}")));
            findings.extend(found.map(|(line, what)| Finding::new(path, line, what)));
        }
    };
    const ONLY_READ: &str = "where the log is only read: take a `ReadLog`";
    const NO_IO: &str = "in a crate without clock, randomness, waiting or IO";
    find(NEVER, "is left in");
    if !printer {
        find(PRINTING, "outside the programs");
    }
    if source && !appender {
        find(APPENDING, ONLY_READ);
    }
    if source && !appender && !HANDERS.contains(&path) {
        find(HANDING, ONLY_READ);
    }
    if pure {
        find(IMPURE, NO_IO);
    }
    for line in left_out_tests(&tokens) {
        findings.push(Finding::new(path, line, "a test that is not run"));
    }
    for line in unfinished(&tokens) {
        findings.push(Finding::new(path, line, "says that something is not written yet"));
    }
    // Where a name leads to does not depend on which module names it here.
    for (Named { line, .. }, used) in written_out(&[], &tokens) {
        let mut find = |words: &[&str], fits: fn(&[String], &str) -> bool, why: &str| {
            for word in words.iter().filter(|word| fits(&used, word)) {
                findings.push(Finding::new(path, line, format!("`{word}` {why}")));
            }
        };
        if !printer {
            find(TERMINAL, begins_with, "outside the programs");
        }
        if source && !appender {
            find(APPENDING_PATHS, begins_with, ONLY_READ);
        }
        if pure {
            find(IMPURE_PATHS, begins_with, NO_IO);
            find(IMPURE_CALLS, holds, NO_IO);
        }
    }
    findings.extend(made_for_all(path, &tokens));
    findings
}

/// Where a file or a folder is made that others may read. Tests make what they like.
fn made_for_all(path: &str, tokens: &[Token]) -> Vec<Finding> {
    let elsewhere = ["/tests/", "/tests.rs", "/conformance/"];
    let maker = MAKERS.iter().any(|place| path.starts_with(place));
    if !maker || elsewhere.iter().any(|place| path.contains(place)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (Named { line, .. }, used) in written_out(&[], &without_tests(tokens)) {
        for word in MAKING_PATHS.iter().filter(|word| begins_with(&used, word)) {
            let what = format!("`{word}` makes what others may read: use `greyfile_disk`");
            findings.push(Finding::new(path, line, what));
        }
    }
    findings
}

/// The lines of attributes that leave a test out, however they say it.
fn left_out_tests(tokens: &[Token]) -> Vec<usize> {
    let mut lines = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let attribute = token.is("[") && at > 0 && tokens[at - 1].is("#");
        let conditional = tokens.get(at + 1).is_some_and(|first| first.is("cfg_attr"));
        if attribute && conditional {
            let inside = tokens[at..].iter().take_while(|token| !token.is("]"));
            lines.extend(inside.filter(|token| token.is("ignore")).map(|token| token.line));
        }
    }
    lines
}

/// The lines of macros for what cannot happen that speak of what is not there yet.
fn unfinished(tokens: &[Token]) -> Vec<usize> {
    let says = |window: &[Token]| match window {
        [name, mark, open, text] => {
            let said = SAYING.iter().any(|word| name.is(word)) && mark.is("!") && open.is("(");
            let text = (said && text.kind == Kind::Text).then(|| text.text.to_lowercase());
            text.is_some_and(|text| UNFINISHED.iter().any(|words| text.contains(words)))
        }
        _ => false,
    };
    tokens.windows(4).filter(|window| says(window)).map(|window| window[0].line).collect()
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
        for empty in ["//!\n", "//!\n//! Pages.\n", "//! .\n"] {
            assert_eq!(check("crates/web/src/a.rs", empty).len(), 1, "{empty}");
        }
    }

    #[test]
    fn what_is_left_in_is_found() {
        for line in [
            "todo!()",
            "    unimplemented!(\"x\")",
            "dbg!(x);",
            "#[ignore]",
            "#[ignore = \"slow\"]",
            "#[cfg_attr(all(), ignore)]",
            "#[cfg_attr(not(unix), ignore = \"slow\")]",
            "unreachable!(\"not written yet\")",
            "panic!(\"not implemented: {x}\")",
        ] {
            assert_eq!(found("crates/xtask/src/a.rs", line).len(), 1, "{line}");
        }
        for line in [
            "// todo!()",
            "let x = \"dbg!(x)\";",
            "let x = r#\"todo!() \"#;",
            "my_todo!()",
            "#[cfg_attr(feature = \"schema\", derive(JsonSchema))]",
            "unreachable!(\"handled before\")",
        ] {
            assert_eq!(found("crates/xtask/src/a.rs", line), [""; 0], "{line}");
        }
    }

    #[test]
    fn printing_is_for_programs() {
        for path in ["crates/web/src/a.rs", "crates/domain/src/a.rs"] {
            for line in [
                "println!(\"x\");",
                "eprintln!(\"x\");",
                "writeln!(std::io::stderr(), \"x\");",
                "use std::io; fn x() { io::stdout().write(b) }",
                "use std::io::{stdout as o};",
            ] {
                assert!(!found(path, line).is_empty(), "{path}: {line}");
            }
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
            "use std::time::Instant;",
            "use std::time::Instant as Clock;",
            "use std::{fs, fmt};",
            "use std::{fmt, io};",
            "use std::*;",
            "std::io::stdin();",
            "fastrand::u8(..);",
            "TimeZone::system();",
            "jiff::tz::TimeZone::system();",
            "jiff::Timestamp::now();",
            "use rand::Rng;",
            "std::fs::read(path)?;",
            "tokio::spawn(x);",
            "async fn x() {}",
            "x.await",
        ] {
            for pure in ["domain", "envelope", "field", "field/derive", "projectors/names", "words"]
            {
                let path = format!("crates/{pure}/src/a.rs");
                assert!(!found(&path, line).is_empty(), "{path}: {line}");
            }
            assert_eq!(found("crates/web/src/a.rs", line), [""; 0], "{line}");
            assert_eq!(found("crates/record/tests/a.rs", line), [""; 0], "{line}");
        }
        for line in [
            "let brand = operand(strand);",
            "use std::time::Duration;",
            "fn x(now: Instant) {}",
            "use crate::rand::x;",
        ] {
            assert_eq!(found("crates/domain/src/a.rs", line), [""; 0], "{line}");
        }
        for line in [
            "use std as s; fn x() { s::fs::read(path) }",
            "use std::time; fn x() { time::Instant::now() }",
            "use jiff::Timestamp as T; fn x() { T::now() }",
        ] {
            assert!(!found("crates/record/src/a.rs", line).is_empty(), "{line}");
        }
    }

    #[test]
    fn what_lies_in_a_data_folder_is_for_its_owner_alone() {
        for line in [
            "fn x() { std::fs::write(p, b) }",
            "use std::fs; fn x() { fs::create_dir_all(p) }",
            "use std::fs::File; fn x() { File::create(p) }",
            "use std::fs::OpenOptions;",
            "use std::fs::{File, OpenOptions as O};",
            "use std::fs::File as F; fn x() { F::options() }",
        ] {
            for path in ["crates/eventlog/src/a.rs", "crates/greyfile/src/folder/a.rs"] {
                assert_eq!(found(path, line).len(), 1, "{path}: {line}");
            }
            for path in ["crates/xtask/src/a.rs", "crates/disk/src/lib.rs", "tests/it/a.rs"] {
                assert_eq!(found(path, line), [""; 0], "{path}: {line}");
            }
            let tests = format!("#[cfg(test)] mod tests {{ {line} }}");
            assert_eq!(found("crates/intake/src/a.rs", &tests), [""; 0], "{line}");
        }
        let reads = "use std::fs::{self, File}; fn x() { fs::read(p); File::open(p) }";
        assert_eq!(found("crates/intake/src/a.rs", reads), [""; 0]);
    }

    #[test]
    fn only_intake_appends() {
        let line = "fn x(log: Arc<dyn EventLog>) {}";
        for path in ["crates/web/src/app.rs", "crates/projector/src/view.rs"] {
            assert_eq!(found(path, line).len(), 1, "{path}");
            assert_eq!(found(path, "fn x(log: Arc<dyn ReadLog>) {}"), [""; 0], "{path}");
            assert_eq!(found(path, "use greyfile_eventlog::*; fn x() { log.append(b) }").len(), 1);
            assert_eq!(found(path, "engine.appends().append(b)").len(), 1, "{path}");
            assert_eq!(found(path, "use greyfile_eventlog::ReadLog;"), [""; 0], "{path}");
        }
        for path in
            ["crates/intake/src/lib.rs", "crates/intake/tests/it/answers.rs", "tests/it/a.rs"]
        {
            assert_eq!(found(path, line), [""; 0], "{path}");
        }
    }
}
