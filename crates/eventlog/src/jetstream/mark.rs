//! The mark in the data folder: the last record known here, and where it stands.
//!
//! ```text
//! ┌─────────────┬─────────────────┬────────────────────┬───────────┐
//! │ layout u8=2 │ position u64 LE │ SHA-256 of record  │ CRC-32 LE │
//! └─────────────┴─────────────────┴────────────────────┴───────────┘
//! ```
//!
//! A broker can come back with less than it acknowledged, or with nothing, and give the same
//! numbers out again. The mark is outside of it. It is written after each acknowledgement and not
//! synced: a kill does not take it back, and after a power cut it may lag, never lead.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use greyfile_envelope::Position;

const LAYOUT: u8 = 2;
const BODY_LEN: usize = 1 + 8 + 32;
const LEN: usize = BODY_LEN + 4;

/// A record and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Known {
    /// [`Position::ZERO`]: nothing is known yet.
    pub(crate) position: Position,
    /// SHA-256 of the record.
    pub(crate) digest: [u8; 32],
}

#[derive(Debug)]
pub(crate) struct Mark {
    file: File,
    /// Whether a failure to write it was told.
    told: bool,
}

impl Mark {
    /// Opens the mark, and what it says: nothing for a new or a spoilt one.
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Known)> {
        let mut file = greyfile_disk::open_or_create(path)?;
        let mut bytes = Vec::with_capacity(LEN);
        (&mut file).take(LEN as u64).read_to_end(&mut bytes)?;
        let known = decode(&bytes);
        if known.is_none() && !bytes.is_empty() {
            tracing::warn!(log.mark = %path.display(), "the log's mark is spoilt; it is written anew");
        }
        Ok((Self { file, told: false }, known.unwrap_or_default()))
    }

    /// Writes what is known. Failing to takes a safeguard away, nothing else.
    pub(crate) fn set(&mut self, known: &Known) {
        let written =
            self.file.seek(SeekFrom::Start(0)).and_then(|_| self.file.write_all(&encode(known)));
        if let Err(error) = written
            && !std::mem::replace(&mut self.told, true)
        {
            tracing::warn!(log.failure = %error, "the log's mark cannot be written; a broker that loses events may go unnoticed after a restart");
        }
    }

    pub(crate) fn sync(&self) {
        // Only a safeguard: see `set`.
        let _ = self.file.sync_data();
    }
}

fn encode(known: &Known) -> [u8; LEN] {
    let mut bytes = [0; LEN];
    bytes[0] = LAYOUT;
    bytes[1..9].copy_from_slice(&known.position.0.to_le_bytes());
    bytes[9..BODY_LEN].copy_from_slice(&known.digest);
    let crc = crc32fast::hash(&bytes[..BODY_LEN]);
    bytes[BODY_LEN..].copy_from_slice(&crc.to_le_bytes());
    bytes
}

fn decode(bytes: &[u8]) -> Option<Known> {
    let bytes: &[u8; LEN] = bytes.try_into().ok()?;
    let known = Known {
        position: Position(u64::from_le_bytes(bytes[1..9].try_into().ok()?)),
        digest: bytes[9..BODY_LEN].try_into().ok()?,
    };
    (encode(&known) == *bytes).then_some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_set_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mark");
        let (mut mark, known) = Mark::open(&path).unwrap();
        assert_eq!(known, Known::default());
        let known = Known { position: Position(7), digest: [9; 32] };
        mark.set(&known);
        assert_eq!(Mark::open(&path).unwrap().1, known);
        let sound = std::fs::read(&path).unwrap();
        for bit in 0..LEN * 8 {
            let mut spoilt = sound.clone();
            spoilt[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, spoilt).unwrap();
            assert_eq!(Mark::open(&path).unwrap().1, Known::default());
        }
    }
}
