//! How many rows a view has, and a sum over them that changes with any of them.

use serde::{Deserialize, Serialize};

/// A count of rows and bytes, and a sum over the rows.
///
/// The engine keeps checksums of what it wrote, but after damage it may come up without some of it,
/// or with older rows. Against this the sum is kept up to date with every commit and held against
/// the rows when a view is opened. It guards against accident, not against malice. The bytes tell
/// how large the view would be, were it made anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) rows: u64,
    pub(crate) bytes: u64,
    sum: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, key: &[u8], value: &[u8]) {
        self.rows = self.rows.wrapping_add(1);
        self.bytes = self.bytes.wrapping_add((key.len() + value.len()) as u64);
        self.sum = self.sum.wrapping_add(row_sum(key, value));
    }

    pub(crate) fn remove(&mut self, key: &[u8], value: &[u8]) {
        self.rows = self.rows.wrapping_sub(1);
        self.bytes = self.bytes.wrapping_sub((key.len() + value.len()) as u64);
        self.sum = self.sum.wrapping_sub(row_sum(key, value));
    }
}

fn row_sum(key: &[u8], value: &[u8]) -> u64 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&(key.len() as u64).to_le_bytes());
    crc.update(key);
    crc.update(value);
    // Spread over 64 bits, so that sums of differences do not cancel in the low ones.
    u64::from(crc.finalize()).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_depends_on_rows_alone_not_on_the_way_there() {
        let mut there = Tally::default();
        there.add(b"a", b"1");
        there.add(b"b", b"2");
        let mut back = Tally::default();
        back.add(b"b", b"xyz");
        back.remove(b"b", b"xyz");
        back.add(b"b", b"2");
        back.add(b"a", b"1");
        assert_eq!(there, back);
        let mut other = Tally::default();
        other.add(b"a1", b"");
        other.add(b"b", b"2");
        assert_ne!(there, other, "a key's end is not its value's start");
    }
}
