//! The pages: rendered here, refreshed in place by htmx. A request that htmx makes gets the main
//! part of the same page, so that a page and its refresh cannot differ.

mod casefile;
mod cases;
mod note;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::Viewing;

/// The routes of the pages.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new()
        .route("/cases", get(cases::get))
        .route("/cases/{case}", get(casefile::get))
        .route("/cases/{case}/notes", get(note::get).post(note::post))
}
