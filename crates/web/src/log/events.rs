//! `GET /events`: the record, page by page.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::{Event, Logged};
use greyfile_envelope::{Position, StreamId, StreamIdError, StreamKind, Timestamp};
use greyfile_words::Words;

use super::marks::{Mark, Marks};
use crate::api::{Problem, unknown_type};
use crate::kit::fault::{bad, not_a_number};
use crate::kit::fields::Fields;
use crate::kit::link::{event_href, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::text::{self, say};
use crate::sight::{Entry, NotIntakes, Sight, name};

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
    /// What became of it since.
    mark: Option<Mark>,
}

/// The types of events of one kind of stream, by the name of the kind.
struct Types {
    group: String,
    /// Code, name, and whether it is chosen.
    types: Vec<(&'static str, String, bool)>,
}

#[derive(Template)]
#[template(path = "log/events.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    query: Fields,
    rows: Vec<Row>,
    /// What is said of each record that stands there and is not intake's.
    not_intakes: Vec<String>,
    /// The types that can be asked for, by what they happen to.
    types: Vec<Types>,
    /// Whether the list is of one stream.
    of_stream: bool,
    /// Which positions it shows.
    shown: String,
    cases: Vec<(String, String)>,
    earlier: Option<String>,
    later: Option<String>,
    /// How far it looked, where it did not come to the end.
    looked_through: Option<String>,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let (query, words, sight) = (asked.plain_query(), asked.words(), asked.sight());
    let last = sight.last().await?;
    let from = match query.given("from") {
        Some(text) => {
            let from = text.parse().map_err(|_| bad("from", not_a_number()))?;
            Some(Position(from).max(Position::FIRST))
        }
        None => None,
    };
    let wanted = query.given("type").map(str::to_owned);
    if let Some(wrong) = wanted.as_deref().and_then(unknown_type) {
        return Err(bad("type", wrong));
    }
    let fits =
        |past: &Logged| wanted.as_deref().is_none_or(|wanted| past.event.event_type().0 == wanted);
    let (mut title, mut cases) = (say(words, "log-record", &[]), Vec::new());
    let of_stream = query.given("stream").is_some();
    let mut marks = None;
    let scanned = match query.given("stream") {
        Some(stream) => {
            let stream: StreamId =
                stream.parse().map_err(|error: StreamIdError| bad("stream", error))?;
            let history = sight.history(stream).await?;
            let name = name(&history, words);
            title = say(words, "log-of-stream", &[Arg::text("stream", name)]);
            let of =
                sight.cases_of(vec![history.clone()]).await?.remove(&stream).unwrap_or_default();
            cases = of.iter().map(|case| case.link(words)).collect();
            marks = Some(Marks::of(&history, words));
            let from = from.unwrap_or(Position::FIRST);
            let pasts = history.logged().iter().filter(|past| past.moment.position >= from);
            let found = pasts.filter(|past| fits(past)).take(PAGE + 1).cloned().collect();
            let others = sight.entries_of(&sight.own().await?, stream).await?.into_iter();
            let (mut not_intakes, mut said) = (Vec::new(), BTreeMap::new());
            for entry in others.filter(|entry| entry.position() >= from) {
                let at = entry.position();
                match entry {
                    Entry::NotIntakes(one) => not_intakes.push(one),
                    Entry::Event(_, stated) => said.extend(stated.map(|stated| (at, stated))),
                }
            }
            Scanned { found, not_intakes, said, to: None }
        }
        None => {
            // The newest page, unless a place or a type is asked for.
            let newest = Position(last.0.saturating_sub(PAGE as u64 - 1)).max(Position::FIRST);
            let start = if wanted.is_some() { Position::FIRST } else { newest };
            scan(sight, from.unwrap_or(start), fits).await?
        }
    };
    let Scanned { found, not_intakes, said, to: scanned_to } = scanned;
    let here = |from: Position| {
        let mut query = query.clone();
        query.set("from", from.to_string());
        format!("/events{}", query.to_query())
    };
    let more: Option<Position> = found.get(PAGE).map(|past| past.moment.position);
    let first = found.first().map(|past| past.moment.position);
    let plain = !of_stream && wanted.is_none();
    let earlier = match first {
        Some(first) if plain && first > Position::FIRST => {
            Some(here(Position(first.0.saturating_sub(PAGE as u64)).max(Position::FIRST)))
        }
        _ if !plain && from.is_some_and(|from| from > Position::FIRST) => {
            Some(here(Position::FIRST))
        }
        _ => None,
    };
    let listed = &found[..found.len().min(PAGE)];
    let mut marks = match marks {
        Some(marks) => marks,
        None => Marks::at(sight, listed, words).await?,
    };
    let streams = listed.iter().map(|past| past.stream);
    let names = sight.names_in(streams, listed.iter().map(|past| &past.event), words).await?;
    let mut row_of = |past: &Logged| row(words, &names, past, marks.take(past.moment.event_id));
    let mut rows: Vec<Row> = listed.iter().map(&mut row_of).collect();
    for row in &mut rows {
        if let Some(said) = said.get(&row.position) {
            let said = say(words, "log-clock-ahead", &[Arg::time("said", *said)]);
            row.recorded = format!("{} {said}", row.recorded);
        }
    }
    let number = |name, position: Position| Arg::number(name, position.0 as i64);
    let shown = match (rows.first(), rows.last()) {
        (Some(one), Some(other)) if !of_stream => {
            let of = [
                number("first_position", one.position),
                number("last_position", other.position),
                number("position", last),
            ];
            say(words, "log-shown", &of)
        }
        _ => String::new(),
    };
    Ok(Page {
        chrome: asked.chrome(title, "events").following("any", last),
        words,
        rows,
        not_intakes: not_intakes.iter().map(|one| one.told(words)).collect(),
        later: more.or(scanned_to.map(Position::next)).map(here),
        types: types(words, wanted.as_deref()),
        of_stream,
        shown,
        cases,
        earlier,
        looked_through: scanned_to
            .map(|position| say(words, "log-looked-through", &[number("position", position)])),
        query,
    })
}

/// The types of events that can be asked for, by what they happen to.
fn types(words: Words, wanted: Option<&str>) -> Vec<Types> {
    let hidden = [StreamKind::RESERVATION, StreamKind::LOG].map(Some);
    let kinds = StreamKind::ALL.iter().copied().map(Some).chain([None]);
    let kinds = kinds.filter(|kind| !hidden.contains(kind));
    kinds
        .map(|kind| {
            let group = match kind {
                Some(kind) => text::capital(&text::kind_name(words, kind)),
                None => say(words, "record-any", &[]),
            };
            let types = Event::types().map(|(code, _)| code);
            let types = types.filter(|code| Event::kind_of(code) == kind);
            let one = |code| (code, text::event_name(words, code), wanted == Some(code));
            Types { group, types: types.map(one).collect() }
        })
        .collect()
}

impl Row {
    fn is_retracted(&self) -> bool {
        self.mark.as_ref().is_some_and(|mark| mark.retracted)
    }
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }
}

/// What a search found.
#[derive(Default)]
struct Scanned {
    /// Events that fit, one more than a page.
    found: Vec<Logged>,
    /// What stands between them and is not intake's.
    not_intakes: Vec<NotIntakes>,
    /// When records say they were recorded, where the clock was ahead.
    said: BTreeMap<Position, Timestamp>,
    /// How far the search came, if it gave up before the end.
    to: Option<Position>,
}

/// Events from a position on that fit.
async fn scan(
    sight: &Sight,
    from: Position,
    fits: impl Fn(&Logged) -> bool,
) -> Result<Scanned, Problem> {
    let (mut seen, mut next) = (0, from);
    let mut scanned = Scanned::default();
    let own = sight.own().await?;
    loop {
        let chunk = sight.entries(&own, next, READ_BYTES).await?;
        let Some(end) = chunk.last().map(Entry::position) else {
            return Ok(scanned);
        };
        seen += chunk.len();
        for entry in chunk {
            match entry {
                Entry::Event(logged, said) if fits(&logged) => {
                    scanned.said.extend(said.map(|said| (logged.moment.position, said)));
                    scanned.found.push(*logged);
                }
                Entry::Event(..) => {}
                Entry::NotIntakes(one) => scanned.not_intakes.push(one),
            }
            if scanned.found.len() > PAGE {
                return Ok(scanned);
            }
        }
        if seen >= SCAN_MAX {
            return Ok(Scanned { to: Some(end), ..scanned });
        }
        next = end.next();
    }
}

fn row(words: Words, names: &BTreeMap<StreamId, String>, past: &Logged, mark: Option<Mark>) -> Row {
    let position = past.moment.position;
    let naming = |stream: StreamId| names.get(&stream).cloned();
    let name = naming(past.stream).unwrap_or_else(|| words.stream(past.stream));
    let stream = match past.stream.kind {
        StreamKind::RESERVATION | StreamKind::LOG => (name, String::new()),
        _ => (name, stream_href(past.stream)),
    };
    Row {
        position,
        href: event_href(position),
        what: text::event_name(words, past.event.event_type().0),
        text: words.line(&past.event, &naming),
        occurred: words.occurred(past.moment.occurred),
        recorded: words.instant(past.moment.recorded_at),
        done_by: past.done_by.clone(),
        stream,
        mark,
    }
}
