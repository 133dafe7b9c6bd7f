//! The one task that writes: what waits while a publish is under way goes as one atomic batch.
//!
//! ```text
//! waiting   A{1,2}  B{3}  C{1}  D{4}  E{1,5}     the lives each batch writes
//! together  A       B           D                C and E wait: each life once in a batch
//! ```
//! The broker checks a life's expectation on the first message of its subject only, so that a
//! second batch on the same life would go unguarded. Batches of one life keep their order.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt, stream};
use greyfile_envelope::{Position, StreamId};
use tokio::sync::{mpsc, oneshot};

use super::Shared;
use super::wire::Outcome;
use crate::reply::Reply;
use crate::{AppendError, Appended, BATCH_RECORDS_MAX, Batch, Expect};

/// Most bytes of records one publish takes, give or take one batch: bounds how long the first
/// batch waits for the others.
const GROUP_BYTES_MAX: usize = 4 << 20;
/// How long those that were answered together are waited for, so that they go together again. The
/// broker takes several times as long for a batch, however few messages are in it.
const GATHER_FOR: Duration = Duration::from_micros(500);
/// Heads asked for at once after a conflict.
const HEADS_AT_ONCE: usize = 64;
/// How long a publish is tried again that the broker refused without a reason of its own: while
/// its servers elect a leader, or another process has a batch under way.
const TRY_FOR: Duration = Duration::from_secs(3);
const TRY_PAUSE: Duration = Duration::from_millis(10);

/// What waits in the queue.
pub(crate) enum Queued {
    Append(Batch, Reply),
    /// Write what was queued before, then stop.
    Close(oneshot::Sender<()>),
}

struct Waiting {
    batch: Batch,
    reply: Reply,
}

/// Writes until the queue's last sender is gone or the log is closed.
pub(crate) async fn run(shared: Arc<Shared>, mut queue: mpsc::UnboundedReceiver<Queued>) {
    let mut waiting: VecDeque<Waiting> = VecDeque::new();
    let mut closing: Option<oneshot::Sender<()>> = None;
    // How many went together last: as many are about to be back with their next.
    let mut before = 0;
    loop {
        if waiting.is_empty() {
            if let Some(done) = closing.take() {
                let _ = done.send(());
                return;
            }
            match queue.recv().await {
                Some(queued) => take(queued, &mut waiting, &mut closing),
                None => return,
            }
        }
        let gather_until = Instant::now() + GATHER_FOR;
        loop {
            while closing.is_none()
                && let Ok(queued) = queue.try_recv()
            {
                take(queued, &mut waiting, &mut closing);
            }
            if waiting.len() >= before || closing.is_some() || Instant::now() >= gather_until {
                break;
            }
            tokio::task::yield_now().await;
        }
        let group = group(&shared, &mut waiting);
        before = group.len();
        if !group.is_empty() {
            write(&shared, group).await;
        }
    }
}

fn take(
    queued: Queued,
    waiting: &mut VecDeque<Waiting>,
    closing: &mut Option<oneshot::Sender<()>>,
) {
    match queued {
        Queued::Append(batch, reply) => waiting.push_back(Waiting { batch, reply }),
        Queued::Close(done) => *closing = Some(done),
    }
}

/// Takes out what can go together; what is stale for certain is answered here.
fn group(shared: &Arc<Shared>, waiting: &mut VecDeque<Waiting>) -> Vec<Waiting> {
    let mut taken: HashSet<StreamId> = HashSet::new();
    let (mut group, mut rest) = (Vec::new(), VecDeque::new());
    let (mut records, mut bytes) = (0, 0);
    let mut full = false;
    for one in waiting.drain(..) {
        let lives = || one.batch.expectations().iter().map(|(stream, _)| *stream);
        if full || lives().any(|life| taken.contains(&life)) {
            taken.extend(lives());
            rest.push_back(one);
            continue;
        }
        if let Some((stream, expected)) = stale(shared, &one.batch) {
            tokio::spawn(refuse(shared.clone(), one.reply, stream, expected));
            continue;
        }
        let more: usize = one.batch.records().iter().map(|(_, record)| record.len()).sum();
        let count = one.batch.records().len();
        full =
            records + count > BATCH_RECORDS_MAX || (records > 0 && bytes + more > GROUP_BYTES_MAX);
        taken.extend(lives());
        if full {
            rest.push_back(one);
        } else {
            records += count;
            bytes += more;
            group.push(one);
        }
    }
    *waiting = rest;
    group
}

/// Answers a batch that is stale for certain with what the leader has now: another process may
/// have written since. Nobody else waits for it.
async fn refuse(shared: Arc<Shared>, reply: Reply, stream: StreamId, expected: Expect) {
    reply.answer(Err(match shared.head(stream).await {
        Ok(found) => AppendError::Conflict { stream, expected, found },
        Err(error) => AppendError::Unavailable(error.to_string()),
    }));
}

/// The first expectation of a batch that is less than what is known to stand.
fn stale(shared: &Shared, batch: &Batch) -> Option<(StreamId, Expect)> {
    batch.expectations().iter().copied().find(|&(stream, expected)| {
        let at = match expected {
            Expect::Empty => Position::ZERO,
            Expect::LastAt(at) => at,
        };
        shared.heads.get(stream).is_some_and(|head| at < head)
    })
}

/// Publishes a group until each of its batches has an answer.
async fn write(shared: &Shared, group: Vec<Waiting>) {
    let mut groups = VecDeque::from([group]);
    let give_up = Instant::now() + TRY_FOR;
    while let Some(mut group) = groups.pop_front() {
        if let Some(why) = shared.guard.halted() {
            answer_all(group, &AppendError::Closed(why));
            continue;
        }
        if !shared.link.is_connected() {
            // The client would keep it and send it later, when nobody waits for it any more.
            let why = "there is no connection to the broker at the moment".to_owned();
            answer_all(group, &AppendError::Unavailable(why));
            continue;
        }
        // No position is 0; asking for one would ask for an empty life.
        let impossible = |one: &Waiting| {
            one.batch
                .expectations()
                .iter()
                .any(|(_, expect)| *expect == Expect::LastAt(Position::ZERO))
        };
        let outcome = if group.iter().any(impossible) {
            Outcome::Conflict
        } else {
            group.iter_mut().for_each(|one| one.reply.is_in_flight());
            let batches: Vec<&Batch> = group.iter().map(|one| &one.batch).collect();
            shared.wire.publish(&batches).await
        };
        match outcome {
            Outcome::Done(last) => land(shared, group, last),
            Outcome::Unknown(why) => answer_all(group, &AppendError::Unknown(why)),
            Outcome::Passing(_) if Instant::now() < give_up => {
                tokio::time::sleep(TRY_PAUSE).await;
                groups.push_front(group);
            }
            Outcome::Refused(why) | Outcome::Passing(why) => {
                answer_all(group, &AppendError::Unavailable(why));
            }
            Outcome::Conflict => {
                let before = group.len();
                let mut left = match drop_stale(shared, group).await {
                    Ok(left) => left,
                    Err(unanswered) => {
                        answer_all(unanswered.0, &AppendError::Unavailable(unanswered.1));
                        continue;
                    }
                };
                if left.is_empty() {
                    continue;
                }
                if left.len() < before {
                    groups.push_front(left);
                } else if left.len() > 1 {
                    // Refused, and yet all is as expected: another process has a batch under way.
                    let second = left.split_off(left.len() / 2);
                    groups.push_front(second);
                    groups.push_front(left);
                } else if Instant::now() < give_up {
                    tokio::time::sleep(TRY_PAUSE).await;
                    groups.push_front(left);
                } else {
                    let why = "another writer keeps the stream busy".to_owned();
                    answer_all(left, &AppendError::Unavailable(why));
                }
            }
        }
    }
}

/// A group is stored: where each batch stands follows from where the last record does.
fn land(shared: &Shared, group: Vec<Waiting>, last: Position) {
    let count: u64 = group.iter().map(|one| one.batch.records().len() as u64).sum();
    let mut before = Position(last.0.saturating_sub(count));
    if before < shared.guard.known() {
        // A position that was given out before: the broker has forgotten what it had.
        shared.guard.learn(before.next(), &[]);
    } else if let Some((_, record)) = group.last().and_then(|one| one.batch.records().last()) {
        shared.guard.learn(last, record);
    }
    if let Some(why) = shared.guard.halted() {
        answer_all(group, &AppendError::Unknown(why));
        return;
    }
    for one in group {
        let positions = one.batch.records().iter().zip(before.0 + 1..);
        shared.heads.set_all(positions.map(|((stream, _), at)| (*stream, Position(at))));
        let first = before.next();
        before = Position(before.0 + one.batch.records().len() as u64);
        one.reply.answer(Ok(Appended { first, last: before }));
    }
}

/// Asks the leader for every life of a group, answers the batches that are stale, and gives the
/// others back.
async fn drop_stale(
    shared: &Shared,
    group: Vec<Waiting>,
) -> Result<Vec<Waiting>, (Vec<Waiting>, String)> {
    let expectations: Vec<(StreamId, Expect)> =
        group.iter().flat_map(|one| one.batch.expectations().iter().copied()).collect();
    let mut heads = stream::iter(expectations)
        .map(|(life, expected)| async move { (life, expected, shared.head(life).await) })
        .buffer_unordered(HEADS_AT_ONCE);
    let mut stale = std::collections::HashMap::new();
    while let Some((life, expected, found)) = heads.next().await {
        match found {
            Ok(found) if found == expected => {}
            Ok(found) => {
                stale.insert(life, found);
            }
            Err(error) => return Err((group, error.to_string())),
        }
    }
    let mut left = Vec::with_capacity(group.len());
    for one in group {
        let conflict = one.batch.expectations().iter().find_map(|&(stream, expected)| {
            let found = *stale.get(&stream)?;
            Some(AppendError::Conflict { stream, expected, found })
        });
        match conflict {
            Some(conflict) => one.reply.answer(Err(conflict)),
            None => left.push(one),
        }
    }
    Ok(left)
}

fn answer_all(group: Vec<Waiting>, answer: &AppendError) {
    for one in group {
        one.reply.answer(Err(answer.clone()));
    }
}
