//! Tests of the index against a model, and against all that can happen to its folder.
//!
//! Each run is made from a seed that a failure prints. `GREYFILE_INDEX_SEED=n` runs only that one;
//! `GREYFILE_INDEX_RUNS=n` runs that many.

mod damage;
mod model;
mod threads;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::layout::Cover;
use super::*;

const LOG: [u8; 16] = [7; 16];

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn id(&mut self) -> CommandId {
        let id = (u128::from(self.next()) << 64) | u128::from(self.next());
        CommandId::from_bytes(id.to_be_bytes())
    }
}

/// Runs a property for several seeds, and says which one failed.
fn for_seeds(runs: u64, property: impl Fn(u64) + std::panic::RefUnwindSafe) {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let seeds = match number("GREYFILE_INDEX_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("GREYFILE_INDEX_RUNS").unwrap_or(runs),
    };
    for seed in seeds {
        if let Err(panic) = std::panic::catch_unwind(|| property(seed)) {
            println!("failed with GREYFILE_INDEX_SEED={seed}");
            std::panic::resume_unwind(panic);
        }
    }
}

/// A log as the index sees it: for each record whether it begins a command, and which.
struct Log(Vec<Option<CommandId>>);

impl Log {
    /// A log of so many records. Commands have one to three; some ids come twice.
    fn new(random: &mut Random, records: usize) -> Self {
        let mut log: Vec<Option<CommandId>> = Vec::with_capacity(records);
        let mut time = 1_752_000_000_000u128;
        while log.len() < records {
            let old = log.len().checked_sub(1).map(|last| random.below(last as u64 + 1) as usize);
            let id = match random.below(20) {
                0 => old.and_then(|old| log[old]).unwrap_or_else(|| random.id()),
                // Ids of no order at all, and the least and greatest there are.
                1..8 => random.id(),
                8 => CommandId::from_bytes([0; 16]),
                9 => CommandId::from_bytes([255; 16]),
                // Time in front, as in practice.
                _ => {
                    time += u128::from(random.below(3));
                    let id = (time << 80) | u128::from(random.next());
                    CommandId::from_bytes(id.to_be_bytes())
                }
            };
            log.push(Some(id));
            (0..random.below(3)).for_each(|_| log.push(None));
        }
        log.truncate(records);
        Self(log)
    }

    /// As many records as this, each a command of its own.
    fn of_single(random: &mut Random, records: usize) -> Self {
        Self((0..records).map(|_| Some(random.id())).collect())
    }

    fn last(&self) -> Position {
        Position(self.0.len() as u64)
    }

    /// Feeds the next so many records, as far as the log goes, and checks what is said of ids used
    /// twice.
    fn feed(&self, index: &Index, records: u64) -> Result<(), Error> {
        let from = index.position().0;
        let to = (from + records).min(self.last().0);
        let mut model = self.model(Position(from));
        for position in (from + 1..=to).map(Position) {
            match self.0[position.0 as usize - 1] {
                None => index.advance(position)?,
                Some(id) => {
                    let earlier = index.insert(id, position)?;
                    assert_eq!(earlier, model.get(&id).copied(), "used before {position}");
                    model.entry(id).or_insert(position);
                }
            }
        }
        Ok(())
    }

    /// What an index that goes up to here must hold.
    fn model(&self, upto: Position) -> BTreeMap<CommandId, Position> {
        let mut model = BTreeMap::new();
        for (position, id) in (1..).map(Position).zip(&self.0[..upto.0 as usize]) {
            if let Some(id) = id {
                model.entry(*id).or_insert(position);
            }
        }
        model
    }

    /// Checks every id of the log, those that are not yet in the index as well, and some others.
    fn check(&self, index: &Index, random: &mut Random) {
        let upto = index.position();
        let model = self.model(upto);
        for id in self.0.iter().flatten().copied() {
            let answer = index.look_up(id).unwrap();
            assert_eq!(answer, Answer { first: model.get(&id).copied(), upto });
        }
        for id in (0..50).map(|_| random.id()) {
            assert_eq!(index.get(id).unwrap(), None);
        }
    }
}

/// The files of the segments and the unfinished ones, sorted by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| !path.ends_with("lock")).collect();
    files.sort();
    files
}

/// What the files of a folder hold, by name: to put it back as it was.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files(folder).into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

fn restore(folder: &Path, files_then: &BTreeMap<PathBuf, Vec<u8>>) {
    files(folder).iter().for_each(|path| std::fs::remove_file(path).unwrap());
    files_then.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
}

/// How many records a run of the model has.
const RECORDS: Range<u64> = 200..6_000;
