//! What those who run the service read: health, readiness, metrics, status.

use std::fs;

use greyfile_tests::{Cli, Serve, folder, make, seed};
use serde_json::{Value, json};

use crate::support::{demonstration, list, production};

#[tokio::test(flavor = "multi_thread")]
async fn health_readiness_and_metrics_are_told() {
    let mut rng = seed::rng("health_readiness_and_metrics_are_told");
    let (_folder, service) = production().await;
    assert_eq!(service.http.get("/healthz").await.text(), "ok\n");
    assert_eq!(service.http.get("/readyz").await.text(), "ready\n");
    service.http.accept(&make::enquiry(&mut rng, "One", "Lahore")).await;
    let note = make::note(&mut rng, "case-01JZMK5V3QW0Y8T4D2N6R9XABC", "x");
    service.http.submit(&note).await.problem(422, "stream.not_open");
    let metrics = service.http.get("/metrics").await;
    assert_eq!(metrics.status, 200);
    for line in [
        "greyfile_commands_total{outcome=\"accepted\"} 1",
        "greyfile_commands_total{outcome=\"refused\"} 1",
        "greyfile_log_position 2",
        "greyfile_view_ready{view=\"casefile\"} 1",
        "greyfile_view_ready{view=\"operations\"} 1",
    ] {
        assert!(metrics.text().lines().any(|one| one == line), "{line} in\n{}", metrics.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_ready_once_its_views_show_what_was_recorded_before_it_started() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    Serve::on(&data).arg("--demo").start().await.stop();
    let older = folder.path().join("older-views");
    folder::copy(&data.join("views"), &older);
    Cli::on(&data).json(&["simulate", "--cases", "60"]);
    // The views from before: they have thousands of events to take in.
    fs::remove_dir_all(data.join("views")).unwrap();
    folder::copy(&older, &data.join("views"));
    let service = Serve::on(&data).start_unready();
    let last = service.http.json("/api/status").await["position"].as_u64().unwrap();
    assert!(last > 1_000, "{last}");
    let mut waited = Vec::new();
    let ready = loop {
        let answer = service.http.get("/readyz").await;
        if answer.status == 200 {
            break service.http.json("/api/status").await;
        }
        let problem = answer.json();
        assert_eq!((answer.status, &problem["retryable"]), (503, &json!(true)), "{problem}");
        waited.push(format!("{}: {}", problem["code"], problem["message"]));
        assert!(waited.len() < 100_000, "never ready: {waited:?}");
    };
    for view in list(&ready["views"]) {
        assert_eq!(view["position"], last, "ready, and behind: {view}\n{waited:#?}");
    }
    let behind: Vec<_> = waited.iter().filter(|one| one.contains("view.behind")).collect();
    let views = served();
    let told =
        |one: &&String| views.iter().any(|view| one.contains(&format!("the view {view} is at")));
    assert!(behind.iter().all(told), "{behind:#?}");
    println!("{} times not ready, {} of them behind", waited.len(), behind.len());
}

/// What the service tells of: the streams, and every view.
fn served() -> Vec<&'static str> {
    ["histories"].into_iter().chain(greyfile_registry::names()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_status_names_the_log_and_its_views() {
    let (_folder, service) = demonstration().await;
    let status = service.http.json("/api/status").await;
    assert_eq!(status["purpose"], "demo");
    assert_eq!(status["position"], greyfile_tests::demo::LAST);
    assert_eq!(status["founded_at"], "2025-01-01T09:00:00+05:00");
    let views = list(&status["views"]);
    let names: Vec<&Value> = views.iter().map(|view| &view["view"]).collect();
    assert_eq!(names, served());
    for view in views {
        assert_eq!(view["ready"], true, "{view}");
        assert!(view["disk_bytes"].as_u64().unwrap() > 0, "{view}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_is_rebuilt_when_asked() {
    let (_folder, service) = demonstration().await;
    let before = crate::support::everything(&service.http).await;
    for view in served() {
        let answer = service.http.post_bytes(&format!("/api/views/{view}/rebuild"), "").await.ok();
        let built = list(&answer["views"]).iter().find(|one| one["view"] == view).unwrap();
        assert_eq!(built["built"], "it was asked for");
        assert_eq!(built["ready"], true);
    }
    assert_eq!(crate::support::everything(&service.http).await, before);
    let answer = service.http.post("/api/views/nothing/rebuild", &json!({})).await;
    answer.problem(404, "view.unknown");
}
