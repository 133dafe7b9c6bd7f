//! What the thread behind all views shares with their handles.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::mpsc;

use super::days::Days;
use super::known::Known;
use super::memory::Memory;
use super::orders::Report;
use super::slot::Slot;
use super::worker::Command;
use crate::error::ReadError;
use crate::status::{Progress, State, StoppedBy};
use crate::store::StoreError;

/// What the worker and the handles share.
pub(crate) struct Shared {
    /// The histories first, then each view.
    pub(crate) slots: Vec<Slot>,
    pub(crate) days: RwLock<Arc<Days>>,
    pub(crate) known: Known,
    /// The record that all views stopped before.
    pub(crate) stopped_by: RwLock<Option<StoppedBy>>,
    pub(crate) memory: Memory,
    pub(crate) commands: mpsc::UnboundedSender<Command>,
}

impl Shared {
    pub(crate) fn histories(&self) -> &Slot {
        &self.slots[0]
    }

    pub(crate) fn days(&self) -> Arc<Days> {
        Arc::clone(&self.days.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn set_days(&self, days: Days) {
        *self.days.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(days);
    }

    pub(crate) fn stopped_by(&self) -> Option<StoppedBy> {
        self.stopped_by.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_stopped_by(&self, by: Option<StoppedBy>) {
        *self.stopped_by.write().unwrap_or_else(PoisonError::into_inner) = by;
    }

    /// What tells everybody, and whoever asked, how far the making of the stores at these places is.
    pub(crate) fn telling(
        self: &Arc<Self>,
        places: Vec<usize>,
        report: Option<Report>,
    ) -> impl Fn(Progress) + Sync + 'static {
        let shared = Arc::clone(self);
        move |progress| {
            for at in &places {
                shared.slots[*at].set_state(State::Rebuilding(progress));
            }
            if let Some(report) = &report {
                report(progress);
            }
        }
    }

    /// Tells the worker about damage, so that it is mended.
    pub(crate) fn damaged(&self, name: &'static str, error: StoreError) -> ReadError {
        let at = self.slots.iter().position(|slot| slot.name == name).unwrap_or(0);
        // Once is enough: looking into it means reading every row.
        if let StoreError::Damaged(what) = &error
            && !self.slots[at].alarm.swap(true, Ordering::Relaxed)
        {
            // A worker that is gone has nothing left to mend.
            let _ = self.commands.send(Command::Damaged { at, what: what.clone() });
        }
        error.into()
    }
}
