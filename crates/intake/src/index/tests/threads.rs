//! Readers, a feeder and maintenance at the same time.

use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

#[test]
fn readers_see_all_up_to_the_position_while_it_is_fed_and_merged() {
    for_seeds(3, |seed| {
        let log = Log::new(&mut Random(seed), 20_000);
        let model = log.model(log.last());
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_with(folder.path(), LOG, 200).unwrap();
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for reader in 0..3 {
                let (index, log, model, done) = (&index, &log, &model, &done);
                scope.spawn(move || {
                    let mut random = Random((seed << 8) | reader | (1 << 63));
                    let mut upto_before = Position::ZERO;
                    while !done.load(Ordering::Relaxed) {
                        let id =
                            log.0[random.below(20_000) as usize].unwrap_or_else(|| random.id());
                        let answer = index.look_up(id).unwrap();
                        let first = model.get(&id).copied();
                        assert_eq!(answer.first, first.filter(|first| *first <= answer.upto));
                        assert!(answer.upto >= upto_before, "it never falls");
                        upto_before = answer.upto;
                    }
                });
            }
            let maintained = scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    if index.wants_maintenance() {
                        index.maintain().unwrap();
                    } else {
                        std::thread::yield_now();
                    }
                }
            });
            log.feed(&index, 20_000).unwrap();
            done.store(true, Ordering::Relaxed);
            maintained.join().unwrap();
        });
        assert_eq!(index.position(), log.last());
        index.flush().unwrap();
        log.check(&index, &mut Random(!seed));
        drop(index);
        let index = Index::open_with(folder.path(), LOG, 200).unwrap();
        assert_eq!(index.position(), log.last());
    });
}

#[test]
fn damage_found_while_it_is_fed_and_merged_is_made_good() {
    for_seeds(6, |seed| {
        let log = Log::of_single(&mut Random(seed), 10_000);
        let model = log.model(log.last());
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_with(folder.path(), LOG, 300).unwrap();
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let (index, log, model, done, path) = (&index, &log, &model, &done, folder.path());
            scope.spawn(move || {
                let mut random = Random(seed);
                while !done.load(Ordering::Relaxed) {
                    let id = log.0[random.below(10_000) as usize].unwrap();
                    match index.look_up(id) {
                        Ok(answer) => {
                            let first = model.get(&id).filter(|first| **first <= answer.upto);
                            assert_eq!(answer.first, first.copied());
                        }
                        Err(Error::Damaged { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    match index.maintain() {
                        Ok(()) | Err(Error::Damaged { .. }) => std::thread::yield_now(),
                        Err(error) => panic!("{error}"),
                    }
                }
            });
            scope.spawn(move || {
                let mut random = Random(!seed);
                for _ in 0..15 {
                    std::thread::sleep(std::time::Duration::from_millis(5));
                    let files = files(path);
                    let Some(file) = files.get(random.below(files.len() as u64 + 1) as usize)
                    else {
                        continue;
                    };
                    // In place: the index has it open. It may be deleted meanwhile.
                    use std::os::unix::fs::FileExt;
                    if let Ok(file) = std::fs::OpenOptions::new().write(true).open(file) {
                        let _ = file.write_all_at(&[0xA5; 64], 4_096 + random.below(8_192));
                    }
                }
                done.store(true, Ordering::Relaxed);
            });
            while !done.load(Ordering::Relaxed) || index.position() < log.last() {
                match log.feed(index, 500) {
                    Ok(()) | Err(Error::Damaged { .. } | Error::OutOfOrder { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
                if index.position() == log.last() {
                    std::thread::yield_now();
                }
            }
        });
        // Damage that nobody met yet is met now, at the latest.
        drop(index);
        let index = Index::open_with(folder.path(), LOG, 300).unwrap();
        log.feed(&index, 10_000).unwrap();
        assert_eq!(index.position(), log.last());
        log.check(&index, &mut Random(!seed));
    });
}
