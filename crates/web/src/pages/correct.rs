//! `/events/{position}/correct` and `/events/{position}/retract`: what was recorded wrongly is put
//! right beside it. Nothing is overwritten.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_domain::acts::Command;
use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::{Basis, CommandId, EventId, Hand, Occurred, Position, Timestamp};
use serde_json::{Map, Value};

use super::behind::history;
use super::correct_form::Form;
use super::format::{event_href, event_words};
use super::page::{Asked, Chrome, missing, render, sentence};
use crate::api::{Problem, parse, submit};
use crate::kit::fields::{Fields, Sent};
use crate::record::form::{Lists, at_fault, lists, strange};
use crate::record::inputs::{Input, Offering, filled, inputs};
use crate::record::part::{Part, parts};
use crate::record::read::{Errors, read};
use greyfile_words::Words;

/// What a form says that recorded something else before.
const SENT_BEFORE: &str = "Nothing was recorded now. This form was recorded before, with other \
     content. Open the event and correct it anew.";
/// What a form says that was opened before somebody else's correction.
const OVERTAKEN: &str = "Nothing was recorded. This event was corrected by somebody else after \
     you opened this form: see below what stands now. Send the form again if it is still wrong.";

/// The form's own fields, behind those of the event, with their labels.
const OWN: [(&str, &str); 4] = [
    ("occurred_at", "When it happened"),
    ("reason", "What was wrong"),
    ("source", "What shows it"),
    ("actor", "Your badge or desk"),
];

/// What the form sends besides the event's fields.
const SENT: [&str; 8] = ["id", "seen", "sent", "more", "occurred_at", "reason", "source", "actor"];

/// What is done about an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Correct,
    Retract,
}

/// The event in question, as it stands.
pub(super) struct Subject {
    pub(super) past: Logged,
    history: History,
    /// What it says now.
    pub(super) event: Event,
    /// When it happened, as it stands.
    pub(super) occurred: Occurred,
    /// The correction in force, or the event itself.
    pub(super) seen: EventId,
    pub(super) words: Words,
    pub(super) parts: Vec<Part>,
    /// The payload as JSON, and the two names around it: the stream's and the event's.
    pub(super) payload: Value,
    names: (String, String),
}

#[derive(Template)]
#[template(path = "correct.html")]
struct Page {
    chrome: Chrome,
    way: Way,
    subject: Subject,
    case: Option<CaseId>,
    id: CommandId,
    inputs: Vec<Input>,
    lists: Lists,
    fields: Fields,
    errors: Errors,
    refused: Option<String>,
    /// When it was first sent, if it is not known what became of it.
    sent: Option<Timestamp>,
}

/// The form of a correction.
pub(crate) async fn correct(asked: Asked, Path(position): Path<String>) -> Response {
    blank(asked, &position, Way::Correct).await
}

/// The form of a retraction.
pub(crate) async fn retract(asked: Asked, Path(position): Path<String>) -> Response {
    blank(asked, &position, Way::Retract).await
}

/// Takes the form of a correction.
pub(crate) async fn post_correct(
    asked: Asked,
    Path(position): Path<String>,
    Sent(fields): Sent,
) -> Response {
    take(asked, &position, fields, Way::Correct).await
}

/// Takes the form of a retraction.
pub(crate) async fn post_retract(
    asked: Asked,
    Path(position): Path<String>,
    Sent(fields): Sent,
) -> Response {
    take(asked, &position, fields, Way::Retract).await
}

impl Subject {
    async fn of(asked: &Asked, position: &str, way: Way) -> Result<Self, Problem> {
        let (past, _) = super::event::at(&asked.app, position).await?;
        let history = history(&asked.app, past.stream).await?;
        let standing = history.current_of(past.moment.event_id).ok_or_else(|| {
            let text = "This event was retracted: there is nothing left to put right. What should \
                 stand is recorded as a new event.";
            Problem::new(StatusCode::NOT_FOUND, "correction.retracted", text)
        })?;
        let acts = super::event::acts(&history, &past);
        if acts.is_none() || (acts == Some(false) && way == Way::Correct) {
            let text = "This event cannot be corrected or retracted: it stands as it is.";
            return Err(Problem::new(StatusCode::NOT_FOUND, "correction.cannot_be_undone", text));
        }
        let (event, occurred) = (standing.event.clone(), standing.moment.occurred);
        let seen = standing.seen();
        let json = serde_json::to_value(&event).unwrap_or_default();
        let (kind, inner) = only(json).ok_or_else(|| missing("event"))?;
        let (name, payload) = only(inner).ok_or_else(|| missing("event"))?;
        // Only a correction types the event again; what it corrected is not corrected once more.
        let parts = if way == Way::Correct {
            parts(event.event_type().0, asked.words())
        } else {
            Vec::new()
        };
        let words = asked.words();
        Ok(Self {
            past,
            history,
            event,
            occurred,
            seen,
            words,
            parts,
            payload,
            names: (kind, name),
        })
    }

    /// The event with this payload.
    pub(super) fn with(&self, payload: Value) -> Result<Event, Errors> {
        let named =
            |name: &str, value: Value| Value::Object(Map::from_iter([(name.to_owned(), value)]));
        let json = named(&self.names.0, named(&self.names.1, payload));
        parse(json.to_string().as_bytes()).map_err(|unread| {
            let told = unread.by_field(self.words).into_iter();
            told.map(|(field, message)| (self.field(&field), message)).collect()
        })
    }

    /// Where the timeline shows it: a correction stands with what it corrects.
    fn shown_at(&self) -> Position {
        let target = match &self.past.event {
            Event::Common(CommonEvent::Corrected(corrected)) => self.history.find(corrected.event),
            _ => None,
        };
        target.unwrap_or(&self.past).moment.position
    }

    /// The form's name of a field that is named as in the event's JSON: `raid.conducted.team[0]`.
    fn field(&self, path: &str) -> String {
        let inner = path.splitn(3, '.').nth(2).unwrap_or_default();
        let plain: String = inner.split('[').next().unwrap_or_default().to_owned();
        format!("f.{plain}")
    }
}

/// The only name of an object, and what it holds.
fn only(json: Value) -> Option<(String, Value)> {
    match json {
        Value::Object(map) if map.len() == 1 => map.into_iter().next(),
        _ => None,
    }
}

async fn blank(asked: Asked, position: &str, way: Way) -> Response {
    let page = async {
        let subject = Subject::of(&asked, position, way).await?;
        let mut fields = filled(&subject.parts, &subject.payload);
        fields.set("occurred_at", subject.occurred.to_string());
        let id = CommandId::from_bytes(super::note::fresh_id());
        Ok(Page::of(&asked, way, subject, id, fields))
    };
    asked.show(page.await)
}

async fn take(asked: Asked, position: &str, fields: Fields, way: Way) -> Response {
    let Ok(id) = fields.text("id").parse::<CommandId>() else {
        let text = "The form came without its id; nothing was recorded. Go back, reload, and send it again.";
        return asked.problem(&Problem::new(StatusCode::BAD_REQUEST, "command.no_id", text));
    };
    let subject = match Subject::of(&asked, position, way).await {
        Ok(subject) => subject,
        Err(problem) => match sent_before(&asked, position, id).await {
            // The button was pressed twice: the first time the event was retracted.
            Some((shown, recorded)) => return back(&asked, shown, recorded),
            None => return asked.problem(&problem),
        },
    };
    let shown = subject.shown_at();
    let mut page = Page::of(&asked, way, subject, id, fields);
    page.sent = page.fields.text("sent").parse().ok();
    let now = page.sent.unwrap_or_else(|| asked.app.now());
    if let Some(told) = strange(page.subject.parts.iter(), &SENT, &page.fields, asked.words()) {
        return asked.problem(&Problem::new(StatusCode::BAD_REQUEST, "request.bad_form", told));
    }
    if page.fields.given("more").is_some() {
        return render(StatusCode::OK, &page);
    }
    let command = match page.command(now) {
        Ok(command) => command,
        Err(errors) => {
            page.errors = page.in_order(page.placed(errors));
            let fields = super::format::count(page.errors.len(), "field needs", "fields need");
            page.refused = Some(format!("Nothing was recorded yet: {fields} a look."));
            return render(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    if let Some(recorded) = page.recorded() {
        if page.says_the_same() {
            return back(&asked, shown, recorded);
        }
        page.refused = Some(SENT_BEFORE.into());
        return render(StatusCode::CONFLICT, &page);
    }
    match submit(&asked.app, &command, asked.words()).await {
        Ok(answer) => back(&asked, shown, answer.position),
        Err(problem) if problem.code == "correction.overtaken" => {
            page.refused = Some(OVERTAKEN.into());
            render(StatusCode::CONFLICT, &page)
        }
        Err(problem) => page.refuse(&problem, now),
    }
}

/// Where the reader came from, showing what was recorded.
fn back(asked: &Asked, event: Position, recorded: Position) -> Response {
    let to = match asked.query.text("case").parse::<CaseId>() {
        Ok(case) => format!("/cases/{case}?at_least={recorded}#e{event}"),
        Err(_) => event_href(event),
    };
    Redirect::to(&to).into_response()
}

/// The event's own position and that of the command of this id in its stream, if it was recorded.
async fn sent_before(asked: &Asked, position: &str, id: CommandId) -> Option<(Position, Position)> {
    let (past, _) = super::event::at(&asked.app, position).await.ok()?;
    let history = history(&asked.app, past.stream).await.ok()?;
    let found = history.logged().iter().find(|one| one.command_id == id)?;
    Some((past.moment.position, found.moment.position))
}

impl Page {
    fn of(asked: &Asked, way: Way, subject: Subject, id: CommandId, fields: Fields) -> Self {
        let title = match way {
            Way::Correct => "Correct an event",
            Way::Retract => "Retract an event",
        };
        let mut chrome = asked.chrome(title, "");
        chrome.fragment = false;
        let offering = Offering { words: subject.words, streams: &|_| Vec::new() };
        let mut list = inputs(&subject.parts, &subject.payload, &fields, offering);
        Self {
            chrome,
            way,
            lists: lists(&mut list),
            inputs: list,
            subject,
            case: asked.query.text("case").parse().ok(),
            id,
            fields,
            errors: Vec::new(),
            refused: None,
            sent: None,
        }
    }

    /// The command the form makes, or what is wrong with its fields.
    fn command(&self, now: Timestamp) -> Result<Command, Errors> {
        let mut form = Form { fields: &self.fields, errors: Vec::new() };
        let body = match self.way {
            Way::Retract => form.retract(&self.subject),
            Way::Correct => form.correct(&self.subject),
        };
        let actor = form.must("actor", |text| Hand::new(text));
        match (form.errors.is_empty(), actor, body) {
            (true, Some(actor), Some(body)) => Ok(Command {
                id: self.id,
                actor,
                done_by: None,
                occurred_at: Occurred::at(now),
                basis: Basis::OwnAct,
                captured: None,
                recorded_at: None,
                correlation: None,
                body,
            }),
            _ => Err(form.errors),
        }
    }

    /// Where this form was recorded before, if it was.
    fn recorded(&self) -> Option<Position> {
        let sent = self.subject.history.logged().iter().find(|past| past.command_id == self.id)?;
        Some(sent.moment.position)
    }

    /// Whether what the form says is what stands already.
    fn says_the_same(&self) -> bool {
        let payload =
            read(&self.subject.parts, &self.fields, &self.subject.payload, self.subject.words);
        let event = payload.and_then(|payload| self.subject.with(payload));
        let occurred = self.fields.text("occurred_at").parse::<Occurred>();
        event.is_ok_and(|event| event == self.subject.event)
            && occurred == Ok(self.subject.occurred)
    }

    fn refuse(mut self, problem: &Problem, now: Timestamp) -> Response {
        if problem.is_unknown() {
            self.sent = Some(now);
        }
        let message = sentence(problem.cause());
        let own = OWN.iter().map(|(name, _)| (*name).to_owned());
        let names = self.inputs.iter().filter(|input| input.kind != "group");
        let names = names.map(|input| input.name.clone()).chain(own).collect();
        let about = at_fault(&problem.code, names).into_iter();
        self.errors = about.map(|name| (name, message.clone())).collect();
        self.refused = Some(match self.errors.is_empty() {
            true => sentence(&problem.message),
            false => "Nothing was recorded: a rule forbids it. See what is marked below.".into(),
        });
        render(problem.status(), &self)
    }

    fn retracts(&self) -> bool {
        self.way == Way::Retract
    }

    fn action(&self) -> String {
        let way = if self.retracts() { "retract" } else { "correct" };
        let query = self.case.map_or_else(String::new, |case| format!("?case={case}"));
        format!("{}/{way}{query}", self.event())
    }

    fn other(&self) -> String {
        let way = if self.retracts() { "correct" } else { "retract" };
        let query = self.case.map_or_else(String::new, |case| format!("?case={case}"));
        format!("{}/{way}{query}", self.event())
    }

    /// Whether the event can be corrected as well; a correction is only taken back.
    fn correctable(&self) -> bool {
        !matches!(self.subject.event, Event::Common(CommonEvent::Corrected(_)))
    }

    fn event(&self) -> String {
        event_href(self.subject.past.moment.position)
    }

    fn text(&self) -> String {
        event_words(&self.subject.event)
    }

    fn type_words(&self) -> String {
        super::casefile::type_words(self.subject.event.event_type().0)
    }

    fn corrected(&self) -> bool {
        self.subject.seen != self.subject.past.moment.event_id
    }

    fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, message)| &**message)
    }

    /// Errors at fields the page shows: what lies within one, such as an item of a list, is told
    /// at the field around it.
    fn placed(&self, errors: Errors) -> Errors {
        let own = |name: &str| OWN.iter().any(|(own, _)| *own == name);
        let shown = |name: &str| own(name) || self.inputs.iter().any(|input| input.name == name);
        let around = |mut name: String| {
            while !shown(&name) {
                match name.rfind('.') {
                    Some(dot) => name.truncate(dot),
                    None => return "reason".to_owned(),
                }
            }
            name
        };
        errors.into_iter().map(|(name, message)| (around(name), message)).collect()
    }

    /// What is wrong, in the order of the form.
    fn in_order(&self, mut errors: Errors) -> Errors {
        let place = |name: &str| {
            let typed = self.inputs.iter().position(|input| input.name == name);
            let own = OWN.iter().position(|(own, _)| *own == name).unwrap_or(OWN.len());
            typed.unwrap_or(self.inputs.len() + own)
        };
        errors.sort_by_key(|(name, _)| place(name));
        errors
    }

    /// What a field is called.
    fn label<'a>(&'a self, name: &'a str) -> &'a str {
        if name == "reason" && self.retracts() {
            return "Why it should not stand";
        }
        let own = OWN.iter().find(|(own, _)| *own == name).map(|(_, label)| *label);
        // What chooses between ways stands under a heading of the same name, which comes first.
        let typed = self.inputs.iter().find(|input| input.name == name);
        own.or_else(|| typed.map(|input| &*input.label)).unwrap_or(name)
    }

    /// A message of the form's.
    fn say(&self, id: &str) -> String {
        crate::kit::text::say(self.subject.words, id, &[])
    }

    /// How many rows a field of several lines shows.
    fn rows(&self, name: &str) -> usize {
        self.value(name).lines().count().clamp(2, 14)
    }
}
