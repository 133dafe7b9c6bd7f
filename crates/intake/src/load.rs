//! Histories from the log, each record checked to be intake's own; and the law, kept.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::try_join_all;
use greyfile_domain::streams::regime::RegimeState;
use greyfile_domain::streams::{Histories, History, Logged, RegimeId};
use greyfile_domain::values::law::Law;
use greyfile_envelope::{Envelope, Position, StreamId, Timestamp};
use greyfile_eventlog::{EventLog, Stored};

use crate::error::SubmitError;
use crate::{Intake, LogIdentity, SealKey};

/// How often the law is read before a command is sent away, and the pause in between.
const LAW_READS_MAX: u32 = 50;
const LAW_PAUSE: Duration = Duration::from_millis(20);

/// The law in force, folded once and kept until the regime changes.
#[derive(Default)]
pub(crate) struct KeptLaw(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// The last change of the regime that was seen.
    changed_at: Position,
    /// The law, and where the regime's stream ended when it was folded.
    folded: Option<(Position, Arc<Law>)>,
}

impl KeptLaw {
    /// Notes that the regime has a record at this position.
    pub(crate) fn changed_at(&self, position: Position) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.changed_at = kept.changed_at.max(position);
    }

    fn get(&self) -> Option<(Position, Arc<Law>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.folded.clone().filter(|(end, _)| *end >= kept.changed_at)
    }

    fn put(&self, end: Position, law: Arc<Law>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).folded = Some((end, law));
    }

    /// Forgets the law, so that it is folded anew.
    pub(crate) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).folded = None;
    }
}

impl Intake {
    /// The law in force, with where the regime's stream ended when it was folded.
    pub(crate) async fn law(&self) -> Result<(Position, Arc<Law>), SubmitError> {
        if let Some(kept) = self.law.get() {
            return Ok(kept);
        }
        let regime = RegimeId::THE.stream();
        for _ in 0..LAW_READS_MAX {
            let history = self.history(regime).await?;
            let (_, end) = head(&history);
            // A read may come from a copy that is behind: what it says must not be kept, nor
            // decided on.
            if self.is_current(&[(regime, end)]).await? {
                let law = Arc::new(history.fold::<RegimeState>().law);
                self.law.put(end, Arc::clone(&law));
                return Ok((end, law));
            }
            tokio::time::sleep(LAW_PAUSE).await;
        }
        Err(SubmitError::Unavailable("the law is read from a copy that is behind".into()))
    }

    /// The law as it was before this position.
    pub(crate) async fn law_before(&self, position: Position) -> Result<Arc<Law>, SubmitError> {
        if let Some((_, law)) = self.law.get().filter(|(end, _)| *end < position) {
            return Ok(law);
        }
        let mut history = self.history(RegimeId::THE.stream()).await?;
        let before = history.logged().partition_point(|logged| logged.moment.position < position);
        history.truncate(before);
        Ok(Arc::new(history.fold::<RegimeState>().law))
    }

    /// The histories of these streams, side by side.
    pub(crate) async fn load(&self, streams: &[StreamId]) -> Result<Histories, SubmitError> {
        let histories = try_join_all(streams.iter().map(|stream| self.history(*stream))).await?;
        Ok(histories.into_iter().map(|history| (history.stream(), history)).collect())
    }

    pub(crate) async fn history(&self, stream: StreamId) -> Result<History, SubmitError> {
        let mut history = History::new(stream);
        for stored in self.log.read_stream(stream).await? {
            let (_, logged) = self.open(&stored)?;
            let ordinal = history.logged().len() as u32 + 1;
            if logged.stream != stream || logged.ordinal != ordinal {
                return Err(SubmitError::NotIntakes { position: stored.position });
            }
            history.push(logged);
        }
        Ok(history)
    }

    /// A record's envelope and event, if intake sealed it.
    pub(crate) fn open<'a>(
        &self,
        stored: &'a Stored,
    ) -> Result<(Envelope<'a>, Logged), SubmitError> {
        let envelope = self.envelope(stored)?;
        let logged = greyfile_record::past(stored.position, &envelope)
            .map_err(|error| SubmitError::unreadable(stored.position, &error))?;
        Ok((envelope, logged))
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
