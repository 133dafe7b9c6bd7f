//! `GET /events`: the record, page by page.

use askama::Template;
use axum::response::Response;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::Logged;
use greyfile_envelope::{Position, StreamId, StreamIdError, StreamKind};

use super::behind::{cases_of, history, unreadable};
use super::format::{event_href, event_words, stream_href, stream_name};
use super::page::{Asked, Chrome, bad, not_a_number};
use crate::App;
use crate::api::Problem;
use crate::kit::fields::Fields;

/// Events on a page.
const PAGE: usize = 50;
/// Most events looked through for one type before a page says how far it came.
const SCAN_MAX: usize = 20_000;
/// Bytes read from the log at once.
const READ_BYTES: usize = 1 << 20;

/// An event in the list.
struct Row {
    position: Position,
    href: String,
    what: String,
    text: String,
    occurred: String,
    recorded: String,
    done_by: String,
    stream: (String, String),
}

#[derive(Template)]
#[template(path = "events.html")]
struct Page {
    chrome: Chrome,
    query: Fields,
    rows: Vec<Row>,
    types: Vec<(&'static str, bool)>,
    stream: Option<String>,
    cases: Vec<(String, String)>,
    earlier: Option<String>,
    later: Option<String>,
    scanned_to: Option<Position>,
    last: Position,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let query = asked.query.clone();
    let app = &asked.app;
    let last = app.log.last().await?;
    let from = match query.given("from") {
        Some(text) => {
            let from = text.parse().map_err(|_| bad("from", not_a_number()))?;
            Some(Position(from).max(Position::FIRST))
        }
        None => None,
    };
    let wanted = query.given("type").map(str::to_owned);
    let fits =
        |past: &Logged| wanted.as_deref().is_none_or(|wanted| past.event.event_type().0 == wanted);
    let (mut title, mut cases) = (None, Vec::new());
    let (found, scanned_to) = match query.given("stream") {
        Some(stream) => {
            let stream: StreamId =
                stream.parse().map_err(|error: StreamIdError| bad("stream", error))?;
            let history = history(app, stream).await?;
            title = Some(stream_name(stream));
            cases =
                cases_of(asked, vec![history.clone()]).await?.remove(&stream).unwrap_or_default();
            let from = from.unwrap_or(Position::FIRST);
            let pasts = history.logged().iter().filter(|past| past.moment.position >= from);
            (pasts.filter(|past| fits(past)).take(PAGE + 1).cloned().collect(), None)
        }
        None => {
            // The newest page, unless a place or a type is asked for.
            let newest = Position(last.0.saturating_sub(PAGE as u64 - 1)).max(Position::FIRST);
            let start = if wanted.is_some() { Position::FIRST } else { newest };
            scan(app, from.unwrap_or(start), fits).await?
        }
    };
    let here = |from: Position| {
        let mut query = query.clone();
        query.set("from", from.to_string());
        query.set("at_least", "");
        format!("/events{}", query.to_query())
    };
    let more: Option<Position> = found.get(PAGE).map(|past| past.moment.position);
    let first = found.first().map(|past| past.moment.position);
    let plain = query.given("stream").is_none() && wanted.is_none();
    let earlier = match first {
        Some(first) if plain && first > Position::FIRST => {
            Some(here(Position(first.0.saturating_sub(PAGE as u64)).max(Position::FIRST)))
        }
        _ if !plain && from.is_some_and(|from| from > Position::FIRST) => {
            Some(here(Position::FIRST))
        }
        _ => None,
    };
    let chosen = wanted.as_deref();
    let mut types: Vec<_> = Event::types()
        .map(|(name, _)| (name, chosen == Some(name)))
        .filter(|(name, _)| !name.starts_with("reservation.") && !name.starts_with("log."))
        .collect();
    types.sort_unstable();
    Ok(Page {
        chrome: asked.chrome("Record", "events").following("any", last),
        rows: found.iter().take(PAGE).map(row).collect(),
        later: more.or(scanned_to.map(Position::next)).map(here),
        types,
        stream: title,
        cases,
        earlier,
        scanned_to,
        last,
        query,
    })
}

impl Page {
    /// Which positions the page shows, of how many.
    fn shown(&self) -> String {
        match (self.rows.first(), self.rows.last()) {
            (Some(first), Some(last)) => {
                format!("positions {} to {} of {}", first.position, last.position, self.last)
            }
            _ => String::new(),
        }
    }
}

/// Events from a position on that fit, one more than a page; and how far the search came, if it
/// gave up before the end.
async fn scan(
    app: &App,
    from: Position,
    fits: impl Fn(&Logged) -> bool,
) -> Result<(Vec<Logged>, Option<Position>), Problem> {
    let (mut found, mut next, mut seen) = (Vec::new(), from, 0);
    loop {
        let chunk = app.log.read(next, READ_BYTES).await?;
        let Some(end) = chunk.last().map(|stored| stored.position) else {
            return Ok((found, None));
        };
        for stored in &chunk {
            let past = greyfile_record::read(stored.position, &stored.record)
                .map_err(|error| unreadable(&error))?;
            if fits(&past) {
                found.push(past);
            }
            if found.len() > PAGE {
                return Ok((found, None));
            }
        }
        seen += chunk.len();
        if seen >= SCAN_MAX {
            return Ok((found, Some(end)));
        }
        next = end.next();
    }
}

fn row(past: &Logged) -> Row {
    let position = past.moment.position;
    let stream = match past.stream.kind {
        StreamKind::RESERVATION | StreamKind::LOG => (stream_name(past.stream), String::new()),
        _ => (stream_name(past.stream), stream_href(past.stream)),
    };
    Row {
        position,
        href: event_href(position),
        what: super::casefile::type_words(past.event.event_type().0),
        text: event_words(&past.event),
        occurred: past.moment.occurred.to_words(),
        recorded: past.moment.recorded_at.to_words(),
        done_by: past.done_by.clone(),
        stream,
    }
}
