//! POST /api/commands: the one way into the record.

use std::sync::Arc;
use std::time::Instant;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use greyfile_domain::acts::{Body, Command};
use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::StreamKind;
use greyfile_words::{Lang, Words};

use super::{Problem, json};
use crate::App;
use crate::submit::{Answer, Outcome};

/// Refuses what is addressed to a kind of stream that this program does not know: logs of a newer
/// one are copied unharmed, so such an id can be read, but nothing can be added under it.
fn known_kind(command: &Command) -> Result<(), Problem> {
    let (field, on) = match &command.body {
        Body::Record(record) => ("do.record.on", record.on),
        Body::Note(note) => ("do.note.on", note.on),
        Body::AttachFile(attach) => ("do.attach_file.on", attach.on),
        Body::Correct(correct) => ("do.correct.on", correct.on),
        Body::Retract(retract) => ("do.retract.on", retract.on),
        Body::NotTheSame(said) => ("do.not_the_same.on", said.on),
        _ => return Ok(()),
    };
    if on.kind.word().is_some() {
        return Ok(());
    }
    let kinds: Vec<&str> = StreamKind::ALL.iter().filter_map(|kind| kind.word()).collect();
    let args = [Arg::code("of", "kinds"), Arg::text("kinds", kinds.join(", "))];
    Err(Problem::of(StatusCode::BAD_REQUEST, "request.bad_id", args).at(field))
}

/// The words that whoever asks reads.
pub(crate) fn words(headers: &HeaderMap) -> Words {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Words::of(header.map_or_else(Lang::default, Lang::accepted)).plain()
}

/// Takes a command and counts it. A refusal is told in these words.
pub(crate) async fn submit(app: &App, command: &Command, words: Words) -> Result<Answer, Problem> {
    let started = Instant::now();
    let result = app.submit.submit(command).await.map_err(|problem| problem.told(words));
    let outcome = match &result {
        Ok(_) => "accepted",
        Err(problem) if problem.is_unknown() => "unknown",
        Err(problem) if problem.status().is_client_error() => "refused",
        Err(_) => "failed",
    };
    metrics::counter!("greyfile_commands_total", "outcome" => outcome).increment(1);
    metrics::histogram!("greyfile_command_seconds").record(started.elapsed().as_secs_f64());
    match &result {
        Ok(answer) => tracing::info!(
            command.id = %command.id,
            log.position = %answer.position,
            command.events = answer.streams.len(),
            trace.id = greyfile_trace::id(),
            "recorded"
        ),
        Err(problem) => {
            tracing::info!(
                command.id = %command.id,
                error.code = &*problem.code,
                trace.id = greyfile_trace::id(),
                "not recorded"
            )
        }
    }
    result
}

/// Records a command. Sent again with the same id it gets its first answer.
#[utoipa::path(
    post,
    path = "/api/commands",
    summary = "Record a command",
    description = "All of it or nothing. Idempotent by the command's id. 202 means that the \
        outcome is not known: send the very same command again. What is wrong is told in the \
        language that Accept-Language asks for, English or Urdu; of fields, each in `errors`.",
    request_body(content = ref("#/components/schemas/Command"), content_type = "application/json"),
    responses(
        (status = 200, description = "Recorded", content_type = "application/json", body = ref("#/components/schemas/Outcome")),
        (status = 202, description = "Not known whether recorded", content_type = "application/json", body = ref("#/components/schemas/Outcome")),
        (status = 400, description = "Not a command", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 409, description = "The id names another command", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 408, description = "The body did not come in time", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 413, description = "Too long", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 415, description = "Not sent as JSON, or compressed", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 422, description = "Refused by a rule", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 503, description = "Not now", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: json::Received,
) -> Result<Response, Problem> {
    let command: Command = json::read(&headers, body)?;
    known_kind(&command)?;
    let words = words(&headers);
    match submit(&app, &command, words).await {
        Ok(answer) => {
            let json = HeaderValue::from_static("application/json");
            Ok(([(header::CONTENT_TYPE, json)], answer.json).into_response())
        }
        Err(problem) if problem.is_unknown() => {
            let lang = HeaderValue::from_static(words.lang().code());
            let lang = [(header::CONTENT_LANGUAGE, lang)];
            Ok((StatusCode::ACCEPTED, lang, Json(Outcome::Unknown(problem))).into_response())
        }
        Err(problem) => Err(problem),
    }
}

/// Says what would become of a command.
#[utoipa::path(
    post,
    path = "/api/commands/check",
    summary = "Check a command",
    description = "The outcome `checked`: the answer that the command would get as things stand, \
        with what would be flagged. Nothing is recorded; positions are those that come next. A \
        command that was recorded before gets its first answer, with the outcome `accepted`.",
    request_body(content = ref("#/components/schemas/Command"), content_type = "application/json"),
    responses(
        (status = 200, description = "It would be recorded", content_type = "application/json", body = ref("#/components/schemas/Outcome")),
        (status = 400, description = "Not a command", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 409, description = "The id names another command", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 408, description = "The body did not come in time", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 413, description = "Too long", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 415, description = "Not sent as JSON, or compressed", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 422, description = "It would be refused by a rule", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 503, description = "Not now", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn check(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: json::Received,
) -> Result<Response, Problem> {
    let command: Command = json::read(&headers, body)?;
    known_kind(&command)?;
    let words = words(&headers);
    let answer = app.submit.check(&command).await.map_err(|problem| problem.told(words))?;
    let json = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, json)], answer.json).into_response())
}
