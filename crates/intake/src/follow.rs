//! Intake follows the log: what others record moves its clock on, feeds the index of command ids,
//! and tells when the law changed.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use greyfile_domain::streams::RegimeId;
use greyfile_envelope::{Envelope, Position};
use greyfile_eventlog::{ReadError, Stored};

use crate::{Intake, index};

/// How long to wait before a log that cannot be reached is followed again.
const UNREACHED_PAUSE: Duration = Duration::from_secs(1);
/// More records than this are fed to the index on a thread that may block.
const INLINE_MAX: usize = 64;

/// How far the index of command ids has come.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Reached {
    /// Everything up to here is in it.
    pub(crate) position: Position,
    /// Whether it has held the whole log once since the start.
    pub(crate) caught_up: bool,
}

/// Why following stopped for a moment.
enum Stopped {
    Log(ReadError),
    Index(index::Error),
}

impl Intake {
    /// Follows the log, so that no record is stamped earlier than one that another process has
    /// written, a clock that is behind theirs is noticed, and every command is remembered. A log
    /// that cannot be reached for a while is waited for. Ends when the log is closed or damaged.
    pub async fn keep_up(self: Arc<Self>) {
        loop {
            match self.follow().await {
                Ok(()) => return,
                Err(Stopped::Log(ReadError::Unavailable(_))) => {}
                Err(Stopped::Log(ReadError::Closed)) => return,
                Err(Stopped::Log(error)) => {
                    tracing::warn!(%error, "intake no longer sees what other processes record");
                    return;
                }
                // What it holds is true: it is fed again from there.
                Err(Stopped::Index(error)) => {
                    tracing::warn!(%error, "the index of command ids could not be fed");
                }
            }
            tokio::time::sleep(UNREACHED_PAUSE).await;
        }
    }

    /// Follows from where the index ends, until the log is closed.
    async fn follow(self: &Arc<Self>) -> Result<(), Stopped> {
        let end = self.log.last().await.map_err(Stopped::Log)?;
        if self.index.position() > end {
            // The log is an older copy than the index knows.
            self.index.clear().map_err(Stopped::Index)?;
        }
        self.publish(end);
        let mut chunks = self.log.follow(self.index.position().next());
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(Stopped::Log)?;
            self.take_stamps(&chunk).await;
            if chunk.len() > INLINE_MAX {
                let intake = Arc::clone(self);
                let feeding = tokio::task::spawn_blocking(move || intake.feed(&chunk));
                feeding.await.expect("feeding does not panic").map_err(Stopped::Index)?;
            } else {
                self.feed(&chunk).map_err(Stopped::Index)?;
            }
            self.publish(end);
            if self.index.wants_maintenance() {
                let intake = Arc::clone(self);
                tokio::task::spawn_blocking(move || {
                    if let Err(error) = intake.index.maintain() {
                        tracing::warn!(%error, "the index of command ids could not be written");
                    }
                });
            }
        }
        Ok(())
    }

    /// The latest moment of recording, not the last: until it is seen here it can fall from one
    /// record to the next.
    async fn take_stamps(&self, chunk: &[Stored]) {
        let recorded = |stored: &Stored| {
            Envelope::decode(&stored.record).ok().map(|envelope| envelope.recorded_at)
        };
        if let Some(latest) = chunk.iter().filter_map(recorded).max() {
            let mut stamp = self.stamp.lock().await;
            *stamp = latest.max(*stamp);
        }
    }

    fn feed(&self, chunk: &[Stored]) -> Result<(), index::Error> {
        for stored in chunk {
            let position = stored.position;
            // What is not intake's is passed over; whoever needs its stream is told.
            let Ok((envelope, _)) = self.envelope(stored) else {
                tracing::warn!(log.position = position.0, "a record that is not intake's");
                self.index.advance(position)?;
                continue;
            };
            if envelope.stream == RegimeId::THE.stream() {
                self.law.changed_at(position);
            }
            if envelope.place.index() > 0 {
                self.index.advance(position)?;
            } else if let Some(before) = self.index.insert(envelope.command_id, position)? {
                tracing::warn!(
                    command.id = %envelope.command_id,
                    log.position = position.0,
                    log.before = before.0,
                    "command id used twice: both records stand"
                );
            }
        }
        Ok(())
    }

    fn publish(&self, end: Position) {
        let position = self.index.position();
        self.reached.send_modify(|reached| {
            reached.position = position;
            reached.caught_up |= position >= end;
        });
    }
}
