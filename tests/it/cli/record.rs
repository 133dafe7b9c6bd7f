//! Every event is a verb: its help, what it means, an example that fits, and no personal data in a
//! flag.

use greyfile_tests::Cli;
use serde_json::Value;

use crate::support::{demonstration, list, text};

/// What is said of every event that somebody may record.
fn explained(cli: &Cli) -> Vec<Value> {
    let all = cli.json(&["explain"]);
    let named = list(&all).iter().map(|one| cli.json(&["explain", text(&one["event"])]));
    named.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_is_explained_with_an_example_that_is_a_command_of_it() {
    let (_folder, service) = demonstration().await;
    let cli = service.cli();
    let events = explained(&cli);
    assert!(events.len() >= 40, "{}", events.len());
    for event in &events {
        let name = text(&event["event"]);
        assert!(!text(&event["about"]).is_empty(), "{name} does not say what it means");
        // It can be read as a command; what it is about is not on record.
        let answer = service.http.post("/api/commands/check", &event["example"]).await;
        assert!(matches!(answer.status, 200 | 422), "{name}: {}", answer.text());
        let example = event["example"].to_string();
        let of_stream = name.split_once('.').map_or(name, |(_, of)| of);
        assert!(example.contains(of_stream), "{name}: {example}");
        let help = cli.run(&["record", name, "--help"]);
        for field in list(&event["fields"]) {
            let flag = format!("--{}", text(&field["name"]));
            assert!(help.ok().contains(&flag), "{name} --help does not speak of {flag}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_personal_field_of_any_event_is_taken_from_a_flag() {
    let (_folder, service) = demonstration().await;
    let cli = service.cli();
    let mut tried = 0;
    for event in explained(&cli) {
        let name = text(&event["event"]);
        for field in list(&event["fields"]).iter().filter(|field| field["personal"] == true) {
            let flag = format!("--{}", text(&field["name"]));
            let ran = cli.run(&["record", name, &flag, "Zarmina 01234-1234567-1"]);
            let said = ran.failed();
            assert!(said.contains("is personal data") && said.contains("--fill"), "{name}: {said}");
            assert!(!said.contains("Zarmina") && !said.contains("01234"), "{name}: {said}");
            tried += 1;
        }
    }
    assert!(tried >= 30, "only {tried} personal fields");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_file_says_is_taken_whole_or_refused() {
    let (_folder, service) = demonstration().await;
    let cli = service.cli();
    let raid = cli.json(&["events", "--type", "raid.conducted", "--limit", "1"]);
    let raid = text(&raid["stream"]);
    let fill = |event: &str, file: &str| {
        let flags = ["--on", raid, "--actor", "desk-7", "--occurred-at", "2025-07-08"];
        let args = ["record", event].into_iter().chain(flags).chain(["--json", "--fill", "-"]);
        cli.run_with(&args.collect::<Vec<_>>(), file.as_bytes())
    };
    let before = service.http.json("/api/status").await["position"].clone();
    // A name that the event does not have may be one misspelt: what stands under it is not dropped.
    for (event, file, told) in [
        ("raid.witness_named", "name = \"Zarmina\"\nlocal = true\ncnik = \"x\"", "no such field"),
        ("raid.witness_named", "name = \"Zarmina\"", "--local: this is needed"),
        ("raid.witness_named", "name = Zarmina", "line 1"),
        ("raid.persons_found", "on_site = 3\n[by_nationality]\nCN = 3", "no such field"),
    ] {
        let ran = fill(event, file);
        let said = ran.failed();
        assert!(said.contains(told) && !said.contains("Zarmina"), "{file}: {said}");
    }
    assert_eq!(service.http.json("/api/status").await["position"], before);
    // Lists of lines, of rows and of things.
    for (event, file) in [
        ("raid.witness_named", "name = \"Zarmina Demo\"\nlocal = true"),
        ("raid.persons_found", "on_site = 3\nby_nationality = [{ country = \"CN\", count = 3 }]"),
    ] {
        let ran = fill(event, file);
        assert!(ran.ok().contains("accepted"), "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_opens_nothing_asks_for_what_it_is_added_to() {
    let (_folder, service) = demonstration().await;
    let cli = service.cli();
    let flags = ["--seal", "S-9", "--actor", "x", "--occurred-at", "2025"];
    for on in [&[][..], &["--on", "raid-01JZMK5V3QW0Y8T4D2N6R9XABC"], &["--on", "Zarmina"]] {
        let args: Vec<&str> =
            ["record", "exhibit.sealed"].iter().chain(&flags).chain(on).copied().collect();
        let ran = cli.run(&args);
        assert!(ran.failed().contains("--on: "), "{on:?}: {}", ran.failed());
        assert!(!ran.failed().contains("Zarmina"), "{}", ran.failed());
    }
}
