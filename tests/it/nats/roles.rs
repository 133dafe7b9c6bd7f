//! One service as several processes: some take commands, some serve pages.

use std::path::Path;

use greyfile_eventlog::conformance::nats::Nats;
use greyfile_tests::cli::Cli;
use greyfile_tests::folder;
use greyfile_tests::service::{Serve, Service};
use greyfile_tests::{make, seed};
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use serde_json::{Value, json};

use super::{broker, run, serve, with_stream};
use crate::http::languages::submit_as;
use crate::support::text;

/// A process that takes commands and shows no page, of the demonstration.
async fn intake(data: &Path, broker: &[String]) -> Service {
    serve(data, broker).arg("--role").arg("intake").arg("--demo").start().await
}

/// A process that serves pages and sends commands on.
async fn web(data: &Path, broker: &[String], intakes: &[&Service]) -> Service {
    let start = serve(data, broker).arg("--role").arg("web");
    let bases = intakes.iter().map(|intake| intake.http.base());
    bases.fold(start, |start, base| start.arg("--intake").arg(base)).start().await
}

fn type_of(event: &Value) -> &str {
    event["type"].as_str().unwrap_or_default()
}

async fn a_case(service: &Service) -> String {
    let cases = service.http.json("/api/cases?limit=1").await;
    cases["cases"][0]["case"].as_str().expect("a case").to_owned()
}

#[tokio::test]
async fn pages_are_served_apart_from_taking_commands() {
    let folders = [(); 4].map(|()| folder::temporary());
    let nats = with_stream(&Cli::on(folders[0].path()));
    let broker = broker(&nats);
    let intakes =
        [intake(folders[0].path(), &broker).await, intake(folders[1].path(), &broker).await];
    let web_one = web(folders[2].path(), &broker, &[&intakes[0], &intakes[1]]).await;
    let web_two = web(folders[3].path(), &broker, &[&intakes[1], &intakes[0]]).await;
    let mut rng = seed::rng("pages_are_served_apart_from_taking_commands");

    // Who serves pages has no key to take commands with, and who takes them has no views.
    for web in &folders[2..] {
        assert!(!web.path().join("keys/log").exists());
    }
    assert!(!folders[0].path().join("views").exists());
    for (service, roles) in [(&intakes[0], json!(["intake"])), (&web_one, json!(["web"]))] {
        assert_eq!(service.http.json("/api/status").await["roles"], roles);
    }
    let nothing = intakes[0].http.get_with("/cases", ACCEPT, "text/html").await;
    let problem = nothing.problem(404, "request.not_found");
    assert!(problem["message"].as_str().unwrap().contains("--role web"), "{problem}");

    // A command sent to one is on the pages of the other.
    let case = a_case(&web_one).await;
    let answer = web_one.http.accept(&make::note(&mut rng, &case, "Sent on.")).await;
    let at_least = format!("/cases/{case}?at_least={}", answer["position"]);
    assert!(web_two.http.get(&at_least).await.text().contains("Sent on."));
    // The answer is the one that intake itself gives.
    let command = make::note(&mut rng, &case, "The same answer.");
    let sent_on = web_one.http.accept(&command).await;
    assert_eq!(sent_on, intakes[0].http.accept(&command).await);
    // So is a refusal.
    let refused = make::note(&mut rng, &case.replace("case-", "fir-"), "On nothing.");
    let (there, here) =
        (web_one.http.submit(&refused).await, intakes[1].http.submit(&refused).await);
    assert_eq!((there.status, there.json()), (here.status, here.json()));
    assert!(there.problem(422, "stream.not_open")["rule"].is_string());
    // In the language of whoever asked, though the process that decides was asked in none.
    let urdu = submit_as(&web_one.http, "ur", &refused).await.problem(422, "stream.not_open");
    assert_eq!(urdu, submit_as(&intakes[1].http, "ur", &refused).await.json());
    assert!(text(&urdu["rule"]).contains("اندراج"), "{urdu}");

    // A form on a page goes the same way.
    let id = make::ulid(&mut rng);
    let form = format!("id={id}&actor=test-desk&text=By+form.");
    let path = format!("/cases/{case}/notes");
    let request = web_two.http.request(Method::POST, &path).body(form);
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    let shown = web_two.http.send(request).await;
    assert!(shown.status == 200 && shown.text().contains("By form."), "{}", shown.text());

    // One intake dies; the other takes over. Both are away: nothing is recorded, pages go on.
    let [first, second] = intakes;
    first.kill();
    for web in [&web_one, &web_two] {
        web.http.accept(&make::note(&mut rng, &case, "One is away.")).await;
    }
    let answer = second.stop();
    assert!(!answer.contains("panicked"), "{answer}");
    let late = make::note(&mut rng, &case, "Both are away.");
    let problem = web_one.http.submit(&late).await.problem(503, "intake.unreached");
    assert_eq!(problem["retryable"], true);
    assert!(web_two.http.get(&format!("/cases/{case}")).await.text().contains("One is away."));
    web_one.stop();
    web_two.stop();
}

#[tokio::test]
async fn two_intakes_lose_no_expectation() {
    let folders = [folder::temporary(), folder::temporary()];
    let nats = with_stream(&Cli::on(folders[0].path()));
    let broker = broker(&nats);
    let intakes =
        [intake(folders[0].path(), &broker).await, intake(folders[1].path(), &broker).await];
    let mut rng = seed::rng("two_intakes_lose_no_expectation");
    let opened = intakes[0].http.accept(&make::enquiry(&mut rng, "Raced for", "Multan")).await;
    let case = make::stream(&opened, "case");

    // Each writes the same stream as fast as it can.
    let turns = seed::count(10, 100);
    let notes: Vec<Vec<Value>> = (0..2)
        .map(|who| {
            (0..turns).map(|turn| make::note(&mut rng, &case, &format!("{who}: {turn}"))).collect()
        })
        .collect();
    let send = async |at: usize| {
        for note in &notes[at] {
            intakes[at].http.accept(note).await;
        }
    };
    tokio::join!(send(0), send(1));
    // And both take the same FIR number at once, again and again: one gets it.
    for serial in 1..=turns {
        let firs = [(); 2].map(|()| make::fir(&mut rng, &case, "Cantt", serial));
        let (one, other) =
            tokio::join!(intakes[0].http.submit(&firs[0]), intakes[1].http.submit(&firs[1]));
        let mut answers = [one.status, other.status];
        answers.sort_unstable();
        assert_eq!(answers, [200, 422], "{} {}", one.text(), other.text());
        let refused = if one.status == 422 { &one } else { &other };
        refused.problem(422, "reservation.taken");
    }
    let events = intakes[0].http.all_events().await;
    let of_case: Vec<&Value> = events.iter().filter(|event| event["stream"] == case).collect();
    for (version, event) in (1..).zip(&of_case) {
        assert_eq!(event["version"], version, "{event}");
    }
    let noted = of_case.iter().filter(|event| type_of(event).ends_with("note_added")).count();
    assert_eq!(noted, 2 * turns as usize);
    for service in intakes {
        service.stop();
    }
}

#[tokio::test]
async fn who_may_only_read_is_told_so_and_reads() {
    let (whole, reading) = (folder::temporary(), folder::temporary());
    let nats: Nats = with_stream(&Cli::on(whole.path()));
    let broker = broker(&nats);
    let service = serve(whole.path(), &broker).arg("--demo").start().await;
    // The command line of an auditor, who has no key.
    let cli = Cli::on(reading.path());
    let listed = run(&cli, &broker, &["--json", "events", "--limit", "3"]).lines();
    assert_eq!(listed.len(), 3);
    let mut rng = seed::rng("who_may_only_read_is_told_so_and_reads");
    let command = make::enquiry(&mut rng, "Not from here", "Lahore").to_string();
    let args = ["--log", &broker[1], "--nats-monitor", &broker[3], "submit", "-"];
    let refused = cli.run_with(&args, command.as_bytes());
    assert!(refused.stdout.contains("takes no commands"), "{refused:?}");

    let viewer = web(reading.path(), &broker, &[]).await;
    let page = viewer.http.get_with("/cases", ACCEPT, "text/html").await.text();
    assert!(page.contains("nothing can be recorded here"), "{page}");
    let case = a_case(&viewer).await;
    let note = make::note(&mut rng, &case, "Not from here.");
    viewer.http.submit(&note).await.problem(503, "intake.none");
    service.http.accept(&note).await;
    viewer.stop();
    service.stop();
}

#[test]
fn roles_that_do_not_fit_are_refused() {
    let data = folder::temporary();
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["--intake", "http://127.0.0.1:1"],
            &["leave intake out of --role", "nothing was changed"],
        ),
        (&["--role", "web", "--demo"], &["can found a log", "--role intake"]),
        (&["--role", "web", "--found"], &["can found a log", "--role intake"]),
        (&["--role", "web", "--intake", "tcp://x"], &["write it as http://127.0.0.1:8081"]),
        (&["--role", "clerk"], &["clerk", "intake", "web"]),
        (&["--role", "web", "--public", "grey.example"], &["https://grey.example"]),
    ];
    for (args, words) in cases {
        let start = args.iter().fold(Serve::on(data.path()), |serve, arg| serve.arg(*arg));
        let ran = start.fail();
        for word in *words {
            assert!(ran.stderr.contains(word), "{args:?}: {word:?} is not in {}", ran.stderr);
        }
    }
    assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0, "nothing was made");
}
