//! Streams kept folded in memory, the latest used, so that an event on a long stream costs what the
//! event costs.

use std::collections::{BTreeMap, HashMap};

use greyfile_envelope::StreamId;

use super::folded::Folded;

/// What a decoded event takes in memory beside the bytes of its record, about.
const EVENT_BYTES: usize = 700;

/// Folded streams, within a budget of bytes.
#[derive(Default)]
pub(crate) struct Cache {
    bytes_max: usize,
    bytes: usize,
    kept: HashMap<StreamId, Kept>,
    /// Streams by when they were used last.
    by_use: BTreeMap<u64, StreamId>,
    uses: u64,
}

struct Kept {
    folded: Folded,
    bytes: usize,
    used: u64,
}

impl Cache {
    pub(crate) fn new(bytes_max: usize) -> Self {
        Self { bytes_max, ..Self::default() }
    }

    /// Takes a stream out.
    pub(crate) fn take(&mut self, stream: StreamId) -> Option<Folded> {
        let kept = self.kept.remove(&stream)?;
        self.by_use.remove(&kept.used);
        self.bytes -= kept.bytes;
        Some(kept.folded)
    }

    /// Keeps a stream, and lets go of those that were not used for longest.
    pub(crate) fn put(&mut self, folded: Folded) {
        let stream = folded.history.stream();
        let bytes = folded.history.logged().len() * EVENT_BYTES;
        if bytes > self.bytes_max {
            return;
        }
        self.uses += 1;
        self.bytes += bytes;
        self.by_use.insert(self.uses, stream);
        self.kept.insert(stream, Kept { folded, bytes, used: self.uses });
        while self.bytes > self.bytes_max
            && let Some((_, oldest)) = self.by_use.pop_first()
            && let Some(gone) = self.kept.remove(&oldest)
        {
            self.bytes -= gone.bytes;
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        *self = Self::new(self.bytes_max);
    }
}

#[cfg(test)]
mod tests {
    use greyfile_envelope::StreamKind;

    use super::*;

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let stream = |n: u8| StreamId::new(StreamKind::CASE, [n; 16]);
        let mut cache = Cache::new(10);
        // Streams without events take nothing.
        (1..=3).for_each(|n| cache.put(Folded::new(stream(n))));
        assert!(cache.take(stream(1)).is_some());
        assert!(cache.take(stream(1)).is_none());
        assert_eq!((cache.kept.len(), cache.by_use.len(), cache.bytes), (2, 2, 0));
        cache.bytes = 11;
        cache.put(Folded::new(stream(4)));
        assert!(cache.kept.is_empty(), "{}", cache.kept.len());
    }
}
