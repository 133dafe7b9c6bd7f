//! A segment: one file of command ids in ascending order, with where each command begins.
//!
//! The whole file is read once when it is opened, to check every byte and to pick up the first id
//! of each page and the filter. Afterwards a look-up reads at most one page, and checks that page
//! again. What stays in memory is about 1.33 bytes an id: ten bits of filter, and 16 bytes for
//! each page of about 200 ids.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::Arc;

use greyfile_envelope::Position;

use super::filter::Filter;
use super::layout::{Cover, Fault, Header, PAGE, PAGE_LEN, Shape};

/// How many pages are read at once by who reads all of them.
const PAGES_AT_ONCE: u64 = 32;

/// An open segment. Its file never changes; it can be deleted while it is still read.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) path: PathBuf,
    pub(super) cover: Cover,
    pub(super) count: u64,
    pub(super) file_len: u64,
    file: File,
    shape: Shape,
    /// The first id of each page.
    fences: Vec<u128>,
    /// The last id of all.
    max: u128,
    filter: Filter,
}

/// What is known of a segment from writing or reading it through.
pub(super) struct Known {
    pub(super) fences: Vec<u128>,
    pub(super) max: u128,
    pub(super) filter: Filter,
}

impl Segment {
    /// Opens the segment at this path, which must cover exactly this much of this log. Every byte
    /// is read and checked.
    pub(super) fn open(path: PathBuf, log_id: &[u8; 16], cover: Cover) -> Result<Self, Fault> {
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(source) => return Err(Fault::Io { path, source }),
        };
        match Self::check(&file, log_id, cover) {
            Ok(Ok((header, known))) => Ok(Self::new(path, file, &header, known)),
            Ok(Err(what)) => Err(Fault::Damaged { cover, what }),
            // All of it can be had again from the log: no reason to refuse to start.
            Err(_) => Err(Fault::Damaged { cover, what: "the system cannot read it" }),
        }
    }

    pub(super) fn new(path: PathBuf, file: File, header: &Header, known: Known) -> Self {
        let shape = Shape::new(&header.log_id, header.cover);
        let Known { fences, max, filter } = known;
        let file_len = (1 + fences.len() as u64) * PAGE_LEN + Filter::len(filter.lines());
        let (cover, count) = (header.cover, header.count);
        Self { path, cover, count, file_len, file, shape, fences, max, filter }
    }

    fn check(
        file: &File,
        log_id: &[u8; 16],
        cover: Cover,
    ) -> io::Result<Result<(Header, Known), &'static str>> {
        let len = file.metadata()?.len();
        if len < PAGE_LEN {
            return Ok(Err("it is cut short"));
        }
        let mut page = [0; PAGE];
        file.read_exact_at(&mut page, 0)?;
        let header = match Header::decode(&page) {
            Ok(header) => header,
            Err(what) => return Ok(Err(what)),
        };
        if header.log_id != *log_id {
            return Ok(Err("it belongs to another log"));
        }
        if header.cover != cover {
            return Ok(Err("its name does not say what it covers"));
        }
        let shape = Shape::new(log_id, cover);
        let pages = header.count.div_ceil(shape.per_page());
        // Held against the length of the file before anything of that size is asked for.
        let body = pages.checked_mul(PAGE_LEN).and_then(|pages| pages.checked_add(PAGE_LEN));
        let whole = body.and_then(|body| body.checked_add(Filter::len(header.filter_lines)));
        if whole != Some(len) || header.filter_lines == 0 {
            return Ok(Err("it does not have the length that its header says"));
        }
        let mut crc = crc32fast::Hasher::new();
        let (mut fences, mut max) = (Vec::with_capacity(pages as usize), 0);
        let mut buffer = vec![0; PAGE * PAGES_AT_ONCE.min(pages) as usize];
        let mut next = 0;
        while next < pages {
            let bytes = &mut buffer[..PAGE * PAGES_AT_ONCE.min(pages - next) as usize];
            file.read_exact_at(bytes, (1 + next) * PAGE_LEN)?;
            crc.update(bytes);
            for page in bytes.chunks_exact(PAGE) {
                fences.push(shape.id(page, 0));
                max = shape.id(page, slots(&shape, header.count, next) - 1);
                next += 1;
            }
        }
        let mut filter = vec![0; Filter::len(header.filter_lines) as usize];
        file.read_exact_at(&mut filter, (1 + pages) * PAGE_LEN)?;
        crc.update(&filter);
        if crc.finalize() != header.body_crc {
            return Ok(Err("the checksum of its content does not match"));
        }
        Ok(Ok((header, Known { fences, max, filter: Filter::decode(&filter) })))
    }

    /// Where the command with this id begins, if the segment has it.
    pub(super) fn find(&self, id: u128) -> Result<Option<Position>, Fault> {
        if id > self.max || !self.filter.may_hold(id) {
            return Ok(None);
        }
        let Some(number) = self.fences.partition_point(|fence| *fence <= id).checked_sub(1) else {
            return Ok(None);
        };
        let mut page = [0; PAGE];
        self.read(number as u64, &mut page)?;
        let (mut low, mut high) = (0, slots(&self.shape, self.count, number as u64));
        while low < high {
            let middle = low.midpoint(high);
            match self.shape.id(&page, middle).cmp(&id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Ok(Some(self.shape.position(&page, middle))),
            }
        }
        Ok(None)
    }

    /// Memory that it holds, in bytes.
    pub(super) fn memory_bytes(&self) -> u64 {
        size_of_val(self.fences.as_slice()) as u64 + Filter::len(self.filter.lines())
    }

    /// Reads whole pages and checks each.
    fn read(&self, number: u64, pages: &mut [u8]) -> Result<(), Fault> {
        // Whatever keeps it from being read, all of it can be had again from the log.
        self.file.read_exact_at(pages, (1 + number) * PAGE_LEN).map_err(|error| {
            let what = match error.kind() {
                io::ErrorKind::UnexpectedEof => "it was cut short while in use",
                _ => "the disk does not give it any more",
            };
            Fault::Damaged { cover: self.cover, what }
        })?;
        for (number, page) in (number..).zip(pages.chunks_exact(PAGE)) {
            if !self.shape.is_sound(page, number) {
                let what = "the checksum of one of its pages does not match any more";
                return Err(Fault::Damaged { cover: self.cover, what });
            }
        }
        Ok(())
    }
}

/// How many entries a page has. There is such a page.
fn slots(shape: &Shape, count: u64, page: u64) -> u64 {
    shape.per_page().min(count - page * shape.per_page())
}

/// Reads a segment from its first entry to its last, a bounded part at a time.
pub(super) struct Cursor {
    segment: Arc<Segment>,
    /// Entries read so far.
    read: u64,
    /// The pages in hand, and the number of the first of them.
    pages: Vec<u8>,
    from: u64,
}

impl Cursor {
    pub(super) fn new(segment: Arc<Segment>) -> Self {
        Self { segment, read: 0, pages: Vec::new(), from: 0 }
    }
}

impl Iterator for Cursor {
    type Item = Result<(u128, Position), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let segment = &self.segment;
        if self.read == segment.count {
            return None;
        }
        let (page, slot) =
            (self.read / segment.shape.per_page(), self.read % segment.shape.per_page());
        let mut at = (page - self.from) as usize * PAGE;
        if at >= self.pages.len() {
            let left = segment.fences.len() as u64 - page;
            self.pages.resize(PAGE * PAGES_AT_ONCE.min(left) as usize, 0);
            if let Err(fault) = segment.read(page, &mut self.pages) {
                return Some(Err(fault));
            }
            (self.from, at) = (page, 0);
        }
        self.read += 1;
        let page = &self.pages[at..at + PAGE];
        Some(Ok((segment.shape.id(page, slot), segment.shape.position(page, slot))))
    }
}
