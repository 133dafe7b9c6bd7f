//! POST /api/commands: the one way into the record.

use std::sync::Arc;
use std::time::Instant;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use greyfile_domain::command::{Body, Command};
use greyfile_envelope::StreamKind;
use greyfile_intake::{Accepted, SubmitError};
use serde::Serialize;

use super::{Problem, json};
use crate::App;

/// What became of a command.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// It is recorded.
    Accepted(Accepted),
    /// It may or may not be recorded: send it again with the same id.
    Unknown(Problem),
}

/// Refuses what is addressed to a kind of life that this program does not know: logs of a newer
/// one are copied unharmed, so such an id can be read, but nothing can be added under it.
fn known_kind(command: &Command) -> Result<(), Problem> {
    let (field, on) = match &command.body {
        Body::Record(record) => ("do.record.on", record.on),
        Body::Note(note) => ("do.note.on", note.on),
        Body::Correct(correct) => ("do.correct.on", correct.on),
        Body::Retract(retract) => ("do.retract.on", retract.on),
        _ => return Ok(()),
    };
    if on.kind.word().is_some() {
        return Ok(());
    }
    let kinds: Vec<&str> = StreamKind::ALL.iter().filter_map(|kind| kind.word()).collect();
    let text = format!(
        "this id is of no kind of life there is; an id begins with its kind ({}); nothing was \
         recorded; check the id",
        kinds.join(", ")
    );
    Err(Problem::new(StatusCode::BAD_REQUEST, "request.bad_id", text).at(field))
}

/// Takes a command and counts it.
pub(crate) async fn submit(app: &App, command: &Command) -> Result<Accepted, SubmitError> {
    let started = Instant::now();
    let result = app.intake.submit(command).await;
    let outcome = match &result {
        Ok(_) => "accepted",
        Err(SubmitError::Unknown(_)) => "unknown",
        Err(SubmitError::Refused(_)) => "refused",
        Err(_) => "failed",
    };
    metrics::counter!("greyfile_commands_total", "outcome" => outcome).increment(1);
    metrics::histogram!("greyfile_command_seconds").record(started.elapsed().as_secs_f64());
    match &result {
        Ok(accepted) => tracing::info!(
            command.id = %command.id,
            log.position = %accepted.position,
            command.events = accepted.events.len(),
            command.flags = accepted.flags.len(),
            "recorded"
        ),
        Err(error) => {
            tracing::info!(command.id = %command.id, error.code = error.code(), "not recorded")
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
        outcome is not known: send the very same command again.",
    request_body(content = ref("#/components/schemas/Command"), content_type = "application/json"),
    responses(
        (status = 200, description = "Recorded", content_type = "application/json", body = ref("#/components/schemas/Outcome")),
        (status = 202, description = "Not known whether recorded", content_type = "application/json", body = ref("#/components/schemas/Outcome")),
        (status = 400, description = "Not a command", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 409, description = "The id names another command", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 413, description = "Too long", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
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
    match submit(&app, &command).await {
        Ok(accepted) => Ok(Json(Outcome::Accepted(accepted)).into_response()),
        Err(error @ SubmitError::Unknown(_)) => {
            let outcome = Outcome::Unknown(Problem::from(&error));
            Ok((StatusCode::ACCEPTED, Json(outcome)).into_response())
        }
        Err(error) => Err(Problem::from(&error)),
    }
}
