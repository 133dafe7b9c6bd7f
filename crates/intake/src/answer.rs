//! What a command's sender is told: the same thing the first time and every time after.

use std::collections::BTreeSet;

use greyfile_domain::judged::Together;
use greyfile_domain::kernel::courts::{Asked, Courts};
use greyfile_domain::kernel::flag::Flag;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Histories, History, Logged, State};
use greyfile_envelope::{CommandId, EventId, Position, StreamId, Timestamp};
use serde::Serialize;

use crate::load::Known;

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
    pub events: Vec<Written>,
    /// What the law asked for and the record does not show, as far as this command raised it.
    pub flags: Vec<Flag>,
}

/// What would become of a command.
#[derive(Debug, Clone, PartialEq)]
pub enum Checked {
    /// It was recorded before: its first answer.
    Recorded(Accepted),
    /// It would get this answer now. Its positions are those that come next.
    WouldBe(Accepted),
}

/// One event of an accepted command.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Written {
    /// Where it stands.
    pub position: Position,
    /// Its id, for corrections.
    pub event: EventId,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// Which event it is.
    #[serde(rename = "type")]
    pub event_type: &'static str,
}

/// The streams that flags of a command are judged on besides those that it opened: those that it
/// adds to, and those that its events name.
pub(crate) fn rests_on(written: &[Logged]) -> Vec<StreamId> {
    let mut streams = Vec::new();
    for logged in written {
        logged.event.names(&mut streams);
        streams.push(logged.stream);
    }
    streams.sort_unstable();
    streams.dedup();
    let opened: BTreeSet<StreamId> =
        written.iter().filter(|logged| logged.ordinal == 1).map(|logged| logged.stream).collect();
    streams.retain(|stream| !opened.contains(stream));
    streams
}

/// The answer to a command with these records, reservations left out. `earlier` has the
/// histories of [`rests_on`]; only what was there before the command counts.
pub(crate) fn answer(
    command: CommandId,
    written: Vec<Logged>,
    earlier: &Histories,
    known: &Known,
) -> Accepted {
    let first = written.first().map_or(Position::ZERO, |logged| logged.moment.position);
    let recorded_at = written.last().map_or(Timestamp(0), |logged| logged.moment.recorded_at);
    let courts = Courts::new(&known.law, &known.gazetteer);
    let asked = Asked { now: recorded_at, courts };
    let mut histories: Histories = rests_on(&written)
        .into_iter()
        .filter_map(|stream| earlier.get(&stream))
        .map(|history| {
            let logged = history.logged().iter();
            let before = logged.filter(|logged| logged.moment.position < first).cloned();
            (history.stream(), History::of(history.stream(), before))
        })
        .collect();
    let before = flags(&histories, asked);
    let mut events = Vec::with_capacity(written.len());
    for logged in written {
        events.push(Written {
            position: logged.moment.position,
            event: logged.moment.event_id,
            stream: logged.stream,
            event_type: logged.event.event_type().0,
        });
        let history = histories.entry(logged.stream);
        history.or_insert_with(|| History::new(logged.stream)).push(logged);
    }
    let mut raised = flags(&histories, asked);
    raised.retain(|flag| !before.contains(flag));
    Accepted {
        command,
        recorded_at,
        position: events.last().map_or(Position::ZERO, |event| event.position),
        events,
        flags: raised,
    }
}

/// Everything flagged on these histories, at an instant.
fn flags(histories: &Histories, asked: Asked<'_>) -> Vec<Flag> {
    let states: Vec<Option<State>> = histories.values().map(History::state).collect();
    Together::of(histories.values().zip(states.iter().map(Option::as_ref))).flags(asked)
}
