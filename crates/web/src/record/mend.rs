//! `/events/{position}/correct` and `/events/{position}/retract`: what was recorded wrongly is put
//! right beside it. `/events/{position}/apart`: what may have been recorded twice was not. Nothing is
//! overwritten.

mod form;
mod page;

use std::sync::Arc;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use greyfile_domain::acts::Command;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{CommandId, Position, Timestamp};

use super::checked::Checked;
use super::form::{at_fault, strange};
use super::inputs::filled;
pub(crate) use super::mending::Way;
use super::part::Part;
use super::read::too_many;
use super::subject::{Subject, Version};
use crate::api::{Problem, submit};
use crate::app::Viewing;
use crate::kit::fields::{Fields, Sent};
use crate::kit::link::{entry_href, event_href};
use crate::kit::page::{Asked, render, sentence};
use crate::kit::text::say;
use crate::submit::fresh_id;

use form::Form;

/// What the form sends besides its fields.
const OWN: [&str; 5] = ["id", "seen", "sent", "do", "more"];

/// One of the forms, and what takes it.
pub(crate) fn at(way: Way) -> MethodRouter<Arc<Viewing>> {
    let form = move |asked: Asked, Path(position): Path<String>| async move {
        blank(asked, &position, way).await
    };
    let sent = move |asked: Asked, Path(position): Path<String>, Sent(fields): Sent| async move {
        take(asked, &position, fields, way).await
    };
    get(form).post(sent)
}

async fn blank(asked: Asked, position: &str, way: Way) -> Response {
    let page = async {
        let words = asked.words();
        let subject = Subject::of(asked.sight(), position, way, words).await?;
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
    let subject = match Subject::of(asked.sight(), position, way, words).await {
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
        if way != Way::Correct || made.version.says(&subject.stands) {
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
