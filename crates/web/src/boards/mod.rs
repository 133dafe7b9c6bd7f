//! Boards: pages across streams, a folder each.

pub(crate) mod deadlines;
pub(crate) mod operations;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::Viewing;

/// The routes of the boards, a line each.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new()
        .route("/", get(operations::dashboard::get))
        .route("/behind", get(operations::behind::get))
        .route("/deadlines", get(deadlines::get))
}
