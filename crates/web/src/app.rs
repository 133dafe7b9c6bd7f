//! What handlers share.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use futures_util::future::BoxFuture;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Position, Timestamp};
use greyfile_eventlog::ReadLog;
use greyfile_intake::{Clock, LogIdentity};
use greyfile_names::Names;
use greyfile_projector::contract::View;
use greyfile_projector::{Open, Views};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use crate::api::Problem;
use crate::submit::Submit;

/// What only whoever opened the log can do with it.
pub trait Steward: Send + Sync + 'static {
    /// Why the log takes no more events, if it does not.
    fn halted(&self) -> Option<String>;

    /// What every reader of a page has to know, if there is anything.
    fn notice(&self) -> Option<&str>;

    /// Copies the log, consistently, into a folder that is not there yet. The answer is the last
    /// position copied, or what went wrong.
    fn backup(&self, to: std::path::PathBuf) -> BoxFuture<'_, Result<Position, String>>;
}

/// The parts of a running service.
pub struct App {
    /// Which log.
    pub identity: LogIdentity,
    /// The log.
    pub log: Arc<dyn ReadLog>,
    /// Where commands go.
    pub submit: Arc<dyn Submit>,
    /// The views, in a process that has them: only such a one shows pages.
    pub views: Option<Arc<Views>>,
    /// What the view of names is asked with, where there are views.
    pub names: Option<Names>,
    /// Who opened the log.
    pub steward: Arc<dyn Steward>,
    /// Where the log ended when the service started: what the views have to show before it is
    /// ready.
    pub started_at: Position,
    /// The clock deadlines are judged by.
    pub clock: Arc<dyn Clock>,
    /// Renders the metrics.
    pub metrics: PrometheusHandle,
    /// Says that the service is going down, so that open streams end.
    pub stopping: watch::Receiver<bool>,
}

/// What the handlers share that read views.
pub(crate) struct Viewing {
    pub(crate) app: Arc<App>,
    pub(crate) views: Arc<Views>,
}

/// How long a page waits for its view to show what the reader just wrote.
const WAIT: Duration = Duration::from_secs(5);

impl App {
    /// The instant now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether this is a demonstration.
    pub fn is_demo(&self) -> bool {
        self.identity.purpose == Purpose::Demo
    }

    /// The views there are, the streams under them first.
    pub(crate) fn views(&self) -> impl Iterator<Item = Open<'_>> {
        self.views.iter().flat_map(|views| views.all())
    }
}

/// Waits until a view shows at least this position, so that a writer sees their own write; false
/// if it took too long.
pub(crate) async fn shows(views: &Views, view: &dyn View, at_least: Option<Position>) -> bool {
    match (at_least, views.of(view)) {
        (Some(position), Ok(view)) => view.wait_for(position, WAIT).await,
        // A view that is turned off is told of when it is read.
        _ => true,
    }
}

/// Asks for what is named by an id or a filter. A view is always some moments behind the log: where it
/// has no such thing it is asked again once it shows all that the log holds, so that nobody is told of
/// what was just recorded that there is none.
///
/// # Errors
/// When there is no such thing, when it cannot be read, or when the view took too long to show what the
/// log holds.
pub(crate) async fn found<T, R>(
    app: &App,
    views: &Views,
    view: &dyn View,
    read: impl Fn() -> R,
) -> Result<T, Problem>
where
    R: Future<Output = Result<T, Problem>>,
{
    // What is there is shown without the log, which may be out of reach.
    match read().await {
        Err(problem) if problem.status() == StatusCode::NOT_FOUND => {}
        answer => return answer,
    }
    let held = app.log.last().await?;
    if !shows(views, view, Some(held)).await {
        return Err(Problem::not_now("view.behind", [Arg::code("of", "absent")]));
    }
    read().await
}
