//! What holds for every stream as it was known at a position: the places, and the law. Most questions
//! ask for them, and they hardly ever change.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::regime::RegimeState;
use greyfile_domain::streams::{GazetteerId, History, RegimeId};
use greyfile_domain::values::Gazetteer;
use greyfile_domain::values::law::Law;
use greyfile_envelope::{Position, StreamId};

use super::histories;
use crate::store::{Store, StoreError};

/// The latest places and the latest law that were asked for.
#[derive(Default)]
pub(crate) struct Known {
    gazetteer: Latest<Gazetteer>,
    law: Latest<Law>,
}

impl Known {
    /// The places that were known.
    pub(crate) fn gazetteer(
        &self,
        store: &Store,
        last: Position,
    ) -> Result<Arc<Gazetteer>, StoreError> {
        let of = |history: &History| history.fold::<GazetteerState>().gazetteer;
        self.gazetteer.at(store, (GazetteerId::THE.stream(), last), of)
    }

    /// The regime as it was adopted, with the holidays that were declared.
    pub(crate) fn law(&self, store: &Store, last: Position) -> Result<Arc<Law>, StoreError> {
        let of = |history: &History| history.fold::<RegimeState>().law();
        self.law.at(store, (RegimeId::THE.stream(), last), of)
    }
}

type Records = Vec<(Position, Bytes)>;

/// What was asked for last, with the records it follows from.
struct Latest<T>(Mutex<Option<(Records, Arc<T>)>>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Latest<T> {
    fn at(
        &self,
        store: &Store,
        (stream, last): (StreamId, Position),
        fold: impl FnOnce(&History) -> T,
    ) -> Result<Arc<T>, StoreError> {
        let records = histories::records(store, stream, last)?;
        let mut latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, known)) = &*latest
            && *of == records
        {
            return Ok(Arc::clone(known));
        }
        let mut history = History::new(stream);
        for (position, record) in &records {
            history.push(histories::logged(*position, record)?);
        }
        let known = Arc::new(fold(&history));
        *latest = Some((records, Arc::clone(&known)));
        Ok(known)
    }
}
