//! HTTP: the API and the pages. Pages read views and the log; only intake writes.

mod api;
mod app;
mod assets;
mod boards;
mod door;
mod kit;
mod log;
mod pages;
mod record;
mod sight;
mod streams;
mod submit;
mod watch;
mod words;

pub use api::deadlines::{csv as deadlines_csv, whom as deadline_whom};
pub use api::openapi;
pub use api::{Copied, NotCopied, Problem};
pub use api::{faults, json_value};
pub use app::{App, Steward};
pub use boards::regime::tables as regime_tables;
pub use door::{Names, Origin, OriginError, Stage, Stages, listen, opening};
pub use kit::notice::Notice;
pub use pages::addresses;
pub use record::{Columns, Entry, EntryField};
pub use submit::{Answer, Submit};
pub use watch::Watch;

use std::sync::Arc;

use axum::{Extension, Router};

use app::Viewing;

/// Everything this process answers on HTTP: pages and reads only where it has views. The Host header
/// has to be one of its names.
pub fn router(app: Arc<App>, names: &Names) -> Router {
    let mut router = api::routes().with_state(Arc::clone(&app));
    let mut long = api::long().with_state(Arc::clone(&app));
    if let Some(views) = app.views.clone() {
        let viewing = Arc::new(Viewing::new(Arc::clone(&app), views));
        let pages = |with_file| {
            let pages = pages::routes(with_file);
            pages.layer(axum::middleware::from_fn(kit::lang::keep)).with_state(viewing.clone())
        };
        let reads = api::reads().merge(assets::routes()).with_state(viewing.clone());
        router = router.merge(reads).merge(pages(false));
        long = long.merge(pages(true));
    }
    // Outside of the guard, which shows pages of its own.
    let behind = Arc::new(door::Behind::Open(app));
    door::layers(router, long, &behind, names).layer(Extension(pages::navigation()))
}
