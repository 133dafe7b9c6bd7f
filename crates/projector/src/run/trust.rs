//! Which records are intake's. What is not, nobody folds: the views stop before it until the log's own
//! stream says that it is set aside, and then they pass over exactly that record.

use std::collections::HashMap;
use std::sync::Arc;

use greyfile_domain::streams::log::LogState;
use greyfile_envelope::{Envelope, Position, StreamId, StreamKind};
use greyfile_eventlog::{ReadLog, Stored};
use greyfile_record::genuine::{self, Beside, Seals, Unread, Why};
use sha2::{Digest, Sha256};

use super::histories;
use crate::error::ViewError;
use crate::status::StoppedBy;
use crate::store::Store;

/// What is known of the log's records from its own stream.
#[derive(Debug, Clone)]
pub(crate) struct Trust {
    /// Checks seals, in a process that has the key.
    seals: Option<Arc<dyn Seals>>,
    /// The log's own stream.
    own: StreamId,
    state: LogState,
}

impl Trust {
    pub(crate) fn new(log_id: [u8; 16], seals: Option<Arc<dyn Seals>>) -> Self {
        let own = StreamId::new(StreamKind::LOG, log_id);
        Self { seals, own, state: LogState::default() }
    }

    /// The log's own stream.
    pub(crate) const fn own(&self) -> StreamId {
        self.own
    }

    /// Reads the log's own stream. Only what intake wrote counts in it.
    pub(crate) async fn look(&mut self, log: &dyn ReadLog) -> Result<(), ViewError> {
        let stored = log.read_stream(self.own).await?;
        let records = stored.iter().map(|stored| (stored.position, &stored.record[..]));
        let seals = self.seals.as_deref();
        let history = genuine::history(self.own, records, seals, |met| match met.unread {
            Unread::Newer(error) => Err(ViewError::newer(met.position, error)),
            Unread::NotIntakes(_) => Ok(()),
        })?;
        self.state = history.fold();
        Ok(())
    }

    /// Whether a record was set aside.
    pub(crate) fn passes_over(&self, stored: &Stored) -> bool {
        let at = stored.position;
        // A digest only where one is needed: hardly ever.
        self.state.set_aside.iter().any(|one| one.position == at)
            && self.state.is_set_aside(at, &sha256(&stored.record))
    }

    /// Whether the record that views stopped before was set aside.
    pub(crate) fn has_set_aside(&self, by: &StoppedBy) -> bool {
        by.set_aside.is_some_and(|sha256| self.state.is_set_aside(by.position, &sha256))
    }

    pub(crate) fn envelope<'a>(&self, stored: &'a Stored) -> Result<Envelope<'a>, Unread> {
        genuine::envelope(&stored.record, self.seals.as_deref())
    }

    /// That a record is not to be folded.
    pub(crate) fn refused(stored: &Stored, unread: Unread) -> ViewError {
        let position = stored.position;
        match unread {
            Unread::Newer(error) => ViewError::newer(position, error),
            Unread::NotIntakes(why) => ViewError::NotIntakes {
                position,
                stream: Envelope::stream_of(&stored.record).ok(),
                sha256: sha256(&stored.record),
                why,
            },
        }
    }
}

fn sha256(record: &[u8]) -> [u8; 32] {
    Sha256::digest(record).into()
}

/// Looks at records in the order of the log, whole commands of them.
pub(crate) struct Judge<'a> {
    trust: &'a Trust,
    /// What was folded of each stream, where that is to be looked at: records that are in the
    /// histories already were.
    histories: Option<&'a Store>,
    /// The last ordinal of the streams that were met.
    ordinals: HashMap<StreamId, u32>,
    beside: Option<Beside>,
}

impl<'a> Judge<'a> {
    /// Of records that come behind what is in the histories; `before` stands before the first of them.
    pub(crate) fn of_new(trust: &'a Trust, histories: &'a Store, before: Option<&Stored>) -> Self {
        let mut judge = Self { histories: Some(histories), ..Self::of_log(trust) };
        if let Some(before) = before.filter(|before| !trust.passes_over(before)) {
            judge.beside = trust.envelope(before).ok().map(|envelope| Beside::behind(&envelope));
        }
        judge
    }

    /// Of all records of a log, whose ordinals are looked at later.
    pub(crate) fn of_log(trust: &'a Trust) -> Self {
        Self { beside: Some(Beside::default()), ..Self::of_known(trust) }
    }

    /// Of records that the histories have taken.
    pub(crate) fn of_known(trust: &'a Trust) -> Self {
        Self { trust, histories: None, ordinals: HashMap::new(), beside: None }
    }

    /// The envelope of the next record; `None` if it is passed over.
    ///
    /// # Errors
    /// When it is not intake's, or a newer Greyfile's.
    pub(crate) fn next<'r>(
        &mut self,
        stored: &'r Stored,
    ) -> Result<Option<Envelope<'r>>, ViewError> {
        // First, since a copy of a record reads like one.
        if self.trust.passes_over(stored) {
            self.skip(stored);
            return Ok(None);
        }
        let read = match self.trust.envelope(stored) {
            Ok(envelope) => match self.is_next(stored.position, &envelope)? {
                None => return Ok(Some(envelope)),
                Some(why) => Unread::NotIntakes(why),
            },
            Err(unread) => unread,
        };
        self.pass_over(stored, read).map(|()| None)
    }

    /// Passes over a record that was set aside.
    fn skip(&mut self, stored: &Stored) {
        let Some(beside) = &mut self.beside else { return };
        match self.trust.envelope(stored) {
            // Its payload cannot be read, or it is a copy, which fits nowhere.
            Ok(envelope) => drop(beside.take(&envelope)),
            Err(Unread::NotIntakes(Why::Garbled)) => beside.take_garbled(),
            Err(_) => {}
        }
    }

    /// A record whose payload cannot be read: it is passed over, if that is known of it.
    pub(crate) fn pass_over(&mut self, stored: &Stored, unread: Unread) -> Result<(), ViewError> {
        if !self.trust.passes_over(stored) {
            return Err(Trust::refused(stored, unread));
        }
        if unread == Unread::NotIntakes(Why::Garbled)
            && let Some(beside) = &mut self.beside
        {
            beside.take_garbled();
        }
        Ok(())
    }

    /// Why a record does not belong where it stands, if it does not.
    fn is_next(
        &mut self,
        position: Position,
        envelope: &Envelope<'_>,
    ) -> Result<Option<Why>, ViewError> {
        let stream = envelope.stream;
        if let Some(store) = self.histories
            && histories::keeps(stream.kind)
        {
            let last = match self.ordinals.get(&stream) {
                Some(last) => *last,
                None => histories::last_ordinal(store, stream, position)?,
            };
            // A gap is a record that was set aside although intake wrote it.
            if envelope.version <= last {
                return Ok(Some(Why::Ordinal));
            }
            self.ordinals.insert(stream, envelope.version);
        }
        if self.beside.as_mut().is_some_and(|beside| !beside.take(envelope)) {
            return Ok(Some(Why::Place));
        }
        Ok(None)
    }
}
