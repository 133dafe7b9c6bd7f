//! `/events/{position}/correct` and `/events/{position}/retract`: what was recorded wrongly is put
//! right beside it. Nothing is overwritten.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_domain::acts::Command;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{CommandId, EventId, Position, StreamId, Timestamp};
use greyfile_words::Words;

use super::changes::{Changes, Side};
use super::checked::Checked;
use super::form::{Lists, Sheet, at_fault, lists, strange};
use super::inputs::{Input, Offering, filled, inputs};
use super::mending::{Parts, Way};
use super::named;
use super::offers::Offers;
use super::part::Part;
use super::picked;
use super::read::{Errors, too_many};
use super::subject::{Subject, Version};
use crate::api::{Problem, submit};
use crate::kit::fields::{Fields, Sent};
use crate::kit::link::{entry_href, event_href};
use crate::kit::page::{Asked, Chrome, render, sentence};
use crate::kit::text::{self, say};
use crate::submit::fresh_id;

/// What the form sends besides its fields.
const OWN: [&str; 5] = ["id", "seen", "sent", "do", "more"];

#[derive(Template)]
#[template(path = "record/mend.html")]
struct Page {
    chrome: Chrome,
    way: Way,
    words: Words,
    subject: Subject,
    /// What the event says as it stands, in a line.
    line: String,
    name: String,
    case: Option<CaseId>,
    id: CommandId,
    /// What the form was opened on.
    seen: EventId,
    sheet: Sheet,
    lists: Lists,
    /// How many inputs stand before those of time, hands and basis, and before those of the reason.
    around: usize,
    why: usize,
    refused: Option<String>,
    /// When it was first sent, if it is not known what became of it.
    sent: Option<Timestamp>,
    /// What was found, where it was only checked.
    checked: Option<Checked>,
    /// Whether it was opened anew, so that what was typed before may be filled in.
    fresh: bool,
    /// What would change, or what somebody else changed meanwhile, under its heading.
    changes: Option<Changes>,
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

/// The form that a request is about.
struct Form<'a> {
    asked: &'a Asked,
    way: Way,
    words: Words,
    parts: Parts,
    case: Option<CaseId>,
    offers: Offers,
}

impl Form<'_> {
    async fn of<'a>(asked: &'a Asked, subject: &Subject, way: Way) -> Result<Form<'a>, Problem> {
        let words = asked.words();
        let case = asked.query.text("case").parse().ok();
        let offers = match way {
            Way::Correct => Offers::of(asked, case).await?,
            // A retraction picks nothing of the case.
            Way::Retract => Offers::default(),
        };
        let parts = Parts::of(way, subject.stands.event.event_type().0, words);
        Ok(Form { asked, way, words, parts, case, offers })
    }

    async fn page(
        &self,
        subject: Subject,
        id: CommandId,
        mut fields: Fields,
    ) -> Result<Page, Problem> {
        let words = self.words;
        let streams = |kind| self.offers.kind(kind);
        let offering = Offering { words, streams: &streams };
        let payload = subject.stands.payload();
        let mut list: Vec<Input> = inputs(&self.parts.event, &payload, &fields, offering);
        let around = list.len();
        let stands = subject.stands.around();
        list.extend(inputs(&self.parts.around, &stands, &fields, offering));
        let why = list.len();
        list.extend(inputs(&self.parts.why, &serde_json::Value::Null, &fields, offering));
        let sight = self.asked.sight();
        picked::tell(sight, words, &mut list, &fields).await?;
        named::tell(words, &mut list, &mut fields);
        let stands = [&subject.stands.event];
        let names = sight.names_in([subject.past.stream], stands, words).await?;
        let naming = |stream: StreamId| names.get(&stream).cloned();
        let title = say(words, self.way.id("mend-title-correct", "mend-title-retract"), &[]);
        let mut chrome = self.asked.chrome(title, "");
        chrome.fragment = false;
        let seen = fields.text("seen").parse().unwrap_or(subject.stands.by);
        Ok(Page {
            chrome,
            way: self.way,
            words,
            line: words.line(&subject.stands.event, &naming),
            name: text::event_name(words, subject.past.event.event_type().0),
            case: self.case,
            id,
            seen,
            lists: lists(&mut list),
            sent: fields.text("sent").parse().ok(),
            sheet: Sheet { words, inputs: list, fields, errors: Errors::new() },
            around,
            why,
            subject,
            refused: None,
            checked: None,
            fresh: self.asked.reads(),
            changes: None,
        })
    }

    /// What differs between two versions.
    async fn changes(
        &self,
        subject: &Subject,
        title: &str,
        sides: (Side<'_>, Side<'_>),
    ) -> Result<Option<Changes>, Problem> {
        Changes::of(self.asked.sight(), self.words, subject, title, sides).await
    }
}

async fn blank(asked: Asked, position: &str, way: Way) -> Response {
    let page = async {
        let words = asked.words();
        let subject = Subject::of(asked.sight(), position, way == Way::Correct, words).await?;
        let form = Form::of(&asked, &subject, way).await?;
        let mut fields = filled(&form.parts.event, &subject.stands.payload());
        fields.extend(filled(&form.parts.around, &subject.stands.around()));
        form.page(subject, CommandId::from_bytes(fresh_id()), fields).await
    };
    asked.show(page.await)
}

async fn take(asked: Asked, position: &str, fields: Fields, way: Way) -> Response {
    match taken(&asked, position, fields, way).await {
        Ok(response) => response,
        Err(problem) => asked.problem(&problem),
    }
}

async fn taken(
    asked: &Asked,
    position: &str,
    fields: Fields,
    way: Way,
) -> Result<Response, Problem> {
    let words = asked.words();
    let bad = |code, told: String| Err(Problem::new(StatusCode::BAD_REQUEST, code, told));
    let Ok(id) = fields.text("id").parse::<CommandId>() else {
        return bad("command.no_id", say(words, "record-no-id", &[]));
    };
    let subject = match Subject::of(asked.sight(), position, way == Way::Correct, words).await {
        Ok(subject) => subject,
        Err(problem) => match sent_before(asked, position, id).await {
            // The button was pressed twice: the first time the event was retracted.
            Some((shown, recorded)) => return Ok(back(asked, shown, recorded)),
            None => return Err(problem),
        },
    };
    let form = Form::of(asked, &subject, way).await?;
    if let Some(told) = strange(form.parts.all(), &OWN, &fields, words) {
        return bad("request.bad_form", told);
    }
    if fields.given("more").is_some() {
        let errors = too_many(&form.parts.event, &fields, &subject.stands.payload(), words);
        let mut page = form.page(subject, id, fields).await?;
        page.sheet.place(errors);
        return Ok(render(StatusCode::OK, &page));
    }
    let sent: Option<Timestamp> = fields.text("sent").parse().ok();
    let now = sent.unwrap_or_else(|| asked.app.now());
    let made = match form.parts.made(&subject, id, now, &fields, words) {
        Ok(made) => made,
        Err(errors) => {
            let mut page = form.page(subject, id, fields).await?;
            page.sheet.place(errors);
            let count = [Arg::count("count", page.sheet.errors.len())];
            page.refused = Some(say(words, "record-to-mend", &count));
            return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let shown = subject.shown_at();
    if let Some(recorded) = recorded(&subject, id) {
        // Sent twice, and what it says stands already.
        if made.version.says(&subject.stands) {
            return Ok(back(asked, shown, recorded));
        }
        let mut page = form.page(subject, id, fields).await?;
        page.refused = Some(say(words, "record-sent-before", &[]));
        return Ok(render(StatusCode::CONFLICT, &page));
    }
    if fields.text("do") == "check" {
        return check(&form, subject, &made.command, &made.version, fields).await;
    }
    match submit(&asked.app, &made.command, words).await {
        Ok(answer) => Ok(back(asked, shown, answer.position)),
        Err(problem) => refuse(&form, subject, problem, (id, now), fields).await,
    }
}

/// Shows what the correction would change and what would be flagged, or the rule that it breaks.
async fn check(
    form: &Form<'_>,
    subject: Subject,
    command: &Command,
    version: &Version,
    fields: Fields,
) -> Result<Response, Problem> {
    let words = form.words;
    match form.asked.app.submit.check(command).await {
        Ok(answer) => {
            let sides = ((&subject.stands, "log-now"), (version, "mend-then"));
            let changes = form.changes(&subject, "mend-changes", sides).await?;
            let events = std::slice::from_ref(&version.event);
            let checked = Checked::of(form.asked.sight(), words, &answer, events).await?;
            let mut page = form.page(subject, command.id, fields).await?;
            page.checked = Some(checked);
            page.changes = changes;
            Ok(render(StatusCode::OK, &page))
        }
        Err(problem) => {
            refuse(form, subject, problem, (command.id, form.asked.app.now()), fields).await
        }
    }
}

/// The form again, with why nothing was recorded.
async fn refuse(
    form: &Form<'_>,
    subject: Subject,
    problem: Problem,
    (id, now): (CommandId, Timestamp),
    fields: Fields,
) -> Result<Response, Problem> {
    let words = form.words;
    let problem = problem.told(words);
    let overtaken = problem.code == "correction.overtaken";
    let seen = fields.text("seen").parse().ok().and_then(|seen| subject.version(seen));
    let changes = match seen.filter(|_| overtaken) {
        Some(seen) => {
            let sides = ((&seen, "mend-when-opened"), (&subject.stands, "log-now"));
            form.changes(&subject, "mend-meanwhile", sides).await?
        }
        None => None,
    };
    let mut page = form.page(subject, id, fields).await?;
    page.changes = changes;
    if problem.is_unknown() {
        page.sent = Some(now);
    }
    let mut names = Vec::new();
    form.parts.all().for_each(|part: &Part| part.names(&mut names));
    let message = sentence(problem.cause(), words);
    let about = at_fault(&problem.code, names).into_iter();
    page.sheet.place(about.map(|name| (name, message.clone())).collect());
    page.refused = Some(match page.sheet.errors.is_empty() {
        _ if overtaken => say(words, "mend-overtaken", &[]),
        true => sentence(&problem.message, words),
        false => say(words, "record-refused", &[]),
    });
    if overtaken {
        // The next sending has seen what stands now.
        page.seen = page.subject.stands.by;
    }
    Ok(render(problem.status(), &page))
}

/// Where the reader came from, showing what was recorded.
fn back(asked: &Asked, event: Position, recorded: Position) -> Response {
    let to = match asked.query.text("case").parse::<CaseId>() {
        Ok(case) => entry_href(case, event, Some(recorded)),
        Err(_) => event_href(event),
    };
    Redirect::to(&to).into_response()
}

/// Where the command of this id was recorded in the stream, if it was.
fn recorded(subject: &Subject, id: CommandId) -> Option<Position> {
    let found = subject.history.logged().iter().find(|one| one.command_id == id)?;
    Some(found.moment.position)
}

/// The event's own position and that of the command of this id in its stream, if it was recorded.
async fn sent_before(asked: &Asked, position: &str, id: CommandId) -> Option<(Position, Position)> {
    let sight = asked.sight();
    let (past, _) = sight.event_at(position).await.ok()?;
    let history = sight.history(past.stream).await.ok()?;
    let found = history.logged().iter().find(|one| one.command_id == id)?;
    Some((past.moment.position, found.moment.position))
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// Under which name what is typed is kept.
    fn keep(&self) -> String {
        format!("{} {}", self.way.id("correct", "retract"), self.subject.past.moment.position)
    }

    /// What this form says in its own way.
    fn own(&self, correct: &'static str, retract: &'static str) -> String {
        self.say(self.way.id(correct, retract))
    }

    fn retracts(&self) -> bool {
        self.way == Way::Retract
    }

    fn href(&self, way: Way) -> String {
        let query = self.case.map_or_else(String::new, |case| format!("?case={case}"));
        format!("{}/{}{query}", self.event_href(), way.id("correct", "retract"))
    }

    fn action(&self) -> String {
        self.href(self.way)
    }

    fn other(&self) -> String {
        self.href(self.way.other())
    }

    fn event_href(&self) -> String {
        event_href(self.subject.past.moment.position)
    }

    /// Where the reader came from.
    fn back(&self) -> String {
        match self.case {
            Some(case) => entry_href(case, self.subject.shown_at(), None),
            None => self.event_href(),
        }
    }

    fn position(&self) -> String {
        let at = Arg::number("position", self.subject.past.moment.position.0 as i64);
        say(self.words, "mend-event", &[at])
    }

    fn corrected(&self) -> bool {
        self.subject.stands.by != self.subject.past.moment.event_id
    }

    fn occurred(&self) -> String {
        self.words.occurred(self.subject.stands.occurred)
    }

    fn recorded(&self) -> String {
        self.words.instant(self.subject.past.moment.recorded_at)
    }

    fn event(&self) -> &[Input] {
        &self.sheet.inputs[..self.around]
    }

    fn around(&self) -> &[Input] {
        &self.sheet.inputs[self.around..self.why]
    }

    fn why(&self) -> &[Input] {
        &self.sheet.inputs[self.why..]
    }
}
