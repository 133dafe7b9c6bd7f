//! Unique values: keyed hashes of them are streams, and whoever wrote `Taken` last holds one.

use std::collections::BTreeMap;

use greyfile_domain::acts::Command;
use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::Kind;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::reservation::{Reserving, Unique};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::History;
use greyfile_domain::streams::claim::{ClaimEvent, ClaimState, Released, Taken};
use greyfile_domain::values::text::Line;
use greyfile_envelope::{
    COMMAND_MAC_LEN, CommandMac, EventId, Occurred, Position, StreamId, StreamKind, Timestamp,
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The log's secret for hashing what may be guessed: CNICs in claims, bodies of commands. It is
/// kept and backed up apart from the log, and moves with it.
#[derive(Clone)]
pub struct ClaimKey([u8; Self::LEN]);

impl ClaimKey {
    /// Its length, in bytes.
    pub const LEN: usize = 32;

    /// The key of these bytes.
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    fn mac(&self, label: &[u8], parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes any key length");
        for part in std::iter::once(&label).chain(parts) {
            // Each part's length goes before it, so that no two lists of parts read alike.
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The stream of a value.
    pub fn stream(&self, value: &Unique) -> StreamId {
        let mac = self.mac(b"claim", &[value.namespace.as_bytes(), value.value.as_bytes()]);
        let mut id = [0; 16];
        id.copy_from_slice(&mac[..16]);
        StreamId::new(StreamKind::CLAIM, id)
    }

    /// The fingerprint of a command's body. Fields left at their defaults do not count, so that a
    /// command gets its first answer from a newer program that knows more fields.
    pub fn command_mac(&self, command: &Command) -> CommandMac {
        let mut json = serde_json::to_value(command).expect("a command has a JSON form");
        strip(&mut json);
        short(&self.mac(b"command", &[json.to_string().as_bytes()]))
    }

    /// What the founding record of this log says of its key.
    pub(crate) fn founding_mac(&self, log_id: [u8; 16]) -> CommandMac {
        short(&self.mac(b"founding", &[&log_id]))
    }
}

/// Never the key: debug output ends in logs.
impl std::fmt::Debug for ClaimKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClaimKey(…)")
    }
}

fn short(mac: &[u8; 32]) -> CommandMac {
    let mut short = [0; COMMAND_MAC_LEN];
    short.copy_from_slice(&mac[..COMMAND_MAC_LEN]);
    short
}

/// Removes nulls and empty lists, however deep.
fn strip(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(map) => {
            map.values_mut().for_each(strip);
            map.retain(|_, value| {
                !value.is_null() && value.as_array().is_none_or(|a| !a.is_empty())
            });
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// What claims come to on the claim streams as loaded: the events to write, each with its life.
///
/// # Errors
/// When another life holds a value.
pub(crate) fn settle(
    claimings: &[Reserving],
    lives: &BTreeMap<StreamId, History>,
    key: &ClaimKey,
) -> Result<Vec<(History, Event)>, Refusal> {
    let mut states: BTreeMap<StreamId, ClaimState> = BTreeMap::new();
    let mut events = Vec::new();
    // What is freed in the same command is free for it to take.
    let (takes, releases): (Vec<_>, Vec<_>) =
        claimings.iter().partition(|claiming| matches!(claiming, Reserving::Take { .. }));
    for claiming in releases.into_iter().chain(takes) {
        let stream = key.stream(claiming.value());
        let life = lives.get(&stream).cloned().unwrap_or_else(|| History::new(stream));
        // A claim folds by position: what is free is a fact of the log, not of the day it happened.
        let state = states.entry(stream).or_insert_with(|| fold(&life));
        let event = match (claiming, state.holder) {
            (Reserving::Take { holder, .. }, Some(held)) if held == *holder => continue,
            (Reserving::Take { value, .. }, Some(_)) => {
                return Err(Refusal::Taken { what: value.namespace });
            }
            (Reserving::Take { holder, .. }, None) => ClaimEvent::Taken(Taken { holder: *holder }),
            (Reserving::Release { holder, .. }, Some(held)) if held == *holder => {
                let reason = Line::new("corrected or retracted").expect("a literal line");
                ClaimEvent::Released(Released { reason })
            }
            (Reserving::Release { .. }, _) => continue,
        };
        state.evolve(&anywhere(), "", &event);
        events.push((life, event.into()));
    }
    Ok(events)
}

fn fold(life: &History) -> ClaimState {
    let mut state = ClaimState::default();
    for past in life.logged() {
        if let Event::Claim(event) = &past.event {
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
