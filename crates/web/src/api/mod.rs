//! The HTTP API: commands in, views and events out.

mod backup;
mod check;
mod commands;
pub(crate) mod deadlines;
mod events;
pub(crate) mod files;
mod health;
mod json;
mod listed;
mod memory;
mod openapi;
mod problem;
mod query;
mod reads;
mod regime;
pub(crate) mod standing;
mod stream;
mod strict;
mod texts;
mod vetting;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::App;
use crate::app::Viewing;

pub use backup::{Copied, NotCopied};
pub(crate) use check::Fault;
pub use check::faults;
pub(crate) use commands::{submit, words};
pub(crate) use events::unknown_type;
pub(crate) use health::healthz;
pub(crate) use json::Unread;
pub use json::value as json_value;
pub(crate) use listed::{listed, unknown_value};
pub(crate) use memory::resident;
pub use problem::Problem;
pub(crate) use reads::bad_after;
pub(crate) use regime::{
    Asked as RegimeAsked, KeyShown as RegimeKey, RegimeNamed, RegimeShown, read as read_regime,
};

/// The routes that read views.
pub(crate) fn reads() -> Router<Arc<Viewing>> {
    Router::new()
        .route("/api/cases", get(reads::cases))
        .route("/api/cases/{case}", get(reads::case))
        .route("/api/deadlines", get(deadlines::get))
        .route("/api/deadlines/productions", get(deadlines::productions))
        .route("/api/operations", get(reads::operations))
        .route("/api/operations/behind", get(reads::behind))
        .route("/api/figures", get(reads::figures))
        .route("/api/registers", get(reads::registers))
        .route("/api/regime", get(regime::get))
        .route("/api/vetting/subject", get(vetting::subject))
        .route("/api/gazetteer", get(reads::gazetteer))
        .route("/api/gazetteer/unmatched", get(reads::unmatched))
        .route("/api/stream", get(stream::get))
        .route("/api/files/{sha256}", get(files::get))
        .route("/api/files/{sha256}/thumbnail", get(files::thumbnail))
        .route("/api/files/verify", post(files::verify))
        .route("/api/views/{view}/rebuild", post(health::rebuild))
        .route("/api/views/{view}/check", post(health::check))
}

/// The routes of every process.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/api/commands", post(commands::post))
        .route("/api/commands/check", post(commands::check))
        .route("/api/events", get(events::get))
        .route("/api/status", get(health::status))
        .route("/api/backup", post(backup::backup))
        .route("/api/openapi.json", get(openapi::get))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
}

/// The routes of every process that take files: their bodies have limits of their own.
pub(crate) fn long() -> Router<Arc<App>> {
    Router::new()
        .route("/api/files", post(files::post))
        .route("/api/files/uploads/{upload}", get(files::upload).patch(files::part))
}

/// The API's description, as JSON.
pub use openapi::document as openapi;
