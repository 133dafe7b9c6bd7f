//! Files in a folder of the data folder.
//!
//! ```text
//! files/ab/<sha256>            kept: an event names it, or a command that names it is under way
//! files/ab/<sha256>.thumbnail  made of it; made again if it is gone
//! files/waiting/<sha256>       whole, and nothing has asked for it yet
//! files/uploads/<upload>       what came of an upload that can be gone on with
//! files/uploads/<upload>.whole the SHA-256 of what it came to
//! files/coming/<ulid>          what comes in one go
//! ```
//!
//! A file gets its name by `rename` once its bytes are on the disk. What a killed process left in
//! `coming` is removed when the folder is opened.

mod received;
mod sweep;
mod verify;

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use greyfile_disk as disk;
use greyfile_domain::values::hex::{Sha256Hex, to_hex};
use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, mpsc};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

use crate::limits::HEAD_BYTES;
use crate::media::sniffed;
use crate::picture::thumbnail;
use crate::{Body, FileStore, FilesError, Held, Progress, Reading, UploadId, Verified};

/// Bytes that are read or handed on at a time.
const CHUNK_BYTES: usize = 256 << 10;
/// Chunks that wait for whoever takes them.
const CHUNKS: usize = 8;

/// Files in a folder.
#[derive(Debug)]
pub struct DiskStore {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    /// Uploads that somebody sends to at this moment.
    busy: Mutex<HashSet<UploadId>>,
    /// One picture is decoded at a time: that bounds the memory.
    pictures: Semaphore,
    /// All files are verified once at a time.
    verifying: Semaphore,
}

impl DiskStore {
    /// Opens the folder, makes it if need be, and removes what a killed process left half-written.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn open(folder: &Path) -> io::Result<Self> {
        for part in ["waiting", "uploads", "coming"] {
            disk::folders(&folder.join(part))?;
        }
        let inner = Inner {
            folder: folder.to_owned(),
            busy: Mutex::default(),
            pictures: Semaphore::new(1),
            verifying: Semaphore::new(1),
        };
        inner.sweep_coming()?;
        inner.sweep()?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Runs what blocks away from the threads that answer requests.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, FilesError> + Send + 'static,
    ) -> Result<T, FilesError> {
        let inner = Arc::clone(&self.inner);
        tokio::task::spawn_blocking(move || work(&inner)).await.map_err(io::Error::other)?
    }
}

impl FileStore for DiskStore {
    fn put<'a>(&'a self, body: Body<'a>) -> BoxFuture<'a, Result<Held, FilesError>> {
        Box::pin(self.inner.put(body))
    }

    fn begin(&self, bytes: u64) -> BoxFuture<'_, Result<UploadId, FilesError>> {
        Box::pin(self.blocking(move |inner| inner.begin(bytes)))
    }

    fn progress<'a>(&'a self, upload: &'a UploadId) -> BoxFuture<'a, Result<Progress, FilesError>> {
        let upload = *upload;
        Box::pin(self.blocking(move |inner| inner.progress(upload)))
    }

    fn go_on<'a>(
        &'a self,
        upload: &'a UploadId,
        from: u64,
        body: Body<'a>,
    ) -> BoxFuture<'a, Result<Progress, FilesError>> {
        Box::pin(Arc::clone(&self.inner).go_on(*upload, from, body))
    }

    fn held<'a>(
        &'a self,
        sha256: &'a Sha256Hex,
    ) -> BoxFuture<'a, Result<Option<Held>, FilesError>> {
        let sha256 = *sha256;
        Box::pin(self.blocking(move |inner| inner.held(&sha256)))
    }

    fn keep<'a>(
        &'a self,
        sha256: &'a Sha256Hex,
    ) -> BoxFuture<'a, Result<Option<Held>, FilesError>> {
        let sha256 = *sha256;
        Box::pin(self.blocking(move |inner| inner.keep(&sha256)))
    }

    fn read<'a>(
        &'a self,
        sha256: &'a Sha256Hex,
        range: Range<u64>,
    ) -> BoxFuture<'a, Result<Reading, FilesError>> {
        let sha256 = *sha256;
        Box::pin(self.blocking(move |inner| inner.read(&sha256, range)))
    }

    fn thumbnail<'a>(&'a self, sha256: &'a Sha256Hex) -> BoxFuture<'a, Result<Bytes, FilesError>> {
        let sha256 = *sha256;
        Box::pin(async move {
            let made = self.blocking(move |inner| inner.made_thumbnail(&sha256)).await?;
            if let Some(made) = made {
                return Ok(made);
            }
            let _one = self.inner.pictures.acquire().await.map_err(io::Error::other)?;
            self.blocking(move |inner| match inner.made_thumbnail(&sha256)? {
                // Somebody else waited for it too.
                Some(made) => Ok(made),
                None => inner.make_thumbnail(&sha256),
            })
            .await
        })
    }

    fn kept(&self) -> BoxFuture<'_, Result<Vec<Sha256Hex>, FilesError>> {
        Box::pin(self.blocking(|inner| Ok(inner.all_kept()?.into_iter().collect())))
    }

    fn verify<'a>(
        &'a self,
        named: &'a BTreeMap<Sha256Hex, u64>,
    ) -> BoxFuture<'a, Result<Verified, FilesError>> {
        let named = named.clone();
        Box::pin(async move {
            let _one = self.inner.verifying.try_acquire().map_err(|_| FilesError::Busy)?;
            self.blocking(move |inner| inner.verify(&named)).await
        })
    }

    fn sweep(&self) -> BoxFuture<'_, Result<u64, FilesError>> {
        Box::pin(self.blocking(|inner| Ok(inner.sweep()?)))
    }
}

impl Inner {
    fn waiting(&self, sha256: &Sha256Hex) -> PathBuf {
        self.folder.join("waiting").join(to_hex(&sha256.0))
    }

    fn kept(&self, sha256: &Sha256Hex) -> PathBuf {
        let name = to_hex(&sha256.0);
        self.folder.join(&name[..2]).join(name)
    }

    fn thumbnail_of(&self, sha256: &Sha256Hex) -> PathBuf {
        self.kept(sha256).with_extension("thumbnail")
    }

    /// A file that is waiting or kept.
    fn held(&self, sha256: &Sha256Hex) -> Result<Option<Held>, FilesError> {
        // Waiting first: what is kept in between is found in the second place.
        for path in [self.waiting(sha256), self.kept(sha256)] {
            if let Some((mut file, bytes)) = opened(&path)? {
                let head = head(&mut file)?;
                return Ok(Some(Held { sha256: *sha256, bytes, media_type: sniffed(&head) }));
            }
        }
        Ok(None)
    }

    /// Makes a waiting file a kept one.
    fn keep(&self, sha256: &Sha256Hex) -> Result<Option<Held>, FilesError> {
        let (from, to) = (self.waiting(sha256), self.kept(sha256));
        if let Some(above) = to.parent() {
            if !above.try_exists()? {
                disk::folders(above)?;
                synced(&self.folder)?;
            }
            match fs::rename(&from, &to) {
                Ok(()) => synced(above)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        match to.try_exists()? {
            true => self.held(sha256),
            false => Ok(None),
        }
    }

    fn kept_file(&self, sha256: &Sha256Hex) -> Result<(File, u64), FilesError> {
        opened(&self.kept(sha256))?.ok_or(FilesError::NoSuchFile)
    }

    fn read(&self, sha256: &Sha256Hex, range: Range<u64>) -> Result<Reading, FilesError> {
        let (mut file, bytes) = self.kept_file(sha256)?;
        let end = range.end.min(bytes);
        if range.start >= end {
            return Err(FilesError::OutOfRange { bytes });
        }
        file.seek(SeekFrom::Start(range.start))?;
        let whole = (range.start == 0 && end == bytes).then_some(*sha256);
        let (to, from) = mpsc::channel(CHUNKS);
        tokio::task::spawn_blocking(move || {
            if let Err(error) = hand_on(file, end - range.start, whole, &to) {
                // Whoever reads sees that it is not whole.
                let _ = to.blocking_send(Err(error));
            }
        });
        Ok(Box::pin(ReceiverStream::new(from).fuse()))
    }

    fn made_thumbnail(&self, sha256: &Sha256Hex) -> Result<Option<Bytes>, FilesError> {
        match fs::read(self.thumbnail_of(sha256)) {
            // Cut short by a machine that went down.
            Ok(made) if !made.ends_with(&[0xFF, 0xD9]) => Ok(None),
            Ok(made) => Ok(Some(made.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn make_thumbnail(&self, sha256: &Sha256Hex) -> Result<Bytes, FilesError> {
        let (mut file, _) = self.kept_file(sha256)?;
        let media_type = sniffed(&head(&mut file)?);
        file.seek(SeekFrom::Start(0))?;
        let made = thumbnail(BufReader::new(file), media_type)?;
        let beside = self.folder.join("coming").join(format!("{}.thumbnail", to_hex(&sha256.0)));
        // It is shown all the same where there is no room for it.
        let kept = disk::write(&beside, &made)
            .and_then(|()| fs::rename(&beside, self.thumbnail_of(sha256)));
        if let Err(error) = kept {
            tracing::warn!(%error, "a thumbnail could not be kept");
        }
        Ok(made.into())
    }

    fn busy(&self) -> std::sync::MutexGuard<'_, HashSet<UploadId>> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hands a file on in chunks. Of a whole one the last chunk goes out only if all of them are what was
/// received.
fn hand_on(
    mut file: File,
    mut left: u64,
    whole: Option<Sha256Hex>,
    to: &mpsc::Sender<Result<Bytes, FilesError>>,
) -> Result<(), FilesError> {
    let mut hash = Sha256::new();
    while left > 0 {
        let mut chunk = vec![0; left.min(CHUNK_BYTES as u64) as usize];
        file.read_exact(&mut chunk)?;
        left -= chunk.len() as u64;
        if let Some(sha256) = &whole {
            hash.update(&chunk);
            if left == 0 && hash.clone().finalize()[..] != sha256.0 {
                return Err(damaged(sha256));
            }
        }
        if to.blocking_send(Ok(chunk.into())).is_err() {
            // Nobody reads on.
            return Ok(());
        }
    }
    Ok(())
}

fn damaged(sha256: &Sha256Hex) -> FilesError {
    FilesError::Damaged { sha256: to_hex(&sha256.0) }
}

/// A file with its length, if it is there.
fn opened(path: &Path) -> io::Result<Option<(File, u64)>> {
    match File::open(path) {
        Ok(file) => {
            let bytes = file.metadata()?.len();
            Ok(Some((file, bytes)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The first bytes of a file.
fn head(file: &mut File) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    file.seek(SeekFrom::Start(0))?;
    file.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Has the names in a folder on the disk.
fn synced(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
