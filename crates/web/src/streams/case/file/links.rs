//! Where the numbers of a case file lead: places on its own timeline.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use greyfile_casefile::Entry;
use greyfile_domain::kernel::flag::Flag;
use greyfile_envelope::{EventId, Position, StreamId};

use crate::kit::format::stream_href;

/// Places on the timeline of a case file.
pub(super) struct Links {
    by_event: BTreeMap<EventId, Position>,
    by_type: BTreeMap<(StreamId, &'static str), Position>,
    /// The entries of this page; others are on another.
    here: BTreeSet<Position>,
}

impl Links {
    /// The places of a timeline, of which these stand on the page.
    pub(super) fn of(timeline: &[Entry], here: Range<usize>) -> Self {
        let here = timeline[here].iter().map(|entry| entry.position).collect();
        let mut links = Self { by_event: BTreeMap::new(), by_type: BTreeMap::new(), here };
        for entry in timeline.iter().filter(|entry| entry.retracted.is_none()) {
            links.by_event.insert(entry.event, entry.position);
            // The last of a kind stands: a later count replaces an earlier one.
            links.by_type.insert((entry.stream, entry.event_type), entry.position);
        }
        links
    }

    /// The place of the first of these kinds of event that a stream has, or else the stream itself.
    pub(super) fn at(&self, stream: StreamId, types: &[&'static str]) -> String {
        let found = types.iter().find_map(|wanted| self.by_type.get(&(stream, *wanted)));
        found.map_or_else(|| stream_href(stream), |position| self.to(position))
    }

    /// The place of the event that raised a flag, or else its stream.
    pub(super) fn of_flag(&self, flag: &Flag) -> String {
        flag.event
            .and_then(|event| self.by_event.get(&event))
            .map_or_else(|| stream_href(flag.about), |position| self.to(position))
    }

    /// The place of an entry, on this page or on its own.
    fn to(&self, position: &Position) -> String {
        match self.here.contains(position) {
            true => format!("#e{position}"),
            false => format!("?at={position}#e{position}"),
        }
    }
}
