//! `GET /record`: every event that somebody can record, by what it happens to.

use askama::Template;
use axum::response::Response;
use greyfile_domain::kernel::kind::Recorder;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::CaseOpened;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_words::{Words, names};

use crate::api::Problem;
use crate::kit::link::stream_href;
use crate::kit::page::{Asked, Chrome};
use crate::kit::query::query;
use crate::kit::text;
use crate::sight::name;

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
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let words = asked.words();
    let title = text::say(words, "record-title", &[]);
    let chrome = asked.chrome(title, "record");
    let on = asked.query.given("on").and_then(|on| on.parse::<StreamId>().ok());
    let case = asked.query.text("case");
    let Some(on) = on else {
        return Ok(Page { chrome, on: None, groups: groups(words, None, case) });
    };
    let sight = asked.sight();
    let history = sight.history(on).await?;
    let (state, name) = (history.state(), name(&history, words));
    let mut groups = groups(words, Some(on), case);
    let next = state.map_or_else(Vec::new, |state| state.next());
    let next = entries(words, next.into_iter(), Some(on), case);
    if !next.is_empty() {
        groups.insert(0, Group { name: text::say(words, "record-next", &[]), entries: next });
    }
    Ok(Page { chrome, on: Some((name, stream_href(on))), groups })
}

/// Every event that anybody may record, of the stream's kind if there is one; what any stream can
/// have last.
fn groups(words: Words, on: Option<StreamId>, case: &str) -> Vec<Group> {
    let case = match on {
        Some(on) if on.kind == StreamKind::CASE => on.to_string(),
        _ => case.to_owned(),
    };
    // Of a case everything that can happen in it, each form with what belongs to it to pick from.
    let all = on.is_none_or(|on| on.kind == StreamKind::CASE);
    let fits = |kind: &StreamKind| all || on.is_some_and(|on| on.kind == *kind);
    let mut kinds: Vec<StreamKind> = StreamKind::ALL.iter().copied().filter(fits).collect();
    kinds.sort_by_key(|kind| on.is_none_or(|on| on.kind != *kind));
    let of = |kind: Option<StreamKind>| {
        // The stream is settled only for its own events, and for those of any stream.
        let on = on.filter(|on| kind.is_none_or(|kind| on.kind == kind));
        let types = Event::types().map(|(name, _)| name);
        entries(words, types.filter(|name| Event::kind_of(name) == kind), on, &case)
    };
    let mut groups: Vec<Group> = kinds
        .into_iter()
        .map(|kind| Group {
            name: text::capital(&text::kind_name(words, kind)),
            entries: of(Some(kind)),
        })
        .collect();
    let name = text::say(words, "record-any", &[]);
    groups.push(Group { name, entries: of(None) });
    groups.retain(|group| !group.entries.is_empty());
    groups
}

fn entries(
    words: Words,
    types: impl Iterator<Item = &'static str>,
    on: Option<StreamId>,
    case: &str,
) -> Vec<Entry> {
    let asked = types.filter(|name| {
        // What is on record already is not opened again.
        let fits = on.is_none() || !Event::can_open(name) || is_second_opening(name);
        fits && Event::recorder_of(name) == Some(Recorder::Anyone)
    });
    let on = on.map(|on| on.to_string()).unwrap_or_default();
    asked
        .map(|name| Entry {
            name: text::event_name(words, name),
            about: text::said(words, &format!("{}.about", names::event(name))).unwrap_or_default(),
            href: format!("/record/{name}{}", query([("on", &*on), ("case", case)])),
            opens: on.is_empty() && Event::can_open(name),
        })
        .collect()
}

/// Whether the event opens a stream, or goes on in one that is open: a case after its enquiry.
fn is_second_opening(event_type: &str) -> bool {
    event_type == CaseOpened::TYPE
}

impl Page {
    fn say(&self, id: &str) -> String {
        text::say(self.chrome.words, id, &[])
    }
}
