//! Which crate may use which. Dependencies point downwards only; the table is the whole of it.

use serde_json::Value;

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

/// What `cargo metadata` says of the workspace's crates, with the text of each manifest.
pub(super) fn check(metadata: &Value, read: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let root = metadata["workspace_root"].as_str().unwrap_or_default();
    let mut findings = Vec::new();
    for package in list(&metadata["packages"]) {
        let path = package["manifest_path"].as_str().unwrap_or_default();
        let path = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
        let name = package["name"].as_str().unwrap_or_default();
        let dependencies = list(&package["dependencies"]);
        let uses = dependencies.iter().filter_map(|used| {
            let kind = if used["kind"] == "dev" { Kind::Test } else { Kind::Build };
            Some((used["name"].as_str()?, kind))
        });
        findings.extend(of_one(path, name, uses));
        if !read(path).is_some_and(|text| takes_lints(&text)) {
            findings.push(Finding::new(path, 0, "does not take the workspace's lints"));
        }
    }
    findings
}

/// Whether a manifest takes the lints of the workspace, of which `cargo metadata` says nothing.
fn takes_lints(manifest: &str) -> bool {
    manifest.contains("\n[lints]\nworkspace = true\n")
}

fn of_one<'a>(path: &str, name: &str, uses: impl Iterator<Item = (&'a str, Kind)>) -> Vec<Finding> {
    let Some((allowed, in_tests)) = allowed(path, name) else {
        return vec![Finding::new(path, 0, "is not in the table of what a crate may use")];
    };
    let ours = |used: &str| used.starts_with("greyfile") || TOPS.contains(&used);
    let mut findings = Vec::new();
    for (used, kind) in uses.filter(|(used, _)| ours(used)) {
        let own = kind == Kind::Test && used == name;
        let listed = |list: Option<&[&str]>| {
            let short = used.strip_prefix("greyfile-").unwrap_or(used);
            list.is_none_or(|list| list.contains(&short))
        };
        let fine = listed(allowed) || (kind == Kind::Test && listed(Some(in_tests)));
        let top = TOPS.contains(&used) && name != TESTS;
        if !own && (top || !fine) {
            findings.push(Finding::new(path, 0, format!("{name} may not use {used}")));
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const LINTS: &str = "[package]\n\n[lints]\nworkspace = true\n";

    /// What is found wrong with a crate that uses these, each with its kind as cargo tells it.
    fn found(path: &str, name: &str, uses: &[(&str, Option<&str>)]) -> Vec<String> {
        let uses: Vec<Value> =
            uses.iter().map(|(name, kind)| json!({ "name": name, "kind": kind })).collect();
        let path = format!("/work/{path}");
        let package = json!({ "name": name, "manifest_path": path, "dependencies": uses });
        let metadata = json!({ "workspace_root": "/work", "packages": [package] });
        let found = check(&metadata, |_| Some(LINTS.to_owned()));
        found.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn dependencies_point_downwards() {
        let domain = |uses: &[(&str, Option<&str>)]| {
            found("crates/domain/Cargo.toml", "greyfile-domain", uses)
        };
        let refused = ["greyfile-domain may not use greyfile-record"];
        assert!(domain(&[("greyfile-envelope", None), ("serde", None)]).is_empty());
        assert_eq!(domain(&[("greyfile-record", None)]), refused);
        assert_eq!(domain(&[("greyfile-record", Some("build"))]), refused);
        assert_eq!(domain(&[("greyfile-record", Some("dev"))]), refused);
        assert!(domain(&[("greyfile-domain", Some("dev"))]).is_empty());
    }

    #[test]
    fn tests_may_use_what_is_listed_for_them() {
        let domain = |uses: &[(&str, Option<&str>)]| {
            found("crates/domain/Cargo.toml", "greyfile-domain", uses)
        };
        assert!(domain(&[("greyfile-words", Some("dev"))]).is_empty());
        assert!(!domain(&[("greyfile-words", None)]).is_empty());
    }

    #[test]
    fn views_do_not_use_each_other_and_nobody_uses_the_tops() {
        let view = |uses: &[(&str, Option<&str>)]| {
            found("crates/projectors/casefile/Cargo.toml", "greyfile-casefile", uses)
        };
        assert!(view(&[("greyfile-projector", None)]).is_empty());
        assert!(!view(&[("greyfile-operations", None)]).is_empty());
        assert!(!view(&[("greyfile-intake", None)]).is_empty());
        assert!(view(&[("greyfile-intake", Some("dev"))]).is_empty());
        let web =
            |uses: &[(&str, Option<&str>)]| found("crates/web/Cargo.toml", "greyfile-web", uses);
        assert!(web(&[("greyfile-casefile", None)]).is_empty());
        assert!(!web(&[("greyfile", None)]).is_empty());
        assert!(!web(&[("xtask", Some("dev"))]).is_empty());
    }

    #[test]
    fn a_crate_must_be_in_the_table_and_take_the_lints() {
        assert_eq!(found("crates/new/Cargo.toml", "greyfile-new", &[]).len(), 1);
        assert!(takes_lints(LINTS));
        for manifest in ["", "[package]\n", "[lints]\nrust = {}\n"] {
            assert!(!takes_lints(manifest), "{manifest}");
        }
    }
}
