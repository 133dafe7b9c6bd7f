//! What a view knows about itself: which log, up to where, by which projector, with which rows.

use greyfile_envelope::Position;
use greyfile_eventlog::{ReadError, ReadLog};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::projector::{Projector, Table};
use crate::status::RebuildReason;

/// The key of the checkpoint's row: after every row of every table.
pub(crate) const KEY: &[u8] = &[Table::NUMBERS_END];

/// Raised when the layout of a checkpoint or of anything the runtime itself keeps changes: views
/// of another format are rebuilt.
const FORMAT: u8 = 3;

/// The checkpoint of a view.
///
/// It is written in the same atomic batch as the rows it speaks of; a rebuild writes it last. So
/// a store with a checkpoint is whole, and one without is not a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checkpoint {
    pub(crate) log_id: [u8; 16],
    /// The last event in the rows.
    pub(crate) position: Position,
    /// SHA-256 of the record there; zeros at [`Position::ZERO`].
    pub(crate) record_hash: [u8; 32],
    pub(crate) projector: String,
    pub(crate) version: u32,
    pub(crate) tally: Tally,
    pub(crate) rebuilt: RebuildReason,
}

/// How many rows a view has, and a sum over them that changes with any of them.
///
/// The engine keeps checksums of what it wrote, but after damage it may come up without some of
/// it, or with older rows. Against this the sum is kept up to date with every commit and held
/// against the rows when a view is opened. It guards against accident, not against malice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) rows: u64,
    sum: u64,
}

impl Checkpoint {
    pub(crate) fn new(projector: &dyn Projector, log_id: [u8; 16], rebuilt: RebuildReason) -> Self {
        Self {
            log_id,
            position: Position::ZERO,
            record_hash: [0; 32],
            projector: projector.name().to_owned(),
            version: projector.version(),
            tally: Tally::default(),
            rebuilt,
        }
    }

    /// Moves to the record at this position.
    pub(crate) fn advance(&mut self, position: Position, record: &[u8]) {
        self.position = position;
        self.record_hash = Sha256::digest(record).into();
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        postcard::to_extend(self, vec![FORMAT]).expect("every field of a checkpoint has a form")
    }

    /// `None` for another format or garbled bytes.
    pub(crate) fn decode(row: &[u8]) -> Option<Self> {
        match row.split_first() {
            Some((&FORMAT, body)) => match postcard::take_from_bytes(body) {
                Ok((checkpoint, [])) => Some(checkpoint),
                _ => None,
            },
            _ => None,
        }
    }

    /// Why a view with this checkpoint cannot go on from it, if so. The log is asked for the
    /// record at its position.
    pub(crate) async fn mismatch(
        &self,
        projector: &dyn Projector,
        log_id: [u8; 16],
        log: &dyn ReadLog,
    ) -> Result<Option<RebuildReason>, ReadError> {
        if self.log_id != log_id {
            return Ok(Some(RebuildReason::OtherLog));
        }
        if (self.projector.as_str(), self.version) != (projector.name(), projector.version()) {
            return Ok(Some(RebuildReason::OtherVersion {
                found: self.version,
                wanted: projector.version(),
            }));
        }
        let last = log.last().await?;
        if self.position > last {
            return Ok(Some(RebuildReason::PastEnd { checkpoint: self.position, last }));
        }
        if self.position == Position::ZERO {
            return Ok(None);
        }
        let stored = log.read(self.position, 1).await?;
        let same = stored.first().is_some_and(|stored| {
            stored.position == self.position
                && <[u8; 32]>::from(Sha256::digest(&stored.record)) == self.record_hash
        });
        Ok((!same).then_some(RebuildReason::RecordDiffers { position: self.position }))
    }
}

impl Tally {
    pub(crate) fn add(&mut self, key: &[u8], value: &[u8]) {
        self.rows = self.rows.wrapping_add(1);
        self.sum = self.sum.wrapping_add(row_sum(key, value));
    }

    pub(crate) fn remove(&mut self, key: &[u8], value: &[u8]) {
        self.rows = self.rows.wrapping_sub(1);
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
    fn the_tally_depends_on_rows_alone_not_on_the_way_there() {
        let mut there = Tally::default();
        there.add(b"a", b"1");
        there.add(b"b", b"2");
        let mut back = Tally::default();
        back.add(b"b", b"x");
        back.remove(b"b", b"x");
        back.add(b"b", b"2");
        back.add(b"a", b"1");
        assert_eq!(there, back);
        let mut other = Tally::default();
        other.add(b"a1", b"");
        other.add(b"b", b"2");
        assert_ne!(there, other, "a key's end is not its value's start");
    }

    #[test]
    fn another_format_or_length_is_no_checkpoint() {
        let checkpoint = Checkpoint {
            log_id: [7; 16],
            position: Position(300),
            record_hash: [1; 32],
            projector: "casefile".into(),
            version: 2,
            tally: Tally { rows: 5, sum: 9 },
            rebuilt: RebuildReason::None,
        };
        let mut row = checkpoint.encode();
        assert_eq!(Checkpoint::decode(&row), Some(checkpoint));
        assert_eq!(Checkpoint::decode(&row[..row.len() - 1]), None);
        row.push(0);
        assert_eq!(Checkpoint::decode(&row), None);
        row.pop();
        row[0] += 1;
        assert_eq!(Checkpoint::decode(&row), None);
        assert_eq!(Checkpoint::decode(&[]), None);
    }
}
