//! `/raids/new`: a whole raid in one form, recorded in one go.

mod cases;
mod centres;
mod command;
mod labels;
mod page;
mod people;
mod preview;
mod seized;
mod slip;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_domain::acts::{Body, Command};
use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::{CommandId, StreamKind};

use crate::Answer;
use crate::api::{Problem, submit};
use crate::kit::fields::{self, Fields};
use crate::kit::link::stream_href;
use crate::kit::page::{Asked, render, sentence};
use crate::kit::text::say;
use crate::record::checked::{self, Checked};
use crate::submit::fresh_id;
use page::{Page, Sent};
use preview::Preview;

/// The blank form. A case can be named in the address, so that its file can lead here.
pub(crate) async fn get(asked: Asked) -> Response {
    let mut fields = Fields::default();
    if let Some(case) = asked.query.given("case") {
        fields.set("case", case);
        fields.set("case_choice", "existing");
    }
    let id = CommandId::from_bytes(fresh_id());
    Page::new(&asked, id, fields).show(&asked, StatusCode::OK).await
}

/// Takes the form.
pub(crate) async fn post(asked: Asked, fields::Sent(fields): fields::Sent) -> Response {
    let words = asked.words();
    let Ok(id) = fields.text("id").parse::<CommandId>() else {
        let text = say(words, "record-no-id", &[]);
        return asked.problem(&Problem::new(StatusCode::BAD_REQUEST, "command.no_id", text));
    };
    let what = fields.text("do").to_owned();
    let mut page = Page::new(&asked, id, fields);
    // More of the form is asked for: another parcel, centres, or what was kept.
    if let Some(more) = page.fields.given("more") {
        if more == "parcel" {
            page.add_parcel();
        }
        return page.show(&asked, StatusCode::OK).await;
    }
    if what == "centre" {
        return put_on_record(page, &asked).await;
    }
    // Nothing but the button that says so records a raid.
    let records = what == "record";
    let command = match command::command(id, &page.fields, page.parcels) {
        Ok(command) => command,
        Err(slips) => {
            page.look_at(&slips, if records { "raid-to-mend" } else { "raid-checked-to-mend" });
            return page.show(&asked, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let answered = match records {
        true => submit(&asked.app, &command, words).await,
        false => asked.app.submit.check(&command).await,
    };
    match answered {
        // One that was recorded before is not only checked: its reader is led to it.
        Ok(answer) if answer.is_recorded() => {
            Redirect::to(&whereto(&answer, &command)).into_response()
        }
        Ok(answer) => {
            let events = checked::events(&command);
            match Checked::of(asked.sight(), words, &answer, &events).await {
                Ok(checked) => {
                    page.checked(command::records(&command), checked);
                    page.show(&asked, StatusCode::OK).await
                }
                Err(problem) => asked.problem(&problem),
            }
        }
        Err(problem) if records && problem.is_unknown() => {
            page.sent = Sent::Unknown;
            page.show(&asked, StatusCode::ACCEPTED).await
        }
        Err(problem) => {
            let problem = problem.told(words);
            refuse(&mut page, &problem);
            page.show(&asked, problem.status()).await
        }
    }
}

/// What was understood of the pasted list, while it is typed.
pub(crate) async fn people(asked: Asked, fields::Sent(fields): fields::Sent) -> Response {
    render(StatusCode::OK, &Preview::of(asked.words(), &fields))
}

/// Tells why the raid was not recorded, at the fields that it is about.
fn refuse(page: &mut Page, problem: &Problem) {
    let at = labels::fields_of(&problem.code, &page.fields, page.parcels);
    page.sent = Sent::Refused(match problem.is_sent_before() {
        true => page.say("raid-sent-before"),
        false if at.is_empty() => problem.message.to_string(),
        false => page.say("record-refused"),
    });
    let message = match at.len() {
        0 | 1 => problem.cause().to_owned(),
        _ => page.say_of("raid-one-of", &[Arg::text("why", problem.cause())]),
    };
    page.mark(at.into_iter().map(|name| (name, message.clone())).collect());
}

/// Puts a centre on record and ticks it.
async fn put_on_record(mut page: Page, asked: &Asked) -> Response {
    let words = asked.words();
    if let Ok(id) = page.fields.text("centre_id").parse() {
        page.centre_id = id;
    }
    let command = match centres::command(page.centre_id, &page.fields) {
        Ok(command) => command,
        Err(slips) => {
            page.look_at(&slips, "raid-centre-to-mend");
            return page.show(asked, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    match submit(&asked.app, &command, words).await {
        Ok(answer) => {
            centres::shown(asked.sight(), answer.position).await;
            page.note_centre(centres::registered(&command));
            page.show(asked, StatusCode::OK).await
        }
        Err(problem) => {
            let why = match problem.is_unknown() {
                true => page.say("raid-centre-unknown"),
                false => sentence(problem.cause(), words),
            };
            page.mark(vec![("centre_address".into(), why)]);
            page.sent = Sent::Refused(page.say("raid-centre-refused"));
            page.show(asked, problem.status()).await
        }
    }
}

/// The case file the raid went to, at the position that shows all of it.
fn whereto(answer: &Answer, command: &Command) -> String {
    let named = match &command.body {
        Body::ConductRaid(raid) => raid.case.map(Into::into),
        Body::Open(_)
        | Body::Record(_)
        | Body::OpenCase(_)
        | Body::LodgeFir(_)
        | Body::Seize(_)
        | Body::Note(_)
        | Body::AttachFile(_)
        | Body::Correct(_)
        | Body::Retract(_)
        | Body::NotTheSame(_)
        | Body::SetAside(_)
        | Body::MendClock(_)
        | Body::AdoptRegime(_)
        | Body::DraftRegime(_)
        | Body::TakeVettingAnswer(_) => None,
    };
    let kind = |kind: StreamKind| answer.streams.iter().copied().find(|stream| stream.kind == kind);
    match named.or_else(|| kind(StreamKind::CASE)).or_else(|| kind(StreamKind::RAID)) {
        Some(stream) if stream.kind == StreamKind::CASE => {
            format!("{}?at_least={}", stream_href(stream), answer.position)
        }
        Some(stream) => stream_href(stream),
        None => "/events".into(),
    }
}
