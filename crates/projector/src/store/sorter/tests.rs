//! Sorted runs on disk, and what comes out of several.

use super::*;
use proptest::prelude::*;

type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

fn sort(pairs: &Pairs, bytes_max: usize) -> (Pairs, usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut sorter = Sorter::new(folder.path(), bytes_max);
    for (key, value) in pairs {
        sorter.push(key, value).unwrap();
    }
    assert_eq!(sorter.len(), pairs.len() as u64);
    let runs = sorter.runs.len();
    let mut sorted = sorter.finish().unwrap();
    let mut out = Vec::new();
    while let Some((key, value)) = sorted.next().unwrap() {
        out.push((key.to_vec(), value.to_vec()));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "runs have no names");
    (out, runs)
}

proptest! {
    #[test]
    fn sorts_as_the_standard_library_does(
        pairs in proptest::collection::vec(
            (proptest::collection::vec(0u8..3, 0..24), proptest::collection::vec(any::<u8>(), 0..40)),
            0..300,
        ),
        bytes_max in 1usize..4_000,
    ) {
        let (mut sorted, _) = sort(&pairs, bytes_max);
        prop_assert!(sorted.is_sorted_by(|a, b| a.0 <= b.0));
        let mut expected = pairs;
        expected.sort();
        sorted.sort(); // values of equal keys come in no particular order
        prop_assert_eq!(sorted, expected);
    }
}

#[test]
fn many_runs_are_merged_by_levels() {
    let count = 3 * FAN_IN as u32 * FAN_IN as u32 / 2;
    let pairs: Pairs = (0..count)
        .map(|n| (n.wrapping_mul(0x9E37_79B1).to_be_bytes().to_vec(), n.to_le_bytes().to_vec()))
        .collect();
    let (sorted, runs) = sort(&pairs, 1); // a run a pair
    assert!(runs < 3 * FAN_IN, "{runs} files were open");
    let mut expected = pairs;
    expected.sort();
    assert_eq!(sorted, expected);
}

#[test]
fn several_are_read_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut sorters: Vec<_> =
        [1, 1 << 20, 1].map(|bytes_max| Sorter::new(folder.path(), bytes_max)).into();
    let key = |n: u32| (n * 7 % 100).to_be_bytes();
    (0..100).for_each(|n| sorters[n as usize % 3].push(&key(n), b"v").unwrap());
    let mut several = Several::of(sorters).unwrap();
    let mut keys = Vec::new();
    while let Some((key, _)) = several.next().unwrap() {
        keys.push(u32::from_be_bytes(key.try_into().unwrap()));
    }
    assert_eq!(keys, (0..100).collect::<Vec<_>>());
    assert!(Several::of([]).unwrap().next().unwrap().is_none());
}

#[test]
fn what_fits_stays_in_memory() {
    let pairs = vec![(b"b".to_vec(), vec![1]), (b"a".to_vec(), vec![2])];
    assert_eq!(sort(&pairs, 1 << 20).1, 0);
}
