//! One command id at a time: who sends it again while the first is under way waits for its end.
//!
//! Between processes nothing does this: see "command id used twice" in `follow`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use greyfile_envelope::CommandId;
use tokio::sync::OwnedMutexGuard;

type One = Arc<tokio::sync::Mutex<()>>;

/// The commands under way, by id.
#[derive(Default)]
pub(crate) struct Turns(Mutex<HashMap<CommandId, One>>);

/// Held while a command is under way.
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    id: CommandId,
    one: One,
    held: Option<OwnedMutexGuard<()>>,
}

impl Turns {
    /// Waits until no other command of this id is under way.
    pub(crate) async fn take(&self, id: CommandId) -> Turn<'_> {
        let one = Arc::clone(self.all().entry(id).or_default());
        let mut turn = Turn { turns: self, id, one, held: None };
        turn.held = Some(Arc::clone(&turn.one).lock_owned().await);
        turn
    }

    fn all(&self) -> MutexGuard<'_, HashMap<CommandId, One>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.held = None;
        let mut all = self.turns.all();
        // Nobody else holds it or waits for it: that is decided under the lock of all.
        if Arc::strong_count(&self.one) == 2 {
            all.remove(&self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn a_turn_is_waited_for_and_nothing_is_left_behind() {
        let turns = Turns::default();
        let (id, other) = (CommandId::from_bytes([1; 16]), CommandId::from_bytes([2; 16]));
        let first = turns.take(id).await;
        drop(turns.take(other).await);
        let soon = Duration::from_millis(20);
        // Who waits and goes away leaves no trace either.
        assert!(tokio::time::timeout(soon, turns.take(id)).await.is_err());
        drop(first);
        assert!(turns.all().is_empty());
        drop(turns.take(id).await);
        assert!(turns.all().is_empty());
    }
}
