//! Settings from a file, the environment and the command line.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use greyfile_tests::cli::Cli;
use greyfile_tests::folder;

/// Runs the command line with a file of settings.
fn with(file: &Path, text: &str, args: &[&str], env: &[(&str, &str)]) -> std::process::Output {
    fs::write(file, text).unwrap();
    let mut command = Cli::on(file.parent().unwrap()).command(args);
    command.env("GREYFILE_CONFIG", file).envs(env.iter().copied());
    command.output().unwrap()
}

#[test]
fn the_command_line_comes_first_then_the_environment_then_the_file() {
    let there = folder::temporary();
    let file = there.path().join("greyfile.toml");
    // Nobody listens at these ports: the message names the address that was tried.
    let tried = |args: &[&str], env: &[(&str, &str)]| {
        let settings = "log = [\"nats://127.0.0.1:1\"]\nrole = [\"intake\", \"web\"]\n";
        let ran = with(&file, settings, args, env);
        assert_eq!(ran.status.code(), Some(1));
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        let port = said.split("nats://127.0.0.1:").nth(1).unwrap_or_else(|| panic!("{said}"));
        port[..1].to_owned()
    };
    let env = [("GREYFILE_LOG", "nats://127.0.0.1:2")];
    assert_eq!(tried(&["status"], &[]), "1");
    assert_eq!(tried(&["status"], &env), "2");
    assert_eq!(tried(&["status", "--log", "nats://127.0.0.1:3"], &env), "3");
    assert_eq!(tried(&["--log", "nats://127.0.0.1:3", "status"], &[]), "3");
    // A service waits for its broker, and says which.
    fs::write(&file, "log = [\"nats://127.0.0.1:1\"]\nrole = [\"intake\", \"web\"]\n").unwrap();
    let mut serve = Cli::on(there.path()).command(["serve", "--listen", "127.0.0.1:0"]);
    let mut serve =
        serve.env("GREYFILE_CONFIG", &file).stderr(Stdio::piped()).spawn().expect("it runs");
    let said = BufReader::new(serve.stderr.take().expect("piped")).lines();
    let away = said.map(|line| line.unwrap()).find(|line| line.contains("cannot be reached"));
    serve.kill().unwrap();
    serve.wait().unwrap();
    assert!(away.is_some_and(|line| line.contains("nats://127.0.0.1:1 ")));
}

#[test]
fn what_is_wrong_with_the_settings_is_named() {
    let there = folder::temporary();
    let file = there.path().join("greyfile.toml");
    let cases: &[(&str, &[&str])] = &[
        ("lisen = \"127.0.0.1:1\"", &["there is no setting lisen", "listen", "nats-monitor"]),
        ("config = \"x\"", &["there is no setting config"]),
        ("demo = true", &["there is no setting demo"]),
        ("replicas = \"many\"", &["many", "--replicas"]),
        ("replicas = 3.5", &["replicas is neither"]),
        ("allow-lazy-sync = \"perhaps\"", &["allow-lazy-sync is neither"]),
        ("nats-nkey = \"a\"\nnats-creds = \"b\"", &["--nats-nkey", "--nats-creds"]),
        ("replicas = 1\nlog = nats://me:hush-hush@x", &["line 2"]),
    ];
    for (text, words) in cases {
        let ran = with(&file, text, &["status"], &[]);
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(1), "{text}: {said}");
        for word in words.iter().chain(&["greyfile.toml"]) {
            assert!(said.contains(word), "{text}: {word:?} is not in {said}");
        }
        assert!(!said.contains("hush-hush"), "{said}");
    }
    let none = there.path().join("none.toml");
    let ran = Cli::on(there.path()).run(&["--config", none.to_str().unwrap(), "status"]);
    assert!(ran.failed().contains("none.toml cannot be read"), "{}", ran.stderr);
}

#[test]
fn what_one_command_has_no_use_for_is_left_alone() {
    let there = folder::temporary();
    let file = there.path().join("greyfile.toml");
    let settings = "listen = \"127.0.0.1:9\"\nrole = \"web\"\nallow-lazy-sync = false\n";
    let ran = with(&file, settings, &["status"], &[]);
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(said.contains("there is no log in"), "{said}");
}
