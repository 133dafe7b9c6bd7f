//! A server of the broker is lost: one is replaced by an empty one of its name, and without a
//! majority the log stands still and loses nothing. The steps are those of deploy/RUNBOOK.md.

use std::path::Path;
use std::time::{Duration, Instant};

use greyfile_tests::service::Service;
use greyfile_tests::{folder, make, seed};
use rustix::process::Signal;
use serde_json::Value;

use super::cluster::{Cluster, keys_sh, wait};

const PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(100);

/// A cluster with a demonstration in it, the service of one intake on it, and one case.
async fn started(data: &Path) -> (Cluster, Service, String) {
    let cluster = Cluster::start();
    cluster.cli(data, "admin", &["stream", "create"]).ok();
    let service = cluster.serve(data, "intake").arg("--demo").start().await;
    let cases = service.http.json("/api/cases?limit=1").await;
    let case = cases["cases"][0]["case"].as_str().expect("a case").to_owned();
    (cluster, service, case)
}

/// Sends the very same command until it is accepted, as whoever types it would; its position.
async fn record(service: &Service, command: &Value) -> u64 {
    let started = Instant::now();
    loop {
        let answer = service.http.submit(command).await;
        if answer.status == 200 {
            return answer.json()["position"].as_u64().expect("a position");
        }
        assert!(matches!(answer.status, 202 | 503), "{}", answer.text());
        assert!(started.elapsed() < PATIENCE, "not accepted: {}", answer.text());
        tokio::time::sleep(PAUSE).await;
    }
}

/// A metric of the service that has no labels.
async fn metric(service: &Service, name: &str) -> String {
    let text = service.http.get("/metrics").await.text();
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name} ")));
    line.unwrap_or_else(|| panic!("no {name} in {text}")).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_server_of_the_same_name_takes_a_dead_ones_place() {
    let mut rng = seed::rng("an_empty_server_of_the_same_name_takes_a_dead_ones_place");
    let data = folder::temporary();
    let (mut cluster, service, case) = started(data.path()).await;
    for number in 0..20 {
        let note = make::note(&mut rng, &case, &format!("Before the loss, {number}."));
        record(&service, &note).await;
    }
    let leader = cluster.leader();
    let dead = (leader + 1) % 3;
    cluster.kill(dead);
    std::fs::remove_dir_all(cluster.store(dead)).unwrap();

    // With two of three the log goes on, and the service stays ready.
    let mut last = 0;
    for number in 0..20 {
        let note = make::note(&mut rng, &case, &format!("With two of three, {number}."));
        last = record(&service, &note).await;
    }
    assert_eq!(service.http.get("/readyz").await.status, 200);
    assert_eq!(metric(&service, "greyfile_log_halted").await, "0");
    let events = service.cli().run(&["--json", "events"]).ok().to_owned();
    assert_eq!(events.lines().count() as u64, last);
    // What is started meanwhile cannot have it proven that the dead server syncs.
    let other = folder::temporary();
    folder::copy(&data.path().join("keys"), &other.path().join("keys"));
    let refused = cluster.serve(other.path(), "intake").fail();
    let monitor = format!("http://127.0.0.1:{}", cluster.monitor(dead));
    assert!(refused.failed().contains(&format!("{monitor} does not show")), "{}", refused.stderr);

    // Anew, under the same name, with nothing: it takes the log from the others.
    cluster.spawn(dead);
    cluster.wait_until_ready(dead);
    wait("the new copy is whole", || cluster.position(dead) == Some(last));
    let copy = cluster.stream(dead).expect("it has the stream");
    assert_eq!(copy["state"]["first_seq"], 1);
    assert_eq!(copy["state"]["messages"], last);

    // Now the one that led it all is lost, and the new copy counts.
    let leader = cluster.leader();
    cluster.kill(leader);
    let note = make::note(&mut rng, &case, "After the leader was lost.");
    let after = record(&service, &note).await;
    assert!(after > last);
    let now = service.cli().run(&["--json", "events"]).ok().to_owned();
    assert_eq!(now.lines().count() as u64, after);
    assert!(now.starts_with(&events), "what was acknowledged stands as it stood");
    wait("the new copy takes part", || cluster.position(dead) == Some(after));

    cluster.spawn(leader);
    cluster.wait_until_ready(leader);
    service.stop();
    // And what is started now is content with all three.
    let again = cluster.serve(data.path(), "intake").start().await;
    assert_eq!(again.cli().run(&["--json", "events"]).ok(), now);
    again.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_majority_the_log_stands_still_and_loses_nothing() {
    let mut rng = seed::rng("without_a_majority_the_log_stands_still_and_loses_nothing");
    let data = folder::temporary();
    let (mut cluster, service, case) = started(data.path()).await;
    let last = record(&service, &make::note(&mut rng, &case, "With all three.")).await;
    let events = service.cli().run(&["--json", "events"]).ok().to_owned();
    for dead in [0, 1] {
        cluster.kill(dead);
    }
    // Pages go on; a command is not accepted, and nobody says that it failed for good.
    assert_eq!(service.http.get(&format!("/cases/{case}")).await.status, 200);
    let command = make::note(&mut rng, &case, "With one of three.");
    let answer = service.http.submit(&command).await;
    assert!(matches!(answer.status, 202 | 503), "{}", answer.text());
    let started = Instant::now();
    while metric(&service, "greyfile_log_readable").await != "0" {
        assert!(started.elapsed() < PATIENCE, "nobody is told that the log cannot be read");
        tokio::time::sleep(PAUSE).await;
    }
    for dead in [0, 1] {
        cluster.spawn(dead);
    }
    for dead in [0, 1] {
        cluster.wait_until_ready(dead);
    }
    let position = record(&service, &command).await;
    assert_eq!(position, last + 1, "the same command, recorded once");
    let now = service.cli().run(&["--json", "events"]).ok().to_owned();
    assert!(now.starts_with(&events) && now.lines().count() as u64 == position);
    assert_eq!(metric(&service, "greyfile_log_readable").await, "1");
    assert_eq!(metric(&service, "greyfile_log_halted").await, "0");
    service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_take_renewed_certificates_while_they_run() {
    let mut rng = seed::rng("servers_take_renewed_certificates_while_they_run");
    let data = folder::temporary();
    let (cluster, service, case) = started(data.path()).await;
    let keys = cluster.keys();
    for number in 0..3 {
        let before = cluster.said(number).matches("Reloaded: tls").count();
        keys_sh(&["server", keys.to_str().unwrap(), &Cluster::name(number), "127.0.0.1"]);
        cluster.signal(number, Signal::HUP);
        wait("the certificate is read", || {
            cluster.said(number).matches("Reloaded: tls").count() > before
        });
        record(&service, &make::note(&mut rng, &case, &format!("Renewed on {number}."))).await;
    }
    // Who connects anew is shown the new one, and takes it.
    let events = service.cli().run(&["--json", "events"]).ok().to_owned();
    service.stop();
    let read = cluster.cli(data.path(), "intake", &["--json", "events"]);
    assert_eq!(read.ok(), events);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_of_one_server_is_enough_to_save_the_log() {
    let mut rng = seed::rng("the_store_of_one_server_is_enough_to_save_the_log");
    let data = folder::temporary();
    let (mut cluster, service, case) = started(data.path()).await;
    let last = record(&service, &make::note(&mut rng, &case, "Before all was lost.")).await;
    let events = service.cli().run(&["--json", "events"]).ok().to_owned();
    service.kill();
    wait("the copy is whole", || cluster.position(2) == Some(last));
    for number in 0..3 {
        cluster.kill(number);
    }
    // All are stopped, and the one store that is left is copied to where the others were.
    for number in 0..2 {
        std::fs::remove_dir_all(cluster.store(number)).unwrap();
        folder::copy(&cluster.store(2), &cluster.store(number));
    }
    for number in 0..3 {
        cluster.spawn(number);
    }
    for number in 0..3 {
        cluster.wait_until_ready(number);
    }
    // A process that knows what was acknowledged holds the stream against it, and goes on.
    let service = cluster.serve(data.path(), "intake").start().await;
    assert_eq!(service.cli().run(&["--json", "events"]).ok(), events, "event by event");
    let after = record(&service, &make::note(&mut rng, &case, "After all.")).await;
    assert_eq!(after, last + 1);
    for number in 0..3 {
        wait("every copy goes on", || cluster.position(number) == Some(after));
    }
    service.stop();
}
