//! The folder after a stop at any moment, after damage at any place, and of another log.

use super::*;

#[test]
fn every_cut_and_many_flips_of_a_file_are_found() {
    let mut random = Random(2);
    let log = Log::of_single(&mut random, 500);
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open_with(folder.path(), LOG, 250).unwrap();
    log.feed(&index, 250).unwrap();
    index.maintain().unwrap();
    log.feed(&index, 250).unwrap();
    index.maintain().unwrap();
    drop(index);
    let sound = snapshot(folder.path());
    let (path, bytes) = sound.last_key_value().unwrap();
    // Only files that are opened count: no need to open the index for each.
    let cover = Cover { first: Position(251), last: Position(500) };
    assert!(path.ends_with(cover.name()));
    let opens = |bytes: &[u8]| {
        std::fs::write(path, bytes).unwrap();
        Segment::open(path.clone(), &LOG, cover).is_ok()
    };
    assert!(opens(bytes));
    (0..bytes.len())
        .step_by(61)
        .chain([bytes.len() - 1])
        .for_each(|cut| assert!(!opens(&bytes[..cut])));
    for _ in 0..3_000 {
        let (at, bit) = (random.below(bytes.len() as u64) as usize, random.below(8));
        let mut spoilt = bytes.clone();
        spoilt[at] ^= 1 << bit;
        assert!(!opens(&spoilt), "bit {bit} of byte {at}");
    }
    // And the index goes on before it.
    let index = Index::open_with(folder.path(), LOG, 250).unwrap();
    assert_eq!(index.position(), Position(250));
    log.check(&index, &mut random);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn a_kill_while_a_segment_is_written_leaves_the_index_as_it_was() {
    for_seeds(20, |seed| {
        let mut random = Random(seed);
        let log = Log::of_single(&mut random, 900);
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_with(folder.path(), LOG, 300).unwrap();
        log.feed(&index, 300).unwrap();
        index.flush().unwrap();
        log.feed(&index, 1 + random.below(300)).unwrap();
        let (before, kept) = (snapshot(folder.path()), Position(300));
        index.flush().unwrap();
        drop(index);
        let after = snapshot(folder.path());
        let (path, bytes) = after.last_key_value().unwrap();
        let cover = Cover::of_name(path.file_name().unwrap().to_str().unwrap()).unwrap();
        restore(folder.path(), &before);
        // Any beginning of it, and the header last: what was written so far may lack it.
        let mut part = bytes[..random.below(bytes.len() as u64 + 1) as usize].to_vec();
        if random.below(2) == 0 {
            let page = part.len().min(layout::PAGE);
            part[..page].fill(0);
        }
        std::fs::write(folder.path().join(cover.unfinished_name()), part).unwrap();
        let index = Index::open_with(folder.path(), LOG, 300).unwrap();
        assert_eq!(index.position(), kept);
        assert_eq!(files(folder.path()).len(), 1, "the unfinished file is gone");
        log.check(&index, &mut random);
        log.feed(&index, 900).unwrap();
        log.check(&index, &mut random);
    });
}

#[test]
fn a_kill_between_a_merge_and_its_clearing_up_loses_nothing() {
    for_seeds(60, |seed| {
        let mut random = Random(seed);
        let log = Log::new(&mut random, 3_000);
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_with(folder.path(), LOG, 100).unwrap();
        // Up to just before a merge.
        let before = loop {
            log.feed(&index, 40 + random.below(200)).unwrap();
            index.write_table(1).unwrap();
            let before = snapshot(folder.path());
            index.merge(&hold(&index.merging)).unwrap();
            if snapshot(folder.path()).len() < before.len() {
                break before;
            }
        };
        let position = index.position();
        drop(index);
        let mut now = snapshot(folder.path());
        let merged = now.keys().find(|path| !before.contains_key(*path)).unwrap().clone();
        // Any of the inputs are still there.
        now.extend(
            before.iter().filter(|_| random.below(2) == 0).map(|(p, b)| (p.clone(), b.clone())),
        );
        restore(folder.path(), &now);
        let index = Index::open_with(folder.path(), LOG, 100).unwrap();
        assert_eq!(index.position(), position);
        assert!(files(folder.path()).contains(&merged));
        assert_eq!(files(folder.path()).len(), index.sizes().segments);
        log.check(&index, &mut random);
        drop(index);
        // All of them are there, and the merged one is damaged.
        let mut now = before.clone();
        now.insert(merged.clone(), vec![0; random.below(9_000) as usize]);
        restore(folder.path(), &now);
        let index = Index::open_with(folder.path(), LOG, 100).unwrap();
        assert_eq!(index.position(), position, "what it was made of is as good");
        assert_eq!(snapshot(folder.path()), before);
        log.check(&index, &mut random);
    });
}

#[test]
fn another_logs_folder_and_files_in_the_wrong_place_give_no_answers() {
    let mut random = Random(4);
    let (log, other) = (Log::of_single(&mut random, 600), Log::of_single(&mut random, 600));
    let folder = tempfile::tempdir().unwrap();
    let grow = |log: &Log, log_id| {
        let index = Index::open_with(folder.path(), log_id, 200).unwrap();
        for _ in 0..3 {
            log.feed(&index, 200).unwrap();
            index.maintain().unwrap();
        }
        index.position()
    };
    assert_eq!(grow(&log, LOG), Position(600));
    std::fs::write(folder.path().join("notes.txt"), "not of the index").unwrap();
    let mine = snapshot(folder.path());
    let index = Index::open_with(folder.path(), [8; 16], 200).unwrap();
    assert_eq!(index.position(), Position::ZERO);
    other.check(&index, &mut random);
    log.0.iter().flatten().for_each(|id| assert_eq!(index.get(*id).unwrap(), None));
    drop(index);
    assert_eq!(files(folder.path()), [folder.path().join("notes.txt")], "only its own files");
    assert_eq!(grow(&other, [8; 16]), Position(600));
    // A part of the other log's among one's own, and one's own under another name.
    let theirs = snapshot(folder.path());
    let names: Vec<&PathBuf> = mine.keys().filter(|path| !path.ends_with("notes.txt")).collect();
    for wrong in [&theirs[names[1]], &mine[names[0]]] {
        let mut mixed = mine.clone();
        mixed.insert(names[1].clone(), wrong.clone());
        restore(folder.path(), &mixed);
        let index = Index::open_with(folder.path(), LOG, 200).unwrap();
        assert_eq!(index.position(), Position(200));
        log.check(&index, &mut random);
    }
    // An unknown format, its checksum right.
    restore(folder.path(), &mine);
    let mut bytes = mine[names[2]].clone();
    bytes[8] += 1;
    let crc = crc32fast::hash(&bytes[..layout::PAGE - 4]);
    bytes[layout::PAGE - 4..layout::PAGE].copy_from_slice(&crc.to_le_bytes());
    std::fs::write(names[2], bytes).unwrap();
    let index = Index::open_with(folder.path(), LOG, 200).unwrap();
    assert_eq!(index.position(), Position(400));
}

#[test]
fn damage_while_it_runs_is_an_error_once_and_never_an_answer() {
    for_seeds(40, |seed| {
        let mut random = Random(seed);
        let log = Log::of_single(&mut random, 2_000);
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_with(folder.path(), LOG, 300).unwrap();
        for _ in 0..3 {
            log.feed(&index, 600).unwrap();
            index.write_table(1).unwrap();
        }
        log.feed(&index, 100).unwrap();
        let paths = files(folder.path());
        let path = &paths[random.below(3) as usize];
        let cover = Cover::of_name(path.file_name().unwrap().to_str().unwrap()).unwrap();
        let kept = Position(cover.first.0 - 1);
        let mut bytes = std::fs::read(path).unwrap();
        if random.below(3) == 0 {
            bytes.truncate(bytes.len() / 2);
        } else {
            // All pages of entries, so that any look-up meets it.
            let at = random.below(layout::PAGE as u64) as usize;
            let (pages, len) = (bytes.len() / layout::PAGE, layout::PAGE);
            (1..pages).for_each(|page| bytes[page * len + at] ^= 1 << random.below(8));
        }
        std::fs::write(path, bytes).unwrap();
        if random.below(2) == 0 {
            let model = log.model(Position(1_900));
            let mut errors = 0;
            for id in log.0.iter().flatten().copied() {
                match index.look_up(id) {
                    Ok(answer) => {
                        let first = model.get(&id).copied().filter(|first| *first <= answer.upto);
                        assert_eq!(answer.first, first);
                    }
                    Err(Error::Damaged { kept: said }) => {
                        errors += 1;
                        assert_eq!(said, kept);
                    }
                    Err(error) => panic!("{error}"),
                }
            }
            assert_eq!(errors, 1);
        } else {
            // A merge meets it.
            let inputs = index.read().segments.to_vec();
            let error =
                merge::merge(folder.path(), LOG, &inputs).map_err(|fault| index.fault(fault));
            assert!(matches!(error, Err(Error::Damaged { kept: said }) if said == kept));
        }
        assert_eq!(index.position(), kept);
        log.check(&index, &mut random);
        assert_eq!(index.position(), kept);
        let error = index.advance(Position(1_901)).unwrap_err();
        assert!(matches!(error, Error::OutOfOrder { expected, .. } if expected == kept.next()));
        log.feed(&index, 2_000).unwrap();
        index.flush().unwrap();
        log.check(&index, &mut random);
        drop(index);
        assert_eq!(Index::open(folder.path(), LOG).unwrap().position(), log.last());
    });
}

#[test]
fn a_disk_that_does_not_take_it_stops_feeding_and_nothing_else() {
    let mut random = Random(5);
    let log = Log::of_single(&mut random, 2_000);
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("index");
    let index = Index::open_with(&folder, LOG, 100).unwrap();
    log.feed(&index, 550).unwrap();
    index.flush().unwrap();
    let away = parent.path().join("away");
    std::fs::rename(&folder, &away).unwrap();
    let error = log.feed(&index, 1_000).unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error}");
    assert!(matches!(index.maintain(), Err(Error::Io { .. })));
    // The sealed table and the one after it.
    let position = index.position();
    assert!(position >= Position(750) && position <= Position(950), "{position}");
    log.check(&index, &mut random);
    std::fs::rename(&away, &folder).unwrap();
    log.feed(&index, 2_000).unwrap();
    index.flush().unwrap();
    log.check(&index, &mut random);
    drop(index);
    let index = Index::open_with(&folder, LOG, 100).unwrap();
    assert_eq!(index.position(), log.last());
    log.check(&index, &mut random);
}

#[test]
fn a_second_opener_is_turned_away() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path(), LOG).unwrap();
    assert!(matches!(Index::open(folder.path(), LOG), Err(Error::InUse(_))));
    drop(index);
    assert!(Index::open(folder.path(), LOG).is_ok());
}
