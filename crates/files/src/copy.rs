//! All kept files, copied to another place and verified on the way.

use futures_util::TryStreamExt;
use greyfile_domain::values::hex::Sha256Hex;

use crate::{Cut, FileStore, FilesError};

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copied {
    /// How many files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that are damaged where they come from, and were not copied.
    pub damaged: Vec<Sha256Hex>,
}

/// Copies every kept file. Each is known at its new place by the SHA-256 of the bytes that arrived, so a
/// copy that differs is none. One that is damaged keeps no other from being copied.
///
/// # Errors
/// When either place fails.
pub async fn copy(from: &dyn FileStore, to: &dyn FileStore) -> Result<Copied, FilesError> {
    let mut copied = Copied::default();
    for sha256 in from.kept().await? {
        let reading = from.read(&sha256, 0..u64::MAX).await;
        let reading = match reading {
            Ok(reading) => reading,
            // Nothing is left of it.
            Err(FilesError::OutOfRange { .. }) => {
                copied.damaged.push(sha256);
                continue;
            }
            Err(error) => return Err(error),
        };
        let mut body = Box::pin(reading.map_err(|error| Cut(Box::new(error))));
        match to.put(body.as_mut()).await {
            Ok(held) if held.sha256 == sha256 => {
                to.keep(&sha256).await?;
                copied.files += 1;
                copied.bytes += held.bytes;
            }
            Ok(_) | Err(FilesError::Cut { .. }) => copied.damaged.push(sha256),
            Err(error) => return Err(error),
        }
    }
    Ok(copied)
}
