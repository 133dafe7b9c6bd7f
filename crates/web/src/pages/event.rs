//! `GET /events/{position}`: one event, as it stands in the log.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use greyfile_casefile::{basis_words, isolated};
use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::Position;

use super::behind::{cases_of, history, unreadable};
use super::format::{event_href, event_words, stream_href, stream_name};
use super::page::{Asked, Chrome, bad, missing_position, not_a_number};
use super::payload::{Row, rows};
use crate::App;
use crate::api::Problem;

#[derive(Template)]
#[template(path = "event.html")]
struct Page {
    chrome: Chrome,
    past: Logged,
    /// The shape's version.
    schema: u16,
    bytes: usize,
    text: String,
    rows: Vec<Row>,
    /// What it says now, if it was corrected.
    standing: Option<String>,
    /// Corrections, retractions and other events of its stream that point at it.
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

/// The event at a position of an address, and its record's length in bytes.
///
/// # Errors
/// When there is none, or the log cannot be read.
pub(crate) async fn at(app: &App, position: &str) -> Result<(Logged, usize), Problem> {
    let position: u64 = position.parse().map_err(|_| bad("position", not_a_number()))?;
    let position = Position(position);
    let stored = app.log.read(position, 1).await?;
    let stored = stored.into_iter().next().filter(|stored| stored.position == position);
    let stored = stored.ok_or_else(|| missing_position(position))?;
    let past = greyfile_record::read(stored.position, &stored.record)
        .map_err(|error| unreadable(&error))?;
    Ok((past, stored.record.len()))
}

async fn page(asked: &Asked, position: &str) -> Result<Page, Problem> {
    let app = &asked.app;
    let (past, bytes) = at(app, position).await?;
    let position = past.moment.position;
    let last = app.log.last().await?;
    let history = history(app, past.stream).await?;
    let cases =
        cases_of(asked, vec![history.clone()]).await?.remove(&past.stream).unwrap_or_default();
    let neighbour = |step: isize| {
        let pasts = history.logged();
        let at = pasts.iter().position(|one| one.moment.position == position)?;
        Some(pasts.get(at.checked_add_signed(step)?)?.moment.position)
    };
    let text = event_words(&past.event);
    let standing = history
        .current_of(past.moment.event_id)
        .filter(|standing| standing.corrected.is_some())
        .map(|standing| {
            let when = standing.moment.occurred.to_words();
            let (by, basis) = (isolated(standing.done_by), basis_words(standing.basis));
            format!("{} ({when}; by {by}; {basis})", event_words(standing.event))
        });
    let title = super::casefile::type_words(past.event.event_type().0);
    Ok(Page {
        chrome: asked.chrome(format!("{title} at position {position}"), "events"),
        schema: past.event.event_type().1,
        bytes,
        rows: rows(&past.event),
        about: about(&history, &past),
        stream: (stream_name(past.stream), stream_href(past.stream)),
        events_of_stream: history.logged().len(),
        previous_of_stream: neighbour(-1),
        next_of_stream: neighbour(1),
        acts: acts(&history, &past),
        standing,
        text,
        cases,
        last,
        past,
    })
}

/// Whether the event can be corrected, and not only retracted; `None` where neither can be.
pub(crate) fn acts(history: &History, past: &Logged) -> Option<bool> {
    history.current_of(past.moment.event_id)?;
    match &past.event {
        Event::Log(_) | Event::Reservation(_) | Event::Common(CommonEvent::Retracted(_)) => None,
        Event::Common(CommonEvent::Corrected(_)) => Some(false),
        _ => Some(true),
    }
}

/// Events of the stream that say something about this one, and the one it is about.
fn about(history: &History, past: &Logged) -> Vec<(String, String)> {
    let target = |event: &Event| match event {
        Event::Common(CommonEvent::Corrected(corrected)) => {
            Some((corrected.event, "Corrected", greyfile_casefile::legible(&corrected.reason)))
        }
        Event::Common(CommonEvent::Retracted(retracted)) => {
            Some((retracted.event, "Retracted", greyfile_casefile::legible(&retracted.reason)))
        }
        _ => None,
    };
    let mut about = Vec::new();
    for one in history.logged() {
        if let Some((event, what, reason)) = target(&one.event)
            && event == past.moment.event_id
        {
            let on = one.moment.recorded_at.to_words();
            let text = format!("{what} on {on}: {}", isolated(reason));
            about.push((text, event_href(one.moment.position)));
        }
    }
    if let Some((event, ..)) = target(&past.event)
        && let Some(one) = history.find(event)
    {
        let text = format!("Concerns the event at position {}", one.moment.position);
        about.push((text, event_href(one.moment.position)));
    }
    about
}

impl Page {
    fn type_words(&self) -> String {
        super::casefile::type_words(self.past.event.event_type().0)
    }

    fn basis(&self) -> String {
        basis_words(&self.past.basis)
    }

    fn previous(&self) -> Option<Position> {
        (self.past.moment.position > Position::FIRST)
            .then(|| Position(self.past.moment.position.0 - 1))
    }

    fn next(&self) -> Option<Position> {
        (self.past.moment.position < self.last).then(|| self.past.moment.position.next())
    }
}
