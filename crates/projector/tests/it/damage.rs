//! Damage to files, of the histories or of a view: whatever is done to them, the rows served are right.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use greyfile_projector::{ReadError, RebuildReason};

use crate::agree::{expected, shown};
use crate::sample::{history, stream};
use crate::support::{
    MemoryLog, PATIENCE, Random, anew, assert_same, closed_view, copy, opened_right, seeds, start,
    whole,
};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Does something bad to one of the engine's files; says what.
fn harm(random: &mut Random, folder: &Path) -> String {
    let mut found = vec![];
    files(folder, &mut found);
    found.retain(|path| fs::metadata(path).unwrap().len() > 0);
    found.sort();
    let path = &found[random.below(found.len())];
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let len = file.metadata().unwrap().len() as usize;
    let at = random.below(len) as u64;
    match random.below(5) {
        0 | 1 => {
            let mut byte = [0];
            file.read_exact_at(&mut byte, at).unwrap();
            let bit = random.below(8);
            file.write_all_at(&[byte[0] ^ (1 << bit)], at).unwrap();
            format!("{name}: bit {bit} of byte {at} of {len} flipped")
        }
        2 => {
            file.set_len(at).unwrap();
            format!("{name}: cut from {len} to {at} bytes")
        }
        3 => {
            let zeros = vec![0; random.below(8_192).min(len - at as usize)];
            file.write_all_at(&zeros, at).unwrap();
            format!("{name}: {} bytes zeroed at {at} of {len}", zeros.len())
        }
        _ => {
            fs::remove_file(path).unwrap();
            format!("{name}: removed")
        }
    }
}

/// The generation in use in a folder that was only ever filled once.
fn generation(folder: &Path) -> PathBuf {
    let mut entries = fs::read_dir(folder).unwrap();
    let found = entries.find_map(|entry| {
        let path = entry.unwrap().path();
        path.file_name().unwrap().to_string_lossy().starts_with("gen-").then_some(path)
    });
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damaged_files_are_found_and_what_they_held_is_made_anew() {
    let records = history(3, 1_500, 80);
    // Views as a rebuild leaves them, as live batches do, and killed in the open.
    let rebuilt = tempfile::tempdir().unwrap();
    closed_view(&records, rebuilt.path()).await;
    let live = tempfile::tempdir().unwrap();
    let log = MemoryLog::new(&[]);
    let sampled = start(&log, live.path());
    for part in records.chunks(37) {
        log.extend(part);
        tokio::task::yield_now().await;
    }
    sampled.caught_up(&log).await;
    let killed = tempfile::tempdir().unwrap();
    copy(live.path(), killed.path());
    sampled.close().await;

    let mut outcomes = BTreeMap::new();
    for seed in seeds(60, 3_000) {
        let mut random = Random::new(seed);
        let from = [&rebuilt, &live, &killed][random.below(3)];
        let views = tempfile::tempdir().unwrap();
        copy(from.path(), views.path());
        let harmed = random.below(2);
        let name = ["histories", "sample"][harmed];
        let folder = views.path().join(name);
        // Without the seal of a clean close it is the rows that tell, as after a kill.
        let seal = folder.join("closed");
        if random.below(2) == 0 && seal.exists() {
            fs::remove_file(seal).unwrap();
        }
        let harm = format!("{name}/{}", harm(&mut random, &generation(&folder)));
        println!("seed {seed}: {harm}");
        let reasons = opened_right(&records, views.path(), &format!("seed {seed}: {harm}")).await;
        println!("  {}", reasons[harmed]);
        assert_eq!(reasons[1 - harmed], RebuildReason::None, "the other was left alone");
        let outcome = match &reasons[harmed] {
            RebuildReason::None => "harmless",
            RebuildReason::Damaged { .. } => "made anew",
            other => panic!("{other:?}"),
        };
        *outcomes.entry((name, outcome)).or_insert(0) += 1;
    }
    println!("{outcomes:?}");
    for name in ["histories", "sample"] {
        assert!(outcomes.contains_key(&(name, "made anew")), "{name} was never harmed");
    }
}

/// How damage is met while the views run.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Met {
    /// By a reader.
    Read,
    /// By what a new event changes.
    Live,
    /// By a view that is made anew from the histories.
    Rebuilt,
}

/// Stores that were just made are read from their files: zeros there are met by whoever comes first.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damage_while_they_run_is_mended() {
    let records = history(8, 1_500, 60);
    let (first, rest) = records.split_at(whole(&records, 1_300).len());
    let mut mended = BTreeMap::new();
    for seed in seeds(8, 200) {
        let mut random = Random::new(seed);
        let harmed = ["histories", "sample"][random.below(2)];
        let met = [Met::Read, Met::Live, Met::Rebuilt][random.below(3)];
        let log = MemoryLog::new(first);
        let views = tempfile::tempdir().unwrap();
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        let db = generation(&views.path().join(harmed)).join("db");
        let file = OpenOptions::new().write(true).open(&db).unwrap();
        let len = file.metadata().unwrap().len();
        let at = random.below(len as usize) as u64;
        let zeros = (len - at).min(1 + random.below(200_000) as u64);
        file.write_all_at(&vec![0; zeros as usize], at).unwrap();
        println!("seed {seed}: {harmed}: {zeros} of {len} bytes zeroed at {at}, met by {met:?}");
        match met {
            Met::Read => {
                let read = sampled.view().read(|reader| {
                    for n in 0..60 {
                        reader.history(stream(n))?;
                    }
                    shown(reader)
                });
                println!("  {:?}", read.map(drop).map_err(|error| error.to_string()));
            }
            Met::Live => {
                log.extend(rest);
                let last = sampled.view().wait_for(log.end(), PATIENCE).await;
                assert!(last, "seed {seed}: {:?}", sampled.view().state());
            }
            Met::Rebuilt => {
                let made = sampled.view().rebuild(|_| {}).await;
                println!("  {:?}", made.map_err(|error| error.to_string()));
            }
        }
        if log.end().0 < records.len() as u64 {
            log.extend(rest);
        }
        // Whatever was not met yet is, by those who read on.
        let began = Instant::now();
        let (seen, rows) = loop {
            assert!(began.elapsed() < PATIENCE, "seed {seed}: {:?}", sampled.view().state());
            let read = sampled.view().read(|reader| {
                if reader.position() < log.end() {
                    return Err(ReadError::NotReady("yet"));
                }
                for n in 0..60 {
                    reader.history(stream(n))?;
                }
                shown(reader)
            });
            // No reader asks for every row; what is left of the damage is met by whoever does.
            match (read, sampled.try_dump_of("sample")) {
                (Ok(seen), Ok(rows)) => break (seen, rows),
                _ => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        };
        assert_eq!(seen, expected(&records), "seed {seed}");
        assert_same(&rows, &anew(&records).await, &format!("seed {seed}"));
        for name in ["histories", "sample"] {
            let reason = sampled.of(name).status().rebuilt;
            println!("  {name}: {reason}");
            let is_mended = matches!(reason, RebuildReason::Damaged { .. });
            assert!(name == harmed || !is_mended, "seed {seed}: {name} was left alone");
            if is_mended {
                *mended.entry((harmed, format!("{met:?}"))).or_insert(0) += 1;
            }
        }
        sampled.close().await;
        let reasons = opened_right(&records, views.path(), &format!("seed {seed}, again")).await;
        println!("  opened again: {reasons:?}");
    }
    println!("{mended:?}");
    for name in ["histories", "sample"] {
        assert!(mended.keys().any(|(harmed, _)| *harmed == name), "{name} was never mended");
    }
}
