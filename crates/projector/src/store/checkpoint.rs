//! What a store knows about itself: which log, up to where, by which view, with which rows.

use greyfile_envelope::Position;
use greyfile_eventlog::{ReadError, ReadLog};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::tally::Tally;
use crate::status::RebuildReason;

/// The key of the checkpoint's row: after every row of every table.
pub(crate) const KEY: &[u8] = &[0xFF];

/// What the engine takes on disk for a store with nothing in it, and leaves unused at its end.
const EMPTY_BYTES: u64 = 1 << 20;
/// Bytes of rows from which on what they take on disk says something.
const MEASURED_FROM: u64 = 1 << 20;

/// Raised when the layout of a checkpoint or of anything the runtime itself keeps changes: views of
/// another format are made anew.
const FORMAT: u8 = 5;

/// What is in a store.
///
/// It comes at the same moment as the rows it speaks of; a rebuild writes it last. So a
/// store with a checkpoint is whole, and one without is not a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checkpoint {
    pub(crate) log_id: [u8; 16],
    /// The last event in the rows.
    pub(crate) position: Position,
    /// SHA-256 of the record there; zeros at [`Position::ZERO`].
    pub(crate) record_hash: [u8; 32],
    /// The view's name.
    pub(crate) view: String,
    /// The format of its rows.
    pub(crate) format: u32,
    /// What else they follow from.
    variant: u32,
    pub(crate) tally: Tally,
    pub(crate) rebuilt: RebuildReason,
    /// Bytes on disk and bytes of rows when the store was made: how much one takes of the other.
    made: Option<(u64, u64)>,
}

impl Checkpoint {
    /// Of a store with nothing in it.
    pub(crate) fn new(
        view: &str,
        (format, variant): (u32, u32),
        log_id: [u8; 16],
        rebuilt: RebuildReason,
    ) -> Self {
        Self {
            log_id,
            position: Position::ZERO,
            record_hash: [0; 32],
            view: view.to_owned(),
            format,
            variant,
            tally: Tally::default(),
            rebuilt,
            made: None,
        }
    }

    /// Keeps what the store takes on disk just after it was made. Of few rows nothing can be told from
    /// it: a log's first view is made from nothing, and goes on from there.
    pub(crate) fn measure(&mut self, on_disk: u64) {
        let rows = self.tally.bytes;
        self.made = (rows >= MEASURED_FROM).then(|| (on_disk.saturating_sub(EMPTY_BYTES), rows));
    }

    /// What the store would take on disk about, were it made anew.
    pub(crate) fn anew_bytes(&self) -> u64 {
        // Packed rows take about what their keys and values have, where it was never measured.
        let (on_disk, rows) = self.made.unwrap_or((1, 1));
        let bytes = u128::from(self.tally.bytes) * u128::from(on_disk) / u128::from(rows.max(1));
        u64::try_from(bytes).unwrap_or(u64::MAX).saturating_add(EMPTY_BYTES)
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

    /// Why a store with this checkpoint cannot be gone on from, if so. The log is asked for the
    /// record at its position.
    pub(crate) async fn mismatch(
        &self,
        wanted: &Self,
        log: &dyn ReadLog,
    ) -> Result<Option<RebuildReason>, ReadError> {
        if self.log_id != wanted.log_id {
            return Ok(Some(RebuildReason::OtherLog));
        }
        let made_by = |one: &Self| (one.view.clone(), one.format, one.variant);
        if made_by(self) != made_by(wanted) {
            let (found, wanted) = (self.format, wanted.format);
            return Ok(Some(RebuildReason::OtherVersion { found, wanted }));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_store_would_take_anew_does_not_follow_from_when_it_was_empty() {
        let mut checkpoint = Checkpoint::new("casefile", (2, 7), [7; 16], RebuildReason::None);
        checkpoint.tally.bytes = 229;
        checkpoint.measure(524_453);
        checkpoint.tally.bytes = 100 << 20;
        assert_eq!(checkpoint.anew_bytes(), 101 << 20);
        checkpoint.measure(51 << 20);
        assert_eq!(checkpoint.anew_bytes(), 51 << 20);
        checkpoint.tally.bytes = 200 << 20;
        assert_eq!(checkpoint.anew_bytes(), 101 << 20);
    }

    #[test]
    fn another_format_or_length_is_no_checkpoint() {
        let mut checkpoint = Checkpoint::new("casefile", (2, 7), [7; 16], RebuildReason::None);
        checkpoint.advance(Position(300), b"record");
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
