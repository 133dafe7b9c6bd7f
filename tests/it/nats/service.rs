//! The service on a broker, as its users see it.

use std::time::{Duration, Instant};

use greyfile_tests::cli::Cli;
use greyfile_tests::folder;
use greyfile_tests::service::Serve;
use greyfile_tests::{make, seed};

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
    let page = service.http.get(&format!("/cases/{case}?at_least={}", after["position"])).await;
    for note in ["Before the kill.", "During the kill."] {
        assert!(page.text().contains(note), "{note}");
    }
    let recorded = service.http.all_events().await;
    let during = recorded.iter().filter(|event| event.to_string().contains("During the kill."));
    assert_eq!(during.count(), 1, "recorded once");
    service.stop();
}
