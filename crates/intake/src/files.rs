//! The files that a command names: whoever keeps them is asked before it is decided.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use greyfile_domain::acts::Command;
use greyfile_domain::values::file::{HeldFile, HeldFiles};
use greyfile_domain::values::hex::Sha256Hex;

use crate::{Intake, SubmitError};

/// What a command that is only checked, or is to be recorded, asks of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Whether it is here.
    Only,
    /// The same, and it stays from now on: an event is going to name it.
    ToKeep,
}

/// Whoever keeps the files that events name.
pub trait KeepsFiles: Send + Sync + 'static {
    /// What is known of a file, if it is here whole. A cause in its own words where that cannot be told.
    fn held(
        &self,
        sha256: Sha256Hex,
        asks: Asks,
    ) -> BoxFuture<'_, Result<Option<HeldFile>, String>>;
}

impl Intake {
    /// The same intake, with whoever keeps the files. Without one, no file is ever here.
    #[must_use]
    pub fn with_files(mut self, files: Arc<dyn KeepsFiles>) -> Self {
        self.files = Some(files);
        self
    }

    /// What is known of the files that a command names.
    pub(crate) async fn files(
        &self,
        command: &Command,
        asks: Asks,
    ) -> Result<HeldFiles, SubmitError> {
        let mut held = HeldFiles::new();
        let Some(files) = &self.files else { return Ok(held) };
        for sha256 in command.files() {
            let found = files.held(sha256, asks).await.map_err(SubmitError::Files)?;
            held.extend(found.map(|found| (sha256, found)));
        }
        Ok(held)
    }
}
