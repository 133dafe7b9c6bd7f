//! Which crate may use which. Dependencies point downwards only; the table is the whole of it.

use super::Finding;

/// A crate, what it may use, and what its tests may use besides (and itself, for its features).
const ALLOWED: &[(&str, &[&str], &[&str])] = &[
    ("greyfile-field-derive", &[], &[]),
    ("greyfile-field", &["field-derive"], &[]),
    ("greyfile-envelope", &["field"], &[]),
    ("greyfile-domain", &["envelope", "field"], &["words"]),
    ("greyfile-words", &["domain", "envelope", "field"], &[]),
    ("greyfile-record", &["domain", "envelope"], &[]),
    ("greyfile-eventlog", &["envelope"], &[]),
    ("greyfile-trace", &["eventlog"], &[]),
    ("greyfile-projector", &["domain", "envelope", "eventlog", "record", "trace"], &[]),
    ("greyfile-intake", &["domain", "envelope", "eventlog", "record", "trace"], &[]),
];
/// What a view may use: other views' rows are not for it, only the streams they all fold.
const VIEW: &[&str] = &["domain", "envelope", "eventlog", "field", "projector", "record"];
/// What a view's tests may use: they write a log the way it is written.
const VIEW_TESTS: &[&str] = &["intake"];
/// The end-to-end tests: they may use anything, the program itself included.
const TESTS: &str = "greyfile-tests";
/// Used by nobody but the end-to-end tests.
const TOPS: &[&str] = &["greyfile", "xtask"];
/// Where views are.
const VIEWS: &str = "crates/projectors/";
/// The list of views, which names each.
const REGISTRY: &str = "greyfile-registry";

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let manifest = Manifest::read(text);
    let mut findings = Vec::new();
    if !manifest.lints {
        findings.push(Finding::new(path, 0, "does not take the workspace's lints"));
    }
    let (allowed, in_tests) = match allowed(path, &manifest.name) {
        Some(allowed) => allowed,
        None => {
            findings.push(Finding::new(path, 0, "is not in the table of what a crate may use"));
            return findings;
        }
    };
    for (line, name, kind) in &manifest.uses {
        let own = *kind == Kind::Test && *name == manifest.name;
        let listed = |list: Option<&[&str]>| {
            let short = name.strip_prefix("greyfile-").unwrap_or(name);
            list.is_none_or(|list| list.contains(&short))
        };
        let fine = listed(allowed) || (*kind == Kind::Test && listed(Some(in_tests)));
        let top = TOPS.contains(&name.as_str()) && manifest.name != TESTS;
        if !own && (top || !fine) {
            let what = format!("{} may not use {name}", manifest.name);
            findings.push(Finding::new(path, *line, what));
        }
    }
    findings
}

/// What a crate may use (`None`: anything below the tops), and its tests besides.
fn allowed(
    path: &str,
    name: &str,
) -> Option<(Option<&'static [&'static str]>, &'static [&'static str])> {
    if TOPS.contains(&name) || name == "greyfile-web" || name == TESTS {
        return Some((None, &[]));
    }
    if name == REGISTRY {
        return Some((None, &[]));
    }
    if path.starts_with(VIEWS) {
        return Some((Some(VIEW), VIEW_TESTS));
    }
    let row = ALLOWED.iter().find(|(listed, ..)| *listed == name)?;
    Some((Some(row.1), row.2))
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Build,
    Test,
}

/// As much of a Cargo.toml as is needed here.
struct Manifest {
    name: String,
    lints: bool,
    /// The workspace's crates it uses, by line.
    uses: Vec<(usize, String, Kind)>,
}

impl Manifest {
    fn read(text: &str) -> Self {
        let mut manifest = Self { name: String::new(), lints: false, uses: Vec::new() };
        let mut section = "";
        for (at, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(header) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = header;
                // `[dependencies.greyfile-domain]`
                if let Some((table, name)) = header.rsplit_once('.')
                    && let Some(kind) = kind_of(table)
                {
                    manifest.add(at + 1, name, kind);
                }
                continue;
            }
            let Some((key, value)) = line.split_once('=') else { continue };
            let (key, value) = (key.trim(), value.trim());
            match section {
                "package" if key == "name" => manifest.name = value.trim_matches('"').to_owned(),
                "lints" => manifest.lints |= key == "workspace" && value == "true",
                _ => {
                    if let Some(kind) = kind_of(section) {
                        // `greyfile-domain.workspace = true`, or a renamed one.
                        let renamed = value.split("package = \"").nth(1);
                        let name = renamed.and_then(|rest| rest.split('"').next());
                        let plain = key.split('.').next().unwrap_or_default().trim_matches('"');
                        manifest.add(at + 1, name.unwrap_or(plain), kind);
                    }
                }
            }
        }
        manifest
    }

    fn add(&mut self, line: usize, name: &str, kind: Kind) {
        if name.starts_with("greyfile") || TOPS.contains(&name) {
            self.uses.push((line, name.to_owned(), kind));
        }
    }
}

/// The kind of a table of dependencies, those of one platform included.
fn kind_of(section: &str) -> Option<Kind> {
    match section.rsplit('.').next().unwrap_or_default() {
        "dependencies" | "build-dependencies" => Some(Kind::Build),
        "dev-dependencies" => Some(Kind::Test),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, name: &str, rest: &str) -> Vec<String> {
        let text = format!("[package]\nname = \"{name}\"\n[lints]\nworkspace = true\n{rest}");
        check(path, &text).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn dependencies_point_downwards() {
        let domain = |rest: &str| found("crates/domain/Cargo.toml", "greyfile-domain", rest);
        let refused = ["greyfile-domain may not use greyfile-record"];
        assert!(domain("[dependencies]\ngreyfile-envelope.workspace = true").is_empty());
        assert_eq!(domain("[dependencies]\ngreyfile-record.workspace = true"), refused);
        assert_eq!(domain("[dependencies]\ngreyfile-record = { workspace = true }"), refused);
        assert_eq!(domain("[dependencies.greyfile-record]\nworkspace = true"), refused);
        assert_eq!(domain("[dev-dependencies]\ngreyfile-record.workspace = true"), refused);
        assert_eq!(domain("[target.'cfg(unix)'.dependencies]\ngreyfile-record = \"1\""), refused);
        assert_eq!(domain("[dependencies]\nx = { package = \"greyfile-record\" }"), refused);
        assert!(domain("[dev-dependencies]\ngreyfile-domain = { path = \".\" }").is_empty());
        assert!(domain("[features]\nx = [\"greyfile-record/x\"]").is_empty());
    }

    #[test]
    fn tests_may_use_what_is_listed_for_them() {
        let domain = |rest: &str| found("crates/domain/Cargo.toml", "greyfile-domain", rest);
        assert!(domain("[dev-dependencies]\ngreyfile-words.workspace = true").is_empty());
        assert!(!domain("[dependencies]\ngreyfile-words.workspace = true").is_empty());
    }

    #[test]
    fn views_do_not_use_each_other_and_nobody_uses_the_tops() {
        let view =
            |rest: &str| found("crates/projectors/casefile/Cargo.toml", "greyfile-casefile", rest);
        assert!(view("[dependencies]\ngreyfile-projector.workspace = true").is_empty());
        assert!(!view("[dependencies]\ngreyfile-operations.workspace = true").is_empty());
        assert!(!view("[dependencies]\ngreyfile-intake.workspace = true").is_empty());
        assert!(view("[dev-dependencies]\ngreyfile-intake.workspace = true").is_empty());
        let web = |rest: &str| found("crates/web/Cargo.toml", "greyfile-web", rest);
        assert!(web("[dependencies]\ngreyfile-casefile.workspace = true").is_empty());
        assert!(!web("[dependencies]\ngreyfile = \"1\"").is_empty());
        assert!(!web("[dev-dependencies]\nxtask = \"1\"").is_empty());
    }

    #[test]
    fn a_crate_must_be_in_the_table_and_take_the_lints() {
        assert_eq!(found("crates/new/Cargo.toml", "greyfile-new", "").len(), 1);
        let bare = check("crates/envelope/Cargo.toml", "[package]\nname = \"greyfile-envelope\"\n");
        assert_eq!(bare[0].what, "does not take the workspace's lints");
    }
}
