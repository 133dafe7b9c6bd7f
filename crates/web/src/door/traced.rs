//! A span for each request, in the trace of whoever asked if they say so.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument, field, info_span};

/// Answers a request inside its span. An address can hold what was typed into it, so that only the
/// route's pattern is told.
pub(crate) async fn traced(request: Request, next: Next) -> Response {
    let method = request.method().as_str();
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let span = info_span!(
        "request",
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        http.request.method = method,
        http.route = route,
        http.response.status_code = field::Empty,
    );
    let parent = request.headers().get(greyfile_trace::HEADER);
    if let Some(parent) = parent.and_then(|value| value.to_str().ok()?.parse().ok()) {
        greyfile_trace::follow(&span, &parent);
    }
    let response = next.run(request).instrument(span.clone()).await;
    span.record("http.response.status_code", response.status().as_u16());
    response
}
