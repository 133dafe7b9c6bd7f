//! The thread behind all views: opens them, makes anew what it must, and follows the log.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use greyfile_eventlog::ReadLog;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};

use super::cache::Cache;
use super::days::Days;
use super::making::Making;
use super::member::Member;
use super::options::Options;
use super::orders::{Answer, Report, Stop};
use super::rebuild::Each;
use super::remake::Remakes;
use super::room::Room;
use super::settle::Settler;
use super::shared::Shared;
use super::slot::{Serving, Slot};
use super::trust::Trust;
use crate::contract::View;
use crate::error::ViewError;
use crate::status::{RebuildReason, State, StoppedBy};
use crate::store::StoreError;
use crate::store::folder::Folder;

/// How long views wait before they ask for a log again that could not be reached.
const UNREACHED_PAUSE: Duration = Duration::from_secs(1);
/// How often views that stopped before a record look whether it was set aside.
const SET_ASIDE_LOOK: Duration = Duration::from_millis(500);

/// What the handles ask of the worker, and what its own threads bring it.
pub(crate) enum Command {
    /// Make a view anew; the histories with all views.
    Rebuild { at: usize, progress: Report, done: Answer<()> },
    /// Make a view anew beside the one that is served, and compare.
    Check { at: usize, done: Answer<u64> },
    /// A reader met damage.
    Damaged { at: usize, what: String },
    /// What was committed to a store could not be brought into its engine.
    Unsettled { at: usize, serving: Arc<Serving>, error: StoreError },
    /// Views were made.
    Made(Vec<Making>, Result<Each, ViewError>),
}

/// See the module.
pub(crate) struct Worker {
    pub(super) shared: Arc<Shared>,
    pub(super) views: Vec<Arc<dyn View>>,
    /// Of the histories, then of each view.
    pub(super) folders: Vec<Folder>,
    pub(super) log: Arc<dyn ReadLog>,
    pub(super) log_id: [u8; 16],
    pub(super) trust: Trust,
    pub(super) behind_events_max: u64,
    pub(super) runtime: Handle,
    pub(super) stop: watch::Receiver<Stop>,
    pub(super) commands: mpsc::UnboundedReceiver<Command>,
    pub(super) members: Vec<Member>,
    pub(super) cache: Cache,
    pub(super) days: Days,
    /// Why each store was set aside, for when it is made anew.
    pub(super) set_aside_for: Vec<RebuildReason>,
    /// How often each store was mended.
    pub(super) mended: Vec<u32>,
    /// Threads that make views.
    pub(super) makers: Vec<JoinHandle<()>>,
    /// Whether what leftovers there were have gone. Later on a generation may be one that is being
    /// made.
    pub(super) tidied: bool,
    /// Whether everything was opened, or stopped, so that the log can be followed.
    pub(super) opened: bool,
    pub(super) remakes: Remakes,
    pub(super) room: Room,
    pub(super) settler: Settler,
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
            room: Room::new(folders[0].spill()),
            settler: Settler::new(&shared, stop.clone()),
            set_aside_for: vec![RebuildReason::None; folders.len()],
            mended: vec![0; folders.len()],
            shared,
            views,
            folders,
            log,
            log_id,
            trust: Trust::new(log_id, options.seals.clone()),
            behind_events_max: options.behind_events_max,
            runtime,
            stop,
            commands,
            members: Vec::new(),
            cache: Cache::new(folded),
            days: Days::default(),
            makers: Vec::new(),
            tidied: false,
            opened: false,
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
        if !self.tidied {
            for folder in &self.folders {
                // Leftovers do no harm; what else is wrong with a folder its opening tells.
                if let Err(error) = folder.tidy() {
                    tracing::warn!("leftovers of a view were not removed: {error}");
                }
            }
            self.tidied = true;
        }
        loop {
            if !self.opened {
                self.open()?;
                self.opened = true;
            }
            if self.follow()? == Followed::ToTheEnd {
                return Ok(());
            }
        }
    }

    /// The streams under the views, once they are served.
    pub(super) fn histories(&self) -> Option<Arc<Serving>> {
        self.shared.histories().serving()
    }

    pub(super) fn slot(&self, at: usize) -> &Slot {
        &self.shared.slots[at]
    }

    /// Waits for a log that cannot be reached; false if it is to stop meanwhile.
    fn pause(&mut self) -> bool {
        let pause = async { tokio::time::sleep(UNREACHED_PAUSE).await };
        self.runtime.block_on(unless_stopped(&mut self.stop, pause)).is_some()
    }

    /// Waits after an error: for somebody who has everything made anew, for the end, and after a record
    /// that is not intake's until it is set aside.
    fn rest(&mut self, error: &ViewError) -> bool {
        tracing::error!("the views stop: {error}");
        self.room.stopped(0, error);
        let by = StoppedBy::of(error);
        self.shared.set_stopped_by(by.clone());
        let goes_on = self.rest_by(error, by.as_ref());
        self.shared.set_stopped_by(None);
        goes_on
    }

    fn rest_by(&mut self, error: &ViewError, by: Option<&StoppedBy>) -> bool {
        let mut error = error.to_string();
        loop {
            for slot in &self.shared.slots {
                slot.set_state(State::Stopped { error: error.clone() });
            }
            // A look at the own stream, or at the disk's room: nothing else can help.
            let look_within = by.map_or_else(|| self.room.look_within(), |_| Some(SET_ASIDE_LOOK));
            let waiting = self.commands.recv();
            let next = async {
                match look_within {
                    Some(look_within) => tokio::time::timeout(look_within, waiting).await.ok(),
                    None => Some(waiting.await),
                }
            };
            let Some(next) = self.runtime.block_on(unless_stopped(&mut self.stop, next)) else {
                return false;
            };
            let Some(command) = next else {
                let Some(by) = by else {
                    if self.leaves_full() {
                        return true;
                    }
                    continue;
                };
                // A log that cannot be reached now is asked again.
                if let Err(ViewError::Closed) = self.look_at_own() {
                    return false;
                }
                if self.trust.has_set_aside(by) {
                    tracing::warn!("the record was set aside; the views go on behind it");
                    // What is served goes on; what was made or damaged meanwhile is opened again.
                    self.leave_all();
                    return true;
                }
                continue;
            };
            match command {
                None => return false,
                Some(Command::Rebuild { at, progress, done }) => {
                    match self.make_all_asked(at, progress) {
                        Ok(asked) => {
                            // Who asked may have gone.
                            let _ = done.send(asked);
                            self.opened = true;
                            return true;
                        }
                        Err(again) => {
                            error = again.to_string();
                            let _ = done.send(Err(again));
                        }
                    }
                }
                Some(Command::Check { done, .. }) => {
                    drop(done.send(Err(ViewError::Unmade(error.clone()))));
                }
                Some(Command::Made(makings, _)) => {
                    for making in makings {
                        making.purpose.fail(ViewError::Unmade(error.clone()));
                    }
                }
                // All is opened again before anything goes on.
                Some(Command::Damaged { .. } | Command::Unsettled { .. }) => {}
            }
        }
    }

    fn close(mut self) -> Result<(), ViewError> {
        // They hold folders too, and stop as soon as they see that everything does.
        for maker in std::mem::take(&mut self.makers) {
            // It catches its own panics.
            let _ = maker.join();
        }
        self.settler.end();
        // What it last told holds the stores that it speaks of.
        while self.commands.try_recv().is_ok() {}
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

/// How following came to an end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Followed {
    /// It is to stop.
    ToTheEnd,
    /// Something is to be opened again first.
    OpenAgain,
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
