//! The thread behind all views: opens them, makes anew what it must, and follows the log.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use greyfile_eventlog::ReadLog;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};

use super::batch::Pace;
use super::cache::Cache;
use super::days::Days;
use super::member::{Member, Unserved};
use super::rebuild::{Made, Rebuild, Wanted};
use super::remake::Remakes;
use super::slot::{Serving, Slot};
use super::views::{Options, Shared};
use crate::contract::{Tables, View};
use crate::error::ViewError;
use crate::status::{Phase, Progress, RebuildReason, State};
use crate::store::StoreError;
use crate::store::folder::Folder;

/// How long views wait before they ask for a log again that could not be reached.
const UNREACHED_PAUSE: Duration = Duration::from_secs(1);
/// How often a store is mended in one process. Beyond that the machine is to blame.
pub(super) const MENDED_MAX: u32 = 3;

/// Whether and how to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    No,
    /// As after a kill.
    Now,
    /// With synced files and the mark of a clean close.
    Clean,
}

pub(crate) type Report = Arc<dyn Fn(Progress) + Send + Sync>;
pub(crate) type Answer<T> = oneshot::Sender<Result<T, ViewError>>;

/// What the handles ask of the worker, and what its own threads bring it.
pub(crate) enum Command {
    /// Make a view anew; the histories with all views.
    Rebuild { at: usize, progress: Report, done: Answer<()> },
    /// Make a view anew beside the one that is served, and compare.
    Check { at: usize, done: Answer<u64> },
    /// A reader met damage.
    Damaged { at: usize, what: String },
    /// Views were made.
    Made(Vec<Making>, Result<Vec<Made>, ViewError>),
}

/// A view that is being made, and what for.
pub(crate) struct Making {
    pub(crate) at: usize,
    pub(crate) to: Unserved,
}

/// See the module.
pub(crate) struct Worker {
    pub(super) shared: Arc<Shared>,
    pub(super) views: Vec<Arc<dyn View>>,
    /// Of the histories, then of each view.
    pub(super) folders: Vec<Folder>,
    pub(super) log: Arc<dyn ReadLog>,
    pub(super) log_id: [u8; 16],
    pub(super) behind_events_max: u64,
    pub(super) runtime: Handle,
    pub(super) stop: watch::Receiver<Stop>,
    pub(super) commands: mpsc::UnboundedReceiver<Command>,
    pub(super) members: Vec<Member>,
    pub(super) cache: Cache,
    pub(super) days: Days,
    pub(super) pace: Pace,
    /// How often each store was mended.
    pub(super) mended: Vec<u32>,
    pub(super) remakes: Remakes,
}

impl Worker {
    pub(crate) fn new(
        shared: Arc<Shared>,
        views: Vec<Arc<dyn View>>,
        folders: Vec<Folder>,
        (log, log_id): (Arc<dyn ReadLog>, [u8; 16]),
        options: &Options,
        runtime: Handle,
        (stop, commands): (watch::Receiver<Stop>, mpsc::UnboundedReceiver<Command>),
    ) -> Self {
        let folded = usize::try_from(shared.memory.folded).unwrap_or(usize::MAX);
        Self {
            mended: vec![0; folders.len()],
            shared,
            views,
            folders,
            log,
            log_id,
            behind_events_max: options.behind_events_max,
            runtime,
            stop,
            commands,
            members: Vec::new(),
            cache: Cache::new(folded),
            days: Days::default(),
            pace: Pace::new(),
            remakes: Remakes::new(options.worth_bytes),
        }
    }

    /// Runs until the views are closed or dropped.
    pub(crate) fn run(mut self) -> Result<(), ViewError> {
        loop {
            let went = catch_unwind(AssertUnwindSafe(|| self.go()));
            let went = went.unwrap_or_else(|panic| {
                Err(ViewError::Panicked(crate::panic_text(panic.as_ref())))
            });
            let again = match went {
                Ok(()) | Err(ViewError::Closed) => return self.close(),
                Err(ViewError::Log(error @ greyfile_eventlog::ReadError::Unavailable(_))) => {
                    tracing::warn!("the views wait: {error}");
                    self.pause()
                }
                // What the views' own stores say is looked after view by view.
                Err(ViewError::Store(StoreError::Damaged(what))) => match self.mend(0, what) {
                    Ok(()) => true,
                    Err(error) => self.rest(&error),
                },
                Err(error) => self.rest(&error),
            };
            if !again {
                return self.close();
            }
        }
    }

    /// Opens what is not open, and follows the log. Ends when it is to stop.
    fn go(&mut self) -> Result<(), ViewError> {
        if self.histories().is_none() {
            self.open()?;
        }
        self.follow()
    }

    /// The streams under the views, once they are served.
    pub(super) fn histories(&self) -> Option<Arc<Serving>> {
        self.shared.histories().serving()
    }

    pub(super) fn slot(&self, at: usize) -> &Slot {
        &self.shared.slots[at]
    }

    /// What is to be made of the view at this place.
    pub(super) fn wanted(&self, at: usize, reason: RebuildReason) -> Result<Wanted, ViewError> {
        let view = Arc::clone(&self.views[at - 1]);
        let tables = Tables::of(&view.tables());
        Ok(Wanted { view, tables, folder: self.folders[at].new_generation()?, reason })
    }

    /// Makes everything from the log: the histories, and all views or only those that must be.
    pub(super) fn make_all(
        &mut self,
        reason: RebuildReason,
        views: Vec<(usize, RebuildReason)>,
        report: Option<Report>,
    ) -> Result<(), ViewError> {
        let mut wanted = Vec::new();
        for (at, reason) in &views {
            wanted.push(self.wanted(*at, reason.clone())?);
        }
        let beginning = Progress { phase: Phase::Reading, done: 0, total: 0 };
        let concerned: Vec<usize> =
            std::iter::once(0).chain(views.iter().map(|(at, _)| *at)).collect();
        let before: Vec<State> =
            concerned.iter().map(|at| self.slot(*at).state.borrow().clone()).collect();
        for at in &concerned {
            self.slot(*at).set_state(State::Rebuilding(beginning));
        }
        let folder = self.folders[0].new_generation()?;
        let spill = self.folders[0].spill();
        let shared = Arc::clone(&self.shared);
        let tell = |progress| {
            for at in &concerned {
                shared.slots[*at].set_state(State::Rebuilding(progress));
            }
            if let Some(report) = &report {
                report(progress);
            }
        };
        let mut rebuild = Rebuild {
            log_id: self.log_id,
            spill: &spill,
            sort_bytes: self.shared.memory.sorting(),
            histories_bytes: self.shared.memory.histories,
            view_bytes: self.shared.memory.view,
            stop: self.stop.clone(),
            report: &tell,
        };
        let made = rebuild.of_log(self.log.as_ref(), &self.runtime, (folder, reason), wanted);
        let (histories, days, made) = match made {
            Ok(made) => made,
            Err(error) => {
                concerned
                    .iter()
                    .zip(before)
                    .for_each(|(at, state)| self.slot(*at).set_state(state));
                return Err(error);
            }
        };
        self.cache.clear();
        self.shared.set_days(days.clone());
        self.days = days;
        self.switch_to(0, histories)?;
        for ((at, _), made) in views.into_iter().zip(made) {
            let serving = self.switch_to(at, made)?;
            self.join(at, serving, None);
        }
        Ok(())
    }

    /// Serves a store that was made.
    fn switch_to(&mut self, at: usize, made: Made) -> Result<Arc<Serving>, ViewError> {
        self.remakes.forget(at);
        self.folders[at].switch_to(&made.folder)?;
        let serving = Arc::new(Serving::new(made.store, made.checkpoint));
        self.slot(at).serve(Some(Arc::clone(&serving)));
        self.folders[at].tidy()?;
        Ok(serving)
    }

    /// Runs a view on this store from now on, in the place of what it had.
    pub(super) fn join(&mut self, at: usize, serving: Arc<Serving>, unserved: Option<Unserved>) {
        if unserved.is_none() {
            self.members.retain(|member| member.at != at || member.unserved.is_some());
            self.slot(at).set_state(State::Following);
        }
        let view = Arc::clone(&self.views[at - 1]);
        let tables = Tables::of(&view.tables());
        self.members.push(Member { at, view, tables, serving, unserved });
    }

    /// Makes views from the histories on a thread of its own; what was made comes as a command.
    pub(super) fn make_beside(
        &mut self,
        making: Vec<(Making, RebuildReason)>,
        report: Option<Report>,
    ) -> Result<(), ViewError> {
        let Some(serving) = self.histories() else { return Err(ViewError::Closed) };
        let (mut wanted, mut makings) = (Vec::new(), Vec::new());
        for (making, reason) in making {
            let mut one = self.wanted(making.at, reason)?;
            if let Unserved::ToCheck { folder, .. } = &making.to {
                one.folder = folder.path().join("gen");
            } else {
                let beginning = Progress { phase: Phase::Folding, done: 0, total: 0 };
                self.slot(making.at).set_state(State::Rebuilding(beginning));
            }
            wanted.push(one);
            makings.push(making);
        }
        let served: Vec<usize> = makings
            .iter()
            .filter(|making| !matches!(making.to, Unserved::ToCheck { .. }))
            .map(|making| making.at)
            .collect();
        let (shared, days) = (Arc::clone(&self.shared), self.days.clone());
        let (log_id, stop) = (self.log_id, self.stop.clone());
        let spill = self.folders[0].spill();
        let work = move || {
            let tell = |progress| {
                for at in &served {
                    shared.slots[*at].set_state(State::Rebuilding(progress));
                }
                if let Some(report) = &report {
                    report(progress);
                }
            };
            let mut rebuild = Rebuild {
                log_id,
                spill: &spill,
                sort_bytes: shared.memory.sorting() / 2,
                histories_bytes: shared.memory.histories,
                view_bytes: shared.memory.view,
                stop,
                report: &tell,
            };
            let end = serving.checkpoint();
            let made = || rebuild.of_histories(&serving.store, &end, &days, wanted);
            let made = catch_unwind(AssertUnwindSafe(made)).unwrap_or_else(|panic| {
                Err(ViewError::Panicked(crate::panic_text(panic.as_ref())))
            });
            // A worker that is gone wants nothing any more.
            let _ = shared.commands.send(Command::Made(makings, made));
        };
        std::thread::Builder::new().name("views-anew".into()).spawn(work)?;
        Ok(())
    }

    /// Moves what is damaged out of the way and has it made anew, a few times.
    pub(super) fn mend(&mut self, at: usize, what: String) -> Result<(), ViewError> {
        self.slot(at).alarm.store(false, Ordering::Relaxed);
        self.mended[at] += 1;
        if self.mended[at] > MENDED_MAX {
            return Err(ViewError::KeepsFailing { times: MENDED_MAX, what });
        }
        let reason = RebuildReason::Damaged { what };
        self.set_aside(at, &reason)?;
        if at == 0 {
            // Opened and made again when the worker goes on.
            return Ok(());
        }
        self.make_beside(vec![(Making { at, to: Unserved::ToServe(None) }, reason)], None)
    }

    /// Takes a store out of use, and keeps its files for people to look at.
    pub(super) fn set_aside(&mut self, at: usize, reason: &RebuildReason) -> Result<(), ViewError> {
        self.remakes.forget(at);
        if at == 0 {
            self.cache.clear();
            self.members.clear();
            for at in 1..self.shared.slots.len() {
                self.slot(at).serve(None);
            }
        } else {
            self.members.retain(|member| member.at != at || member.unserved.is_some());
        }
        drop(self.slot(at).serve(None));
        let aside = self.folders[at].set_aside()?;
        let name = self.slot(at).name;
        let aside = aside.as_deref().unwrap_or_else(|| std::path::Path::new("nowhere"));
        tracing::warn!(
            view.name = name,
            aside = %aside.display(),
            "the view is made anew: {reason}; the log is untouched"
        );
        Ok(())
    }

    /// Waits for a log that cannot be reached; false if it is to stop meanwhile.
    fn pause(&mut self) -> bool {
        let pause = async { tokio::time::sleep(UNREACHED_PAUSE).await };
        self.runtime.block_on(unless_stopped(&mut self.stop, pause)).is_some()
    }

    /// Waits after an error: for somebody who has everything made anew, or for the end.
    fn rest(&mut self, error: &ViewError) -> bool {
        tracing::error!("the views stop: {error}");
        for slot in &self.shared.slots {
            slot.set_state(State::Stopped { error: error.to_string() });
        }
        loop {
            let command = unless_stopped(&mut self.stop, self.commands.recv());
            match self.runtime.block_on(command).flatten() {
                None => return false,
                Some(Command::Rebuild { progress, done, .. }) => {
                    let all = (1..self.shared.slots.len()).map(|at| (at, RebuildReason::Asked));
                    let made = self.make_all(RebuildReason::Asked, all.collect(), Some(progress));
                    let failed = made.as_ref().err().map(ToString::to_string);
                    let _ = done.send(made);
                    match failed {
                        None => return true,
                        Some(error) => {
                            for slot in &self.shared.slots {
                                slot.set_state(State::Stopped { error: error.clone() });
                            }
                        }
                    }
                }
                Some(Command::Check { done, .. }) => drop(done.send(Err(ViewError::Closed))),
                Some(Command::Damaged { .. } | Command::Made(..)) => {}
            }
        }
    }

    fn close(mut self) -> Result<(), ViewError> {
        let clean = *self.stop.borrow() == Stop::Clean;
        self.members.clear();
        let mut closed = Ok(());
        for (at, folder) in self.folders.iter().enumerate() {
            let serving = self.slot(at).serve(None);
            self.slot(at).set_state(State::Closed);
            if clean {
                closed = closed.and(close_one(serving, folder));
            }
        }
        closed
    }
}

/// Syncs a store's files and marks it as closed, once nobody reads it any more.
fn close_one(serving: Option<Arc<Serving>>, folder: &Folder) -> Result<(), ViewError> {
    if let Some(mut serving) = serving {
        // Readers end by themselves; nobody new comes.
        for _ in 0..500 {
            match Arc::try_unwrap(serving) {
                Ok(last) => {
                    last.store.close()?;
                    return Ok(folder.mark_closed()?);
                }
                Err(shared) => serving = shared,
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        return Err(ViewError::Io(std::io::Error::other("somebody is still reading")));
    }
    Ok(folder.mark_closed()?)
}

/// The future's answer, or `None` if the worker is stopped before.
pub(super) async fn unless_stopped<T>(
    stop: &mut watch::Receiver<Stop>,
    future: impl Future<Output = T>,
) -> Option<T> {
    tokio::select! {
        biased;
        _ = stop.wait_for(|stop| *stop != Stop::No) => None,
        answer = future => Some(answer),
    }
}

/// A folder for what is made only to be compared.
pub(super) fn folder_to_check(beside: PathBuf) -> Result<tempfile::TempDir, ViewError> {
    Ok(tempfile::tempdir_in(beside)?)
}
