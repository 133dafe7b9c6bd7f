//! The streams that events are added to and that they name, opened by the API.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::Event;
use greyfile_envelope::StreamKind;
use greyfile_tests::make;
use greyfile_web::Entry;
use serde_json::Value;

use super::{Doors, command};
use crate::privacy::drawn::{self, Draw};

impl Doors {
    /// Opens a stream of a kind, by the API.
    async fn open(&mut self, draw: &mut Draw, kind: StreamKind) -> String {
        let opened = self.opened.clone();
        let named = |kind| opened.get(&kind).cloned().unwrap_or_default();
        let filled = draw.fill(drawn::opening(kind), &mut BTreeSet::new(), 1, &named);
        let command = command(&draw.id(), None, &filled);
        let came = self.post_json("/api/commands", &command).await;
        assert_eq!(came.status, 200, "{}: {}", filled.event, came.body);
        let answer: Value = serde_json::from_str(&came.body).expect("JSON");
        let stream = make::stream(&answer, kind.word().expect("a kind has a word"));
        self.streams.insert(stream.clone());
        stream
    }

    /// A stream of every kind that events name, each opened once. What one of them names comes
    /// before it.
    pub async fn opened(&mut self, draw: &mut Draw) -> BTreeMap<StreamKind, String> {
        let mut left: Vec<StreamKind> = StreamKind::ALL
            .iter()
            .copied()
            .filter(|kind| !self.opened.contains_key(kind))
            .filter(|kind| Entry::all().any(|event| is_opening(event, *kind)))
            .collect();
        while !left.is_empty() {
            let ready = left.iter().position(|kind| {
                let fields = drawn::entry(drawn::opening(*kind)).fields();
                let mut named = fields.iter().filter(|field| field.needed).filter_map(|f| f.names);
                named.all(|named| self.opened.contains_key(&named))
            });
            let kind = left.remove(ready.expect("openings that name each other"));
            let stream = self.open(draw, kind).await;
            self.opened.insert(kind, stream);
        }
        self.opened.clone()
    }

    /// A new stream for the event to be added to; none for one that opens its own.
    pub async fn on(&mut self, draw: &mut Draw, event: &'static str) -> Option<String> {
        let entry = drawn::entry(event);
        match entry.opens_alone() {
            true => None,
            false => Some(self.open(draw, entry.kind().unwrap_or(StreamKind::CASE)).await),
        }
    }
}

fn is_opening(event: &str, kind: StreamKind) -> bool {
    // A log has only one of some kinds, and nobody opens another.
    let alone = <Event as AnyEvent>::only(kind).is_none();
    alone && Event::kind_of(event) == Some(kind) && Event::can_open(event)
}
