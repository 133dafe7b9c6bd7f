//! Opening the log while the service already answers that it does: what passes by itself is waited for.

use std::io;
use std::time::Duration;

use greyfile_disk::is_full;
use greyfile_eventlog::{ReadError, embedded, jetstream};
use greyfile_intake::{SubmitError, index};
use greyfile_projector::StartError;
use greyfile_web::Stage;
use greyfile_words::Words;
use tokio::sync::watch;

use crate::causes;
use crate::engine::LogSource;
use crate::folder::{Folder, FolderError};
use crate::nats::NatsError;
use crate::roles::Duties;
use crate::service::Service;
use crate::told::Told;

/// How long to wait before the log is opened again.
const PAUSE: Duration = Duration::from_secs(1);

/// Opens everything, and waits for what passes by itself: a full disk, a broker that is away. The first
/// such cause of a row is told on standard error.
///
/// # Errors
/// What does not pass by itself.
pub async fn open(
    folder: &Folder,
    source: &LogSource,
    duties: &Duties,
    stage: &watch::Sender<Stage>,
    words: Words,
) -> anyhow::Result<Service> {
    let mut told = None;
    loop {
        let folder = folder.clone().telling(stage.clone());
        let error = match Service::open(folder, source, duties).await {
            Ok(service) => return Ok(service),
            Err(error) => error,
        };
        let Some(waits) = waits_for(&error) else { return Err(error) };
        stage.send_replace(waits);
        if told.replace(waits) != Some(waits) {
            let why = causes::in_words(&error, words);
            eprintln!("{}", Told::new("serve-waits").with("why", why).say(words));
        }
        tokio::time::sleep(PAUSE).await;
        stage.send_replace(waits);
    }
}

/// What is to be waited for, if this passes by itself.
pub fn waits_for(error: &anyhow::Error) -> Option<Stage> {
    error.chain().find_map(|cause| {
        let full = match cause.downcast_ref::<FolderError>() {
            Some(FolderError::Io { source, .. }) => is_full(source),
            Some(FolderError::Log(embedded::OpenError::DiskFull(_))) => true,
            Some(FolderError::Nats(NatsError::Open(error))) => match error {
                jetstream::OpenError::Connect { .. } | jetstream::OpenError::NoLeader(_) => {
                    return Some(Stage::BrokerAway);
                }
                jetstream::OpenError::Mark { source, .. } => is_full(source),
                _ => false,
            },
            _ => false,
        };
        let away = matches!(cause.downcast_ref(), Some(ReadError::Unavailable(_)))
            || matches!(cause.downcast_ref(), Some(SubmitError::Unavailable(_)));
        if away {
            return Some(Stage::BrokerAway);
        }
        let full = full
            || matches!(cause.downcast_ref(), Some(index::Error::Io { source, .. }) if is_full(source))
            || matches!(cause.downcast_ref(), Some(StartError::Folder { source, .. }) if is_full(source))
            || matches!(cause.downcast_ref(), Some(embedded::OpenError::DiskFull(_)))
            || cause.downcast_ref::<io::Error>().is_some_and(is_full);
        full.then_some(Stage::DiskFull)
    })
}
