//! Command handling: decide, load what the decision asks for and decide again, seal the events into
//! records, append them, and resolve what came of it.
//!
//! Nothing else writes the log. No decision reads a view. An outcome that is not known is never
//! reported as failed and never decided again. A command is remembered by its id.

mod ahead;
mod answer;
mod clock;
mod error;
mod files;
mod follow;
mod founding;
pub mod index;
mod keys;
pub mod limits;
mod load;
mod own;
mod papers;
mod remembered;
mod reservation;
mod seal;
mod stamp;
mod turns;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use greyfile_domain::acts::{Body, Command, Given, decide};
use greyfile_domain::kernel::decision::Undecided;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::reservation::Reserving;
use greyfile_domain::streams::{Decision, Event, Histories, History};
use greyfile_domain::values::file::HeldFiles;
use greyfile_envelope::{Fingerprint, Position, StreamId, StreamKind, Timestamp};
use greyfile_eventlog::{AppendError, Appended, Batch, EventLog, Expect};
use tokio::sync::{Mutex, Notify, watch};
use tracing::{Instrument, info_span};

pub use ahead::Ahead;
pub use answer::{Accepted, Checked, Written};
use clock::Belief;
pub use clock::{Clock, SystemClock};
pub use error::{SubmitError, WORDS};
pub use files::{Asks, KeepsFiles};
use follow::Reached;
pub use founding::{FoundingError, LogIdentity, found, identity, is_secret_of};
use index::Index;
pub use keys::{ContentKey, FingerprintKey, LogSeals, LogSecret, ReservationKey, SealKey};
use limits::RESOLVE_FOR;
use load::{Common, Known, head};
use turns::Turns;

/// How often a command is decided anew because other writers were faster.
const ATTEMPTS_MAX: u32 = 200;
/// How often one decision may ask for more histories.
const ROUNDS_MAX: u32 = 4;
const RESOLVE_PAUSE: Duration = Duration::from_millis(50);

/// Takes commands for one log.
pub struct Intake {
    log: Arc<dyn EventLog>,
    identity: LogIdentity,
    reservation_key: ReservationKey,
    fingerprint_key: FingerprintKey,
    seals: LogSeals,
    clock: Arc<dyn Clock>,
    /// Whether the clock is believed.
    belief: Belief,
    /// The last recorded_at given out. Held from stamping to queueing, so that recorded_at never
    /// falls along the log and "known by" is a prefix of it.
    stamp: Mutex<Timestamp>,
    /// The same in milliseconds, for who only looks.
    stamped_ms: AtomicI64,
    index: Index,
    /// How far the index has come.
    reached: watch::Sender<Reached>,
    /// Wakes who follows the log when the index fell back.
    feed_again: Notify,
    /// The position of the last record that was acknowledged here.
    recorded: AtomicU64,
    turns: Turns,
    common: Common,
    /// Keeps the files that events name.
    files: Option<Arc<dyn KeepsFiles>>,
}

/// What one attempt came to.
enum Attempt {
    /// It was recorded.
    Recorded(Accepted),
    /// A stream moved on meanwhile: decide again.
    MovedOn,
    /// A command of this id stands at this position, and the index does not hold it yet.
    Before(Position),
}

/// What preparing came to.
enum Prepared<'a> {
    /// Records to be sealed, what they were decided on and, of what mends the clock, from which moment
    /// `recorded_at` goes on.
    Draft(seal::Draft<'a>, Histories, Known, Option<Timestamp>),
    /// A record of the same command stands here already.
    Before(Position),
}

/// What a decision came to.
enum Decided {
    /// Events to record.
    On(Decision),
    /// A command of this id stands at this position of a stream that was loaded.
    Before(Position),
}

impl Intake {
    /// Intake for this log. It takes commands once [`Intake::keep_up`] runs and has seen the log.
    ///
    /// # Errors
    /// When the log's end cannot be read.
    pub async fn new(
        log: Arc<dyn EventLog>,
        identity: LogIdentity,
        secret: &LogSecret,
        clock: Arc<dyn Clock>,
        index: Index,
    ) -> Result<Self, SubmitError> {
        let seals = secret.seals(identity.log_id);
        let own = own::history(&*log, &identity, &seals).await?.fold();
        let end = log.last().await?;
        let stamp = own::last_stamp(&*log, &seals, &own, end).await?;
        Ok(Self {
            log,
            identity,
            reservation_key: secret.reservation_key(),
            fingerprint_key: secret.fingerprint_key(),
            seals,
            clock,
            belief: Belief::default(),
            stamp: Mutex::new(stamp),
            stamped_ms: AtomicI64::new(stamp.0),
            index,
            reached: watch::Sender::default(),
            feed_again: Notify::new(),
            recorded: AtomicU64::new(0),
            turns: Turns::default(),
            common: Common::default(),
            files: None,
        })
    }

    /// Which log it takes commands for.
    pub const fn identity(&self) -> &LogIdentity {
        &self.identity
    }

    /// Takes a command: all of it or nothing. Sent again, it gets its first answer.
    ///
    /// # Errors
    /// Why nothing was recorded, or [`SubmitError::Unknown`] if that cannot be told.
    #[tracing::instrument(name = "command", skip_all, fields(command.id = %command.id))]
    pub async fn submit(&self, command: &Command) -> Result<Accepted, SubmitError> {
        let fingerprint = self.fingerprint_key.of(&command.body);
        self.wait_for_index(Position::ZERO).await?;
        // The same id again while the first is under way: it waits, and finds it recorded.
        let _turn = self.turns.take(command.id).await;
        let mut look = Some(Position::ZERO);
        // Streams of which only what was set aside is there.
        let mut passed_over = Histories::new();
        for attempt in 0..ATTEMPTS_MAX {
            if let Some(at_least) = look.take() {
                match self.first_answer(command, fingerprint, at_least).await {
                    Ok(Some(first)) => return Ok(first),
                    Ok(None) if at_least == Position::ZERO => {}
                    // It stands there, and the index holds that position: it is the wrong index.
                    Ok(None) => return Err(self.forget_index().after_it_was_found(at_least)),
                    Err(error) if at_least == Position::ZERO => return Err(error),
                    Err(error) => return Err(error.after_it_was_found(at_least)),
                }
            }
            // What the decision rests on: the streams it asks for, and the reservations.
            let mut read: Vec<(StreamId, Position)> = Vec::new();
            match self.attempt(command, fingerprint, &mut read, &mut passed_over).await {
                Ok(Attempt::Recorded(accepted)) => return Ok(accepted),
                Ok(Attempt::MovedOn) => {}
                Ok(Attempt::Before(position)) => look = Some(position),
                // No expectation catches a "no" that rests on a read from a copy that is behind.
                Err(SubmitError::Refused(_)) if !self.is_current(&read).await? => {
                    self.common.forget();
                }
                Err(error) => return Err(error),
            }
            tracing::debug!(command.id = %command.id, attempt, "a stream moved on; deciding again");
            // Writers racing for one stream: let the others finish their turn.
            tokio::task::yield_now().await;
        }
        Err(SubmitError::Busy)
    }

    /// One decision and one append.
    async fn attempt(
        &self,
        command: &Command,
        fingerprint: Fingerprint,
        read: &mut Vec<(StreamId, Position)>,
        passed_over: &mut Histories,
    ) -> Result<Attempt, SubmitError> {
        let prepared = self.prepare(command, fingerprint, read, passed_over).await?;
        let (draft, histories, known, from) = match prepared {
            Prepared::Draft(draft, histories, known, from) => (draft, histories, known, from),
            Prepared::Before(position) => return Ok(Attempt::Before(position)),
        };
        if !self.keep_files(command).await? {
            // One of them waited too long, in between.
            return Ok(Attempt::MovedOn);
        }
        let (pending, batch, sealed) = {
            // Nothing is awaited while the stamp is held: append queues before it returns.
            let mut stamp = self.stamp.lock().await;
            let recorded_at = self.now(command, from.unwrap_or(*stamp))?;
            let sealed = draft.seal(recorded_at, |covered| self.seals.seal(covered))?;
            let batch = sealed.batch()?.traced(greyfile_trace::current());
            let pending = self.log.append(batch.clone());
            // What mends the clock is seen by whoever follows: only then does the stamp go back.
            if from.is_none() {
                self.set_stamp(&mut stamp, recorded_at);
            }
            (pending, batch, sealed)
        };
        let appended = match pending.instrument(info_span!("append")).await {
            Ok(appended) => appended,
            Err(AppendError::Conflict { stream, found, .. }) => {
                // Only this command opens a stream of this id, so it was here before.
                let opened =
                    !histories.contains_key(&stream) && stream.kind != StreamKind::RESERVATION;
                if opened {
                    // Unless it is not intake's.
                    let history = self.history(stream).await?;
                    if history.is_empty() {
                        passed_over.insert(stream, history);
                        return Ok(Attempt::MovedOn);
                    }
                }
                return Ok(match found {
                    Expect::LastAt(position) if opened => Attempt::Before(position),
                    _ => Attempt::MovedOn,
                });
            }
            Err(AppendError::Unknown(why)) => match self.resolve(batch, &why).await? {
                Some(appended) => appended,
                None => return Ok(Attempt::MovedOn),
            },
            Err(error) => return Err(SubmitError::of_append(error)),
        };
        self.recorded.fetch_max(appended.last.0, Ordering::SeqCst);
        let found = |error: SubmitError| error.after_it_was_found(appended.first);
        if from.is_some() {
            self.stamp_anew(&*self.own(true).await.map_err(found)?).await.map_err(found)?;
        }
        let written = sealed.logged(appended.first).map_err(found)?;
        Ok(Attempt::Recorded(answer::answer(command.id, written, &histories, &known)))
    }

    /// Whether a command would be recorded as things stand, and what would be flagged. Nothing is
    /// recorded.
    ///
    /// # Errors
    /// Why it would not be recorded.
    #[tracing::instrument(name = "check", skip_all, fields(command.id = %command.id))]
    pub async fn check(&self, command: &Command) -> Result<Checked, SubmitError> {
        let fingerprint = self.fingerprint_key.of(&command.body);
        self.wait_for_index(Position::ZERO).await?;
        if let Some(first) = self.first_answer(command, fingerprint, Position::ZERO).await? {
            return Ok(Checked::Recorded(first));
        }
        for _ in 0..ATTEMPTS_MAX {
            let (mut read, passed_over) = (Vec::new(), Histories::new());
            let prepared = self.prepare(command, fingerprint, &mut read, &passed_over).await;
            let (draft, histories, known, from) = match prepared {
                Ok(Prepared::Draft(draft, histories, known, from)) => {
                    (draft, histories, known, from)
                }
                // It is being recorded at this moment.
                Ok(Prepared::Before(_)) => continue,
                Err(SubmitError::Refused(_)) if !self.is_current(&read).await? => {
                    self.common.forget();
                    continue;
                }
                Err(error) => return Err(error),
            };
            let last = *self.stamp.lock().await;
            let recorded_at = self.now(command, from.unwrap_or(last))?;
            let sealed = draft.seal(recorded_at, |covered| self.seals.seal(covered))?;
            sealed.batch()?;
            let written = sealed.logged(self.log.last().await?.next())?;
            return Ok(Checked::WouldBe(answer::answer(command.id, written, &histories, &known)));
        }
        Err(SubmitError::Busy)
    }

    /// What a command comes to, ready to be sealed, and the histories that it was decided on.
    async fn prepare<'a>(
        &self,
        command: &'a Command,
        fingerprint: Fingerprint,
        read: &mut Vec<(StreamId, Position)>,
        passed_over: &Histories,
    ) -> Result<Prepared<'a>, SubmitError> {
        let mut histories = Histories::new();
        let from = self.look_before(command).await?;
        // The way back rests on no law, and must not be closed by what stands in its stream.
        let known = match &command.body {
            Body::SetAside(_) | Body::MendClock(_) => Known::default(),
            _ => self.known(read).await?,
        };
        let files = self.files(command, Asks::Only).await?;
        let loading = (&mut histories, &mut *read);
        let decision = match self.decide(command, (&known, &files), loading, from).await? {
            Decided::On(decision) => decision,
            Decided::Before(position) => return Ok(Prepared::Before(position)),
        };
        let reserved = self.reserve(&decision.reserving, &mut histories, read).await?;
        let loaded = |stream| histories.get(&stream).or_else(|| passed_over.get(&stream));
        let draft = self.draft(command, fingerprint, loaded, decision.events, reserved)?;
        Ok(Prepared::Draft(draft, histories, known, from))
    }

    /// Decides, loading what the decision asks for.
    async fn decide(
        &self,
        command: &Command,
        (known, files): (&Known, &HeldFiles),
        (histories, read): (&mut Histories, &mut Vec<(StreamId, Position)>),
        from: Option<Timestamp>,
    ) -> Result<Decided, SubmitError> {
        let mut rounds = 0;
        loop {
            let last = *self.stamp.lock().await;
            let now = self.now(command, from.unwrap_or(last))?;
            let purpose = &self.identity.purpose;
            let missing = {
                let Known { law, gazetteer } = known;
                let given = Given { histories, law, gazetteer, files, purpose, now };
                match decide(command, &given) {
                    Ok(decision) => return Ok(Decided::On(decision)),
                    Err(Undecided::Refused(refusal)) => return Err(refusal.into()),
                    Err(Undecided::Need(missing)) => missing,
                }
            };
            if rounds == ROUNDS_MAX {
                return Err(SubmitError::Undecided);
            }
            rounds += 1;
            let loaded = self.load(&missing.into_iter().collect::<Vec<_>>()).await?;
            let mut entries = loaded.values().flat_map(History::logged);
            if let Some(before) = entries.find(|logged| logged.command_id == command.id) {
                return Ok(Decided::Before(before.moment.position));
            }
            read.extend(loaded.values().map(head));
            histories.extend(loaded);
        }
    }

    /// The records to write: the decided events, each with the ids of the values it states, then
    /// the reservations.
    fn draft<'a, 'h>(
        &self,
        command: &'a Command,
        fingerprint: Fingerprint,
        loaded: impl Fn(StreamId) -> Option<&'h History>,
        events: Vec<(StreamId, Event)>,
        reserved: Vec<(StreamId, Event)>,
    ) -> Result<seal::Draft<'a>, SubmitError> {
        let mut draft = seal::Draft::new(command, fingerprint);
        for (stream, event) in events {
            let values = event.says().reserves()?;
            let ids = values.iter().map(|value| self.reservation_key.reserved(value)).collect();
            draft.add(loaded(stream), stream, event, ids);
        }
        for (stream, event) in reserved {
            draft.add(loaded(stream), stream, event, Vec::new());
        }
        Ok(draft)
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
                Err(AppendError::Full(_)) => return Err(SubmitError::UnknownFull),
                Err(_) => return Err(SubmitError::Unknown(why.to_owned())),
            }
        }
    }

    /// What a decision takes and frees comes to. The reservation streams are loaded into
    /// `histories`.
    async fn reserve(
        &self,
        reservings: &[Reserving],
        histories: &mut Histories,
        read: &mut Vec<(StreamId, Position)>,
    ) -> Result<Vec<(StreamId, Event)>, SubmitError> {
        let mut streams: Vec<StreamId> =
            reservings.iter().map(|one| self.reservation_key.stream(one.value())).collect();
        streams.sort_unstable();
        streams.dedup();
        let loaded = self.load(&streams).await?;
        read.extend(loaded.values().map(head));
        histories.extend(loaded);
        let settled = reservation::settle(reservings, histories, &self.reservation_key);
        settled.map_err(SubmitError::from)
    }
}

impl From<Refusal> for SubmitError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
