//! Histories from the log, each record checked to be intake's own; and the law and the gazetteer, kept.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::try_join_all;
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::regime::RegimeState;
use greyfile_domain::streams::{GazetteerId, Histories, History, Logged, RegimeId};
use greyfile_domain::values::gazetteer::Gazetteer;
use greyfile_domain::values::law::Law;
use greyfile_envelope::{Envelope, Position, StreamId, Timestamp};
use greyfile_eventlog::{EventLog, Stored};

use crate::error::SubmitError;
use crate::{Intake, LogIdentity, SealKey};

/// How often these are read before a command is sent away, and the pause in between.
const READS_MAX: u32 = 50;
const READ_PAUSE: Duration = Duration::from_millis(20);

/// What is folded of a stream that every decision may look at: once, and kept until it changes.
pub(crate) struct Kept<T>(Mutex<Folded<T>>);

struct Folded<T> {
    /// The last change of the stream that was seen.
    changed_at: Position,
    /// What it came to, and where the stream ended when it was folded.
    folded: Option<(Position, Arc<T>)>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(Folded { changed_at: Position::ZERO, folded: None }))
    }
}

impl<T> Kept<T> {
    /// Notes that the stream has a record at this position.
    pub(crate) fn changed_at(&self, position: Position) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.changed_at = kept.changed_at.max(position);
    }

    fn get(&self) -> Option<(Position, Arc<T>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.folded.clone().filter(|(end, _)| *end >= kept.changed_at)
    }

    fn put(&self, end: Position, folded: Arc<T>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).folded = Some((end, folded));
    }

    fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).folded = None;
    }
}

/// The law in force and the places that are known.
#[derive(Default)]
pub(crate) struct Common {
    law: Kept<Law>,
    gazetteer: Kept<Gazetteer>,
}

/// The same, as one decision looks at them.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) law: Arc<Law>,
    pub(crate) gazetteer: Arc<Gazetteer>,
}

impl Common {
    /// Notes that a stream has a record at this position.
    pub(crate) fn changed_at(&self, stream: StreamId, position: Position) {
        if stream == RegimeId::THE.stream() {
            self.law.changed_at(position);
        } else if stream == GazetteerId::THE.stream() {
            self.gazetteer.changed_at(position);
        }
    }

    /// Forgets both, so that they are folded anew.
    pub(crate) fn forget(&self) {
        self.law.forget();
        self.gazetteer.forget();
    }
}

fn law(history: &History) -> Law {
    history.fold::<RegimeState>().law
}

fn gazetteer(history: &History) -> Gazetteer {
    history.fold::<GazetteerState>().gazetteer
}

impl Intake {
    /// The law in force and the places that are known. Where their streams ended when they were
    /// folded is added to what the decision read.
    pub(crate) async fn known(
        &self,
        read: &mut Vec<(StreamId, Position)>,
    ) -> Result<Known, SubmitError> {
        let (regime, places) = (RegimeId::THE.stream(), GazetteerId::THE.stream());
        let (law_end, law) = self.kept(&self.common.law, regime, law).await?;
        let (places_end, gazetteer) = self.kept(&self.common.gazetteer, places, gazetteer).await?;
        read.extend([(regime, law_end), (places, places_end)]);
        Ok(Known { law, gazetteer })
    }

    async fn kept<T>(
        &self,
        kept: &Kept<T>,
        stream: StreamId,
        fold: fn(&History) -> T,
    ) -> Result<(Position, Arc<T>), SubmitError> {
        if let Some(kept) = kept.get() {
            return Ok(kept);
        }
        for _ in 0..READS_MAX {
            let history = self.history(stream).await?;
            let (_, end) = head(&history);
            // A read may come from a copy that is behind: what it says must not be kept, nor
            // decided on.
            if self.is_current(&[(stream, end)]).await? {
                let folded = Arc::new(fold(&history));
                kept.put(end, Arc::clone(&folded));
                return Ok((end, folded));
            }
            tokio::time::sleep(READ_PAUSE).await;
        }
        Err(SubmitError::Behind { kind: stream.kind })
    }

    /// The histories of these streams, side by side.
    pub(crate) async fn load(&self, streams: &[StreamId]) -> Result<Histories, SubmitError> {
        let histories = try_join_all(streams.iter().map(|stream| self.history(*stream))).await?;
        Ok(histories.into_iter().map(|history| (history.stream(), history)).collect())
    }

    pub(crate) async fn history(&self, stream: StreamId) -> Result<History, SubmitError> {
        let mut history = History::new(stream);
        for stored in self.log.read_stream(stream).await? {
            let logged = logged(stored.position, &self.envelope(&stored)?)?;
            let ordinal = history.logged().len() as u32 + 1;
            if logged.stream != stream || logged.ordinal != ordinal {
                return Err(SubmitError::NotIntakes { position: stored.position });
            }
            history.push(logged);
        }
        Ok(history)
    }

    /// A record's envelope, if intake sealed it.
    pub(crate) fn envelope<'a>(&self, stored: &'a Stored) -> Result<Envelope<'a>, SubmitError> {
        let position = stored.position;
        let envelope = Envelope::decode(&stored.record)
            .map_err(|error| SubmitError::unreadable(position, &error.into()))?;
        if !self.seal_key.check(self.identity.log_id, &stored.record) {
            return Err(SubmitError::NotIntakes { position });
        }
        Ok(envelope)
    }
}

/// The event of a record that intake sealed.
pub(crate) fn logged(position: Position, envelope: &Envelope<'_>) -> Result<Logged, SubmitError> {
    greyfile_record::past(position, envelope)
        .map_err(|error| SubmitError::unreadable(position, &error))
}

/// When the last record that intake sealed was recorded. Others are passed over: one of them at the
/// end must not keep the service from starting.
pub(crate) async fn last_stamp(
    log: &dyn EventLog,
    identity: &LogIdentity,
    seal_key: &SealKey,
) -> Result<Timestamp, SubmitError> {
    let mut position = log.last().await?;
    loop {
        let stored = log.read(position, 1).await?;
        let Some(stored) = stored.first() else { return Ok(Timestamp(i64::MIN)) };
        if let Ok(envelope) = Envelope::decode(&stored.record)
            && seal_key.check(identity.log_id, &stored.record)
        {
            return Ok(envelope.recorded_at);
        }
        if stored.position <= Position::FIRST {
            return Ok(Timestamp(i64::MIN));
        }
        position = Position(stored.position.0 - 1);
    }
}

/// A stream, and where it ends as it was read.
pub(crate) fn head(history: &History) -> (StreamId, Position) {
    let last = history.logged().last();
    (history.stream(), last.map_or(Position::ZERO, |logged| logged.moment.position))
}
