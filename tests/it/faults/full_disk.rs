//! Case 23: a full disk. Commands are not taken, what was acknowledged stays, every page says what has
//! stopped, and with room everything goes on by itself.

use std::time::{Duration, Instant};

use greyfile_tests::{Http, Service, demo, make, seed};
use reqwest::Method;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE};
use serde_json::Value;

use super::disk::Disk;
use crate::support::list;

/// How long what has stopped may take to go on, once there is room.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_and_goes_on_by_itself() {
    let mut rng = seed::rng("a_full_disk_loses_nothing_and_goes_on_by_itself");
    let Some(disk) = Disk::mount(64) else { return };
    let service = disk.serve().arg("--found").start().await;
    let mut acknowledged = Vec::new();
    for number in 0..20 {
        let raid = make::raid(&mut rng, &format!("Plaza {number}"), "Lahore");
        let answer = service.http.submit(&raid).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        acknowledged.push((raid, answer.body));
    }
    // Twice: with some room left, and with none.
    for left in [32 << 10, 0] {
        let mut signals = service.http.request(Method::GET, "/api/stream").send().await.unwrap();
        disk.fill(left);
        let unknown = until_refused(&service.http, &mut rng, &mut acknowledged).await;
        println!("{} acknowledged before the disk was full", acknowledged.len());
        says_so(&service, &["log.full"]).await;
        // Pages that are open are told to look.
        let mut told = String::new();
        while !told.contains("event: notices") {
            let signal = tokio::time::timeout(PATIENCE, signals.chunk()).await.expect("a signal");
            let signal = signal.expect("the stream goes on").expect("it does not end");
            told.push_str(&String::from_utf8_lossy(&signal));
        }
        still_readable(&service.http, acknowledged.len()).await;

        disk.free();
        goes_on(&service).await;
        for (command, answer) in &acknowledged {
            let again = service.http.submit(command).await;
            let first = String::from_utf8_lossy(answer);
            assert!(again.body == *answer, "{} is not {first}", again.text());
        }
        for command in unknown {
            let answer = service.http.submit(&command).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            acknowledged.push((command, answer.body));
        }
        let last = service.http.json("/api/status").await["position"].clone();
        let cases = service.http.json(&format!("/api/cases?limit=500&at_least={last}")).await;
        assert_eq!(list(&cases["cases"]).len(), acknowledged.len().min(500));
    }
    service.stop();
}

/// Sends raids until the disk says no. Answers those whose outcome is not known, and one that was
/// refused: both are to be sent again.
async fn until_refused(
    http: &Http,
    rng: &mut fastrand::Rng,
    acknowledged: &mut Vec<(Value, Vec<u8>)>,
) -> Vec<Value> {
    let mut again = Vec::new();
    loop {
        let raid = make::raid(rng, "One too many", "Karachi");
        let answer = http.submit(&raid).await;
        match answer.status {
            200 => acknowledged.push((raid, answer.body)),
            // It may or may not be recorded, and is asked about again.
            202 => {
                let said = answer.json();
                assert_eq!(said["outcome"], "unknown", "{said}");
                means_what_it_says(&said, &["not known whether", "same id", "disk", "full"]);
                again.push(raid);
            }
            503 => {
                let refused = answer.problem(503, "log.full");
                let words = ["nothing was recorded", "is safe", "full", "free some space"];
                means_what_it_says(&refused, &words);
                again.push(raid);
                return again;
            }
            status => panic!("{status}: {}", answer.text()),
        }
        assert!(acknowledged.len() < 20_000, "the disk never fills");
    }
}

/// Stopped while the disk is full, it ends as it should, and starts again by itself when there is room.
#[tokio::test(flavor = "multi_thread")]
async fn stopped_and_started_on_a_full_disk() {
    let mut rng = seed::rng("stopped_and_started_on_a_full_disk");
    let Some(disk) = Disk::mount(64) else { return };
    let service = disk.serve().arg("--demo").start().await;
    disk.fill(0);
    until_refused(&service.http, &mut rng, &mut Vec::new()).await;
    // SIGTERM: it exits 0.
    service.stop();

    let service = disk.serve().start_opening();
    let given_up = Instant::now() + PATIENCE;
    loop {
        let ready = service.http.get("/readyz").await;
        let code = ready.json()["code"].clone();
        if code == "log.opening" || code == "view.not_ready" || code == "log.full" {
            let message = ready.json()["message"].to_string();
            if message.contains("full") {
                assert!(!message.contains("permission"), "{message}");
                break;
            }
        }
        assert!(Instant::now() < given_up, "{} {}", ready.text(), service.said());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(service.http.get("/healthz").await.status, 200);
    disk.free();
    goes_on(&service).await;
    let position = service.http.json("/api/status").await["position"].as_u64().unwrap();
    assert!(position >= demo::LAST, "{position}");
    service.http.accept(&make::raid(&mut rng, "After", "Karachi")).await;
    service.stop();
}

/// The views alone: their disk is full while the log's is not. They say so, and go on by themselves.
#[tokio::test(flavor = "multi_thread")]
async fn views_on_a_full_disk_say_so_and_go_on() {
    let mut rng = seed::rng("views_on_a_full_disk_say_so_and_go_on");
    let Some(disk) = Disk::mount(64) else { return };
    let elsewhere = greyfile_tests::folder::temporary();
    let data = elsewhere.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::os::unix::fs::symlink(disk.path(), data.join("views")).unwrap();
    let service = disk.serve_on(&data).arg("--demo").start().await;
    disk.fill(0);
    let given_up = Instant::now() + PATIENCE;
    while codes(&service.http).await.is_empty() {
        let note = make::raid(&mut rng, "While the views' disk is full", "Karachi");
        service.http.accept(&note).await;
        assert!(Instant::now() < given_up, "the views go on: {}", service.said());
    }
    let stopped = codes(&service.http).await;
    assert!(stopped.iter().all(|code| code == "view.stopped"), "{stopped:?}");
    says_so(&service, &["view.stopped"]).await;
    disk.free();
    goes_on(&service).await;
    let last = service.http.json("/api/status").await["position"].clone();
    service.http.json(&format!("/api/operations?at_least={last}")).await;
    service.stop();
}

/// The codes of what stands at the top of every page.
async fn codes(http: &Http) -> Vec<String> {
    let status = http.json("/api/status").await;
    let codes = list(&status["notices"]).iter().map(|one| one["code"].as_str().unwrap().to_owned());
    codes.collect()
}

/// Every page says at its top, in both languages, what has stopped, since when and what it means; so do
/// the status, the metrics and the open signals.
async fn says_so(service: &Service, wanted: &[&str]) {
    let http = &service.http;
    let status = http.json("/api/status").await;
    for code in wanted {
        let notice = list(&status["notices"]).iter().find(|one| one["code"] == *code);
        let notice = notice.unwrap_or_else(|| panic!("no {code}: {status}"));
        assert!(notice["since"].is_string() && notice["message"].is_string(), "{notice}");
        let metrics = http.get("/metrics").await.text();
        assert!(metrics.contains(&format!("greyfile_notice{{code=\"{code}\"}} 1")), "{metrics}");
    }
    // As far as the views came: what this client recorded since is not in them.
    let case = http.get("/api/cases?limit=1").await.ok()["cases"][0]["case"].clone();
    let mut looked_at = 0;
    for address in greyfile_web::addresses() {
        let address = address.replace("{case}", case.as_str().unwrap_or("case-none"));
        let address = address.replace("{position}", "1").replace("{event}", "case.opened");
        let address = address.replace("{person}", "person-01JZMK5V3QW0Y8T4D2N6R9XABC");
        for lang in ["en", "ur"] {
            let page = http.request(Method::GET, &address).header(ACCEPT, "text/html");
            let page = http.send(page.header(ACCEPT_LANGUAGE, lang)).await.text();
            for code in wanted {
                let at = page.find(&format!("data-notice=\"{code}\""));
                let at =
                    at.unwrap_or_else(|| panic!("{address} ({lang}) does not say {code}: {page}"));
                // At its top: before any heading.
                assert!(page[..at].find("<h1").is_none(), "{address}");
                let since = if lang == "en" { "Since " } else { "سے" };
                assert!(page[at..].contains(since), "{address} ({lang})");
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 30, "{looked_at}");
}

/// Everything goes on by itself, and nothing says any more that it has stopped.
async fn goes_on(service: &Service) {
    let given_up = Instant::now() + PATIENCE;
    loop {
        let ready = service.http.get("/readyz").await;
        if ready.status == 200 && codes(&service.http).await.is_empty() {
            break;
        }
        assert!(Instant::now() < given_up, "{} {}", ready.text(), service.said());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let page = service.http.get("/").await.text();
    assert!(!page.contains("data-notice"), "{page}");
    let metrics = service.http.get("/metrics").await.text();
    assert!(metrics.contains("greyfile_notice{code=\"log.full\"} 0"), "{metrics}");
}

fn means_what_it_says(problem: &Value, words: &[&str]) {
    let message = problem["message"].as_str().unwrap();
    for word in words {
        assert!(message.contains(word), "{word:?} is not in: {message}");
    }
    assert!(!message.contains("restart"), "{message}");
    assert_eq!(problem["retryable"], true, "{problem}");
}

async fn still_readable(http: &Http, acknowledged: usize) {
    assert_eq!(http.get("/healthz").await.status, 200);
    http.get("/readyz").await.problem(503, "log.full");
    let status = http.json("/api/status").await;
    assert!(status["halted"].as_str().unwrap().contains("full"), "{status}");
    let raids = http.all_events().await;
    let raids = raids.iter().filter(|event| event["type"] == "raid.conducted").count();
    assert_eq!(raids, acknowledged, "all that was acknowledged, and nothing else");
}
