//! Files in a folder: the conformance suite, and what only a folder can show.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use futures_util::{TryStreamExt, stream};
use greyfile_files::conformance::{noise, put, sha256};
use greyfile_files::limits::{UPLOADS_MAX, WAITS_FOR};
use greyfile_files::{Cut, DiskStore, FileStore, FilesError};
use proptest::prelude::*;
use tempfile::TempDir;

fn open() -> (DiskStore, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (DiskStore::open(folder.path()).unwrap(), folder)
}

mod conformance {
    use greyfile_files::file_conformance;

    file_conformance!(super::open());
}

/// Every file in a folder, whatever its depth.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(all(&path)) } else { found.push(path) }
    }
    found
}

fn kept(folder: &Path, bytes: &[u8]) -> PathBuf {
    let name = sha256(bytes).to_string();
    folder.join(&name[..2]).join(name)
}

#[tokio::test]
async fn a_half_written_file_leaves_nothing_on_the_disk() {
    let (store, folder) = open();
    let half = stream::iter([
        Ok(bytes::Bytes::from(noise(10_000, 1))),
        Err(Cut(Box::new(std::io::Error::other("gone")))),
    ]);
    store.put(Box::pin(half).as_mut()).await.unwrap_err();
    assert_eq!(all(folder.path()), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn what_a_killed_process_left_is_swept_and_uploads_stay() {
    let (store, folder) = open();
    let bytes = noise(40_000, 2);
    let upload = store.begin(40_000).await.unwrap();
    let part = stream::iter([Ok(bytes::Bytes::copy_from_slice(&bytes[..15_000]))]);
    store.go_on(&upload, 0, Box::pin(part).as_mut()).await.unwrap();
    drop(store);
    let half = folder.path().join("coming/01JDHALF");
    fs::write(&half, b"half").unwrap();
    let store = DiskStore::open(folder.path()).unwrap();
    assert!(!half.exists());
    assert_eq!(store.progress(&upload).await.unwrap().received, 15_000);
    let rest = stream::iter([Ok(bytes::Bytes::copy_from_slice(&bytes[15_000..]))]);
    let sent = store.go_on(&upload, 15_000, Box::pin(rest).as_mut()).await.unwrap();
    assert_eq!(sent.held.unwrap().sha256, sha256(&bytes));
}

#[tokio::test]
async fn what_waited_too_long_goes_and_what_is_kept_never_does() {
    let (store, folder) = open();
    let (waits, stays) = (noise(10, 1), noise(10, 2));
    let upload = store.begin(10).await.unwrap();
    put(&store, &waits).await.unwrap();
    put(&store, &stays).await.unwrap();
    store.keep(&sha256(&stays)).await.unwrap();
    assert_eq!(store.sweep().await.unwrap(), 0);
    let long_ago = SystemTime::now() - WAITS_FOR - Duration::from_secs(60);
    for path in all(folder.path()) {
        File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    assert_eq!(store.sweep().await.unwrap(), 2);
    assert!(matches!(store.progress(&upload).await, Err(FilesError::NoSuchUpload)));
    assert_eq!(store.keep(&sha256(&waits)).await.unwrap(), None);
    assert!(store.held(&sha256(&stays)).await.unwrap().is_some());
}

#[tokio::test]
async fn damage_is_found_and_mended_by_sending_the_file_again() {
    let (store, folder) = open();
    let bytes = noise(600_000, 3);
    let held = put(&store, &bytes).await.unwrap();
    store.keep(&held.sha256).await.unwrap();
    let path = kept(folder.path(), &bytes);
    let mut other = bytes.clone();
    other[599_999] ^= 1;
    fs::write(&path, &other).unwrap();
    let named = BTreeMap::from([(held.sha256, held.bytes)]);
    let found = store.verify(&named).await.unwrap();
    assert_eq!((found.whole, found.damaged), (0, vec![held.sha256]));
    // Read whole, the end is withheld.
    let mut reading = store.read(&held.sha256, 0..u64::MAX).await.unwrap();
    let mut came = 0;
    let broke_off = loop {
        match reading.try_next().await {
            Ok(Some(chunk)) => came += chunk.len(),
            Ok(None) => panic!("a damaged file was read to its end"),
            Err(error) => break error,
        }
    };
    assert!(matches!(broke_off, FilesError::Damaged { .. }), "{broke_off:?}");
    assert!(came < bytes.len());
    put(&store, &bytes).await.unwrap();
    store.keep(&held.sha256).await.unwrap();
    assert_eq!(store.verify(&named).await.unwrap().whole, 1);
}

#[tokio::test]
async fn a_copy_has_every_file_but_those_that_are_damaged() {
    let ((store, from), (other, to)) = (open(), open());
    let files: Vec<Vec<u8>> = (0..3).map(|seed| noise(300_000, seed)).collect();
    for bytes in &files {
        put(&store, bytes).await.unwrap();
        store.keep(&sha256(bytes)).await.unwrap();
    }
    put(&store, b"waits").await.unwrap();
    fs::write(kept(from.path(), &files[0]), b"other bytes").unwrap();
    fs::write(kept(from.path(), &files[1]), b"").unwrap();
    let copied = greyfile_files::copy(&store, &other).await.unwrap();
    let mut damaged = vec![sha256(&files[0]), sha256(&files[1])];
    damaged.sort_unstable();
    assert_eq!((copied.files, copied.bytes, copied.damaged), (1, 300_000, damaged));
    assert!(fs::read(kept(to.path(), &files[2])).unwrap() == files[2]);
    assert_eq!(other.kept().await.unwrap(), [sha256(&files[2])]);
}

#[tokio::test]
async fn so_many_uploads_may_be_unfinished() {
    let (store, _folder) = open();
    for _ in 0..UPLOADS_MAX {
        store.begin(1).await.unwrap();
    }
    assert!(matches!(store.begin(1).await, Err(FilesError::TooMany { max: UPLOADS_MAX })));
}

#[tokio::test]
async fn a_zip_bomb_stays_the_bytes_that_it_is() {
    // Ten million zeros, as a ZIP would store them: what matters is that nobody inflates them.
    let (store, folder) = open();
    let bomb = bomb();
    let held = put(&store, &bomb).await.unwrap();
    store.keep(&held.sha256).await.unwrap();
    assert_eq!(held.media_type, "application/zip");
    let there: u64 = all(folder.path()).iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    assert_eq!(there, bomb.len() as u64);
}

/// A ZIP of one member that says it is 4 GB long and is some bytes.
fn bomb() -> Vec<u8> {
    let mut zip = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0".to_vec();
    zip.extend(0u32.to_le_bytes());
    zip.extend(100u32.to_le_bytes());
    zip.extend(u32::MAX.to_le_bytes());
    zip.extend([1, 0, 0, 0, b'a']);
    zip.extend([0; 100]);
    zip
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// However an upload is cut up, it comes to the file, and every range of it to its bytes.
    #[test]
    fn an_upload_in_any_parts_comes_to_the_file(
        bytes in proptest::collection::vec(any::<u8>(), 1..5_000),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..5),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (store, _folder) = open();
            let upload = store.begin(bytes.len() as u64).await.unwrap();
            let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len())).collect();
            at.extend([0, bytes.len()]);
            at.sort_unstable();
            let mut held = None;
            for part in at.windows(2) {
                let sent = bytes::Bytes::copy_from_slice(&bytes[part[0]..part[1]]);
                let sent = stream::iter([Ok(sent)]);
                let sent = store.go_on(&upload, part[0] as u64, Box::pin(sent).as_mut()).await.unwrap();
                held = held.or(sent.held);
            }
            let held = held.unwrap();
            prop_assert_eq!(held.sha256, sha256(&bytes));
            store.keep(&held.sha256).await.unwrap();
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let (from, to) = (from.min(to), from.max(to) + 1);
            let read = store.read(&held.sha256, from as u64..to as u64).await.unwrap();
            let read = read.try_collect::<Vec<_>>().await.unwrap().concat();
            prop_assert_eq!(&read[..], &bytes[from..to]);
            Ok(())
        })?;
    }
}
