//! What holds for Rust sources. Comments and texts are blanked out before words are looked for.

use super::Finding;

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
    let printer = PRINTERS.iter().any(|place| path.contains(place));
    let pure = PURE.iter().any(|place| path.starts_with(place));
    let source = path.starts_with("crates/") && path.contains("/src/");
    let appender = APPENDERS.iter().any(|place| path.starts_with(place));
    for (at, line) in blank(text).lines().enumerate() {
        let mut find = |words: &[&str], why: &str| {
            for word in words.iter().filter(|word| has(line, word)) {
                findings.push(Finding::new(path, at + 1, format!("`{word}` {why}")));
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
    }
    findings
}

/// Whether a line has a word that is not part of a longer one.
fn has(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(part);
        let after = line[at + word.len()..].chars().next().is_some_and(part);
        let longer = (before && word.starts_with(part)) || (after && word.ends_with(part));
        !longer
    })
}

/// The source with comments and the insides of texts blanked out, line for line.
fn blank(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment_len(rest),
            '"' => text_len(rest),
            'r' | 'b' | 'c' if !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                raw_len(rest).unwrap_or(0)
            }
            '\'' => char_len(rest),
            _ => 0,
        };
        if length == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            let blanked = rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' });
            out.extend(blanked);
            rest = &rest[length..];
        }
    }
    out
}

/// The length of the comment in `/* */` that starts here, those inside it included.
pub(super) fn comment_len(source: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < source.len() {
        if source[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if source[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += source[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    source.len()
}

/// The length of the text in double quotes that starts here.
pub(super) fn text_len(source: &str) -> usize {
    let mut escaped = false;
    for (at, c) in source.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    source.len()
}

/// The length of the raw text (`r"…"`, `br#"…"#`) that starts here, if one does.
pub(super) fn raw_len(source: &str) -> Option<usize> {
    let hashes_at = source.find('r').filter(|at| *at <= 1)? + 1;
    let hashes = source[hashes_at..].chars().take_while(|c| *c == '#').count();
    let open = hashes_at + hashes;
    source[open..].starts_with('"').then_some(())?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = source[open + 1..].find(&close).map(|at| open + 1 + at + close.len());
    Some(end.unwrap_or(source.len()))
}

/// The length of the character in single quotes that starts here; 0 for a lifetime.
pub(super) fn char_len(source: &str) -> usize {
    let mut chars = source.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            let from = 3.min(source.len());
            let end = source.get(from..).and_then(|rest| rest.find('\''));
            end.map_or(0, |at| from + at + 1)
        }
        Some(_) => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
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

    #[test]
    fn comments_and_texts_are_no_code() {
        for (source, code) in [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            ("a \"b \\\" c\" d", "a          d"),
            ("a r#\"b \" c\"# d", "a            d"),
            ("a br\"b\\\" d", "a        d"),
            ("'\"' a '\\'' b 'x' <'a> c", "    a      b     <'a> c"),
            ("for_r\"x\"", "for_r   "),
            ("a \"b\nc\" d", "a   \n   d"),
            ("\"never closed", "             "),
        ] {
            assert_eq!(blank(source), code, "{source}");
        }
    }
}
