//! `cargo xtask test`: what the tests need, then all of them.

use std::process::Command;

use clap::Args;

use crate::failed::Failed;
use crate::nats;
use crate::sh::{self, Outcome};

/// Set for tests that take minutes.
const LONG: &str = "GREYFILE_LONG";

#[derive(Args)]
pub(crate) struct Options {
    /// Also what takes minutes.
    #[arg(long)]
    long: bool,
    /// Handed to `cargo test`; with `-p`, only that package is tested.
    #[arg(last = true)]
    args: Vec<String>,
}

pub(crate) fn run(options: &Options) -> Outcome {
    for need in NEEDS {
        need()?;
    }
    build_the_binary()?;
    let mut command = sh::cargo();
    command.args(cargo_args(&options.args));
    if options.long {
        command.env(LONG, "1");
    }
    let mut failed = Failed::default();
    let outcome = sh::run_reading(&mut command, |out| {
        failed = Failed::hand_on(out, std::io::stdout())?;
        Ok(())
    });
    print!("{}", failed.told());
    outcome
}

/// All features, so that no suite behind one is left out, and so that clippy in `.ci/run`, which
/// also takes them all, shares what it can.
fn cargo_args(rest: &[String]) -> Vec<String> {
    let one = rest.iter().any(|arg| {
        arg == "-p" || arg.starts_with("-p=") || arg == "--package" || arg.starts_with("--package=")
    });
    let scope: &[&str] = if one { &[] } else { &["--workspace"] };
    let first = ["test"]
        .iter()
        .chain(scope)
        .chain(&["--all-features", "--no-fail-fast"])
        .map(|arg| (*arg).to_owned());
    first.chain(rest.iter().cloned()).collect()
}

/// Tests find the program and the measurements in target/debug; built with the features the tests
/// are built with, so that nothing is compiled twice.
fn build_the_binary() -> Outcome {
    if !sh::root().join("crates/greyfile/Cargo.toml").exists() {
        return Ok(());
    }
    let what = ["--bin", "greyfile", "--examples"];
    sh::run(sh::cargo().args(["build", "--workspace", "--all-features"]).args(what))
}

/// What has to be on the machine, each made sure of by its function.
const NEEDS: &[fn() -> Outcome] =
    &[browser, nats::server, nats::old_server, nats::client, units, clock, networks, deployment];

/// Chromium and its driver, for the tests of the pages.
pub(crate) fn browser() -> Outcome {
    debian(&[("chromium", "chromium"), ("chromedriver", "chromium-driver")])
}

/// What reads systemd units, for the tests of those in deploy/.
fn units() -> Outcome {
    debian(&[("systemd-analyze", "systemd")])
}

/// What the rest of deploy/ is run with, or read by.
fn deployment() -> Outcome {
    debian(&[
        ("buildah", "buildah"),
        ("curl", "curl"),
        ("docker-compose", "docker-compose"),
        ("haproxy", "haproxy"),
        ("openssl", "openssl"),
        ("prometheus-node-exporter", "prometheus-node-exporter"),
        ("promtool", "prometheus"),
    ])
}

/// What shows a program another time, for the tests of clocks that are off.
fn clock() -> Outcome {
    debian(&[("faketime", "faketime")])
}

/// What makes networks, for the tests that cut servers off from one another.
fn networks() -> Outcome {
    debian(&[("ip", "iproute2")])
}

/// Makes sure of programs, each with the Debian package it comes in: installs what is missing,
/// or says how to.
pub(crate) fn debian(programs: &[(&str, &str)]) -> Outcome {
    let missing = || programs.iter().filter(|(program, _)| !sh::exists(program));
    let packages = missing().map(|(_, package)| *package).collect::<Vec<_>>().join(" ");
    if packages.is_empty() {
        return Ok(());
    }
    let install =
        format!("apt-get update && apt-get install -y --no-install-recommends {packages}");
    let is_root = sh::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || !sh::exists("apt-get") {
        return Err(format!("the tests need {packages}; install them as root:\n  {install}").into());
    }
    sh::run(Command::new("sh").args(["-c", &install]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    match missing().next() {
        None => Ok(()),
        Some((program, package)) => Err(format!("{package} is installed without {program}").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_package_is_tested_alone() {
        let args = |rest: &[&str]| {
            cargo_args(&rest.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(args(&[]), ["test", "--workspace", "--all-features", "--no-fail-fast"]);
        assert_eq!(
            args(&["-p", "x", "y"]),
            ["test", "--all-features", "--no-fail-fast", "-p", "x", "y"]
        );
        assert_eq!(
            args(&["golden"]),
            ["test", "--workspace", "--all-features", "--no-fail-fast", "golden"]
        );
    }
}
