//! All views of a process, kept level with the log by one thread.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use greyfile_envelope::{Position, Timestamp};
use greyfile_eventlog::ReadLog;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};

use super::histories;
use super::known::Known;
use super::memory::Memory;
use super::options::Options;
use super::orders::Stop;
use super::shared::Shared;
use super::slot::Slot;
use super::worker::{Command, Worker};
use crate::contract::{Reader, View, check};
use crate::error::{ReadError, StartError, ViewError};
use crate::status::{Progress, State, Status, StoppedBy};
use crate::store::checkpoint;
use crate::store::folder::Folder;

/// How often a reading starts again because commits came between, before it holds them up.
const RETRIES: usize = 3;

/// The views that are open.
///
/// Dropping them stops them as a kill would, after the batch under way; [`Views::close`] also marks
/// them as closed, so that they need not be made anew should the machine go down.
pub struct Views {
    shared: Arc<Shared>,
    folder: PathBuf,
    stop: watch::Sender<Stop>,
    worker: Option<JoinHandle<Result<(), ViewError>>>,
}

impl Views {
    /// Opens views in folders of their names under `folder`, making what is not there, and follows
    /// the log from there on a thread of its own. Returns at once: rows are served when
    /// [`Open::state`] says so.
    ///
    /// # Errors
    /// When a folder is open elsewhere or cannot be used, or outside a tokio runtime.
    ///
    /// # Panics
    /// When a view breaks the rules of [`View::name`] and [`View::tables`], or two have one name; the
    /// histories have theirs.
    pub fn start(
        views: Vec<Arc<dyn View>>,
        log: Arc<dyn ReadLog>,
        log_id: [u8; 16],
        folder: &Path,
        options: &Options,
    ) -> Result<Self, StartError> {
        views.iter().for_each(|view| check(view.as_ref()));
        let runtime = Handle::try_current().map_err(|_| StartError::NoRuntime)?;
        let names: Vec<&'static str> = views.iter().map(|view| view.name()).collect();
        for (at, name) in names.iter().enumerate() {
            // Otherwise the folder would look as if another process had it open.
            let taken = *name == histories::NAME || names[..at].contains(name);
            assert!(!taken, "two views are called {name}");
        }
        let mut folders = vec![Folder::open(folder, histories::NAME)?];
        for name in &names {
            folders.push(Folder::open(folder, name)?);
        }
        let (commands, orders) = mpsc::unbounded_channel();
        let mut slots = vec![Slot::new(histories::NAME, histories::FORMAT, 0)];
        slots
            .extend(views.iter().map(|view| Slot::new(view.name(), view.format(), view.variant())));
        let shared = Arc::new(Shared {
            slots,
            days: RwLock::default(),
            known: Known::default(),
            stopped_by: RwLock::default(),
            memory: Memory::divided(options.memory, views.len()),
            commands,
        });
        let (stop, stopped) = watch::channel(Stop::No);
        let worker = Worker::new(
            Arc::clone(&shared),
            views,
            folders,
            (log, log_id),
            options,
            runtime,
            (stopped, orders),
        );
        let worker = thread::Builder::new()
            .name("views".into())
            .spawn(move || worker.run())
            .map_err(|source| StartError::Folder { folder: folder.to_owned(), source })?;
        Ok(Self { shared, folder: folder.to_owned(), stop, worker: Some(worker) })
    }

    /// A view that is run here, by its fold.
    ///
    /// # Errors
    /// [`ReadError::Off`] when this process does not run it.
    pub fn of(&self, view: &dyn View) -> Result<Open<'_>, ReadError> {
        self.get(view.name()).ok_or_else(|| ReadError::Off(view.name()))
    }

    /// Reads a view; see [`Open::read`].
    ///
    /// # Errors
    /// As [`Open::read`], and [`ReadError::Off`] when this process does not run it.
    pub fn read<T, E: From<ReadError>>(
        &self,
        view: &dyn View,
        read: impl Fn(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.of(view)?.read(read)
    }

    /// A view by its name; the streams under all of them are `histories`.
    pub fn get(&self, name: &str) -> Option<Open<'_>> {
        let at = self.shared.slots.iter().position(|slot| slot.name == name)?;
        Some(Open { views: self, at })
    }

    /// Every view, the streams under them first.
    pub fn all(&self) -> impl Iterator<Item = Open<'_>> {
        (0..self.shared.slots.len()).map(|at| Open { views: self, at })
    }

    /// The record that all views stopped before, if one did that: one that is not intake's, or of a
    /// newer Greyfile.
    pub fn stopped_by(&self) -> Option<StoppedBy> {
        self.shared.stopped_by()
    }

    /// When the record at a position counts as recorded, by all that is known: the clock may have
    /// been ahead, and mended since.
    pub fn recorded(&self, position: Position, recorded: Timestamp) -> Timestamp {
        self.shared.days().recorded(position, recorded, Position(u64::MAX))
    }

    /// How many records were set aside, which every view passes over.
    pub fn set_aside(&self) -> usize {
        self.shared.days().set_aside()
    }

    /// How the budget of memory is divided.
    pub fn memory(&self) -> &Memory {
        &self.shared.memory
    }

    /// Stops after the batch under way, syncs all files and marks them as closed.
    ///
    /// # Errors
    /// When files could not be synced: what they hold is then made anew should the machine go down
    /// before the next clean close.
    pub async fn close(mut self) -> Result<(), ViewError> {
        let _ = self.stop.send(Stop::Clean);
        let Some(worker) = self.worker.take() else { return Ok(()) };
        match tokio::task::spawn_blocking(move || worker.join()).await {
            Ok(Ok(closed)) => closed,
            Ok(Err(panic)) => Err(ViewError::Panicked(crate::panic_text(panic.as_ref()))),
            Err(_) => Err(ViewError::Closed),
        }
    }
}

impl Drop for Views {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            let _ = self.stop.send(Stop::Now);
            // The folders are free when this returns.
            let _ = worker.join();
        }
    }
}

/// One view that is open.
#[derive(Clone, Copy)]
pub struct Open<'a> {
    views: &'a Views,
    at: usize,
}

impl<'a> Open<'a> {
    /// Its name.
    pub fn name(&self) -> &'static str {
        self.slot().name
    }

    /// Reads rows and streams, all as they were at one position, while commits go on. What keeps no
    /// past may have changed meanwhile: the closure then runs again from a later position.
    ///
    /// It may read from disk: not for an async thread.
    ///
    /// # Errors
    /// What the closure says, and [`ReadError::NotReady`] if there are no rows to serve.
    pub fn read<T, E: From<ReadError>>(
        &self,
        read: impl Fn(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let shared = &*self.views.shared;
        let not_ready = || ReadError::NotReady(self.name());
        let view = self.slot().serving().ok_or_else(not_ready)?;
        let histories = shared.histories().serving().ok_or_else(not_ready)?;
        let mut held = None;
        for attempt in 0.. {
            if attempt == RETRIES {
                held = Some(view.hold());
            }
            let position = view.position();
            let moved = Cell::new(false);
            let reader = Reader {
                name: self.name(),
                view: &view,
                histories: &histories,
                shared,
                position,
                began: position,
                moved: &moved,
            };
            let answer = read(&reader);
            if held.is_some() || !moved.get() {
                return answer;
            }
        }
        unreachable!("while commits are held up nothing moves")
    }

    /// The last event in the rows that are served; zero when none are.
    pub fn position(&self) -> Position {
        *self.slot().position.borrow()
    }

    /// Every position the rows reach, for whoever waits on it. It goes back only when the view is set
    /// aside.
    pub fn positions(&self) -> watch::Receiver<Position> {
        self.slot().position.subscribe()
    }

    /// Waits until the rows have reached this position. False if they have not by then, or the view
    /// stopped before.
    pub async fn wait_for(&self, position: Position, timeout: Duration) -> bool {
        let mut positions = self.positions();
        let mut states = self.states();
        let wait = async {
            tokio::select! {
                biased;
                reached = positions.wait_for(|reached| *reached >= position) => reached.is_ok(),
                _ = states.wait_for(State::is_over) => false,
            }
        };
        tokio::time::timeout(timeout, wait).await.unwrap_or(false)
    }

    /// What the view is doing.
    pub fn state(&self) -> State {
        self.slot().state.borrow().clone()
    }

    /// Every change of what the view is doing, for whoever waits on it.
    pub fn states(&self) -> watch::Receiver<State> {
        self.slot().state.subscribe()
    }

    /// How the view is doing. Looks at the folder's files.
    pub fn status(&self) -> Status {
        let slot = self.slot();
        let checkpoint = slot.serving().map(|serving| serving.checkpoint());
        let tally = checkpoint.as_ref().map(|checkpoint| checkpoint.tally).unwrap_or_default();
        Status {
            name: slot.name,
            format: slot.format,
            state: self.state(),
            position: checkpoint.map_or(Position::ZERO, |checkpoint| checkpoint.position),
            rows: tally.rows,
            bytes: tally.bytes,
            bytes_on_disk: Folder::bytes_on_disk(&self.views.folder.join(slot.name)),
            rebuilt: slot.rebuilt().clone(),
        }
    }

    /// Makes the view anew from the streams, and the streams from the log, and goes on from there.
    /// The rows from before are served meanwhile. `progress` is called on a thread of its own.
    ///
    /// # Errors
    /// What stopped it; the rows from before then stay.
    pub async fn rebuild(
        &self,
        progress: impl Fn(Progress) + Send + Sync + 'static,
    ) -> Result<(), ViewError> {
        let (done, answer) = oneshot::channel();
        let command = Command::Rebuild { at: self.at, progress: Arc::new(progress), done };
        self.views.shared.commands.send(command).map_err(|_| ViewError::Closed)?;
        answer.await.unwrap_or(Err(ViewError::Closed))
    }

    /// Makes the view anew beside the one that is served and compares them row by row. Tells how
    /// many rows were the same.
    ///
    /// # Errors
    /// [`ViewError::Differs`] when they differ, and what stopped the making.
    pub async fn check(&self) -> Result<u64, ViewError> {
        let (done, answer) = oneshot::channel();
        let command = Command::Check { at: self.at, done };
        self.views.shared.commands.send(command).map_err(|_| ViewError::Closed)?;
        answer.await.unwrap_or(Err(ViewError::Closed))
    }

    /// All rows in order of key, as they lie in the store, without the checkpoint. For holding one
    /// view against another; commits wait.
    ///
    /// # Errors
    /// When there are no rows to serve, or the view's engine fails.
    pub fn dump(&self) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, ReadError> {
        let serving = self.slot().serving().ok_or(ReadError::NotReady(self.name()))?;
        let _held = serving.hold();
        let rows = serving.store.range(Bound::Unbounded, Bound::Excluded(checkpoint::KEY));
        let rows = rows.map(|row| row.map(|(key, value)| (key.to_vec(), value.to_vec())));
        let rows = rows.collect::<Result<_, _>>();
        rows.map_err(|error| self.views.shared.damaged(self.name(), error))
    }

    fn slot(&self) -> &'a Slot {
        &self.views.shared.slots[self.at]
    }
}
