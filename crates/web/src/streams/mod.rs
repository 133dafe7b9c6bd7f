//! Pages of one kind of stream, a folder a kind: only what is special to it.

pub(crate) mod case;

use std::sync::Arc;

use axum::Router;

use crate::app::Viewing;

/// The routes of these pages.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    case::routes()
}
