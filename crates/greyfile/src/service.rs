//! A folder's log with everything that runs on it: intake and views.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use greyfile_eventlog::Halted;
use greyfile_files::{DiskStore, FileStore};
use greyfile_intake::index::Index;
use greyfile_intake::{Intake, LogIdentity, LogSecret, SystemClock};
use greyfile_projector::{Options, Views};
use greyfile_registry::Registry;
use greyfile_web::{App, Copied, NotCopied, Notice, Steward, Submit, Watch};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::sync::watch;

use crate::backup::Backups;
use crate::engine::{Engine, LogSource};
use crate::folder::{Folder, OpenLog};
use crate::forward::Forward;
use crate::papers::{self, Papers};
use crate::roles::{Commands, Duties, ReadOnly};
use crate::told::{OrTold, Told};

/// How often measurements are summed up.
const UPKEEP: Duration = Duration::from_secs(5);

/// What runs on a folder.
pub struct Service {
    /// The folder, held for this process.
    pub folder: Folder,
    /// What handlers share.
    pub app: Arc<App>,
    /// Takes commands, if this process does.
    pub intake: Option<Arc<Intake>>,
    log: Engine,
    stopping: watch::Sender<bool>,
}

/// The log's own side of the service.
struct Keeper {
    log: Engine,
    notices: Vec<Notice>,
    backups: Backups,
    files: Option<Arc<dyn FileStore>>,
}

impl Steward for Keeper {
    fn halted(&self) -> Option<Halted> {
        self.log.halted()
    }

    fn notices(&self) -> &[Notice] {
        &self.notices
    }

    fn backup(
        &self,
        name: String,
        folder: Option<PathBuf>,
    ) -> BoxFuture<'_, Result<Copied, NotCopied>> {
        Box::pin(async move {
            let log = self.log.reads();
            self.backups.copy((&*log, self.files.as_deref()), &name, folder).await
        })
    }
}

impl Service {
    /// Opens everything on a folder that a process with these duties needs.
    pub async fn open(folder: Folder, source: &LogSource, duties: &Duties) -> anyhow::Result<Self> {
        let (log, identity, secret) = match &duties.commands {
            Commands::Here(founding) => {
                let OpenLog { log, identity, secret } = folder.open(*founding, source).await?;
                (log, identity, Some(secret))
            }
            Commands::To(_) | Commands::Nowhere => {
                let (log, identity) = folder.open_to_read(source).await?;
                (log, identity, None)
            }
        };
        let opened = Self::on(folder, log.clone(), identity, secret, source, duties).await;
        if opened.is_err() {
            // Whoever tries again finds it free.
            let _ = log.close().await;
        }
        opened
    }

    /// Opens everything on a log.
    async fn on(
        folder: Folder,
        log: Engine,
        identity: LogIdentity,
        secret: Option<LogSecret>,
        source: &LogSource,
        duties: &Duties,
    ) -> anyhow::Result<Self> {
        let clock = Arc::new(SystemClock);
        let mut intake = None;
        let files: Option<Arc<dyn FileStore>> = match &duties.commands {
            Commands::Here(_) | Commands::Nowhere => {
                let path = folder.files();
                let opened = tokio::task::spawn_blocking(move || DiskStore::open(&path)).await?;
                Some(Arc::new(opened.or_told(|| Told::new("service-files"))?))
            }
            // An intake elsewhere would not find what is kept here.
            Commands::To(_) => None,
        };
        let submit: Arc<dyn Submit> = match (&duties.commands, secret) {
            (Commands::Here(_), Some(secret)) => {
                let index = Index::open(&folder.commands(), identity.log_id)?;
                let taking =
                    Intake::new(log.appends(), identity.clone(), &secret, clock.clone(), index);
                let mut taking = taking.await?.with_word_for_clock(duties.clock_is_right);
                if let Some(files) = &files {
                    taking = taking.with_files(Arc::new(Papers(files.clone())));
                }
                let taking = Arc::new(taking);
                tokio::spawn(taking.clone().keep_up());
                intake = Some(taking.clone());
                taking
            }
            (Commands::To(intakes), _) => Arc::new(Forward::new(intakes)?),
            (Commands::Nowhere | Commands::Here(_), _) => Arc::new(ReadOnly),
        };
        let reads = log.reads();
        let started_at = reads.last().await.or_told(|| Told::new("service-end"))?;
        let seals = folder.seals(identity.log_id)?.map(Arc::new);
        if seals.is_none() {
            tracing::warn!(
                "there is no keys/seal in the data folder: forged records cannot be told from true ones here; copy it from the folder of an intake"
            );
        }
        let mut asked_with = None;
        let views = if duties.views {
            let Registry { names, mut views } = Registry::new(folder.token_key()?);
            views.retain(|view| duties.without.iter().all(|without| without != view.name()));
            let (log_id, folder) = (identity.log_id, folder.views());
            let options = Options {
                memory: duties.memory,
                seals: match &seals {
                    Some(seals) => Some(seals.clone()),
                    None => None,
                },
                ..Options::default()
            };
            let views = Views::start(views, reads.clone(), log_id, &folder, &options)?;
            asked_with = Some(names);
            Some(Arc::new(views))
        } else {
            None
        };
        let (stopping, stopped) = watch::channel(false);
        let metrics = metrics()?;
        tokio::spawn(upkeep(metrics.clone(), stopped.clone()));
        if let Some(files) = &files {
            tokio::spawn(papers::sweep(files.clone(), stopped.clone()));
        }
        let watch = Watch::new(clock.clone());
        let halts = {
            let log = log.clone();
            move || log.halted().is_some()
        };
        watch.run(&reads, halts, views.as_deref(), stopped.clone());
        let app = Arc::new(App {
            identity,
            log: reads,
            seals: match seals {
                Some(seals) => Some(seals),
                None => None,
            },
            submit,
            views,
            names: asked_with,
            files: files.clone(),
            steward: Arc::new(Keeper {
                log: log.clone(),
                notices: notices(source, duties),
                backups: duties.backups.clone(),
                files,
            }),
            started_at,
            clock,
            watch,
            metrics,
            stopping: stopped,
        });
        Ok(Self { folder, app, intake, log, stopping })
    }

    /// Tells open connections to end.
    pub fn stop(&self) {
        let _ = self.stopping.send(true);
    }

    /// Closes everything in order: views, then the log.
    pub async fn close(self) -> anyhow::Result<()> {
        self.stop();
        let Self { folder, app, log, intake, .. } = self;
        if let Some(intake) = intake {
            intake.flush_index();
        }
        let views = Arc::into_inner(app).and_then(|app| Arc::into_inner(app.views?));
        if let Some(views) = views
            && let Err(error) = views.close().await
        {
            tracing::warn!(error = %error, "a view was not closed cleanly; it is made anew if need be");
        }
        let closed = log.close().await;
        folder.withdraw();
        closed.or_told(|| Told::new("service-closing"))
    }
}

/// What every reader of a page has to know of how this process was set up.
fn notices(source: &LogSource, duties: &Duties) -> Vec<Notice> {
    let lazy = matches!(source, LogSource::Broker(nats) if nats.allows_lazy_sync());
    let reading = matches!(duties.commands, Commands::Nowhere);
    let notices = [(lazy, Notice::BROKER_LAZY), (reading, Notice::READING)].into_iter();
    notices.filter(|(is, _)| *is).map(|(_, code)| Notice::of_setup(code)).collect()
}

/// Sums up what was measured, which otherwise piles up until somebody asks for the metrics.
async fn upkeep(metrics: PrometheusHandle, mut stopped: watch::Receiver<bool>) {
    loop {
        metrics.run_upkeep();
        let pause = stopped.wait_for(|stopped| *stopped);
        if tokio::time::timeout(UPKEEP, pause).await.is_ok() {
            return;
        }
    }
}

/// The process's metrics; the recorder is installed once, whoever asks first.
fn metrics() -> anyhow::Result<PrometheusHandle> {
    use std::sync::{Mutex, PoisonError};
    // Held while installing: of two who open a service at once, the second would be refused.
    static HANDLE: Mutex<Option<PrometheusHandle>> = Mutex::new(None);
    let mut kept = HANDLE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*kept {
        return Ok(handle.clone());
    }
    let handle = PrometheusBuilder::new().install_recorder();
    let handle = handle.or_told(|| Told::new("service-metrics"))?;
    Ok(kept.insert(handle).clone())
}
