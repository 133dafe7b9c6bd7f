//! The files that a command names: asked for before it is decided, and kept once it is.

use std::sync::Arc;

use greyfile_domain::acts::Command;
use greyfile_domain::values::file::HeldFiles;

use crate::files::{Asks, KeepsFiles};
use crate::{Intake, SubmitError};

impl Intake {
    /// The same intake, with whoever keeps the files. Without one, no file is ever here.
    #[must_use]
    pub fn with_files(mut self, files: Arc<dyn KeepsFiles>) -> Self {
        self.files = Some(files);
        self
    }

    /// Has the files kept that a command names, which is decided and about to be recorded; false if one
    /// of them is not here any more.
    pub(crate) async fn keep_files(&self, command: &Command) -> Result<bool, SubmitError> {
        let kept = self.files(command, Asks::ToKeep).await?;
        Ok(self.files.is_none() || command.files().iter().all(|sha256| kept.contains_key(sha256)))
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
