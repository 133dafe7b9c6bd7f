//! `greyfile migrate`: a log moves from a file to a broker, or back, byte for byte.
//!
//! Positions, records and the log's secret stay what they were, so that every id, reservation, seal
//! and proof stays valid. The source is only read. A migration that was cut off goes on where it was: what is
//! in the target already has to be the beginning of the source, byte by byte.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use bytes::Bytes;
use greyfile_domain::values::hex::to_hex;
use greyfile_envelope::{Position, StreamId};
use greyfile_eventlog::embedded::{Embedded, OpenError, Options};
use greyfile_eventlog::jetstream::JetStream;
use greyfile_eventlog::{AppendError, BATCH_RECORDS_MAX, Batch, EventLog, Expect, ReadLog, Stored};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::belongs::Belongs;
use crate::engine::{Engine, LogSource};
use crate::folder::{Folder, Founding};
use crate::nats::NatsArgs;
use crate::told::{OrTold, Told};

/// Bytes read at a time.
const CHUNK_BYTES: usize = 1 << 20;
/// How long stopped services may still be known to the broker.
const FOLLOWERS_GO: Duration = Duration::from_secs(2);
/// How often an append whose outcome is unknown is looked after.
const TRIES_MAX: u32 = 20;

/// What `migrate` was asked for.
#[derive(Debug, Clone, clap::Args)]
pub struct MigrateArgs {
    #[arg(long, value_name = "FOLDER")]
    to_data: PathBuf,
    #[arg(long, value_name = "URL", conflicts_with = "log")]
    to_log: Option<String>,
}

/// Moves the log of a data folder.
pub async fn migrate(
    data: &Path,
    args: &MigrateArgs,
    source: &LogSource,
    target: impl FnOnce(String) -> NatsArgs,
) -> anyhow::Result<Value> {
    let from = Folder::take(data)?.open(Founding::Never, source).await?;
    let to = Folder::take(&args.to_data)?;
    let moving = Move { from: from.log.reads(), to: &to };
    let done = match &args.to_log {
        None => moving.to_file().await,
        Some(url) => moving.to_stream(&target(url.clone())).await,
    };
    from.log.close().await?;
    let (last, digest) = done?;
    to.adopt(&from.identity, data)?;
    Ok(json!({
        "position": last,
        "digest": digest,
        "to": args.to_data,
        "log": args.to_log,
    }))
}

struct Move<'a> {
    from: Arc<dyn ReadLog>,
    to: &'a Folder,
}

impl Move<'_> {
    async fn to_file(&self) -> anyhow::Result<(Position, String)> {
        ensure!(
            !self.to.views().exists(),
            Told::new("migrate-served").at("folder", self.to.path())
        );
        let path = self.to.path().join("log.redb");
        let log = match Embedded::open(&path, &Options::default()) {
            Ok(log) => log,
            Err(OpenError::Missing(_) | OpenError::Unfounded(_)) => {
                let first = self.from.read(Position::FIRST, 1).await?;
                let first = first.into_iter().next().or_told(|| Told::new("log-empty"))?;
                let own = Belongs::of(&*self.from).await?.own;
                Embedded::create(path, (own, first.record), &Options::default())?
            }
            Err(error) => return Err(error.into()),
        };
        let log = Arc::new(log);
        let moved = self.copy(&Engine::Embedded(log.clone())).await;
        Engine::Embedded(log).close().await?;
        moved
    }

    async fn to_stream(&self, nats: &NatsArgs) -> anyhow::Result<(Position, String)> {
        let log = nats.open(None).await?;
        // The broker may notice a moment later that a service was stopped.
        let give_up = Instant::now() + FOLLOWERS_GO;
        while log.followers().await? > 0 {
            ensure!(
                Instant::now() < give_up,
                Told::new("migrate-followed").with("stream", nats.stream())
            );
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let log = Arc::new(log);
        let moved = self.copy(&Engine::JetStream(log.clone())).await;
        log.close().await;
        moved
    }

    /// Copies what the target lacks, then holds both against each other, record by record.
    async fn copy(&self, target: &Engine) -> anyhow::Result<(Position, String)> {
        let to = target.reads();
        let (from_last, mut at) = (self.from.last().await?, to.last().await?);
        ensure!(
            at <= from_last,
            Told::new("migrate-target-longer").with("at", at).with("last", from_last)
        );
        let same_so_far = same(&*self.from, &*to, at).await;
        same_so_far.or_told(|| Told::new("migrate-target-other"))?;
        let belongs = Belongs::of(&*self.from).await?;
        let mut heads = heads(&*to, &belongs, at).await?;
        while at < from_last {
            let mut chunk = self.from.read(at.next(), CHUNK_BYTES).await?;
            chunk.truncate(BATCH_RECORDS_MAX);
            chunk.retain(|stored| stored.position <= from_last);
            let records: Vec<(StreamId, Bytes)> = chunk
                .iter()
                .map(|stored| Ok((belongs.stream_of(stored)?, stored.record.clone())))
                .collect::<anyhow::Result<_>>()?;
            ensure!(!records.is_empty(), Told::new("migrate-source-ended").with("at", at));
            let wanted = Position(at.0 + records.len() as u64);
            match target {
                Engine::Embedded(log) => append(log, records, &mut heads).await?,
                Engine::JetStream(log) => publish(log, at, records).await?,
            }
            at = wanted;
        }
        let ended = self.from.last().await?;
        ensure!(
            ended == from_last,
            Told::new("migrate-source-went-on").with("ended", ended).with("last", from_last)
        );
        ensure!(to.last().await? == from_last, Told::new("migrate-target-went-on"));
        let digest = same(&*self.from, &*to, from_last).await?;
        Ok((from_last, digest))
    }
}

/// Where each stream of a log ends, up to a position.
async fn heads(
    log: &dyn ReadLog,
    belongs: &Belongs,
    last: Position,
) -> anyhow::Result<HashMap<StreamId, Position>> {
    let (mut heads, mut next) = (HashMap::new(), Position::FIRST);
    while next <= last {
        let chunk = log.read(next, CHUNK_BYTES).await?;
        for stored in &chunk {
            heads.insert(belongs.stream_of(stored)?, stored.position);
            next = stored.position.next();
        }
        ensure!(!chunk.is_empty(), Told::new("migrate-target-ended").with("at", next));
    }
    Ok(heads)
}

async fn append(
    log: &Embedded,
    records: Vec<(StreamId, Bytes)>,
    heads: &mut HashMap<StreamId, Position>,
) -> anyhow::Result<()> {
    let mut seen = HashSet::new();
    let written = records.iter().map(|(stream, _)| *stream);
    let expectations = written
        .clone()
        .filter(|stream| seen.insert(*stream))
        .map(|stream| (stream, heads.get(&stream).map_or(Expect::Empty, |at| Expect::LastAt(*at))))
        .collect();
    let streams: Vec<StreamId> = written.collect();
    let landed = log.append(Batch::new(expectations, records)?).await?;
    heads.extend(streams.into_iter().zip((landed.first.0..).map(Position)));
    Ok(())
}

/// Publishes records behind a position; an unknown outcome is looked after, never guessed.
async fn publish(
    log: &JetStream,
    after: Position,
    records: Vec<(StreamId, Bytes)>,
) -> anyhow::Result<()> {
    let wanted = Position(after.0 + records.len() as u64);
    for _ in 0..TRIES_MAX {
        match log.copy_in(after, &records).await {
            Ok(last) if last == wanted => return Ok(()),
            Ok(last) => {
                bail!(Told::new("migrate-landed").with("last", last).with("wanted", wanted))
            }
            Err(AppendError::Unknown(_) | AppendError::Unavailable(_)) => {
                tokio::time::sleep(Duration::from_millis(200)).await;
                // Whether it is these records is seen when both logs are compared.
                if log.last().await? == wanted {
                    return Ok(());
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    bail!(Told::new("migrate-not-taken").with("after", after))
}

/// Compares two logs record by record up to a position; the SHA-256 over the SHA-256 of each.
async fn same(one: &dyn ReadLog, other: &dyn ReadLog, last: Position) -> anyhow::Result<String> {
    let mut all = Sha256::new();
    let (mut ours, mut theirs) = (Records::of(one), Records::of(other));
    for position in 1..=last.0 {
        let (ours, theirs) = (ours.next().await?, theirs.next().await?);
        ensure!(
            ours.position == theirs.position && ours.record == theirs.record,
            Told::new("migrate-different").with("position", position)
        );
        all.update(Sha256::digest(&ours.record));
    }
    Ok(to_hex(&all.finalize()))
}

/// A log's records, one after the other.
struct Records<'a> {
    log: &'a dyn ReadLog,
    chunk: std::vec::IntoIter<Stored>,
    next: Position,
}

impl<'a> Records<'a> {
    fn of(log: &'a dyn ReadLog) -> Self {
        Self { log, chunk: Vec::new().into_iter(), next: Position::FIRST }
    }

    async fn next(&mut self) -> anyhow::Result<Stored> {
        if self.chunk.as_slice().is_empty() {
            self.chunk = self.log.read(self.next, CHUNK_BYTES).await?.into_iter();
        }
        let stored = self.chunk.next();
        let stored =
            stored.or_told(|| Told::new("migrate-no-record").with("position", self.next))?;
        self.next = stored.position.next();
        Ok(stored)
    }
}
