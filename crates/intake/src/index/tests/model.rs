//! The index against a map: whatever is done to it, its answers are right up to its position.

use super::*;

#[test]
fn answers_are_right_whatever_happens_to_the_files() {
    for_seeds(30, |seed| {
        let mut random = Random(seed);
        let records = RECORDS.start + random.below(RECORDS.end - RECORDS.start);
        let log = Log::new(&mut random, records as usize);
        let table_len = 20 + random.below(400) as usize;
        let folder = tempfile::tempdir().unwrap();
        let mut index = Index::open_with(folder.path(), LOG, table_len).unwrap();
        for _ in 0..40 {
            let before = index.position();
            match random.below(12) {
                0..5 => log.feed(&index, random.below(records / 4 + 1)).unwrap(),
                5 | 6 => index.maintain().unwrap(),
                7 => index.flush().unwrap(),
                8 => log.check(&index, &mut random),
                // A kill: what was in memory is gone.
                9 | 10 => {
                    drop(index);
                    index = Index::open_with(folder.path(), LOG, table_len).unwrap();
                    assert!(index.position() <= before);
                }
                // A clean stop, and damage while nothing runs.
                _ => {
                    index.flush().unwrap();
                    drop(index);
                    let damaged = damage_one(folder.path(), &mut random);
                    index = Index::open_with(folder.path(), LOG, table_len).unwrap();
                    match damaged {
                        Some(cover) => assert!(index.position() < cover.first, "{seed}"),
                        None => assert_eq!(index.position(), before),
                    }
                }
            }
        }
        log.feed(&index, records).unwrap();
        assert_eq!(index.position(), log.last());
        log.check(&index, &mut random);
        index.flush().unwrap();
        drop(index);
        let index = Index::open_with(folder.path(), LOG, table_len).unwrap();
        assert_eq!(index.position(), log.last(), "a clean stop leaves nothing to feed");
        log.check(&index, &mut random);
    });
}

/// Flips a bit of a segment, cuts it, lengthens it or deletes it. Returns what it covered; `None`
/// if there is none, or if all of them are as they were.
fn damage_one(folder: &Path, random: &mut Random) -> Option<Cover> {
    let files = files(folder);
    let at = random.below(files.len() as u64 + 1) as usize;
    let path = files.get(at)?;
    let cover = Cover::of_name(path.file_name().unwrap().to_str().unwrap()).unwrap();
    let mut bytes = std::fs::read(path).unwrap();
    let place = random.below(bytes.len() as u64) as usize;
    match random.below(5) {
        0 => bytes[place] ^= 1 << random.below(8),
        1 => bytes.truncate(place),
        2 => bytes.push(0),
        // What a power cut can leave of what was not synced.
        3 if bytes[place..].iter().any(|byte| *byte != 0) => bytes[place..].fill(0),
        _ => {
            std::fs::remove_file(path).unwrap();
            return Some(cover);
        }
    }
    std::fs::write(path, bytes).unwrap();
    Some(cover)
}

#[test]
fn merges_keep_segments_few_and_small() {
    let mut random = Random(1);
    let log = Log::of_single(&mut random, 30_000);
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open_with(folder.path(), LOG, 100).unwrap();
    // Nobody calls maintain: insert does it.
    log.feed(&index, 30_000).unwrap();
    let sizes = index.sizes();
    assert!(sizes.segments <= 12, "{sizes:?}");
    assert!(sizes.table_ids <= 2 * 100, "{sizes:?}");
    assert_eq!(sizes.segment_ids + sizes.table_ids as u64, 30_000);
    assert_eq!(files(folder.path()).len(), sizes.segments, "merged files are deleted");
    index.flush().unwrap();
    let sizes = index.sizes();
    let on_disk = files(folder.path()).iter().map(|path| path.metadata().unwrap().len()).sum();
    assert_eq!((sizes.segment_ids, sizes.disk_bytes), (30_000, on_disk));
    log.check(&index, &mut random);
}

#[test]
fn positions_come_in_order_and_an_id_keeps_its_first() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open_with(folder.path(), LOG, 10).unwrap();
    let id = |n| CommandId::from_bytes([n; 16]);
    assert_eq!(index.insert(id(1), Position(1)).unwrap(), None);
    index.advance(Position(2)).unwrap();
    for wrong in [0, 1, 2, 4] {
        let expected = Position(3);
        let inserted = index.insert(id(2), Position(wrong)).unwrap_err();
        let advanced = index.advance(Position(wrong)).unwrap_err();
        for error in [inserted, advanced] {
            assert!(
                matches!(error, Error::OutOfOrder { expected: e, given } if e == expected && given == Position(wrong))
            );
        }
    }
    assert_eq!(index.position(), Position(2));
    assert_eq!(index.get(id(2)).unwrap(), None);
    // Used twice: from the table, and from a file.
    assert_eq!(index.insert(id(1), Position(3)).unwrap(), Some(Position(1)));
    index.flush().unwrap();
    assert_eq!(index.insert(id(1), Position(4)).unwrap(), Some(Position(1)));
    assert_eq!(index.get(id(1)).unwrap(), Some(Position(1)));
    assert_eq!(index.position(), Position(4));
    // Segments without ids: only the position moved on.
    index.flush().unwrap();
    index.advance(Position(5)).unwrap();
    index.flush().unwrap();
    index.flush().unwrap();
    drop(index);
    let index = Index::open_with(folder.path(), LOG, 10).unwrap();
    assert_eq!(index.position(), Position(5));
    assert_eq!(index.get(CommandId::from_bytes([0; 16])).unwrap(), None);
    assert_eq!(index.get(id(1)).unwrap(), Some(Position(1)));
    index.clear().unwrap();
    assert_eq!((index.position(), index.get(id(1)).unwrap()), (Position::ZERO, None));
    assert_eq!(index.insert(id(1), Position(1)).unwrap(), None);
    assert!(files(folder.path()).is_empty());
}
