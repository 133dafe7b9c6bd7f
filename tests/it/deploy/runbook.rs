//! deploy/RUNBOOK.md says what is so: its commands are taken, its refusals are the program's own
//! words, its links and files are there. Its drills are `restore` and `losses`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use greyfile_tests::folder;
use greyfile_tests::program::greyfile;

use super::{file, ok, prometheus, read};

/// A heading's address within its page.
fn anchor(heading: &str) -> String {
    let letters = heading.to_lowercase().replace(' ', "-");
    letters.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches(['#', ' ']))).collect()
}

/// What stands between backquotes and in indented blocks.
fn commands(text: &str) -> Vec<String> {
    let blocks = text.lines().filter(|line| line.starts_with("    ")).map(str::trim);
    let quoted = text.split('`').skip(1).step_by(2);
    blocks.chain(quoted).map(str::to_owned).collect()
}

#[test]
fn every_alert_has_its_heading_and_every_link_its_place() {
    let text = read("RUNBOOK.md");
    let there = anchors(&text);
    for name in prometheus::names() {
        assert!(there.contains(&anchor(&name)), "no heading for {name}");
    }
    let linked: Vec<&str> =
        text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(linked.len() > 10);
    for link in linked {
        assert!(there.contains(link), "#{link} leads nowhere");
    }
    // And no heading under Alerts speaks of one that is gone.
    let alerts = text.split("\n## Alerts\n").nth(1).expect("alerts");
    let alerts = alerts.split("\n## ").next().expect("alerts");
    let told: BTreeSet<String> =
        alerts.lines().filter_map(|line| line.strip_prefix("### ")).map(str::to_owned).collect();
    assert_eq!(told, prometheus::names());
}

#[test]
fn every_command_of_greyfile_takes_the_options_it_is_given() {
    let mut seen = BTreeSet::new();
    for command in commands(&read("RUNBOOK.md")) {
        let words: Vec<&str> = command.split_whitespace().collect();
        let called = words.iter().position(|word| {
            matches!(*word, "greyfile" | "/greyfile") || word.ends_with("bin/greyfile")
        });
        let Some(called) = called.filter(|_| !command.starts_with("install ")) else { continue };
        // Options stand before the subcommand too.
        let known = ["serve", "status", "backup", "migrate", "events", "rebuild", "stream"];
        let given = &words[called + 1..];
        let Some(subcommand) = given.iter().find(|word| known.contains(*word)) else { continue };
        let mut args = vec![*subcommand];
        if *subcommand == "stream" {
            args.push("create");
        }
        let help = ok(Command::new(greyfile()).args(args).arg("--help"));
        for option in given.iter().filter(|word| word.starts_with("--")) {
            assert!(help.contains(*option), "{command}: {option} is no option of {subcommand}");
        }
        seen.insert((*subcommand).to_owned());
    }
    for subcommand in ["serve", "status", "backup", "migrate", "events", "rebuild"] {
        assert!(seen.contains(subcommand), "no example of {subcommand} was found");
    }
}

#[test]
fn services_and_files_that_commands_name_are_there() {
    let text = read("RUNBOOK.md");
    let compose = read("compose.yaml");
    let mut services = BTreeSet::new();
    let words = ["exec", "up", "rm", "run", "kill", "logs", "ps"];
    for command in commands(&text).iter().filter(|command| command.starts_with("dc ")) {
        let mut rest = command.split_whitespace().skip_while(|word| !words.contains(word)).skip(1);
        while let Some(word) = rest.next() {
            if word == "--tail" || word == "--signal" {
                rest.next();
            } else if !word.starts_with('-') {
                services.insert(word.to_owned());
                if command.contains(" exec ") {
                    break;
                }
            }
        }
    }
    assert!(services.len() >= 8, "{services:?}");
    for service in &services {
        assert!(compose.contains(&format!("\n  {service}:\n")), "{service} is no service");
    }
    let within = ["proxy/", "prometheus/", "grafana/", "nats/", "systemd/", "tests/", "deploy/"];
    for name in commands(&text) {
        for word in name.split_whitespace() {
            if within.iter().any(|folder| word.starts_with(folder)) && !word.contains('*') {
                let here = file(word);
                let there = folder::repository().join(word);
                assert!(here.exists() || there.exists(), "there is no {word}");
            }
        }
    }
}

#[test]
fn every_refusal_is_quoted_as_the_program_says_it() {
    let sources = ["eventlog", "greyfile", "intake", "web"].map(|name| {
        let files = folder::files(&folder::repository().join("crates").join(name).join("src"));
        let says = |path: &&PathBuf| {
            path.extension().is_some_and(|it| it == "rs") || path.ends_with("words.en.ftl")
        };
        let says = files.iter().filter(says);
        says.map(|path| fs::read_to_string(path).unwrap()).collect::<String>()
    });
    // A text that goes on in the next line is one text.
    let mut said = String::new();
    let joined = sources.join("\n");
    let mut lines = joined.lines();
    while let Some(line) = lines.next() {
        let mut line = line.to_owned();
        while line.ends_with('\\') {
            line.pop();
            line.push_str(lines.next().unwrap_or_default().trim_start());
        }
        said.push_str(&line);
        said.push('\n');
    }
    let text = read("RUNBOOK.md");
    let quotes: Vec<&str> =
        text.lines().filter_map(|line| line.trim_start().strip_prefix("> ")).collect();
    assert!(quotes.len() >= 8, "{quotes:?}");
    for quote in quotes {
        for part in quote.split('…').map(str::trim).filter(|part| part.len() > 3) {
            assert!(said.contains(part), "nobody says `{part}`");
        }
    }
}
