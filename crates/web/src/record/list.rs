//! `GET /record`: every event that somebody can record, by what it happens to.

use askama::Template;
use axum::response::Response;
use greyfile_domain::kernel::kind::Recorder;
use greyfile_domain::streams::Event;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_words::{Words, names};

use crate::kit::link::stream_href;
use crate::kit::query::query;
use crate::kit::text;
use crate::pages::page::{Asked, Chrome};

#[derive(Template)]
#[template(path = "record/list.html")]
struct Page {
    chrome: Chrome,
    /// The stream it is about, with its address, if it is about one.
    on: Option<(String, String)>,
    groups: Vec<Group>,
}

/// The events of one kind of stream.
struct Group {
    name: String,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    about: String,
    href: String,
    /// Whether it opens a stream.
    opens: bool,
}

/// The page.
pub(super) async fn get(asked: Asked) -> Response {
    let words = asked.chosen();
    let on = asked.query.given("on").and_then(|on| on.parse::<StreamId>().ok());
    let title = text::say(words, "record-title", &[]);
    let page = Page {
        chrome: asked.chrome(title, "record").spoken(words),
        on: on.map(|on| (words.stream(on), stream_href(on))),
        groups: groups(words, on, asked.query.text("case")),
    };
    asked.show(Ok(page))
}

/// Every event that anybody may record, of the stream's kind if there is one; what any stream can
/// have last.
fn groups(words: Words, on: Option<StreamId>, case: &str) -> Vec<Group> {
    let kinds = StreamKind::ALL.iter().copied().filter(|kind| on.is_none_or(|on| on.kind == *kind));
    let mut groups: Vec<Group> = kinds
        .map(|kind| Group {
            name: text::capital(&text::kind_name(words, kind)),
            entries: entries(words, Some(kind), on, case),
        })
        .collect();
    let name = text::say(words, "record-any", &[]);
    groups.push(Group { name, entries: entries(words, None, on, case) });
    groups.retain(|group| !group.entries.is_empty());
    groups
}

fn entries(words: Words, kind: Option<StreamKind>, on: Option<StreamId>, case: &str) -> Vec<Entry> {
    let types = Event::types().map(|(name, _)| name);
    let asked = types.filter(|name| {
        // What is on record already is not opened again.
        let fits = on.is_none() || !Event::can_open(name);
        Event::kind_of(name) == kind && fits && Event::recorder_of(name) == Some(Recorder::Anyone)
    });
    let on = on.map(|on| on.to_string()).unwrap_or_default();
    asked
        .map(|name| Entry {
            name: text::event_name(words, name),
            about: text::said(words, &format!("{}.about", names::event(name))).unwrap_or_default(),
            href: format!("/record/{name}{}", query([("on", &*on), ("case", case)])),
            opens: Event::can_open(name),
        })
        .collect()
}

impl Page {
    fn say(&self, id: &str) -> String {
        text::say(self.chrome.words, id, &[])
    }
}
