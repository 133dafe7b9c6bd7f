//! The bytes of a segment: where everything lies, and the checksums over it.
//!
//! ```text
//! page 0: header
//! ┌──────────┬─────────────┬───────────┬───────────────┬──────────────┬───────────────┬──────────────────────┬─────────────┬───────┬───────────┐
//! │ magic 8  │ format u8=1 │ log id 16 │ first, u64 LE │ last, u64 LE │ count, u64 LE │ filter lines, u32 LE │ body CRC LE │ zeros │ CRC-32 LE │
//! └──────────┴─────────────┴───────────┴───────────────┴──────────────┴───────────────┴──────────────────────┴─────────────┴───────┴───────────┘
//! pages 1 to n: entries, in ascending order of ids over the whole file
//! ┌───────────────────────────┬───────────────────────────────┬───┬───────┬───────────┐
//! │ command id 16, big-endian │ position − first, 1 to 8 B LE │ … │ zeros │ CRC-32 LE │
//! └───────────────────────────┴───────────────────────────────┴───┴───────┴───────────┘
//! then: filter lines of 64 bytes, to the end of the file
//! ```
//!
//! All positions of a segment take the same number of bytes: as many as `last − first` needs. So
//! entries have one length, and a page is searched by halves without decoding it. The checksum of
//! the header covers the rest of its page; the body's covers everything after it; together they
//! cover every byte of the file. A page's own checksum also covers log, first, last and the number
//! of the page, so that a page that lies in the wrong place or file is not taken for the right one.

use std::path::PathBuf;

use greyfile_envelope::{CommandId, Position};

/// How much is read at once: a page of the file system's cache.
pub(super) const PAGE: usize = 4096;
pub(super) const PAGE_LEN: u64 = PAGE as u64;

const MAGIC: [u8; 8] = *b"greycids";
const FORMAT: u8 = 1;
const CRC_LEN: usize = 4;
const CRC_AT: usize = PAGE - CRC_LEN;
const ID_LEN: usize = 16;

/// How the files of segments end. The unfinished ones end with [`UNFINISHED`] after it.
const ENDING: &str = ".ids";
const UNFINISHED: &str = ".ids.unfinished";

/// A command id as a number, so that comparing is one instruction or two.
pub(super) fn number(command: CommandId) -> u128 {
    u128::from_be_bytes(command.to_bytes())
}

/// The positions that a segment speaks for, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cover {
    pub(super) first: Position,
    pub(super) last: Position,
}

impl Cover {
    /// The name of the segment's file.
    pub(super) fn name(self) -> String {
        format!("{:016x}-{:016x}{ENDING}", self.first.0, self.last.0)
    }

    /// The name of the file while it is written.
    pub(super) fn unfinished_name(self) -> String {
        format!("{:016x}-{:016x}{UNFINISHED}", self.first.0, self.last.0)
    }

    /// What a file of this name covers; `None` if segments do not have such names.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let (first, last) = name.strip_suffix(ENDING)?.split_once('-')?;
        let parse = |text| u64::from_str_radix(text, 16).ok().map(Position);
        let cover = Self { first: parse(first)?, last: parse(last)? };
        (cover.name() == name).then_some(cover)
    }
}

/// Whether a file of this name is a segment that was never finished.
pub(super) fn is_unfinished(name: &str) -> bool {
    name.ends_with(UNFINISHED)
}

/// Why a segment cannot be used.
#[derive(Debug)]
pub(super) enum Fault {
    /// Its bytes are not those that were written for this log.
    Damaged { cover: Cover, what: &'static str },
    /// The system did not let it be read or written.
    Io { path: PathBuf, source: std::io::Error },
}

/// What the header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) log_id: [u8; 16],
    pub(super) cover: Cover,
    pub(super) count: u64,
    pub(super) filter_lines: u32,
    pub(super) body_crc: u32,
}

impl Header {
    pub(super) fn encode(&self) -> [u8; PAGE] {
        let mut page = [0; PAGE];
        page[..8].copy_from_slice(&MAGIC);
        page[8] = FORMAT;
        page[9..25].copy_from_slice(&self.log_id);
        page[25..33].copy_from_slice(&self.cover.first.0.to_le_bytes());
        page[33..41].copy_from_slice(&self.cover.last.0.to_le_bytes());
        page[41..49].copy_from_slice(&self.count.to_le_bytes());
        page[49..53].copy_from_slice(&self.filter_lines.to_le_bytes());
        page[53..57].copy_from_slice(&self.body_crc.to_le_bytes());
        let crc = crc32fast::hash(&page[..CRC_AT]);
        page[CRC_AT..].copy_from_slice(&crc.to_le_bytes());
        page
    }

    pub(super) fn decode(page: &[u8; PAGE]) -> Result<Self, &'static str> {
        if page[..8] != MAGIC {
            return Err("it does not begin like a segment");
        }
        if page[8] != FORMAT {
            return Err("it has a format that is not known here");
        }
        if page[CRC_AT..] != crc32fast::hash(&page[..CRC_AT]).to_le_bytes() {
            return Err("the checksum of its header does not match");
        }
        let cover =
            Cover { first: Position(word(&page[25..33])), last: Position(word(&page[33..41])) };
        if cover.first < Position::FIRST || cover.last < cover.first || cover.last.0 == u64::MAX {
            return Err("it covers no positions that a log can have");
        }
        let mut log_id = [0; 16];
        log_id.copy_from_slice(&page[9..25]);
        Ok(Self {
            log_id,
            cover,
            count: word(&page[41..49]),
            filter_lines: half_word(&page[49..53]),
            body_crc: half_word(&page[53..57]),
        })
    }
}

/// How the pages of one segment are laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    first: Position,
    /// How many bytes a position takes.
    width: usize,
    /// What checksums of pages begin with.
    seed: u32,
}

impl Shape {
    pub(super) fn new(log_id: &[u8; 16], cover: Cover) -> Self {
        let span = cover.last.0 - cover.first.0;
        let width = (8 - span.leading_zeros() as usize / 8).max(1);
        let mut seed = crc32fast::Hasher::new();
        seed.update(log_id);
        seed.update(&cover.first.0.to_le_bytes());
        seed.update(&cover.last.0.to_le_bytes());
        Self { first: cover.first, width, seed: seed.finalize() }
    }

    /// How many entries a page has, except the last page.
    pub(super) const fn per_page(&self) -> u64 {
        (CRC_AT / self.entry_len()) as u64
    }

    const fn entry_len(&self) -> usize {
        ID_LEN + self.width
    }

    pub(super) fn put(&self, page: &mut [u8], slot: u64, id: u128, position: Position) {
        let at = slot as usize * self.entry_len();
        let offset = (position.0 - self.first.0).to_le_bytes();
        page[at..at + ID_LEN].copy_from_slice(&id.to_be_bytes());
        page[at + ID_LEN..at + self.entry_len()].copy_from_slice(&offset[..self.width]);
    }

    pub(super) fn id(&self, page: &[u8], slot: u64) -> u128 {
        let at = slot as usize * self.entry_len();
        let mut id = [0; ID_LEN];
        id.copy_from_slice(&page[at..at + ID_LEN]);
        u128::from_be_bytes(id)
    }

    pub(super) fn position(&self, page: &[u8], slot: u64) -> Position {
        let at = slot as usize * self.entry_len();
        Position(self.first.0 + word(&page[at + ID_LEN..at + self.entry_len()]))
    }

    /// Writes the checksum of a full page. Pages are numbered from 0.
    pub(super) fn seal(&self, page: &mut [u8], number: u64) {
        let crc = self.crc(page, number);
        page[CRC_AT..].copy_from_slice(&crc.to_le_bytes());
    }

    pub(super) fn is_sound(&self, page: &[u8], number: u64) -> bool {
        page[CRC_AT..] == self.crc(page, number).to_le_bytes()
    }

    fn crc(&self, page: &[u8], number: u64) -> u32 {
        let mut crc = crc32fast::Hasher::new_with_initial(self.seed);
        crc.update(&page[..CRC_AT]);
        crc.update(&number.to_le_bytes());
        crc.finalize()
    }
}

/// A number of at most eight little-endian bytes.
fn word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

fn half_word(bytes: &[u8]) -> u32 {
    let mut word = [0; 4];
    word.copy_from_slice(bytes);
    u32::from_le_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_reads_back_and_a_flipped_bit_is_found() {
        let header = Header {
            log_id: [7; 16],
            cover: Cover { first: Position(3), last: Position(u64::MAX - 1) },
            count: 1 << 40,
            filter_lines: 77,
            body_crc: 0xdead_beef,
        };
        let mut page = header.encode();
        assert_eq!(Header::decode(&page), Ok(header));
        for bit in 0..PAGE * 8 {
            page[bit / 8] ^= 1 << (bit % 8);
            assert!(Header::decode(&page).is_err(), "bit {bit}");
            page[bit / 8] ^= 1 << (bit % 8);
        }
    }

    #[test]
    fn entries_of_every_width_read_back() {
        for bits in 0..64 {
            let cover = Cover { first: Position(5), last: Position(5 + ((1 << bits) - 1)) };
            let shape = Shape::new(&[1; 16], cover);
            let mut page = [0; PAGE];
            let slot = shape.per_page() - 1;
            shape.put(&mut page, 0, 9, cover.first);
            shape.put(&mut page, slot, u128::MAX, cover.last);
            shape.seal(&mut page, 4);
            assert!(shape.is_sound(&page, 4), "the last entry leaves room for the checksum");
            assert!(!shape.is_sound(&page, 5), "a page knows its place");
            assert!(!Shape::new(&[2; 16], cover).is_sound(&page, 4), "a page knows its log");
            assert_eq!((shape.id(&page, 0), shape.position(&page, 0)), (9, cover.first));
            assert_eq!(
                (shape.id(&page, slot), shape.position(&page, slot)),
                (u128::MAX, cover.last)
            );
        }
    }

    #[test]
    fn only_names_that_segments_have_are_taken_for_segments() {
        let cover = Cover { first: Position(1), last: Position(0xabc) };
        assert_eq!(Cover::of_name(&cover.name()), Some(cover));
        assert!(is_unfinished(&cover.unfinished_name()));
        for name in
            ["lock", "1-abc.ids", &cover.unfinished_name(), "-.ids", &cover.name().to_uppercase()]
        {
            assert_eq!(Cover::of_name(name), None, "{name}");
        }
    }
}
