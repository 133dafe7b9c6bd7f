//! The record itself: its list, and one event as it stands in the log.

mod event;
mod events;
mod marks;
mod status;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use greyfile_words::Files;

use crate::app::Viewing;

pub(crate) use event::acts;

/// What the record's pages say of themselves.
pub(crate) const WORDS: Files =
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };

/// The routes of the record.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new()
        .route("/events", get(events::get))
        .route("/events/{position}", get(event::get))
        .route("/status", get(status::get))
}
