//! Files beside the log: kept where commands are decided, since an event names a file only once it is
//! here.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use greyfile_domain::values::file::HeldFile;
use greyfile_domain::values::hex::Sha256Hex;
use greyfile_domain::values::text::Line;
use greyfile_files::FileStore;
use greyfile_intake::{Asks, KeepsFiles};
use tokio::sync::watch;

/// How often what waited too long is removed.
const SWEEP: Duration = Duration::from_secs(60 * 60);

/// Files, as intake asks for them.
pub(crate) struct Papers(pub(crate) Arc<dyn FileStore>);

impl KeepsFiles for Papers {
    fn held(
        &self,
        sha256: Sha256Hex,
        asks: Asks,
    ) -> BoxFuture<'_, Result<Option<HeldFile>, String>> {
        Box::pin(async move {
            let found = match asks {
                Asks::Only => self.0.held(&sha256).await,
                Asks::ToKeep => self.0.keep(&sha256).await,
            };
            let found = found.map_err(|error| error.to_string())?;
            found
                .map(|held| {
                    let media_type = Line::new(held.media_type).map_err(|_| held.media_type)?;
                    Ok(HeldFile { bytes: held.bytes, media_type })
                })
                .transpose()
        })
    }
}

/// Removes what waited too long, until the service stops.
pub(crate) async fn sweep(files: Arc<dyn FileStore>, mut stopped: watch::Receiver<bool>) {
    loop {
        let pause = stopped.wait_for(|stopped| *stopped);
        if tokio::time::timeout(SWEEP, pause).await.is_ok() {
            return;
        }
        match files.sweep().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "uploads that waited too long were removed"),
            Err(error) => tracing::warn!(%error, "uploads that waited too long stay for now"),
        }
    }
}
