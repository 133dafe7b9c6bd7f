//! What stands still or was passed over, and why: the record that stopped the views, those that were
//! set aside, and a clock that is not believed.

use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::hex::Hex;
use greyfile_envelope::{Position, Timestamp};
use greyfile_intake::{Ahead, SubmitError};
use greyfile_projector::StoppedBy;
use greyfile_record::genuine::Why;
use greyfile_words::Words;
use serde::Serialize;

use super::Problem;
use crate::App;

/// The record before which all views stand still.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct StoppedStatus {
    /// Its code: `record.not_intakes` or `record.newer`.
    pub(crate) code: &'static str,
    /// Where it stands.
    pub(crate) position: Position,
    /// The stream that it says it is of, if it says one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stream: Option<greyfile_envelope::StreamId>,
    /// Why it is not intake's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) why: Option<&'static str>,
    /// SHA-256 of the whole record in hex, if it can be set aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<String>,
    /// Since when the views stand still.
    pub(crate) since: Timestamp,
    /// What it means and what to do, in the reader's language.
    pub(crate) message: String,
}

impl StoppedStatus {
    pub(crate) fn of(by: StoppedBy, words: Words) -> Self {
        let problem = stopped(&by, words);
        Self {
            code: if by.why.is_some() { SubmitError::NOT_INTAKES } else { SubmitError::NEWER },
            position: by.position,
            stream: by.stream,
            why: by.why.map(Why::code),
            sha256: by.set_aside.map(|sha256| Hex(sha256).to_string()),
            since: by.since,
            message: problem.message.into(),
        }
    }
}

/// What the views stopped before, as it is told.
pub(super) fn stopped(by: &StoppedBy, words: Words) -> Problem {
    let at = Arg::number("position", i64::try_from(by.position.0).unwrap_or(i64::MAX));
    let of = Arg::code("of", "read");
    let problem = match by.why {
        Some(why) => {
            let args = [of, at, Arg::code("why", why.code())];
            Problem::of(StatusCode::SERVICE_UNAVAILABLE, SubmitError::NOT_INTAKES, args)
        }
        None => {
            let args = [of, at, Arg::text("cause", "")];
            Problem::of(StatusCode::SERVICE_UNAVAILABLE, SubmitError::NEWER, args)
        }
    };
    problem.told(words)
}

/// A record that was set aside.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct SetAsideStatus {
    /// Where it stands.
    pub(crate) position: Position,
    /// Where the event stands that set it aside.
    pub(crate) by: Position,
}

/// What is wrong with the machine's clock.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct ClockStatus {
    /// Its code.
    pub(crate) code: String,
    /// What it means and what to do, in the reader's language.
    pub(crate) message: String,
    /// The records that lie in the future of this clock, if any do: what `greyfile log mend-clock` is
    /// given, if it is the clock that is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ahead: Option<AheadStatus>,
}

/// Records that lie in the future of the machine's clock.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct AheadStatus {
    /// The first position.
    pub(crate) from: Position,
    /// The last one.
    pub(crate) to: Position,
    /// When the last one says it was recorded.
    pub(crate) recorded_at: Timestamp,
    /// What the machine's clock shows.
    pub(crate) now: Timestamp,
}

impl ClockStatus {
    pub(crate) async fn of(app: &App, words: Words) -> Option<Self> {
        let problem = app.submit.clock_trouble()?.told(words);
        let ahead = app.submit.ahead().await;
        let ahead = ahead.map(|Ahead { from, to, recorded_at }| {
            let now = app.now();
            AheadStatus { from, to, recorded_at, now }
        });
        let (code, message) = (problem.code.into_owned(), problem.message.into());
        Some(Self { code, message, ahead })
    }
}
