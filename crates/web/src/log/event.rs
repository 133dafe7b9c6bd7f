//! `GET /events/{position}`: one event, as it stands in the log.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::common::Common;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Current, Event, History, Logged};
use greyfile_envelope::{Assurance, Captured, Position, StreamId, Timestamp};
use greyfile_words::{Words, payload};

use super::acts;
use crate::api::Problem;
use crate::kit::link::{event_href, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::paper::Paper;
use crate::kit::table::{Row, Teller, beside, compared};
use crate::kit::text::{self, say};
use crate::sight::Sight;

#[derive(Template)]
#[template(path = "log/event.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    past: Logged,
    /// The shape's version.
    schema: u16,
    bytes: usize,
    text: String,
    /// What the record says and, where it was corrected, what stands now.
    rows: Vec<Row>,
    /// The file that it names.
    paper: Option<Paper>,
    /// When, who and on what basis, likewise.
    around: Vec<Row>,
    corrected: bool,
    /// Whether it may be the same as an earlier event.
    marked: bool,
    /// Why it does not stand, if it does not.
    retracted: bool,
    /// Corrections and retractions that point at it, and the one it is about.
    about: Vec<(String, String)>,
    cases: Vec<(String, String)>,
    stream: (String, String),
    events_of_stream: usize,
    /// Whether it can be corrected, and not only retracted; absent where neither can be.
    acts: Option<bool>,
    previous_of_stream: Option<Position>,
    next_of_stream: Option<Position>,
    last: Position,
}

/// The page.
pub(crate) async fn get(asked: Asked, Path(position): Path<String>) -> Response {
    let page = page(&asked, &position).await;
    asked.show(page)
}

async fn page(asked: &Asked, position: &str) -> Result<Page, Problem> {
    let (sight, words) = (asked.sight(), asked.words());
    let (past, bytes) = sight.event_at(position).await?;
    let position = past.moment.position;
    let last = sight.last().await?;
    let history = sight.history(past.stream).await?;
    let of = sight.cases_of(vec![history.clone()]).await?.remove(&past.stream).unwrap_or_default();
    let cases = of.iter().map(|case| case.link(words)).collect();
    let standing = history.current_of(past.moment.event_id);
    let corrected = standing.as_ref().filter(|standing| standing.corrected.is_some());
    let says = corrected.map_or(&past.event, |standing| standing.event);
    let names = sight.names_in([past.stream], [&past.event, says], words).await?;
    let naming = |stream: StreamId| names.get(&stream).cloned();
    let shown_at = |id| history.find(id).map(|one| event_href(one.moment.position));
    let teller = Teller { words, naming: &naming, event_href: &shown_at };
    let neighbour = |step: isize| {
        let pasts = history.logged();
        let at = pasts.iter().position(|one| one.moment.position == position)?;
        Some(pasts.get(at.checked_add_signed(step)?)?.moment.position)
    };
    let event_type = past.event.event_type();
    let name = text::event_name(words, event_type.0);
    let title = say(
        words,
        "log-event-title",
        &[Arg::text("event", &name), Arg::number("position", position.0 as i64)],
    );
    let mut chrome = asked.chrome(title, "events");
    chrome.here = event_href(position);
    let stream = naming(past.stream).unwrap_or_else(|| words.stream(past.stream));
    Ok(Page {
        words,
        schema: event_type.1,
        bytes,
        paper: Paper::of(says, sight.sees(), words),
        rows: compared(event_type.0, &payload(&past.event), &payload(says), teller),
        around: around(words, &past, standing.as_ref()),
        corrected: corrected.is_some(),
        marked: standing.as_ref().is_some_and(|standing| !standing.counts()),
        retracted: history.retracted().contains_key(&past.moment.event_id),
        about: about(sight, words, &history, &past),
        stream: (text::capital(&stream), stream_href(past.stream)),
        events_of_stream: history.logged().len(),
        previous_of_stream: neighbour(-1),
        next_of_stream: neighbour(1),
        acts: acts(&history, &past),
        text: words.line(&past.event, &naming),
        chrome,
        cases,
        last,
        past,
    })
}

/// When it happened, who did it and what it rests on, as recorded and as it stands.
fn around(words: Words, past: &Logged, standing: Option<&Current<'_>>) -> Vec<Row> {
    let name = |field: &str| say(words, &format!("log-{field}"), &[]);
    let now = |of: &dyn Fn(&Current<'_>) -> String, was: &str| {
        standing.map_or_else(|| was.to_owned(), of)
    };
    let when = words.occurred(past.moment.occurred);
    let basis = words.basis(&past.basis);
    vec![
        beside(
            name("happened"),
            when.clone(),
            now(&|one| words.occurred(one.moment.occurred), &when),
        ),
        beside(
            name("done-by"),
            past.done_by.clone(),
            now(&|one| one.done_by.to_owned(), &past.done_by),
        ),
        beside(name("basis"), basis.clone(), now(&|one| words.basis(one.basis), &basis)),
    ]
}

/// Events of the stream that say something about this one, and the one it is about.
fn about(sight: &Sight, words: Words, history: &History, past: &Logged) -> Vec<(String, String)> {
    let target = |event: &Event| match event.common()? {
        Common::Corrected(one) => Some((one.event, "log-corrected-on", one.reason.clone())),
        Common::Retracted(one) => Some((one.event, "log-retracted-on", one.reason.clone())),
        Common::NotTheSame(one) => Some((one.event, "log-apart-on", one.reason.clone())),
        Common::NoteAdded(_) | Common::FileAttached(_) => None,
    };
    let mut about = Vec::new();
    for one in history.logged() {
        if let Some((event, message, reason)) = target(&one.event)
            && event == past.moment.event_id
        {
            let reason = sight.sees().personal(&reason).text();
            let reason = reason.unwrap_or_else(|| words.message("value-sealed", &[]));
            let args = [Arg::time("on", one.moment.recorded_at), Arg::text("reason", reason)];
            about.push((say(words, message, &args), event_href(one.moment.position)));
        }
    }
    if let Some(first) = history.current_of(past.moment.event_id).and_then(|one| one.same_as) {
        let at = [Arg::number("position", first.moment.position.0 as i64)];
        about.push((say(words, "log-possibly-same", &at), event_href(first.moment.position)));
    }
    if let Some((event, ..)) = target(&past.event)
        && let Some(one) = history.find(event)
    {
        let at = [Arg::number("position", one.moment.position.0 as i64)];
        about.push((say(words, "log-concerns", &at), event_href(one.moment.position)));
    }
    about
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    fn count(&self, id: &str, count: &usize) -> String {
        say(self.words, id, &[Arg::count("count", *count)])
    }

    fn instant(&self, at: &Timestamp) -> String {
        self.words.instant(*at)
    }

    fn clock_off(&self, captured: &Captured) -> String {
        say(self.words, "log-clock-off", &[Arg::number("ms", captured.clock_offset_ms)])
    }

    /// How sure the service was of who typed it.
    fn assurance(&self) -> String {
        let code = &self.past.logged_by.assurance;
        let of = if code == Assurance::DECLARED { "declared" } else { "other" };
        say(self.words, "log-assurance", &[Arg::text("code", code), Arg::code("of", of)])
    }

    fn previous(&self) -> Option<Position> {
        (self.past.moment.position > Position::FIRST)
            .then(|| Position(self.past.moment.position.0 - 1))
    }

    fn next(&self) -> Option<Position> {
        (self.past.moment.position < self.last).then(|| self.past.moment.position.next())
    }
}
