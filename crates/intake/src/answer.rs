//! What a command's sender is told: the same thing the first time and every time after.

use std::collections::BTreeMap;

use greyfile_domain::command::Command;
use greyfile_domain::decide::Lives;
use greyfile_domain::flag::{Flag, Together};
use greyfile_domain::folded::Folded;
use greyfile_domain::life::{Life, Past};
use greyfile_envelope::{CommandId, EventId, Fingerprint, Position, StreamId, Timestamp};
use serde::Serialize;

use crate::error::SubmitError;

/// A command was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Accepted {
    /// The command.
    pub command: CommandId,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The position of its last event: a page that shows at least this shows all of it.
    pub position: Position,
    /// Its events, in order. Reservations are left out.
    pub events: Vec<Recorded>,
    /// What the law asked for and the record does not show, as far as this command raised it.
    pub flags: Vec<Flag>,
}

/// One event of an accepted command.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Recorded {
    /// Where it stands.
    pub position: Position,
    /// Its id, for corrections.
    pub event: EventId,
    /// The life it belongs to.
    pub stream: StreamId,
    /// Which event it is.
    #[serde(rename = "type")]
    pub event_type: &'static str,
}

/// The first answer, if the command was recorded before.
pub(crate) fn repeated(
    command: &Command,
    fingerprint: Fingerprint,
    lives: &Lives,
) -> Result<Option<Accepted>, SubmitError> {
    let mut earlier = pasts_of(command.id, lives);
    match earlier.next() {
        None => Ok(None),
        Some(past) if past.fingerprint == fingerprint => Ok(Some(answer(command, lives))),
        Some(_) => Err(SubmitError::OtherBody),
    }
}

/// The answer to a command whose events are among the lives it names.
pub(crate) fn answer(command: &Command, lives: &Lives) -> Accepted {
    let mut pasts: Vec<&Past> = pasts_of(command.id, lives).collect();
    pasts.sort_by_key(|past| past.moment.position);
    let first = pasts.first().map_or(Position::ZERO, |past| past.moment.position);
    let last = pasts.last().map_or(Position::ZERO, |past| past.moment.position);
    let recorded_at = pasts.last().map_or(Timestamp(0), |past| past.moment.recorded_at);
    let before = flags(&until(lives, |position| position < first), recorded_at);
    let mut raised = flags(&until(lives, |position| position <= last), recorded_at);
    raised.retain(|flag| !before.contains(flag));
    Accepted {
        command: command.id,
        recorded_at,
        position: last,
        events: pasts
            .iter()
            .map(|past| Recorded {
                position: past.moment.position,
                event: past.moment.event_id,
                stream: past.stream,
                event_type: past.event.event_type().0,
            })
            .collect(),
        flags: raised,
    }
}

fn pasts_of(command: CommandId, lives: &Lives) -> impl Iterator<Item = &Past> {
    lives.values().flat_map(Life::pasts).filter(move |past| past.command_id == command)
}

fn until(lives: &Lives, within: impl Fn(Position) -> bool) -> Vec<Life> {
    let cut = |life: &Life| {
        let pasts = life.pasts().iter().filter(|past| within(past.moment.position));
        Life::of(life.stream(), pasts.cloned().collect())
    };
    lives.values().map(cut).collect()
}

/// Everything flagged on these lives, at an instant.
fn flags(lives: &[Life], now: Timestamp) -> Vec<Flag> {
    let states: BTreeMap<StreamId, Folded> =
        lives.iter().map(|life| (life.stream(), Folded::of(life))).collect();
    Together::of(lives, &states).flags(now)
}
