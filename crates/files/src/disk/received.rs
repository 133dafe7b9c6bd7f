//! How a file is received: hashed and written in a thread of its own as it comes.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;
use greyfile_disk as disk;
use greyfile_domain::values::hex::{Sha256Hex, from_hex, to_hex};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use ulid::Ulid;

use super::{CHUNK_BYTES, CHUNKS, Inner, synced};
use crate::limits::{FILE_BYTES_MAX, UPLOADS_MAX};
use crate::{Body, FilesError, Held, Progress, UploadId};

/// A file that is being written.
struct Coming {
    file: File,
    hash: Sha256,
    received: u64,
    /// The most bytes it may have.
    max: u64,
}

/// A file that goes unless it is moved away.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // Moved away, or of no use.
        let _ = fs::remove_file(&self.0);
    }
}

/// The right to send to an upload.
struct Turn {
    inner: Arc<Inner>,
    upload: UploadId,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.inner.busy().remove(&self.upload);
    }
}

impl Coming {
    fn take(&mut self, chunk: &[u8]) -> Result<(), FilesError> {
        let received = self.received.saturating_add(chunk.len() as u64);
        if received > self.max {
            return Err(FilesError::TooLong { max: self.max });
        }
        self.file.write_all(chunk)?;
        self.hash.update(chunk);
        self.received = received;
        Ok(())
    }

    /// Takes chunks until no more come; then the bytes are on the disk.
    fn take_all(&mut self, mut chunks: mpsc::Receiver<Bytes>) -> Result<(), FilesError> {
        while let Some(chunk) = chunks.blocking_recv() {
            self.take(&chunk)?;
        }
        self.file.sync_all()?;
        Ok(())
    }
}

/// Receives a body into a file. Whoever stops waiting for it leaves a file that has what came; `held`
/// is let go of only after the last byte is written.
async fn receive<T: Send + 'static>(
    mut coming: Coming,
    mut body: Body<'_>,
    held: T,
) -> (Coming, T, Result<(), FilesError>) {
    let (to, from) = mpsc::channel(CHUNKS);
    let writing = tokio::task::spawn_blocking(move || {
        let taken = coming.take_all(from);
        (coming, held, taken)
    });
    let mut cut = None;
    while let Some(chunk) = body.next().await {
        match chunk {
            Ok(chunk) => {
                if to.send(chunk).await.is_err() {
                    // Refused by who writes: the reason comes with the end.
                    break;
                }
            }
            Err(why) => {
                cut = Some(why);
                break;
            }
        }
    }
    drop(to);
    let (coming, held, taken) = writing.await.expect("writing a file does not panic");
    let taken = taken.and_then(|()| match cut {
        Some(why) => Err(FilesError::Cut { received: coming.received, why }),
        None => Ok(()),
    });
    (coming, held, taken)
}

impl Inner {
    pub(super) async fn put(&self, body: Body<'_>) -> Result<Held, FilesError> {
        let path = self.folder.join("coming").join(Ulid::generate().to_string());
        let temporary = Temporary(path);
        let file = disk::create(&temporary.0)?;
        let coming = Coming { file, hash: Sha256::new(), received: 0, max: FILE_BYTES_MAX };
        let (coming, (), taken) = receive(coming, body, ()).await;
        taken?;
        if coming.received == 0 {
            return Err(FilesError::Empty);
        }
        self.whole(&temporary.0, coming.hash)
    }

    /// Gives a whole file its name.
    fn whole(&self, path: &Path, hash: Sha256) -> Result<Held, FilesError> {
        let sha256 = Sha256Hex::from(<[u8; 32]>::from(hash.finalize()));
        let kept = self.kept(&sha256);
        // One that is kept stays; but if it was damaged meanwhile, this one is not.
        if !is_same(&kept, path)? {
            fs::rename(path, self.waiting(&sha256))?;
            synced(&self.folder.join("waiting"))?;
        }
        self.held(&sha256)?.ok_or(FilesError::NoSuchFile)
    }

    pub(super) fn begin(&self, bytes: u64) -> Result<UploadId, FilesError> {
        match bytes {
            0 => return Err(FilesError::Empty),
            1..=FILE_BYTES_MAX => {}
            _ => return Err(FilesError::TooLong { max: FILE_BYTES_MAX }),
        }
        let uploads = self.folder.join("uploads");
        let mut unfinished = 0;
        for entry in fs::read_dir(&uploads)? {
            let name = entry?.file_name();
            unfinished += usize::from(is_unfinished(&name.to_string_lossy()));
        }
        if unfinished >= UPLOADS_MAX {
            return Err(FilesError::TooMany { max: UPLOADS_MAX });
        }
        let upload = UploadId::new(bytes);
        disk::create(&self.upload(upload))?;
        synced(&uploads)?;
        Ok(upload)
    }

    pub(super) fn upload(&self, upload: UploadId) -> PathBuf {
        self.folder.join("uploads").join(upload.to_string())
    }

    fn note_of(&self, upload: UploadId) -> PathBuf {
        self.folder.join("uploads").join(format!("{upload}.whole"))
    }

    pub(super) fn progress(&self, upload: UploadId) -> Result<Progress, FilesError> {
        let bytes = upload.bytes();
        match fs::metadata(self.upload(upload)) {
            Ok(about) => return Ok(Progress { received: about.len(), bytes, held: None }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        let noted = match fs::read_to_string(self.note_of(upload)) {
            Ok(noted) => from_hex(&noted).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let sha256 = Sha256Hex::from(noted.ok_or(FilesError::NoSuchUpload)?);
        let held = self.held(&sha256)?.ok_or(FilesError::NoSuchUpload)?;
        Ok(Progress { received: bytes, bytes, held: Some(held) })
    }

    pub(super) async fn go_on(
        self: Arc<Self>,
        upload: UploadId,
        from: u64,
        body: Body<'_>,
    ) -> Result<Progress, FilesError> {
        let turn = self.turn(upload)?;
        let known = self.progress(upload)?;
        if known.held.is_some() {
            return Ok(known);
        }
        if from != known.received {
            return Err(FilesError::OtherOffset { received: known.received });
        }
        let path = self.upload(upload);
        let max = upload.bytes();
        let (opening, received) = (path.clone(), known.received);
        let coming = tokio::task::spawn_blocking(move || again(&opening, received, max));
        let coming = coming.await.map_err(io::Error::other)??;
        let (coming, turn, taken) = receive(coming, body, turn).await;
        if let Err(FilesError::TooLong { .. }) = &taken {
            // It is not the file that was announced.
            let _ = fs::remove_file(&path);
        }
        taken?;
        if coming.received < max {
            return Ok(Progress { received: coming.received, bytes: max, held: None });
        }
        let inner = Arc::clone(&self);
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let held = inner.whole(&path, coming.hash)?;
            // Whoever did not hear of it can ask again.
            disk::write(&inner.note_of(upload), to_hex(&held.sha256.0))?;
            let _ = fs::remove_file(&path);
            Ok::<_, FilesError>(held)
        });
        let held = done.await.map_err(io::Error::other)??;
        Ok(Progress { received: max, bytes: max, held: Some(held) })
    }

    fn turn(self: &Arc<Self>, upload: UploadId) -> Result<Turn, FilesError> {
        match self.busy().insert(upload) {
            true => Ok(Turn { inner: Arc::clone(self), upload }),
            false => Err(FilesError::Busy),
        }
    }
}

/// Opens what came of an upload, hashed up to its end.
fn again(path: &Path, received: u64, max: u64) -> Result<Coming, FilesError> {
    let mut file = disk::open(path)?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        hash.update(&chunk[..read]);
    }
    file.seek(SeekFrom::Start(received))?;
    Ok(Coming { file, hash, received, max })
}

/// Whether a name is that of an upload that is not whole.
pub(super) fn is_unfinished(name: &str) -> bool {
    name.parse::<UploadId>().is_ok()
}

/// Whether a file is there and has the same bytes: one that is to have the same SHA-256 may be damaged.
fn is_same(kept: &Path, new: &Path) -> io::Result<bool> {
    let (mut kept, mut new) = match (File::open(kept), File::open(new)?) {
        (Ok(kept), new) => (kept, new),
        (Err(error), _) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        (Err(error), _) => return Err(error),
    };
    if kept.metadata()?.len() != new.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (vec![0; CHUNK_BYTES], vec![0; CHUNK_BYTES]);
    loop {
        let read = kept.read(&mut one)?;
        if read == 0 {
            return Ok(true);
        }
        new.read_exact(&mut other[..read])?;
        if one[..read] != other[..read] {
            return Ok(false);
        }
    }
}
