//! A program in another language, which has nothing of Greyfile but the files of schemas/.

use std::process::Command;

use greyfile_tests::cli::Cli;
use greyfile_tests::folder::{self, repository};
use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::{broker, serve, with_stream};

/// Runs the program, with its client of the broker where `cargo xtask test` has installed it.
fn decode(args: &[&str]) -> String {
    let own = repository().join("target/tools/python/bin/python3");
    let python = if own.is_file() { own } else { "python3".into() };
    let program = repository().join("tests/python/decode.py");
    let mut command = Command::new(python);
    command.arg(program).arg(args[0]).arg(repository().join("schemas")).args(&args[1..]);
    let ran = command.env("PYTHONIOENCODING", "utf-8").output().expect("there is a python3");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{args:?} (cargo xtask test installs nats-py): {said}");
    String::from_utf8(ran.stdout).unwrap()
}

/// Case 28: every sample of every version of a payload, and every sample of a record.
#[test]
fn a_stranger_reads_every_golden_file() {
    let read: usize = decode(&["golden"]).trim().parse().unwrap();
    assert!(read > 600, "{read}");
}

/// The demonstration, as a broker holds it; and besides what it has no event of: a correction, a
/// time from a device, a window, a basis on paper, each with and without what is optional.
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_reads_the_log_of_a_broker_as_the_command_line_does() {
    let mut rng = seed::rng("a_stranger_reads_the_log_of_a_broker_as_the_command_line_does");
    let data = folder::temporary();
    let cli = Cli::on(data.path());
    let nats = with_stream(&cli);
    let service = serve(data.path(), &broker(&nats)).arg("--demo").start().await;
    let http = &service.http;
    for (happened, page) in [
        ("2025-07-08T04:00/2025-07-09", json!(null)),
        ("2025-07-08T04:00:07/2025-07-08T05:00", json!("12")),
        ("2024-02", json!("3")),
    ] {
        let mut command = make::enquiry(&mut rng, "چھاپہ", "لاہور");
        command["occurred_at"] = json!(happened);
        command["basis"] = json!({ "paper": { "register": "II", "number": "7", "page": page } });
        command["captured"] = json!({ "at": "2025-07-10T09:00:00Z", "clock_offset_ms": -1500 });
        let case = make::stream(&http.accept(&command).await, "case");
        let event = http.json(&format!("/api/events?stream={case}")).await["events"][0].clone();
        let correct = json!({ "correct": {
            "on": case, "event": event["event_id"], "seen": event["event_id"],
            "replacement": event["event"], "occurred_at": "2025", "reason": "as the register says",
        } });
        http.accept(&make::command(&mut rng, correct)).await;
    }
    let shown = cli.run(&["--json", "events"]).lines();
    service.stop();
    let read: Vec<Value> =
        decode(&["nats", &nats.url()]).lines().map(|line| line.parse().unwrap()).collect();
    assert!(shown.len() > 200);
    assert_eq!(read.len(), shown.len());
    for (read, shown) in read.iter().zip(&shown) {
        assert_eq!(read, shown);
    }
}
