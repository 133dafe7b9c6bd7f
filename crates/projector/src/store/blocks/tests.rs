//! Blocks of rows: whatever is put in comes out, in its order.

use super::*;

#[test]
fn neighbours_share_a_block_and_a_block_stays_small() {
    let folder = tempfile::tempdir().unwrap();
    let store = Blocks::open(folder.path(), Use::Once).unwrap();
    for n in 0u32..2_000 {
        // Newest first, as the list of cases is.
        let key = [&[4], &(!n).to_be_bytes()[..]].concat();
        store.write([(key.as_slice(), Some([7; 40].as_slice()))]).unwrap();
    }
    let blocks: Vec<_> = store
        .engine
        .range(Bound::Unbounded, Bound::Unbounded)
        .map(|entry| unpack(&entry.unwrap().1).unwrap().len())
        .collect();
    assert!(blocks.iter().all(|len| *len <= BLOCK_BYTES_MAX), "{blocks:?}");
    assert!(blocks.len() < 120, "{} blocks for 100 kB", blocks.len());
    let all: Vec<_> = store.range(Bound::Unbounded, Bound::Unbounded).map(Result::unwrap).collect();
    store.write(all.iter().map(|(key, _)| (&key[..], None))).unwrap();
    assert_eq!(store.engine.range(Bound::Unbounded, Bound::Unbounded).count(), 0);
}

#[test]
fn a_garbled_block_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let store = Blocks::open(folder.path(), Use::Once).unwrap();
    store.engine.put(&[1], &[1, 0, 9, 0, 0, 0, 1]).unwrap();
    assert!(matches!(store.get(&[1, 1]), Err(StoreError::Damaged(_))));
    let mut range = store.range(Bound::Unbounded, Bound::Unbounded);
    assert!(matches!(range.next(), Some(Err(StoreError::Damaged(_)))));
    assert!(range.next().is_none());
    assert!(store.write([([1u8, 2].as_slice(), None)]).is_err());
}

#[test]
fn a_prefix_ends_before_the_next_key() {
    for (prefix, end) in [
        (vec![1, 2], Some(vec![1, 3])),
        (vec![1, 0xFF], Some(vec![2])),
        (vec![0xFF, 0xFF], None),
        (vec![], None),
    ] {
        assert_eq!(after_prefix(&prefix), end);
    }
}
