//! The timeline of a case file: each entry with both its times, and what became of it.

use greyfile_casefile::{Correction, Entry};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::{CommonEvent, Event};
use greyfile_envelope::{Assurance, Basis};
use greyfile_words::{Words, payload};

use super::Page;
use crate::kit::paper::Paper;
use crate::kit::text::{event_name, say};

/// Runs of entries of one kind and one time longer than this are folded away.
const RUN_MAX: usize = 6;

/// Entries of the timeline that stand together.
pub(super) struct Run {
    /// What happened.
    pub(super) what: String,
    /// At least one.
    pub(super) entries: Vec<Entry>,
}

impl Run {
    /// Whether it is folded away.
    pub(super) fn folded(&self) -> bool {
        self.entries.len() > 1
    }
}

/// Puts entries of one kind and one time together, where there are many of them.
pub(super) fn runs(words: Words, timeline: Vec<Entry>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for entry in timeline {
        let plain = |entry: &Entry| {
            let shows_more = is_note(entry) || is_file(entry);
            entry.corrected.is_none() && entry.retracted.is_none() && !shows_more
        };
        match runs.last_mut() {
            Some(run)
                if plain(&entry)
                    && run.entries.last().is_some_and(|last| {
                        plain(last)
                            && last.occurred_at == entry.occurred_at
                            && last.event_type == entry.event_type
                    }) =>
            {
                run.entries.push(entry);
            }
            _ => runs.push(Run { what: event_name(words, entry.event_type), entries: vec![entry] }),
        }
    }
    runs.into_iter()
        .flat_map(|run| {
            if run.entries.len() > RUN_MAX {
                return vec![run];
            }
            let what = run.what;
            run.entries
                .into_iter()
                .map(|entry| Run { what: what.clone(), entries: vec![entry] })
                .collect()
        })
        .collect()
}

fn is_note(entry: &Entry) -> bool {
    matches!(entry.payload, Event::Common(CommonEvent::NoteAdded(_)))
}

fn is_file(entry: &Entry) -> bool {
    matches!(entry.payload, Event::Common(CommonEvent::FileAttached(_)))
}

impl Page {
    /// The file that an entry names.
    pub(super) fn paper_of(&self, entry: &Entry) -> Option<Paper> {
        Paper::of(&entry.payload, self.sees, self.words)
    }

    /// What an event says.
    pub(super) fn line(&self, event: &Event) -> String {
        self.words.line(event, &|stream| self.called(stream))
    }

    /// A note's own words; nothing where they are sealed.
    pub(super) fn note_of(&self, entry: &Entry) -> Option<String> {
        let Event::Common(CommonEvent::NoteAdded(note)) = &entry.payload else { return None };
        let text = self.sees.personal(&note.text).text()?;
        let source = note.source.as_ref().and_then(|source| self.sees.personal(source).text());
        Some(match source {
            Some(source) => format!("{text} ({source})"),
            None => text,
        })
    }

    /// What a correction changed, by the names of the fields: most are in no line.
    pub(super) fn corrected(&self, entry: &Entry, correction: &Correction) -> String {
        let [was, now] = [&correction.was, &entry.payload].map(payload);
        let mut names = self.words.fields_changed(entry.event_type, &was, &now);
        let beside = [
            (correction.was_occurred_at != entry.occurred_at, "case-field-happened"),
            (correction.was_done_by.is_some(), "case-field-done-by"),
            (correction.was_basis.is_some(), "case-field-basis"),
        ];
        let beside = beside.into_iter().filter(|(changed, _)| *changed);
        names.extend(beside.map(|(_, id)| self.say(id)));
        self.words.enumerated(&names)
    }

    /// Whether what was said before reads otherwise than what is said now.
    pub(super) fn read_otherwise(&self, entry: &Entry, correction: &Correction) -> bool {
        self.line(&correction.was) != self.line(&entry.payload)
            || correction.was_occurred_at != entry.occurred_at
            || correction.was_done_by.is_some()
            || correction.was_basis.is_some()
    }

    /// What an entry rests on.
    pub(super) fn basis(&self, basis: &Basis) -> String {
        self.words.basis(basis)
    }

    /// How sure the service was of who typed an entry.
    pub(super) fn assurance(&self, entry: &Entry) -> String {
        let of = if entry.assurance == Assurance::DECLARED { "declared" } else { "other" };
        let args = [Arg::text("code", &entry.assurance), Arg::code("of", of)];
        say(self.words, "case-assurance", &args)
    }

    /// How long after it happened an entry was recorded.
    pub(super) fn later(&self, entry: &Entry, hours: &i64) -> String {
        let exact = if entry.is_exact() { "yes" } else { "no" };
        say(self.words, "case-later", &[Arg::code("exact", exact), Arg::hours("span", *hours)])
    }
}
