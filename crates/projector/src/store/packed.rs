//! A block as an entry of the engine: packed with LZ4. Rows that stand next to each other share much of
//! their keys; packed they take less than half of the disk, of what the engine writes and of what it
//! holds in memory, and unpacking is quicker than reading the rest would be.
//!
//! ```text
//! ┌──────────┬──────────────────────────────────────────────┐
//! │ 0        │ the rows                                     │
//! ├──────────┼──────────────────────┬───────────────────────┤
//! │ 1        │ their length u32 LE  │ the rows, packed      │
//! └──────────┴──────────────────────┴───────────────────────┘
//! ```

use bytes::Bytes;
use lz4_flex::block::{compress_prepend_size, decompress_size_prepended};

use super::StoreError;

const PLAIN: u8 = 0;
const PACKED: u8 = 1;

/// One byte of LZ4 stands for at most so many.
const RATIO_MAX: usize = 255;

/// The entry of these rows.
pub(crate) fn pack(rows: &[u8]) -> Vec<u8> {
    let packed = compress_prepend_size(rows);
    let (tag, body) = if packed.len() < rows.len() { (PACKED, &*packed) } else { (PLAIN, rows) };
    let mut entry = Vec::with_capacity(1 + body.len());
    entry.push(tag);
    entry.extend_from_slice(body);
    entry
}

/// The rows of an entry.
pub(crate) fn unpack(entry: &Bytes) -> Result<Bytes, StoreError> {
    let garbled = || StoreError::Damaged("a block of rows is garbled".into());
    match entry.split_first() {
        Some((&PLAIN, rows)) => Ok(entry.slice_ref(rows)),
        Some((&PACKED, body)) => {
            // No room is made for a length that cannot be: it could be 4 GiB.
            can_be(body).then_some(()).ok_or_else(garbled)?;
            decompress_size_prepended(body).map(Bytes::from).map_err(|_| garbled())
        }
        Some(_) | None => Err(garbled()),
    }
}

/// Whether rows of the length that stands first can be packed in what follows.
fn can_be(body: &[u8]) -> bool {
    let len = body.first_chunk().map(|len| u32::from_le_bytes(*len) as usize);
    len.is_some_and(|len| len <= body.len() * RATIO_MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn comes_back_as_it_was(
            rows in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..3_000),
                proptest::collection::vec(0u8..3, 0..9_000),
            ],
        ) {
            let entry = pack(&rows);
            prop_assert!(entry.len() <= rows.len() + 1);
            prop_assert_eq!(unpack(&entry.into()).unwrap(), rows);
        }

        #[test]
        fn garbage_is_damage_and_no_panic(mut entry: Vec<u8>, tag in 0u8..3) {
            let _ = unpack(&entry.clone().into());
            entry.insert(0, tag);
            let _ = unpack(&entry.into());
        }
    }

    #[test]
    fn a_length_that_cannot_be_is_damage() {
        let body = [&u32::MAX.to_le_bytes()[..], &[0; 8]].concat();
        assert!(!can_be(&body));
        assert!(unpack(&[&[PACKED][..], &body].concat().into()).is_err());
        // What packs best of all can be.
        let rows = vec![0; 5 << 20];
        let entry = Bytes::from(pack(&rows));
        assert!(entry.len() < rows.len() / 200, "{}", entry.len());
        assert_eq!(unpack(&entry).unwrap(), rows);
    }
}
