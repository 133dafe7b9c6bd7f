//! What became of the events of a list since they were recorded: corrected, or retracted.

use std::collections::BTreeMap;

use greyfile_casefile::Casefile;
use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::{EventId, StreamId};
use greyfile_words::Words;

use crate::api::Problem;
use crate::kit::link::event_href;
use crate::kit::text::say;
use crate::sight::Sight;

/// A mark at an event.
pub(super) struct Mark {
    /// What it says.
    pub(super) text: String,
    /// The correction or the retraction.
    pub(super) href: String,
    /// Whether the event does not stand any more.
    pub(super) retracted: bool,
}

/// Which events are marked.
#[derive(Default)]
pub(super) struct Marks(BTreeMap<EventId, Mark>);

impl Marks {
    /// The marks at the events of one stream.
    pub(super) fn of(history: &History, words: Words) -> Self {
        let mut marks = Self::default();
        marks.add(history, history.logged().iter().map(|past| past.moment.event_id), words);
        marks
    }

    /// The marks at events of several streams. What a correction corrects lies in its own stream.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(super) async fn at(sight: &Sight, list: &[Logged], words: Words) -> Result<Self, Problem> {
        let mut streams: BTreeMap<StreamId, Vec<EventId>> = BTreeMap::new();
        for past in list {
            streams.entry(past.stream).or_default().push(past.moment.event_id);
        }
        sight
            .read(Casefile, move |reader| {
                let mut marks = Self::default();
                for (&stream, events) in &streams {
                    marks.add(&reader.history(stream)?, events.iter().copied(), words);
                }
                Ok(marks)
            })
            .await
    }

    fn add(&mut self, history: &History, events: impl Iterator<Item = EventId>, words: Words) {
        let retracted = history.retracted();
        for event in events {
            let corrected = || history.current_of(event)?.corrected;
            let same = || history.current_of(event)?.same_as;
            let (by, message, gone) = match (retracted.get(&event).copied(), same(), corrected()) {
                (Some((by, _)), ..) => (by, "log-mark-retracted", true),
                (None, Some(first), _) => (first, "log-mark-same", false),
                (None, None, Some((by, _))) => (by, "log-mark-corrected", false),
                (None, None, None) => continue,
            };
            let href = event_href(by.moment.position);
            let mark = Mark { text: say(words, message, &[]), href, retracted: gone };
            self.0.insert(event, mark);
        }
    }

    /// Takes the mark at an event out.
    pub(super) fn take(&mut self, event: EventId) -> Option<Mark> {
        self.0.remove(&event)
    }
}
