//! GET /api/events: the log itself, decoded.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::Logged;
use greyfile_domain::values::hex::Hex;
use greyfile_envelope::{
    Basis, Captured, CommandId, Correlation, EventId, LoggedBy, Occurred, Position, StreamId,
    Timestamp,
};
use greyfile_field::{Field, Why, Wrong};
use serde::{Deserialize, Serialize};

use super::Problem;
use super::check::Fault;
use super::query::{ANY, Ask, Asks, Query};
use crate::App;
use crate::sight::{Entry, NotIntakes, Sight};

/// Events on a page unless asked otherwise.
const EVENTS_DEFAULT: usize = 100;
/// Most events on a page.
const EVENTS_MAX: usize = 1_000;
/// Most records looked at for one page; a filter that fits few gets `next` and asks on.
const LOOKED_AT_MAX: u64 = 100_000;
/// Bytes read from the log at a time.
const CHUNK_BYTES: usize = 256 << 10;

/// An event as recorded.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub(crate) struct EventView {
    pub(crate) position: Position,
    pub(crate) event_id: EventId,
    pub(crate) stream: StreamId,
    pub(crate) version: u32,
    #[serde(rename = "type")]
    pub(crate) event_type: &'static str,
    pub(crate) occurred_at: Occurred,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) captured: Option<Captured>,
    pub(crate) recorded_at: Timestamp,
    /// When it counts as recorded: the clock was ahead when `recorded_at` was stamped, and mended then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) counts_from: Option<Timestamp>,
    pub(crate) done_by: String,
    pub(crate) logged_by: LoggedBy,
    pub(crate) basis: Basis,
    pub(crate) command_id: CommandId,
    pub(crate) correlation: Correlation,
    pub(crate) event: Event,
}

impl From<Logged> for EventView {
    fn from(past: Logged) -> Self {
        Self {
            position: past.moment.position,
            event_id: past.moment.event_id,
            stream: past.stream,
            version: past.ordinal,
            event_type: past.event.event_type().0,
            occurred_at: past.moment.occurred,
            captured: past.captured,
            recorded_at: past.moment.recorded_at,
            counts_from: None,
            done_by: past.done_by,
            logged_by: past.logged_by,
            basis: past.basis,
            command_id: past.command_id,
            correlation: past.correlation,
            event: past.event,
        }
    }
}

/// A record that is not intake's.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub(crate) struct NotIntakesView {
    /// Where it stands.
    pub(crate) position: Position,
    /// The stream that it says it is of, if it says one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stream: Option<StreamId>,
    /// Its length in bytes.
    pub(crate) bytes: usize,
    /// SHA-256 of the whole record, in hex.
    pub(crate) sha256: String,
    /// Why it is not intake's: `no_record`, `seal`, `garbled`, `stream`, `ordinal` or `place`.
    pub(crate) why: &'static str,
    /// The position of the event that set it aside; absent while the views stop before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) set_aside_by: Option<Position>,
}

impl From<NotIntakes> for NotIntakesView {
    fn from(one: NotIntakes) -> Self {
        Self {
            position: one.position,
            stream: one.stream,
            bytes: one.bytes,
            sha256: Hex(one.sha256).to_string(),
            why: one.why.code(),
            set_aside_by: one.set_aside,
        }
    }
}

/// A page of events.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub(crate) struct EventPage {
    /// The events, in the order of the log.
    pub(crate) events: Vec<EventView>,
    /// Records among them that are not intake's, in the order of the log: they are no events, and
    /// nothing is folded from them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) not_intakes: Vec<NotIntakesView>,
    /// Where the next page starts; absent at the end of the log.
    pub(crate) next: Option<Position>,
    /// The last position of the log.
    pub(crate) last: Position,
}

/// Which events.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventsQuery {
    pub(crate) from: Option<Position>,
    pub(crate) to: Option<Position>,
    pub(crate) stream: Option<StreamId>,
    #[serde(rename = "type")]
    pub(crate) event_type: Option<String>,
    pub(crate) limit: Option<usize>,
}

impl Ask for EventsQuery {
    const FIELDS: Asks = &[
        ("from", Position::SHAPE),
        ("to", Position::SHAPE),
        ("stream", StreamId::SHAPE),
        ("type", ANY),
        ("limit", u64::SHAPE),
    ];
}

/// Lists events.
#[utoipa::path(
    get, path = "/api/events", summary = "Events, in the order of the log",
    params(
        ("from" = Option<u64>, Query, description = "First position; 1 when absent"),
        ("to" = Option<u64>, Query, description = "Last position"),
        ("stream" = Option<String>, Query), ("type" = Option<String>, Query),
        ("limit" = Option<usize>, Query),
    ),
    responses(
        (status = 200, description = "A page of events", content_type = "application/json", body = ref("#/components/schemas/EventPage")),
        (status = 400, description = "Bad query", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    Query(query): Query<EventsQuery>,
) -> Result<Json<EventPage>, Problem> {
    Ok(Json(events(&Sight::of_anyone(app), &query).await?))
}

/// What is wrong with a type of events that is asked for, if there is none.
pub(crate) fn unknown_type(asked: &str) -> Option<Wrong> {
    let is_known = Event::types().any(|(code, _)| code == asked);
    let names = || Event::types().map(|(code, _)| code);
    (!is_known).then(|| Wrong::new(Why::ChoiceUnknown).names("names", names()))
}

/// The events a query asks for.
pub(crate) async fn events(sight: &Sight, query: &EventsQuery) -> Result<EventPage, Problem> {
    if let Some(wrong) = query.event_type.as_deref().and_then(unknown_type) {
        return Err(super::query::wrong(vec![Fault::at("type", wrong)]));
    }
    let limit = query.limit.unwrap_or(EVENTS_DEFAULT).clamp(1, EVENTS_MAX);
    let last = sight.last().await?;
    let own = sight.own().await?;
    let from = query.from.unwrap_or(Position::FIRST).max(Position::FIRST);
    let to = query.to.unwrap_or(last).min(last);
    let mut page = EventPage { events: Vec::new(), not_intakes: Vec::new(), next: None, last };
    if let Some(stream) = query.stream {
        for entry in sight.entries_of(&own, stream).await? {
            let inside = (from..=to).contains(&entry.position());
            if inside && page.take(query, entry, limit) {
                break;
            }
        }
        return Ok(page);
    }
    let mut next = from;
    while next <= to {
        let chunk = sight.entries(&own, next, CHUNK_BYTES).await?;
        let Some(end) = chunk.last() else { break };
        let after = end.position().next();
        for entry in chunk.into_iter().filter(|entry| entry.position() <= to) {
            if page.take(query, entry, limit) {
                return Ok(page);
            }
        }
        next = after;
        if next.0 - from.0 > LOOKED_AT_MAX && next <= to {
            page.next = Some(next);
            break;
        }
    }
    Ok(page)
}

impl EventPage {
    /// Takes what stands in the log, if it fits; true if the page was full and it starts the next one.
    fn take(&mut self, query: &EventsQuery, entry: Entry, limit: usize) -> bool {
        let wanted = |found: &str| query.event_type.as_deref().is_none_or(|wanted| wanted == found);
        let full = self.events.len() + self.not_intakes.len() == limit;
        match entry {
            Entry::Event(logged, _) if !wanted(logged.event.event_type().0) => return false,
            // It has no type.
            Entry::NotIntakes(_) if query.event_type.is_some() => return false,
            entry if full => self.next = Some(entry.position()),
            Entry::Event(logged, said) => {
                let counts = logged.moment.recorded_at;
                let mut event = EventView::from(*logged);
                if let Some(said) = said {
                    (event.recorded_at, event.counts_from) = (said, Some(counts));
                }
                self.events.push(event);
            }
            Entry::NotIntakes(one) => self.not_intakes.push(one.into()),
        }
        full
    }
}
