//! What holds for text of any kind: how long a file is, and which hosts it may name.

use super::Finding;

/// Files stay small enough to hold in the head.
const LINES_MAX: usize = 700;
/// What people write by hand, by its ending.
const WRITTEN: &[&str] = &[".rs", ".css", ".js", ".html", ".md"];
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
];
/// Written by package managers, with what they resolved.
const LOCKS: &[&str] = &["Cargo.lock", "package-lock.json"];

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = text.lines().count();
    let written = WRITTEN.iter().any(|ending| path.ends_with(ending)) && !path.contains(VENDORED);
    if written && lines > LINES_MAX {
        findings.push(Finding::new(
            path,
            0,
            format!("{lines} lines, and {LINES_MAX} are the most"),
        ));
    }
    if LOCKS.iter().any(|lock| path.ends_with(lock)) {
        return findings;
    }
    for (at, line) in text.lines().enumerate() {
        for host in HOSTS.iter().filter(|host| line.contains(*host)) {
            findings.push(Finding::new(path, at + 1, format!("names the package registry {host}")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_found() {
        let found = |path: &str, lines: usize| !check(path, &"x\n".repeat(lines)).is_empty();
        assert!(!found("crates/web/src/page.rs", 700));
        assert!(found("crates/web/src/page.rs", 701));
        assert!(found("README.md", 701));
        assert!(!found("crates/web/assets/vendor/x/x.js", 701));
        assert!(!found("schemas/command.json", 701));
    }

    #[test]
    fn registries_are_found() {
        for host in HOSTS {
            let text = format!("a\nsee https://{host}/x\n");
            let found = check("README.md", &text);
            assert_eq!(found.len(), 1, "{host}");
            assert_eq!(found[0].line, 2);
            assert_eq!(check("Cargo.lock", &text), []);
        }
    }
}
