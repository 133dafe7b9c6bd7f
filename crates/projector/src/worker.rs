//! The thread behind a view: opens it, rebuilds it where it must, and follows the log.

use std::fmt::Display;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use greyfile_eventlog::ReadLog;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};

use crate::checkpoint::{self, Checkpoint, Tally};
use crate::error::ViewError;
use crate::folder::Folder;
use crate::projector::{ApplyError, Projector};
use crate::rebuild::Rebuild;
use crate::status::{Phase, Progress, RebuildReason, State};
use crate::store::{Store, StoreError, Use};
use crate::view::{Options, Serving, Shared};

/// How long a view waits before it asks for a log again that could not be reached.
const UNREACHED_PAUSE: Duration = Duration::from_secs(1);
/// How often a view mends itself in one process. Beyond that the machine is to blame.
const MENDED_MAX: u32 = 3;

/// Whether and how to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    No,
    /// As after a kill.
    Now,
    /// With synced files and the mark of a clean close.
    Clean,
}

/// What the handle asks of the worker.
pub(crate) enum Command {
    /// Make the view anew.
    Rebuild {
        progress: Box<dyn FnMut(Progress) + Send>,
        done: oneshot::Sender<Result<(), ViewError>>,
    },
    /// A reader met damage.
    Damaged(String),
}

pub(crate) struct Worker {
    pub(crate) shared: Arc<Shared>,
    pub(crate) projector: Arc<dyn Projector>,
    pub(crate) log: Arc<dyn ReadLog>,
    pub(crate) log_id: [u8; 16],
    pub(crate) folder: Folder,
    pub(crate) options: Options,
    pub(crate) runtime: Handle,
    pub(crate) stop: watch::Receiver<Stop>,
    pub(crate) commands: mpsc::UnboundedReceiver<Command>,
    /// How often damage was met and mended.
    pub(crate) mended: u32,
}

/// What to do next.
pub(crate) enum Next {
    /// The log could not be reached: the same again after a pause.
    Again,
    Follow,
    Rebuild(Job),
    Rest,
    Close,
}

/// How much of a store is looked at before its rows are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// Every row.
    Each,
    /// None: the files are known to be what they were when it was closed.
    AsClosed,
}

/// A rebuild to do.
pub(crate) struct Job {
    reason: RebuildReason,
    progress: Option<Box<dyn FnMut(Progress) + Send>>,
    done: Option<oneshot::Sender<Result<(), ViewError>>>,
}

impl Worker {
    /// Runs until the view is closed or dropped.
    pub(crate) fn run(mut self) -> Result<(), ViewError> {
        let mut next = self.guarded(Self::open);
        loop {
            next = match next {
                Next::Again => self.again(),
                Next::Follow => self.guarded(Self::follow),
                Next::Rebuild(job) => self.guarded(|worker| worker.rebuild(job)),
                Next::Rest => self.rest(),
                Next::Close => return self.close(),
            };
        }
    }

    /// Opens what is on disk if it can be gone on from.
    fn open(&mut self) -> Result<Next, ViewError> {
        self.set_state(State::Opening);
        if self.folder.is_unclean()? && self.folder.current()?.is_some() {
            // Before the mark of this boot is written: after it nothing would tell.
            let next = self.discard(RebuildReason::UncleanShutdown)?;
            self.folder.mark_open()?;
            return Ok(next);
        }
        self.folder.mark_open()?;
        self.folder.tidy()?;
        let sealed = self.folder.take_seal()?;
        let Some(current) = self.folder.current()? else {
            return Ok(Next::Rebuild(Job::because(RebuildReason::None)));
        };
        match self.check(&current, sealed) {
            Ok(Ok(serving)) => {
                *self.shared.rebuilt() = serving.checkpoint.rebuilt.clone();
                let checkpoint = serving.checkpoint.position;
                self.shared.change(|slot| *slot = Some(serving));
                let last = self.log.last();
                let last = self.runtime.block_on(unless_stopped(&mut self.stop, last));
                let last = last.ok_or(ViewError::Closed)??;
                let behind = last.0.saturating_sub(checkpoint.0);
                if behind > self.options.behind_events_max && behind > last.0 / 8 {
                    let reason = RebuildReason::Behind { checkpoint, last };
                    return Ok(Next::Rebuild(Job::because(reason)));
                }
                Ok(Next::Follow)
            }
            Ok(Err(reason)) => self.discard(reason),
            Err(ViewError::Store(StoreError::Damaged(what))) => {
                self.discard(RebuildReason::damaged(what))
            }
            Err(error) => Err(error),
        }
    }

    /// Holds a store against its checkpoint and the log; tells why it cannot be used. Files that
    /// are those of a clean close hold the rows of then, and are not gone through row by row.
    fn check(
        &mut self,
        folder: &Path,
        sealed: Option<bool>,
    ) -> Result<Result<Serving, RebuildReason>, ViewError> {
        if !folder.is_dir() {
            return Ok(Err(RebuildReason::damaged("its folder is gone")));
        }
        if sealed == Some(false) {
            let what = "its files are not those of the last clean close";
            return Ok(Err(RebuildReason::damaged(what)));
        }
        let (to, rows) = match sealed {
            Some(_) => (Use::Serving, Rows::AsClosed),
            None => (Use::Once, Rows::Each),
        };
        let store = Store::open(folder, to)?;
        match self.check_rows(&store, rows) {
            Ok(Ok(checkpoint)) => {
                let store = if to == Use::Serving { store } else { store.reopen(Use::Serving)? };
                Ok(Ok(Serving { store, checkpoint }))
            }
            Ok(Err(reason)) => {
                if !reason.rows_are_sound() {
                    store.abandon();
                }
                Ok(Err(reason))
            }
            Err(error) => {
                store.abandon();
                Err(error)
            }
        }
    }

    fn check_rows(
        &mut self,
        store: &Store,
        rows: Rows,
    ) -> Result<Result<Checkpoint, RebuildReason>, ViewError> {
        let row = store.get(checkpoint::KEY)?;
        let Some(checkpoint) = row.as_deref().and_then(Checkpoint::decode) else {
            return Ok(Err(RebuildReason::damaged("it has no checkpoint that can be read")));
        };
        let mismatch = checkpoint.mismatch(self.projector.as_ref(), self.log_id, self.log.as_ref());
        let mismatch = self.runtime.block_on(unless_stopped(&mut self.stop, mismatch));
        if let Some(reason) = mismatch.ok_or(ViewError::Closed)?? {
            return Ok(Err(reason));
        }
        if rows == Rows::AsClosed {
            return Ok(Ok(checkpoint));
        }
        let mut tally = Tally::default();
        for row in store.range(Bound::Unbounded, Bound::Excluded(checkpoint::KEY)) {
            let (key, value) = row?;
            tally.add(&key, &value);
            if tally.rows.is_multiple_of(8_192) && *self.stop.borrow() != Stop::No {
                return Err(ViewError::Closed);
            }
        }
        if tally != checkpoint.tally {
            return Ok(Err(RebuildReason::damaged("its rows are not those that were written")));
        }
        Ok(Ok(checkpoint))
    }

    /// Says why the view is rebuilt, and moves what cannot be trusted out of the way.
    fn discard(&mut self, reason: RebuildReason) -> Result<Next, ViewError> {
        let mut aside = None;
        if !reason.rows_are_sound() {
            if let Some(serving) = self.shared.change(Option::take) {
                serving.store.abandon();
            }
            aside = self.folder.set_aside()?;
        }
        tracing::warn!(
            view.name = self.shared.name,
            view.aside = aside.map(|path| path.display().to_string()),
            "the view is made anew from the log, which is untouched: {reason}; its pages wait \
             meanwhile"
        );
        Ok(Next::Rebuild(Job::because(reason)))
    }

    /// Damage met while the view was in use.
    fn mend(&mut self, what: String) -> Result<Next, ViewError> {
        if self.mended == MENDED_MAX {
            return Err(ViewError::KeepsFailing { times: self.mended, what });
        }
        self.mended += 1;
        self.discard(RebuildReason::damaged(what))
    }

    /// Makes the view anew beside what is served, and switches.
    fn rebuild(&mut self, mut job: Job) -> Result<Next, ViewError> {
        let result = self.try_rebuild(&mut job);
        if result.is_err()
            && let Err(error) = self.folder.tidy()
        {
            // The next start tidies up.
            tracing::warn!(view.name = self.shared.name, "a failed rebuild leaves files: {error}");
        }
        let Some(done) = job.done else { return result.map(|()| Next::Follow) };
        let failed = result.as_ref().err().map(ToString::to_string);
        // Whoever asked may be gone.
        let _ = done.send(result);
        match failed {
            // The rows from before are as good as they were.
            Some(error) if self.shared.serving().is_some() => {
                tracing::error!(view.name = self.shared.name, "not rebuilt: {error}");
                Ok(Next::Follow)
            }
            Some(error) => {
                self.stopped(&error);
                Ok(Next::Rest)
            }
            None => Ok(Next::Follow),
        }
    }

    fn try_rebuild(&mut self, job: &mut Job) -> Result<(), ViewError> {
        let start = Progress { phase: Phase::Reading, done: 0, total: 0 };
        self.set_state(State::Rebuilding(start));
        let shared = Arc::clone(&self.shared);
        let mut report = |progress| {
            shared.state.send_replace(State::Rebuilding(progress));
            if let Some(report) = &mut job.progress {
                report(progress);
            }
        };
        let began = std::time::Instant::now();
        let generation = self.folder.new_generation()?;
        let mut rebuild = Rebuild {
            projector: self.projector.as_ref(),
            log: self.log.as_ref(),
            log_id: self.log_id,
            runtime: &self.runtime,
            stop: &mut self.stop,
            run_bytes_max: self.options.run_bytes_max,
            spill: &self.folder.spill(),
            report: &mut report,
        };
        let (store, checkpoint) = rebuild.run(&generation, job.reason.clone())?;
        self.folder.switch_to(&generation)?;
        tracing::info!(
            view.name = self.shared.name,
            view.rows = checkpoint.tally.rows,
            log.position = checkpoint.position.0,
            elapsed_ms = began.elapsed().as_millis() as u64,
            "the view was made anew: {}",
            job.reason
        );
        *self.shared.rebuilt() = job.reason.clone();
        // The old store is dropped outside the lock: readers need not wait for that.
        let old = self.shared.change(|slot| slot.replace(Serving { store, checkpoint }));
        drop(old);
        self.folder.tidy()?;
        Ok(())
    }

    /// Waits for a log that cannot be reached, and goes on where it was. What is served meanwhile
    /// stands still.
    fn again(&mut self) -> Next {
        let pause = async { tokio::time::sleep(UNREACHED_PAUSE).await };
        match self.runtime.block_on(unless_stopped(&mut self.stop, pause)) {
            None => Next::Close,
            Some(()) if self.shared.serving().is_some() => Next::Follow,
            Some(()) => self.guarded(Self::open),
        }
    }

    /// Waits after an error: for a rebuild, or for the end.
    fn rest(&mut self) -> Next {
        let command = self.runtime.block_on(unless_stopped(&mut self.stop, self.commands.recv()));
        match command.flatten() {
            Some(command) => self.guarded(|worker| worker.obey(command)),
            None => Next::Close,
        }
    }

    pub(crate) fn obey(&mut self, command: Command) -> Result<Next, ViewError> {
        match command {
            Command::Rebuild { progress, done } => Ok(Next::Rebuild(Job {
                reason: RebuildReason::Asked,
                progress: Some(progress),
                done: Some(done),
            })),
            // Several readers may have met the same damage, and it may be mended by now.
            Command::Damaged(what) => self.recheck(what),
        }
    }

    /// Looks whether the rows served are really damaged.
    fn recheck(&mut self, what: String) -> Result<Next, ViewError> {
        self.shared.alarm.store(false, Ordering::Relaxed);
        let shared = Arc::clone(&self.shared);
        let serving = shared.serving();
        let Some(store) = serving.as_ref().map(|serving| &serving.store) else {
            return Ok(Next::Rest);
        };
        let checked = self.check_rows(store, Rows::Each);
        drop(serving);
        match checked {
            Ok(Ok(_)) => Ok(Next::Follow),
            Ok(Err(RebuildReason::Damaged { what })) => self.mend(what),
            Ok(Err(reason)) => self.discard(reason),
            Err(ViewError::Store(StoreError::Damaged(_))) => self.mend(what),
            Err(error) => Err(error),
        }
    }

    fn close(self) -> Result<(), ViewError> {
        let clean = *self.stop.borrow() == Stop::Clean;
        let serving = self.shared.change(Option::take);
        self.set_state(State::Closed);
        if clean {
            if let Some(serving) = serving {
                serving.store.close()?;
            }
            self.folder.mark_closed()?;
        }
        Ok(())
    }

    /// Does a piece of work; an error or a panic ends in rest, damage in a rebuild.
    fn guarded(&mut self, work: impl FnOnce(&mut Self) -> Result<Next, ViewError>) -> Next {
        let done = catch_unwind(AssertUnwindSafe(|| match work(self) {
            Err(
                ViewError::Store(StoreError::Damaged(what))
                | ViewError::Apply(ApplyError::Store(StoreError::Damaged(what))),
            ) => self.mend(what),
            done => done,
        }));
        match done {
            Ok(Ok(next)) => next,
            Ok(Err(ViewError::Closed)) => Next::Close,
            Ok(Err(ViewError::Log(error @ greyfile_eventlog::ReadError::Unavailable(_)))) => {
                tracing::warn!(view.name = self.shared.name, "the view waits: {error}");
                Next::Again
            }
            Ok(Err(error)) => {
                self.stopped(&error);
                Next::Rest
            }
            Err(panic) => {
                self.stopped(&ViewError::Panicked(crate::panic_text(panic.as_ref())));
                Next::Rest
            }
        }
    }

    fn stopped(&self, error: &dyn Display) {
        tracing::error!(view.name = self.shared.name, "{error}");
        self.set_state(State::Stopped { error: error.to_string() });
    }

    pub(crate) fn set_state(&self, state: State) {
        self.shared.state.send_replace(state);
    }
}

impl Job {
    fn because(reason: RebuildReason) -> Self {
        Self { reason, progress: None, done: None }
    }
}

/// The future's answer, or `None` if the view is stopped before.
pub(crate) async fn unless_stopped<T>(
    stop: &mut watch::Receiver<Stop>,
    future: impl Future<Output = T>,
) -> Option<T> {
    tokio::select! {
        biased;
        _ = stop.wait_for(|stop| *stop != Stop::No) => None,
        answer = future => Some(answer),
    }
}
