//! Errors under `--json`: the API's problem document on standard error, whatever failed.

use greyfile_tests::Cli;
use serde_json::{Value, json};

use crate::support::production;

/// What a command line said on standard error, which is one problem and nothing else.
fn problem(cli: &Cli, args: &[&str], input: &str) -> Value {
    let plain = cli.run_with(args, input.as_bytes());
    let ran = cli.run_with(&[&["--json"], args].concat(), input.as_bytes());
    assert_eq!(ran.code, plain.code, "{args:?}: the exit code is the same");
    assert_ne!(ran.code, Some(0), "{args:?}");
    assert_eq!(ran.stdout, "", "{args:?}");
    let mut problem: Value = ran.stderr.parse().unwrap_or_else(|_| panic!("{args:?}: {ran:#?}"));
    for field in ["title", "code", "message"] {
        assert_ne!(problem[field].as_str().unwrap_or_default(), "", "{field} in {problem}");
    }
    assert!(problem["status"].is_u64() && problem["retryable"].is_boolean(), "{problem}");
    // The same words as for people, who read `error: ` before them.
    let message = problem["message"].as_str().unwrap();
    let first = message.split(['\n', ';']).next().unwrap();
    assert!(plain.stderr.contains(first), "{first} is not in {}", plain.stderr);
    problem["args"] = json!(null);
    problem
}

#[tokio::test(flavor = "multi_thread")]
async fn every_error_is_a_problem_where_json_is_wanted() {
    let (folder, service) = production().await;
    let served = service.cli();
    let missing = folder.path().join("missing");
    let settings = folder.path().join("settings.toml");
    std::fs::write(&settings, "colour = true\n").unwrap();
    let to = folder.path().join("to");
    let (settings, to) = (settings.to_str().unwrap(), to.to_str().unwrap());
    let unserved = Cli::on(&missing);
    let note = "case-01JZMK5V3QW0Y8T4D2N6R9XABC";
    // Which folder, the command, what it reads, its code and its status.
    let cases: &[(&Cli, &[&str], &str, &str, u16)] = &[
        // What the API says comes as it says it.
        (&served, &["case", "show", "nonsense"], "", "request.bad_id", 400),
        (&served, &["case", "show", note], "", "case.unknown", 404),
        (&served, &["case", "list", "--after", "x"], "", "request.bad_query", 400),
        (&served, &["deadlines", "--rule", "x"], "", "request.bad_query", 400),
        (&served, &["operations", "--from", "x"], "", "request.bad_query", 400),
        (&served, &["events", "--stream", "x"], "", "request.bad_query", 400),
        (&served, &["rebuild", "x"], "", "view.unknown", 404),
        (&served, &["views", "check", "x"], "", "view.unknown", 404),
        (
            &served,
            &["submit", "--actor", "a", "--occurred", "2999", "--on", note, "--note", "-"],
            "x",
            "time.in_the_future",
            422,
        ),
        (&served, &["gazetteer", "map", "x", "y", "--actor", "a"], "", "stream.not_open", 422),
        // What the program itself says has the form of it.
        (&served, &["submit"], "", "submit.what", 400),
        (&served, &["submit", "no-such-file"], "", "file.unreadable", 400),
        (
            &served,
            &["submit", "--actor", "a", "--occurred", "2025", "--event", "-"],
            "{",
            "file.not_json",
            400,
        ),
        (&served, &["record", "case.nonsense"], "", "record.refused_event", 400),
        (&served, &["record", "case.case_closed", "--nonsense"], "", "record.flags", 400),
        (&served, &["explain", "case.nonsense"], "", "record.no_event", 400),
        (&served, &["simulate", "--cases", "1"], "", "simulate.real_cases", 400),
        (&served, &["serve"], "", "folder.in_use", 503),
        (&served, &["stream", "create"], "", "broker.unnamed", 503),
        (&served, &["migrate", "--to-data", to], "", "folder.in_use", 503),
        (&served, &["--config", settings, "status"], "", "settings.unknown", 400),
        (&unserved, &["status"], "", "folder.no_log", 503),
        (&unserved, &["backup", to], "", "folder.no_log", 503),
        // What the command line cannot be read for, with the exit code that this has everywhere.
        (&served, &["nonsense"], "", "usage.invalid_subcommand", 400),
        (&served, &["events", "--nonsense"], "", "usage.unknown_argument", 400),
        (&served, &["events", "--limit", "x"], "", "usage.invalid_value_given", 400),
    ];
    for (cli, args, input, code, status) in cases {
        let problem = problem(cli, args, input);
        assert_eq!(
            (&problem["code"], &problem["status"]),
            (&json!(code), &json!(status)),
            "{args:?}: {problem}"
        );
    }
    // A reader of Urdu gets the same code.
    let ran = served.run(&["--json", "--lang", "ur", "case", "show", "nonsense"]);
    let told: Value = ran.stderr.parse().unwrap();
    assert_eq!(told["code"], "request.bad_id");
    assert!(told["message"].as_str().unwrap().contains('ہ'), "{told}");
}
