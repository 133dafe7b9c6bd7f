//! What those who run the service read: health, readiness, metrics, status.

use greyfile_tests::{make, seed};
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
    service.http.submit(&note).await.problem(422, "life.not_open");
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
async fn the_status_names_the_log_and_its_views() {
    let (_folder, service) = demonstration().await;
    let status = service.http.json("/api/status").await;
    assert_eq!(status["purpose"], "demo");
    assert_eq!(status["position"], 159);
    assert_eq!(status["founded_at"], "2025-01-01T09:00:00+05:00");
    let views = list(&status["views"]);
    let names: Vec<&Value> = views.iter().map(|view| &view["view"]).collect();
    assert_eq!(names, ["casefile", "operations"]);
    for view in views {
        assert_eq!(view["ready"], true, "{view}");
        assert!(view["disk_bytes"].as_u64().unwrap() > 0, "{view}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_is_rebuilt_when_asked() {
    let (_folder, service) = demonstration().await;
    let before = crate::support::everything(&service.http).await;
    for view in ["casefile", "operations"] {
        let answer = service.http.post_bytes(&format!("/api/views/{view}/rebuild"), "").await.ok();
        let built = list(&answer["views"]).iter().find(|one| one["view"] == view).unwrap();
        assert_eq!(built["built"], "it was asked for");
        assert_eq!(built["ready"], true);
    }
    assert_eq!(crate::support::everything(&service.http).await, before);
    let answer = service.http.post("/api/views/nothing/rebuild", &json!({})).await;
    answer.problem(404, "view.unknown");
}
