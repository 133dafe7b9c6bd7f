//! A row of sums: fields and their numbers.
//!
//! ```text
//! for each field, in order:
//! ┌──────────────────┬───────┬───────────────┐
//! │ length u16 (BE)  │ field │ sum i64 (BE)  │
//! └──────────────────┴───────┴───────────────┘
//! ```
//! Fields are in order and none is 0, so equal sums are equal bytes. A row without fields is no
//! row.

use std::collections::BTreeMap;

/// The fields of one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(BTreeMap<Vec<u8>, i64>);

impl Fields {
    /// Adds to a field. Wraps, so that the order of additions never matters.
    pub(crate) fn add(&mut self, field: &[u8], delta: i64) {
        match self.0.get_mut(field) {
            Some(sum) => {
                *sum = sum.wrapping_add(delta);
                if *sum == 0 {
                    self.0.remove(field);
                }
            }
            None if delta != 0 => {
                self.0.insert(field.to_vec(), delta);
            }
            None => {}
        }
    }

    /// Adds every field of an encoded row. `None` if the bytes are not a row of sums.
    pub(crate) fn add_row(&mut self, row: &[u8]) -> Option<()> {
        for entry in entries(row) {
            let (field, sum) = entry?;
            self.add(field, sum);
        }
        Some(())
    }

    /// Adds every field of another row.
    pub(crate) fn add_all(&mut self, other: &Self) {
        for (field, sum) in &other.0 {
            self.add(field, *sum);
        }
    }

    /// The row's bytes, or `None` if there is nothing to keep.
    pub(crate) fn encode(&self) -> Option<Vec<u8>> {
        if self.0.is_empty() {
            return None;
        }
        let mut row = Vec::with_capacity(self.0.keys().map(|field| field.len() + 10).sum());
        for (field, sum) in &self.0 {
            let len = u16::try_from(field.len()).expect("StreamRows::add takes no longer field");
            row.extend_from_slice(&len.to_be_bytes());
            row.extend_from_slice(field);
            row.extend_from_slice(&sum.to_be_bytes());
        }
        Some(row)
    }
}

/// The fields of an encoded row; a `None` where the bytes are not a row of sums.
pub(crate) fn entries(row: &[u8]) -> impl Iterator<Item = Option<(&[u8], i64)>> {
    let mut rest = Some(row);
    std::iter::from_fn(move || {
        let bytes = rest.take()?;
        if bytes.is_empty() {
            return None;
        }
        let entry = entry(bytes);
        rest = entry.map(|(_, _, rest)| rest);
        Some(entry.map(|(field, sum, _)| (field, sum)))
    })
}

fn entry(bytes: &[u8]) -> Option<(&[u8], i64, &[u8])> {
    let (len, rest) = bytes.split_first_chunk()?;
    let (field, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*len)))?;
    let (sum, rest) = rest.split_first_chunk()?;
    Some((field, i64::from_be_bytes(*sum), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn additions_in_any_order_and_grouping_make_the_same_bytes(
            deltas in proptest::collection::vec((0u8..6, -3i64..4), 0..40),
            split in 0usize..40,
        ) {
            let mut forwards = Fields::default();
            deltas.iter().for_each(|(field, delta)| forwards.add(&vec![b'x'; usize::from(*field)], *delta));

            let (left, right) = deltas.split_at(split.min(deltas.len()));
            let mut parts = [Fields::default(), Fields::default()];
            for (part, deltas) in parts.iter_mut().zip([left, right]) {
                deltas.iter().rev().for_each(|(field, delta)| part.add(&vec![b'x'; usize::from(*field)], *delta));
            }
            let mut merged = Fields::default();
            for part in parts.iter().rev() {
                merged.add_row(&part.encode().unwrap_or_default()).unwrap();
            }
            prop_assert_eq!(merged.encode(), forwards.encode());
            let mut again = parts[0].clone();
            again.add_all(&parts[1]);
            prop_assert_eq!(again, forwards);
        }

        #[test]
        fn never_panics_on_garbage(row: Vec<u8>) {
            let _ = Fields::default().add_row(&row);
        }
    }

    #[test]
    fn a_sum_of_nothing_is_no_row() {
        let mut fields = Fields::default();
        fields.add(b"raids", 2);
        fields.add(b"arrests", 0);
        assert!(fields.encode().is_some());
        fields.add(b"raids", -2);
        assert_eq!(fields.encode(), None);
    }

    #[test]
    fn a_row_cut_short_is_told() {
        let mut fields = Fields::default();
        fields.add(b"raids", 2);
        fields.add(b"seized", 3);
        let row = fields.encode().unwrap();
        for cut in 1..row.len() {
            let whole_fields = cut == 2 + 5 + 8;
            assert_eq!(Fields::default().add_row(&row[..cut]).is_some(), whole_fields, "{cut}");
        }
    }
}
