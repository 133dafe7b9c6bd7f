//! How a file comes in.

use std::pin::pin;

use bytes::Bytes;
use futures_util::{Stream, TryStreamExt};
use greyfile_files::{Cut, FileStore, FilesError, Held, Progress, UploadId};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::problem::of;
use crate::api::Problem;

/// Files that are received at once: a slow sender holds a place for as long as it sends.
static PLACES: Semaphore = Semaphore::const_new(16);

fn place() -> Result<SemaphorePermit<'static>, Problem> {
    PLACES.try_acquire().map_err(|_| Problem::not_now("request.busy", []))
}

fn cut<E: Into<Box<dyn std::error::Error + Send + Sync>>>(error: E) -> Cut {
    Cut(error.into())
}

/// Receives a file in one go.
///
/// # Errors
/// Why nothing of it is here.
pub(crate) async fn receive<E>(
    store: &dyn FileStore,
    body: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<Held, Problem>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let _place = place()?;
    let body = pin!(body.map_err(cut));
    store.put(body).await.map_err(|error| of(&error))
}

/// Goes on with an upload.
///
/// # Errors
/// Why not all of it is here.
pub(super) async fn go_on<E>(
    store: &dyn FileStore,
    upload: &UploadId,
    from: u64,
    body: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<Progress, Problem>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let _place = place()?;
    let body = pin!(body.map_err(cut));
    store.go_on(upload, from, body).await.map_err(|error| match error {
        // What came of it stays.
        FilesError::Cut { .. } => {
            let mut problem = of(&error);
            problem.retryable = true;
            problem
        }
        error => of(&error),
    })
}
