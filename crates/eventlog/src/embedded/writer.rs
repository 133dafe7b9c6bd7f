//! The one thread that writes: group commit.
//!
//! It takes everything that waits, commits it with one sync, publishes the new end of the log and
//! then answers. While it syncs the next group gathers, so the more writers there are the more
//! share a sync, and a single writer waits for nobody.

mod again;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;

use greyfile_envelope::{Position, StreamId};
use redb::Durability;
use tokio::sync::watch;

use super::error::{guarded, write_failure};
use super::group::{self, Frame};
use super::heads::{self, Heads, StreamHash};
use super::mark::Mark;
use super::store::{GROUPS, HEADS, Tail};
use super::{Options, Shared};
use crate::reply::Reply;
use crate::{AppendError, Appended, Batch, Expect, HaltCause, Halted};

/// Most records one commit takes. With [`GROUP_BYTES_MAX`] it bounds how long the first batch of
/// a group waits for the others.
const GROUP_RECORDS_MAX: usize = 8_192;
/// Most bytes of records one commit takes, give or take one batch.
const GROUP_BYTES_MAX: usize = 4 * 1024 * 1024;

/// What waits in the queue.
#[derive(Debug)]
pub(crate) enum Message {
    Append(Batch, Reply),
    /// Commit what was queued before, then stop.
    Close,
}

/// Starts the writer's thread.
pub(crate) fn start(
    path: &Path,
    shared: Arc<Shared>,
    tail: Tail,
    last: watch::Sender<Position>,
    queue: Receiver<Message>,
    options: &Options,
) -> std::io::Result<JoinHandle<()>> {
    let mut writer = Writer {
        path: path.to_owned(),
        options: options.clone(),
        shared,
        last: tail.last,
        published: last,
        window: tail.window,
        covered: tail.covered,
        mark: tail.mark,
        segment_records: options.segment_records.max(1),
        changed: HashMap::default(),
    };
    std::thread::Builder::new().name("greyfile-log".to_owned()).spawn(move || writer.run(&queue))
}

struct Writer {
    path: PathBuf,
    options: Options,
    shared: Arc<Shared>,
    /// Last durable position. Every reader sees at most this.
    last: Position,
    published: watch::Sender<Position>,
    /// Heads of the streams written since the last segment.
    window: Heads,
    covered: Position,
    mark: Mark,
    segment_records: u64,
    /// Heads as the group being gathered would leave them.
    changed: HashMap<StreamId, Position, StreamHash>,
}

/// Batches to be committed together.
#[derive(Default)]
struct Gathered {
    accepted: Vec<Accepted>,
    /// Conflicts with a batch of this same group. They hold only once that batch is durable.
    refused: Vec<(Reply, AppendError)>,
    records: usize,
    bytes: usize,
}

struct Accepted {
    batch: Batch,
    /// For each record, its stream's record before it.
    previous: Vec<Position>,
    appended: Appended,
    reply: Reply,
}

/// Why the writer does not take the next group.
enum Ended {
    /// It was asked to close.
    Closed,
    /// The disk is full.
    Full,
    /// Nothing more can be written until the log is opened again.
    Failed,
}

impl Writer {
    fn run(&mut self, queue: &Receiver<Message>) {
        loop {
            match self.take_groups(queue) {
                Ended::Full if self.wait_for_room(queue) => {}
                Ended::Full | Ended::Closed | Ended::Failed => break,
            }
        }
        self.mark.sync();
        // What still waits is answered as it drops; new batches find the queue gone.
        let halted = read_lock(&self.shared.halted).clone();
        while let Ok(message) = queue.try_recv() {
            if let (Message::Append(_, reply), Some(halted)) = (message, &halted) {
                reply.answer(Err(closed_by(halted)));
            }
        }
    }

    /// Takes groups and commits them, until that is over.
    fn take_groups(&mut self, queue: &Receiver<Message>) -> Ended {
        loop {
            let mut open = true;
            let mut gathered = Gathered::default();
            // The last sender gone means nobody can ask any more: as good as a close.
            let mut message = queue.recv().unwrap_or(Message::Close);
            loop {
                match message {
                    Message::Append(batch, reply) => self.take(&mut gathered, batch, reply),
                    Message::Close => {
                        open = false;
                        break;
                    }
                }
                if gathered.records >= GROUP_RECORDS_MAX || gathered.bytes >= GROUP_BYTES_MAX {
                    break;
                }
                message = match queue.try_recv() {
                    Ok(message) => message,
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => Message::Close,
                };
            }
            if !gathered.accepted.is_empty()
                && let Err(cause) = self.commit(gathered)
            {
                return match cause {
                    HaltCause::DiskFull if open => Ended::Full,
                    HaltCause::DiskFull | HaltCause::Failed => Ended::Failed,
                };
            }
            if !open {
                return Ended::Closed;
            }
        }
    }

    fn halt(&self, cause: HaltCause, why: String) {
        tracing::error!(log.position = self.last.0, log.failure = %why, "the log stopped: it takes no more events");
        *write_lock(&self.shared.halted) = Some(Halted::now(cause, why));
    }

    /// Checks one batch and adds it to the group, or answers its conflict.
    fn take(&mut self, gathered: &mut Gathered, batch: Batch, mut reply: Reply) {
        let heads = read_lock(&self.shared.heads);
        for &(stream, expected) in batch.expectations() {
            let changed = self.changed.get(&stream).copied();
            let found = match changed.or_else(|| heads.get(&stream).copied()) {
                Some(head) => Expect::LastAt(head),
                None => Expect::Empty,
            };
            if found != expected {
                let conflict = AppendError::Conflict { stream, expected, found };
                if changed.is_some() {
                    gathered.refused.push((reply, conflict));
                } else {
                    reply.answer(Err(conflict));
                }
                return;
            }
        }
        drop(heads);

        for &(stream, expected) in batch.expectations() {
            let head = match expected {
                Expect::Empty => Position::ZERO,
                Expect::LastAt(head) => head,
            };
            self.changed.insert(stream, head);
        }
        let before = Position(self.last.0 + gathered.records as u64);
        let mut at = before;
        let mut previous = Vec::with_capacity(batch.records().len());
        for (stream, record) in batch.records() {
            at = at.next();
            previous.push(self.changed.insert(*stream, at).unwrap_or_default());
            gathered.bytes += record.len();
        }
        gathered.records += batch.records().len();
        let appended = Appended { first: before.next(), last: at };
        reply.is_in_flight();
        gathered.accepted.push(Accepted { batch, previous, appended, reply });
    }

    /// Commits a group and answers it.
    fn commit(&mut self, gathered: Gathered) -> Result<(), HaltCause> {
        let last = Position(self.last.0 + gathered.records as u64);
        // Whether the commit itself was begun: before that, nothing can have reached the file.
        let mut begun = false;
        let outcome = guarded(|| {
            let frames: Vec<Frame<'_>> = gathered.accepted.iter().flat_map(frames).collect();
            self.write(&frames, last, &mut begun)
        });
        let failure = match outcome {
            Ok(Ok(covered)) => {
                self.publish(last, covered);
                for Accepted { reply, appended, .. } in gathered.accepted {
                    reply.answer(Ok(appended));
                }
                for (reply, conflict) in gathered.refused {
                    reply.answer(Err(conflict));
                }
                return Ok(());
            }
            Ok(Err(error)) => write_failure(&error),
            Err(panic) => (HaltCause::Failed, panic),
        };
        let (cause, why) = failure;
        self.halt(cause, why.clone());
        let not_written = || match cause {
            HaltCause::DiskFull => AppendError::Full(why.clone()),
            HaltCause::Failed => AppendError::Closed(why.clone()),
        };
        for Accepted { reply, .. } in gathered.accepted {
            reply.answer(Err(if begun {
                AppendError::Unknown(why.clone())
            } else {
                not_written()
            }));
        }
        // Whether the batch they conflict with landed is not known; that they did not land is.
        for (reply, _) in gathered.refused {
            reply.answer(Err(not_written()));
        }
        Err(cause)
    }

    /// Writes one transaction; answers the last position covered by a segment afterwards.
    fn write(
        &self,
        frames: &[Frame<'_>],
        last: Position,
        begun: &mut bool,
    ) -> Result<Position, redb::Error> {
        let db = read_lock(&self.shared.db);
        let Ok(db) = db.open() else { return Err(redb::Error::DatabaseClosed) };
        let mut txn = db.begin_write()?;
        // One sync a commit. Quick repair would need two, and after a kill it would trust the
        // file where the full repair verifies every page.
        txn.set_durability(Durability::Immediate)?;
        {
            let mut groups = txn.open_table(GROUPS)?;
            let (mut first, mut rest) = (self.last.next(), frames);
            while !rest.is_empty() {
                let (count, len) = group::next_value(rest);
                let mut value = groups.insert_reserve(first.0, len)?;
                group::encode(first, &rest[..count], value.as_mut());
                rest = &rest[count..];
                first = Position(first.0 + count as u64);
            }
        }
        let mut covered = self.covered;
        if last.0 - covered.0 >= self.segment_records {
            let mut window = self.window.clone();
            window.extend(self.changed.iter().map(|(stream, head)| (*stream, *head)));
            let segment = heads::encode(covered.next(), last, &window);
            txn.open_table(HEADS)?.insert(last.0, segment.as_slice())?;
            covered = last;
        }
        *begun = true;
        txn.commit()?;
        Ok(covered)
    }

    /// Lets readers and later batches see a commit.
    fn publish(&mut self, last: Position, covered: Position) {
        let changed = self.changed.drain();
        if covered > self.covered {
            // A new map, not a cleared one: its memory would stay at the window's size.
            self.window = Heads::default();
            self.covered = covered;
            write_lock(&self.shared.heads).extend(changed);
        } else {
            let mut heads = write_lock(&self.shared.heads);
            for (stream, head) in changed {
                self.window.insert(stream, head);
                heads.insert(stream, head);
            }
        }
        self.last = last;
        self.mark.set(last);
        self.published.send_replace(last);
    }
}

/// What is answered to a batch that was not written because of this.
fn closed_by(halted: &Halted) -> AppendError {
    let why = halted.why.clone();
    if halted.heals() { AppendError::Full(why) } else { AppendError::Closed(why) }
}

fn frames(accepted: &Accepted) -> impl Iterator<Item = Frame<'_>> {
    accepted
        .batch
        .records()
        .iter()
        .zip(&accepted.previous)
        .map(|((stream, record), previous)| Frame { stream: *stream, previous: *previous, record })
}

// Nothing panics while holding these locks halfway through a change; a poisoned one is still whole.
pub(crate) fn read_lock<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn write_lock<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
