//! The pages: rendered here, refreshed in place by htmx. A request that htmx makes gets the main
//! part of the same page, so that a page and its refresh cannot differ.

pub(crate) mod behind;
mod chart;
mod countries;
mod dashboard;
mod figures;
mod people;
mod picked;
mod raid;
mod raid_cases;
mod raid_centres;
mod raid_command;
mod raid_labels;
mod raid_seized;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::Viewing;

/// The routes of the pages.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new()
        .route("/", get(dashboard::get))
        .route("/behind", get(behind::get))
        .route("/raids/new", get(raid::get).post(raid::post))
        .route("/raids/new/people", post(raid::people))
}
