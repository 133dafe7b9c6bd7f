//! Command handling: load the lives a command names, decide, seal the events into records,
//! append them, and resolve what came of it.
//!
//! Nothing else writes the log. No decision reads a view. An outcome that is not known is never
//! reported as failed and never decided again.

mod answer;
mod clock;
mod error;
mod founding;
mod keys;
mod reservation;
mod seal;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::try_join_all;
use greyfile_domain::command::Command;
use greyfile_domain::decide::{Lives, decide};
use greyfile_domain::event::Event;
use greyfile_domain::life::Life;
use greyfile_domain::refusal::Refusal;
use greyfile_domain::reservations::{self, Reserving};
use greyfile_domain::stream::log::Purpose;
use greyfile_envelope::{Envelope, Fingerprint, Position, Seal, StreamId, Timestamp};
use greyfile_eventlog::{AppendError, Appended, Batch, EventLog, Expect, ReadError, Stored};
use tokio::sync::Mutex;
use tracing::{Instrument, info_span};

pub use answer::{Accepted, Recorded};
pub use clock::{Clock, SystemClock};
pub use error::SubmitError;
pub use founding::{FoundingError, LogIdentity, found, identity, is_secret_of};
pub use keys::{FingerprintKey, LogSecret, ReservationKey, SealKey};

/// How often a command is decided anew because other writers were faster.
const ATTEMPTS_MAX: u32 = 200;
/// How far the log's last recorded_at may be ahead of the clock, in milliseconds.
const SKEW_MS_MAX: i64 = 1_000;
/// How long the log is asked again for the outcome of an append: longer than a broker takes to
/// start again or to elect a leader.
const RESOLVE_FOR: Duration = Duration::from_secs(10);
const RESOLVE_PAUSE: Duration = Duration::from_millis(50);
/// How long to wait before a log that cannot be reached is followed again.
const UNREACHED_PAUSE: Duration = Duration::from_secs(1);

/// Takes commands for one log.
pub struct Intake {
    log: Arc<dyn EventLog>,
    identity: LogIdentity,
    reservation_key: ReservationKey,
    fingerprint_key: FingerprintKey,
    seal_key: SealKey,
    clock: Arc<dyn Clock>,
    /// The last recorded_at given out. Held from stamping to queueing, so that recorded_at never
    /// falls along the log and "known by" is a prefix of it.
    stamp: Mutex<Timestamp>,
}

impl Intake {
    /// Intake for this log.
    ///
    /// # Errors
    /// When the log's end cannot be read.
    pub async fn new(
        log: Arc<dyn EventLog>,
        identity: LogIdentity,
        secret: &LogSecret,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, SubmitError> {
        let last = log.last().await?;
        let stamp = match log.read(last, 1).await?.last() {
            Some(stored) => {
                greyfile_record::read(stored.position, &stored.record)
                    .map_err(|error| SubmitError::unreadable(stored.position, &error))?
                    .moment
                    .recorded_at
            }
            None => Timestamp(i64::MIN),
        };
        Ok(Self {
            log,
            identity,
            reservation_key: secret.reservation_key(),
            fingerprint_key: secret.fingerprint_key(),
            seal_key: secret.seal_key(),
            clock,
            stamp: Mutex::new(stamp),
        })
    }

    /// Which log it takes commands for.
    pub const fn identity(&self) -> &LogIdentity {
        &self.identity
    }

    /// Follows the log, so that no record is stamped earlier than one that another process has
    /// written, and a clock that is behind theirs is noticed. A log that cannot be reached for a
    /// while is waited for. Ends when the log is closed or damaged.
    pub async fn keep_up(&self) {
        let mut next = None;
        loop {
            let error = match self.follow_from(&mut next).await {
                Ok(()) => return,
                Err(error) => error,
            };
            if !matches!(error, ReadError::Unavailable(_)) {
                tracing::warn!(error = %error, "intake no longer sees what other processes record");
                return;
            }
            tokio::time::sleep(UNREACHED_PAUSE).await;
        }
    }

    /// Follows from a position, or from the log's end, until the log is closed.
    async fn follow_from(&self, next: &mut Option<Position>) -> Result<(), ReadError> {
        let from = match *next {
            Some(from) => from,
            None => self.log.last().await?.next(),
        };
        *next = Some(from);
        let mut chunks = self.log.follow(from);
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk?;
            let Some(last) = chunk.last() else { continue };
            *next = Some(last.position.next());
            // The latest, not the last: until it is seen here it can fall from one to the next.
            let recorded = |stored: &Stored| {
                Envelope::decode(&stored.record).ok().map(|envelope| envelope.recorded_at)
            };
            if let Some(latest) = chunk.iter().filter_map(recorded).max() {
                let mut stamp = self.stamp.lock().await;
                *stamp = latest.max(*stamp);
            }
        }
        Ok(())
    }

    /// Takes a command: all of it or nothing. Sent again, it gets its first answer.
    ///
    /// # Errors
    /// Why nothing was recorded, or [`SubmitError::Unknown`] if that cannot be told.
    #[tracing::instrument(name = "command", skip_all, fields(command.id = %command.id))]
    pub async fn submit(&self, command: &Command) -> Result<Accepted, SubmitError> {
        let fingerprint = self.fingerprint_key.of(command);
        for attempt in 0..ATTEMPTS_MAX {
            let lives = self.load(&command.reads()).await?;
            if let Some(answer) = answer::repeated(command, fingerprint, &lives)? {
                return Ok(answer);
            }
            // What the decision rests on: the lives it names, and the reservations it comes upon.
            let mut read: Vec<(StreamId, Position)> = lives.values().map(head).collect();
            match self.try_once(command, fingerprint, &lives, &mut read).await {
                Ok(Some(accepted)) => return Ok(accepted),
                Ok(None) => {}
                // No expectation catches a "no" that rests on a read from a copy that is behind.
                Err(SubmitError::Refused(_)) if !self.is_current(&read).await? => {}
                Err(error) => return Err(error),
            }
            tracing::debug!(command.id = %command.id, attempt, "a stream moved on; deciding again");
            // Writers racing for one stream: let the others finish their turn.
            tokio::task::yield_now().await;
        }
        Err(SubmitError::Busy)
    }

    /// One decision and one append; `None` if a stream moved on meanwhile.
    async fn try_once(
        &self,
        command: &Command,
        fingerprint: Fingerprint,
        lives: &Lives,
        read: &mut Vec<(StreamId, Position)>,
    ) -> Result<Option<Accepted>, SubmitError> {
        let decided_at = self.now(command, *self.stamp.lock().await)?;
        let decision = decide(command, lives, &self.identity.purpose, decided_at)?;
        let reserved = self.reserve(&decision.reservations, read).await?;
        let draft = self.draft(command, fingerprint, lives, decision.events, reserved);
        let (pending, batch, sealed) = {
            // Nothing is awaited while the stamp is held: append queues before it returns.
            let mut stamp = self.stamp.lock().await;
            let recorded_at = self.now(command, *stamp)?;
            let sealed = draft.seal(recorded_at, |covered| self.seal(covered))?;
            let batch = sealed.batch()?.traced(greyfile_trace::current());
            let pending = self.log.append(batch.clone());
            *stamp = recorded_at;
            (pending, batch, sealed)
        };
        let appended = match pending.instrument(info_span!("append")).await {
            Ok(appended) => appended,
            Err(AppendError::Conflict { .. }) => return Ok(None),
            Err(AppendError::Closed(why)) => return Err(SubmitError::Closed(why)),
            Err(AppendError::Unavailable(why)) => return Err(SubmitError::Unavailable(why)),
            Err(AppendError::Unknown(why)) => match self.resolve(batch, &why).await? {
                Some(appended) => appended,
                None => return Ok(None),
            },
        };
        let mut lives = lives.clone();
        sealed.land(appended.first, &mut lives)?;
        Ok(Some(answer::answer(command, &lives)))
    }

    /// The records to write: the decided events, each with the ids of the values it states, then
    /// the reservations.
    fn draft<'a>(
        &self,
        command: &'a Command,
        fingerprint: Fingerprint,
        lives: &Lives,
        events: Vec<(StreamId, Event)>,
        reserved: Vec<(Life, Event)>,
    ) -> seal::Draft<'a> {
        let mut draft = seal::Draft::new(command, fingerprint);
        for (stream, event) in events {
            let values = reservations::recorded(&event);
            let ids = values.iter().map(|value| self.reservation_key.stream(value).id).collect();
            draft.add(lives.get(&stream), stream, event, ids);
        }
        for (life, event) in reserved {
            draft.add(Some(&life), life.stream(), event, Vec::new());
        }
        draft
    }

    fn seal(&self, covered: &[u8]) -> Seal {
        self.seal_key.seal(self.identity.log_id, covered)
    }

    /// Finds out what became of a batch whose outcome is unknown: the identical bytes under the
    /// identical expectations again, until the log answers, then a look at what is there. `None`:
    /// surely not written.
    async fn resolve(&self, batch: Batch, why: &str) -> Result<Option<Appended>, SubmitError> {
        tracing::warn!(why, "an append's outcome is unknown; asking the log");
        let give_up = tokio::time::Instant::now() + RESOLVE_FOR;
        loop {
            match self.log.append(batch.clone()).await {
                Ok(appended) => return Ok(Some(appended)),
                Err(AppendError::Conflict { .. }) => {
                    let (stream, record) = &batch.records()[0];
                    let stored = match self.log.read_stream(*stream).await {
                        Ok(stored) => stored,
                        Err(_) => return Err(SubmitError::Unknown(why.to_owned())),
                    };
                    let first = stored.iter().find(|stored| stored.record == *record);
                    return Ok(first.map(|stored| Appended {
                        first: stored.position,
                        last: Position(stored.position.0 + batch.records().len() as u64 - 1),
                    }));
                }
                Err(AppendError::Unknown(_) | AppendError::Unavailable(_))
                    if tokio::time::Instant::now() < give_up =>
                {
                    tokio::time::sleep(RESOLVE_PAUSE).await;
                }
                Err(_) => return Err(SubmitError::Unknown(why.to_owned())),
            }
        }
    }

    /// Whether these streams still end where they were read to end.
    async fn is_current(&self, read: &[(StreamId, Position)]) -> Result<bool, SubmitError> {
        let streams: Vec<StreamId> = read.iter().map(|(stream, _)| *stream).collect();
        let heads = self.log.heads(&streams).await?;
        Ok(read.iter().zip(heads).all(|((_, position), head)| match head {
            Expect::Empty => *position == Position::ZERO,
            Expect::LastAt(head) => head == *position,
        }))
    }

    async fn load(&self, streams: &[StreamId]) -> Result<Lives, SubmitError> {
        let lives = try_join_all(streams.iter().map(|stream| self.life(*stream))).await?;
        Ok(lives.into_iter().map(|life| (life.stream(), life)).collect())
    }

    async fn life(&self, stream: StreamId) -> Result<Life, SubmitError> {
        let mut life = Life::new(stream);
        for stored in self.log.read_stream(stream).await? {
            let past = greyfile_record::read(stored.position, &stored.record)
                .map_err(|error| SubmitError::unreadable(stored.position, &error))?;
            life.push(past);
        }
        Ok(life)
    }

    /// What a decision takes and frees comes to: the reservation streams to write, each loaded.
    async fn reserve(
        &self,
        reservings: &[Reserving],
        read: &mut Vec<(StreamId, Position)>,
    ) -> Result<Vec<(Life, Event)>, SubmitError> {
        let mut lives: BTreeMap<StreamId, Life> = BTreeMap::new();
        for reserving in reservings {
            let stream = self.reservation_key.stream(reserving.value());
            if let std::collections::btree_map::Entry::Vacant(entry) = lives.entry(stream) {
                entry.insert(self.life(stream).await?);
            }
        }
        read.extend(lives.values().map(head));
        reservation::settle(reservings, &lives, &self.reservation_key).map_err(SubmitError::from)
    }

    /// The moment of recording: the clock, never before the last one given out.
    fn now(&self, command: &Command, last: Timestamp) -> Result<Timestamp, SubmitError> {
        if let Some(wrong) = self.log.clock_wrong() {
            return Err(SubmitError::ClockWrong(wrong));
        }
        let clock = self.clock.now();
        if let Some(injected) = command.recorded_at {
            return if self.identity.purpose == Purpose::Production {
                Err(SubmitError::InjectedTime)
            } else if injected > clock {
                // It would hold up every later command until the clock has caught up.
                Err(SubmitError::InjectedTimeAhead)
            } else {
                Ok(injected.max(last))
            };
        }
        let behind_ms = last.0.saturating_sub(clock.0);
        if behind_ms > SKEW_MS_MAX {
            return Err(SubmitError::ClockBehind { behind_ms });
        }
        Ok(clock.max(last))
    }
}

/// A life, and where it ends as it was read.
fn head(life: &Life) -> (StreamId, Position) {
    (life.stream(), life.pasts().last().map_or(Position::ZERO, |past| past.moment.position))
}

impl From<Refusal> for SubmitError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
