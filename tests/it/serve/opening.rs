//! Case 14: while the log is being opened the service is there and says so, and then takes over on the
//! connections that are open.

use std::time::{Duration, Instant};

use greyfile_tests::{Cli, Http, Serve, Service, folder, make, seed};
use reqwest::Method;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE};

use crate::faults::disk::Disk;
use crate::support::production;

/// How long opening may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long an answer may take while the log is being opened, on a machine that does much else.
const AT_ONCE: Duration = Duration::from_secs(2);

/// Asks until the service is ready: every answer comes at once, on one connection, and says either that
/// the log is being opened or what was asked for. How often it said that it is being opened.
async fn opens(service: &Service, says: [&str; 2]) -> usize {
    let http = &service.http;
    let started = Instant::now();
    let mut opening = 0;
    loop {
        let asked = Instant::now();
        assert_eq!(http.get("/healthz").await.text(), "ok\n");
        let ready = http.get("/readyz").await;
        assert!(asked.elapsed() < AT_ONCE, "{:?}", asked.elapsed());
        if ready.status == 200 {
            return opening;
        }
        let code = ready.json()["code"].clone();
        if code == "log.opening" {
            let problem = ready.problem(503, "log.opening");
            assert_eq!((&problem["retryable"], ready.header("retry-after")), (&true.into(), "1"));
            if let Some(others) = not_told(http, says).await {
                assert!(others.is_empty(), "{says:?}: {others:?}");
                opening += 1;
            }
        } else {
            assert!(code == "view.not_ready" || code == "view.behind", "{}", ready.text());
        }
        assert!(started.elapsed() < PATIENCE, "{}", service.said());
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// The answers of pages and the API, of both languages, that do not say this while the log is being
/// opened; nothing if it is open by now.
async fn not_told(http: &Http, says: [&str; 2]) -> Option<Vec<String>> {
    let mut others = Vec::new();
    for (lang, says) in ["en", "ur"].into_iter().zip(says) {
        let page = http.request(Method::GET, "/cases").header(ACCEPT, "text/html");
        let page = http.send(page.header(ACCEPT_LANGUAGE, lang)).await;
        let events = http.request(Method::GET, "/api/events").header(ACCEPT_LANGUAGE, lang);
        let events = http.send(events).await;
        for (path, answer) in [("/cases", page), ("/api/events", events)] {
            let text = answer.text();
            if answer.status == 200 || !text.contains("log.opening") {
                return None;
            }
            assert_eq!(answer.status, 503, "{path}: {text}");
            if !text.to_lowercase().contains(says) {
                others.push(text);
            }
        }
    }
    Some(others)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_killed_under_load_says_that_it_opens_its_log() {
    let mut rng = seed::rng("a_service_killed_under_load_says_that_it_opens_its_log");
    let folder = folder::temporary();
    let data = folder.path().join("data");
    // Some megabytes, so that verifying them takes a while.
    Cli::on(&data).run(&["simulate", "--cases", "400"]).ok();
    let service = Serve::on(&data).start().await;
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let http = service.http.clone();
            let note = make::enquiry(&mut rng, &format!("Under load {writer}"), "Lahore");
            tokio::spawn(async move {
                let request = http.request(Method::POST, "/api/commands").json(&note);
                while http.try_send(request.try_clone().expect("a body")).await.is_ok() {}
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    service.kill();
    for writer in writers {
        writer.await.unwrap();
    }

    let service = Serve::on(&data).start_opening();
    let opening = opens(&service, ["opening the log", "لاگ کھولا جا رہا ہے"]).await;
    println!("asked {opening} times while the log was being opened");
    assert!(opening > 0, "opening a killed log takes longer than one answer");
    let said = service.said();
    assert_eq!(said.matches("Opening the log in ").count(), 1, "{said}");
    service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn started_on_a_full_disk_it_says_so_until_there_is_room() {
    let Some(disk) = Disk::mount(32) else { return };
    // The log itself needs room for its first commit.
    std::fs::create_dir(disk.seen().join("data")).unwrap();
    disk.fill(0);
    let service = disk.serve().arg("--demo").start_opening();
    let given_up = Instant::now() + PATIENCE;
    // Before it has met the full disk it says that it opens the log.
    let wanted = ["is full", "بھر گئی ہے"];
    while not_told(&service.http, wanted).await != Some(Vec::new()) {
        assert!(Instant::now() < given_up, "{}", service.said());
    }
    let said = service.said();
    assert!(said.contains("is full") && !said.contains("user greyfile runs as"), "{said}");
    // Asked to stop meanwhile, it does.
    service.stop();
    let service = disk.serve().arg("--demo").start_opening();
    disk.free();
    opens(&service, ["", ""]).await;
    assert_eq!(service.http.json("/api/status").await["position"], greyfile_tests::demo::LAST);
    service.stop();
}

/// What cannot pass by itself ends it, as it did before.
#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_pass_ends_it() {
    let (folder, service) = production().await;
    service.stop();
    let data = folder.path().join("data");
    std::fs::write(data.join("keys/log"), b"too short").unwrap();
    let ran = Serve::on(&data).fail();
    assert!(ran.failed().contains("the log's secret"), "{}", ran.stderr);
    assert!(!data.join("address").exists(), "the address is withdrawn");
}
