//! Writes a segment: in one pass, in bounded memory, and so that a kill at any byte leaves either
//! the whole segment or none.
//!
//! The bytes go to a file with an unfinished name; it is synced, renamed, and the folder synced.
//! What a kill leaves under an unfinished name is deleted at the next start.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use greyfile_envelope::Position;

use super::filter::Filter;
use super::folder;
use super::layout::{Cover, Fault, Header, PAGE, PAGE_LEN, Shape};
use super::segment::{Known, Segment};

/// How much is gathered before it is written.
const BUFFER_LEN: usize = 64 * PAGE;

/// Writes the segment that covers this much, from at most `ids_max` entries that come with their
/// ids ascending and no id twice.
pub(super) fn write(
    folder: &Path,
    log_id: [u8; 16],
    cover: Cover,
    ids_max: u64,
    entries: impl Iterator<Item = Result<(u128, Position), Fault>>,
) -> Result<Segment, Fault> {
    let path = folder.join(cover.name());
    let unfinished = folder.join(cover.unfinished_name());
    let io = |source| Fault::Io { path: path.clone(), source };
    let write = || {
        let mut builder = Builder::new(&unfinished, log_id, cover, ids_max).map_err(io)?;
        for entry in entries {
            let (id, position) = entry?;
            builder.push(id, position).map_err(io)?;
        }
        let (file, header, known) = builder.finish().map_err(io)?;
        fs::rename(&unfinished, &path).map_err(io)?;
        folder::sync(folder).map_err(io)?;
        Ok(Segment::new(path.clone(), file, &header, known))
    };
    let written = write();
    if written.is_err() {
        // Deleted at the next start otherwise.
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// A segment that is being written.
struct Builder {
    file: File,
    log_id: [u8; 16],
    cover: Cover,
    shape: Shape,
    count: u64,
    known: Known,
    /// Pages that are not written yet; the last one still takes entries.
    buffer: Vec<u8>,
    /// Where in the file the buffer will lie.
    at: u64,
    crc: crc32fast::Hasher,
}

impl Builder {
    fn new(path: &Path, log_id: [u8; 16], cover: Cover, ids_max: u64) -> io::Result<Self> {
        let file = greyfile_disk::create(path)?;
        Ok(Self {
            file,
            log_id,
            cover,
            shape: Shape::new(&log_id, cover),
            count: 0,
            known: Known { fences: Vec::new(), max: 0, filter: Filter::new(ids_max) },
            buffer: Vec::with_capacity(BUFFER_LEN),
            at: PAGE_LEN,
            crc: crc32fast::Hasher::new(),
        })
    }

    fn push(&mut self, id: u128, position: Position) -> io::Result<()> {
        debug_assert!(self.count == 0 || id > self.known.max, "ids ascend");
        debug_assert!(self.cover.first <= position && position <= self.cover.last);
        let slot = self.count % self.shape.per_page();
        if slot == 0 {
            self.end_page();
            if self.buffer.len() >= BUFFER_LEN {
                self.write_buffer()?;
            }
            self.buffer.resize(self.buffer.len() + PAGE, 0);
            self.known.fences.push(id);
        }
        let page = self.buffer.len() - PAGE;
        self.shape.put(&mut self.buffer[page..], slot, id, position);
        self.known.filter.add(id);
        self.known.max = id;
        self.count += 1;
        Ok(())
    }

    /// Seals the page in hand, if there is one.
    fn end_page(&mut self) {
        if let Some(number) = self.known.fences.len().checked_sub(1) {
            let page = self.buffer.len() - PAGE;
            self.shape.seal(&mut self.buffer[page..], number as u64);
        }
    }

    fn write_buffer(&mut self) -> io::Result<()> {
        self.crc.update(&self.buffer);
        self.file.write_all_at(&self.buffer, self.at)?;
        self.at += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    fn finish(mut self) -> io::Result<(File, Header, Known)> {
        self.end_page();
        self.write_buffer()?;
        self.buffer = self.known.filter.encode();
        self.write_buffer()?;
        let header = Header {
            log_id: self.log_id,
            cover: self.cover,
            count: self.count,
            filter_lines: self.known.filter.lines(),
            body_crc: self.crc.finalize(),
        };
        self.file.write_all_at(&header.encode(), 0)?;
        self.file.sync_all()?;
        self.known.fences.shrink_to_fit();
        Ok((self.file, header, self.known))
    }
}
