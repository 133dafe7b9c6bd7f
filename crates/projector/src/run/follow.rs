//! Following the log: the worker's usual state.

use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt};
use greyfile_envelope::Position;
use greyfile_eventlog::{ReadError, Stored};
use tracing::Span;

use super::batch::{Batch, decode};
use super::commands::end_of;
use super::days::Days;
use super::making::Making;
use super::meeting::spans;
use super::member::{Member, Purpose, Unserved};
use super::orders::Stop;
use super::slot::Serving;
use super::trust::Judge;
use super::worker::{Command, Followed, Worker};
use crate::error::ViewError;
use crate::status::RebuildReason;
use crate::store::StoreError;
use crate::store::staged::Changes;

/// Events taken from the log before the first of them is projected, where that many wait.
const GATHER_MAX: usize = 1_024;
/// Events projected at once of a view that is behind: readers of what is level wait for them.
const BEHIND_MAX: usize = 128;
/// Bytes of the log that a view which is behind takes at once.
const BEHIND_BYTES: usize = 256 << 10;

/// What woke the worker while it followed.
enum Woken {
    Stop,
    Command(Option<Command>),
    Log(Option<Result<Vec<Stored>, ReadError>>),
    /// Nothing: a view is behind, and goes on meanwhile.
    Behind,
    /// Nothing, for long enough to look at what the views take on disk.
    Looks,
}

type Chunks = BoxStream<'static, Result<Vec<Stored>, ReadError>>;

impl Worker {
    /// Takes events as the log gets them, until it is to stop.
    pub(super) fn follow(&mut self) -> Result<Followed, ViewError> {
        // What was folded before an error may be further than what was committed.
        self.cache.clear();
        let histories = self.histories().ok_or(ViewError::Closed)?;
        let mut chunks = self.log.follow(histories.position().next());
        drop(histories);
        // Events that wait for the rest of their command.
        let mut waiting: Vec<Stored> = Vec::new();
        loop {
            if self.leaves_full() {
                return Ok(Followed::OpenAgain);
            }
            let behind = self.next_behind();
            self.look_at_sizes();
            self.look_at_held();
            let more = behind.is_some() || self.remakes.are_under_way();
            let chunk = match self.woken(&mut chunks, more) {
                Woken::Stop | Woken::Command(None) => return Ok(Followed::ToTheEnd),
                Woken::Command(Some(command)) => {
                    if self.obey(command)? == Then::FollowAnew {
                        let from = self.histories().ok_or(ViewError::Closed)?.position().next();
                        chunks = self.log.follow(from);
                        waiting.clear();
                    }
                    continue;
                }
                Woken::Log(chunk) => Some(chunk),
                Woken::Behind | Woken::Looks => None,
            };
            if let Some(chunk) = chunk {
                // An error behind good events waits until those are in the rows.
                let end = self.gather(chunk, &mut chunks, &mut waiting);
                if !self.take_in(&mut waiting)? {
                    return Ok(Followed::ToTheEnd);
                }
                if let Some(error) = end {
                    return Err(error);
                }
            }
            if let Some(behind) = behind {
                self.catch_up(behind)?;
            }
            self.copy_some();
        }
    }

    fn woken(&mut self, chunks: &mut Chunks, at_once: bool) -> Woken {
        let look_within =
            [self.remakes.look_within(), self.settler.due_within(), self.room.look_within()];
        let look_within = look_within.into_iter().flatten().min();
        let next = async {
            tokio::select! {
                biased;
                _ = self.stop.wait_for(|stop| *stop != Stop::No) => Woken::Stop,
                command = self.commands.recv() => Woken::Command(command),
                chunk = chunks.next() => Woken::Log(chunk),
                () = tokio::time::sleep(look_within.unwrap_or_default()), if look_within.is_some() => {
                    Woken::Looks
                }
            }
        };
        if at_once {
            let _on_runtime = self.runtime.enter();
            next.now_or_never().unwrap_or(Woken::Behind)
        } else {
            self.runtime.block_on(next)
        }
    }

    /// Takes what else is there already.
    fn gather(
        &self,
        first: Option<Result<Vec<Stored>, ReadError>>,
        chunks: &mut Chunks,
        events: &mut Vec<Stored>,
    ) -> Option<ViewError> {
        let mut chunk = Some(first);
        loop {
            match chunk {
                Some(Some(Ok(more))) => events.extend(more),
                Some(Some(Err(error))) => return Some(ViewError::Log(error)),
                Some(None) => return Some(ViewError::LogEnded),
                None => return None,
            }
            if events.len() >= GATHER_MAX {
                return None;
            }
            let _on_runtime = self.runtime.enter();
            chunk = chunks.next().now_or_never();
        }
    }

    /// Takes whole commands into the histories and into every view that is level with them. False
    /// if it is to stop meanwhile.
    fn take_in(&mut self, events: &mut Vec<Stored>) -> Result<bool, ViewError> {
        let histories = self.histories().ok_or(ViewError::Closed)?;
        let mut taken = 0;
        while taken < events.len() {
            if *self.stop.borrow() != Stop::No {
                return Ok(false);
            }
            let done = self.one_batch(&histories, &events[taken..])?;
            if done == 0 {
                break;
            }
            taken += done;
        }
        events.drain(..taken);
        Ok(true)
    }

    /// One batch of commands. Tells how many events it took; none if no command is whole.
    fn one_batch(
        &mut self,
        histories: &Arc<Serving>,
        events: &[Stored],
    ) -> Result<usize, ViewError> {
        let after = histories.position();
        let mut days = self.days.clone();
        let Some(batch) = self.new_batch(histories, events, &mut days)? else { return Ok(0) };
        let events = batch.events;
        let streams = batch.histories(histories)?;
        // What was made anew and is level by chance takes its place first.
        let level = self.members.iter().filter(|one| one.serves(one.at));
        let level: Vec<&Member> = level.filter(|one| one.position() == after).collect();
        let changes = batch.views(&level, histories, &days, Some(&mut self.cache))?;
        let level: Vec<usize> = level.iter().map(|member| member.at).collect();
        let names = level.iter().map(|at| self.shared.slots[*at].name);
        let spans: Vec<Span> = names.flat_map(|name| spans(name, events)).collect();
        self.commit(0, histories, &streams, events)?;
        self.slot(0).tell();
        if days != self.days {
            self.shared.set_days(days.clone());
            self.days = days;
        }
        for (at, changes) in level.into_iter().zip(changes) {
            self.commit_view(at, changes, events);
        }
        drop(spans);
        Ok(events.len())
    }

    /// Commits what a batch changes in a store that is served, and in its copy.
    fn commit(
        &mut self,
        at: usize,
        serving: &Arc<Serving>,
        changes: &Changes,
        events: &[Stored],
    ) -> Result<(), ViewError> {
        commit(serving, changes, events)?;
        self.remakes.apply(at, changes);
        self.settler.committed(at, serving);
        Ok(())
    }

    /// Has what was committed brought into the engines, now and then.
    fn look_at_held(&mut self) {
        if self.settler.due_within() == Some(Duration::ZERO) {
            let all = self.shared.slots.iter().enumerate();
            self.settler.ask_all(all.filter_map(|(at, slot)| Some((at, slot.serving()?))));
        }
    }

    /// Commits what a batch changes in a view that is served, or looks after its failure.
    fn commit_view(&mut self, at: usize, changes: Result<Changes, ViewError>, events: &[Stored]) {
        let Some(member) = self.members.iter().find(|member| member.serves(at)) else { return };
        let serving = Arc::clone(&member.serving);
        match changes.and_then(|changes| self.commit(at, &serving, &changes, events)) {
            Ok(()) => self.slot(at).tell(),
            Err(error) => self.failed(at, error),
        }
    }

    /// Looks after a view that could not go on; the others do.
    pub(super) fn failed(&mut self, at: usize, error: ViewError) {
        match error {
            ViewError::Store(StoreError::Damaged(what)) => self.mend_view(at, what),
            error => self.stopped(at, &error),
        }
    }

    /// The histories alone go on up to a position, without the views.
    pub(super) fn bring_histories_to(&mut self, position: Position) -> Result<(), ViewError> {
        let histories = self.histories().ok_or(ViewError::Closed)?;
        while histories.position() < position {
            let after = histories.position();
            let events = self.read_on(after, position)?;
            let mut days = self.days.clone();
            let Some(batch) = self.new_batch(&histories, &events, &mut days)? else {
                return Err(ViewError::LogEnded);
            };
            let streams = batch.histories(&histories)?;
            self.commit(0, &histories, &streams, batch.events)?;
            self.shared.set_days(days.clone());
            self.days = days;
        }
        self.slot(0).tell();
        Ok(())
    }

    /// Events of the log after one position and up to another, where a command ends: at least one whole
    /// command, however long it is.
    fn read_on(&mut self, after: Position, last: Position) -> Result<Vec<Stored>, ViewError> {
        let log = Arc::clone(&self.log);
        let mut events: Vec<Stored> = Vec::new();
        loop {
            let from = events.last().map_or(after, |stored| stored.position).next();
            let more = self.wait(log.read(from, BEHIND_BYTES))??;
            let before = events.len();
            events.extend(more.into_iter().filter(|stored| stored.position <= last));
            let whole = match events.first().map(|first| (first.position, decode(first))) {
                Some((position, Ok(envelope))) => {
                    let end = end_of(position, &envelope);
                    events.last().is_some_and(|last| last.position >= end)
                }
                // What cannot be read is told by whoever takes the events.
                Some((_, Err(_))) | None => true,
            };
            if whole || events.len() == before {
                return Ok(events);
            }
        }
    }

    /// The view that is furthest behind the histories, if one is.
    fn next_behind(&self) -> Option<usize> {
        let level = self.histories()?.position();
        let behind = self
            .members
            .iter()
            .enumerate()
            .filter(|(_, one)| one.position() < level || one.unserved.is_some());
        behind.min_by_key(|(_, member)| member.position()).map(|(index, _)| index)
    }

    /// A view that is behind takes some more events; one that is level takes its place.
    fn catch_up(&mut self, index: usize) -> Result<(), ViewError> {
        let histories = self.histories().ok_or(ViewError::Closed)?;
        let Some(after) = self.members.get(index).map(Member::position) else { return Ok(()) };
        if after < histories.position() {
            let events = self.read_on(after, histories.position())?;
            let at = self.members[index].at;
            // A copy takes what is committed batch by batch only.
            self.remakes.forget(at);
            let member = &self.members[index];
            let judge = Judge::of_known(&self.trust);
            let taken = catch_up_some(member, &histories, &events, self.days.clone(), judge);
            if taken.is_ok() {
                self.settler.committed(at, &member.serving);
            }
            match (taken, member.unserved.is_some()) {
                (Ok(()), false) => self.slot(at).tell(),
                (Ok(()), true) => {}
                (Err(error), false) => {
                    self.failed(at, error);
                    return Ok(());
                }
                (Err(error), true) => {
                    let member = self.members.swap_remove(index);
                    if let Some(Unserved { purpose, .. }) = member.unserved {
                        self.unmade(Making { at, purpose }, error);
                    }
                    return Ok(());
                }
            }
        }
        if self.members[index].position() == histories.position()
            && self.members[index].unserved.is_some()
        {
            let member = self.members.swap_remove(index);
            self.take_place(member);
        }
        Ok(())
    }

    fn obey(&mut self, command: Command) -> Result<Then, ViewError> {
        match command {
            Command::Rebuild { at: 0, progress, done } => {
                let made = self.make_all_asked(0, progress).flatten();
                let closed = matches!(made, Err(ViewError::Closed));
                // Who asked may have gone.
                let _ = done.send(made);
                return if closed { Err(ViewError::Closed) } else { Ok(Then::FollowAnew) };
            }
            Command::Rebuild { at, progress, done } => {
                let making = Making { at, purpose: Purpose::ToServe(Some(done)) };
                self.make_beside(vec![(making, RebuildReason::Asked)], Some(progress));
            }
            Command::Check { at: 0, done } => {
                // The streams are held against the log by its own checks, not by a fold.
                let rows = self.histories().map_or(0, |one| one.checkpoint().tally.rows);
                let _ = done.send(Ok(rows));
            }
            Command::Check { at, done } => {
                let making = Making { at, purpose: Purpose::ToCheck(done) };
                self.make_beside(vec![(making, RebuildReason::Asked)], None);
            }
            Command::Damaged { at, what } => self.recheck(at, what)?,
            Command::Unsettled { at, serving, error } => {
                let served = self.slot(at).serving();
                // What was made anew since has nothing to do with it.
                let served = served.is_some_and(|served| Arc::ptr_eq(&served, &serving));
                drop(serving);
                match (served, at) {
                    (false, _) => {}
                    (true, 0) => return Err(error.into()),
                    (true, _) => self.failed(at, error.into()),
                }
            }
            Command::Made(makings, made) => self.made(makings, made)?,
        }
        Ok(Then::GoOn)
    }
}

/// How to go on after a command.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    /// The histories were made anew and stand elsewhere.
    FollowAnew,
}

/// Some of these events into one view that is behind.
fn catch_up_some(
    member: &Member,
    histories: &Serving,
    events: &[Stored],
    mut days: Days,
    judge: Judge<'_>,
) -> Result<(), ViewError> {
    let batch = Batch::of(events, member.position(), BEHIND_MAX, &mut days, judge)?;
    let Some(batch) = batch else { return Err(ViewError::LogEnded) };
    let events = batch.events;
    let changes = batch.views(&[member], histories, &days, None)?;
    let changes = changes.into_iter().next().ok_or(ViewError::Closed)??;
    commit(&member.serving, &changes, events)
}

fn commit(serving: &Serving, changes: &Changes, events: &[Stored]) -> Result<(), ViewError> {
    let mut checkpoint = serving.checkpoint();
    if let Some(last) = events.last() {
        checkpoint.advance(last.position, &last.record);
    }
    Ok(serving.commit(changes, checkpoint)?)
}
