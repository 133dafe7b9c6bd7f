//! What is concluded while a view is made anew: subject by subject, on as many threads as fold.

use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::conclude::Change;
use super::rebuild::{FOLDERS, join};
use super::sorting::{Runs, Sorting, told};
use crate::contract::{Tables, View};
use crate::error::ViewError;
use crate::store::sorter::{Several, Sorter};

/// Changes handed to a thread at once.
const HANDED: usize = 1_024;

/// A subject, and what was told about it.
type Subject = (Vec<u8>, Vec<Change>);

/// What is concluded about all subjects of a view.
pub(super) struct Concluding<'a> {
    pub(super) view: &'a dyn View,
    pub(super) tables: &'a Tables,
    /// Where sorters spill.
    pub(super) spill: &'a Path,
    /// Bytes each of its sorters holds in memory.
    pub(super) bytes: usize,
}

impl Concluding<'_> {
    /// Concludes from these facts. `go_on` is asked now and then.
    pub(super) fn run(
        &self,
        facts: Vec<Sorter>,
        go_on: impl Fn() -> Result<(), ViewError>,
    ) -> Result<Vec<Runs>, ViewError> {
        if facts.iter().all(|facts| facts.len() == 0) {
            return Ok(Vec::new());
        }
        let (hand, subjects) = sync_channel::<Vec<Subject>>(2 * FOLDERS);
        // Only the threads hold the receiving end: when all have ended, sending to them fails.
        let subjects = Arc::new(Mutex::new(subjects));
        thread::scope(|scope| {
            let threads: Vec<_> = (0..FOLDERS)
                .map(|_| {
                    let subjects = Arc::clone(&subjects);
                    scope.spawn(move || {
                        let next =
                            || subjects.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let mut sorting = Sorting::new(self.spill, self.bytes, self.tables.clone());
                        while let Ok(subjects) = next() {
                            for (subject, changes) in subjects {
                                sorting.subject(self.view, &subject, changes)?;
                            }
                        }
                        Ok(sorting.finish()?)
                    })
                })
                .collect();
            drop(subjects);
            let fed = feed(facts, hand, go_on);
            let runs: Result<_, _> = threads.into_iter().map(join).collect();
            // Why a thread ended says more than that it took no more.
            let runs = runs?;
            fed.map(|()| runs)
        })
    }
}

/// Gathers what was told about each subject.
fn feed(
    facts: Vec<Sorter>,
    hand: SyncSender<Vec<Subject>>,
    go_on: impl Fn() -> Result<(), ViewError>,
) -> Result<(), ViewError> {
    let mut facts = Several::of(facts)?;
    let (mut waiting, mut changes): (Vec<Subject>, usize) = (Vec::new(), 0);
    let send = |waiting| hand.send(waiting).map_err(|_| ViewError::Closed);
    while let Some((key, value)) = facts.next()? {
        let (subject, change) = told(key, value).expect("it was written so");
        match waiting.last_mut().filter(|(of, _)| of == subject) {
            Some((_, changes)) => changes.push(change),
            None => {
                if changes >= HANDED {
                    changes = 0;
                    send(std::mem::take(&mut waiting))?;
                    go_on()?;
                }
                waiting.push((subject.to_vec(), vec![change]));
            }
        }
        changes += 1;
    }
    send(waiting)
}
