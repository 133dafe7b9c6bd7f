//! What a command's sender is told: the same thing the first time and every time after.

use std::collections::BTreeMap;

use greyfile_domain::acts::Command;
use greyfile_domain::judged::Together;
use greyfile_domain::kernel::flag::Flag;
use greyfile_domain::streams::Histories;
use greyfile_domain::streams::regime::RegimeState;
use greyfile_domain::streams::{History, Logged};
use greyfile_domain::streams::{RegimeId, State};
use greyfile_envelope::{CommandId, CommandMac, EventId, Position, StreamId, Timestamp};
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
    /// Its events, in order. Claims are left out.
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
    mac: &CommandMac,
    lives: &Histories,
) -> Result<Option<Accepted>, SubmitError> {
    let mut earlier = pasts_of(command.id, lives);
    match earlier.next() {
        None => Ok(None),
        Some(past) if past.command_mac == *mac => Ok(Some(answer(command, lives))),
        Some(_) => Err(SubmitError::OtherBody),
    }
}

/// The answer to a command whose events are among the lives it names.
pub(crate) fn answer(command: &Command, lives: &Histories) -> Accepted {
    let mut pasts: Vec<&Logged> = pasts_of(command.id, lives).collect();
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

fn pasts_of(command: CommandId, lives: &Histories) -> impl Iterator<Item = &Logged> {
    lives.values().flat_map(History::logged).filter(move |past| past.command_id == command)
}

fn until(lives: &Histories, within: impl Fn(Position) -> bool) -> Vec<History> {
    let cut = |life: &History| {
        let pasts = life.logged().iter().filter(|past| within(past.moment.position));
        History::of(life.stream(), pasts.cloned())
    };
    lives.values().map(cut).collect()
}

/// Everything flagged on these lives, at an instant.
fn flags(lives: &[History], now: Timestamp) -> Vec<Flag> {
    let states: BTreeMap<StreamId, State> =
        lives.iter().filter_map(|life| Some((life.stream(), life.state()?))).collect();
    let regime = states.get(&RegimeId::THE.stream()).and_then(RegimeState::of);
    let law = regime.map(|regime| regime.law.clone()).unwrap_or_default();
    Together::of(lives, &states, &law).flags(now)
}
