//! Intake follows the log: what others record moves its clock on, feeds the index of command ids,
//! and tells when the law or the gazetteer changed.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use greyfile_domain::streams::log::{ClockMended, LogState};
use greyfile_envelope::{Position, Timestamp};
use greyfile_eventlog::{ReadError, Stored};
use tokio::task::JoinHandle;

use crate::error::SubmitError;
use crate::{Intake, index, own};

/// How long to wait before a log that cannot be reached is followed again.
const UNREACHED_PAUSE: Duration = Duration::from_secs(1);
/// The event after which `recorded_at` may go on from an earlier moment.
const CLOCK_MENDED: &str = ClockMended::TYPE;
/// More records than this are fed to the index on a thread that may block.
const INLINE_MAX: usize = 64;

/// How far the index of command ids has come.
#[derive(Debug, Default)]
pub(crate) struct Reached {
    /// Everything up to here is in it.
    pub(crate) position: Position,
    /// How far the log is known to go. Until the index has come so far, nothing is looked for in it.
    pub(crate) furthest: Position,
    /// Whether following has begun.
    pub(crate) begun: bool,
    /// Why it cannot be written at the moment.
    pub(crate) trouble: Option<String>,
    /// Whether nobody follows the log any more.
    pub(crate) ended: bool,
    /// A record of a newer Greyfile, behind which this program sees nothing.
    pub(crate) newer: Option<(Position, String)>,
}

impl Reached {
    /// Whether the index holds all that the log is known to have, so that a command it does not
    /// know was not recorded.
    pub(crate) fn caught_up(&self) -> bool {
        self.begun && self.position >= self.furthest
    }
}

/// Why following stopped for a moment.
enum Stopped {
    Log(ReadError),
    Index(index::Error),
    /// The index fell back: it is fed again from where it ends now.
    Again,
    /// What comes next was written by a newer Greyfile.
    Newer(Position, String),
    /// What the log's own stream says, or its last moment of recording, cannot be read now.
    Own(SubmitError),
}

/// What feeding the index came to.
#[derive(Default)]
struct Fed {
    /// The latest moment of recording in the chunk.
    latest: Option<Timestamp>,
    /// Whether the clock was mended.
    mended: bool,
}

/// Why feeding stopped.
enum Unfed {
    Index(index::Error),
    Newer(Position, String),
}

impl From<index::Error> for Unfed {
    fn from(error: index::Error) -> Self {
        Self::Index(error)
    }
}

/// Says that nobody follows the log any more, however that came about: a panic, too.
struct Following<'a>(&'a Intake);

impl Drop for Following<'_> {
    fn drop(&mut self) {
        self.0.reached.send_modify(|reached| reached.ended = true);
    }
}

impl Intake {
    /// Follows the log, so that no record is stamped earlier than one that another process has
    /// written, a clock that is behind theirs is noticed, and every command is remembered. A log
    /// that cannot be reached for a while is waited for. Ends when the log is closed or damaged;
    /// no new command is taken from then on.
    pub async fn keep_up(self: Arc<Self>) {
        let _following = Following(&self);
        loop {
            match self.follow().await {
                Ok(()) => return,
                Err(Stopped::Again) => continue,
                Err(Stopped::Log(ReadError::Unavailable(_))) => {}
                Err(Stopped::Log(ReadError::Closed)) => return,
                Err(Stopped::Log(error)) => {
                    tracing::warn!(%error, "intake no longer sees what is recorded, and takes no new command");
                    return;
                }
                Err(Stopped::Newer(position, cause)) => {
                    tracing::error!(
                        log.position = position.0,
                        cause,
                        "a newer greyfile wrote this record; no new command is taken by this one"
                    );
                    self.reached.send_modify(|reached| reached.newer = Some((position, cause)));
                    return;
                }
                Err(Stopped::Own(error)) => {
                    tracing::warn!(%error, "the log's own stream could not be read");
                }
                // What it holds is true: it is fed again from there.
                Err(Stopped::Index(error)) => {
                    tracing::warn!(%error, "the index of command ids could not be fed");
                    let trouble = matches!(error, index::Error::Io { .. });
                    self.fell_back(trouble.then(|| error.cause()));
                }
            }
            tokio::time::sleep(UNREACHED_PAUSE).await;
        }
    }

    /// Follows from where the index ends, until the log is closed.
    async fn follow(self: &Arc<Self>) -> Result<(), Stopped> {
        let end = self.log.last().await.map_err(Stopped::Log)?;
        if !self.index_fits(end).await? {
            tracing::warn!(
                "the index of command ids is of another copy of the log; it is made anew"
            );
            self.index.clear().map_err(Stopped::Index)?;
        }
        self.publish(end);
        let mut own = self.own(true).await.map_err(Stopped::Own)?;
        // The index may have passed a mending whose stamp could not be read then.
        if !own.mended.is_empty() {
            self.stamp_anew(&own).await.map_err(Stopped::Own)?;
        }
        let mut chunks = self.log.follow(self.index.position().next());
        let mut maintaining: Option<JoinHandle<()>> = None;
        loop {
            let chunk = tokio::select! {
                chunk = chunks.next() => chunk,
                () = self.feed_again.notified() => return Err(Stopped::Again),
            };
            let Some(chunk) = chunk else { return Ok(()) };
            let chunk = chunk.map_err(Stopped::Log)?;
            let (Fed { latest, mended }, fed) = if chunk.len() > INLINE_MAX {
                let (intake, own) = (Arc::clone(self), Arc::clone(&own));
                let feeding = tokio::task::spawn_blocking(move || intake.feed(&chunk, &own));
                feeding.await.expect("feeding does not panic")
            } else {
                self.feed(&chunk, &own)
            };
            if mended {
                own = self.own(true).await.map_err(Stopped::Own)?;
                self.stamp_anew(&own).await.map_err(Stopped::Own)?;
            } else if let Some(latest) = latest {
                let mut stamp = self.stamp.lock().await;
                let latest = latest.max(*stamp);
                self.set_stamp(&mut stamp, latest);
            }
            self.publish(end);
            match fed {
                Ok(()) => {}
                Err(Unfed::Index(error)) => return Err(Stopped::Index(error)),
                Err(Unfed::Newer(position, cause)) => return Err(Stopped::Newer(position, cause)),
            }
            // One at a time: on a full disk each of them fails, and a slow one is not hurried.
            if self.index.wants_maintenance()
                && maintaining.as_ref().is_none_or(JoinHandle::is_finished)
            {
                let intake = Arc::clone(self);
                maintaining = Some(tokio::task::spawn_blocking(move || intake.maintain_index()));
            }
        }
    }

    fn maintain_index(&self) {
        if let Err(error) = self.index.maintain() {
            tracing::warn!(%error, "the index of command ids could not be written");
            if matches!(error, index::Error::Damaged { .. }) {
                self.fell_back(None);
                self.feed_again.notify_one();
            }
        }
    }

    /// Whether the index is of this copy of the log: it ends in it, and knows the command whose
    /// record stands where it ends. After a backup was put back and others recorded since, it does
    /// not.
    async fn index_fits(&self, end: Position) -> Result<bool, Stopped> {
        let reached = self.index.position();
        if reached == Position::ZERO || reached > end {
            return Ok(reached <= end);
        }
        let stored = self.log.read(reached, 1).await.map_err(Stopped::Log)?;
        // What is not intake's is in no index.
        let Some(Ok(envelope)) = stored.first().map(|stored| self.envelope(stored)) else {
            return Ok(true);
        };
        let first = self.index.get(envelope.command_id).map_err(Stopped::Index)?;
        Ok(first.is_some_and(|first| first <= reached))
    }

    /// The clock was mended: `recorded_at` goes on from what counts now.
    pub(crate) async fn stamp_anew(&self, own: &LogState) -> Result<(), SubmitError> {
        // Nobody is stamped meanwhile, so that no moment is forgotten.
        let mut stamp = self.stamp.lock().await;
        let end = self.log.last().await?;
        let last = own::last_stamp(&*self.log, &self.seals, own, end).await?;
        self.set_stamp(&mut stamp, last);
        Ok(())
    }

    /// Feeds the index. The latest moment of recording in the chunk, not the last: until it is seen
    /// here it can fall from one record to the next. Only what intake wrote counts: another
    /// record could hold up every command with a moment in the future.
    fn feed(&self, chunk: &[Stored], own: &LogState) -> (Fed, Result<(), Unfed>) {
        let mut fed = Fed::default();
        let went = chunk.iter().try_for_each(|stored| self.feed_one(stored, own, &mut fed));
        (fed, went)
    }

    fn feed_one(&self, stored: &Stored, own: &LogState, fed: &mut Fed) -> Result<(), Unfed> {
        let position = stored.position;
        let envelope = match self.envelope(stored) {
            Ok(envelope) => envelope,
            Err(SubmitError::Newer { position, cause }) => {
                return Err(Unfed::Newer(position, cause));
            }
            // What is not intake's is passed over; whoever needs its stream is told.
            Err(_) => {
                tracing::warn!(log.position = position.0, "a record that is not intake's");
                return Ok(self.index.advance(position)?);
            }
        };
        self.common.changed_at(envelope.stream, position);
        if envelope.place.index() > 0 {
            self.index.advance(position)?;
        } else if let Some(before) = self.index.insert(envelope.command_id, position)? {
            // A copy of an old record, or one of two intakes was a moment slower.
            tracing::warn!(
                command.id = %envelope.command_id,
                log.position = position.0,
                log.before = before.0,
                "command id used twice: both records stand"
            );
        } else {
            // All records of a command have one moment.
            fed.latest = fed.latest.max(Some(own.effective(position, envelope.recorded_at)));
            fed.mended |= envelope.event_type == CLOCK_MENDED;
        }
        Ok(())
    }

    fn publish(&self, end: Position) {
        self.reached.send_modify(|reached| {
            // Read while nobody else changes what is published: it may just have fallen back.
            reached.position = self.index.position();
            reached.furthest = reached.furthest.max(end).max(reached.position);
            reached.begun = true;
            reached.trouble = None;
        });
    }

    /// Nothing is looked for in the index until it has been fed again.
    pub(crate) fn fell_back(&self, trouble: Option<String>) {
        self.reached.send_modify(|reached| {
            // Published positions were of this log, whatever has become of the index since.
            reached.furthest = reached.furthest.max(reached.position);
            reached.position = self.index.position();
            reached.trouble = trouble;
        });
    }
}
