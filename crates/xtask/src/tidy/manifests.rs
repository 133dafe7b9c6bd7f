//! Which crate may use which. Dependencies point downwards only; the table is the whole of it.

use serde_json::Value;

use super::finding::Finding;

/// A crate, what it may use of ours, and what its tests may use besides (and itself, for its
/// features). [`EACH_VIEW`] stands for all of them.
const ALLOWED: &[(&str, &[&str], &[&str])] = &[
    ("greyfile-field-derive", &[], &[]),
    ("greyfile-field", &["field-derive"], &[]),
    ("greyfile-envelope", &["field"], &[]),
    ("greyfile-domain", &["envelope", "field", "vetting"], &["words"]),
    ("greyfile-vetting", &["envelope", "field"], &[]),
    ("greyfile-words", &["domain", "envelope", "field"], &[]),
    ("greyfile-record", &["domain", "envelope"], &[]),
    ("greyfile-disk", &[], &[]),
    ("greyfile-files", &["disk", "domain"], &[]),
    ("greyfile-tables", &["domain", "field", "words"], &[]),
    ("greyfile-eventlog", &["disk", "envelope"], &[]),
    ("greyfile-trace", &["eventlog"], &[]),
    ("greyfile-projector", &["disk", "domain", "envelope", "eventlog", "record", "trace"], &[]),
    ("greyfile-intake", &["disk", "domain", "envelope", "eventlog", "record", "trace"], &[]),
    (REGISTRY, &["projector", EACH_VIEW], &[]),
    (
        "greyfile-web",
        &[
            "domain",
            "envelope",
            "eventlog",
            "field",
            "files",
            "intake",
            "projector",
            "record",
            "tables",
            "trace",
            "words",
            EACH_VIEW,
        ],
        &[],
    ),
    (
        "greyfile",
        &[
            "disk",
            "domain",
            "envelope",
            "eventlog",
            "files",
            "intake",
            "projector",
            "record",
            "registry",
            "trace",
            "vetting",
            "web",
            "words",
            EACH_VIEW,
        ],
        &[],
    ),
    ("xtask", &["domain", "record"], &[]),
];
/// Every crate that is a view.
const EACH_VIEW: &str = "each view";
/// What a view may use: other views' rows are not for it, only the streams they all fold.
const VIEW: &[&str] = &["domain", "envelope", "eventlog", "field", "projector", "record"];
/// What a view's tests may use: they write a log the way it is written.
const VIEW_TESTS: &[&str] = &["intake"];
/// The crates of others that a pure crate may use. None has a clock, randomness, waiting or IO that it
/// would be called for.
const OF_OTHERS: &[(&str, &[&str])] = &[
    ("greyfile-field-derive", &["proc-macro2", "quote", "syn"]),
    ("greyfile-field", &["schemars", "serde_json"]),
    (
        "greyfile-envelope",
        &[
            "arbitrary",
            "jiff",
            "postcard",
            "schemars",
            "serde",
            "serde_bytes",
            "sha2",
            "thiserror",
            "ulid",
            "unicode-script",
        ],
    ),
    (
        "greyfile-vetting",
        &["chacha20", "data-encoding", "ed25519-dalek", "hpke", "sha2", "thiserror", "zeroize"],
    ),
    (
        "greyfile-domain",
        &[
            "arbitrary",
            "data-encoding",
            "schemars",
            "serde",
            "serde_bytes",
            "thiserror",
            "unicode-normalization",
        ],
    ),
    (
        "greyfile-words",
        &["fluent-bundle", "fluent-syntax", "intl-memoizer", "serde", "serde_json", "unic-langid"],
    ),
    ("greyfile-tables", &["csv"]),
    ("greyfile-record", &["arbitrary", "postcard", "schemars", "serde", "serde_json", "thiserror"]),
    (REGISTRY, &[]),
];
/// The same for every view.
const OF_OTHERS_IN_VIEWS: &[&str] =
    &["bytes", "hmac", "postcard", "schemars", "serde", "serde_json", "sha2", "thiserror"];
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
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let root = text(&metadata["workspace_root"]);
    let packages: Vec<(String, String, Vec<Value>)> = list(&metadata["packages"])
        .iter()
        .map(|package| {
            let path = text(&package["manifest_path"]);
            let path = path.strip_prefix(&root).unwrap_or(&path).trim_start_matches('/').to_owned();
            (path, text(&package["name"]), list(&package["dependencies"]))
        })
        .collect();
    let is_view = |path: &str, name: &str| path.starts_with(VIEWS) && name != REGISTRY;
    let views = packages.iter().filter(|(path, name, _)| is_view(path, name));
    let views: Vec<&str> = views.map(|(_, name, _)| name.as_str()).collect();
    let mut findings = Vec::new();
    for (path, name, dependencies) in &packages {
        let uses = dependencies.iter().filter_map(|used| {
            let kind = if used["kind"] == "dev" { Kind::Test } else { Kind::Build };
            Some((used["name"].as_str()?, kind))
        });
        findings.extend(of_one(path, name, &views, uses));
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

fn of_one<'a>(
    path: &str,
    name: &str,
    views: &[&str],
    uses: impl Iterator<Item = (&'a str, Kind)>,
) -> Vec<Finding> {
    if name == TESTS {
        return Vec::new();
    }
    let row = ALLOWED.iter().find(|(listed, ..)| *listed == name);
    let is_view = views.contains(&name);
    let (allowed, in_tests) = match row {
        Some((_, allowed, in_tests)) => (*allowed, *in_tests),
        None if is_view => (VIEW, VIEW_TESTS),
        None => return vec![Finding::new(path, 0, "is not in the table of what a crate may use")],
    };
    let of_others = OF_OTHERS.iter().find(|(listed, _)| *listed == name).map(|(_, list)| *list);
    let of_others = if is_view { Some(OF_OTHERS_IN_VIEWS) } else { of_others };
    let fits = |list: &[&str], used: &str| {
        let short = used.strip_prefix("greyfile-").unwrap_or(used);
        list.contains(&short) || (list.contains(&EACH_VIEW) && views.contains(&used))
    };
    let may = |used: &str, kind: Kind| {
        let ours = used.starts_with("greyfile") || TOPS.contains(&used);
        if !ours {
            return kind == Kind::Test || of_others.is_none_or(|list| list.contains(&used));
        }
        let own = used == name;
        match kind {
            Kind::Build => fits(allowed, used),
            Kind::Test => own || fits(allowed, used) || fits(in_tests, used),
        }
    };
    uses.filter(|(used, kind)| !may(used, *kind))
        .map(|(used, _)| Finding::new(path, 0, format!("{name} may not use {used}")))
        .collect()
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

    /// What is found wrong with a crate that uses these, each with its kind as cargo tells it. Two
    /// views stand beside it.
    fn found(path: &str, name: &str, uses: &[(&str, Option<&str>)]) -> Vec<String> {
        let uses: Vec<Value> =
            uses.iter().map(|(name, kind)| json!({ "name": name, "kind": kind })).collect();
        let path = format!("/work/{path}");
        let view = |name: &str| {
            let path = format!("/work/crates/projectors/{name}/Cargo.toml");
            json!({ "name": format!("greyfile-{name}"), "manifest_path": path, "dependencies": [] })
        };
        let package = json!({ "name": name, "manifest_path": path, "dependencies": uses });
        let metadata = json!({ "workspace_root": "/work", "packages": [package, view("casefile"), view("operations")] });
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
        let registry = |uses: &[(&str, Option<&str>)]| {
            found("crates/projectors/registry/Cargo.toml", REGISTRY, uses)
        };
        assert!(registry(&[("greyfile-projector", None), ("greyfile-casefile", None)]).is_empty());
        assert!(!registry(&[("greyfile-intake", None)]).is_empty());
        let web =
            |uses: &[(&str, Option<&str>)]| found("crates/web/Cargo.toml", "greyfile-web", uses);
        assert!(web(&[("greyfile-casefile", None), ("tokio", None)]).is_empty());
        assert!(!web(&[("greyfile-registry", None)]).is_empty());
        assert!(!web(&[("greyfile", None)]).is_empty());
        assert!(!web(&[("xtask", Some("dev"))]).is_empty());
        let program =
            |uses: &[(&str, Option<&str>)]| found("crates/greyfile/Cargo.toml", "greyfile", uses);
        assert!(program(&[("greyfile-web", None), ("greyfile-operations", None)]).is_empty());
        assert!(!program(&[("greyfile-tables", None)]).is_empty());
        let xtask = |uses: &[(&str, Option<&str>)]| found("crates/xtask/Cargo.toml", "xtask", uses);
        assert!(xtask(&[("greyfile-record", None)]).is_empty());
        assert!(!xtask(&[("greyfile-eventlog", None)]).is_empty());
        let tests = |uses: &[(&str, Option<&str>)]| found("tests/Cargo.toml", TESTS, uses);
        assert!(tests(&[("greyfile", None), ("greyfile-intake", None)]).is_empty());
    }

    #[test]
    fn pure_crates_use_only_the_crates_of_others_that_are_listed() {
        for (path, name, used, kind, wrong) in [
            ("crates/domain/Cargo.toml", "greyfile-domain", "serde", None, false),
            ("crates/domain/Cargo.toml", "greyfile-domain", "tokio", None, true),
            ("crates/domain/Cargo.toml", "greyfile-domain", "chrono", None, true),
            ("crates/domain/Cargo.toml", "greyfile-domain", "rand", Some("build"), true),
            ("crates/domain/Cargo.toml", "greyfile-domain", "proptest", Some("dev"), false),
            ("crates/envelope/Cargo.toml", "greyfile-envelope", "getrandom", None, true),
            ("crates/field/Cargo.toml", "greyfile-field", "reqwest", None, true),
            ("crates/words/Cargo.toml", "greyfile-words", "tokio", None, true),
            ("crates/projectors/casefile/Cargo.toml", "greyfile-casefile", "sled", None, true),
            ("crates/projectors/casefile/Cargo.toml", "greyfile-casefile", "bytes", None, false),
            ("crates/projector/Cargo.toml", "greyfile-projector", "sled", None, false),
        ] {
            assert_eq!(!found(path, name, &[(used, kind)]).is_empty(), wrong, "{name}: {used}");
        }
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
