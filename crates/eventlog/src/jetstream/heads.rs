//! The last positions of streams this process has written or met.
//!
//! Only ever behind the truth, never ahead of it: what stands here is on disk. So an append that
//! expects less is stale for certain, and a read that ends before it came from a lagging replica.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use greyfile_envelope::{Position, StreamId};

/// Streams remembered. Beyond that all are forgotten, which costs a round trip and nothing else.
const HEADS_MAX: usize = 200_000;

#[derive(Debug, Default)]
pub(crate) struct Heads(RwLock<HashMap<StreamId, Position>>);

impl Heads {
    pub(crate) fn get(&self, stream: StreamId) -> Option<Position> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&stream).copied()
    }

    pub(crate) fn set(&self, stream: StreamId, position: Position) {
        self.set_all([(stream, position)]);
    }

    pub(crate) fn set_all(&self, heads: impl IntoIterator<Item = (StreamId, Position)>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() > HEADS_MAX {
            known.clear();
        }
        for (stream, position) in heads {
            let head = known.entry(stream).or_default();
            *head = position.max(*head);
        }
    }
}
