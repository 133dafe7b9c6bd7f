//! deploy/compose.yaml, as docker-compose itself reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use greyfile_tests::folder;
use greyfile_tests::program::greyfile;
use serde_json::Value;

use super::cluster::{NAME, environment, keys_sh};
use super::{file, ok, yaml};

/// Services that run until they are told to stop.
const LASTING: &[&str] = &[
    "intake-1",
    "intake-2",
    "loopback",
    "nats-1",
    "nats-2",
    "nats-3",
    "nats-exporter",
    "proxy",
    "web-1",
    "web-2",
];
/// Services that do one thing once.
const ONCE: &[&str] = &["found", "stream"];

/// The file with every variable in its place, for the keys in this folder.
pub fn resolved(keys: &Path) -> Value {
    let text = ok(Command::new("docker-compose")
        .args(["--profile", "setup", "--profile", "monitoring", "-f"])
        .arg(file("compose.yaml"))
        .arg("--env-file")
        .arg(keys.join("environment"))
        .arg("config")
        .env("GREY_KEYS", keys)
        .env("GREY_COPIES", keys.join("founding")));
    yaml(&text)
}

/// The variables of a service.
pub fn variables(service: &Value) -> BTreeMap<String, String> {
    let pairs = service["environment"].as_object().into_iter().flatten();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    pairs.map(|(name, value)| (name.clone(), text(value))).collect()
}

/// The secrets of a service: where each is seen, and which file it is.
pub fn secrets(whole: &Value, service: &Value) -> BTreeMap<String, String> {
    let named = service["secrets"].as_array().into_iter().flatten();
    let each = named.map(|secret| {
        let source = secret["source"].as_str().or(secret.as_str()).expect("which secret");
        let target = secret["target"].as_str().unwrap_or(source);
        let seen = if target.starts_with('/') {
            target.to_owned()
        } else {
            format!("/run/secrets/{target}")
        };
        let file = whole["secrets"][source]["file"].as_str().expect("a secret is a file");
        (seen, file.to_owned())
    });
    each.collect()
}

fn made() -> (tempfile::TempDir, Value) {
    let there = folder::temporary();
    let keys = there.path().join("keys");
    keys_sh(&["new", keys.to_str().unwrap(), NAME]);
    // Founding leaves it there.
    std::fs::write(keys.join("log"), [7; 32]).unwrap();
    let whole = resolved(&keys);
    (there, whole)
}

fn services(whole: &Value) -> BTreeMap<&str, &Value> {
    let all = whole["services"].as_object().expect("services");
    all.iter().map(|(name, service)| (name.as_str(), service)).collect()
}

#[test]
fn every_service_is_kept_in_and_none_gets_a_secret_by_its_environment() {
    let (there, whole) = made();
    let services = services(&whole);
    let names: BTreeSet<&str> = services.keys().copied().collect();
    assert_eq!(names, LASTING.iter().chain(ONCE).copied().collect());
    let keys = there.path().join("keys");
    let public: BTreeSet<String> = environment(&keys).into_iter().map(|(_, value)| value).collect();
    for (name, service) in &services {
        let image = service["image"].as_str().expect("an image");
        let (repository, tag) = image.split_once(':').expect("a tag");
        assert!(tag.starts_with(|first: char| first.is_ascii_digit()), "{name}: {image}");
        let host = repository.split('/').next().unwrap_or_default();
        assert!(!host.contains(['.', ':']), "{name}: {image} names a registry");
        assert_eq!(service["user"], "65532:65532", "{name}");
        assert_eq!(service["read_only"], true, "{name}");
        assert_eq!(service["cap_drop"], serde_json::json!(["ALL"]), "{name}");
        assert_eq!(service["security_opt"], serde_json::json!(["no-new-privileges:true"]));
        for never in ["cap_add", "privileged", "devices", "pid", "ipc"] {
            assert!(service.get(never).is_none(), "{name} has {never}");
        }
        for limit in ["mem_limit", "cpus", "pids_limit"] {
            assert!(!service[limit].is_null(), "{name} has no {limit}");
        }
        let rotated = &service["logging"]["options"];
        assert!(rotated["max-size"].is_string() && rotated["max-file"].is_string(), "{name}");
        if LASTING.contains(name) {
            assert_eq!(service["restart"], "unless-stopped", "{name}");
        } else {
            assert!(service.get("restart").is_none(), "{name} is run once");
        }
        // The exporter's image has nothing to ask with.
        if LASTING.contains(name) && *name != "nats-exporter" {
            assert_eq!(service["healthcheck"]["test"][0], "CMD", "{name}: no shell is needed");
        }
        for (variable, value) in variables(service) {
            assert!(!value.contains("PRIVATE KEY") && !value.starts_with("SU"), "{name}");
            let key = variable.ends_with("_NKEY") && variable.starts_with("GREY_");
            assert!(!key || public.contains(&value), "{name}: {variable}");
        }
    }
    // The seeds and private keys that are mounted are all secrets, and each is there.
    for (name, secret) in whole["secrets"].as_object().expect("secrets") {
        let path = secret["file"].as_str().expect("a secret is a file");
        assert!(Path::new(path).is_file(), "{name}: {path}");
        assert!(!path.ends_with("ca.key"), "an authority's key is on no server");
    }
}

#[test]
fn what_is_mounted_is_there_and_what_must_last_has_a_volume_of_its_own() {
    let (_there, whole) = made();
    let mut volumes = BTreeSet::new();
    for (name, service) in services(&whole) {
        for volume in service["volumes"].as_array().into_iter().flatten() {
            let volume = volume.as_str().expect("a volume");
            let parts: Vec<&str> = volume.split(':').collect();
            if parts[0].starts_with('/') {
                assert!(Path::new(parts[0]).is_dir(), "{name}: {volume}");
                let may_write =
                    matches!((name, parts[1]), ("found", "/data") | ("web-1", "/copies"));
                assert!(may_write || parts.get(2) == Some(&"ro"), "{name}: {volume}");
            } else {
                assert_eq!(parts[0], name, "nobody has another's");
                assert_eq!(parts[1], "/data");
                assert!(whole["volumes"].get(parts[0]).is_some());
                volumes.insert(parts[0].to_owned());
            }
        }
    }
    let wanted = ["intake-1", "intake-2", "nats-1", "nats-2", "nats-3", "web-1", "web-2"];
    assert_eq!(volumes, wanted.map(str::to_owned).into());
}

#[test]
fn greyfile_gets_only_variables_it_takes_and_each_process_its_own_address_and_login() {
    let (_there, whole) = made();
    let help = ok(Command::new(greyfile()).args(["serve", "--help"]));
    let mut addresses = BTreeSet::new();
    for (name, service) in services(&whole) {
        if !service["image"].as_str().unwrap().starts_with("greyfile:") {
            continue;
        }
        let variables = variables(service);
        let secrets = secrets(&whole, service);
        for (variable, value) in &variables {
            let listed = help.contains(&format!("[env: {variable}]"));
            assert!(listed, "{name}: {variable}");
            if value.starts_with("/run/secrets/") {
                assert!(secrets.contains_key(value), "{name}: {variable} is {value}");
            }
        }
        let login = &secrets["/run/secrets/nkey"];
        let part = Path::new(login).file_stem().unwrap().to_str().unwrap();
        assert_eq!(variables["GREYFILE_NATS_INBOX"], format!("_INBOX_{part}"), "{name}");
        let role = name.trim_end_matches("-1").trim_end_matches("-2");
        match role {
            "intake" | "web" => {
                assert_eq!((part, variables["GREYFILE_ROLE"].as_str()), (role, role));
                assert_eq!(service["network_mode"], "service:loopback");
                let address = variables["GREYFILE_LISTEN"].clone();
                assert!(address.starts_with("127.0.0.1:"), "{name}: {address}");
                assert!(addresses.insert(address), "{name} has an address of its own");
                // Only who takes commands has the key that tells numbers.
                assert_eq!(secrets.contains_key("/data/keys/log"), role == "intake", "{name}");
            }
            "stream" => assert_eq!(part, "admin"),
            "found" => assert_eq!(part, "intake"),
            _ => panic!("{name}?"),
        }
    }
    // What web sends on goes to every intake, and the proxy asks every web and every intake.
    let of = |name: &str, variable: &str| variables(&whole["services"][name])[variable].clone();
    let intake: Vec<String> = ["intake-1", "intake-2"]
        .map(|name| format!("http://{}", of(name, "GREYFILE_LISTEN")))
        .into();
    for name in ["web-1", "web-2"] {
        assert_eq!(of(name, "GREYFILE_INTAKE"), intake.join(","));
        assert_eq!(of(name, "GREYFILE_PUBLIC"), format!("https://{NAME}"));
    }
    let proxy = super::read("proxy/haproxy.cfg");
    for name in ["web-1", "web-2", "intake-1", "intake-2"] {
        let line = format!("server {name} {}", of(name, "GREYFILE_LISTEN"));
        assert!(proxy.contains(&line), "haproxy.cfg has no `{line}`");
    }
    assert_eq!(addresses.len(), 4);
}

#[test]
fn services_start_after_what_they_need_and_only_the_proxys_doors_are_open() {
    let (_there, whole) = made();
    for (name, service) in services(&whole) {
        let ports = service["ports"].as_array().map_or(0, Vec::len);
        assert_eq!(ports > 0, name == "loopback", "{name} opens {ports} ports");
        let needs = |other: &str| service["depends_on"][other]["condition"].clone();
        if service["image"].as_str().unwrap().starts_with("greyfile:") {
            for server in ["nats-1", "nats-2", "nats-3"] {
                assert_eq!(needs(server), "service_healthy", "{name} needs {server}");
            }
        }
        if service["network_mode"] == "service:loopback" {
            assert_eq!(needs("loopback"), "service_started", "{name}");
        }
    }
    let open = &whole["services"]["loopback"]["ports"];
    assert_eq!(open[0], serde_json::json!({ "published": 443, "target": 8443 }));
    assert_eq!(open[1], "127.0.0.1:9443:9443/tcp", "metrics are for this machine alone");
    assert_eq!(open.as_array().map(Vec::len), Some(2));
    assert_eq!(whole["networks"]["broker"]["internal"], true);
}
