//! Bringing what was committed into the engines, on a thread beside the one that folds.

use std::collections::HashSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::orders::Stop;
use super::shared::Shared;
use super::slot::Serving;
use super::worker::Command;

/// How long rows wait in memory at most, about, before they are brought into their engine. After a
/// killed process they are projected again, so this bounds repeated work, not loss.
const SETTLE_EVERY: Duration = Duration::from_secs(3);

/// Stores that the thread is to look after, by where they lie in memory: beside one that is served there
/// may be another that takes its place soon.
type Asked = Arc<Mutex<HashSet<usize>>>;

/// See the module.
pub(super) struct Settler {
    hand: Option<mpsc::Sender<(usize, Arc<Serving>)>>,
    thread: Option<JoinHandle<()>>,
    asked: Asked,
    /// Since when something waits, if anything does.
    waits_since: Option<Instant>,
}

impl Settler {
    /// Begins the thread.
    pub(super) fn new(shared: &Arc<Shared>, stop: watch::Receiver<Stop>) -> Self {
        let asked = Asked::default();
        let (hand, stores) = mpsc::channel::<(usize, Arc<Serving>)>();
        let (of_thread, shared) = (Arc::clone(&asked), Arc::clone(shared));
        let run = move || {
            for (at, serving) in stores {
                lock(&of_thread).remove(&place(&serving));
                if *stop.borrow() == Stop::Now {
                    continue;
                }
                if let Err(error) = serving.store.settle() {
                    serving.unsettled.store(true, Ordering::SeqCst);
                    // The worker may be gone.
                    let _ = shared.commands.send(Command::Unsettled { at, serving, error });
                }
            }
        };
        let thread = std::thread::Builder::new().name("views-settle".into()).spawn(run);
        // Without a thread rows go into the engine when a commit has to wait for it.
        let thread = thread.map_err(|error| tracing::warn!("no thread for views: {error}")).ok();
        Self { hand: thread.is_some().then_some(hand), thread, asked, waits_since: None }
    }

    /// A store was committed to.
    pub(super) fn committed(&mut self, at: usize, serving: &Arc<Serving>) {
        self.waits_since.get_or_insert_with(Instant::now);
        if serving.store.holds_much() {
            self.ask(at, serving);
        }
    }

    /// How long until everything should be brought in; for ever, where nothing waits.
    pub(super) fn due_within(&self) -> Option<Duration> {
        self.waits_since.map(|since| SETTLE_EVERY.saturating_sub(since.elapsed()))
    }

    /// Has everything brought in.
    pub(super) fn ask_all(&mut self, all: impl IntoIterator<Item = (usize, Arc<Serving>)>) {
        self.waits_since = None;
        all.into_iter().for_each(|(at, serving)| self.ask(at, &serving));
    }

    /// Ends the thread once it has done what it was asked.
    pub(super) fn end(&mut self) {
        self.hand = None;
        if let Some(thread) = self.thread.take() {
            // The engine's panics are caught where it is called.
            let _ = thread.join();
        }
    }

    fn ask(&self, at: usize, serving: &Arc<Serving>) {
        if let Some(hand) = &self.hand
            && !serving.unsettled.load(Ordering::SeqCst)
            && lock(&self.asked).insert(place(serving))
        {
            let _ = hand.send((at, Arc::clone(serving)));
        }
    }
}

fn place(serving: &Arc<Serving>) -> usize {
    Arc::as_ptr(serving).addr()
}

fn lock(asked: &Asked) -> std::sync::MutexGuard<'_, HashSet<usize>> {
    asked.lock().unwrap_or_else(PoisonError::into_inner)
}
