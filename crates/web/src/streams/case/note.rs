//! `POST /cases/{case}/notes`: a note on a case file.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_domain::acts::{Body, Command};
use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{CommandId, Position};

use super::form::NoteForm;
use crate::api::{Problem, submit};
use crate::kit::fault::missing;
use crate::kit::fields::Sent;
use crate::kit::link::entry_href;
use crate::kit::page::{Asked, render, sentence};
use crate::kit::text::say;

/// The address of a refused note, opened again: the form is on the case file.
pub(crate) async fn get(Path(case): Path<String>) -> Response {
    match case.parse::<CaseId>() {
        Ok(case) => Redirect::to(&format!("/cases/{case}#note")).into_response(),
        Err(_) => missing("case").into_response(),
    }
}

/// Takes the form.
pub(crate) async fn post(asked: Asked, Path(case): Path<String>, Sent(fields): Sent) -> Response {
    let words = asked.words();
    let Ok(id) = fields.text("id").parse::<CommandId>() else {
        let told = say(words, "note-no-id", &[]);
        return asked.problem(&Problem::new(StatusCode::BAD_REQUEST, "command.no_id", told));
    };
    let Ok(case) = case.parse::<CaseId>() else {
        return asked.problem(&missing("case"));
    };
    let mut form = NoteForm::sent(id, fields);
    let now = form.value("sent").parse().unwrap_or_else(|_| asked.app.now());
    let Some(command) = form.command(case, now, words) else {
        return again(&asked, case, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    match submit(&asked.app, &command, words).await {
        Ok(answer) => {
            let position = answer.position;
            Redirect::to(&entry_href(case, position, Some(position))).into_response()
        }
        Err(problem) => {
            if problem.is_sent_before()
                && let Some(position) = recorded_before(&asked, case, &command).await
            {
                return Redirect::to(&entry_href(case, position, Some(position))).into_response();
            }
            if problem.is_unknown() {
                form.sent = Some(now);
            }
            let status = problem.status();
            form.problem = Some(sentence(&problem.message, words));
            again(&asked, case, form, status).await
        }
    }
}

/// Where this very note stands, if the form was sent before: its command then had another time,
/// and only that.
async fn recorded_before(asked: &Asked, case: CaseId, command: &Command) -> Option<Position> {
    let Body::Note(wanted) = &command.body else { return None };
    let history = asked.sight().history(case.into()).await.ok()?;
    let past = history.logged().iter().find(|past| past.command_id == command.id)?;
    match &past.event {
        Event::Common(CommonEvent::NoteAdded(note))
            if note.text == wanted.text && note.source == wanted.source =>
        {
            Some(past.moment.position)
        }
        _ => None,
    }
}

/// The case file again, with the form as it was sent.
async fn again(asked: &Asked, case: CaseId, form: NoteForm, status: StatusCode) -> Response {
    match super::file::page(asked, &case.to_string(), Some(form)).await {
        Ok(page) => render(status, &page),
        Err(problem) => asked.problem(&problem),
    }
}
