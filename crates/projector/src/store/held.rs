//! Rows that were committed and are not in the engine yet.
//!
//! The engine writes a whole block for every row that changes in it, and looks for that block first. So
//! what is committed waits in memory until it is much, and then each block is written once for many
//! rows. It waits in two layers: one takes in what is committed, the other is on its way into the engine.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use bytes::Bytes;

use super::engine::is_empty;

/// What a row takes in memory beside its bytes, about.
const ROW_BYTES: usize = 120;

/// Rows by key; nothing where a row was removed.
#[derive(Default)]
pub(crate) struct Layer {
    rows: BTreeMap<Bytes, Option<Bytes>>,
    /// What they take in memory, about.
    bytes: usize,
}

/// Two layers of rows over the engine's.
#[derive(Default)]
pub(crate) struct Held {
    layers: RwLock<Layers>,
}

#[derive(Default)]
struct Layers {
    young: Layer,
    /// On its way into the engine; what is in `young` lies over it.
    old: Option<Arc<Layer>>,
    /// How many layers have gone into the engine.
    settled: u64,
}

/// Some rows in order of key, from a moment.
pub(crate) struct Slice {
    pub(crate) rows: Vec<(Bytes, Option<Bytes>)>,
    /// Whether no more were held further on.
    pub(crate) all: bool,
    /// How many layers had gone into the engine by then.
    pub(crate) settled: u64,
}

impl Layer {
    /// The rows, in order of key.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&[u8], Option<&[u8]>)> {
        self.rows.iter().map(|(key, row)| (&key[..], row.as_deref()))
    }

    fn set(&mut self, key: &[u8], row: Option<Bytes>) {
        let len = |row: &Option<Bytes>| row.as_ref().map_or(0, Bytes::len);
        self.bytes += len(&row);
        match self.rows.get_mut(key) {
            Some(before) => self.bytes -= len(&std::mem::replace(before, row)),
            None => {
                self.bytes += key.len() + ROW_BYTES;
                self.rows.insert(Bytes::copy_from_slice(key), row);
            }
        }
    }
}

impl Held {
    /// The row with this key, if one is held; `Some(None)` where it was removed.
    pub(crate) fn get(&self, key: &[u8]) -> Option<Option<Bytes>> {
        let layers = self.read();
        let old = || layers.old.as_ref().and_then(|old| old.rows.get(key));
        layers.young.rows.get(key).or_else(old).cloned()
    }

    /// The first rows between two keys, at most so many.
    pub(crate) fn slice(&self, from: Bound<&[u8]>, to: Bound<&[u8]>, most: usize) -> Slice {
        let layers = self.read();
        let settled = layers.settled;
        // A map panics on a range that runs backwards.
        if is_empty(from, to) {
            return Slice { rows: Vec::new(), all: true, settled };
        }
        let mut young = layers.young.rows.range::<[u8], _>((from, to)).peekable();
        let old = layers.old.as_ref().map(|old| old.rows.range::<[u8], _>((from, to)));
        let mut old = old.into_iter().flatten().peekable();
        let mut rows = Vec::new();
        while rows.len() < most {
            let row = match (young.peek(), old.peek()) {
                (Some((one, _)), Some((other, _))) if one > other => old.next(),
                (Some((one, _)), Some((other, _))) => {
                    if one == other {
                        old.next();
                    }
                    young.next()
                }
                (Some(_), None) => young.next(),
                (None, _) => old.next(),
            };
            let Some((key, row)) = row else { break };
            rows.push((key.clone(), row.clone()));
        }
        let all = young.peek().is_none() && old.peek().is_none();
        Slice { rows, all, settled }
    }

    /// The last row before a key whose key begins so.
    pub(crate) fn last(
        &self,
        prefix: &[u8],
        before: Bound<&[u8]>,
    ) -> Option<(Bytes, Option<Bytes>)> {
        let from = Bound::Included(prefix);
        if is_empty(from, before) {
            return None;
        }
        let layers = self.read();
        let last = |layer: &Layer| {
            let row = layer.rows.range::<[u8], _>((from, before)).next_back();
            row.filter(|(key, _)| key.starts_with(prefix))
                .map(|(key, row)| (key.clone(), row.clone()))
        };
        let young = last(&layers.young);
        let old = layers.old.as_deref().and_then(last);
        match (young, old) {
            (Some(young), Some(old)) if young.0 < old.0 => Some(old),
            (Some(young), _) => Some(young),
            (None, old) => old,
        }
    }

    /// Takes rows in, all of them at one moment.
    pub(crate) fn set<'a>(&self, rows: impl IntoIterator<Item = (&'a [u8], Option<Bytes>)>) {
        let young = &mut self.write().young;
        rows.into_iter().for_each(|(key, row)| young.set(key, row));
    }

    /// What waits in memory, in bytes, about, beside what is on its way into the engine.
    pub(crate) fn bytes(&self) -> usize {
        self.read().young.bytes
    }

    /// What is to go into the engine next; `None` if nothing is held. What was to go before and did not
    /// comes first.
    pub(crate) fn settling(&self) -> Option<Arc<Layer>> {
        let mut layers = self.write();
        if layers.old.is_none() && !layers.young.rows.is_empty() {
            layers.old = Some(Arc::new(std::mem::take(&mut layers.young)));
        }
        layers.old.clone()
    }

    /// The rows that were to go into the engine are there.
    pub(crate) fn settled(&self) {
        let mut layers = self.write();
        layers.settled += 1;
        // It is let go of without the lock.
        let old = layers.old.take();
        drop(layers);
        drop(old);
    }

    fn read(&self) -> RwLockReadGuard<'_, Layers> {
        self.layers.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Layers> {
        self.layers.write().unwrap_or_else(PoisonError::into_inner)
    }
}
