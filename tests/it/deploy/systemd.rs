//! The systemd units are sound as far as systemd's own checker can tell, and keep services in.

use std::fs;
use std::process::Command;

use greyfile_eventlog::conformance::nats;
use greyfile_tests::folder;
use greyfile_tests::program::greyfile;

#[test]
fn the_systemd_units_are_sound_and_keep_the_service_in() {
    let there = folder::temporary();
    let units = folder::repository().join("deploy/systemd");
    let programs = [
        ("/usr/bin/greyfile", greyfile()),
        // Only looked at, so that what is installed does not matter.
        ("/usr/bin/nats-server", nats::program()),
    ];
    let mut copies = Vec::new();
    for unit in folder::files(&units) {
        let mut text = fs::read_to_string(&unit).unwrap();
        for (path, program) in &programs {
            text = text.replace(path, &program.display().to_string());
        }
        let copy = there.path().join(unit.file_name().unwrap());
        fs::write(&copy, text).unwrap();
        copies.push(copy);
    }
    assert_eq!(copies.len(), 2, "the service's and the broker's");
    let verified = Command::new("systemd-analyze")
        .args(["verify", "--man=no"])
        .args(&copies)
        .output()
        .expect("systemd-analyze, which `cargo xtask test` installs");
    let said = String::from_utf8_lossy(&verified.stderr);
    // An unknown key is told and does not fail it.
    assert!(verified.status.success() && said.trim().is_empty(), "{said}");
    // What a service may do to the machine it runs on, from 0 (nothing) to 10 (anything).
    for copy in &copies {
        let judged = Command::new("systemd-analyze")
            .args(["security", "--offline=true", "--threshold=20"])
            .arg(copy)
            .output()
            .expect("systemd-analyze");
        let said = String::from_utf8_lossy(&judged.stdout);
        let level = said.lines().last().unwrap_or_default();
        assert!(judged.status.success(), "{}: {level}", copy.display());
    }
}
