//! The places that were known at a position: most questions ask for them, and they hardly ever change.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::{GazetteerId, History};
use greyfile_domain::values::Gazetteer;
use greyfile_envelope::Position;

use super::histories;
use crate::store::{Store, StoreError};

/// The latest gazetteer that was asked for, with the records it follows from.
#[derive(Default)]
pub(crate) struct LatestGazetteer(Mutex<Option<Known>>);

type Records = Vec<(Position, Bytes)>;
type Known = (Records, Arc<Gazetteer>);

impl LatestGazetteer {
    pub(crate) fn at(&self, store: &Store, last: Position) -> Result<Arc<Gazetteer>, StoreError> {
        let stream = GazetteerId::THE.stream();
        let records = histories::records(store, stream, last)?;
        let mut latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, gazetteer)) = &*latest
            && *of == records
        {
            return Ok(Arc::clone(gazetteer));
        }
        let mut history = History::new(stream);
        for (position, record) in &records {
            history.push(histories::logged(*position, record)?);
        }
        let gazetteer = Arc::new(history.fold::<GazetteerState>().gazetteer);
        *latest = Some((records, Arc::clone(&gazetteer)));
        Ok(gazetteer)
    }
}
