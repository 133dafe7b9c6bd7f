//! Held rows, the engine and the journal as one plain map, whatever happens between them.

use std::collections::BTreeMap;
use std::ops::RangeBounds;

use proptest::prelude::*;

use super::*;

type Model = BTreeMap<Vec<u8>, Vec<u8>>;
type Changes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;
type Ends = (Bound<Vec<u8>>, Bound<Vec<u8>>);

/// Keys of two tables, few enough to meet again; now and then a row larger than a block.
fn key() -> impl Strategy<Value = Vec<u8>> {
    (1u8..3, proptest::collection::vec(0u8..6, 0..4))
        .prop_map(|(table, rest)| [&[table], &rest[..]].concat())
}

fn value() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        9 => proptest::collection::vec(any::<u8>(), 0..300),
        1 => proptest::collection::vec(any::<u8>(), 2_000..5_000),
    ]
}

fn changes() -> impl Strategy<Value = Changes> {
    proptest::collection::btree_map(key(), proptest::option::of(value()), 1..30)
}

fn bound() -> impl Strategy<Value = Bound<Vec<u8>>> {
    prop_oneof![
        Just(Bound::Unbounded),
        key().prop_map(Bound::Included),
        key().prop_map(Bound::Excluded),
    ]
}

/// What happens after a commit.
#[derive(Debug, Clone, Copy)]
enum Then {
    Nothing,
    Settles,
    /// The process is killed after so many rows went into the engine, and the store opened again.
    IsKilled(usize),
}

fn then() -> impl Strategy<Value = Then> {
    prop_oneof![
        2 => Just(Then::Nothing),
        1 => Just(Then::Settles),
        1 => (0usize..30).prop_map(Then::IsKilled),
    ]
}

fn commit(store: &Store, model: &mut Model, changes: &Changes) {
    let rows = changes.iter();
    let rows = rows.map(|(key, row)| (key.as_slice(), row.clone().map(Bytes::from)));
    store.commit(rows);
    for (key, value) in changes {
        match value {
            Some(value) => model.insert(key.clone(), value.clone()),
            None => model.remove(key),
        };
    }
}

fn rows<'a>(
    rows: impl Iterator<Item = Result<(Bytes, Bytes), StoreError>> + 'a,
) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> + 'a {
    rows.map(|row| row.unwrap()).map(|(key, row)| (key.to_vec(), row.to_vec()))
}

fn check(store: &Store, model: &Model, asked: &[Ends]) {
    let all = || model.iter().map(|(key, row)| (key.clone(), row.clone()));
    for (key, row) in model {
        assert_eq!(store.get(key).unwrap().as_deref(), Some(row.as_slice()));
    }
    assert_eq!(store.get(&[2, 9]).unwrap(), None);
    for (from, to) in asked {
        let wanted: Vec<_> =
            all().filter(|(key, _)| (from.clone(), to.clone()).contains(key)).collect();
        let found: Vec<_> = rows(store.range(slice(from), slice(to))).collect();
        assert_eq!(found, wanted);
        if let Bound::Included(prefix) = from {
            let within = || all().filter(|(key, _)| key.starts_with(prefix));
            assert!(rows(store.prefix(prefix)).eq(within()));
            let mut backwards: Vec<_> = within().collect();
            backwards.reverse();
            assert_eq!(rows(store.prefix_from_end(prefix)).collect::<Vec<_>>(), backwards);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn rows_are_those_of_a_plain_map(
        filled in proptest::collection::btree_map(key(), value(), 0..80),
        commits in proptest::collection::vec((changes(), then()), 0..12),
        asked in proptest::collection::vec((bound(), bound()), 1..8),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path(), Use::Once).unwrap();
        let mut filling = store.fill();
        for (key, value) in &filled {
            filling.put(key, value).unwrap();
        }
        filling.finish().unwrap();
        let mut model = filled;
        for (changes, then) in commits {
            commit(&store, &mut model, &changes);
            match then {
                Then::Nothing => {}
                Then::Settles => store.settle().unwrap(),
                Then::IsKilled(at) => {
                    // What was on its way is brought there whole; what was only held is not.
                    let layer = store.held.settling().unwrap();
                    store.journal.write(layer.rows()).unwrap();
                    store.blocks.write(layer.rows().take(at)).unwrap();
                    drop(store);
                    store = Store::open(folder.path(), Use::Once).unwrap();
                    prop_assert!(!Journal::of(folder.path()).0.exists());
                }
            }
            check(&store, &model, &asked);
        }
        store.flush().unwrap();
        prop_assert_eq!(store.held.bytes(), 0);
        check(&store, &model, &asked);
    }

    #[test]
    fn who_reads_while_rows_go_into_the_engine_misses_none(
        before in changes(),
        meanwhile in proptest::collection::vec((changes(), 0usize..20, any::<bool>()), 1..6),
        began in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Use::Once).unwrap();
        let mut model = Model::new();
        commit(&store, &mut model, &before);
        if began {
            store.held.settling();
        }
        // What no commit touches is there all the time, and is given once, in order.
        let mut steady = model.clone();
        for (changes, ..) in &meanwhile {
            steady.retain(|key, _| !changes.contains_key(key));
        }
        let mut range = rows(store.range(Bound::Unbounded, Bound::Unbounded));
        let mut found = Vec::new();
        for (changes, read, settles) in &meanwhile {
            found.extend(range.by_ref().take(*read));
            commit(&store, &mut model, changes);
            if *settles {
                store.settle().unwrap();
            }
        }
        found.extend(range);
        prop_assert!(found.is_sorted_by(|(one, _), (other, _)| one < other));
        found.retain(|(key, _)| steady.contains_key(key));
        prop_assert_eq!(found, steady.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn what_could_not_go_into_the_engine_is_held_and_goes_there_later() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Use::Once).unwrap();
    store.commit([([1, 1].as_slice(), Some(Bytes::from_static(b"one")))]);
    // No journal can be written where a folder is.
    std::fs::create_dir(&store.journal.0).unwrap();
    for n in 2u8..4 {
        assert!(matches!(store.settle(), Err(StoreError::Io(_))));
        store.commit([([1, n].as_slice(), Some(Bytes::from_static(b"more")))]);
        assert_eq!(store.prefix(&[1]).count(), usize::from(n));
    }
    std::fs::remove_dir(&store.journal.0).unwrap();
    store.flush().unwrap();
    assert_eq!(store.blocks.range(Bound::Unbounded, Bound::Unbounded).count(), 3);
    assert!(!store.journal.0.exists());
}

#[test]
fn rows_that_stay_are_found_whatever_goes_into_the_engine_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Use::Once).unwrap();
    let key = |n: u32| [&[1][..], &n.to_be_bytes()].concat();
    let steady: Vec<_> = (0..400u32).map(|n| key(n * 50)).collect();
    let row = Some(Bytes::from_static(&[7; 60]));
    store.commit(steady.iter().map(|key| (&key[..], row.clone())));
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Blocks are divided, and emptied again, around the rows that stay.
            for round in 0..60u32 {
                let others = (0..20_000).filter(|n| n % 50 != 0 && n % 7 == round % 7);
                let others: Vec<_> = others.map(key).collect();
                let row = row.clone().filter(|_| round / 7 % 2 == 0);
                store.commit(others.iter().map(|key| (&key[..], row.clone())));
                store.settle().unwrap();
            }
            stop.store(true, std::sync::atomic::Ordering::SeqCst);
        });
        for _ in 0..2 {
            scope.spawn(|| {
                let is_steady = |key: &Vec<u8>| steady.binary_search(key).is_ok();
                while !stop.load(std::sync::atomic::Ordering::SeqCst) {
                    for key in &steady {
                        assert!(store.get(key).unwrap().is_some(), "{key:?}");
                    }
                    let forwards = rows(store.prefix(&[1])).map(|(key, _)| key);
                    assert!(forwards.filter(is_steady).eq(steady.iter().cloned()));
                    let backwards = rows(store.prefix_from_end(&[1])).map(|(key, _)| key);
                    let backwards = backwards.filter(is_steady).take(20);
                    assert!(backwards.eq(steady.iter().rev().take(20).cloned()));
                }
            });
        }
    });
}

#[test]
fn a_commit_waits_for_no_more_than_room() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Use::Serving(1_024)).unwrap();
    assert!(!store.holds_much());
    for n in 0u8..4 {
        store.make_room().unwrap();
        store.commit([([1, n].as_slice(), Some(Bytes::from_static(&[7; 90])))]);
        assert!(store.holds_much());
        assert!(store.held.bytes() < 500, "what there is no room for went into the engine");
    }
    assert_eq!(store.prefix(&[1]).count(), 4);
}

#[test]
fn a_journal_that_is_not_whole_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::of(folder.path());
    assert!(journal.read().unwrap().is_none(), "none");
    let rows =
        [([1u8, 1].as_slice(), Some([7u8; 9].as_slice())), (&[1, 2], None), (&[2], Some(&[]))];
    journal.write(rows.into_iter()).unwrap();
    let whole = std::fs::read(&journal.0).unwrap();
    assert!(journal.read().unwrap().unwrap().rows().eq(rows));
    for cut in 0..whole.len() {
        std::fs::write(&journal.0, &whole[..cut]).unwrap();
        // Cut off before its first row it is as long as one without rows.
        assert!(journal.read().unwrap().is_none(), "{cut}");
    }
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        std::fs::write(&journal.0, &flipped).unwrap();
        assert!(journal.read().unwrap().is_none(), "{at}");
    }
}
