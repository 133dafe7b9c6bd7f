//! What must be true of a stream, held against it again and again.
//!
//! On open, after every reconnect and every few seconds: the settings are those of a log, the
//! stream begins at 1 and has no holes, and the last record known here still stands where it
//! stood. What is wrong once is never taken back: intake halts until a person has looked. So nothing
//! counts as wrong by the word of a leader that was cut off from the others: see [`leader`].
//!
//! [`leader`]: super::leader

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use async_nats::jetstream::response::Response;
use async_nats::jetstream::stream::{Info, LastRawMessageErrorKind, Stream};
use async_nats::jetstream::{Context, ErrorCode};
use futures_util::TryStreamExt;
use greyfile_envelope::Position;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::time::Instant;

use super::connect::Link;
use super::error::{Lost, OpenError, with_sources};
use super::leader::{Led, Since};
use super::mark::{Known, Mark};
use super::names::LogName;
use super::skew::Skew;
use super::{Options, Shared, shape};
use crate::{HaltCause, Halted, ReadError};

/// How often a stream that is at rest is looked at.
const EVERY: Duration = Duration::from_secs(5);
/// How long a stream that is opened may go without a leader.
const OPEN_FOR: Duration = Duration::from_secs(20);
const OPEN_PAUSE: Duration = Duration::from_millis(200);
/// How often a leader is asked whether it has heard from the others.
const CONFIRM_PAUSE: Duration = Duration::from_millis(50);
/// How long it is asked: some heartbeats.
const CONFIRM_FOR: Duration = Duration::from_secs(3);
/// How soon a stream whose leader did not answer is looked at again.
const AGAIN: Duration = Duration::from_secs(1);
/// How long the leader may not answer before another server is asked: longer than an election. The
/// one this process is connected to may be cut off from those that have a leader.
const ALONE_FOR: Duration = Duration::from_secs(10);
/// How soon yet another server is asked: twice as long each time, up to the most.
const MOVE_AGAIN: Duration = Duration::from_secs(2);
const MOVE_AGAIN_MAX: Duration = Duration::from_secs(30);

pub(crate) struct Guard {
    name: LogName,
    replicas: usize,
    jetstream: Context,
    url: String,
    stream: Stream<()>,
    known: Mutex<(Known, Option<Mark>)>,
    /// Who led when it was last asked for certain, and where the stream ended. Whoever needs to
    /// know waits here for the one who asks, and takes that answer if it is new enough.
    confirmed: tokio::sync::Mutex<Option<(Led, Position)>>,
    /// How many copies the stream has, as far as is known.
    copies: AtomicUsize,
    halted: OnceLock<Halted>,
    skew: Skew,
}

/// A stream as its leader shows it, and the leader's clock.
#[derive(Deserialize)]
struct Looked {
    #[serde(flatten)]
    info: Info,
    /// Servers from 2.10 on.
    ts: Option<String>,
}

/// A check that did not pass.
#[derive(Debug)]
enum Failed {
    /// The stream is not what it must be: final.
    Wrong(OpenError),
    /// Its leader did not answer: later, perhaps.
    Unanswered(String),
}

impl Guard {
    /// Looks at the stream for the first time.
    pub(crate) async fn open(link: &Link, options: &Options) -> Result<Self, OpenError> {
        let (mark, known) = match &options.mark {
            None => (None, Known::default()),
            Some(path) => {
                let opened = Mark::open(path).map_err(|source| OpenError::Mark {
                    path: path.display().to_string(),
                    source,
                })?;
                (Some(opened.0), opened.1)
            }
        };
        let stream = link
            .jetstream
            .get_stream_no_info(options.name.stream())
            .await
            .map_err(|error| OpenError::Refused(with_sources(&error)))?;
        let guard = Self {
            name: options.name.clone(),
            replicas: options.replicas,
            stream,
            known: Mutex::new((known, mark)),
            confirmed: tokio::sync::Mutex::default(),
            copies: AtomicUsize::new(options.replicas),
            halted: OnceLock::new(),
            skew: Skew::default(),
            jetstream: link.jetstream.clone(),
            url: link.url.clone(),
        };
        let give_up = Instant::now() + OPEN_FOR;
        loop {
            match guard.first_look(known).await {
                Ok(()) => return Ok(guard),
                Err(Failed::Wrong(error)) => return Err(error),
                // Servers that have just started first have to elect a leader.
                Err(Failed::Unanswered(what)) if Instant::now() < give_up => {
                    tracing::warn!(log.failure = %what, "the stream's leader does not answer yet");
                    tokio::time::sleep(OPEN_PAUSE).await;
                }
                Err(Failed::Unanswered(what)) => return Err(OpenError::NoLeader(what)),
            }
        }
    }

    /// Why nothing more is written, if something is wrong.
    pub(crate) fn halted(&self) -> Option<String> {
        self.halted.get().map(|halted| halted.why.clone())
    }

    /// The same, and since when.
    pub(crate) fn halted_since(&self) -> Option<Halted> {
        self.halted.get().cloned()
    }

    pub(crate) fn halt(&self, why: String) {
        if self.halted.set(Halted::now(HaltCause::Failed, why.clone())).is_ok() {
            tracing::error!(log.failure = %why, "the log stopped: it takes no more events");
        }
    }

    /// What is wrong with this machine's clock, if the broker's contradicts it.
    pub(crate) fn clock_wrong(&self) -> Option<String> {
        self.skew.wrong()
    }

    /// Whether more than one server keeps the stream, so that two can take themselves for its
    /// leader.
    pub(crate) fn has_copies(&self) -> bool {
        self.copies.load(Ordering::Relaxed) > 1
    }

    /// The last position known here: acknowledged or read.
    pub(crate) fn known(&self) -> Position {
        self.lock().0.position
    }

    /// Takes note of a record that is on the broker's disk. Halts if its position was given out
    /// before.
    pub(crate) fn learn(&self, position: Position, record: &[u8]) {
        let mut lock = self.lock();
        let known = Known { position, digest: Sha256::digest(record).into() };
        if position > lock.0.position {
            lock.0 = known;
            if let Some(mark) = &mut lock.1 {
                mark.set(&known);
            }
        } else {
            drop(lock);
            self.halt(Lost::Reused { at: position }.to_string());
        }
    }

    pub(crate) fn sync_mark(&self) {
        if let Some(mark) = &self.lock().1 {
            mark.sync();
        }
    }

    /// Where the stream ends, as its leader has it; halts if something is wrong with it.
    pub(crate) async fn last(&self) -> Result<Position, ReadError> {
        let known = self.lock().0;
        self.judge(self.check(known).await)
    }

    /// As [`Guard::last`], with more or less certainty that nobody else leads.
    pub(crate) async fn end(&self, since: Since) -> Result<Position, ReadError> {
        let known = self.lock().0;
        self.judge(match since {
            Since::Recently => self.look(known.position).await.map(|(last, _)| last),
            Since::Moment(moment) => self.confirm(known.position, moment).await,
        })
    }

    fn judge(&self, found: Result<Position, Failed>) -> Result<Position, ReadError> {
        match found {
            Ok(last) => Ok(last),
            // A stream that is not there takes no event, and may be there again when its servers
            // have found each other. One that is made anew is found out by what it lacks.
            Err(Failed::Wrong(
                error @ (OpenError::NoStream { .. } | OpenError::NoJetStream { .. }),
            )) => Err(ReadError::Io(error.to_string())),
            Err(Failed::Wrong(error)) => {
                self.halt(error.to_string());
                Err(ReadError::Io(error.to_string()))
            }
            Err(Failed::Unanswered(what)) => {
                Err(ReadError::Unavailable(format!("the stream's leader does not answer: {what}")))
            }
        }
    }

    /// The servers that keep the stream: its leader, then the others.
    pub(crate) async fn servers(&self, link: &Link) -> Result<Vec<String>, String> {
        let info = self.stream.get_info().await.map_err(|error| with_sources(&error))?;
        Ok(match info.cluster {
            Some(cluster) => {
                let others = cluster.replicas.into_iter().map(|peer| peer.name);
                cluster.leader.into_iter().chain(others).collect()
            }
            None => vec![link.client.server_info().server_name],
        })
    }

    /// How many consumers somebody listens to. The broker keeps one that was left for a while.
    pub(crate) async fn followers(&self) -> Result<usize, ReadError> {
        let failed = |error| ReadError::Unavailable(with_sources(&error));
        let consumers: Vec<_> = self.stream.consumers().try_collect().await.map_err(failed)?;
        Ok(consumers.iter().filter(|consumer| consumer.push_bound).count())
    }

    /// The stream as its leader has it; the clocks are compared on the way.
    async fn ask(&self) -> Result<Info, Failed> {
        let subject = format!("STREAM.INFO.{}", self.name.stream());
        let asked = Instant::now();
        match self.jetstream.request(subject, &json!({})).await {
            Ok(Response::Ok(Looked { info, ts })) => {
                if let Some(shown) = ts.and_then(|ts| ts.parse().ok()) {
                    self.skew.learn(asked, shown);
                }
                Ok(info)
            }
            Ok(Response::Err { error }) => Err(match error.error_code() {
                ErrorCode::STREAM_NOT_FOUND => Failed::Wrong(OpenError::no_stream(&self.name)),
                ErrorCode::JETSTREAM_NOT_ENABLED_FOR_ACCOUNT => {
                    Failed::Wrong(OpenError::NoJetStream { url: self.url.clone() })
                }
                _ => Failed::Unanswered(error.to_string()),
            }),
            Err(error) => Err(Failed::Unanswered(with_sources(&error))),
        }
    }

    async fn info(&self) -> Result<(Info, Led), Failed> {
        let asked = Instant::now();
        let info = self.ask().await?;
        let wrong = shape::deviations(&info.config, &self.name, self.replicas);
        if !wrong.is_empty() {
            let (stream, deviations) = (self.name.stream(), shape::listed(&wrong));
            return Err(Failed::Wrong(OpenError::Shape { stream, deviations }));
        }
        self.copies.store(info.config.num_replicas, Ordering::Relaxed);
        let led = Led::of(&info, asked);
        Ok((info, led))
    }

    /// Where the stream ends, by a leader that heard from a majority a moment ago.
    async fn look(&self, known: Position) -> Result<(Position, Instant), Failed> {
        let began = Instant::now();
        let (info, led) = self.info().await?;
        if lost(&info, known).is_some() {
            return Ok((self.confirm(known, began).await?, began));
        }
        if !led.is_certain(Since::Recently) {
            return Err(Failed::Unanswered(ALONE.to_owned()));
        }
        Ok((Position(info.state.last_sequence), began))
    }

    async fn check(&self, known: Known) -> Result<Position, Failed> {
        let (last, began) = self.look(known.position).await?;
        if known.position > Position::ZERO {
            match self.stream.get_raw_message(known.position.0).await {
                Ok(found) if <[u8; 32]>::from(Sha256::digest(&found.payload)) == known.digest => {}
                // Whoever has another record there: what a majority stored is never replaced.
                Ok(_) => return Err(Failed::lost(Lost::Reused { at: known.position })),
                Err(error) if matches!(error.kind(), LastRawMessageErrorKind::NoMessageFound) => {
                    self.confirm(known.position, began).await?;
                    let what = "the last record known is there and was not found".to_owned();
                    return Err(Failed::Unanswered(what));
                }
                Err(error) => return Err(Failed::Unanswered(with_sources(&error))),
            }
        }
        Ok(last)
    }

    /// Where the stream ends, by a leader that led for certain at this moment: everything
    /// acknowledged until then, by whichever process, stands there or before it.
    async fn confirm(&self, known: Position, moment: Instant) -> Result<Position, Failed> {
        let give_up = Instant::now() + CONFIRM_FOR;
        let alone = || Failed::Unanswered(ALONE.to_owned());
        let Ok(mut confirmed) = tokio::time::timeout_at(give_up, self.confirmed.lock()).await
        else {
            return Err(alone());
        };
        let since = Since::Moment(moment);
        if let Some((led, last)) = *confirmed
            && led.is_certain(since)
            && last >= known
        {
            return Ok(last);
        }
        loop {
            let (info, led) = self.info().await?;
            if led.is_certain(since) {
                if let Some(lost) = lost(&info, known) {
                    return Err(Failed::lost(lost));
                }
                let last = Position(info.state.last_sequence);
                *confirmed = Some((led, last));
                return Ok(last);
            }
            if Instant::now() >= give_up {
                return Err(alone());
            }
            tokio::time::sleep(CONFIRM_PAUSE).await;
        }
    }

    /// Takes the stream's end as known, if all is well with it.
    async fn first_look(&self, known: Known) -> Result<(), Failed> {
        let last = self.check(known).await?;
        if let Some(wrong) = self.clock_wrong() {
            return Err(Failed::Wrong(OpenError::Clock { wrong }));
        }
        if last > self.known() {
            let found = self.stream.get_raw_message(last.0).await;
            let found = found.map_err(|error| Failed::Unanswered(with_sources(&error)))?;
            self.learn(last, &found.payload);
        }
        Ok(())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, (Known, Option<Mark>)> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn stream(&self) -> &Stream<()> {
        &self.stream
    }
}

/// What is said of a leader that may be one no longer.
const ALONE: &str = "whoever answers for it has not heard from a majority of its servers";

impl Failed {
    fn lost(lost: Lost) -> Self {
        Self::Wrong(OpenError::Lost(lost))
    }
}

/// What a stream lacks, by what it says of itself.
fn lost(info: &Info, known: Position) -> Option<Lost> {
    let state = &info.state;
    let last = Position(state.last_sequence);
    if last < known {
        Some(Lost::End { last, known })
    } else if last > Position::ZERO && state.first_sequence != 1 {
        Some(Lost::Beginning { first: Position(state.first_sequence) })
    } else if state.messages != last.0 {
        Some(Lost::Holes { count: last.0 - state.messages.min(last.0) })
    } else {
        None
    }
}

/// Looks at the stream again and again until the log is closed.
pub(crate) async fn watch(shared: Arc<Shared>) {
    let mut closed = shared.closed.clone();
    let mut connections = shared.link.connections.clone();
    connections.mark_unchanged();
    // When another server is asked, if the leader does not answer until then, and how long that one
    // is given.
    let (mut move_at, mut given): (Option<Instant>, _) = (None, MOVE_AGAIN);
    loop {
        let pause = if move_at.is_some() { AGAIN } else { EVERY };
        tokio::select! {
            _ = closed.wait_for(|closed| *closed) => return,
            changed = connections.changed() => {
                if changed.is_err() {
                    return;
                }
            }
            () = tokio::time::sleep(pause) => {}
        }
        let error = match shared.guard.last().await {
            Err(error @ ReadError::Unavailable(_)) => error,
            // A stream that is not as it must be is so on every server.
            answered => {
                (move_at, given) = (None, MOVE_AGAIN);
                if let Err(error) = answered {
                    tracing::debug!(log.failure = %error, "the stream was not looked at");
                }
                continue;
            }
        };
        tracing::debug!(log.failure = %error, "the stream was not looked at");
        let now = Instant::now();
        let is_time = now >= *move_at.get_or_insert(now + ALONE_FOR);
        if is_time && shared.guard.has_copies() && shared.link.is_connected() {
            tracing::warn!(
                log.failure = %error,
                "this server knows no leader of the stream; trying another server"
            );
            let _ = shared.link.client.force_reconnect().await;
            // Which one it is is drawn; it may be the same. Without a majority none is better.
            move_at = Some(now + given);
            given = (2 * given).min(MOVE_AGAIN_MAX);
        }
    }
}
