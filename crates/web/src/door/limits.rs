//! How much may be under way at once: beyond it a request is told to come again, before it takes
//! memory or a thread.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::api::Problem;

/// Longest request body, in bytes: a raid with 400 people and their parcels stays below.
pub(crate) const BODY_LEN_MAX: usize = 1 << 20;

/// Requests that are answered at once. Each may hold a body of
/// [`BODY_LEN_MAX`] and an answer of a few times that.
pub(super) const UNDER_WAY_MAX: usize = 256;

/// The places for requests.
#[derive(Debug, Clone)]
pub(super) struct UnderWay(Arc<Semaphore>);

impl UnderWay {
    /// Places for so many requests.
    pub(super) fn new(places: usize) -> Self {
        Self(Arc::new(Semaphore::new(places)))
    }
}

/// Answers a request if there is a place for it.
pub(super) async fn limit(
    State(under_way): State<UnderWay>,
    request: Request,
    next: Next,
) -> Response {
    if is_always_answered(request.uri().path()) {
        return next.run(request).await;
    }
    let Ok(_place) = under_way.0.try_acquire() else {
        metrics::counter!("greyfile_requests_turned_away_total").increment(1);
        return Problem::not_now("request.busy", []).into_response();
    };
    next.run(request).await
}

/// What whoever looks after the service asks while it is busy, and signals, which stay open for as
/// long as a page does and cost next to nothing.
fn is_always_answered(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/metrics" | "/api/stream")
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::middleware;
    use axum::routing::get;
    use tokio::sync::Notify;
    use tower::ServiceExt;

    use super::*;

    /// One more than there are places for is turned away, and taken once a place is free.
    #[tokio::test]
    async fn what_is_one_too_many_is_told_to_come_again() {
        let (arrived, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let slow = {
            let (arrived, go) = (Arc::clone(&arrived), Arc::clone(&go));
            move || async move {
                arrived.notify_one();
                go.notified().await;
            }
        };
        let router = Router::new()
            .route("/slow", get(slow))
            .route("/quick", get(async || ()))
            .route("/healthz", get(async || ()))
            .layer(middleware::from_fn_with_state(UnderWay::new(1), limit));
        let ask = |path: &str| {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let router = router.clone();
            async move { router.oneshot(request).await.unwrap() }
        };
        let slow = tokio::spawn(ask("/slow"));
        arrived.notified().await;
        let turned_away = ask("/quick").await;
        assert_eq!(turned_away.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(turned_away.headers().contains_key("retry-after"));
        assert_eq!(ask("/healthz").await.status(), StatusCode::OK);
        go.notify_one();
        assert_eq!(slow.await.unwrap().status(), StatusCode::OK);
        assert_eq!(ask("/quick").await.status(), StatusCode::OK);
    }
}
