//! Cases: their list, the file of each, and notes on it.

mod file;
mod list;
mod note;
mod place;
#[cfg(test)]
mod spoken;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use greyfile_words::Files;

use crate::app::Viewing;

/// What the pages of cases say.
pub(crate) const WORDS: Files =
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };

/// The routes of cases, a line each.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new()
        .route("/cases", get(list::get))
        .route("/cases/{case}", get(file::get))
        .route("/cases/{case}/notes", get(note::get).post(note::post))
}
