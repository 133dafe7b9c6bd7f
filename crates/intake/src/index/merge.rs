//! Merging: which segments become one, and how, in bounded memory.

use std::path::Path;
use std::sync::Arc;

use greyfile_envelope::Position;

use super::build;
use super::layout::{Cover, Fault};
use super::segment::{Cursor, Segment};

/// A segment is merged with all newer ones when these have so many times its ids together.
const NEWER_MIN: u64 = 3;

/// From which segment on all are to be merged, given the number of ids in each, oldest first.
///
/// With segments of one size this counts in base 4: four make one of the next size. It never
/// leaves more than about log(ids / table) / log(4/3) segments, of whatever sizes they come (a clean
/// stop writes small ones, so each counts as a full table at least), and rewrites an id about
/// log(ids / table) / log(4) times.
pub(super) fn due(counts: &[u64], table_len: u64) -> Option<usize> {
    let weight = |count: &u64| (*count).max(table_len);
    let mut newer: u64 = counts.iter().map(weight).sum();
    counts.iter().position(|count| {
        newer -= weight(count);
        newer >= weight(count).saturating_mul(NEWER_MIN)
    })
}

/// Writes one segment that holds all that these do. They are neighbours, oldest first.
pub(super) fn merge(
    folder: &Path,
    log_id: [u8; 16],
    segments: &[Arc<Segment>],
) -> Result<Segment, Fault> {
    let (oldest, newest) = (&segments[0], &segments[segments.len() - 1]);
    let cover = Cover { first: oldest.cover.first, last: newest.cover.last };
    let ids_max = segments.iter().map(|segment| segment.count).sum();
    build::write(folder, log_id, cover, ids_max, Merged::new(segments)?)
}

/// The entries of several segments as one ascending sequence; of an id in several, the earliest.
struct Merged {
    /// What is left of each, with its next entry.
    inputs: Vec<((u128, Position), Cursor)>,
}

impl Merged {
    fn new(segments: &[Arc<Segment>]) -> Result<Self, Fault> {
        let mut inputs = Vec::with_capacity(segments.len());
        for segment in segments {
            let mut cursor = Cursor::new(Arc::clone(segment));
            if let Some(entry) = cursor.next() {
                inputs.push((entry?, cursor));
            }
        }
        Ok(Self { inputs })
    }
}

impl Iterator for Merged {
    type Item = Result<(u128, Position), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let least = self.inputs.iter().map(|(entry, _)| *entry).min()?;
        let mut at = 0;
        while at < self.inputs.len() {
            let (entry, cursor) = &mut self.inputs[at];
            if entry.0 != least.0 {
                at += 1;
                continue;
            }
            match cursor.next() {
                Some(Ok(next)) => {
                    *entry = next;
                    at += 1;
                }
                Some(Err(fault)) => return Some(Err(fault)),
                None => drop(self.inputs.swap_remove(at)),
            }
        }
        Some(Ok(least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left after each table of this many ids was written and merged.
    fn after(tables: impl Iterator<Item = u64>, table_len: u64) -> (Vec<u64>, u64) {
        let (mut counts, mut rewritten) = (Vec::new(), 0);
        for table in tables {
            counts.push(table);
            while let Some(from) = due(&counts, table_len) {
                let merged = counts.drain(from..).sum();
                rewritten += merged;
                counts.push(merged);
            }
        }
        (counts, rewritten)
    }

    #[test]
    fn four_of_a_size_become_one() {
        assert_eq!(after([10; 3].into_iter(), 10).0, [10, 10, 10]);
        assert_eq!(after([10; 4].into_iter(), 10).0, [40]);
        assert_eq!(after([10; 27].into_iter(), 10).0, [160, 40, 40, 10, 10, 10]);
        let (counts, rewritten) = after([10; 256].into_iter(), 10);
        assert_eq!(counts, [2_560]);
        assert!(rewritten <= 4 * 2_560, "an id is rewritten at most once a size: {rewritten}");
    }

    #[test]
    fn tables_of_any_size_leave_few_segments() {
        for stop_every in 1..60 {
            let tables = (1u64..3_000).map(|n| if n % stop_every == 0 { n % 7 + 1 } else { 100 });
            let ids: u64 = tables.clone().sum();
            let (counts, _) = after(tables, 100);
            assert_eq!(counts.iter().sum::<u64>(), ids);
            let most = (ids as f64 / 100.0).ln() / (4f64 / 3.0).ln() + 3.0;
            assert!((counts.len() as f64) < most, "{counts:?}");
        }
    }
}
