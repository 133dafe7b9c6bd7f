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
    let (folder, service) = demonstration().await;
    let cli = Cli::on(folder.path());
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
    let (folder, _service) = demonstration().await;
    let cli = Cli::on(folder.path());
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
