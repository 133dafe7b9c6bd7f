//! A view: its rows, kept level with the log by a thread of its own.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use greyfile_envelope::Position;
use greyfile_eventlog::ReadLog;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};

use crate::checkpoint::{self, Checkpoint};
use crate::error::{ReadError, StartError, ViewError};
use crate::folder::Folder;
use crate::projector::{self, Projector};
use crate::reader::Reader;
use crate::status::{Progress, RebuildReason, State, Status};
use crate::store::Store;
use crate::worker::{Command, Stop, Worker};

/// A view that is open.
///
/// Dropping it stops it as a kill would, after the batch under way; [`View::close`] also marks
/// it as closed, so that it need not be rebuilt should the machine go down.
pub struct View {
    shared: Arc<Shared>,
    root: PathBuf,
    version: u32,
    stop: watch::Sender<Stop>,
    worker: Option<JoinHandle<Result<(), ViewError>>>,
}

/// How a view is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Bytes each of a rebuild's two sorters holds in memory before it spills.
    pub run_bytes_max: usize,
    /// When opened further behind the log than this many events, and than an eighth of the log,
    /// the view is rebuilt rather than brought up event by event: measured, folding an event in a
    /// rebuild takes about a tenth of the time it takes live.
    pub behind_events_max: u64,
}

impl Options {
    /// What [`Options::behind_events_max`] is unless told otherwise.
    pub const BEHIND_EVENTS_MAX: u64 = 100_000;
    /// What [`Options::run_bytes_max`] is unless told otherwise: 48 MiB.
    pub const RUN_BYTES_MAX: usize = 48 << 20;
}

impl Default for Options {
    fn default() -> Self {
        Self { run_bytes_max: Self::RUN_BYTES_MAX, behind_events_max: Self::BEHIND_EVENTS_MAX }
    }
}

impl View {
    /// Opens the view in the folder of its name under `views`, making it if there is none, and
    /// follows the log from there on a thread of its own. Returns at once: rows are served when
    /// [`View::state`] says so.
    ///
    /// # Errors
    /// When the folder is open elsewhere or cannot be used, or outside a tokio runtime.
    ///
    /// # Panics
    /// When the projector's name or tables break the rules given there.
    pub fn start(
        projector: Arc<dyn Projector>,
        log: Arc<dyn ReadLog>,
        log_id: [u8; 16],
        views: &Path,
        options: Options,
    ) -> Result<Self, StartError> {
        projector::check(projector.as_ref());
        let runtime = Handle::try_current().map_err(|_| StartError::NoRuntime)?;
        let (name, version) = (projector.name(), projector.version());
        let folder = Folder::open(views, name)?;
        let root = folder.root().to_owned();
        let (commands, orders) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared::new(name, commands));
        let (stop, stopped) = watch::channel(Stop::No);
        let worker = Worker {
            shared: Arc::clone(&shared),
            projector,
            log,
            log_id,
            folder,
            options,
            runtime,
            stop: stopped,
            commands: orders,
            mended: 0,
        };
        let worker = thread::Builder::new()
            .name(format!("view-{name}"))
            .spawn(move || worker.run())
            .map_err(|source| StartError::Folder { folder: root.clone(), source })?;
        Ok(Self { shared, root, version, stop, worker: Some(worker) })
    }

    /// Reads rows, all of one position: no commit happens until the closure returns, so it
    /// should be quick, and must not call the view again. It may wait for a commit under way,
    /// and may read from disk.
    ///
    /// # Errors
    /// What the closure says, and [`ReadError::NotReady`] if there are no rows to serve.
    pub fn read<T, E: From<ReadError>>(
        &self,
        read: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let serving = self.shared.serving();
        let Some(serving) = serving.as_ref() else {
            return Err(ReadError::NotReady(self.shared.name).into());
        };
        read(&Reader {
            store: &serving.store,
            position: serving.checkpoint.position,
            shared: &self.shared,
        })
    }

    /// The last event in the rows that are served; zero when none are.
    pub fn position(&self) -> Position {
        *self.shared.position.borrow()
    }

    /// Every position the rows reach, for whoever waits on it. It goes back only when the view
    /// is set aside.
    pub fn positions(&self) -> watch::Receiver<Position> {
        self.shared.position.subscribe()
    }

    /// Waits until the rows have reached this position. False if they have not by then, or the
    /// view stopped before.
    pub async fn wait_for(&self, position: Position, timeout: Duration) -> bool {
        let mut positions = self.shared.position.subscribe();
        let mut states = self.shared.state.subscribe();
        let wait = async {
            tokio::select! {
                biased;
                reached = positions.wait_for(|reached| *reached >= position) => reached.is_ok(),
                _ = states.wait_for(|state| matches!(state, State::Stopped { .. } | State::Closed)) => false,
            }
        };
        tokio::time::timeout(timeout, wait).await.unwrap_or(false)
    }

    /// What the view is doing.
    pub fn state(&self) -> State {
        self.shared.state.borrow().clone()
    }

    /// Every change of what the view is doing, for whoever waits on it.
    pub fn states(&self) -> watch::Receiver<State> {
        self.shared.state.subscribe()
    }

    /// How the view is doing. Looks at the folder's files.
    pub fn status(&self) -> Status {
        let (position, rows) =
            self.shared.serving().as_ref().map_or((Position::ZERO, 0), |serving| {
                (serving.checkpoint.position, serving.checkpoint.tally.rows)
            });
        Status {
            name: self.shared.name,
            version: self.version,
            state: self.state(),
            position,
            rows,
            bytes_on_disk: Folder::bytes_on_disk(&self.root),
            rebuilt: self.shared.rebuilt().clone(),
        }
    }

    /// Makes the view anew from the log and goes on from there. The rows from before are served
    /// meanwhile, standing still. `progress` is called on the view's own thread.
    ///
    /// # Errors
    /// What stopped the rebuild; the rows from before then stay.
    pub async fn rebuild(
        &self,
        progress: impl FnMut(Progress) + Send + 'static,
    ) -> Result<(), ViewError> {
        let (done, answer) = oneshot::channel();
        let command = Command::Rebuild { progress: Box::new(progress), done };
        self.shared.commands.send(command).map_err(|_| ViewError::Closed)?;
        answer.await.unwrap_or(Err(ViewError::Closed))
    }

    /// All rows in order of key, as they lie in the store, without the checkpoint. For holding
    /// one view against another.
    ///
    /// # Errors
    /// When there are no rows to serve, or the view's engine fails.
    pub fn dump(&self) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, ReadError> {
        self.read(|reader| {
            reader
                .store
                .range(Bound::Unbounded, Bound::Excluded(checkpoint::KEY))
                .map(|row| row.map(|(key, value)| (key.to_vec(), value.to_vec())))
                .collect::<Result<_, _>>()
                .map_err(ReadError::from)
        })
    }

    /// Stops the view after the batch under way, syncs its files and marks it as closed.
    ///
    /// # Errors
    /// When the files could not be synced: the view is then rebuilt should the machine go down
    /// before the next clean close.
    pub async fn close(mut self) -> Result<(), ViewError> {
        let _ = self.stop.send(Stop::Clean);
        let Some(worker) = self.worker.take() else { return Ok(()) };
        let joined = tokio::task::spawn_blocking(move || worker.join()).await;
        match joined {
            Ok(Ok(closed)) => closed,
            Ok(Err(panic)) => Err(ViewError::Panicked(crate::panic_text(panic.as_ref()))),
            Err(_) => Err(ViewError::Closed),
        }
    }
}

impl Drop for View {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            let _ = self.stop.send(Stop::Now);
            // The folder is free when this returns.
            let _ = worker.join();
        }
    }
}

/// What the worker and the handle share.
pub(crate) struct Shared {
    pub(crate) name: &'static str,
    pub(crate) position: watch::Sender<Position>,
    pub(crate) state: watch::Sender<State>,
    pub(crate) commands: mpsc::UnboundedSender<Command>,
    /// Whether a reader has told of damage that was not looked into yet.
    pub(crate) alarm: AtomicBool,
    serving: RwLock<Option<Serving>>,
    rebuilt: Mutex<RebuildReason>,
}

/// Rows that are served, and the checkpoint they are at.
pub(crate) struct Serving {
    pub(crate) store: Store,
    pub(crate) checkpoint: Checkpoint,
}

impl Shared {
    fn new(name: &'static str, commands: mpsc::UnboundedSender<Command>) -> Self {
        Self {
            name,
            position: watch::Sender::new(Position::ZERO),
            state: watch::Sender::new(State::Opening),
            commands,
            alarm: AtomicBool::new(false),
            serving: RwLock::new(None),
            rebuilt: Mutex::new(RebuildReason::None),
        }
    }

    /// The rows served, held still while the guard streams.
    pub(crate) fn serving(&self) -> RwLockReadGuard<'_, Option<Serving>> {
        self.serving.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is served while nobody reads, then says how far it is.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Option<Serving>) -> T) -> T {
        let mut serving = self.serving.write().unwrap_or_else(PoisonError::into_inner);
        let answer = change(&mut serving);
        let position =
            serving.as_ref().map_or(Position::ZERO, |serving| serving.checkpoint.position);
        drop(serving);
        self.position.send_if_modified(|reached| std::mem::replace(reached, position) != position);
        answer
    }

    pub(crate) fn rebuilt(&self) -> std::sync::MutexGuard<'_, RebuildReason> {
        self.rebuilt.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use greyfile_envelope::{StreamId, StreamKind};
    use greyfile_eventlog::embedded::{Embedded, Options as LogOptions};

    use super::*;
    use crate::projector::{ApplyError, Recorded, Table, TableKind};
    use crate::rows::StreamRows;

    struct Nothing;

    impl Projector for Nothing {
        fn name(&self) -> &'static str {
            "nothing"
        }

        fn version(&self) -> u32 {
            1
        }

        fn tables(&self) -> &'static [Table] {
            &[Table { number: 1, name: "sums", kind: TableKind::Sums }]
        }

        fn wants(&self, _: StreamKind) -> bool {
            false
        }

        fn apply(&self, _: &mut StreamRows<'_>, _: &Recorded<'_>) -> Result<(), ApplyError> {
            Ok(())
        }

        fn settle(&self, _: &mut StreamRows<'_>) -> Result<(), ApplyError> {
            Ok(())
        }
    }

    fn founded(folder: &Path) -> Arc<Embedded> {
        let stream = StreamId::new(StreamKind::LOG, [1; 16]);
        let record = crate::live::tests::record(stream);
        let log = Embedded::create(folder.join("log"), (stream, record), &LogOptions::default());
        Arc::new(log.unwrap())
    }

    async fn is(view: &View, wanted: impl FnMut(&State) -> bool) -> State {
        let mut states = view.states();
        let reached = tokio::time::timeout(Duration::from_secs(60), states.wait_for(wanted)).await;
        reached.expect("the state never came").unwrap().clone()
    }

    fn following(state: &State) -> bool {
        *state == State::Following
    }

    #[tokio::test]
    async fn damage_met_by_a_reader_is_mended_a_few_times_and_then_told() {
        let folder = tempfile::tempdir().unwrap();
        let log = founded(folder.path());
        let view = View::start(Arc::new(Nothing), log, [1; 16], folder.path(), Options::default())
            .unwrap();
        is(&view, following).await;
        let read = || {
            view.read(|rows| {
                rows.sums(1, Bound::Unbounded, Bound::Unbounded).collect::<Result<Vec<_>, _>>()
            })
        };
        for round in 1..=4 {
            assert_eq!(read(), Ok(vec![]), "round {round}");
            let mut states = view.states();
            states.mark_unchanged();
            // A row that no commit wrote, and that does not decode.
            let rows: &[(&[u8], Option<&[u8]>)] = &[(b"\x01row", Some(b"x"))];
            view.shared.serving().as_ref().unwrap().store.commit(rows.iter().copied()).unwrap();
            assert!(matches!(read(), Err(ReadError::Store(_))));
            states.changed().await.unwrap();
            let state =
                is(&view, |state| following(state) || matches!(state, State::Stopped { .. })).await;
            match state {
                State::Stopped { error } => {
                    assert_eq!(round, 4);
                    assert!(error.contains("check the disk"), "{error}");
                }
                _ => assert!(matches!(view.status().rebuilt, RebuildReason::Damaged { .. })),
            }
        }
    }

    #[tokio::test]
    async fn a_false_alarm_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let log = founded(folder.path());
        let view = View::start(Arc::new(Nothing), log, [1; 16], folder.path(), Options::default())
            .unwrap();
        is(&view, following).await;
        let mut states = view.states();
        states.mark_unchanged();
        view.shared.commands.send(Command::Damaged("so they say".into())).unwrap();
        states.changed().await.unwrap();
        is(&view, following).await;
        assert_eq!(view.status().rebuilt, RebuildReason::None);
        assert_eq!(view.position(), Position::FIRST);
    }
}
