//! A full disk: commands are not taken, what was acknowledged stays.

use greyfile_tests::{make, seed};
use serde_json::Value;

use super::disk::Disk;
use crate::support::list;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let mut rng = seed::rng("a_full_disk_loses_nothing_that_was_acknowledged");
    let Some(disk) = Disk::mount(24) else { return };
    let service = disk.serve().arg("--found").start().await;
    let mut acknowledged = Vec::new();
    for number in 0..20 {
        let raid = make::raid(&mut rng, &format!("Plaza {number}"), "Lahore");
        let answer = service.http.submit(&raid).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        acknowledged.push((raid, answer.body));
    }
    disk.fill(32 << 10);

    // Sooner or later the disk says no.
    let mut unknown = None;
    let refused = loop {
        let raid = make::raid(&mut rng, "One too many", "Karachi");
        let answer = service.http.submit(&raid).await;
        match answer.status {
            200 => acknowledged.push((raid, answer.body)),
            // It may or may not be recorded, and is asked about again below.
            202 => {
                let said = answer.json();
                assert_eq!(said["outcome"], "unknown", "{said}");
                means_what_it_says(&said, &["not known whether", "same id", "disk", "full"]);
                unknown = Some(raid);
            }
            503 => break answer.problem(503, "log.closed"),
            status => panic!("{status}: {}", answer.text()),
        }
        assert!(acknowledged.len() < 5_000, "the disk never fills");
    };
    println!("{} acknowledged before the disk was full", acknowledged.len());
    means_what_it_says(
        &refused,
        &["nothing was recorded", "is safe", "full", "free some space", "restart"],
    );
    still_readable(&service.http, acknowledged.len()).await;

    // Space alone does not make it go on: what the disk holds is looked at first.
    disk.free();
    let raid = make::raid(&mut rng, "Still closed", "Karachi");
    service.http.submit(&raid).await.problem(503, "log.closed");
    service.kill();

    let service = disk.serve().start().await;
    for (command, answer) in &acknowledged {
        let again = service.http.submit(command).await;
        assert!(
            again.body == *answer,
            "{} is not {}",
            again.text(),
            String::from_utf8_lossy(answer)
        );
    }
    let unknown = unknown.expect("the command that met the full disk was not refused outright");
    service.http.accept(&unknown).await;
    let position = service.http.accept(&raid).await["position"].clone();
    let cases = service.http.json(&format!("/api/cases?limit=500&at_least={position}")).await;
    assert_eq!(list(&cases["cases"]).len(), (acknowledged.len() + 2).min(500));
    service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_it_does_not_start_and_says_why() {
    let Some(disk) = Disk::mount(24) else { return };
    disk.serve().arg("--demo").start().await.stop();
    disk.fill(0);
    match disk.serve().attempt() {
        Err(ran) => {
            let message = ran.failed();
            assert!(message.contains("full") || message.contains("No space left"), "{message}");
        }
        // What is there can be read without writing.
        Ok(service) => {
            assert_eq!(service.http.get("/healthz").await.status, 200);
            service.kill();
        }
    }
    disk.free();
    let service = disk.serve().start().await;
    assert_eq!(service.http.json("/api/status").await["position"], greyfile_tests::demo::LAST);
}

fn means_what_it_says(problem: &Value, words: &[&str]) {
    let message = problem["message"].as_str().unwrap();
    for word in words {
        assert!(message.contains(word), "{word:?} is not in: {message}");
    }
    assert_eq!(problem["retryable"], true, "{problem}");
}

async fn still_readable(http: &greyfile_tests::Http, acknowledged: usize) {
    assert_eq!(http.get("/healthz").await.status, 200);
    http.get("/readyz").await.problem(503, "log.closed");
    let status = http.json("/api/status").await;
    assert!(status["halted"].as_str().unwrap().contains("full"), "{status}");
    let raids = http.all_events().await;
    let raids = raids.iter().filter(|event| event["type"] == "raid.conducted").count();
    assert_eq!(raids, acknowledged, "all that was acknowledged, and nothing else");
}
