//! deploy/Dockerfile. An engine with a registry would be needed to build all of it; its last stage
//! is built here with the program that the tests run in place of the first stage's.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use greyfile_tests::folder;
use greyfile_tests::program::greyfile;
use serde_json::Value;

use super::{file, ok, read};

/// The user inside.
const USER: u32 = 65_532;

fn buildah(store: &Path) -> Command {
    let mut command = Command::new("buildah");
    command.args(["--storage-driver", "vfs"]).env("BUILDAH_ISOLATION", "chroot");
    command.arg("--root").arg(store.join("root")).arg("--runroot").arg(store.join("run"));
    command
}

#[test]
fn the_image_holds_the_program_and_an_empty_folder_of_its_user_and_nothing_else() {
    let there = folder::temporary();
    let built = there.path().join("build/out");
    fs::create_dir_all(built.join("data/keys")).unwrap();
    fs::copy(greyfile(), built.join("greyfile")).unwrap();
    let context = format!("build={}", there.path().join("build").display());
    ok(buildah(there.path())
        .args(["bud", "--format", "docker", "--target", "greyfile", "--tag", "greyfile:test"])
        .args(["--build-context", &context, "--build-arg", "REVISION=abc", "--file"])
        .arg(file("Dockerfile"))
        .arg(folder::repository()));
    let inspected = ok(buildah(there.path()).args(["inspect", "--type", "image", "greyfile:test"]));
    let inspected: Value = serde_json::from_str(&inspected).unwrap();
    let config = &inspected["Docker"]["config"];
    assert_eq!(config["User"], format!("{USER}:{USER}"));
    assert_eq!(config["Entrypoint"], serde_json::json!(["/greyfile"]));
    assert_eq!(config["Cmd"], serde_json::json!(["serve"]));
    assert_eq!(config["Healthcheck"]["Test"], serde_json::json!(["CMD", "/greyfile", "status"]));
    assert_eq!(config["StopSignal"], "SIGTERM");
    assert_eq!(config["Labels"]["org.opencontainers.image.revision"], "abc");
    let version = ok(Command::new(greyfile()).arg("--version"));
    let version = version.trim().trim_start_matches("greyfile ");
    assert_eq!(config["Labels"]["org.opencontainers.image.version"], version);
    let environment = config["Env"].as_array().unwrap();
    assert!(environment.contains(&"GREYFILE_DATA=/data".into()), "{environment:?}");

    let container = ok(buildah(there.path()).args(["from", "--pull-never", "greyfile:test"]));
    let mounted = ok(buildah(there.path()).args(["mount", container.trim()]));
    let root = Path::new(mounted.trim());
    let names: BTreeSet<_> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    // Folders that an engine mounts over are made by the builder.
    let own: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !["dev", "etc", "proc", "run", "sys"].contains(name))
        .collect();
    assert_eq!(own, ["data", "greyfile"]);
    assert_eq!(folder::files(root).len(), 1, "{:?}", folder::files(root));
    for path in ["data", "data/keys"] {
        let owner = fs::metadata(root.join(path)).unwrap();
        assert_eq!((owner.uid(), owner.gid()), (USER, USER), "{path}");
    }
    assert_eq!(fs::metadata(root.join("greyfile")).unwrap().uid(), 0, "not for its user to alter");
    assert_eq!(fs::read(root.join("greyfile")).unwrap(), fs::read(greyfile()).unwrap());
    ok(buildah(there.path()).args(["umount", container.trim()]));
    ok(buildah(there.path()).args(["rm", container.trim()]));
}

#[test]
fn every_stage_is_pinned_and_the_toolchain_is_the_projects() {
    let text = read("Dockerfile");
    let bases: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("FROM ")).collect();
    assert_eq!(bases.len(), 3);
    for base in &bases {
        let image = base.split(' ').next().unwrap();
        let tag = image.split_once(':').map(|(_, tag)| tag);
        assert!(image == "scratch" || tag.is_some_and(|tag| tag.starts_with(char::is_numeric)));
        assert!(!image.contains('/'), "{image} names a registry");
    }
    let manifest = fs::read_to_string(folder::repository().join("Cargo.toml")).unwrap();
    let toolchain = manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap();
    assert!(bases[0].starts_with(&format!("rust:{}-alpine", toolchain.trim_matches('"'))));
    assert!(text.contains("--locked"));
    // The server that the tests run is the one that is shipped.
    let server = ok(Command::new(greyfile_eventlog::conformance::nats::program()).arg("--version"));
    let version = server.trim().rsplit('v').next().unwrap();
    assert!(text.contains(&format!("FROM nats:{version}-alpine")), "{version}");
    assert!(read("compose.yaml").contains(&format!("image: greyfile-broker:{version}")));
}

/// The platform that the tests were built for, as rustc names it.
fn this_platform() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = ok(Command::new(rustc).arg("-vV"));
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("rustc names its host").to_owned()
}

#[test]
fn what_is_handed_to_the_build_is_all_that_the_build_needs() {
    let repository = folder::repository();
    let there = folder::temporary();
    let ignored = fs::read_to_string(repository.join(".dockerignore")).unwrap();
    let rules: Vec<&str> =
        ignored.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert_eq!(rules[0], "*", "everything is left out but what is named");
    for rule in &rules[1..] {
        let name = rule.strip_prefix('!').expect("what is named is taken in");
        let (from, to) = (repository.join(name), there.path().join(name));
        if from.is_dir() {
            folder::copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    for never in ["deploy", "target", ".git", "greyfile-data"] {
        assert!(!there.path().join(never).exists(), "{never}");
    }
    // Every member and its files are there, and the lock fits them. Without the filter cargo asks
    // for the crates of every platform, and a machine has only those that it has built.
    let metadata = ok(Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", &this_platform()])
        .current_dir(there.path()));
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let own: Vec<&Value> = packages.iter().filter(|one| one["source"].is_null()).collect();
    assert!(own.len() > 10, "{}", own.len());
    for package in own {
        for target in package["targets"].as_array().unwrap() {
            let source = target["src_path"].as_str().unwrap();
            assert!(Path::new(source).exists(), "{source}");
        }
    }
}
