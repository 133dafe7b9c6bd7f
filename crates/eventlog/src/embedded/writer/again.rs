//! What the writer does after a full disk: it waits for room, and opens the file again.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::{Message, Writer, closed_by, guarded, read_lock, write_lock};
use crate::HaltCause;
use crate::embedded::store::{self, Tail};
use crate::embedded::{Db, OpenError};

/// How long after the disk was full the log is tried again, each time.
const ROOM_PAUSE: Duration = Duration::from_secs(1);
/// How long reads that began before may keep the file, when the log is opened again.
const READS_WAIT: Duration = Duration::from_secs(5);
const READS_PAUSE: Duration = Duration::from_millis(20);

impl Writer {
    /// Answers what comes that the disk is full, and opens the log again once it has room. False if
    /// the log is to be closed meanwhile, or cannot be opened again.
    pub(super) fn wait_for_room(&mut self, queue: &Receiver<Message>) -> bool {
        let mut next_try = Instant::now() + ROOM_PAUSE;
        loop {
            match queue.recv_timeout(next_try.saturating_duration_since(Instant::now())) {
                Ok(Message::Append(_, reply)) => {
                    if let Some(halted) = &*read_lock(&self.shared.halted) {
                        reply.answer(Err(closed_by(halted)));
                    }
                }
                Ok(Message::Close) | Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) => {
                    match self.open_again() {
                        Ok(()) => return true,
                        Err(OpenError::DiskFull(_) | OpenError::Locked(_)) => {}
                        Err(error) => {
                            self.halt(HaltCause::Failed, error.to_string());
                            return false;
                        }
                    }
                    next_try = Instant::now() + ROOM_PAUSE;
                }
            }
        }
    }

    /// Opens the file again, if the disk has room: what it holds is looked at as at any start, since
    /// the commit that met the full disk may be in it or not.
    fn open_again(&mut self) -> Result<(), OpenError> {
        greyfile_disk::try_for(&self.path).map_err(|error| OpenError::io(&self.path, error))?;
        let before = std::mem::replace(&mut *write_lock(&self.shared.db), Db::Away);
        if let Err(what) = guarded(move || drop(before)) {
            tracing::warn!(log.failure = %what, "the full disk's file was not closed cleanly");
        }
        let give_up = Instant::now() + READS_WAIT;
        let store::Opened { db, heads, tail } = loop {
            match store::open(&self.path, &self.options) {
                // A read that began before still holds it.
                Err(OpenError::Locked(_)) if Instant::now() < give_up => {
                    std::thread::sleep(READS_PAUSE);
                }
                opened => break opened?,
            }
        };
        if tail.last < self.last {
            return Err(store::lost(&self.path, tail.last, self.last));
        }
        *write_lock(&self.shared.heads) = heads;
        *write_lock(&self.shared.db) = Db::Open(db);
        let Tail { window, covered, last, mark } = tail;
        (self.window, self.covered, self.last, self.mark) = (window, covered, last, mark);
        self.changed.clear();
        self.mark.set(last);
        *write_lock(&self.shared.halted) = None;
        self.published.send_replace(last);
        tracing::info!(log.position = last.0, "the disk has room: the log is open again");
        Ok(())
    }
}
