//! One value of the `groups` table: records that were committed together.
//!
//! ```text
//! key: position of the first record, u64
//! ┌─────────────┬──────────────┬───────────────────────────────────┬─────────┬─────────┬───
//! │ layout u8=1 │ count u32 LE │ end of each frame, u32 LE × count │ frame 1 │ frame 2 │ …
//! └─────────────┴──────────────┴───────────────────────────────────┴─────────┴─────────┴───
//! frame:
//! ┌────────────┬─────────────────┬─────────┬───────┬───────────────┐
//! │ CRC-32  LE │ previous u64 LE │ kind u8 │ id 16 │ record's bytes │
//! └────────────┴─────────────────┴─────────┴───────┴───────────────┘
//! ```
//!
//! Ends count from the first frame on. `previous` is the position of the same stream's record
//! before this one, 0 if there is none: a stream is read backwards along it. The checksum covers
//! the record's position (u64 LE) and the rest of the frame, so that a frame is never taken for
//! another position's, wherever a damaged tree leads.

use greyfile_envelope::{Position, StreamId};

/// The number of this layout.
pub(crate) const LAYOUT: u8 = 1;

const HEADER_LEN: usize = 1 + 4;
const END_LEN: usize = 4;
const CRC_LEN: usize = 4;
const PREVIOUS_LEN: usize = 8;
/// What a frame adds to its record, in bytes.
const FRAME_EXTRA: usize = CRC_LEN + PREVIOUS_LEN + StreamId::LEN;

/// What the file's tree adds to a value that stands alone in a page: page header, key, length.
const PAGE_EXTRA: usize = 16;
/// The tree's smallest page, in bytes. Larger ones are doublings of it.
const PAGE_LEN: usize = 4096;
/// Longest value, in bytes, unless a single record is longer. A read of one record fetches its
/// whole value, so this bounds what a point read costs; longer values gained nothing elsewhere.
const VALUE_LEN_MAX: usize = 32 * 1024 - PAGE_EXTRA;

/// A record about to be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) stream: StreamId,
    /// [`Position::ZERO`] if the stream starts here.
    pub(crate) previous: Position,
    pub(crate) record: &'a [u8],
}

impl Frame<'_> {
    /// What this record takes of a value, in bytes.
    const fn cost(&self) -> usize {
        END_LEN + FRAME_EXTRA + self.record.len()
    }
}

/// How many of these frames the next value takes, and how long it will be.
///
/// The tree stores a value in one page, a doubling of 4 KiB: a value just over 32 KiB would waste
/// half of a 64 KiB page, on disk and in every commit's writes. So a value that would leave more
/// than an eighth of its page unused is cut at the next smaller page instead.
pub(crate) fn next_value(frames: &[Frame<'_>]) -> (usize, usize) {
    let whole: usize = HEADER_LEN + frames.iter().map(Frame::cost).sum::<usize>();
    let page = (whole + PAGE_EXTRA).next_power_of_two();
    let wasteful = page - (whole + PAGE_EXTRA) > page / 8;
    let len_max = if whole > VALUE_LEN_MAX {
        VALUE_LEN_MAX
    } else if page > PAGE_LEN && wasteful {
        page / 2 - PAGE_EXTRA
    } else {
        whole
    };
    let (mut count, mut len) = (0, HEADER_LEN);
    for frame in frames {
        if count > 0 && len + frame.cost() > len_max {
            break;
        }
        len += frame.cost();
        count += 1;
    }
    (count, len)
}

/// Writes these frames as one value into `value`, which is as long as [`next_value`] said.
pub(crate) fn encode(first: Position, frames: &[Frame<'_>], value: &mut [u8]) {
    let count = u32::try_from(frames.len()).expect("a value holds far fewer records");
    value[0] = LAYOUT;
    value[1..HEADER_LEN].copy_from_slice(&count.to_le_bytes());
    let (ends, body) = value[HEADER_LEN..].split_at_mut(frames.len() * END_LEN);
    let mut end = 0;
    for (index, (frame, slot)) in frames.iter().zip(ends.chunks_exact_mut(END_LEN)).enumerate() {
        let bytes = &mut body[end..end + FRAME_EXTRA + frame.record.len()];
        bytes[4..12].copy_from_slice(&frame.previous.0.to_le_bytes());
        bytes[12..29].copy_from_slice(&frame.stream.to_bytes());
        bytes[29..].copy_from_slice(frame.record);
        let crc = checksum(Position(first.0 + index as u64), &bytes[CRC_LEN..]);
        bytes[..CRC_LEN].copy_from_slice(&crc.to_le_bytes());
        end += bytes.len();
        let end = u32::try_from(end).expect("a value is far shorter");
        slot.copy_from_slice(&end.to_le_bytes());
    }
    debug_assert_eq!(end, body.len());
}

fn checksum(position: Position, rest: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&position.0.to_le_bytes());
    hasher.update(rest);
    hasher.finalize()
}

/// A value as read: its outline checked, its frames checked one by one as they are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group<'a> {
    /// Position of its first record.
    pub(crate) first: Position,
    ends: &'a [u8],
    body: &'a [u8],
}

/// Damage: the position it was met at, and what was found.
pub(crate) type Damage = (Position, &'static str);

impl<'a> Group<'a> {
    /// The value under this key.
    pub(crate) fn parse(first: Position, value: &'a [u8]) -> Result<Self, Damage> {
        let Some((header, rest)) = value.split_first_chunk::<HEADER_LEN>() else {
            return Err((first, "the group of records is cut short"));
        };
        if header[0] != LAYOUT {
            return Err((first, "the group of records has a layout that is not known here"));
        }
        let count = u32::from_le_bytes([header[1], header[2], header[3], header[4]]) as usize;
        if count == 0 || count > rest.len() / (END_LEN + FRAME_EXTRA) {
            return Err((first, "the group's number of records cannot be"));
        }
        let (ends, body) = rest.split_at(count * END_LEN);
        let group = Self { first, ends, body };
        if group.end(count - 1) != body.len() {
            return Err((first, "the group's length is not that of its records"));
        }
        Ok(group)
    }

    /// How many records it holds; at least one.
    pub(crate) fn count(&self) -> usize {
        self.ends.len() / END_LEN
    }

    /// The position of its last record.
    pub(crate) fn last(&self) -> Position {
        Position(self.first.0 + self.count() as u64 - 1)
    }

    fn end(&self, index: usize) -> usize {
        let at = index * END_LEN;
        let end = [self.ends[at], self.ends[at + 1], self.ends[at + 2], self.ends[at + 3]];
        u32::from_le_bytes(end) as usize
    }

    fn start(&self, index: usize) -> usize {
        index.checked_sub(1).map_or(0, |before| self.end(before))
    }

    /// The bytes of a run of frames, and where in the group's body they start. Nothing when the
    /// ends make no sense; the frames themselves then tell where.
    pub(crate) fn run(&self, from: usize, until: usize) -> Option<(usize, &'a [u8])> {
        let start = self.start(from);
        Some((start, self.body.get(start..self.end(until - 1))?))
    }

    /// About how many bytes of records stand before this one. For budgets; unchecked.
    pub(crate) fn bytes_before(&self, index: usize) -> usize {
        self.start(index).saturating_sub(index * FRAME_EXTRA)
    }

    /// One record, checked.
    pub(crate) fn frame(&self, index: usize) -> Result<Frame<'a>, Damage> {
        let position = Position(self.first.0 + index as u64);
        let bytes = self
            .body
            .get(self.start(index)..self.end(index))
            .filter(|bytes| bytes.len() >= FRAME_EXTRA)
            .ok_or((position, "the record's place in its group cannot be"))?;
        let (crc, rest) = bytes.split_at(CRC_LEN);
        if crc != checksum(position, rest).to_le_bytes() {
            return Err((position, "the record's checksum does not match its bytes"));
        }
        let mut previous = [0; PREVIOUS_LEN];
        previous.copy_from_slice(&rest[..PREVIOUS_LEN]);
        let mut stream = [0; StreamId::LEN];
        stream.copy_from_slice(&rest[PREVIOUS_LEN..PREVIOUS_LEN + StreamId::LEN]);
        Ok(Frame {
            stream: StreamId::from_bytes(stream),
            previous: Position(u64::from_le_bytes(previous)),
            record: &rest[PREVIOUS_LEN + StreamId::LEN..],
        })
    }

    /// Where this record's bytes lie within the group's body. Call after [`Group::frame`] held.
    pub(crate) fn record_range(&self, index: usize) -> std::ops::Range<usize> {
        self.start(index) + FRAME_EXTRA..self.end(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_envelope::StreamKind;
    use proptest::prelude::*;

    type Draw = (u8, [u8; 16], u64, Vec<u8>);

    fn frames(draws: &[Draw]) -> Vec<Frame<'_>> {
        draws
            .iter()
            .map(|(kind, id, previous, record)| Frame {
                stream: StreamId::new(StreamKind(*kind), *id),
                previous: Position(*previous),
                record,
            })
            .collect()
    }

    fn encoded(first: Position, frames: &[Frame<'_>]) -> Vec<u8> {
        let mut value = vec![0; HEADER_LEN + frames.iter().map(Frame::cost).sum::<usize>()];
        encode(first, frames, &mut value);
        value
    }

    proptest! {
        #[test]
        fn round_trips(first in 1u64..1 << 60, draws in prop::collection::vec(any::<Draw>(), 1..20)) {
            let frames = frames(&draws);
            let value = encoded(Position(first), &frames);
            let group = Group::parse(Position(first), &value).unwrap();
            prop_assert_eq!(group.count(), frames.len());
            prop_assert_eq!(group.last().0, first + frames.len() as u64 - 1);
            let (start, body) = group.run(0, frames.len()).unwrap();
            for (index, frame) in frames.iter().enumerate() {
                let read = group.frame(index).unwrap();
                prop_assert_eq!((read.stream, read.previous), (frame.stream, frame.previous));
                prop_assert_eq!(read.record, frame.record);
                let range = group.record_range(index);
                prop_assert_eq!(&body[range.start - start..range.end - start], frame.record);
            }
        }

        /// A flipped bit is found before a byte of what it touched is handed out.
        #[test]
        fn a_flipped_bit_is_found(draws in prop::collection::vec(any::<Draw>(), 1..5), at: prop::sample::Index, bit in 0u8..8) {
            let frames = frames(&draws);
            let mut value = encoded(Position(9), &frames);
            let at = at.index(value.len());
            value[at] ^= 1 << bit;
            let Ok(group) = Group::parse(Position(9), &value) else { return Ok(()) };
            prop_assert_eq!(group.count(), frames.len());
            let mut found = false;
            for (index, frame) in frames.iter().enumerate() {
                match group.frame(index) {
                    Ok(read) => prop_assert_eq!(read.record, frame.record),
                    Err(_) => found = true,
                }
            }
            prop_assert!(found);
        }

        #[test]
        fn never_panics_on_garbage(value: Vec<u8>) {
            let mut value = value;
            if let Some(layout) = value.first_mut() { *layout = LAYOUT; }
            if let Ok(group) = Group::parse(Position(1), &value) {
                for index in 0..group.count() {
                    let _ = group.frame(index);
                    let _ = group.run(index, group.count());
                    let _ = group.bytes_before(index);
                }
            }
        }

        /// Every frame lands in exactly one value, in order, and values fit their pages well.
        #[test]
        fn values_are_cut_to_fit_pages(lens in prop::collection::vec(0usize..2_000, 1..400)) {
            let records: Vec<Vec<u8>> = lens.iter().map(|len| vec![7; *len]).collect();
            let all: Vec<Frame<'_>> = records
                .iter()
                .map(|record| Frame { stream: StreamId::new(StreamKind::RAID, [1; 16]), previous: Position(0), record })
                .collect();
            let mut rest = all.as_slice();
            while !rest.is_empty() {
                let (count, len) = next_value(rest);
                prop_assert!(count == 1 || (count > 0 && len <= VALUE_LEN_MAX));
                let exact: usize = HEADER_LEN + rest[..count].iter().map(Frame::cost).sum::<usize>();
                prop_assert_eq!(len, exact);
                rest = &rest[count..];
            }
        }
    }

    #[test]
    fn the_longest_record_fits() {
        let record = vec![0; greyfile_envelope::RECORD_LEN_MAX];
        let frame = Frame {
            stream: StreamId::new(StreamKind::RAID, [1; 16]),
            previous: Position(0),
            record: &record,
        };
        assert_eq!(next_value(&[frame, frame]).0, 1);
        assert_eq!(next_value(&[frame]).0, 1);
    }

    #[test]
    fn a_frame_is_bound_to_its_position() {
        let frame = Frame {
            stream: StreamId::new(StreamKind::RAID, [1; 16]),
            previous: Position(0),
            record: b"raid",
        };
        let value = encoded(Position(5), &[frame]);
        let elsewhere = Group::parse(Position(6), &value).unwrap();
        assert_eq!(elsewhere.frame(0).unwrap_err().0, Position(6));
    }
}
