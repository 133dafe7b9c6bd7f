//! What the command line shows: cases, events, operations, status.

use greyfile_tests::demo::LAST;
use greyfile_tests::{Cli, Serve, folder};
use serde_json::Value;

use crate::support::{demonstration, list, text};

#[tokio::test(flavor = "multi_thread")]
async fn json_is_what_the_api_answers() {
    let (_folder, service) = demonstration().await;
    let (cli, http) = (service.cli(), &service.http);
    let cases = cli.json(&["case", "list"]);
    assert_eq!(cases, http.json("/api/cases").await);
    let filters = ["--city", "karachi", "--year", "2025", "--stage", "open", "--q", "dha"];
    let found = cli.json(&[&["case", "list"], &filters[..]].concat());
    let titles: Vec<&str> = list(&found["cases"]).iter().map(|case| text(&case["title"])).collect();
    assert_eq!(titles, ["DHA Phase VI, Karachi"]);
    let first = cli.json(&["case", "list", "--limit", "4"]);
    let rest = cli.json(&["case", "list", "--after", text(&first["next"])]);
    assert_eq!([list(&first["cases"]), list(&rest["cases"])].concat(), list(&cases["cases"]));

    let id = text(&cases["cases"][2]["case"]);
    let mut file = cli.json(&["case", "show", id]);
    let mut same = http.json(&format!("/api/cases/{id}")).await;
    file["judged_at"] = Value::Null;
    same["judged_at"] = Value::Null;
    assert_eq!(file, same);

    let range = ["operations", "--from", "2025-01-01", "--to", "2025-12-31"];
    let path = "/api/operations?from=2025-01-01&to=2025-12-31";
    assert_eq!(cli.json(&range), http.json(path).await);
    let known = cli.json(&[&range[..], &["--known-by", "2025-07-09"]].concat());
    assert_eq!(known, http.json(&format!("{path}&known_by=2025-07-09")).await);
    for view in ["histories"].into_iter().chain(greyfile_registry::names()) {
        let status = cli.json(&["rebuild", view]);
        assert_eq!(status["position"], greyfile_tests::demo::LAST);
    }
    let status = cli.json(&["status"]);
    assert_eq!(status["position"], greyfile_tests::demo::LAST);
    for view in list(&status["views"]) {
        assert_eq!(
            (&view["ready"], view["built"].as_str()),
            (&true.into(), Some("it was asked for"))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_json_lines_of_any_range() {
    let (_folder, service) = demonstration().await;
    let (cli, all) = (service.cli(), service.http.all_events().await);
    let events = |args: &[&str]| cli.run(&[&["--json", "events"], args].concat()).lines();
    assert_eq!(events(&[]), all, "all of them, whatever the size of a page");
    assert_eq!(events(&["--from", "5", "--to", "9"]), all[4..9]);
    assert_eq!(events(&["--from", "150"]), all[149..]);
    assert_eq!(events(&["--limit", "7"]), all[..7]);
    assert_eq!(events(&["--limit", "0"]), all[..0]);
    assert_eq!(events(&["--from", "1000"]), all[..0]);
    let stream = text(&all[41]["stream"]);
    let of = |field: &str, value: &str| -> Vec<Value> {
        all.iter().filter(|event| event[field] == value).cloned().collect()
    };
    assert_eq!(events(&["--stream", stream]), of("stream", stream));
    assert_eq!(events(&["--type", "fir.lodged"]), of("type", "fir.lodged"));
    assert_eq!(events(&["--type", "fir.lodged", "--limit", "2"]), of("type", "fir.lodged")[..2]);
    let lines = cli.run(&["events", "--type", "fir.lodged"]);
    assert_eq!(lines.ok().lines().count(), of("type", "fir.lodged").len());
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_shown_words() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    Serve::on(&data).arg("--demo").start().await.stop();
    let cli = Cli::on(&data);
    let status = cli.run(&["status"]);
    assert!(status.ok().contains(&format!("last position {LAST}")), "{}", status.stdout);
    for view in greyfile_registry::names() {
        let line = format!("view {view} at position {LAST}: following the log");
        assert!(status.stdout.contains(&line), "{}", status.stdout);
    }
    let cases = cli.json(&["case", "list", "--city", "Faisalabad"]);
    let file = cli.run(&["case", "show", text(&cases["cases"][0]["case"])]);
    for words in ["149 arrested", "(was: Counted: 78 local, 17 foreign", "Flags (", "CrPC s.173"] {
        assert!(file.ok().contains(words), "{words:?} in {}", file.stdout);
    }
    let operations = cli.run(&["operations", "--from", "2025-06-15", "--to", "2025-12-31"]);
    assert!(operations.ok().contains("Not in the sums, since it may lie outside"));
    let version = cli.run(&["--version"]);
    assert!(version.ok().starts_with("greyfile "), "{}", version.stdout);
}
