//! Having stores made anew, and putting them to use.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use super::compare::compare;
use super::member::{Member, Purpose, Unserved};
use super::orders::Report;
use super::rebuild::{Each, Made, Rebuild, Wanted};
use super::slot::Serving;
use super::worker::{Command, Worker};
use crate::contract::Tables;
use crate::error::ViewError;
use crate::status::{Phase, Progress, RebuildReason, State};
use crate::store::StoreError;
use crate::store::folder::Generation;

/// How often a store is mended in one process. Beyond that the machine is to blame.
const MENDED_MAX: u32 = 3;

/// A view that is being made, and what for.
pub(crate) struct Making {
    pub(crate) at: usize,
    pub(crate) purpose: Purpose,
}

impl Worker {
    /// Makes the histories anew from the log, and these views with them. What is served stays until
    /// all is made. Tells which views could not be made; the others were.
    pub(super) fn make_all(
        &mut self,
        reason: RebuildReason,
        views: Vec<(usize, RebuildReason)>,
        report: Option<Report>,
    ) -> Result<Vec<(usize, ViewError)>, ViewError> {
        let (mut wanted, mut places, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for (at, reason) in views {
            match self.folders[at].new_generation() {
                Ok(generation) => {
                    wanted.push(self.wanted(at, generation, reason));
                    places.push(at);
                }
                Err(error) => failed.push((at, error.into())),
            }
        }
        let concerned: Vec<usize> = std::iter::once(0).chain(places.iter().copied()).collect();
        let before: Vec<State> =
            concerned.iter().map(|at| self.slot(*at).state.borrow().clone()).collect();
        let looked = self.look_at_own();
        let generation = self.folders[0].new_generation()?;
        let spill = self.folders[0].spill();
        let shared = Arc::clone(&self.shared);
        let tell = shared.telling(concerned.clone(), report);
        tell(Progress { phase: Phase::Reading, done: 0, total: 0 });
        let mut rebuild = Rebuild {
            log_id: self.log_id,
            spill: &spill,
            sort_bytes: self.shared.memory.sorting(),
            histories_bytes: self.shared.memory.histories,
            view_bytes: self.shared.memory.view,
            stop: self.stop.clone(),
            report: &tell,
        };
        let log = Arc::clone(&self.log);
        let made = looked.and_then(|()| {
            let (runtime, histories) = (&self.runtime, (generation, reason));
            rebuild.all_from_log(log.as_ref(), runtime, &self.trust, histories, wanted)
        });
        let made = made.and_then(|(histories, days, made)| {
            self.serve_made(0, histories)?;
            Ok((days, made))
        });
        let (days, made) = match made {
            Ok(made) => made,
            Err(error) => {
                let before = concerned.iter().zip(before);
                before.for_each(|(at, state)| self.slot(*at).set_state(state));
                return Err(error);
            }
        };
        self.cache.clear();
        self.shared.set_days(days.clone());
        self.days = days;
        self.slot(0).set_state(State::Following);
        for (at, made) in places.into_iter().zip(made) {
            match made.and_then(|made| self.serve_made(at, made)) {
                Ok(serving) => self.join(at, serving, None),
                Err(error) => failed.push((at, error)),
            }
        }
        failed.iter().for_each(|(at, error)| self.not_made(*at, error));
        Ok(failed)
    }

    /// As [`Worker::make_all`], of all views, for somebody who asked for it. `at` is what they asked
    /// for.
    pub(super) fn make_all_asked(
        &mut self,
        at: usize,
        report: Report,
    ) -> Result<Result<(), ViewError>, ViewError> {
        let all = (1..self.shared.slots.len()).map(|at| (at, RebuildReason::Asked)).collect();
        let failed = self.make_all(RebuildReason::Asked, all, Some(report))?;
        let mut concerned = failed.into_iter().filter(|(failed, _)| at == 0 || at == *failed);
        Ok(match concerned.next() {
            Some((at, error)) => {
                let name = self.slot(at).name;
                Err(ViewError::Unmade(format!("{name}: {error}")))
            }
            None => Ok(()),
        })
    }

    /// Makes views from the histories on a thread of its own; what was made comes as a command.
    pub(super) fn make_beside(
        &mut self,
        making: Vec<(Making, RebuildReason)>,
        report: Option<Report>,
    ) {
        let (mut wanted, mut makings) = (Vec::new(), Vec::new());
        for (making, reason) in making {
            let generation = match &making.purpose {
                Purpose::ToServe(_) => self.folders[making.at].new_generation(),
                // Not in the view's own folder: it is never to be opened.
                Purpose::ToCheck(_) => tempfile::tempdir_in(self.folders[making.at].spill())
                    .map(|folder| Generation::at(folder.keep())),
            };
            match generation {
                Ok(generation) => {
                    wanted.push(self.wanted(making.at, generation, reason));
                    makings.push(making);
                }
                Err(error) => self.unmade(making, error.into()),
            }
        }
        let Some(serving) = self.histories() else {
            makings.into_iter().for_each(|making| self.unmade(making, ViewError::Closed));
            return;
        };
        let served = makings.iter().filter(|one| matches!(one.purpose, Purpose::ToServe(_)));
        let (shared, days) = (Arc::clone(&self.shared), self.days.clone());
        let tell = shared.telling(served.map(|one| one.at).collect(), report);
        tell(Progress { phase: Phase::Folding, done: 0, total: 0 });
        let (log_id, stop) = (self.log_id, self.stop.clone());
        let spill = self.folders[0].spill();
        let work = move || {
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
            let made = || rebuild.views_from_histories(&serving.store, &end, &days, wanted);
            let made = catch_unwind(AssertUnwindSafe(made)).unwrap_or_else(|panic| {
                Err(ViewError::Panicked(crate::panic_text(panic.as_ref())))
            });
            // A worker that is gone wants nothing any more.
            let _ = shared.commands.send(Command::Made(makings, made));
        };
        self.makers.retain(|maker| !maker.is_finished());
        // Without a thread there is no process to go on with.
        let maker = thread::Builder::new().name("views-anew".into()).spawn(work);
        self.makers.push(maker.expect("the operating system gives a thread"));
    }

    /// What is to be made of the view at this place.
    fn wanted(&self, at: usize, generation: Generation, reason: RebuildReason) -> Wanted {
        let view = Arc::clone(&self.views[at - 1]);
        let tables = Tables::of(&view.tables());
        Wanted { view, tables, generation, reason }
    }

    /// Views were made, or could not be.
    pub(super) fn made(
        &mut self,
        makings: Vec<Making>,
        made: Result<Each, ViewError>,
    ) -> Result<(), ViewError> {
        match made {
            Ok(made) => {
                for (making, made) in makings.into_iter().zip(made) {
                    match made {
                        Ok(Made { store, checkpoint, generation }) => {
                            let serving = Arc::new(Serving::new(store, checkpoint));
                            let unserved = Unserved { purpose: making.purpose, generation };
                            self.join(making.at, serving, Some(unserved));
                        }
                        Err(error) => self.unmade(making, error),
                    }
                }
                Ok(())
            }
            Err(error) => {
                let text = error.to_string();
                for making in makings {
                    self.unmade(making, ViewError::Unmade(text.clone()));
                }
                match error {
                    // It is the histories that were read.
                    ViewError::Store(StoreError::Damaged(what)) => self.recheck(0, what),
                    _ => Ok(()),
                }
            }
        }
    }

    /// Tells that a view could not be made anew; what was served stays.
    pub(super) fn unmade(&mut self, making: Making, error: ViewError) {
        if matches!(making.purpose, Purpose::ToServe(_)) {
            self.not_made(making.at, &error);
        }
        making.purpose.fail(error);
    }

    /// A view that could not be made anew goes on as it was, or stops if it was not going.
    fn not_made(&mut self, at: usize, error: &ViewError) {
        if self.members.iter().any(|member| member.serves(at)) {
            self.slot(at).set_state(State::Following);
        } else {
            self.stopped(at, error);
        }
    }

    /// Runs a view on this store from now on, in the place of what it had; or beside it, until it is
    /// level.
    pub(super) fn join(&mut self, at: usize, serving: Arc<Serving>, unserved: Option<Unserved>) {
        if unserved.is_none() {
            self.members.retain(|member| !member.serves(at));
            self.slot(at).set_state(State::Following);
        }
        let view = Arc::clone(&self.views[at - 1]);
        let tables = Tables::of(&view.tables());
        self.members.push(Member { at, view, tables, serving, unserved });
    }

    /// Serves a store that was made in the place of the one before.
    fn serve_made(&mut self, at: usize, made: Made) -> Result<Arc<Serving>, ViewError> {
        let Made { store, checkpoint, generation } = made;
        let serving = Arc::new(Serving::new(store, checkpoint));
        self.serve_instead(at, Arc::clone(&serving), generation)?;
        Ok(serving)
    }

    fn serve_instead(
        &mut self,
        at: usize,
        serving: Arc<Serving>,
        generation: Generation,
    ) -> Result<(), ViewError> {
        self.remakes.forget(at);
        let before = self.folders[at].switch_to(generation)?;
        drop(self.slot(at).serve(Some(serving)));
        drop(before);
        Ok(())
    }

    /// A view that was made anew and is level takes its place, or is compared with what is served.
    pub(super) fn take_place(&mut self, member: Member) {
        let Member { at, serving, unserved, .. } = member;
        let Some(Unserved { purpose, generation }) = unserved else { return };
        match purpose {
            Purpose::ToServe(done) => {
                match self.serve_instead(at, Arc::clone(&serving), generation) {
                    Ok(()) => {
                        self.join(at, serving, None);
                        // Who asked may have gone.
                        done.map(|done| done.send(Ok(())));
                    }
                    Err(error) => {
                        self.unmade(Making { at, purpose: Purpose::ToServe(done) }, error);
                    }
                }
            }
            Purpose::ToCheck(done) => {
                let served = self.slot(at).serving();
                let _ = done.send(match served {
                    Some(served) if served.position() == serving.position() => {
                        compare(&served.store, &serving.store)
                    }
                    Some(_) | None => {
                        let text = "the view stopped meanwhile, so that nothing was compared";
                        Err(ViewError::Unmade(text.into()))
                    }
                });
            }
        }
    }

    /// Moves what is damaged out of the way and has it made anew, a few times.
    pub(super) fn mend(&mut self, at: usize, what: String) -> Result<(), ViewError> {
        self.mended[at] += 1;
        if self.mended[at] > MENDED_MAX {
            return Err(ViewError::KeepsFailing { times: MENDED_MAX, what });
        }
        let reason = RebuildReason::Damaged { what };
        self.set_aside(at, &reason)?;
        // The histories are made when everything is opened again.
        if at != 0 {
            let making = Making { at, purpose: Purpose::ToServe(None) };
            self.make_beside(vec![(making, reason)], None);
        }
        Ok(())
    }

    /// Mends a view; one that cannot be mended rests, and the others go on.
    pub(super) fn mend_view(&mut self, at: usize, what: String) {
        if let Err(error) = self.mend(at, what) {
            self.stopped(at, &error);
        }
    }

    /// Takes a store out of use, and keeps its files for people to look at.
    pub(super) fn set_aside(&mut self, at: usize, reason: &RebuildReason) -> Result<(), ViewError> {
        self.remakes.forget(at);
        if at == 0 {
            self.leave_all();
        } else {
            self.members.retain(|member| !member.serves(at));
        }
        drop(self.slot(at).serve(None));
        self.set_aside_for[at] = reason.clone();
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

    /// Takes no events into any view any more, until all are opened again. Those that are served
    /// remain: readers may be at it, and there is nothing wrong with them.
    pub(super) fn leave_all(&mut self) {
        self.opened = false;
        self.cache.clear();
        self.remakes.forget_all();
        for member in std::mem::take(&mut self.members) {
            if let Some(Unserved { purpose, .. }) = member.unserved {
                let text = "the streams under the views were made anew meanwhile; ask again";
                purpose.fail(ViewError::Unmade(text.into()));
            }
        }
    }
}
