//! Where each stream ends: the map in memory, and its segments in the file.
//!
//! ```text
//! table `heads`, one value for every window of positions
//! key: last position of the window, u64
//! ┌─────────────┬───────────┬────────────────────────┬───────────────────────────────┬───
//! │ layout u8=1 │ CRC-32 LE │ first position, u64 LE │ kind u8, id 16, head u64 LE    │ … sorted
//! └─────────────┴───────────┴────────────────────────┴───────────────────────────────┴───
//! ```
//!
//! A segment lists the streams written inside its window and where each then ended. Opening a
//! log loads the segments in order and scans only the groups after the last one. The checksum
//! covers the key (u64 LE) and what follows it.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use greyfile_envelope::{Position, StreamId};

/// The number of this layout.
pub(crate) const LAYOUT: u8 = 1;

const HEADER_LEN: usize = 1 + 4 + 8;
const ENTRY_LEN: usize = StreamId::LEN + 8;

/// The last position of every stream. About 35 to 70 bytes a stream.
pub(crate) type Heads = HashMap<StreamId, Position, StreamHash>;

/// Hashes stream ids. They are random or hashes already, so little mixing will do; the key keeps
/// whoever can choose command ids from choosing collisions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StreamHash(u64);

impl Default for StreamHash {
    fn default() -> Self {
        // The standard library's keys are random for every process.
        Self(std::hash::RandomState::new().hash_one(0u8) | 1)
    }
}

impl BuildHasher for StreamHash {
    type Hasher = StreamHasher;

    fn build_hasher(&self) -> StreamHasher {
        StreamHasher(self.0)
    }
}

/// Folds eight bytes at a time by a widening multiplication.
#[derive(Debug)]
pub(crate) struct StreamHasher(u64);

impl StreamHasher {
    fn fold(&mut self, word: u64) {
        // An odd constant with well spread bits (the golden ratio's); nothing else about it matters.
        let wide = u128::from(self.0 ^ word) * 0x9E37_79B9_7F4A_7C15;
        self.0 = (wide as u64 ^ (wide >> 64) as u64).rotate_left(23);
    }
}

impl Hasher for StreamHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.fold(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.fold(u64::from(byte));
    }

    // Lengths of fixed arrays say nothing.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        let mut last = Self(self.0);
        last.fold(0);
        last.0
    }
}

/// The segment of the window from `first` to `last` (the key).
pub(crate) fn encode(first: Position, last: Position, heads: &Heads) -> Vec<u8> {
    let mut entries: Vec<_> = heads.iter().collect();
    entries.sort_unstable();
    let mut value = vec![0; HEADER_LEN];
    value[0] = LAYOUT;
    value[5..HEADER_LEN].copy_from_slice(&first.0.to_le_bytes());
    value.reserve_exact(entries.len() * ENTRY_LEN);
    for (stream, head) in entries {
        value.extend_from_slice(&stream.to_bytes());
        value.extend_from_slice(&head.0.to_le_bytes());
    }
    let crc = checksum(last, &value[5..]);
    value[1..5].copy_from_slice(&crc.to_le_bytes());
    value
}

/// Loads a segment into the map and answers the first position of its window.
pub(crate) fn load(
    last: Position,
    value: &[u8],
    heads: &mut Heads,
) -> Result<Position, &'static str> {
    let Some((header, entries)) = value.split_first_chunk::<HEADER_LEN>() else {
        return Err("a segment of the stream heads is cut short");
    };
    if header[0] != LAYOUT {
        return Err("a segment of the stream heads has a layout that is not known here");
    }
    if header[1..5] != checksum(last, &value[5..]).to_le_bytes() || entries.len() % ENTRY_LEN != 0 {
        return Err("the checksum of a segment of the stream heads does not match its bytes");
    }
    let mut first = [0; 8];
    first.copy_from_slice(&header[5..]);
    for entry in entries.chunks_exact(ENTRY_LEN) {
        let (mut stream, mut head) = ([0; StreamId::LEN], [0; 8]);
        stream.copy_from_slice(&entry[..StreamId::LEN]);
        head.copy_from_slice(&entry[StreamId::LEN..]);
        heads.insert(StreamId::from_bytes(stream), Position(u64::from_le_bytes(head)));
    }
    Ok(Position(u64::from_le_bytes(first)))
}

fn checksum(last: Position, rest: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&last.0.to_le_bytes());
    hasher.update(rest);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_envelope::StreamKind;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn round_trips_and_finds_a_flipped_bit(entries: Vec<(u8, [u8; 16], u64)>, at: prop::sample::Index, bit in 0u8..8) {
            let mut heads = Heads::default();
            for (kind, id, head) in entries {
                heads.insert(StreamId::new(StreamKind(kind), id), Position(head));
            }
            let mut value = encode(Position(3), Position(99), &heads);
            let mut loaded = Heads::default();
            prop_assert_eq!(load(Position(99), &value, &mut loaded), Ok(Position(3)));
            prop_assert_eq!(loaded.len(), heads.len());
            prop_assert!(loaded.iter().all(|(stream, head)| heads.get(stream) == Some(head)));
            prop_assert!(load(Position(98), &value, &mut loaded).is_err());
            let at = at.index(value.len());
            value[at] ^= 1 << bit;
            prop_assert!(load(Position(99), &value, &mut loaded).is_err());
        }
    }

    #[test]
    fn ids_that_count_up_spread_over_the_table() {
        let hash = StreamHash::default();
        let mut low: Vec<u64> = (0..4_096u128)
            .map(|n| hash.hash_one(StreamId::new(StreamKind::CASE, n.to_be_bytes())) % 4_096)
            .collect();
        low.sort_unstable();
        low.dedup();
        // A random function leaves about 63 % of the slots hit.
        assert!(low.len() > 2_000, "{}", low.len());
    }
}
