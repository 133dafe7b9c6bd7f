//! What is on its way into the engine, written down beforehand, so that a killed process can bring it
//! there whole: the engine takes rows in block by block.
//!
//! ```text
//! ┌──────────────────────────────────────┬───────────────────────────┐
//! │ rows in order of key, each:          │ CRC-32 of the rows u32 LE │
//! └──────────────────────────────────────┴───────────────────────────┘
//! ┌───────────────────┬────────────────────────────────┬─────┬───────┐
//! │ key length u16 LE │ value length + 1 u32 LE; 0 is  │ key │ value │
//! │                   │ a row that is removed          │     │       │
//! └───────────────────┴────────────────────────────────┴─────┴───────┘
//! ```
//! It reaches the kernel, not the platter: after the machine went down a view is made anew.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::blocks::Change;

/// The file, in the folder of the engine's own.
pub(super) const NAME: &str = "greyfile.journal";
const CRC_BYTES: usize = 4;
const BUFFER_BYTES: usize = 64 << 10;

/// The file of a store.
pub(crate) struct Journal(pub(super) PathBuf);

/// What a journal says.
pub(crate) struct Told(Vec<u8>);

impl Journal {
    pub(crate) fn of(folder: &Path) -> Self {
        Self(folder.join(NAME))
    }

    /// Writes these rows down.
    pub(crate) fn write<'a>(&self, rows: impl Iterator<Item = Change<'a>>) -> io::Result<()> {
        let mut file = BufWriter::with_capacity(BUFFER_BYTES, greyfile_disk::create(&self.0)?);
        let mut crc = crc32fast::Hasher::new();
        for (key, value) in rows {
            let key_len = u16::try_from(key.len()).expect("a key is at most 65,535 bytes");
            let len = value.map_or(0, |value| value.len() + 1);
            let len = u32::try_from(len).expect("a row is less than 4 GiB");
            let parts = [&key_len.to_le_bytes()[..], &len.to_le_bytes(), key];
            for part in parts.into_iter().chain(value) {
                crc.update(part);
                file.write_all(part)?;
            }
        }
        file.write_all(&crc.finalize().to_le_bytes())?;
        file.flush()
    }

    /// What was written down and may not all be in the engine; `None` if nothing was, or not to its
    /// end: then nothing of it is there.
    pub(crate) fn read(&self) -> io::Result<Option<Told>> {
        let bytes = match fs::read(&self.0) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let whole = bytes.split_last_chunk().is_some_and(|(rows, crc)| {
            u32::from_le_bytes(*crc) == crc32fast::hash(rows) && Rows(rows).all(|row| row.is_some())
        });
        Ok(whole.then_some(Told(bytes)))
    }

    /// Everything in it is in the engine.
    pub(crate) fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }
}

impl Told {
    /// The rows, in order of key.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Change<'_>> {
        Rows(&self.0[..self.0.len() - CRC_BYTES]).map_while(|row| row)
    }
}

/// Rows as they lie; a `None` where the bytes are none.
struct Rows<'a>(&'a [u8]);

impl<'a> Iterator for Rows<'a> {
    type Item = Option<Change<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let row = self.0.split_first_chunk().and_then(|([k0, k1, v0, v1, v2, v3], rest)| {
            let key_len = usize::from(u16::from_le_bytes([*k0, *k1]));
            let len = u32::from_le_bytes([*v0, *v1, *v2, *v3]) as usize;
            let (key, rest) = rest.split_at_checked(key_len)?;
            let (value, rest) = rest.split_at_checked(len.saturating_sub(1))?;
            Some(((key, (len > 0).then_some(value)), rest))
        });
        let (row, rest) = row.map_or((None, &[][..]), |(row, rest)| (Some(row), rest));
        self.0 = rest;
        Some(row)
    }
}
