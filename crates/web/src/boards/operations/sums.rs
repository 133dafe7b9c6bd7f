//! Numbers of the view by their measure.

use std::collections::BTreeMap;

use greyfile_operations::{Measure, Operations};

/// The number of a measure; 0 where nothing is counted.
pub(super) fn value(numbers: &BTreeMap<Measure, i64>, measure: &str) -> i64 {
    numbers.get(&Measure::new(measure)).copied().unwrap_or(0)
}

/// Totals of all measures that begin so, most first, under what follows.
pub(super) fn of_kind(operations: &Operations, prefix: &str) -> Vec<(String, i64)> {
    let mut found: Vec<_> = operations
        .totals
        .iter()
        .filter_map(|(measure, value)| {
            Some((measure.as_str().strip_prefix(prefix)?.to_owned(), *value))
        })
        .collect();
    found.sort_by_key(|(_, value)| -value);
    found
}
