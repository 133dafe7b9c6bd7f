//! Unique values: keyed hashes of them are streams, and the last holder of one that took it and
//! did not release it has the value.

use std::collections::BTreeMap;

use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::Kind;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::reservation::{NORMALISATION, Reserving};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::History;
use greyfile_domain::streams::reservation::{Released, ReservationEvent, ReservationState, Taken};
use greyfile_envelope::{EventId, Occurred, Position, StreamId, Timestamp};

use crate::keys::ReservationKey;

/// What is taken and released, on the reservation streams as loaded: the events to write, each with
/// its stream.
///
/// # Errors
/// When another stream holds a value.
pub(crate) fn settle(
    reservings: &[Reserving],
    histories: &BTreeMap<StreamId, History>,
    key: &ReservationKey,
) -> Result<Vec<(StreamId, Event)>, Refusal> {
    let mut states: BTreeMap<StreamId, ReservationState> = BTreeMap::new();
    let mut events = Vec::new();
    // What is freed in the same command is free for it to take.
    let (takes, releases): (Vec<_>, Vec<_>) =
        reservings.iter().partition(|reserving| matches!(reserving, Reserving::Take { .. }));
    for reserving in releases.into_iter().chain(takes) {
        let stream = key.stream(reserving.value());
        let history = || histories.get(&stream).map(fold).unwrap_or_default();
        let state = states.entry(stream).or_insert_with(history);
        let event = match (reserving, state.holder) {
            (Reserving::Take { holder, .. }, Some(held)) if held == *holder => continue,
            (Reserving::Take { value, .. }, Some(_)) => {
                return Err(Refusal::Taken { what: value.namespace });
            }
            (Reserving::Take { holder, value }, None) => ReservationEvent::Taken(Taken {
                holder: *holder,
                namespace: value.namespace.number(),
                normalisation: NORMALISATION,
            }),
            (Reserving::Release { holder, reason, .. }, Some(held)) if held == *holder => {
                ReservationEvent::Released(Released { reason: *reason })
            }
            (Reserving::Release { .. }, _) => continue,
        };
        state.evolve(&anywhere(), "", &event);
        events.push((stream, event.into()));
    }
    Ok(events)
}

/// By position: what is free is a fact of the log, not of the day it happened.
fn fold(history: &History) -> ReservationState {
    let mut state = ReservationState::default();
    for past in history.logged() {
        if let Event::Reservation(event) = &past.event {
            state.evolve(&past.moment, &past.done_by, event);
        }
    }
    state
}

/// A moment for an event whose place does not matter to its fold.
fn anywhere() -> Moment {
    Moment {
        position: Position::ZERO,
        event_id: EventId::from_bytes([0; 16]),
        occurred: Occurred::at(Timestamp(0)),
        recorded_at: Timestamp(0),
        own_act: true,
    }
}
