//! What the log's own stream says of the log's records: which were set aside, and where the clock was
//! ahead. Only what intake wrote counts in it: anything else is passed over, since it is the way back
//! from such a record and must not be closed by one.

use std::sync::Arc;

use greyfile_domain::acts::{Body, Command, MendClock, SetAside};
use greyfile_domain::streams::log::LogState;
use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::{Position, StreamId, Timestamp};
use greyfile_eventlog::{ReadLog, Stored};
use greyfile_record::genuine::{self, Met, Seals, Unread, Why};
use sha2::{Digest, Sha256};

use crate::ahead::Ahead;
use crate::error::SubmitError;
use crate::limits::SKEW_MS_MAX;
use crate::{Intake, LogIdentity, LogSeals};

/// SHA-256 of a whole record.
pub(crate) fn sha256(record: &[u8]) -> [u8; 32] {
    Sha256::digest(record).into()
}

/// A stream's history from its records. `foreign` says what becomes of one that is not intake's:
/// nothing if it is to be passed over.
pub(crate) fn walk(
    stream: StreamId,
    stored: &[Stored],
    seals: &dyn Seals,
    mut foreign: impl FnMut(Position, &[u8], Why) -> Result<(), SubmitError>,
) -> Result<History, SubmitError> {
    let records = stored.iter().map(|stored| (stored.position, &stored.record[..]));
    genuine::history(
        stream,
        records,
        Some(seals),
        |Met { position, record, unread }| match unread {
            Unread::NotIntakes(why) => foreign(position, record, why),
            Unread::Newer(error) => Err(SubmitError::newer(position, &error)),
        },
    )
}

/// Reads a record that must be intake's, whatever stream it is of.
fn read(stored: &Stored, seals: &dyn Seals) -> Result<Logged, Unread> {
    let envelope = genuine::envelope(&stored.record, Some(seals))?;
    genuine::logged(stored.position, &envelope)
}

/// The history of the log's own stream.
pub(crate) async fn history(
    log: &dyn ReadLog,
    identity: &LogIdentity,
    seals: &LogSeals,
) -> Result<History, SubmitError> {
    let stream = identity.stream();
    let stored = log.read_stream(stream).await?;
    walk(stream, &stored, seals, |_, _, _| Ok(()))
}

/// When the last of intake's records up to a position was recorded, as it counts. Others are passed
/// over: one of them at the end must not keep the service from starting.
pub(crate) async fn last_stamp(
    log: &dyn ReadLog,
    seals: &LogSeals,
    own: &LogState,
    mut position: Position,
) -> Result<Timestamp, SubmitError> {
    while position >= Position::FIRST {
        let stored = log.read(position, 1).await?;
        let Some(stored) = stored.first() else { break };
        if let Ok(envelope) = genuine::envelope(&stored.record, Some(seals))
            && stands(log, seals, envelope.stream, stored.position).await?
        {
            return Ok(own.effective(stored.position, envelope.recorded_at));
        }
        position = Position(stored.position.0 - 1);
    }
    Ok(Timestamp(i64::MIN))
}

/// Whether the sealed record at a position is the one that intake wrote to this stream, and no copy.
async fn stands(
    log: &dyn ReadLog,
    seals: &LogSeals,
    stream: StreamId,
    position: Position,
) -> Result<bool, SubmitError> {
    let mut last = 0;
    for stored in log.read_stream(stream).await? {
        let Ok(envelope) = genuine::envelope(&stored.record, Some(seals)) else { continue };
        if envelope.stream == stream && envelope.version > last {
            last = envelope.version;
            if stored.position == position {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

impl Intake {
    /// What the log's own stream says. Kept until the stream changes, as far as that was seen here;
    /// `anew` looks again all the same.
    pub(crate) async fn own(&self, anew: bool) -> Result<Arc<LogState>, SubmitError> {
        if !anew && let Some((_, own)) = self.common.own.get() {
            return Ok(own);
        }
        let history = history(&*self.log, &self.identity, &self.seals).await?;
        let own = Arc::new(history.fold::<LogState>());
        self.common.own.put(history.end(), Arc::clone(&own));
        Ok(own)
    }

    /// What must be looked at before such a command is decided. For one that mends the clock: the
    /// last moment of recording before what it mends, from where `recorded_at` goes on.
    pub(crate) async fn look_before(
        &self,
        command: &Command,
    ) -> Result<Option<Timestamp>, SubmitError> {
        match &command.body {
            Body::SetAside(act) if act.log.stream() == self.identity.stream() => {
                self.may_be_set_aside(act).await.map(|()| None)
            }
            Body::MendClock(act) if act.log.stream() == self.identity.stream() => {
                self.may_be_mended(act).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Refuses to set aside what intake wrote itself, and what a newer program wrote.
    async fn may_be_set_aside(&self, act: &SetAside) -> Result<(), SubmitError> {
        let position = act.position;
        let stored = self.log.read(position, 1).await?;
        let stored = stored.into_iter().find(|stored| stored.position == position);
        let stored = stored.ok_or(SubmitError::NoSuchRecord { position })?;
        if sha256(&stored.record) != act.sha256.0 {
            return Err(SubmitError::OtherRecord { position });
        }
        match read(&stored, &self.seals) {
            Err(Unread::Newer(error)) => Err(SubmitError::newer(position, &error)),
            Err(Unread::NotIntakes(_)) => Ok(()),
            Ok(logged) => match stands(&*self.log, &self.seals, logged.stream, position).await? {
                true => Err(SubmitError::Intakes { position }),
                false => Ok(()),
            },
        }
    }

    /// The last moment of recording before a stretch that is to be mended, if it is exactly the
    /// records that lie in the future.
    async fn may_be_mended(&self, act: &MendClock) -> Result<Timestamp, SubmitError> {
        match self.ahead().await? {
            Some(ahead) if (ahead.from, ahead.to) == (act.from, act.to) => {
                let own = self.own(true).await?;
                let before = Position(act.from.0.saturating_sub(1));
                last_stamp(&*self.log, &self.seals, &own, before).await
            }
            found => Err(SubmitError::OtherStretch { found }),
        }
    }

    /// The stretch at the end of the log whose records lie in the future of this machine's clock; none
    /// if there is none.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub async fn ahead(&self) -> Result<Option<Ahead>, SubmitError> {
        let limit = Timestamp(self.clock.now().0.saturating_add(SKEW_MS_MAX));
        let own = self.own(true).await?;
        let stamp = async |position| last_stamp(&*self.log, &self.seals, &own, position).await;
        let to = self.log.last().await?;
        let recorded_at = stamp(to).await?;
        if recorded_at <= limit {
            return Ok(None);
        }
        // recorded_at does not fall along the log by more than that, so the first can be searched
        // for by halves.
        let (mut before, mut from) = (Position::ZERO, to);
        while from.0 - before.0 > 1 {
            let middle = Position(before.0 + (from.0 - before.0) / 2);
            if stamp(middle).await? > limit {
                from = middle;
            } else {
                before = middle;
            }
        }
        Ok(Some(Ahead { from, to, recorded_at }))
    }
}
