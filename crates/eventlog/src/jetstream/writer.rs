//! The one task that writes: what waits while a publish is under way goes as one atomic batch.
//!
//! ```text
//! waiting   A{1,2}  B{3}  C{1}  D{4}  E{1,5}     the streams each batch writes
//! together  A       B           D                C and E wait: each stream once in a batch
//! ```
//! The broker checks a stream's expectation on the first message of its subject only, so that a
//! second batch on the same stream would go unguarded. Batches of one stream keep their order.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use greyfile_envelope::{Position, StreamId};
use tokio::sync::{mpsc, oneshot};

use super::Shared;
use super::leader::Since;
use super::wire::Outcome;
use crate::reply::Reply;
use crate::{AppendError, Appended, BATCH_RECORDS_MAX, Batch, Expect, ReadError};

/// Most bytes of records one publish takes, give or take one batch: bounds how long the first
/// batch waits for the others.
const GROUP_BYTES_MAX: usize = 4 << 20;
/// How long those that were answered together are waited for, so that they go together again. The
/// broker takes several times as long for a batch, however few messages are in it.
const GATHER_FOR: Duration = Duration::from_micros(500);
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
        let streams = || one.batch.expectations().iter().map(|(stream, _)| *stream);
        if full || streams().any(|stream| taken.contains(&stream)) {
            taken.extend(streams());
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
        taken.extend(streams());
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
    reply.answer(Err(match shared.heads(&[stream], Since::Recently).await {
        Ok(found) => AppendError::Conflict { stream, expected, found: found[0] },
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
    // Whether a server has said that nothing was stored while another one may have stored it.
    let mut doubt = false;
    let not_stored = |doubt: bool, why: String| {
        if doubt { AppendError::Unknown(why) } else { AppendError::Unavailable(why) }
    };
    while let Some(mut group) = groups.pop_front() {
        if let Some(why) = shared.guard.halted() {
            let closed = if doubt { AppendError::Unknown(why) } else { AppendError::Closed(why) };
            answer_all(group, &closed);
            continue;
        }
        if !shared.link.is_connected() {
            // The client would keep it and send it later, when nobody waits for it any more.
            let why = "there is no connection to the broker at the moment".to_owned();
            answer_all(group, &not_stored(doubt, why));
            continue;
        }
        // No position is 0; asking for one would ask for an empty stream.
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
        let can_try = Instant::now() < give_up;
        let said_by_a_server =
            matches!(outcome, Outcome::Conflict | Outcome::Refused(_) | Outcome::Passing(_));
        doubt |= said_by_a_server && shared.guard.has_copies();
        let (since, why) = match outcome {
            Outcome::Done(last) => {
                land(shared, group, last);
                continue;
            }
            Outcome::Unknown(why) => {
                answer_all(group, &AppendError::Unknown(why));
                continue;
            }
            Outcome::Passing(_) | Outcome::NobodyLeads(_) if can_try => {
                tokio::time::sleep(TRY_PAUSE).await;
                groups.push_front(group);
                continue;
            }
            Outcome::NobodyLeads(why) | Outcome::Unsent(why) => {
                answer_all(group, &not_stored(doubt, why));
                continue;
            }
            // A leader that is heard of by a majority after this answer, and had the publish
            // before, has stored it by then or never does.
            Outcome::Refused(why) | Outcome::Passing(why) => {
                (Since::Moment(tokio::time::Instant::now()), Some(why))
            }
            Outcome::Conflict => (Since::Recently, None),
        };
        let before = group.len();
        let mut left = match sift(shared, group, since).await {
            Ok(left) => left,
            Err((group, why)) => {
                answer_all(group, &not_stored(doubt, why));
                continue;
            }
        };
        if left.is_empty() {
            continue;
        }
        if let Some(why) = why {
            answer_all(left, &AppendError::Unavailable(why));
        } else if left.len() < before {
            groups.push_front(left);
        } else if left.len() > 1 {
            // Refused, and yet all is as expected: another process has a batch under way.
            let second = left.split_off(left.len() / 2);
            groups.push_front(second);
            groups.push_front(left);
        } else if can_try {
            tokio::time::sleep(TRY_PAUSE).await;
            groups.push_front(left);
        } else {
            let why = "another writer keeps the stream busy".to_owned();
            answer_all(left, &not_stored(doubt, why));
        }
    }
}

/// A group is stored: where each batch stands follows from where the last record does.
fn land(shared: &Shared, group: Vec<Waiting>, last: Position) {
    let count: u64 = group.iter().map(|one| one.batch.records().len() as u64).sum();
    let before = Position(last.0.saturating_sub(count));
    if before < shared.guard.known() {
        // A position that was given out before: the broker has forgotten what it had.
        shared.guard.learn(before.next(), &[]);
    }
    acknowledge(shared, group, before);
}

/// Answers a group that stands behind this position.
fn acknowledge(shared: &Shared, group: Vec<Waiting>, before: Position) {
    let count: u64 = group.iter().map(|one| one.batch.records().len() as u64).sum();
    let last = Position(before.0 + count);
    if let Some((_, record)) = group.last().and_then(|one| one.batch.records().last())
        && last > shared.guard.known()
    {
        shared.guard.learn(last, record);
    }
    if let Some(why) = shared.guard.halted() {
        answer_all(group, &AppendError::Unknown(why));
        return;
    }
    let mut before = before;
    for one in group {
        let positions = one.batch.records().iter().zip(before.0 + 1..);
        shared.heads.set_all(positions.map(|((stream, _), at)| (*stream, Position(at))));
        let first = before.next();
        before = Position(before.0 + one.batch.records().len() as u64);
        one.reply.answer(Ok(Appended { first, last: before }));
    }
}

/// Looks what became of a group of which a server said that nothing was stored: answers the batches
/// that are stale, and gives the others back.
///
/// Just after servers were cut off from one another two of them can take themselves for the leader,
/// and a publish reaches both. The one that is deposed refuses it at once, from what it had before,
/// and the other stores it. So a stream that has moved on is looked at: if what stands right behind
/// what was expected is the batch's own record, the batch has landed.
///
/// A thousand streams are two requests: see [`Shared::heads`]. For a conflict it is enough that the
/// leader led a moment ago, so as not to wait for a heartbeat: whoever is told of one looks again,
/// and no expectation lets anything land on what they were told wrongly.
async fn sift(
    shared: &Shared,
    group: Vec<Waiting>,
    since: Since,
) -> Result<Vec<Waiting>, (Vec<Waiting>, String)> {
    let expectations: Vec<(StreamId, Expect)> =
        group.iter().flat_map(|one| one.batch.expectations().iter().copied()).collect();
    let streams: Vec<StreamId> = expectations.iter().map(|(stream, _)| *stream).collect();
    let heads = match shared.heads(&streams, since).await {
        Ok(heads) => heads,
        Err(error) => return Err((group, error.to_string())),
    };
    let stale: HashMap<StreamId, Expect> = expectations
        .into_iter()
        .zip(heads)
        .filter(|((_, expected), found)| expected != found)
        .map(|((stream, _), found)| (stream, found))
        .collect();
    let mut left = Vec::with_capacity(group.len());
    for one in group {
        let conflict = one.batch.expectations().iter().find_map(|&(stream, expected)| {
            let found = *stale.get(&stream)?;
            Some((stream, expected, found))
        });
        let Some((stream, expected, found)) = conflict else {
            left.push(one);
            continue;
        };
        match landed(shared, &one.batch, stream, expected, found).await {
            Ok(Some(first)) => acknowledge(shared, vec![one], Position(first.0 - 1)),
            Ok(None) => one.reply.answer(Err(AppendError::Conflict { stream, expected, found })),
            Err(error) => one.reply.answer(Err(AppendError::Unknown(error.to_string()))),
        }
    }
    Ok(left)
}

/// Where a batch begins, if it is what moved a stream on from what was expected of it.
async fn landed(
    shared: &Shared,
    batch: &Batch,
    stream: StreamId,
    expected: Expect,
    found: Expect,
) -> Result<Option<Position>, ReadError> {
    let after = match (expected, found) {
        (Expect::Empty, Expect::LastAt(_)) => Position::ZERO,
        (Expect::LastAt(expected), Expect::LastAt(found)) if expected < found => expected,
        // It has less than was expected.
        _ => return Ok(None),
    };
    let own = batch.records().iter().position(|(of, _)| *of == stream);
    let own = own.expect("a batch writes what it expects something of");
    let next = shared.next_of(stream, after).await?;
    let is_own = next.record == batch.records()[own].1;
    Ok(is_own.then(|| Position(next.position.0 - own as u64)))
}

fn answer_all(group: Vec<Waiting>, answer: &AppendError) {
    for one in group {
        one.reply.answer(Err(answer.clone()));
    }
}
