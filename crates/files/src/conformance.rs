//! The tests that every engine has to pass.

use std::collections::BTreeMap;
use std::io;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use greyfile_domain::values::hex::Sha256Hex;
use sha2::{Digest, Sha256};

use crate::limits::FILE_BYTES_MAX;
use crate::{Cut, FileStore, FilesError, Held, Progress};

/// The SHA-256 of these bytes.
pub fn sha256(bytes: &[u8]) -> Sha256Hex {
    Sha256Hex::from(<[u8; 32]>::from(Sha256::digest(bytes)))
}

/// Bytes that look like nothing, the same for the same seed.
pub fn noise(len: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    // A first byte that no kind of file begins with.
    std::iter::once(0).chain(std::iter::repeat_with(&mut next)).take(len).collect()
}

fn chunks(bytes: &[u8]) -> Vec<Result<Bytes, Cut>> {
    bytes.chunks(10_000).map(|chunk| Ok(Bytes::copy_from_slice(chunk))).collect()
}

fn cut() -> Result<Bytes, Cut> {
    Err(Cut(Box::new(io::Error::from(io::ErrorKind::ConnectionReset))))
}

/// Sends a file in one go.
///
/// # Errors
/// As [`FileStore::put`].
pub async fn put(store: &dyn FileStore, bytes: &[u8]) -> Result<Held, FilesError> {
    store.put(Box::pin(stream::iter(chunks(bytes))).as_mut()).await
}

async fn go_on(
    store: &dyn FileStore,
    upload: &crate::UploadId,
    from: u64,
    bytes: &[u8],
    breaks: bool,
) -> Result<Progress, FilesError> {
    let chunks = chunks(bytes).into_iter().chain(breaks.then(cut));
    store.go_on(upload, from, Box::pin(stream::iter(chunks)).as_mut()).await
}

async fn read(store: &dyn FileStore, of: &[u8], range: std::ops::Range<u64>) -> Vec<u8> {
    let reading = store.read(&sha256(of), range).await.unwrap();
    reading.try_collect::<Vec<_>>().await.unwrap().concat()
}

/// What is received is read again, whole and in parts, once it is kept.
pub async fn what_is_received_is_read(store: &dyn FileStore) {
    for len in [1, 255, 10_000, 262_144, 1_000_003] {
        let bytes = noise(len, 1);
        let held = put(store, &bytes).await.unwrap();
        assert_eq!((held.sha256, held.bytes), (sha256(&bytes), len as u64));
        assert_eq!(store.held(&held.sha256).await.unwrap(), Some(held.clone()));
        let waiting = store.read(&held.sha256, 0..1).await;
        assert!(matches!(waiting, Err(FilesError::NoSuchFile)), "it is not kept yet");
        assert_eq!(store.keep(&held.sha256).await.unwrap(), Some(held.clone()));
        assert_eq!(store.keep(&held.sha256).await.unwrap(), Some(held), "again");
        let end = len as u64;
        assert!(read(store, &bytes, 0..end).await == bytes);
        assert!(read(store, &bytes, 0..u64::MAX).await == bytes, "the range ends with the file");
        for (from, to) in [(0, 1), (end / 3, end / 2 + 1), (end - 1, end)] {
            let part = &bytes[from as usize..to as usize];
            assert!(read(store, &bytes, from..to).await == part, "{from}..{to} of {len}");
        }
        let beyond = store.read(&sha256(&bytes), end..end + 1).await;
        assert!(matches!(beyond, Err(FilesError::OutOfRange { bytes }) if bytes == end));
    }
}

/// What nobody sent is not there.
pub async fn what_was_never_received_is_not_there(store: &dyn FileStore) {
    let never = sha256(b"never");
    assert_eq!(store.held(&never).await.unwrap(), None);
    assert_eq!(store.keep(&never).await.unwrap(), None);
    assert!(matches!(store.read(&never, 0..1).await, Err(FilesError::NoSuchFile)));
    assert!(matches!(store.thumbnail(&never).await, Err(FilesError::NoSuchFile)));
}

/// The same bytes twice are one file, before and after it is kept.
pub async fn the_same_bytes_are_one_file(store: &dyn FileStore) {
    let bytes = noise(50_000, 2);
    let first = put(store, &bytes).await.unwrap();
    assert_eq!(put(store, &bytes).await.unwrap(), first);
    store.keep(&first.sha256).await.unwrap();
    assert_eq!(put(store, &bytes).await.unwrap(), first);
    let found = store.verify(&BTreeMap::from([(first.sha256, first.bytes)])).await.unwrap();
    assert_eq!((found.whole, found.bytes, found.unnamed), (1, 50_000, 0));
}

/// A sender who breaks off in one go leaves nothing.
pub async fn a_half_written_file_leaves_nothing(store: &dyn FileStore) {
    let bytes = noise(100_000, 3);
    let half = chunks(&bytes[..50_000]).into_iter().chain([cut()]);
    let sent = store.put(Box::pin(stream::iter(half)).as_mut()).await;
    assert!(matches!(sent, Err(FilesError::Cut { received: 50_000, .. })), "{sent:?}");
    assert_eq!(store.held(&sha256(&bytes[..50_000])).await.unwrap(), None);
    assert_eq!(store.held(&sha256(&bytes)).await.unwrap(), None);
    // Nor does one that stops waiting.
    let never_ends = stream::iter(chunks(&bytes)).chain(stream::pending());
    let mut never_ends = Box::pin(never_ends);
    let sending = store.put(never_ends.as_mut());
    let waited = tokio::time::timeout(std::time::Duration::from_millis(200), sending).await;
    assert!(waited.is_err());
    assert_eq!(store.held(&sha256(&bytes)).await.unwrap(), None);
    assert!(matches!(put(store, b"").await, Err(FilesError::Empty)));
}

/// An upload that broke off is gone on with from where it is, and comes to the same file.
pub async fn an_upload_is_gone_on_with(store: &dyn FileStore) {
    let bytes = noise(100_000, 4);
    let len = bytes.len() as u64;
    let upload = store.begin(len).await.unwrap();
    let new = Progress { received: 0, bytes: len, held: None };
    assert_eq!(store.progress(&upload).await.unwrap(), new);
    let sent = go_on(store, &upload, 0, &bytes[..30_000], true).await;
    assert!(matches!(sent, Err(FilesError::Cut { received: 30_000, .. })), "{sent:?}");
    assert_eq!(store.progress(&upload).await.unwrap().received, 30_000);
    // A part that ends by itself is one too.
    let sent = go_on(store, &upload, 30_000, &bytes[30_000..50_000], false).await.unwrap();
    assert_eq!((sent.received, sent.held), (50_000, None));
    for from in [0, 30_000, 49_999, 50_001] {
        let sent = go_on(store, &upload, from, &bytes[50_000..], false).await;
        assert!(matches!(sent, Err(FilesError::OtherOffset { received: 50_000 })), "{sent:?}");
    }
    let sent = go_on(store, &upload, 50_000, &bytes[50_000..], false).await.unwrap();
    let held = sent.held.clone().unwrap();
    assert_eq!((sent.received, held.sha256), (len, sha256(&bytes)));
    // Whoever did not hear of it asks again.
    assert_eq!(store.progress(&upload).await.unwrap(), sent);
    store.keep(&held.sha256).await.unwrap();
    assert_eq!(store.progress(&upload).await.unwrap(), sent);
    assert!(read(store, &bytes, 0..len).await == bytes);
}

/// More bytes than were announced, or than a file may have, are not kept.
pub async fn what_is_too_long_is_not_kept(store: &dyn FileStore) {
    let bytes = noise(20_000, 5);
    let upload = store.begin(15_000).await.unwrap();
    let sent = go_on(store, &upload, 0, &bytes, false).await;
    assert!(matches!(sent, Err(FilesError::TooLong { max: 15_000 })), "{sent:?}");
    assert!(matches!(store.progress(&upload).await, Err(FilesError::NoSuchUpload)));
    for bytes in [FILE_BYTES_MAX + 1, u64::MAX] {
        assert!(matches!(store.begin(bytes).await, Err(FilesError::TooLong { .. })));
    }
    assert!(matches!(store.begin(0).await, Err(FilesError::Empty)));
    let never: crate::UploadId = crate::UploadId::new(10);
    assert!(matches!(store.progress(&never).await, Err(FilesError::NoSuchUpload)));
    assert!(matches!(go_on(store, &never, 0, b"x", false).await, Err(FilesError::NoSuchUpload)));
}

/// Two who send to one upload at once: one of them does, and what it comes to is the file.
pub async fn one_sends_at_a_time(store: &dyn FileStore) {
    let bytes = noise(10_000, 6);
    let upload = store.begin(10_000).await.unwrap();
    let mut slow = Box::pin(stream::iter(chunks(&bytes[..5_000])).chain(stream::pending()));
    let mut sending = store.go_on(&upload, 0, slow.as_mut());
    let waited = tokio::time::timeout(std::time::Duration::from_millis(200), &mut sending).await;
    assert!(waited.is_err());
    let second = go_on(store, &upload, 0, &bytes, false).await;
    assert!(matches!(second, Err(FilesError::Busy | FilesError::OtherOffset { .. })), "{second:?}");
    drop(sending);
    // The first is gone, as soon as what it sent is written.
    let mut received = 0;
    for _ in 0..100 {
        match go_on(store, &upload, received, &bytes[received as usize..], false).await {
            Ok(sent) => {
                assert_eq!(sent.held.unwrap().sha256, sha256(&bytes));
                return;
            }
            Err(FilesError::OtherOffset { received: at }) => received = at,
            Err(FilesError::Busy) => {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            Err(error) => panic!("{error:?}"),
        }
    }
    panic!("the first never let go");
}

/// What a file is, its bytes say; nothing in it is unpacked or decoded to be received.
pub async fn a_file_is_named_by_what_it_is(store: &dyn FileStore) {
    // A bomb: 10 MB of zeros in some 40 bytes of a ZIP's entry stay the bytes that they are.
    let zip = [b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(), &noise(2_000, 7)].concat();
    for (bytes, is) in [(zip.as_slice(), "application/zip"), (b"%PDF-1.4\n%", "application/pdf")] {
        let held = put(store, bytes).await.unwrap();
        assert_eq!((held.media_type, held.bytes), (is, bytes.len() as u64));
        store.keep(&held.sha256).await.unwrap();
        let thumbnail = store.thumbnail(&held.sha256).await;
        assert!(matches!(thumbnail, Err(FilesError::NoPicture)), "{thumbnail:?}");
        assert!(read(store, bytes, 0..u64::MAX).await == bytes);
    }
}

/// A picture has a thumbnail, the same each time.
pub async fn a_picture_has_a_thumbnail(store: &dyn FileStore) {
    let mut picture = io::Cursor::new(Vec::new());
    let drawn = image::RgbImage::from_fn(800, 600, |x, y| image::Rgb([x as u8, y as u8, 9]));
    drawn.write_to(&mut picture, image::ImageFormat::Png).unwrap();
    let picture = picture.into_inner();
    let held = put(store, &picture).await.unwrap();
    assert!(matches!(store.thumbnail(&held.sha256).await, Err(FilesError::NoSuchFile)), "waits");
    store.keep(&held.sha256).await.unwrap();
    let (one, two) = (store.thumbnail(&held.sha256), store.thumbnail(&held.sha256));
    let (one, two) = tokio::join!(one, two);
    let made = one.unwrap();
    assert_eq!(made, two.unwrap());
    let read = image::load_from_memory_with_format(&made, image::ImageFormat::Jpeg).unwrap();
    assert_eq!((read.width(), read.height()), (320, 240));
    let all = store.verify(&BTreeMap::from([(held.sha256, held.bytes)])).await.unwrap();
    assert_eq!((all.whole, all.damaged), (1, vec![]), "a thumbnail is no file of its own");
}

/// What is here, and what should be.
pub async fn what_is_missing_is_told(store: &dyn FileStore) {
    let bytes = noise(1_000, 8);
    let held = put(store, &bytes).await.unwrap();
    let named = BTreeMap::from([(held.sha256, 1_000), (sha256(b"gone"), 4)]);
    let found = store.verify(&named).await.unwrap();
    let mut missing = vec![held.sha256, sha256(b"gone")];
    missing.sort_unstable();
    assert_eq!((found.whole, &found.missing), (0, &missing), "what waits is not kept");
    store.keep(&held.sha256).await.unwrap();
    let found = store.verify(&named).await.unwrap();
    assert_eq!((found.whole, found.bytes), (1, 1_000));
    assert_eq!(found.missing, [sha256(b"gone")]);
    assert_eq!(store.verify(&BTreeMap::new()).await.unwrap().unnamed, 1);
    assert_eq!(store.sweep().await.unwrap(), 0, "nothing waited long");
}

/// Every test, each on a store of its own: an expression that opens one, and what it lies in.
#[macro_export]
macro_rules! file_conformance {
    ($open:expr) => {
        $crate::file_conformance!(@each $open;
            what_is_received_is_read
            what_was_never_received_is_not_there
            the_same_bytes_are_one_file
            a_half_written_file_leaves_nothing
            an_upload_is_gone_on_with
            what_is_too_long_is_not_kept
            one_sends_at_a_time
            a_file_is_named_by_what_it_is
            a_picture_has_a_thumbnail
            what_is_missing_is_told
        );
    };
    (@each $open:expr; $($test:ident)*) => {
        $(#[tokio::test(flavor = "multi_thread")]
        async fn $test() {
            let (store, _lies_in) = $open;
            $crate::conformance::$test(&store).await;
        })*
    };
}
