//! What a reader knows that holds for every stream.

use std::sync::Arc;

use greyfile_domain::values::Gazetteer;
use greyfile_domain::values::law::Law;

use super::Reader;
use crate::error::ReadError;
use crate::run::histories;

impl Reader<'_> {
    /// The places that were known.
    ///
    /// # Errors
    /// When the streams cannot be read.
    pub fn gazetteer(&self) -> Result<Arc<Gazetteer>, ReadError> {
        let gazetteer = self.shared.known.gazetteer(&self.histories.store, self.position);
        gazetteer.map_err(|error| self.shared.damaged(histories::NAME, error))
    }

    /// The law as it was known, with the holidays that were declared.
    ///
    /// # Errors
    /// When the streams cannot be read.
    pub fn law(&self) -> Result<Arc<Law>, ReadError> {
        let law = self.shared.known.law(&self.histories.store, self.position);
        law.map_err(|error| self.shared.damaged(histories::NAME, error))
    }
}
