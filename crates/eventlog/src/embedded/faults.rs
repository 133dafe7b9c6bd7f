//! A disk that fails on command, for tests.
//!
//! Writes stay in memory until they are synced, as they may on a real machine, so what a failed
//! sync leaves behind is some of them, whole or torn, in no order.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use redb::StorageBackend;
use redb::backends::FileBackend;

use super::Options;
use crate::conformance::Rng;

/// What a disk writes at once: a write is torn between sectors, never inside one.
const SECTOR_LEN: usize = 512;

/// The hand on the switch of a failing disk.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Switch>);

#[derive(Debug, Default)]
struct Switch {
    plan: Mutex<Plan>,
    released: Condvar,
    syncing: AtomicBool,
}

#[derive(Debug, Default)]
enum Plan {
    #[default]
    Sound,
    /// Syncs wait until the plan changes.
    Hold,
    /// The next sync fails after some of the writes reached the file; then nothing works.
    LosePower(u64),
    /// Writes and syncs fail with this kind of error.
    Fail(io::ErrorKind),
    /// The next sync panics.
    Panic,
    /// After a power cut.
    Dead,
}

impl Faults {
    /// A disk that is sound so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// These options, on this disk.
    pub fn on(&self, options: Options) -> Options {
        let switch = self.0.clone();
        options.wrap(move |file| {
            Box::new(Disk { file, waiting: Mutex::default(), switch: switch.clone() })
        })
    }

    /// Makes syncs wait until another plan is set.
    pub fn hold(&self) {
        self.set(Plan::Hold);
    }

    /// Lets everything work again.
    pub fn release(&self) {
        self.set(Plan::Sound);
    }

    /// Cuts the power at the next sync: it fails, and of the writes before it those reach the
    /// file that this seed says.
    pub fn lose_power(&self, seed: u64) {
        self.set(Plan::LosePower(seed));
    }

    /// Fails every write and sync from now on.
    pub fn fail(&self, kind: io::ErrorKind) {
        self.set(Plan::Fail(kind));
    }

    /// Panics at the next sync.
    pub fn panic(&self) {
        self.set(Plan::Panic);
    }

    /// Whether a sync is being held.
    pub fn is_held(&self) -> bool {
        self.0.syncing.load(Ordering::SeqCst)
    }

    fn set(&self, plan: Plan) {
        *self.0.plan() = plan;
        self.0.released.notify_all();
    }
}

impl Switch {
    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn check(&self) -> io::Result<()> {
        match *self.plan() {
            Plan::Fail(kind) => Err(kind.into()),
            Plan::Dead => Err(io::Error::other("the power is gone")),
            _ => Ok(()),
        }
    }
}

#[derive(Debug)]
struct Disk {
    file: FileBackend,
    /// Writes since the last sync, in order.
    waiting: Mutex<Vec<(u64, Vec<u8>)>>,
    switch: Arc<Switch>,
}

impl Disk {
    fn waiting(&self) -> MutexGuard<'_, Vec<(u64, Vec<u8>)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lose_power(&self, seed: u64) -> io::Result<()> {
        let mut rng = Rng::new(seed);
        for (offset, data) in self.waiting().drain(..) {
            let sectors = data.len().div_ceil(SECTOR_LEN) as u64;
            let until = match rng.below(3) {
                0 => 0,
                1 => data.len(),
                _ => (rng.below(sectors + 1) as usize * SECTOR_LEN).min(data.len()),
            };
            if until > 0 {
                self.file.write(offset, &data[..until])?;
            }
        }
        Err(io::Error::other("the power was cut"))
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.file.read(offset, out)?;
        let end = offset + out.len() as u64;
        for (start, data) in &*self.waiting() {
            let (from, until) = (offset.max(*start), end.min(start + data.len() as u64));
            if from < until {
                let source = &data[(from - start) as usize..(until - start) as usize];
                out[(from - offset) as usize..(until - offset) as usize].copy_from_slice(source);
            }
        }
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.switch.check()?;
        self.file.set_len(len)
    }

    fn sync_data(&self) -> io::Result<()> {
        let mut plan = self.switch.plan();
        while matches!(*plan, Plan::Hold) {
            self.switch.syncing.store(true, Ordering::SeqCst);
            plan = self.switch.released.wait(plan).unwrap_or_else(PoisonError::into_inner);
        }
        self.switch.syncing.store(false, Ordering::SeqCst);
        match *plan {
            Plan::LosePower(seed) => {
                *plan = Plan::Dead;
                return self.lose_power(seed);
            }
            Plan::Panic => {
                *plan = Plan::Dead;
                drop(plan);
                panic!("a test's disk was told to panic");
            }
            _ => {}
        }
        drop(plan);
        self.switch.check()?;
        for (offset, data) in self.waiting().drain(..) {
            self.file.write(offset, &data)?;
        }
        // The file itself need not be synced: these tests cut no real power.
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.switch.check()?;
        self.waiting().push((offset, data.to_vec()));
        Ok(())
    }

    fn close(&self) -> io::Result<()> {
        self.file.close()
    }
}
