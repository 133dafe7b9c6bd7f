//! Since when something stands still: whether the log can be reached, and how the views keep up. Looked
//! at every second, so that pages say since when though nobody had one open.

#![expect(
    clippy::disallowed_types,
    reason = "only how far the views are is followed, no row is read"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use greyfile_envelope::{Position, Timestamp};
use greyfile_eventlog::{ReadError, ReadLog};
use greyfile_intake::Clock;
use greyfile_projector::{State, Views};
use tokio::sync::watch;

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(1);
/// How long the log may take to say where it ends, before it counts as out of reach.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
/// How long a view may be behind what the log held before pages say so: making room or catching up
/// after a burst takes less.
const BEHIND_MS_MAX: i64 = 10_000;

/// What was seen when it was last looked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// Since when the log has not been reached, if it is out of reach.
    pub(crate) unreached: Option<Timestamp>,
    /// Where the log ended when it was last reached.
    pub(crate) last: Position,
    /// Views that stopped, and since when.
    pub(crate) stopped: BTreeMap<&'static str, Timestamp>,
    /// Views that have been behind for long, and since when.
    pub(crate) behind: BTreeMap<&'static str, Timestamp>,
}

/// See the module.
pub struct Watch {
    seen: Mutex<Seen>,
    /// Changes whenever something stops or goes on, so that open pages can say so.
    changes: watch::Sender<u64>,
    clock: Arc<dyn Clock>,
}

/// A view that is watched.
struct Watched {
    name: &'static str,
    position: watch::Receiver<Position>,
    state: watch::Receiver<State>,
    /// What it has to reach, and since when: the log's end when it was first seen behind.
    to_reach: Option<(Position, Timestamp)>,
}

impl Watch {
    /// Nothing was seen yet.
    pub fn new(clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self { seen: Mutex::default(), changes: watch::Sender::default(), clock })
    }

    /// What was last seen.
    pub(crate) fn seen(&self) -> Seen {
        self.lock().clone()
    }

    /// Changes when something stops or goes on.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Watches until `stopping` says so. It keeps neither the views nor the log open.
    pub fn run(
        self: &Arc<Self>,
        log: &Arc<dyn ReadLog>,
        halts: impl Fn() -> bool + Send + 'static,
        views: Option<&Views>,
        mut stopping: watch::Receiver<bool>,
    ) {
        let watched = views.into_iter().flat_map(Views::all).map(|view| Watched {
            name: view.name(),
            position: view.positions(),
            state: view.states(),
            to_reach: None,
        });
        let mut watched: Vec<Watched> = watched.collect();
        let (watch, log) = (Arc::clone(self), Arc::downgrade(log));
        tokio::spawn(async move {
            let mut stopped = false;
            loop {
                let Some(log) = log.upgrade() else { return };
                let last = tokio::time::timeout(ANSWER_WITHIN, log.last()).await;
                drop(log);
                watch.look(&mut watched, last.unwrap_or_else(|_| Err(unanswered())));
                if halts() != stopped {
                    stopped = !stopped;
                    watch.changed();
                }
                let pause = stopping.wait_for(|stopping| *stopping);
                if tokio::time::timeout(EVERY, pause).await.is_ok() {
                    return;
                }
            }
        });
    }

    /// Takes in how things are.
    fn look(&self, watched: &mut [Watched], last: Result<Position, ReadError>) {
        let now = self.clock.now();
        let mut seen = self.seen();
        let before = (seen.unreached, seen.stopped.len(), seen.behind.len());
        match last {
            Ok(last) => (seen.unreached, seen.last) = (None, last),
            Err(_) => drop(seen.unreached.get_or_insert(now)),
        }
        for view in watched {
            let position = *view.position.borrow();
            if matches!(*view.state.borrow(), State::Stopped { .. }) {
                seen.stopped.entry(view.name).or_insert(now);
            } else {
                seen.stopped.remove(view.name);
            }
            let reached = view.to_reach.is_some_and(|(to_reach, _)| position >= to_reach);
            if view.to_reach.is_none() || reached {
                view.to_reach = (position < seen.last).then_some((seen.last, now));
            }
            match view.to_reach {
                Some((_, since)) if now.0.saturating_sub(since.0) > BEHIND_MS_MAX => {
                    seen.behind.insert(view.name, since);
                }
                _ => drop(seen.behind.remove(view.name)),
            }
        }
        let after = (seen.unreached, seen.stopped.len(), seen.behind.len());
        *self.lock() = seen;
        if before != after {
            self.changed();
        }
    }

    fn changed(&self) {
        self.changes.send_modify(|change| *change += 1);
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unanswered() -> ReadError {
    ReadError::Unavailable("no answer".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicI64, Ordering};

    struct Set(AtomicI64);

    impl Clock for Set {
        fn now(&self) -> Timestamp {
            Timestamp(self.0.load(Ordering::SeqCst))
        }

        fn steady(&self) -> Duration {
            Duration::from_millis(self.0.load(Ordering::SeqCst).unsigned_abs())
        }
    }

    #[test]
    fn it_says_since_when_and_takes_it_back() {
        let clock = Arc::new(Set(AtomicI64::new(1_000)));
        let watch = Watch::new(clock.clone());
        let (position, to_position) = watch::channel(Position(5));
        let (state, to_state) = watch::channel(State::Following);
        let mut views =
            [Watched { name: "casefile", position: to_position, state: to_state, to_reach: None }];
        let changes = watch.changes();
        let at = |ms: i64| clock.0.store(ms, Ordering::SeqCst);

        watch.look(&mut views, Ok(Position(5)));
        assert!(!changes.has_changed().unwrap(), "all is well");
        at(2_000);
        watch.look(&mut views, Ok(Position(9)));
        at(12_000);
        watch.look(&mut views, Ok(Position(20)));
        assert!(watch.seen().behind.is_empty(), "not yet for long");
        at(12_001);
        watch.look(&mut views, Ok(Position(20)));
        assert_eq!(watch.seen().behind["casefile"], Timestamp(2_000));
        // It moves, and is not there yet: a view that keeps up with a burst is not behind.
        position.send_replace(Position(9));
        watch.look(&mut views, Ok(Position(20)));
        assert!(watch.seen().behind.is_empty());

        at(13_000);
        watch.look(&mut views, Err(unanswered()));
        at(14_000);
        state.send_replace(State::Stopped { error: "it".to_owned() });
        watch.look(&mut views, Err(unanswered()));
        at(15_000);
        watch.look(&mut views, Err(unanswered()));
        let seen = watch.seen();
        assert_eq!(seen.unreached, Some(Timestamp(13_000)));
        assert_eq!((seen.stopped["casefile"], seen.last), (Timestamp(14_000), Position(20)));
        assert!(changes.has_changed().unwrap());

        state.send_replace(State::Following);
        position.send_replace(Position(20));
        watch.look(&mut views, Ok(Position(20)));
        let seen = watch.seen();
        assert_eq!((seen.unreached, seen.stopped.len(), seen.behind.len()), (None, 0, 0));
    }
}
