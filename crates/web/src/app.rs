//! What handlers share.

#![expect(clippy::disallowed_types, reason = "the views are kept here, and read through `sight`")]

use std::path::PathBuf;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Position, Timestamp};
use greyfile_eventlog::{Halted, ReadLog};
use greyfile_files::FileStore;
use greyfile_intake::{Clock, LogIdentity};
use greyfile_names::Names;
use greyfile_projector::{Open, Views};
use greyfile_record::genuine::Seals;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use crate::api::{Copied, NotCopied};
use crate::kit::notice::Notice;
use crate::sight::Sight;
use crate::submit::Submit;
use crate::watch::Watch;

/// What only whoever opened the log can do with it.
pub trait Steward: Send + Sync + 'static {
    /// Why the log takes no more events, if it does not, and since when.
    fn halted(&self) -> Option<Halted>;

    /// What every reader of a page has to know of how this process was set up.
    fn notices(&self) -> &[Notice];

    /// Copies the log, consistently, under a plain name into the folder for copies, which is to be this
    /// one where one is given.
    fn backup(
        &self,
        name: String,
        folder: Option<PathBuf>,
    ) -> BoxFuture<'_, Result<Copied, NotCopied>>;
}

/// The parts of a running service.
pub struct App {
    /// Which log.
    pub identity: LogIdentity,
    /// The log.
    pub log: Arc<dyn ReadLog>,
    /// Checks that records are intake's, in a process that has the key.
    pub seals: Option<Arc<dyn Seals>>,
    /// Where commands go.
    pub submit: Arc<dyn Submit>,
    /// The views, in a process that has them: only such a one shows pages.
    pub views: Option<Arc<Views>>,
    /// What the view of names is asked with, where there are views.
    pub names: Option<Names>,
    /// Where files are kept, in a process that keeps them.
    pub files: Option<Arc<dyn FileStore>>,
    /// Who opened the log.
    pub steward: Arc<dyn Steward>,
    /// Where the log ended when the service started: what the views have to show before it is
    /// ready.
    pub started_at: Position,
    /// The clock deadlines are judged by.
    pub clock: Arc<dyn Clock>,
    /// What stands still, and since when.
    pub watch: Arc<Watch>,
    /// Renders the metrics.
    pub metrics: PrometheusHandle,
    /// Says that the service is going down, so that open streams end.
    pub stopping: watch::Receiver<bool>,
}

/// What the handlers share that read views.
pub(crate) struct Viewing {
    pub(crate) app: Arc<App>,
    pub(crate) views: Arc<Views>,
    /// The log and the views, as whoever asks may see them.
    pub(crate) sight: Sight,
}

impl Viewing {
    /// What the handlers of a process with views share.
    pub(crate) fn new(app: Arc<App>, views: Arc<Views>) -> Self {
        Self { sight: Sight::of_anyone(Arc::clone(&app)), app, views }
    }
}

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
