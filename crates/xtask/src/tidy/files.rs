//! What holds for text of any kind: how long a file is, which hosts it may name, and that no
//! number in it can be a real person's.

use super::finding::Finding;

/// Files stay small enough to hold in the head.
const LINES_MAX: usize = 400;
/// Files that are longer, how long they may be, and why. A file that gets shorter has to say so here.
const LONG: &[(&str, usize, &str)] = &[
    ("crates/domain/src/streams/mod.rs", 523, "one macro, which lists what all streams answer"),
    ("crates/domain/tests/it/clocks.rs", 414, "one table of given, when, then"),
    ("crates/domain/tests/it/privacy.rs", 408, "what is personal, a number each, for ever"),
    ("crates/eventlog/src/jetstream/guard.rs", 426, "one state, and all that may change it"),
    ("crates/eventlog/src/jetstream/wire.rs", 429, "the broker's protocol in one place"),
    ("crates/intake/src/lib.rs", 443, "the one path of a command, from its arrival to its answer"),
    ("crates/projector/src/store/blocks.rs", 413, "one layout, written and read"),
    ("crates/projectors/casefile/src/parts.rs", 415, "the parts of a case file, a struct each"),
    ("crates/web/src/api/json_tests.rs", 468, "one table of bad bodies"),
    ("deploy/RUNBOOK.md", 484, "read by somebody in a hurry, who looks in one place"),
];
/// What people write by hand, by its ending.
const WRITTEN: &[&str] = &[".rs", ".css", ".js", ".html", ".md"];
/// What is no text, by its ending.
const PICTURES: &[&str] = &[".woff2", ".png", ".ico", ".webp"];
/// Not written here.
const VENDORED: &str = "/vendor/";
/// Hosts of package registries. Where packages come from is the machine's affair, and naming one
/// here would send a build behind a mirror to the wrong place.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("npm", "js"),
    concat!("pypi", ".org"),
    concat!("debian", ".org"),
    concat!("static.rust-lang", ".org"),
    concat!("ghcr", ".io"),
    concat!("docker", ".io"),
    concat!("quay", ".io"),
    concat!("registry.yarn", "pkg.com"),
    concat!("files.python", "hosted.org"),
    concat!("proxy.go", "lang.org"),
    concat!("unp", "kg.com"),
    concat!("jsdel", "ivr.net"),
];
/// What is written beside something that is not finished.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
/// Written by package managers, with what they resolved.
const LOCKS: &[&str] = &["Cargo.lock", "package-lock.json"];

/// Whether a file is a picture or a font, by its ending. All others are text.
pub(super) fn is_picture(path: &str) -> bool {
    PICTURES.iter().any(|ending| path.ends_with(ending))
}

/// The files that the list of long ones names.
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    LONG.iter().map(|(path, ..)| *path)
}

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = text.lines().count();
    let written = WRITTEN.iter().any(|ending| path.ends_with(ending)) && !path.contains(VENDORED);
    let long = LONG.iter().find(|(listed, ..)| *listed == path).map(|(_, most, _)| *most);
    if written && lines > long.unwrap_or(LINES_MAX) {
        let most = long.unwrap_or(LINES_MAX);
        findings.push(Finding::new(path, 0, format!("{lines} lines, and {most} are the most")));
    }
    if long.is_some_and(|most| lines < most) {
        findings.push(Finding::new(path, 0, format!("{lines} lines by now: say so in the list")));
    }
    if LOCKS.iter().any(|lock| path.ends_with(lock)) {
        return findings;
    }
    for (at, line) in text.lines().enumerate() {
        let small = line.to_ascii_lowercase();
        for host in HOSTS.iter().filter(|host| small.contains(*host)) {
            findings.push(Finding::new(path, at + 1, format!("names the package registry {host}")));
        }
        if !path.contains(VENDORED)
            && let Some(word) = words(line).find(|word| UNFINISHED.contains(word))
        {
            findings.push(Finding::new(path, at + 1, format!("`{word}` is left in")));
        }
        if may_be_somebodys_cnic(line) {
            let what = "a CNIC that may be somebody's: made-up ones begin with 0";
            findings.push(Finding::new(path, at + 1, what));
        }
    }
    findings
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '_'))
}

/// Whether a CNIC in the line can be a real card's: it begins with 1 to 9, and its family number
/// is not the 0 that stands in tests of the rules of numbers. It may be written without dashes.
fn may_be_somebodys_cnic(line: &str) -> bool {
    let dashed = line.as_bytes().windows(15).any(|text| {
        let shape = text.iter().enumerate().all(|(at, byte)| match at {
            5 | 13 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        shape && text[0] != b'0' && &text[6..13] != b"0000000"
    });
    let plain = words(line).any(|word| {
        let shape = word.len() == 13 && word.bytes().all(|byte| byte.is_ascii_digit());
        shape && !word.starts_with('0') && &word[5..12] != "0000000"
    });
    dashed || plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_may_be_somebodys_are_found() {
        let real = concat!("81302-1234", "567-1");
        for (text, found) in [
            (format!("cnic {real}."), true),
            (format!("{{\"cnic\":\"{real}\"}}"), true),
            (real.replace('-', ""), true),
            (format!("cnic={};", real.replace('-', "")), true),
            ("0130212345671".to_owned(), false),
            ("8130200000001".to_owned(), false),
            (format!("{}2", real.replace('-', "")), false),
            ("cnic 81302-0000000-1".to_owned(), false),
            ("cnic 01302-1234567-1".to_owned(), false),
            ("2025-07-08 12345-123".to_owned(), false),
        ] {
            assert_eq!(!check("README.md", &text).is_empty(), found, "{text}");
        }
    }

    #[test]
    fn long_files_are_found() {
        let found = |path: &str, lines: usize| !check(path, &"x\n".repeat(lines)).is_empty();
        assert!(!found("crates/web/src/page.rs", 400));
        assert!(found("crates/web/src/page.rs", 401));
        assert!(found("README.md", 401));
        assert!(!found("crates/web/assets/vendor/x/x.js", 401));
        assert!(!found("schemas/command.json", 401));
        // A file of the list: neither longer nor shorter than it says.
        let (path, most, _) = LONG[0];
        assert!(!found(path, most));
        assert!(found(path, most + 1) && found(path, most - 1));
    }

    #[test]
    fn what_is_unfinished_is_found() {
        for word in UNFINISHED {
            for (path, line) in [("crates/web/src/a.rs", "// {}: later"), ("README.md", "({})")] {
                let text = line.replace("{}", word);
                assert_eq!(check(path, &text).len(), 1, "{path}: {text}");
            }
            assert_eq!(check("crates/web/assets/vendor/x.js", word), []);
            assert_eq!(check("README.md", &format!("{word}S")), []);
        }
    }

    #[test]
    fn a_picture_is_known_by_its_ending() {
        assert!(is_picture("crates/web/assets/vendor/x/x.woff2"));
        assert!(!is_picture("README.md") && !is_picture("crates/web/src/png.rs"));
    }

    #[test]
    fn registries_are_found() {
        for host in HOSTS {
            let text = format!("a\nsee https://{host}/x\n");
            let found = check("README.md", &text);
            assert_eq!(found.len(), 1, "{host}");
            assert_eq!(found[0].line, 2);
            assert_eq!(check("Cargo.lock", &text), []);
            assert_eq!(check("README.md", &text.to_uppercase()).len(), 1, "{host}");
        }
    }
}
