//! What handlers share.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use greyfile_domain::stream::log::Purpose;
use greyfile_envelope::{Position, Timestamp};
use greyfile_eventlog::ReadLog;
use greyfile_intake::{Clock, Intake};
use greyfile_projector::View;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

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
    /// Takes commands.
    pub intake: Arc<Intake>,
    /// The log.
    pub log: Arc<dyn ReadLog>,
    /// Who opened the log.
    pub steward: Arc<dyn Steward>,
    /// Where the log ended when the service started: what the views have to show before it is
    /// ready.
    pub started_at: Position,
    /// The case file view.
    pub casefile: View,
    /// The operations view.
    pub operations: View,
    /// The clock deadlines are judged by.
    pub clock: Arc<dyn Clock>,
    /// Renders the metrics.
    pub metrics: PrometheusHandle,
    /// Says that the service is going down, so that open streams end.
    pub stopping: watch::Receiver<bool>,
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
        self.intake.identity().purpose == Purpose::Demo
    }

    /// Waits until a view shows at least this position, so that a writer sees their own write;
    /// false if it took too long.
    pub async fn shows(&self, view: &View, at_least: Option<Position>) -> bool {
        match at_least {
            Some(position) => view.wait_for(position, WAIT).await,
            None => true,
        }
    }
}
