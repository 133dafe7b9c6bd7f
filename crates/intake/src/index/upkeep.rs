//! The table becomes a segment, segments become few, and damaged ones are dropped.

use std::sync::{Arc, MutexGuard};

use greyfile_envelope::Position;

use super::layout::{self, Cover, Fault};
use super::segment::Segment;
use super::state::{Sealed, hold};
use super::{Error, Index, build, folder, merge};

impl Index {
    /// Writes a table that was sealed before, then the present one if it holds so many ids.
    pub(super) fn write_table(&self, ids_min: usize) -> Result<(), Error> {
        let _flushing = hold(&self.flushing);
        while let Some((sealed, left_over)) = self.seal_table(ids_min) {
            let mut entries: Vec<(u128, Position)> =
                sealed.table.iter().map(|(id, first)| (layout::number(*id), *first)).collect();
            entries.sort_unstable();
            let count = entries.len() as u64;
            let entries = entries.into_iter().map(Ok);
            let segment = build::write(&self.folder, self.log_id, sealed.cover, count, entries)
                .map_err(|fault| self.fault(fault))?;
            let mut state = self.write();
            if state.sealed.as_ref().is_some_and(|present| Arc::ptr_eq(present, &sealed)) {
                state.sealed = None;
                Arc::make_mut(&mut state.segments).push(Arc::new(segment));
            } else {
                drop(state);
                // Damage was found meanwhile: what comes before this one is gone.
                folder::delete(&segment.path);
            }
            if !left_over {
                break;
            }
        }
        Ok(())
    }

    /// The table that is to be written, and whether it is left over from a write that failed: else
    /// it is the present one, sealed now. It may have no ids if only the position moved on.
    fn seal_table(&self, ids_min: usize) -> Option<(Arc<Sealed>, bool)> {
        let mut state = self.write();
        if let Some(sealed) = &state.sealed {
            return Some((Arc::clone(sealed), true));
        }
        let first = folder::reached(&state.segments).next();
        if state.table.len() < ids_min || state.position < first {
            return None;
        }
        let cover = Cover { first, last: state.position };
        let sealed = Arc::new(Sealed { cover, table: std::mem::take(&mut state.table) });
        state.sealed = Some(Arc::clone(&sealed));
        Some((sealed, false))
    }

    /// Merges segments until they are few enough.
    pub(super) fn merge(&self, _merging: &MutexGuard<'_, ()>) -> Result<(), Error> {
        loop {
            let inputs: Vec<Arc<Segment>> = {
                let state = self.read();
                let counts: Vec<u64> = state.segments.iter().map(|segment| segment.count).collect();
                let Some(from) = merge::due(&counts, self.table_len as u64) else { return Ok(()) };
                state.segments[from..].to_vec()
            };
            let merged = merge::merge(&self.folder, self.log_id, &inputs)
                .map_err(|fault| self.fault(fault))?;
            let mut state = self.write();
            let segments = Arc::make_mut(&mut state.segments);
            // Newer ones may have come; and damage found meanwhile takes away the newer ones.
            let at = segments.iter().position(|segment| Arc::ptr_eq(segment, &inputs[0]));
            let there = at.map(|at| at..at + inputs.len()).filter(|there| {
                segments.get(there.clone()).is_some_and(|present| {
                    present.iter().zip(&inputs).all(|(one, other)| Arc::ptr_eq(one, other))
                })
            });
            if let Some(there) = there {
                segments.splice(there, [Arc::new(merged)]);
                drop(state);
                inputs.iter().for_each(|segment| folder::delete(&segment.path));
            } else if segments.iter().all(|segment| segment.cover != merged.cover) {
                folder::delete(&merged.path);
            }
        }
    }

    /// What a fault comes to: a damaged segment is dropped, with all that comes after it.
    pub(super) fn fault(&self, fault: Fault) -> Error {
        let (cover, what) = match fault {
            Fault::Io { path, source } => return Error::Io { path, source },
            Fault::Damaged { cover, what } => (cover, what),
        };
        let mut state = self.write();
        let at = state.segments.iter().position(|segment| segment.cover == cover);
        // Not there any more: somebody else dropped it, or merged it before it was damaged.
        let Some(at) = at else { return Error::Damaged { kept: state.position } };
        let dropped = Arc::make_mut(&mut state.segments).split_off(at);
        let kept = folder::reached(&state.segments);
        state.sealed = None;
        state.table.clear();
        state.position = kept;
        // Under the lock: once it is released, feeding may make files of the same names.
        dropped.iter().rev().for_each(|segment| folder::delete(&segment.path));
        drop(state);
        folder::warn(&dropped[0].path, what, kept);
        Error::Damaged { kept }
    }
}
