//! How much may be under way at once: beyond it a request is told to come again, before it takes
//! memory or a thread.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::api::Problem;

/// Longest request body, in bytes: a raid with 400 people and their parcels stays below.
pub(crate) const BODY_LEN_MAX: usize = 1 << 20;

/// Requests that are answered at once. Each may hold a body of [`BODY_LEN_MAX`] and an answer of a
/// few times that.
const REQUESTS_MAX: usize = 256;

/// Signals that are followed at once: one for each page that is open, each with a connection of its
/// own. Together with the requests they leave connections for whoever looks after the service
/// ([`super::listen`]).
const SIGNALS_MAX: usize = 448;

/// The places for what is under way.
#[derive(Debug, Clone)]
pub(super) struct UnderWay {
    requests: Arc<Semaphore>,
    signals: Arc<Semaphore>,
}

impl Default for UnderWay {
    fn default() -> Self {
        Self::new(REQUESTS_MAX, SIGNALS_MAX)
    }
}

impl UnderWay {
    fn new(requests: usize, signals: usize) -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        Self { requests: places(requests), signals: places(signals) }
    }

    /// Where a request needs a place; nowhere if whoever looks after the service asks, who has to
    /// know while it is busy.
    fn of(&self, path: &str) -> Option<&Arc<Semaphore>> {
        match path {
            "/healthz" | "/readyz" | "/metrics" => None,
            "/api/stream" => Some(&self.signals),
            _ => Some(&self.requests),
        }
    }
}

/// Answers a request if there is a place for it.
pub(super) async fn limit(
    State(under_way): State<UnderWay>,
    request: Request,
    next: Next,
) -> Response {
    let Some(places) = under_way.of(request.uri().path()) else {
        return next.run(request).await;
    };
    let Ok(place) = Arc::clone(places).try_acquire_owned() else {
        metrics::counter!("greyfile_requests_turned_away_total").increment(1);
        return Problem::not_now("request.busy", []).into_response();
    };
    let response = next.run(request).await;
    response.map(|body| Body::new(Placed { body, _place: place }))
}

/// The body of an answer. Its place is free once it is sent, or nobody waits for it any more.
struct Placed {
    body: Body,
    _place: OwnedSemaphorePermit,
}

impl HttpBody for Placed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::to_bytes;
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
                "slow"
            }
        };
        let router = Router::new()
            .route("/slow", get(slow))
            .route("/quick", get(async || ()))
            .route("/healthz", get(async || ()))
            .route("/api/stream", get(async || "signals"))
            .layer(middleware::from_fn_with_state(UnderWay::new(1, 1), limit));
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
        // Signals have places of their own.
        let signals = ask("/api/stream").await;
        assert_eq!(signals.status(), StatusCode::OK);
        assert_eq!(ask("/api/stream").await.status(), StatusCode::SERVICE_UNAVAILABLE);
        go.notify_one();
        let slow = slow.await.unwrap();
        assert_eq!(slow.status(), StatusCode::OK);
        // What is answered but not sent keeps its place.
        assert_eq!(ask("/quick").await.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(to_bytes(slow.into_body(), 10).await.unwrap(), "slow");
        assert_eq!(ask("/quick").await.status(), StatusCode::OK);
        drop(signals);
        assert_eq!(ask("/api/stream").await.status(), StatusCode::OK);
    }
}
