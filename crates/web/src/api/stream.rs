//! GET /api/stream: signals that a view has moved on, or that something stopped or goes on. Never what changed: the page asks again
//! for what its reader may see.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::future::select_all;
use futures_util::stream::{Stream, unfold};
use greyfile_envelope::Position;
use serde_json::json;
use tokio::sync::watch;

use crate::app::Viewing;

/// The least time between two signals of one connection: a burst of events is one signal.
const PAUSE: Duration = Duration::from_millis(50);
/// How often a quiet connection is kept alive, in seconds.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// What one connection follows.
struct Following {
    views: Vec<(&'static str, watch::Receiver<Position>)>,
    /// What every page says at its top.
    notices: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
}

/// Follows the views.
#[utoipa::path(
    get, path = "/api/stream", summary = "Signals that a view has moved on (server-sent events)",
    description = "Event `position`, data {\"view\", \"position\"}, id = position. The first \
        signals say where the views are. Event `notices`, data {}: something stopped or goes on, \
        which `/api/status` tells.",
    responses((status = 200, description = "A stream of signals", content_type = "text/event-stream", body = String))
)]
pub(crate) async fn get(
    State(viewing): State<Arc<Viewing>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let views = viewing.views.all().map(|view| (view.name(), view.positions()));
    let mut views: Vec<_> = views.collect();
    // Where they are is news to whoever connects.
    views.iter_mut().for_each(|(_, positions)| positions.mark_changed());
    let notices = viewing.app.watch.changes();
    let following = Following { views, notices, stopping: viewing.app.stopping.clone() };
    Sse::new(unfold(following, next)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

async fn next(mut following: Following) -> Option<(Result<Event, Infallible>, Following)> {
    let changed = following.views.iter_mut().map(|(view, positions)| {
        Box::pin(async move { positions.changed().await.map(|()| (*view, positions)) })
    });
    let moved = tokio::select! {
        (changed, _, _) = select_all(changed) => Some(changed.ok()?),
        changed = following.notices.changed() => {
            changed.ok()?;
            None
        }
        _ = following.stopping.wait_for(|stopping| *stopping) => return None,
    };
    let Some((view, positions)) = moved else {
        return Some((Ok(Event::default().event("notices").data("{}")), following));
    };
    let position = *positions.borrow_and_update();
    let data = json!({ "view": view, "position": position });
    let event = Event::default().event("position").id(position.to_string()).data(data.to_string());
    tokio::time::sleep(PAUSE).await;
    Some((Ok(event), following))
}
