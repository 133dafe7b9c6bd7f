//! Made-up cases through intake, by writers side by side.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use anyhow::Context;
use greyfile::service::Service;
use greyfile::simulate::{Script, gazetteer};
use greyfile_domain::acts::Command;
use greyfile_domain::streams::GazetteerId;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::kit::SEED;

/// Who writes at once. A case is written by one officer, so its commands never overtake each other.
const WRITERS: usize = 256;
/// Commands that wait for each writer: few, since times of recording follow from how far all are.
const WAITING: usize = 2;

/// Records a script to its end, or until it is to stop.
pub(crate) async fn record(
    service: &Service,
    script: &mut Script,
    go_on: impl Fn() -> bool,
) -> anyhow::Result<()> {
    let intake = service.intake.as_ref().context("this process takes commands")?;
    if service.app.log.read_stream(GazetteerId::THE.stream()).await?.is_empty() {
        intake.submit(&gazetteer(SEED)?).await?;
    }
    let mut writing = JoinSet::new();
    let writers: Vec<mpsc::Sender<Command>> = (0..WRITERS)
        .map(|_| {
            let (hand, mut commands) = mpsc::channel::<Command>(WAITING);
            let intake = Arc::clone(intake);
            writing.spawn(async move {
                while let Some(command) = commands.recv().await {
                    let taken = intake.submit(&command).await;
                    taken.with_context(|| format!("the command {}", command.id))?;
                }
                anyhow::Ok(())
            });
            hand
        })
        .collect();
    'all: while go_on()
        && let Some(window) = script.next_window()
    {
        for command in window.into_iter().flatten() {
            let mut officer = DefaultHasher::new();
            command.actor.hash(&mut officer);
            // A writer that is gone has an error to tell.
            if writers[officer.finish() as usize % WRITERS].send(command).await.is_err() {
                break 'all;
            }
        }
    }
    drop(writers);
    while let Some(writer) = writing.join_next().await {
        writer??;
    }
    Ok(())
}
