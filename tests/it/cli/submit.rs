//! One command: from flags, from a file.

use std::fs;

use greyfile_tests::{Cli, Serve, folder, make, seed};
use serde_json::json;

use crate::support::production;

const ENQUIRY: &str =
    r#"{"case":{"enquiry_opened":{"title":"تفتیش","agency":"nccia","city":"لاہور"}}}"#;

#[tokio::test(flavor = "multi_thread")]
async fn flags_make_a_command() {
    let (folder, service) = production().await;
    let cli = service.cli();
    let id = "01JZMK5V3QW0Y8T4D2N6R9XABC";
    let submit = |more: &[&str], said: &str| {
        let args = ["--json", "submit", "--actor", "desk-7", "--occurred", "2025-07-08T14:30"];
        cli.run_with(&[&args, more].concat(), said.as_bytes())
    };
    let opened = ["--id", id, "--press", "Dawn", "--done-by", "circle-1", "--event", "-"];
    let first = submit(&opened, ENQUIRY);
    let answer = first.json();
    assert_eq!(answer["command"], id);
    let case = make::stream(&answer, "case");
    let again = submit(&opened, ENQUIRY);
    assert_eq!(again.stdout, first.stdout, "the same id, the same answer");

    let event = cli.run(&["--json", "events", "--from", "2"]).lines().remove(0);
    assert_eq!(event["occurred_at"], "2025-07-08T14:30");
    assert_eq!(event["done_by"], "circle-1");
    assert_eq!(event["logged_by"]["hand"], "desk-7");
    assert_eq!(event["basis"], json!({ "press": { "source": "Dawn" } }));
    assert_eq!(event["event"]["case"]["enquiry_opened"]["city"]["typed"], "لاہور");

    let noted = submit(&["--on", &case, "--note", "-", "--report", "circle-2"], "ایک نوٹ\n").json();
    assert_eq!(noted["events"][0]["stream"], case);
    let officer = r#"{"case":{"officer_assigned":{"officer":"a","role":"lead"}}}"#;
    let warrant = r#"{"case":{"warrant_obtained":{"number":"W","court":"c","purpose":"p"}}}"#;
    let both = format!("[{officer},{warrant}]");
    let both = submit(&["--on", &case, "--event", "-"], &both).json();
    assert_eq!(both["events"].as_array().map(Vec::len), Some(2));
    // For people, the same in words; and from a file.
    let file = folder.path().join("note.txt");
    fs::write(&file, "x\n").unwrap();
    let note = ["submit", "--actor", "a", "--occurred", "2025", "--on", &case, "--note"];
    let text = cli.run(&[&note[..], &[file.to_str().unwrap()]].concat());
    assert!(text.ok().starts_with("recorded 1 event up to position 6"), "{}", text.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_flags_is_told() {
    let (_folder, service) = production().await;
    let base = ["submit", "--actor", "desk", "--occurred", "2025"];
    let event = &[&base[..], &["--event", "-"]].concat();
    let on = |day| ["submit", "--actor", "desk", "--occurred", day, "--event", "-"];
    for (args, said, words) in [
        (&["submit"][..], "", "--actor"),
        (&["submit", "--actor", "desk", "--event", "-"], ENQUIRY, "--occurred"),
        (&base[..], "", "--event or --note"),
        (event, "{", "is not JSON"),
        (event, "{}", "do.open.events[0]"),
        (&on("gestern"), ENQUIRY, "occurred_at"),
        (&on("2999"), ENQUIRY, "time.in_the_future"),
        (&["submit", "no-such-file.json"], "", "no-such-file.json cannot be read"),
        // What is said is in no flag, since everybody on the machine can read flags.
        (&[&base[..], &["--event", ENQUIRY]].concat(), "", "cannot be read"),
    ] {
        let ran = service.cli().run_with(args, said.as_bytes());
        assert!(ran.failed().contains(words), "{words:?} is not in {}", ran.stderr);
        assert_eq!(ran.stdout, "", "{args:?}");
    }
    // What clap refuses has its own exit code, as everywhere.
    for args in [
        &["submit", "--note", "x", "--actor", "a"][..],
        &["submit", "file", "--note", "x"],
        &["submit", "--press", "a", "--report", "b"],
        &["nonsense"],
    ] {
        assert_eq!(service.cli().run(args).code, Some(2), "{args:?}");
    }
    assert_eq!(service.http.json("/api/status").await["position"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_holds_a_command() {
    let mut rng = seed::rng("a_file_holds_a_command");
    let (folder, service) = production().await;
    let file = folder.path().join("فائل.json");
    let path = file.to_str().unwrap();
    let enquiry = make::enquiry(&mut rng, "One", "Lahore");
    // Indented and with line breaks of Windows, as editors leave it.
    fs::write(&file, format!("{enquiry:#}\n").replace('\n', "\r\n")).unwrap();
    let answer = service.cli().json(&["submit", path]);
    assert_eq!(answer["command"], enquiry["id"]);
    assert_eq!(service.cli().json(&["submit", path]), answer, "sent again it does nothing more");

    fs::write(&file, "not JSON").unwrap();
    assert!(service.cli().run(&["submit", path]).failed().contains("is not JSON"));
    fs::write(&file, enquiry.to_string().replace("Lahore", "Multan")).unwrap();
    assert!(service.cli().run(&["submit", path]).failed().contains("[command.other_body]"));
    // Without an id it gets a new one, each time.
    let mut unnamed = enquiry.clone();
    unnamed.as_object_mut().unwrap().remove("id");
    fs::write(&file, unnamed.to_string()).unwrap();
    let (one, two) = (service.cli().json(&["submit", path]), service.cli().json(&["submit", path]));
    assert_ne!(one["command"], two["command"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_with_a_service_and_without() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    let cli = Cli::on(&data);
    let missing = cli.run(&["status"]);
    assert!(missing.failed().contains("there is no log"), "{}", missing.stderr);
    assert!(!data.exists(), "asking makes nothing");
    fs::create_dir(&data).unwrap();
    for args in
        [&["status"][..], &["events"], &["case", "list"], &["rebuild", "casefile"], &["serve"]]
    {
        let ran = cli.run(args);
        assert!(ran.failed().contains("there is no log"), "{args:?}: {}", ran.stderr);
        assert!(folder::files(&data).is_empty(), "{args:?} left {:?}", folder::files(&data));
    }

    Serve::on(&data).arg("--demo").start().await.stop();
    let id = ["--id", "01JZMK5V3QW0Y8T4D2N6R9XABC"];
    let submit = ["--json", "submit", "--actor", "a", "--occurred", "2025", "--event", "-"];
    let without = cli.run_with(&[&submit[..], &id].concat(), ENQUIRY.as_bytes());
    let case = make::stream(&without.json(), "case");
    let questions: Vec<Vec<&str>> = vec![
        vec!["case", "list"],
        vec!["case", "show", &case],
        vec!["operations", "--from", "2025-01-01", "--to", "2025-12-31"],
        vec!["events", "--type", "note_added"],
        vec!["case", "show", "case-01JZMK5V3QW0Y8T4D2N6R9XABC"],
        vec!["case", "show", "nonsense"],
        vec!["events", "--stream", "nonsense"],
        vec!["rebuild", "nothing"],
    ];
    let ask = || -> Vec<_> {
        let ran = questions.iter().map(|question| cli.run(question));
        ran.map(|ran| (ran.code, ran.stdout, ran.stderr)).collect()
    };
    let unserved = ask();
    let service = Serve::on(&data).start().await;
    assert_eq!(ask(), unserved);
    let with = cli.run_with(&[&submit[..], &id].concat(), ENQUIRY.as_bytes());
    assert_eq!((with.code, &with.stdout), (without.code, &without.stdout));
    drop(service);
    assert_eq!(ask(), unserved, "a service that was killed leaves nothing in the way");
}
