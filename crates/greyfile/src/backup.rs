//! A consistent copy of the log, record by record, compared at the end, with the files that its events
//! name. Keys are not in it.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::ensure;
use greyfile_domain::values::hex::to_hex;
use greyfile_envelope::{Position, StreamId};
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_eventlog::{BATCH_RECORDS_MAX, Batch, EventLog, Expect, ReadLog, Stored};
use greyfile_files::{DiskStore, FileStore};
use greyfile_web::{Copied, NotCopied};
use sha2::{Digest, Sha256};

use crate::belongs::Belongs;
use crate::told::{OrTold, Told};

/// How often half a copy is removed before it is given up, and how long to wait in between: the new
/// log's thread ends once it has written what it was told before.
const REMOVE_TRIES: u32 = 200;
const REMOVE_PAUSE: Duration = Duration::from_millis(10);
/// Bytes read from the log at a time.
const CHUNK_BYTES: usize = 1 << 20;

/// Where a process puts copies of its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backups {
    /// Nowhere: it was named no folder.
    Nowhere,
    /// In this folder alone, whoever asks.
    In(PathBuf),
    /// Wherever it is told: a command of a person, with their own rights.
    Anywhere,
}

impl Backups {
    /// Copies the log under this name; the folder is where the caller expects it, if they do.
    ///
    /// # Errors
    /// Why nothing was copied.
    pub async fn copy(
        &self,
        (log, files): (&dyn ReadLog, Option<&dyn FileStore>),
        name: &str,
        wanted: Option<PathBuf>,
    ) -> Result<Copied, NotCopied> {
        let folder = match (self, wanted) {
            (Self::Nowhere, _) => return Err(NotCopied::Off),
            (Self::In(folder), Some(wanted)) if !is_same(folder, &wanted) => {
                return Err(NotCopied::Elsewhere { folder: folder.clone() });
            }
            (Self::In(folder), _) => folder.clone(),
            (Self::Anywhere, wanted) => wanted.unwrap_or_default(),
        };
        copy((log, files), &folder, name).await
    }
}

/// Whether two paths lead to one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Copies every record that is durable now into a new log in the folder of this name, which must
/// not exist, and compares both. Only the owner may read it.
async fn copy(
    (from, files): (&dyn ReadLog, Option<&dyn FileStore>),
    folder: &Path,
    name: &str,
) -> Result<Copied, NotCopied> {
    let failed = |error: anyhow::Error| NotCopied::Failed(format!("{error:#}"));
    let last = from.last().await.map_err(|error| failed(error.into()))?;
    let to = folder.join(name);
    if to.symlink_metadata().is_ok() {
        return Err(NotCopied::Exists);
    }
    // Made under another name: whoever finds a copy under its own finds a whole one.
    let half = Half(folder.join(format!(".{name}.{}", ulid::Ulid::generate())));
    let made = greyfile_disk::folders(folder).and_then(|()| greyfile_disk::folder(&half.0));
    made.or_told(|| Told::new("backup-no-folder").at("folder", &to)).map_err(failed)?;
    let digest = copy_records(from, &half.0, last).await.map_err(failed)?;
    // After the records: a file that one of them names was kept before it.
    let files = match files {
        Some(files) => copy_files(files, &half.0).await.map_err(failed)?,
        None => greyfile_files::Copied::default(),
    };
    match std::fs::rename(&half.0, &to) {
        Ok(()) => {}
        // Of two who ask for one name, one has it.
        Err(_) if to.symlink_metadata().is_ok() => return Err(NotCopied::Exists),
        Err(error) => {
            return Err(failed(
                Told::new("backup-no-folder").at("folder", &to).because(error).into(),
            ));
        }
    }
    Ok(Copied { position: last, digest: to_hex(&digest), files })
}

/// Copies the files to where a data folder has them.
async fn copy_files(files: &dyn FileStore, to: &Path) -> anyhow::Result<greyfile_files::Copied> {
    let to = to.join("files");
    let opened = tokio::task::spawn_blocking(move || DiskStore::open(&to)).await?;
    let to = opened.or_told(|| Told::new("service-files"))?;
    greyfile_files::copy(files, &to).await.or_told(|| Told::new("backup-files"))
}

/// A copy that is being made. It goes when the copying ends before it is whole, for whatever reason: it
/// fails, or nobody waits for it any more.
struct Half(PathBuf);

impl Drop for Half {
    fn drop(&mut self) {
        // A whole one has its own name by now. What nobody waits for any more may still be written to by
        // the new log's own thread: a file that it makes while the folder is removed keeps the folder.
        for _ in 0..REMOVE_TRIES {
            match std::fs::remove_dir_all(&self.0) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    std::thread::sleep(REMOVE_PAUSE);
                }
                Ok(()) | Err(_) => return,
            }
        }
    }
}

async fn copy_records(from: &dyn ReadLog, to: &Path, last: Position) -> anyhow::Result<[u8; 32]> {
    let belongs = Belongs::of(from).await?;
    let first = from.read(Position::FIRST, 1).await?;
    let founding = first.into_iter().next().or_told(|| Told::new("log-empty"))?;
    let stream = belongs.own;
    let copy =
        Embedded::create(to.join("log.redb"), (stream, founding.record), &Options::default())?;
    let mut heads = HashMap::from([(stream, Position::FIRST)]);
    let mut next = Position(2);
    while next <= last {
        let mut chunk = from.read(next, CHUNK_BYTES).await?;
        chunk.retain(|stored| stored.position <= last);
        let Some(end) = chunk.last().map(|stored| stored.position) else { break };
        for part in chunk.chunks(BATCH_RECORDS_MAX) {
            append(&copy, part, &belongs, &mut heads).await?;
        }
        next = end.next();
    }
    ensure!(
        next.0 == last.0 + 1,
        Told::new("backup-ended").with("at", next.0.saturating_sub(1)).with("last", last)
    );
    let (ours, theirs) = (digest(from, last).await?, digest(&copy, last).await?);
    ensure!(ours == theirs, Told::new("backup-differs"));
    greyfile_disk::write(&to.join("identity"), stream.to_string())?;
    tokio::task::spawn_blocking(move || copy.close()).await??;
    Ok(ours)
}

async fn append(
    copy: &Embedded,
    part: &[Stored],
    belongs: &Belongs,
    heads: &mut HashMap<StreamId, Position>,
) -> anyhow::Result<()> {
    let mut expectations = HashMap::new();
    let mut records = Vec::with_capacity(part.len());
    let mut ends = Vec::with_capacity(part.len());
    for stored in part {
        let stream = belongs.stream_of(stored)?;
        let expect = heads.get(&stream).map_or(Expect::Empty, |head| Expect::LastAt(*head));
        expectations.entry(stream).or_insert(expect);
        records.push((stream, stored.record.clone()));
        ends.push((stream, stored.position));
    }
    heads.extend(ends);
    let batch = Batch::new(expectations.into_iter().collect(), records)?;
    copy.append(batch).await?;
    Ok(())
}

/// SHA-256 over every record up to a position, each with its length before it.
async fn digest(log: &dyn ReadLog, last: Position) -> anyhow::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let mut next = Position::FIRST;
    while next <= last {
        let chunk = log.read(next, CHUNK_BYTES).await?;
        let Some(end) = chunk.last().map(|stored| stored.position) else { break };
        for stored in chunk.iter().filter(|stored| stored.position <= last) {
            hash.update((stored.record.len() as u64).to_be_bytes());
            hash.update(&stored.record);
        }
        next = end.next();
    }
    Ok(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn half_a_copy_goes_though_somebody_still_writes_into_it() {
        let folder = tempfile::tempdir().unwrap();
        let half = Half(folder.path().join(".half"));
        let path = half.0.clone();
        std::fs::create_dir(&path).unwrap();
        let began = Instant::now();
        let writer = std::thread::spawn(move || {
            let mut files = 0;
            while began.elapsed() < Duration::from_millis(300)
                && std::fs::write(path.join(files.to_string()), "x").is_ok()
            {
                files += 1;
            }
            files
        });
        std::thread::sleep(Duration::from_millis(20));
        drop(half);
        assert!(writer.join().unwrap() > 0, "nobody wrote");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
