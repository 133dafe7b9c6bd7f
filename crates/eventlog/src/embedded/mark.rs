//! The mark beside the log's file: the last position that was acknowledged.
//!
//! ```text
//! ┌─────────────┬─────────────────┬───────────┐
//! │ layout u8=1 │ position u64 LE │ CRC-32 LE │
//! └─────────────┴─────────────────┴───────────┘
//! ```
//!
//! After a kill redb goes back one commit if the last one's checksums do not hold. A power cut
//! before the sync leaves such a commit, and it was never acknowledged; a bit that rotted in an
//! acknowledged one looks just the same. The mark tells them apart. It is written after each sync
//! and is not synced itself: a kill does not take it back, and after a power cut it may lag, never
//! lead. A log without a mark, or with a spoilt one, is opened as it is.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use greyfile_envelope::Position;

const LAYOUT: u8 = 1;
const LEN: usize = 1 + 8 + 4;

/// The open mark of a log.
#[derive(Debug)]
pub(crate) struct Mark {
    file: File,
    /// Whether a failure to write it was told.
    told: bool,
}

impl Mark {
    /// The file of this log's mark.
    pub(crate) fn path(log: &Path) -> PathBuf {
        let mut path = OsString::from(log);
        path.push(".mark");
        path.into()
    }

    /// Opens the mark of this log, and reads it; [`Position::ZERO`] if it says nothing.
    pub(crate) fn open(log: &Path) -> io::Result<(Self, Position)> {
        let mut file = greyfile_disk::open_or_create(&Self::path(log))?;
        let mut bytes = Vec::with_capacity(LEN);
        (&mut file).take(LEN as u64).read_to_end(&mut bytes)?;
        let position = decode(&bytes);
        if position.is_none() && !bytes.is_empty() {
            tracing::warn!(log.path = %log.display(), "the log's mark is spoilt; it is written anew");
        }
        Ok((Self { file, told: false }, position.unwrap_or_default()))
    }

    /// Writes the last acknowledged position. Failing to takes a safeguard away, nothing else.
    pub(crate) fn set(&mut self, position: Position) {
        let written =
            self.file.seek(SeekFrom::Start(0)).and_then(|_| self.file.write_all(&encode(position)));
        if let Err(error) = written
            && !std::mem::replace(&mut self.told, true)
        {
            tracing::warn!(log.failure = %error, "the log's mark cannot be written; a damaged last commit may go unnoticed after a kill");
        }
    }

    /// Makes the mark durable, at a clean stop.
    pub(crate) fn sync(&self) {
        // Only a safeguard: see `set`.
        let _ = self.file.sync_data();
    }
}

fn encode(position: Position) -> [u8; LEN] {
    let mut bytes = [0; LEN];
    bytes[0] = LAYOUT;
    bytes[1..9].copy_from_slice(&position.0.to_le_bytes());
    let crc = crc32fast::hash(&bytes[..9]);
    bytes[9..].copy_from_slice(&crc.to_le_bytes());
    bytes
}

fn decode(bytes: &[u8]) -> Option<Position> {
    let bytes: &[u8; LEN] = bytes.try_into().ok()?;
    let mut position = [0; 8];
    position.copy_from_slice(&bytes[1..9]);
    let position = Position(u64::from_le_bytes(position));
    (encode(position) == *bytes).then_some(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_set_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let (mut mark, at) = Mark::open(&log).unwrap();
        assert_eq!(at, Position::ZERO);
        for position in [1, 77, u64::MAX] {
            mark.set(Position(position));
            assert_eq!(Mark::open(&log).unwrap().1, Position(position));
        }
        let sound = std::fs::read(Mark::path(&log)).unwrap();
        for bit in 0..LEN * 8 {
            let mut spoilt = sound.clone();
            spoilt[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(Mark::path(&log), spoilt).unwrap();
            assert_eq!(Mark::open(&log).unwrap().1, Position::ZERO);
        }
    }
}
