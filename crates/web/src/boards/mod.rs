//! Boards: pages across streams, a folder each.

pub(crate) mod deadlines;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::Viewing;

/// The routes of the boards, a line each.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new().route("/deadlines", get(deadlines::get))
}
