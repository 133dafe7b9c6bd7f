//! A filter in front of each segment: it says "surely not here" for about 99 of 100 ids that are
//! not there, without reading the file.
//!
//! A blocked Bloom filter: an id sets six bits of one line of 64 bytes, so that asking costs one
//! line of the processor's cache. It takes ten bits an id, in memory and in the file. Whoever
//! chooses ids can make the filter useless for ids of their own; this costs a read each, and never
//! changes an answer.

const LINE_LEN: usize = 64;
const LINE_BITS: u64 = 512;
const BITS_AN_ID: u64 = 10;
const PROBES: u32 = 6;

/// The filter of one segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filter(Vec<[u64; 8]>);

impl Filter {
    /// An empty filter for at most so many ids. More only make it less sharp.
    pub(super) fn new(ids_max: u64) -> Self {
        let lines = (ids_max.saturating_mul(BITS_AN_ID)).div_ceil(LINE_BITS);
        // 2³² lines are for more ids than a file can hold.
        let lines = lines.clamp(1, u64::from(u32::MAX));
        Self(vec![[0; 8]; lines as usize])
    }

    pub(super) fn lines(&self) -> u32 {
        self.0.len() as u32
    }

    /// How many bytes so many lines take.
    pub(super) const fn len(lines: u32) -> u64 {
        lines as u64 * LINE_LEN as u64
    }

    pub(super) fn add(&mut self, id: u128) {
        let (line, mut bits) = self.place(id);
        for _ in 0..PROBES {
            self.0[line][(bits & 7) as usize] |= 1 << ((bits >> 3) & 63);
            bits >>= 9;
        }
    }

    pub(super) fn may_hold(&self, id: u128) -> bool {
        let (line, mut bits) = self.place(id);
        let line = &self.0[line];
        (0..PROBES).all(|_| {
            let set = line[(bits & 7) as usize] & 1 << ((bits >> 3) & 63) != 0;
            bits >>= 9;
            set
        })
    }

    /// The line of an id, and 54 bits that choose six bits of it.
    fn place(&self, id: u128) -> (usize, u64) {
        // Odd constants with well spread bits; nothing else about them matters.
        let mixed =
            fold(id as u64 ^ 0x9E37_79B9_7F4A_7C15, (id >> 64) as u64 ^ 0xD6E8_FEB8_6659_FD93);
        let line = fold(mixed ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB);
        let bits = fold(mixed ^ 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3);
        (((u128::from(line) * self.0.len() as u128) >> 64) as usize, bits)
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        self.0.as_flattened().iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// The filter with these bytes, which are whole lines.
    pub(super) fn decode(bytes: &[u8]) -> Self {
        let line = |bytes: &[u8; LINE_LEN]| {
            let mut line = [0; 8];
            for (word, bytes) in line.iter_mut().zip(bytes.as_chunks().0) {
                *word = u64::from_le_bytes(*bytes);
            }
            line
        };
        Self(bytes.as_chunks().0.iter().map(line).collect())
    }
}

fn fold(a: u64, b: u64) -> u64 {
    let wide = u128::from(a) * u128::from(b);
    (wide as u64) ^ (wide >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_added_and_little_else() {
        let time = 1_752_000_000_000u128 << 80;
        type Shape = fn(u128) -> u128;
        let shapes: [(&str, Shape); 3] = [
            ("counting up in one millisecond", |n| n),
            ("one a millisecond, the rest equal", |n| n << 80),
            ("spread over all bits", |n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)),
        ];
        for (what, shape) in shapes {
            let mut filter = Filter::new(20_000);
            (0..20_000).for_each(|n| filter.add(time ^ shape(n)));
            assert!((0..20_000).all(|n| filter.may_hold(time ^ shape(n))), "{what}");
            let wrong = (20_000..40_000).filter(|n| filter.may_hold(time ^ shape(*n))).count();
            assert!(wrong < 400, "{what}: {wrong} of 20,000");
            assert_eq!(Filter::decode(&filter.encode()), filter);
        }
    }
}
