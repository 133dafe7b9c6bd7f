//! The timeline: every event of a stream with both its clocks, and what became of it.

use std::collections::BTreeSet;

use greyfile_domain::judged::LATE_ENTRY_HOURS;
use greyfile_domain::kernel::flag::gap_ms;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::{History, Logged};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::Line;
use greyfile_envelope::{Basis, EventId, Occurred, Position, StreamId, Timestamp};
use serde::{Serialize, Serializer};

/// One event on a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Entry {
    /// Where it stands in the log.
    pub position: Position,
    /// Its id.
    pub event: EventId,
    /// Its stream.
    pub stream: StreamId,
    /// Which event it is.
    #[serde(rename = "type")]
    pub event_type: &'static str,
    /// What it says, as it stands: the payload of its type.
    #[serde(serialize_with = "payload")]
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub payload: Event,
    /// When it happened, corrections applied.
    pub occurred_at: Occurred,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The least time between the two, in whole hours; absent where they may coincide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap_hours: Option<i64>,
    /// Whether that gap makes it a late entry.
    pub late: bool,
    /// Who did it, corrections applied.
    pub done_by: String,
    /// Who typed it.
    pub logged_by: String,
    /// How sure the service was of that.
    pub assurance: String,
    /// What it rests on, corrections applied.
    pub basis: Basis,
    /// What it said before it was corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Correction>,
    /// Why it does not stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retracted: Option<Retraction>,
    /// The earlier event of its stream that it may be the same as: it does not count until somebody
    /// decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<Position>,
}

/// A correction, as its target's entry shows it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Correction {
    /// What the event said first.
    #[serde(serialize_with = "payload")]
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub was: Event,
    /// When it was said to have happened first.
    pub was_occurred_at: Occurred,
    /// Who was said to have done it first, where that was corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was_done_by: Option<String>,
    /// What it was said to rest on first, where that was corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was_basis: Option<Basis>,
    /// Why it was corrected.
    pub reason: Personal<Line>,
    /// When the correction was recorded.
    pub recorded_at: Timestamp,
    /// Where the correction stands in the log.
    pub position: Position,
    /// Who logged the correction.
    pub logged_by: String,
}

/// A retraction, as its target's entry shows it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Retraction {
    /// Why.
    pub reason: Personal<Line>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Where it stands in the log.
    pub position: Position,
    /// Who typed it.
    pub logged_by: String,
}

impl Entry {
    /// Whether it is known to the minute or better when it happened.
    pub fn is_exact(&self) -> bool {
        self.occurred_at.end.0 - self.occurred_at.start.0 <= Timestamp::HOUR_MS / 60
    }
}

fn payload<S: Serializer>(event: &Event, serializer: S) -> Result<S::Ok, S::Error> {
    event.serialize_payload(serializer)
}

/// The entries of several streams by when they happened, each stream's in its own order: what is known
/// by its day alone stands behind what it followed that morning.
pub(crate) fn together<'a>(histories: impl IntoIterator<Item = &'a History>) -> Vec<Entry> {
    let mut keyed = Vec::new();
    for history in histories {
        let own: BTreeSet<Position> =
            history.current().iter().map(|current| current.moment.position).collect();
        let mut latest = (Timestamp(i64::MIN), Position::ZERO);
        for entry in entries(history) {
            let mut at = (entry.occurred_at.start, entry.position);
            // Notes, and what does not stand any more, have no place in that order; and the opening
            // stands first in it whatever its date.
            if own.contains(&entry.position) && entry.occurred_at.end > latest.0 {
                at = latest.max(at);
                latest = at;
            }
            keyed.push((at, entry));
        }
    }
    keyed.sort_by_key(|(at, _)| *at);
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// The entries of a stream: those that stand by when they happened, then those retracted.
pub fn entries(history: &History) -> Vec<Entry> {
    let mut entries = Vec::new();
    for standing in history.current().into_iter().chain(history.notes()) {
        let past = standing.logged;
        let mut entry = entry(past, standing.event);
        entry.occurred_at = standing.moment.occurred;
        entry.done_by = standing.done_by.to_owned();
        entry.basis = standing.basis.clone();
        entry.same_as = standing.same_as.map(|first| first.moment.position);
        let gap = gap_ms(&standing.moment);
        // "At least less than an hour" says nothing.
        let telling = if entry.is_exact() { 1 } else { Timestamp::HOUR_MS };
        entry.gap_hours = (gap >= telling).then_some(gap / Timestamp::HOUR_MS);
        let press = matches!(standing.basis, Basis::Press { .. });
        entry.late = !press && gap > LATE_ENTRY_HOURS * Timestamp::HOUR_MS;
        entry.corrected = standing.corrected.map(|(correction, corrected)| Correction {
            was: past.event.clone(),
            was_occurred_at: past.moment.occurred,
            was_done_by: (past.done_by != standing.done_by).then(|| past.done_by.clone()),
            was_basis: (past.basis != *standing.basis).then(|| past.basis.clone()),
            reason: corrected.reason.clone(),
            recorded_at: correction.moment.recorded_at,
            position: correction.moment.position,
            logged_by: correction.logged_by.hand.clone(),
        });
        entries.push(entry);
    }
    let retracted = history.retracted();
    for past in history.logged() {
        if let Some((retraction, retracted)) = retracted.get(&past.moment.event_id) {
            let mut entry = entry(past, &past.event);
            entry.retracted = Some(Retraction {
                reason: retracted.reason.clone(),
                recorded_at: retraction.moment.recorded_at,
                position: retraction.moment.position,
                logged_by: retraction.logged_by.hand.clone(),
            });
            entries.push(entry);
        }
    }
    entries
}

fn entry(past: &Logged, says: &Event) -> Entry {
    Entry {
        position: past.moment.position,
        event: past.moment.event_id,
        stream: past.stream,
        event_type: past.event.event_type().0,
        payload: says.clone(),
        occurred_at: past.moment.occurred,
        recorded_at: past.moment.recorded_at,
        gap_hours: None,
        late: false,
        done_by: past.done_by.clone(),
        logged_by: past.logged_by.hand.clone(),
        assurance: past.logged_by.assurance.clone(),
        basis: past.basis.clone(),
        corrected: None,
        retracted: None,
        same_as: None,
    }
}
