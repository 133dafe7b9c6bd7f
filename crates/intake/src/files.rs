//! The files that a command names: whoever keeps them is asked before it is decided.

use futures_util::future::BoxFuture;
use greyfile_domain::values::file::HeldFile;
use greyfile_domain::values::hex::Sha256Hex;

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
