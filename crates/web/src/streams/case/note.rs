//! `POST /cases/{case}/notes`: a note on a case file.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_domain::acts::{Body, Command, Note};
use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::text::{Line, Prose};
use greyfile_envelope::{Basis, CommandId, Hand, Occurred, Position, Timestamp};
use greyfile_field::Wrong;
use greyfile_words::Words;

use crate::api::{Problem, submit};
use crate::kit::fault::missing;
use crate::kit::fields::{Fields, Sent};
use crate::kit::page::{Asked, render, sentence};
use crate::kit::text::say;

/// A note's form, blank or as sent.
#[derive(Debug, Clone)]
pub(super) struct NoteForm {
    /// The command's id: sent twice, it is recorded once.
    pub(super) id: CommandId,
    fields: Fields,
    errors: Vec<(&'static str, String)>,
    /// What went wrong with the whole.
    pub(super) problem: Option<String>,
    /// When it was first sent, if it is not known what became of it: the very same command goes
    /// out again.
    pub(super) sent: Option<Timestamp>,
}

impl NoteForm {
    /// A blank form.
    pub(super) fn new(id: CommandId) -> Self {
        Self { id, fields: Fields::default(), errors: Vec::new(), problem: None, sent: None }
    }

    /// What stands in a field.
    pub(super) fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    /// What is wrong with a field.
    pub(super) fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| *field == name).map(|(_, message)| &**message)
    }

    /// What the form asks to be recorded; nothing while a field of it cannot stand.
    fn command(&mut self, case: CaseId, now: Timestamp, words: Words) -> Option<Command> {
        let mut checked = Checked { words, errors: Vec::new() };
        let actor = match self.fields.given("actor") {
            Some(actor) => checked.take("actor", Hand::new(actor)),
            None => {
                checked.errors.push(("actor", say(words, "note-no-actor", &[])));
                None
            }
        };
        let text = checked.take("text", Prose::new(self.fields.raw("text").replace('\r', "")));
        let source = self.fields.given("source").map(Line::new).transpose();
        let source = checked.take("source", source);
        self.errors = checked.errors;
        Some(Command {
            id: self.id,
            actor: actor?,
            done_by: None,
            occurred_at: Occurred::at(now),
            basis: Basis::OwnAct,
            captured: None,
            recorded_at: None,
            correlation: None,
            body: Body::Note(Note {
                on: case.into(),
                text: text?.into(),
                source: source?.map(Into::into),
            }),
        })
    }
}

/// Fields as they are checked, with what is wrong with them.
struct Checked {
    words: Words,
    errors: Vec<(&'static str, String)>,
}

impl Checked {
    fn take<T>(&mut self, name: &'static str, value: Result<T, impl Into<Wrong>>) -> Option<T> {
        let words = self.words;
        value.map_err(|error| self.errors.push((name, words.wrong(&error.into())))).ok()
    }
}

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
    let mut form = NoteForm { fields, ..NoteForm::new(id) };
    let now = form.fields.text("sent").parse().unwrap_or_else(|_| asked.app.now());
    let Some(command) = form.command(case, now, words) else {
        return again(&asked, case, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    match submit(&asked.app, &command, words).await {
        Ok(answer) => {
            let position = answer.position;
            Redirect::to(&format!("/cases/{case}?at_least={position}#e{position}")).into_response()
        }
        Err(problem) => {
            if problem.is_sent_before()
                && let Some(position) = recorded_before(&asked, case, &command).await
            {
                let to = format!("/cases/{case}?at_least={position}#e{position}");
                return Redirect::to(&to).into_response();
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

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;

    #[test]
    fn what_is_wrong_with_a_note_is_told_in_the_language_of_the_page() {
        for (lang, text, actor) in [
            (Lang::En, "it is empty", "give your badge or desk"),
            (Lang::Ur, "یہ خانہ خالی ہے", "اپنا بیج نمبر یا ڈیسک لکھیں"),
        ] {
            let mut form = NoteForm::new(CommandId::from_bytes([9; 16]));
            let command = form.command(CaseId([4; 16]), Timestamp(0), Words::of(lang));
            assert!(command.is_none());
            assert_eq!((form.error("text"), form.error("actor")), (Some(text), Some(actor)));
            assert_eq!(form.error("source"), None);
        }
    }
}
