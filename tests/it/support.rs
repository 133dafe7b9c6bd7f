//! What several modules need besides the harness.

use std::path::Path;

use bytes::Bytes;
use greyfile_envelope::Position;
use greyfile_eventlog::ReadLog;
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_tests::{Http, Serve, Service};
use serde_json::Value;
use tempfile::TempDir;

/// A service on a demonstration in a folder of its own.
pub async fn demonstration() -> (TempDir, Service) {
    let folder = greyfile_tests::folder::temporary();
    let service = Serve::on(&folder.path().join("data")).arg("--demo").start().await;
    (folder, service)
}

/// A service on an empty log for real cases in a folder of its own.
pub async fn production() -> (TempDir, Service) {
    let folder = greyfile_tests::folder::temporary();
    let service = Serve::on(&folder.path().join("data")).arg("--found").start().await;
    (folder, service)
}

/// Every record of the log in a data folder that nobody has open, byte by byte.
pub async fn records(data: &Path) -> Vec<Bytes> {
    let log = Embedded::open(data.join("log.redb"), &Options::default()).expect("the log opens");
    let mut records = Vec::new();
    loop {
        let next = Position(records.len() as u64 + 1);
        let chunk = log.read(next, 1 << 20).await.expect("the log can be read");
        if chunk.is_empty() {
            break;
        }
        for stored in chunk {
            assert_eq!(stored.position.0, records.len() as u64 + 1, "positions have no gap");
            records.push(stored.record);
        }
    }
    log.close().expect("the log closes");
    records
}

/// A JSON array's items.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A JSON string.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

/// What an entry of a timeline says, where it is a note: its text, and where it comes from.
pub fn note(entry: &Value) -> Option<String> {
    let payload = (entry["type"] == "note_added").then_some(&entry["payload"])?;
    Some(format!("{} ({})", text(&payload["text"]), text(&payload["source"])))
}

/// The case files that bear this title.
pub async fn case_titled(http: &Http, title: &str) -> Value {
    let page = http.json("/api/cases?limit=500").await;
    let mut found = list(&page["cases"]).iter().filter(|case| case["title"] == title);
    let case = found.next().unwrap_or_else(|| panic!("no case {title} in {page}"));
    assert!(found.next().is_none(), "{title} is there once");
    http.json(&format!("/api/cases/{}", text(&case["case"]))).await
}

/// Everything a reader sees: every event, every case file, operations and figures, without the
/// instant at which clocks are judged.
pub async fn everything(http: &Http) -> Value {
    let last = http.json("/api/status").await["position"].clone();
    let mut files = Vec::new();
    let mut after = String::new();
    loop {
        let page = http.json(&format!("/api/cases?limit=100&at_least={last}{after}")).await;
        for case in list(&page["cases"]) {
            let path = format!("/api/cases/{}", text(&case["case"]));
            let mut file = http.json(&path).await;
            file["judged_at"] = Value::Null;
            files.push(file);
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let range = "from=2020-01-01&to=2026-12-31";
    let operations = http.json(&format!("/api/operations?{range}&at_least={last}")).await;
    let figures = http.json("/api/figures").await;
    serde_json::json!({
        "events": http.all_events().await,
        "files": files,
        "operations": operations,
        "figures": figures,
    })
}
