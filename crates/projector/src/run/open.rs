//! Opening what is on disk, where it can be gone on from.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use greyfile_envelope::Position;

use super::histories;
use super::making::Making;
use super::member::Purpose;
use super::orders::Stop;
use super::slot::Serving;
use super::worker::{Worker, unless_stopped};
use crate::error::ViewError;
use crate::status::{RebuildReason, State};
use crate::store::checkpoint::{self, Checkpoint};
use crate::store::tally::Tally;
use crate::store::{Store, StoreError, Use};

/// How much of a store is looked at before its rows are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// Every row.
    Each,
    /// None: the files are known to be what they were when it was closed.
    AsClosed,
}

/// A store that can be gone on from, or why it is to be made anew.
type Opened = Result<Arc<Serving>, RebuildReason>;

impl Worker {
    /// Opens everything, has made what cannot be used, and serves it. After an error it can be called
    /// again: what is served already stays.
    pub(super) fn open(&mut self) -> Result<(), ViewError> {
        self.leave_all();
        let last = self.wait(self.log.clone().last())??;
        self.look_at_own()?;
        let histories = self.open_histories(last)?;
        let (mut ready, mut to_make) = (Vec::new(), Vec::new());
        for at in 1..self.folders.len() {
            match self.open_view(at, last) {
                Ok(Ok(serving)) => ready.push((at, serving)),
                Ok(Err(reason)) => to_make.push((at, reason)),
                Err(error @ (ViewError::Io(_) | ViewError::Store(_))) => self.stopped(at, &error),
                Err(error) => return Err(error),
            }
        }
        if let Err(reason) = histories {
            self.make_all(reason, std::mem::take(&mut to_make), None)?;
        }
        // A killed process may have lost the last seconds of the histories and not of a view.
        let furthest = ready.iter().map(|(_, serving)| serving.position()).max();
        self.bring_histories_to(furthest.unwrap_or(Position::ZERO))?;
        for (at, serving) in ready {
            self.serve(at, &serving);
            self.join(at, serving, None);
        }
        self.slot(0).set_state(State::Following);
        let making = |(at, reason)| (Making { at, purpose: Purpose::ToServe(None) }, reason);
        let to_make: Vec<_> = to_make.into_iter().map(making).collect();
        if !to_make.is_empty() {
            self.make_beside(to_make, None);
        }
        Ok(())
    }

    /// The histories, if they can be gone on from. They are served in any case, if they are sound.
    fn open_histories(&mut self, last: Position) -> Result<Opened, ViewError> {
        let serving = match self.open_one(0)? {
            Ok(serving) => serving,
            Err(reason) => return Ok(Err(reason)),
        };
        self.days = histories::days(&serving.store, self.trust.own(), serving.position())?;
        self.shared.set_days(self.days.clone());
        self.serve(0, &serving);
        Ok(self.is_behind(&serving, last).map_or(Ok(serving), Err))
    }

    /// As [`Worker::open_histories`], of a view.
    fn open_view(&mut self, at: usize, last: Position) -> Result<Opened, ViewError> {
        let serving = match self.open_one(at)? {
            Ok(serving) => serving,
            Err(reason) => return Ok(Err(reason)),
        };
        // Whoever reads a view reads the histories too, and those must be as far.
        let level = self.histories().map_or(Position::ZERO, |histories| histories.position());
        if serving.position() <= level {
            self.serve(at, &serving);
        }
        Ok(self.is_behind(&serving, last).map_or(Ok(serving), Err))
    }

    fn serve(&mut self, at: usize, serving: &Arc<Serving>) {
        drop(self.slot(at).serve(Some(Arc::clone(serving))));
    }

    /// Whether a store is so far behind that making it anew is the shorter way.
    fn is_behind(&self, serving: &Serving, last: Position) -> Option<RebuildReason> {
        let checkpoint = serving.position();
        let behind = last.0.saturating_sub(checkpoint.0);
        let far = behind > self.behind_events_max && behind > last.0 / 8;
        far.then_some(RebuildReason::Behind { checkpoint, last })
    }

    /// Opens what is on disk of one view, or of the histories.
    fn open_one(&mut self, at: usize) -> Result<Opened, ViewError> {
        if let Some(serving) = self.slot(at).serving() {
            return Ok(Ok(serving));
        }
        self.slot(at).set_state(State::Opening);
        let folder = &self.folders[at];
        if folder.is_unclean()? && folder.current()?.is_some() {
            // Before the mark of this boot is written: after it nothing would tell.
            let reason = RebuildReason::UncleanShutdown;
            self.set_aside(at, &reason)?;
            self.folders[at].mark_open()?;
            return Ok(Err(reason));
        }
        folder.mark_open()?;
        let sealed = folder.take_seal()?;
        let Some(current) = folder.current()? else {
            return Ok(Err(self.set_aside_for[at].clone()));
        };
        let reason = match self.check(at, &current, sealed) {
            Ok(Ok(serving)) => return Ok(Ok(serving)),
            Ok(Err(reason)) => reason,
            Err(ViewError::Store(StoreError::Damaged(what))) => RebuildReason::Damaged { what },
            Err(error) => return Err(error),
        };
        if !reason.rows_are_sound() {
            self.set_aside(at, &reason)?;
        }
        Ok(Err(reason))
    }

    /// Holds a store against its checkpoint and the log; tells why it cannot be used. Files that
    /// are those of a clean close hold the rows of then, and are not gone through row by row.
    fn check(
        &mut self,
        at: usize,
        folder: &Path,
        sealed: Option<bool>,
    ) -> Result<Opened, ViewError> {
        if !folder.is_dir() {
            return Ok(Err(RebuildReason::damaged("its folder is gone")));
        }
        if sealed == Some(false) {
            let what = "its files are not those of the last clean close";
            return Ok(Err(RebuildReason::damaged(what)));
        }
        let memory = &self.shared.memory;
        let serving = Use::Serving(if at == 0 { memory.histories } else { memory.view });
        let (to, rows) = match sealed {
            Some(_) => (serving, Rows::AsClosed),
            None => (Use::Once, Rows::Each),
        };
        let store = Store::open(folder, to)?;
        match self.check_rows(at, &store, rows) {
            Ok(Ok(checkpoint)) => {
                let store = if to == serving { store } else { store.reopen(serving)? };
                Ok(Ok(Arc::new(Serving::new(store, checkpoint))))
            }
            Ok(Err(reason)) => {
                store.abandon();
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
        at: usize,
        store: &Store,
        rows: Rows,
    ) -> Result<Result<Checkpoint, RebuildReason>, ViewError> {
        let row = store.get(checkpoint::KEY)?;
        let Some(checkpoint) = row.as_deref().and_then(Checkpoint::decode) else {
            return Ok(Err(RebuildReason::damaged("it has no checkpoint that can be read")));
        };
        let (name, format) = (self.slot(at).name, self.slot(at).format);
        let format = (format, self.slot(at).variant);
        let wanted = Checkpoint::new(name, format, self.log_id, RebuildReason::None);
        let log = Arc::clone(&self.log);
        let mismatch = self.wait(checkpoint.mismatch(&wanted, log.as_ref()))??;
        if let Some(reason) = mismatch {
            return Ok(Err(reason));
        }
        if rows == Rows::AsClosed {
            return Ok(Ok(checkpoint));
        }
        let mut tally = Tally::default();
        for row in
            store.range(std::ops::Bound::Unbounded, std::ops::Bound::Excluded(checkpoint::KEY))
        {
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

    /// Looks whether what is served is really damaged, and mends it.
    pub(super) fn recheck(&mut self, at: usize, what: String) -> Result<(), ViewError> {
        self.slot(at).alarm.store(false, Ordering::Relaxed);
        let Some(serving) = self.slot(at).serving() else { return Ok(()) };
        // Several readers may have met the same damage, and it may be mended by now.
        let found = match self.check_rows(at, &serving.store, Rows::Each) {
            Ok(Ok(_)) => return Ok(()),
            Ok(Err(RebuildReason::Damaged { what: found })) => found,
            Ok(Err(_)) => what,
            Err(ViewError::Store(StoreError::Damaged(found))) => found,
            Err(error @ ViewError::Store(_)) if at != 0 => {
                self.stopped(at, &error);
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        drop(serving);
        if at == 0 {
            return Err(StoreError::Damaged(found).into());
        }
        self.mend_view(at, found);
        Ok(())
    }

    /// One view stops; what it shows stays as it is.
    pub(super) fn stopped(&mut self, at: usize, error: &ViewError) {
        tracing::error!(view.name = self.slot(at).name, "the view stops: {error}");
        self.room.stopped(at, error);
        self.members.retain(|member| !member.serves(at));
        self.slot(at).set_state(State::Stopped { error: error.to_string() });
    }

    /// Lets go of the stores that stopped on a full disk, if it has room again: what they hold in
    /// memory never reached the disk, and is folded again from the log. True if everything is to be
    /// opened again.
    pub(super) fn leaves_full(&mut self) -> bool {
        if !self.room.is_back() {
            return false;
        }
        for at in self.room.take() {
            tracing::info!(
                view.name = self.slot(at).name,
                "the disk has room: the view is opened again"
            );
            drop(self.slot(at).serve(None));
        }
        self.leave_all();
        true
    }

    pub(super) fn wait<T>(&mut self, future: impl Future<Output = T>) -> Result<T, ViewError> {
        self.runtime.block_on(unless_stopped(&mut self.stop, future)).ok_or(ViewError::Closed)
    }
}
