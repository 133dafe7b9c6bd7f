//! HTTP: the API and the pages. Pages read views and the log; only intake writes.

mod api;
mod app;
mod assets;
mod guard;
mod pages;

pub use api::openapi;
pub use app::{App, Steward};

use std::sync::Arc;

use axum::Router;

/// Everything this service answers on HTTP. `port` is the one it listens on, which the Host
/// header has to name.
pub fn router(app: Arc<App>, port: u16) -> Router {
    let router = Router::new().merge(api::routes()).merge(pages::routes()).merge(assets::routes());
    guard::layers(router, &app, port).with_state(app)
}
