//! Where commands go: to the intake of this process, or on to another one's.

use bytes::Bytes;
use futures_util::future::BoxFuture;
use greyfile_domain::acts::Command;
use greyfile_envelope::{Position, StreamId};
use greyfile_intake::{Accepted, Ahead, Checked, Intake};
use serde::{Deserialize, Serialize};

use crate::api::Problem;

/// An id for a command that was not sent before.
pub(crate) fn fresh_id() -> [u8; 16] {
    ulid::Ulid::generate().0.to_be_bytes()
}

/// Takes commands, or sends them on to who does.
pub trait Submit: Send + Sync + 'static {
    /// What becomes of a command: its answer; or why nothing was recorded, or, with
    /// [`Problem::is_unknown`], that this is not known.
    fn submit<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>>;

    /// What would become of a command as things stand; nothing is recorded. The answer says whether
    /// it was recorded before ([`Answer::is_recorded`]).
    fn check<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>>;

    /// Whether this process is the one that decides.
    fn decides(&self) -> bool;

    /// Why the machine's clock keeps every command away, if this process decides and it does.
    fn clock_trouble(&self) -> Option<Problem> {
        None
    }

    /// The stretch at the end of the log that lies in the future of this machine's clock, if this
    /// process decides and there is one.
    fn ahead(&self) -> BoxFuture<'_, Option<Ahead>> {
        Box::pin(async { None })
    }
}

/// The answer to a command that is recorded, or that was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The position of its last event.
    pub position: Position,
    /// The streams it added to, in the order of its events.
    pub streams: Vec<StreamId>,
    recorded: bool,
    /// The whole answer as `POST /api/commands` gives it, in JSON.
    pub json: Bytes,
}

/// What became of a command.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// It is recorded.
    Accepted(Accepted),
    /// It was only checked: it would be recorded, and this would be the answer. Positions are those
    /// that come next.
    Checked(Accepted),
    /// It may or may not be recorded: send it again with the same id.
    Unknown(Problem),
}

/// What is read of an answer that another process gave.
#[derive(Deserialize)]
struct Read {
    outcome: String,
    position: Position,
    events: Vec<ReadEvent>,
}

#[derive(Deserialize)]
struct ReadEvent {
    stream: StreamId,
}

impl Answer {
    /// The answer that another process gave to a command that it recorded or checked.
    ///
    /// # Errors
    /// When it is no such answer.
    pub fn read(json: Bytes) -> Result<Self, serde_json::Error> {
        let Read { outcome, position, events } = serde_json::from_slice(&json)?;
        let recorded = outcome == "accepted";
        let streams = events.into_iter().map(|event| event.stream).collect();
        Ok(Self { position, streams, recorded, json })
    }

    /// Whether the command is recorded, and was not only checked.
    pub fn is_recorded(&self) -> bool {
        self.recorded
    }

    /// What intake says: of a command that is recorded, or of one that was only checked.
    fn of(accepted: Accepted, recorded: bool) -> Self {
        let position = accepted.position;
        let streams = accepted.events.iter().map(|event| event.stream).collect();
        let outcome = match recorded {
            true => Outcome::Accepted(accepted),
            false => Outcome::Checked(accepted),
        };
        let json = serde_json::to_vec(&outcome).expect("an answer has a form").into();
        Self { position, streams, recorded, json }
    }
}

impl Submit for Intake {
    fn submit<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(async move {
            let answered = Self::submit(self, command).await;
            let answered = answered.map(|accepted| Answer::of(accepted, true));
            answered.map_err(|error| Problem::from(&error))
        })
    }

    fn check<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(async move {
            match Self::check(self, command).await {
                Ok(Checked::Recorded(first)) => Ok(Answer::of(first, true)),
                Ok(Checked::WouldBe(answer)) => Ok(Answer::of(answer, false)),
                Err(error) => Err(Problem::from(&error)),
            }
        })
    }

    fn decides(&self) -> bool {
        true
    }

    fn clock_trouble(&self) -> Option<Problem> {
        Self::clock_trouble(self).map(|error| Problem::from(&error))
    }

    fn ahead(&self) -> BoxFuture<'_, Option<Ahead>> {
        Box::pin(async move { Self::ahead(self).await.ok().flatten() })
    }
}
