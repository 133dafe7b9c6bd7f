//! Reading: by position, by stream, and following.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use greyfile_envelope::{Position, StreamId};
use tokio::sync::watch;
use tokio::task::{JoinHandle, spawn_blocking};

use super::Shared;
use super::error::{guarded, read_failure};
use super::group::{Damage, Group};
use super::store::{Held, Snapshot, missing};
use super::writer::read_lock;
use crate::{ReadError, Stored};

/// What a follower reads at once while it catches up, in bytes of records.
const FOLLOW_BYTES: usize = 1024 * 1024;
/// Reads of up to this many positions and bytes run where they are called: they take less than
/// handing them to another thread would, unless the disk must be asked.
const INLINE_RECORDS: u64 = 256;
const INLINE_BYTES: usize = 128 * 1024;
/// Records of a stream that are read where the read is called; longer streams go to a thread.
const INLINE_STREAM_RECORDS: usize = 64;

/// Reads a chunk, on another thread if it may be long.
pub(crate) async fn read(
    shared: Arc<Shared>,
    from: Position,
    last: Position,
    bytes_max: usize,
) -> Result<Vec<Stored>, ReadError> {
    if last.0.saturating_sub(from.0) < INLINE_RECORDS || bytes_max <= INLINE_BYTES {
        return chunk_at(&shared, from, last, bytes_max);
    }
    elsewhere(move || chunk_at(&shared, from, last, bytes_max)).await
}

/// Reads a stream, oldest first.
pub(crate) async fn read_stream(
    shared: Arc<Shared>,
    stream: StreamId,
) -> Result<Vec<Stored>, ReadError> {
    let Some(head) = read_lock(&shared.heads).get(&stream).copied() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let rest = back(&shared, stream, head, INLINE_STREAM_RECORDS, &mut found)?;
    if rest > Position::ZERO {
        found = elsewhere(move || {
            back(&shared, stream, rest, usize::MAX, &mut found)?;
            Ok(found)
        })
        .await?;
    }
    found.reverse();
    Ok(found)
}

/// Every record from a position on, as long as the log is open.
pub(crate) fn follow(
    shared: Arc<Shared>,
    last: watch::Receiver<Position>,
    from: Position,
) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
    let follower = Follower { shared, last, next: Position(from.0.max(1)), ahead: None };
    Box::pin(stream::unfold(Some(follower), |follower| async move {
        let mut follower = follower?;
        match follower.chunk().await? {
            Ok(chunk) => Some((Ok(chunk), Some(follower))),
            // Closed under the follower: the end, not a fault.
            Err(ReadError::Closed) => None,
            Err(error) => Some((Err(error), None)),
        }
    }))
}

struct Follower {
    shared: Arc<Shared>,
    last: watch::Receiver<Position>,
    next: Position,
    /// The read of the chunk at `next`, begun while the one before it is being used.
    ahead: Option<JoinHandle<Result<Vec<Stored>, ReadError>>>,
}

impl Follower {
    /// The next chunk, once there is one; none if nothing more will come.
    async fn chunk(&mut self) -> Option<Result<Vec<Stored>, ReadError>> {
        let mut end = *self.last.borrow_and_update();
        while self.next > end {
            // An error means the writer is gone, and all it published was handed out.
            self.last.changed().await.ok()?;
            end = *self.last.borrow_and_update();
        }
        let chunk = match self.ahead.take() {
            Some(ahead) => finished(ahead).await,
            None => read(self.shared.clone(), self.next, end, FOLLOW_BYTES).await,
        };
        if let Ok(chunk) = &chunk {
            self.next = chunk.last().map_or(self.next, |stored| stored.position.next());
            if end.0.saturating_sub(self.next.0) >= INLINE_RECORDS {
                let (shared, next) = (self.shared.clone(), self.next);
                self.ahead =
                    Some(spawn_blocking(move || chunk_at(&shared, next, end, FOLLOW_BYTES)));
            }
        }
        Some(chunk)
    }
}

async fn elsewhere<T: Send + 'static>(
    read: impl FnOnce() -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ReadError> {
    finished(spawn_blocking(read)).await
}

async fn finished<T>(read: JoinHandle<Result<T, ReadError>>) -> Result<T, ReadError> {
    read.await
        .unwrap_or_else(|stopped| Err(ReadError::Io(format!("the read was cut off: {stopped}"))))
}

/// A snapshot of the groups, for a read that starts at this position.
pub(crate) fn snapshot(shared: &Shared, at: Position) -> Result<Snapshot, ReadError> {
    let db = read_lock(&shared.db);
    Snapshot::new(db.open()?).map_err(|error| read_failure(at, error))
}

/// Records from one position up to another, at least one. Damage behind sound records is left to
/// the read that starts at it.
fn chunk_at(
    shared: &Shared,
    from: Position,
    last: Position,
    bytes_max: usize,
) -> Result<Vec<Stored>, ReadError> {
    let from = Position(from.0.max(1));
    if from > last {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let outcome = guarded(|| chunk_into(shared, from, last, bytes_max, &mut found));
    let failed = match outcome {
        Ok(Ok(())) => return Ok(found),
        Ok(Err(error)) => error,
        Err(what) => ReadError::Damaged {
            position: found.last().map_or(from, |stored: &Stored| stored.position.next()),
            what,
        },
    };
    if found.is_empty() { Err(failed) } else { Ok(found) }
}

fn chunk_into(
    shared: &Shared,
    from: Position,
    last: Position,
    bytes_max: usize,
    found: &mut Vec<Stored>,
) -> Result<(), ReadError> {
    let snapshot = snapshot(shared, from)?;
    let held = snapshot.group_at(from)?;
    let mut next = from;
    let mut bytes = take(outline(&held, from)?, next, last, bytes_max, found)?;
    next = Position(from.0 + found.len() as u64);
    let failed = |next: Position| move |error: redb::StorageError| read_failure(next, error.into());
    let mut later = snapshot.groups.range(next.0..).map_err(failed(next))?;
    while next <= last && bytes < bytes_max {
        let (key, value) = later.next().ok_or_else(|| missing(next))?.map_err(failed(next))?;
        if key.value() != next.0 {
            return Err(missing(next));
        }
        let group = Group::parse(next, value.value()).map_err(damaged)?;
        let before = found.len();
        bytes += take(group, next, last, bytes_max - bytes, found)?;
        let taken = found.len() - before;
        next = Position(next.0 + taken as u64);
        if taken < group.count() {
            break;
        }
    }
    Ok(())
}

/// Takes records of one group from a position on, within a budget but at least one if nothing
/// was found yet; answers their bytes. The bytes are copied out of the engine once for all.
fn take(
    group: Group<'_>,
    from: Position,
    last: Position,
    bytes_max: usize,
    found: &mut Vec<Stored>,
) -> Result<usize, ReadError> {
    let start = from.0.checked_sub(group.first.0).ok_or_else(|| missing(from))? as usize;
    if start >= group.count() {
        return Err(missing(from));
    }
    let until = group.count().min((last.0 - group.first.0) as usize + 1);
    let base = group.bytes_before(start);
    let mut end = start;
    while end < until && group.bytes_before(end + 1).saturating_sub(base) <= bytes_max {
        end += 1;
    }
    if end == start {
        if !found.is_empty() {
            return Ok(0);
        }
        end = start + 1;
    }
    let Some((offset, run)) = group.run(start, end) else {
        // Some end in the table is wrong; the first frame that it touches says which.
        for index in start..end {
            group.frame(index).map_err(damaged)?;
        }
        return Err(missing(from));
    };
    let run = Bytes::copy_from_slice(run);
    found.reserve(end - start);
    let mut bytes = 0;
    for index in start..end {
        group.frame(index).map_err(damaged)?;
        let range = group.record_range(index);
        let record = run.slice(range.start - offset..range.end - offset);
        bytes += record.len();
        found.push(Stored::new(Position(group.first.0 + index as u64), record));
    }
    Ok(bytes)
}

/// Walks a stream backwards from one of its positions, at most so many records; answers where to
/// go on, [`Position::ZERO`] at the stream's start.
fn back(
    shared: &Shared,
    stream: StreamId,
    from: Position,
    records_max: usize,
    found: &mut Vec<Stored>,
) -> Result<Position, ReadError> {
    guarded(|| back_unguarded(shared, stream, from, records_max, found))
        .unwrap_or_else(|what| Err(ReadError::Damaged { position: from, what }))
}

fn back_unguarded(
    shared: &Shared,
    stream: StreamId,
    from: Position,
    records_max: usize,
    found: &mut Vec<Stored>,
) -> Result<Position, ReadError> {
    let snapshot = snapshot(shared, from)?;
    let mut at = from;
    let mut held: Option<Held> = None;
    let until = found.len().saturating_add(records_max);
    while at > Position::ZERO && found.len() < until {
        // Records of one stream often stand close together: keep the group until it is left.
        let current = match held.take() {
            Some(held) if held.first <= at => held,
            _ => snapshot.group_at(at)?,
        };
        let group = outline(&current, at)?;
        if at > group.last() {
            return Err(missing(at));
        }
        let frame = group.frame((at.0 - group.first.0) as usize).map_err(damaged)?;
        if frame.stream != stream || frame.previous >= at {
            return Err(ReadError::Damaged {
                position: at,
                what: format!("the record is not the one of {stream} that belongs here"),
            });
        }
        found.push(Stored::new(at, Bytes::copy_from_slice(frame.record)));
        at = frame.previous;
        held = Some(current);
    }
    Ok(at)
}

/// A group read for the sake of one position; damage to its outline is that position's.
fn outline(held: &Held, at: Position) -> Result<Group<'_>, ReadError> {
    held.group().map_err(|(_, what)| damaged((at, what)))
}

pub(crate) fn damaged((position, what): Damage) -> ReadError {
    ReadError::Damaged { position, what: what.to_owned() }
}
