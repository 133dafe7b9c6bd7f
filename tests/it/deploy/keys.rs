//! deploy/keys.sh: what it makes is what servers, proxy and services take. The cluster, the proxy
//! and `nats::deployed` run with it; here is what they do not show.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use greyfile_tests::folder;

use super::cluster::{NAME, environment, keys_sh};
use super::{file, ok, run};

#[test]
fn what_is_secret_is_for_its_owner_alone_and_nothing_is_overwritten() {
    let there = folder::temporary();
    let keys = there.path().join("keys");
    let text = keys.to_str().unwrap();
    keys_sh(&["new", text, NAME]);
    let files = folder::files(&keys);
    let open = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
    for path in &files {
        assert_eq!(open(path), 0, "{}", path.display());
    }
    let values: BTreeSet<String> = environment(&keys).into_iter().map(|(_, value)| value).collect();
    assert_eq!(values.len(), 6, "five keys, all different, and the name");

    let before: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    keys_sh(&["person", text, "officer"]);
    for refused in [&["new", text, NAME][..], &["person", text, "officer"], &["nonsense", text]] {
        let ran = run(Command::new("sh").arg(file("keys.sh")).args(refused));
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(!ran.status.success() && said.contains("nothing was changed"), "{said}");
    }
    let after: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(before, after);
}

#[test]
fn certificates_are_renewed_under_the_same_authority_and_those_that_end_are_told() {
    let there = folder::temporary();
    let keys = there.path().join("keys");
    let text = keys.to_str().unwrap();
    keys_sh(&["new", text, NAME]);
    let read = |name: &str| fs::read(keys.join(name)).unwrap();
    let (server, proxy) = (read("servers/nats-1.pem"), read("proxy.pem"));
    keys_sh(&["server", text, "nats-1", "nats-1.agency.test", "10.0.0.1"]);
    keys_sh(&["proxy", text, NAME]);
    assert!(read("servers/nats-1.pem") != server && read("proxy.pem") != proxy);
    let verify = |authority: &str, purpose: &str, pem: &str, more: &[&str]| {
        let mut command = Command::new("openssl");
        command.args(["verify", "-purpose", purpose, "-CAfile"]).arg(keys.join(authority));
        run(command.args(more).arg(keys.join(pem))).status.success()
    };
    for name in [["-verify_hostname", "nats-1.agency.test"], ["-verify_ip", "10.0.0.1"]] {
        for purpose in ["sslserver", "sslclient"] {
            assert!(verify("servers/ca.pem", purpose, "servers/nats-1.pem", &name), "{name:?}");
        }
    }
    assert!(verify("servers/ca.pem", "sslserver", "proxy.pem", &["-verify_hostname", NAME]));
    assert!(verify("people/ca.pem", "sslclient", "people/monitoring.pem", &[]));
    // A person's certificate is no server's, nor the other way round.
    assert!(!verify("people/ca.pem", "sslserver", "people/monitoring.pem", &[]));
    assert!(!verify("people/ca.pem", "sslclient", "servers/nats-1.pem", &[]));

    let left = keys_sh(&["left", text]);
    let days = |name: &str| {
        let line = left.lines().find(|line| line.ends_with(name)).expect("every certificate");
        line.split(' ').next().unwrap().parse::<u32>().unwrap()
    };
    assert_eq!(left.lines().count(), 7, "{left}");
    assert!((364..=365).contains(&days("people/monitoring.pem")), "{left}");
    assert!((729..=730).contains(&days("proxy.pem")), "{left}");
    // Without the authority's key nobody makes a certificate.
    fs::rename(keys.join("people/ca.key"), there.path().join("away")).unwrap();
    let ran = run(Command::new("sh").arg(file("keys.sh")).args(["person", text, "other"]));
    assert!(!ran.status.success() && !keys.join("people/other.pem").exists());
}

#[test]
fn the_script_is_plain_shell() {
    ok(Command::new("sh").arg("-n").arg(file("keys.sh")));
    let text = super::read("keys.sh");
    for never in ["[[", "function ", "local ", "<<<"] {
        assert!(!text.contains(never), "{never} is not of every shell");
    }
}
