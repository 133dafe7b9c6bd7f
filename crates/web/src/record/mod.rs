//! Recording: one form for every event there is, opened for a stream or from the list of all events;
//! and one for a whole raid.

mod about;
mod changes;
mod checked;
mod columns;
mod entry;
mod find;
pub(crate) mod form;
mod frame;
pub(crate) mod inputs;
mod list;
mod mend;
mod mending;
mod named;
mod new;
mod offers;
pub(crate) mod part;
mod picked;
pub(crate) mod raid;
pub(crate) mod read;
mod rows;
mod subject;
mod value;

pub use columns::Columns;
pub use entry::{Entry, EntryField};

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use greyfile_words::Files;

use crate::app::Viewing;

/// What the form says of itself.
pub(crate) const WORDS: Files =
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };

/// The routes of the form.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new()
        .route("/record", get(list::get))
        .route("/record/find", post(find::post))
        .route("/record/{event}", get(new::get).post(new::post))
        .route("/raids/new", get(raid::get).post(raid::post))
        .route("/raids/new/people", post(raid::people))
        .route("/events/{position}/correct", get(mend::correct).post(mend::post_correct))
        .route("/events/{position}/retract", get(mend::retract).post(mend::post_retract))
}
