//! Sorting more than memory holds.
//!
//! Pairs of bytes are gathered up to a limit, sorted, and spilled as a run to an unnamed file;
//! the runs are merged as they are read. What fits into one run never touches the disk.
//!
//! ```text
//! a run: for each pair, in order of key
//! ┌────────────────────┬──────────────────────┬─────┬───────┐
//! │ key length u16 LE  │ value length u32 LE  │ key │ value │
//! └────────────────────┴──────────────────────┴─────┴───────┘
//! ```

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Runs merged at once: bounds open files and read buffers.
const FAN_IN: usize = 64;

/// Bytes read ahead of each run.
const READ_BUFFER_BYTES: usize = 64 << 10;

const HEAD_LEN: usize = 6;

/// Takes pairs in any order and gives them back in order of key. Equal keys are kept, in no
/// particular order.
pub(crate) struct Sorter {
    folder: PathBuf,
    bytes_max: usize,
    arena: Vec<u8>,
    pairs: Vec<Pair>,
    runs: Vec<Run>,
    len: u64,
}

/// Where a pair lies in the arena.
pub(crate) struct Pair {
    /// The key's first bytes: most comparisons end here, without a look into the arena.
    prefix: u128,
    at: usize,
    key_len: u16,
    value_len: u32,
}

/// A sorted run on disk. Runs of one level are merged into one of the next.
struct Run {
    file: File,
    level: u32,
}

impl Sorter {
    /// A sorter that holds about this many bytes in memory and spills into this folder.
    pub(crate) fn new(folder: &Path, bytes_max: usize) -> Self {
        Self {
            folder: folder.to_owned(),
            bytes_max,
            arena: Vec::new(),
            pairs: Vec::new(),
            runs: Vec::new(),
            len: 0,
        }
    }

    /// Takes a pair. A key is at most 65,535 bytes and a value at most 4 GiB.
    pub(crate) fn push(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        let too_long = |_| io::Error::new(io::ErrorKind::InvalidInput, "a key or row too long");
        let key_len = u16::try_from(key.len()).map_err(too_long)?;
        let value_len = u32::try_from(value.len()).map_err(too_long)?;
        let held = self.arena.len() + self.pairs.len() * size_of::<Pair>();
        if !self.pairs.is_empty() && held + key.len() + value.len() > self.bytes_max {
            self.spill()?;
        }
        self.pairs.push(Pair { prefix: prefix(key), at: self.arena.len(), key_len, value_len });
        self.arena.extend_from_slice(key);
        self.arena.extend_from_slice(value);
        self.len += 1;
        Ok(())
    }

    /// How many pairs were taken.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// The pairs in order of key.
    pub(crate) fn finish(mut self) -> io::Result<Sorted> {
        if self.runs.is_empty() {
            self.sort();
            return Ok(Sorted::Memory { arena: self.arena, pairs: self.pairs, next: 0 });
        }
        self.spill()?;
        Ok(Sorted::Merge(Merge::new(self.runs)?))
    }

    fn sort(&mut self) {
        let arena = &self.arena;
        self.pairs.sort_unstable_by(|a, b| {
            a.prefix.cmp(&b.prefix).then_with(|| a.key(arena).cmp(b.key(arena)))
        });
    }

    fn spill(&mut self) -> io::Result<()> {
        self.sort();
        let mut run =
            BufWriter::with_capacity(READ_BUFFER_BYTES, tempfile::tempfile_in(&self.folder)?);
        for pair in &self.pairs {
            write_pair(&mut run, pair.key(&self.arena), pair.value(&self.arena))?;
        }
        self.runs.push(Run { file: run.into_inner()?, level: 0 });
        self.pairs.clear();
        self.arena.clear();
        self.merge_levels()
    }

    /// Keeps the number of open runs below [`FAN_IN`] a level, copying each pair once a level.
    fn merge_levels(&mut self) -> io::Result<()> {
        while let Some(level) = self.full_level() {
            let mut merge = Merge::new(self.runs.split_off(self.runs.len() - FAN_IN))?;
            let mut run =
                BufWriter::with_capacity(READ_BUFFER_BYTES, tempfile::tempfile_in(&self.folder)?);
            while let Some((key, value)) = merge.next()? {
                write_pair(&mut run, key, value)?;
            }
            self.runs.push(Run { file: run.into_inner()?, level: level + 1 });
        }
        Ok(())
    }

    fn full_level(&self) -> Option<u32> {
        let level = self.runs.last()?.level;
        let full = self.runs.iter().rev().take_while(|run| run.level == level).count() >= FAN_IN;
        full.then_some(level)
    }
}

/// Pairs in order of key.
pub(crate) enum Sorted {
    /// One run that was never spilled.
    Memory { arena: Vec<u8>, pairs: Vec<Pair>, next: usize },
    /// Runs on disk.
    Merge(Merge),
}

impl Sorted {
    /// The next pair.
    pub(crate) fn next(&mut self) -> io::Result<Option<(&[u8], &[u8])>> {
        match self {
            Self::Memory { arena, pairs, next } => {
                let pair = pairs.get(*next);
                *next += 1;
                Ok(pair.map(|pair| (pair.key(arena), pair.value(arena))))
            }
            Self::Merge(merge) => merge.next(),
        }
    }
}

/// Several sorters read as one.
pub(crate) struct Several {
    sources: Vec<Source>,
    /// The source whose pair was given out last.
    given: Option<usize>,
}

/// A sorter, and the pair it stands at.
struct Source {
    sorted: Sorted,
    key: Vec<u8>,
    value: Vec<u8>,
    done: bool,
}

impl Several {
    /// The pairs of all of these.
    pub(crate) fn of(sorters: impl IntoIterator<Item = Sorter>) -> io::Result<Self> {
        let mut sources = Vec::new();
        for sorter in sorters {
            let sorted = sorter.finish()?;
            let mut source = Source { sorted, key: Vec::new(), value: Vec::new(), done: false };
            source.advance()?;
            sources.push(source);
        }
        Ok(Self { sources, given: None })
    }

    /// The next pair, in order of key.
    pub(crate) fn next(&mut self) -> io::Result<Option<(&[u8], &[u8])>> {
        if let Some(given) = self.given.take() {
            self.sources[given].advance()?;
        }
        let left = self.sources.iter().enumerate().filter(|(_, source)| !source.done);
        let Some((least, _)) = left.min_by(|(_, one), (_, other)| one.key.cmp(&other.key)) else {
            return Ok(None);
        };
        self.given = Some(least);
        let source = &self.sources[least];
        Ok(Some((&source.key, &source.value)))
    }
}

impl Source {
    fn advance(&mut self) -> io::Result<()> {
        match self.sorted.next()? {
            None => self.done = true,
            Some((key, value)) => {
                self.key.clear();
                self.key.extend_from_slice(key);
                self.value.clear();
                self.value.extend_from_slice(value);
            }
        }
        Ok(())
    }
}

/// Sorted runs read as one.
pub(crate) struct Merge {
    // The run with the smallest key is on top.
    heap: BinaryHeap<Cursor>,
    started: bool,
}

impl Merge {
    fn new(runs: Vec<Run>) -> io::Result<Self> {
        let mut heap = BinaryHeap::with_capacity(runs.len());
        for run in runs {
            let mut file = run.file;
            file.rewind()?;
            let mut cursor = Cursor {
                reader: BufReader::with_capacity(READ_BUFFER_BYTES, file),
                pair: Vec::new(),
                key_len: 0,
                prefix: 0,
            };
            if cursor.advance()? {
                heap.push(cursor);
            }
        }
        Ok(Self { heap, started: false })
    }

    fn next(&mut self) -> io::Result<Option<(&[u8], &[u8])>> {
        // The pair given out last is dropped only now: the caller was reading it in place.
        if std::mem::replace(&mut self.started, true)
            && let Some(mut top) = self.heap.peek_mut()
            && !top.advance()?
        {
            PeekMut::pop(top);
        }
        Ok(self.heap.peek().map(|top| top.pair.split_at(top.key_len)))
    }
}

/// A run and the pair it stands at.
struct Cursor {
    reader: BufReader<File>,
    /// Key, then value.
    pair: Vec<u8>,
    key_len: usize,
    prefix: u128,
}

impl Cursor {
    /// Reads the next pair; false at the end.
    fn advance(&mut self) -> io::Result<bool> {
        let mut head = [0; HEAD_LEN];
        let first = self.reader.read(&mut head[..1])?;
        if first == 0 {
            return Ok(false);
        }
        self.reader.read_exact(&mut head[1..])?;
        let [k0, k1, v0, v1, v2, v3] = head;
        self.key_len = usize::from(u16::from_le_bytes([k0, k1]));
        let value_len = u32::from_le_bytes([v0, v1, v2, v3]) as usize;
        self.pair.resize(self.key_len + value_len, 0);
        self.reader.read_exact(&mut self.pair)?;
        self.prefix = prefix(self.key());
        Ok(true)
    }

    fn key(&self) -> &[u8] {
        &self.pair[..self.key_len]
    }
}

impl Ord for Cursor {
    fn cmp(&self, other: &Self) -> Ordering {
        // Turned around: the heap has its greatest on top.
        other.prefix.cmp(&self.prefix).then_with(|| other.key().cmp(self.key()))
    }
}

impl PartialOrd for Cursor {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cursor {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Cursor {}

impl Pair {
    fn key<'a>(&self, arena: &'a [u8]) -> &'a [u8] {
        &arena[self.at..][..usize::from(self.key_len)]
    }

    fn value<'a>(&self, arena: &'a [u8]) -> &'a [u8] {
        &arena[self.at + usize::from(self.key_len)..][..self.value_len as usize]
    }
}

fn write_pair(run: &mut BufWriter<File>, key: &[u8], value: &[u8]) -> io::Result<()> {
    // Both lengths were checked when the pair was taken.
    run.write_all(&(key.len() as u16).to_le_bytes())?;
    run.write_all(&(value.len() as u32).to_le_bytes())?;
    run.write_all(key)?;
    run.write_all(value)
}

/// The first 16 bytes of a key, filled up with zeros: in the order of the keys, ties aside.
fn prefix(key: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    let len = key.len().min(16);
    bytes[..len].copy_from_slice(&key[..len]);
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests;
