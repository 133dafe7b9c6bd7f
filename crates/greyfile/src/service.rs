//! A folder's log with everything that runs on it: intake and views.

use std::sync::Arc;

use anyhow::Context;
use futures_util::future::BoxFuture;
use greyfile_casefile::Casefile;
use greyfile_envelope::Position;
use greyfile_intake::{Intake, SystemClock};
use greyfile_operations::OperationsView;
use greyfile_projector::{Options, View};
use greyfile_web::{App, Steward};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::sync::watch;

use crate::backup;
use crate::engine::{Engine, LogSource};
use crate::folder::{Folder, Founding};

/// What runs on a folder.
pub struct Service {
    /// The folder, held for this process.
    pub folder: Folder,
    /// What handlers share.
    pub app: Arc<App>,
    log: Engine,
    stopping: watch::Sender<bool>,
}

/// The log's own side of the service.
struct Keeper {
    log: Engine,
    notice: Option<String>,
}

impl Steward for Keeper {
    fn halted(&self) -> Option<String> {
        self.log.halted()
    }

    fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    fn backup(&self, to: std::path::PathBuf) -> BoxFuture<'_, Result<Position, String>> {
        Box::pin(async move {
            backup::copy(&*self.log.reads(), &to).await.map_err(|error| format!("{error:#}"))
        })
    }
}

impl Service {
    /// Opens everything on a folder.
    pub async fn open(
        folder: Folder,
        founding: Founding,
        source: &LogSource,
    ) -> anyhow::Result<Self> {
        let opened = folder.open(founding, source).await?;
        let log = opened.log;
        let log_id = opened.identity.log_id;
        let clock = Arc::new(SystemClock);
        let shared = log.reads();
        let intake =
            Intake::new(log.appends(), opened.identity, opened.claim_key, clock.clone()).await?;
        let intake = Arc::new(intake);
        if matches!(log, Engine::JetStream(_)) {
            let intake = intake.clone();
            tokio::spawn(async move { intake.keep_up().await });
        }
        let started_at = shared.last().await.context("reading where the log ends")?;
        let views = folder.views();
        let casefile =
            View::start(Arc::new(Casefile), shared.clone(), log_id, &views, Options::default())?;
        let operations = View::start(
            Arc::new(OperationsView),
            shared.clone(),
            log_id,
            &views,
            Options::default(),
        )?;
        let (stopping, stopped) = watch::channel(false);
        let app = Arc::new(App {
            intake,
            log: shared,
            steward: Arc::new(Keeper { log: log.clone(), notice: notice(source) }),
            started_at,
            casefile,
            operations,
            clock,
            metrics: metrics()?,
            stopping: stopped,
        });
        Ok(Self { folder, app, log, stopping })
    }

    /// Tells open connections to end.
    pub fn stop(&self) {
        let _ = self.stopping.send(true);
    }

    /// Closes everything in order: views, then the log.
    pub async fn close(self) -> anyhow::Result<()> {
        self.stop();
        let Self { folder, app, log, .. } = self;
        if let Ok(App { casefile, operations, .. }) = Arc::try_unwrap(app) {
            for view in [casefile, operations] {
                if let Err(error) = view.close().await {
                    tracing::warn!(error = %error, "a view was not closed cleanly; it is rebuilt if need be");
                }
            }
        }
        let closed = log.close().await;
        folder.withdraw();
        closed.context("closing the log")
    }
}

/// What every reader of a page has to know of where the log is kept.
fn notice(source: &LogSource) -> Option<String> {
    match source {
        LogSource::Broker(nats) if nats.allows_lazy_sync() => Some(
            "The broker may acknowledge events before they are on disk: a power cut can take \
             them back."
                .to_owned(),
        ),
        _ => None,
    }
}

/// The process's metrics; the recorder is installed once.
fn metrics() -> anyhow::Result<PrometheusHandle> {
    use std::sync::OnceLock;
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = HANDLE.get() {
        return Ok(handle.clone());
    }
    let handle = PrometheusBuilder::new().install_recorder().context("starting the metrics")?;
    Ok(HANDLE.get_or_init(|| handle).clone())
}
