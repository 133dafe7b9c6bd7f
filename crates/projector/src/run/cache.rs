//! Streams kept folded in memory, the latest used, with what each view made of them, so that an event on
//! a long stream costs what the event costs.

use std::collections::{BTreeMap, HashMap};

use greyfile_envelope::StreamId;

use super::folded::Folded;
use super::step::Track;

/// What a folded stream takes in memory, about, and each of its events, of which there is room for some
/// from the first on: states and events lie in their largest form, and texts by themselves.
const STREAM_BYTES: usize = 2_500;
const EVENT_BYTES: usize = 1_250;
const EVENTS_MIN: usize = 2;

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
    known: Known,
    bytes: usize,
    used: u64,
}

/// A stream folded, and what it comes to in views, by the places of their slots.
pub(crate) struct Known {
    pub(crate) folded: Folded,
    pub(crate) tracks: Vec<(usize, Track)>,
}

impl Known {
    /// What a view made of it, if that is known.
    pub(crate) fn take(&mut self, at: usize) -> Option<Track> {
        let index = self.tracks.iter().position(|(of, _)| *of == at)?;
        Some(self.tracks.swap_remove(index).1)
    }

    /// What it takes in memory, about.
    fn bytes(&self) -> usize {
        let events = self.folded.history.logged().len().max(EVENTS_MIN);
        let tracks: usize = self.tracks.iter().map(|(_, track)| track.bytes()).sum();
        STREAM_BYTES + events * EVENT_BYTES + tracks
    }
}

impl Cache {
    pub(crate) fn new(bytes_max: usize) -> Self {
        Self { bytes_max, ..Self::default() }
    }

    /// Takes a stream out.
    pub(crate) fn take(&mut self, stream: StreamId) -> Option<Known> {
        let kept = self.kept.remove(&stream)?;
        self.by_use.remove(&kept.used);
        self.bytes -= kept.bytes;
        Some(kept.known)
    }

    /// Keeps a stream, and lets go of those that were not used for longest.
    pub(crate) fn put(&mut self, known: Known) {
        let (stream, bytes) = (known.folded.history.stream(), known.bytes());
        if bytes > self.bytes_max {
            return;
        }
        self.uses += 1;
        self.bytes += bytes;
        self.by_use.insert(self.uses, stream);
        self.kept.insert(stream, Kept { known, bytes, used: self.uses });
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
        let known = |n| Known { folded: Folded::new(stream(n)), tracks: Vec::new() };
        let of_one = STREAM_BYTES + EVENTS_MIN * EVENT_BYTES;
        let mut cache = Cache::new(2 * of_one);
        (1..=2).for_each(|n| cache.put(known(n)));
        let first = cache.take(stream(1)).unwrap();
        assert!(cache.take(stream(1)).is_none());
        assert_eq!((cache.kept.len(), cache.by_use.len(), cache.bytes), (1, 1, of_one));
        cache.put(first);
        cache.put(known(3));
        assert!(cache.take(stream(2)).is_none(), "used before the others");
        assert!(cache.take(stream(1)).is_some() && cache.take(stream(3)).is_some());
        assert_eq!((cache.kept.len(), cache.by_use.len(), cache.bytes), (0, 0, 0));
        let mut small = Cache::new(of_one - 1);
        small.put(known(1));
        assert!(small.take(stream(1)).is_none(), "what does not fit alone");
    }
}
