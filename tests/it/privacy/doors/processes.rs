//! The list of processes, as anybody on the machine reads it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Who watches the list of processes while a program runs.
pub(super) struct Watch {
    ends: Arc<AtomicBool>,
    seen: Arc<Mutex<BTreeSet<Vec<u8>>>>,
    watcher: thread::JoinHandle<()>,
}

impl Watch {
    pub(super) fn start() -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let seen: Arc<Mutex<BTreeSet<Vec<u8>>>> = Arc::default();
        let (end, kept) = (Arc::clone(&ends), Arc::clone(&seen));
        let watcher = thread::spawn(move || {
            while !end.load(Ordering::Relaxed) {
                let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
                let lines =
                    processes.filter_map(|one| std::fs::read(one.path().join("cmdline")).ok());
                kept.lock().unwrap_or_else(PoisonError::into_inner).extend(lines);
                thread::sleep(Duration::from_millis(2));
            }
        });
        Self { ends, seen, watcher }
    }

    /// Waits until a command line was seen that has this in it.
    pub(super) fn until(&self, wanted: &str) {
        let give_up = Instant::now() + Duration::from_secs(60);
        let has = |line: &Vec<u8>| String::from_utf8_lossy(line).contains(wanted);
        while !self.seen.lock().unwrap_or_else(PoisonError::into_inner).iter().any(has) {
            assert!(Instant::now() < give_up, "{wanted:?} is not among the processes");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// The command lines that were seen, arguments with a NUL between them.
    pub(super) fn stop(self) -> String {
        self.ends.store(true, Ordering::Relaxed);
        self.watcher.join().expect("it only reads");
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = seen.iter().map(|line| String::from_utf8_lossy(line).into_owned());
        lines.collect::<Vec<_>>().join("\n")
    }
}
