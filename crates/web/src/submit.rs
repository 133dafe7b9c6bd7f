//! Where commands go: to the intake of this process, or on to another one's.

use bytes::Bytes;
use futures_util::future::BoxFuture;
use greyfile_domain::acts::Command;
use greyfile_envelope::{Position, StreamId};
use greyfile_intake::{Accepted, Intake};
use serde::{Deserialize, Serialize};

use crate::api::Problem;

/// Takes commands, or sends them on to who does.
pub trait Submit: Send + Sync + 'static {
    /// What becomes of a command: its answer; or why nothing was recorded, or, with
    /// [`Problem::is_unknown`], that this is not known.
    fn submit<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>>;

    /// The answer that a command would get as things stand; nothing is recorded.
    fn check<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>>;

    /// Whether this process is the one that decides.
    fn decides(&self) -> bool;
}

/// The answer to a recorded command.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The position of its last event.
    pub position: Position,
    /// The streams it added to, in the order of its events.
    pub streams: Vec<StreamId>,
    /// The whole answer as `POST /api/commands` gives it, in JSON.
    pub json: Bytes,
}

/// What became of a command.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// It is recorded.
    Accepted(Accepted),
    /// It may or may not be recorded: send it again with the same id.
    Unknown(Problem),
}

/// What is read of an answer that another process gave.
#[derive(Deserialize)]
struct Read {
    position: Position,
    events: Vec<ReadEvent>,
}

#[derive(Deserialize)]
struct ReadEvent {
    stream: StreamId,
}

impl Answer {
    /// The answer that another process gave to `POST /api/commands`.
    ///
    /// # Errors
    /// When it is not the answer to a recorded command.
    pub fn read(json: Bytes) -> Result<Self, serde_json::Error> {
        let Read { position, events } = serde_json::from_slice(&json)?;
        let streams = events.into_iter().map(|event| event.stream).collect();
        Ok(Self { position, streams, json })
    }

    fn of(accepted: Accepted) -> Self {
        let position = accepted.position;
        let streams = accepted.events.iter().map(|event| event.stream).collect();
        let json = serde_json::to_vec(&Outcome::Accepted(accepted));
        Self { position, streams, json: json.expect("an answer has a form").into() }
    }
}

impl Submit for Intake {
    fn submit<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(async move {
            let answered = Self::submit(self, command).await;
            answered.map(Answer::of).map_err(|error| Problem::from(&error))
        })
    }

    fn check<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(async move {
            let answered = Self::check(self, command).await;
            answered.map(Answer::of).map_err(|error| Problem::from(&error))
        })
    }

    fn decides(&self) -> bool {
        true
    }
}
