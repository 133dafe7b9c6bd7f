//! The service on a broker, as its users see it.

use std::time::{Duration, Instant};

use greyfile_tests::cli::Cli;
use greyfile_tests::folder;
use greyfile_tests::service::{Serve, Service};
use greyfile_tests::{make, seed};
use reqwest::header::ACCEPT_LANGUAGE;

use super::{broker, run, serve, with_stream};

#[tokio::test]
async fn the_demonstration_is_the_same_record_as_in_a_file() {
    let (on_broker, on_file) = (folder::temporary(), folder::temporary());
    let cli = Cli::on(on_broker.path());
    let nats = with_stream(&cli);
    let broker = broker(&nats);
    let service = serve(on_broker.path(), &broker).arg("--demo").start().await;
    let dashboard = service.http.get("/").await;
    assert_eq!(dashboard.status, 200);
    let streamed = cli.run(&["--json", "events"]).ok().to_owned();
    service.stop();

    let file = Serve::on(on_file.path()).arg("--demo").start().await;
    let filed = Cli::on(on_file.path()).run(&["--json", "events"]).ok().to_owned();
    file.stop();
    assert!(streamed.lines().count() > 100);
    assert_eq!(streamed, filed, "the same events at the same positions");

    // Started again it has lost nothing, and with --demo it adds nothing.
    let again = serve(on_broker.path(), &broker).arg("--demo").start().await;
    assert_eq!(cli.run(&["--json", "events"]).ok(), streamed);
    again.stop();
    // And the command line reads it by itself where no service runs.
    assert_eq!(run(&cli, &broker, &["--json", "events"]).ok(), streamed);
}

#[tokio::test]
async fn what_one_process_takes_another_shows() {
    let (one, other) = (folder::temporary(), folder::temporary());
    let nats = with_stream(&Cli::on(one.path()));
    let broker = broker(&nats);
    let first = serve(one.path(), &broker).arg("--demo").start().await;
    let second = serve(other.path(), &broker).arg("--demo").start().await;
    let cases = second.http.json("/api/cases?limit=1").await;
    let case = cases["cases"][0]["case"].as_str().expect("a case").to_owned();
    // Turn by turn, so that each decides on what the other has just written.
    let mut rng = seed::rng("what_one_process_takes_another_shows");
    let processes = [&first, &second];
    for turn in 0..4 {
        let (taker, shower) = (processes[turn % 2], processes[(turn + 1) % 2]);
        let note = format!("From process {turn}.");
        let answer = taker.http.accept(&make::note(&mut rng, &case, &note)).await;
        let position = &answer["position"];
        let page = shower.http.get(&format!("/cases/{case}?at_least={position}")).await.text();
        assert!(page.contains(&note), "turn {turn}");
    }
    first.stop();
    second.stop();
}

#[tokio::test]
async fn a_killed_broker_costs_nothing_and_commands_are_taken_again() {
    let data = folder::temporary();
    let mut nats = with_stream(&Cli::on(data.path()));
    let broker = broker(&nats);
    let service = serve(data.path(), &broker).arg("--demo").start().await;
    let cases = service.http.json("/api/cases?limit=1").await;
    let case = cases["cases"][0]["case"].as_str().expect("a case").to_owned();
    let mut rng = seed::rng("a_killed_broker_costs_nothing");
    service.http.accept(&make::note(&mut rng, &case, "Before the kill.")).await;
    let command = make::note(&mut rng, &case, "During the kill.");
    nats.servers()[0].kill();
    says_that_the_record_is_out_of_reach(&service, &case).await;
    // Views go on; a command is refused or unknown, never lost and never half-written.
    assert_eq!(service.http.get(&format!("/cases/{case}")).await.status, 200);
    let meanwhile = service.http.submit(&command).await;
    assert!([202, 503].contains(&meanwhile.status), "{} {}", meanwhile.status, meanwhile.text());
    nats.servers()[0].start();
    let give_up = Instant::now() + Duration::from_secs(20);
    let after = loop {
        let answer = service.http.submit(&command).await;
        if answer.status == 200 {
            break answer.ok();
        }
        assert!(Instant::now() < give_up, "{} {}", answer.status, answer.text());
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_eq!(after["outcome"], "accepted");
    while service.http.get("/").await.text().contains("data-notice") {
        assert!(Instant::now() < give_up, "it goes on saying that the record is out of reach");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let page = service.http.get(&format!("/cases/{case}?at_least={}", after["position"])).await;
    for note in ["Before the kill.", "During the kill."] {
        assert!(page.text().contains(note), "{note}");
    }
    let recorded = service.http.all_events().await;
    let during = recorded.iter().filter(|event| event.to_string().contains("During the kill."));
    assert_eq!(during.count(), 1, "recorded once");
    service.stop();
}

/// Waits until pages say so, in both languages, with where they stand; and the metrics.
async fn says_that_the_record_is_out_of_reach(service: &Service, case: &str) {
    let give_up = Instant::now() + Duration::from_secs(20);
    for (path, lang, says) in [
        ("/", "en", "the record cannot be reached"),
        ("/", "ur", "ریکارڈ تک رسائی نہیں"),
        (&*format!("/cases/{case}"), "en", "how it stood at position"),
        ("/status", "en", "Since "),
        ("/record", "ur", "نمبر شمار"),
    ] {
        loop {
            let page = service.http.get_with(path, ACCEPT_LANGUAGE, lang).await.text();
            let notice = page.split("data-notice=\"log.unreached\"").nth(1);
            if notice.is_some_and(|notice| notice.split("</p>").next().unwrap().contains(says)) {
                break;
            }
            assert!(Instant::now() < give_up, "{path} ({lang}) does not say {says}: {page}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    let metrics = service.http.get("/metrics").await.text();
    assert!(metrics.contains("greyfile_notice{code=\"log.unreached\"} 1"), "{metrics}");
}

/// Case 14: started while the broker is away, it says so to everybody, and takes over when the broker
/// is there.
#[tokio::test(flavor = "multi_thread")]
async fn started_on_a_broker_that_is_away_it_waits_and_says_so() {
    let data = folder::temporary();
    let mut nats = with_stream(&Cli::on(data.path()));
    let broker = broker(&nats);
    serve(data.path(), &broker).arg("--demo").start().await.stop();
    nats.servers()[0].kill();
    let service = serve(data.path(), &broker).start_opening();
    for (path, lang, says) in [
        ("/readyz", "en", "broker that keeps it cannot be reached"),
        ("/api/status", "ur", "بروکر"),
        ("/cases", "en", "broker"),
    ] {
        let give_up = Instant::now() + Duration::from_secs(30);
        loop {
            let answer = service.http.get_with(path, ACCEPT_LANGUAGE, lang).await;
            let problem = answer.problem(503, "log.opening");
            assert_eq!(problem["retryable"], true, "{problem}");
            if problem["message"].as_str().unwrap().contains(says) {
                break;
            }
            assert!(Instant::now() < give_up, "{path}: {problem} {}", service.said());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(service.http.get("/healthz").await.status, 200);
    }
    // Told once, however often it is tried.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let said = service.said();
    assert_eq!(said.matches("cannot be reached").count(), 1, "{said}");
    nats.servers()[0].start();
    service.http.patient(Duration::from_secs(60)).json("/api/cases").await;
    service.http.ready().await;
    service.stop();
    // Asked to stop while it waits, it does.
    nats.servers()[0].kill();
    serve(data.path(), &broker).start_opening().stop();
}
