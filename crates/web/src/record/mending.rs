//! The fields of a correction or a retraction, and the command that they make.

use greyfile_domain::acts::Command;
use greyfile_domain::streams::{Corrected, Event, NotTheSame, Retracted};
use greyfile_envelope::{CommandId, EventId, Occurred, Timestamp};
use greyfile_field::{Info, Shape};
use greyfile_words::{Words, names};
use serde_json::{Map, Value, json};

use super::frame;
use super::part::{PREFIX, Part, part_of, parts};
use super::read::{Errors, read};
use super::subject::{Subject, Version};
use crate::api::Unread;
use crate::kit::fields::Fields;

/// What is done about an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Correct,
    Retract,
    /// Says that it is not the same as an earlier event.
    Apart,
}

impl Way {
    /// One of the ids.
    pub(super) const fn id(self, [correct, retract, apart]: [&'static str; 3]) -> &'static str {
        match self {
            Self::Correct => correct,
            Self::Retract => retract,
            Self::Apart => apart,
        }
    }

    pub(super) const fn other(self) -> Self {
        match self {
            Self::Correct => Self::Retract,
            Self::Retract => Self::Correct,
            Self::Apart => Self::Retract,
        }
    }
}

/// The fields of the form.
pub(super) struct Parts {
    way: Way,
    /// What the event should say; only for a correction.
    pub(super) event: Vec<Part>,
    /// When it happened, who did it, what it rests on; only for a correction.
    pub(super) around: Vec<Part>,
    /// Why, and who says so.
    pub(super) why: Vec<Part>,
}

/// A command with the version of the event that it makes.
pub(super) struct Made {
    pub(super) command: Command,
    pub(super) version: Version,
}

impl Version {
    /// Whether it says what the other does.
    pub(super) fn says(&self, other: &Self) -> bool {
        self.event == other.event
            && self.occurred == other.occurred
            && self.done_by == other.done_by
            && self.basis == other.basis
    }
}

impl Parts {
    pub(super) fn of(way: Way, event_type: &str, words: Words) -> Self {
        let (mut actor, mut around) = (Vec::new(), Vec::new());
        for part in frame::parts(words) {
            if part.name == "actor" { actor.push(part) } else { around.push(part) }
        }
        let of = way.id([Corrected::TYPE, Retracted::TYPE, NotTheSame::TYPE]);
        let fields: &'static [Info] = Event::shape(of).map_or(&[], Shape::fields);
        let asked = fields.iter().filter(|field| match field.name {
            "reason" | "source" => true,
            "duplicate_of" => way == Way::Retract,
            "second" => way != Way::Apart && may_decide(event_type),
            _ => false,
        });
        let mut why: Vec<Part> =
            asked.map(|field| part_of(field, &names::event(of), words)).collect();
        why.extend(actor);
        match way {
            Way::Correct => Self { way, event: parts(event_type, words), around, why },
            Way::Retract | Way::Apart => Self { way, event: Vec::new(), around: Vec::new(), why },
        }
    }

    /// Every part.
    pub(super) fn all(&self) -> impl Iterator<Item = &Part> + Clone {
        self.event.iter().chain(&self.around).chain(&self.why)
    }

    /// The command that the form makes, with everything that is wrong told at once.
    pub(super) fn made(
        &self,
        subject: &Subject,
        id: CommandId,
        now: Timestamp,
        fields: &Fields,
        words: Words,
    ) -> Result<Made, Errors> {
        let mut errors = Errors::new();
        let mut take = |parts: &[Part], was: &Value| {
            let taken = read(parts, fields, was, words);
            taken.map_err(|wrong| errors.extend(wrong)).unwrap_or_default()
        };
        let stands = &subject.stands;
        let payload = take(&self.event, &stands.payload());
        let around = take(&self.around, &stands.around());
        let why = take(&self.why, &Value::Null);
        if !errors.is_empty() {
            return Err(errors);
        }
        // What serde says may hold what was typed.
        let whole = |_: serde_json::Error| {
            let unread = Unread::Unknown.by_field(words);
            unread.into_iter().map(|(_, told)| (PREFIX.to_owned(), told)).collect::<Errors>()
        };
        let version = match self.way {
            Way::Retract | Way::Apart => stands.clone(),
            Way::Correct => version(stands, payload, around).map_err(whole)?,
        };
        let mut body = Map::new();
        body.insert("on".into(), json!(subject.past.stream));
        body.insert("event".into(), json!(subject.past.moment.event_id));
        // What stood when the form was opened.
        let seen: EventId = fields.text("seen").parse().unwrap_or(stands.by);
        if self.way != Way::Apart {
            body.insert("seen".into(), json!(seen));
        }
        // What is right already is not said again.
        if version.event != stands.event {
            body.insert("replacement".into(), json!(version.event));
        }
        if version.occurred != stands.occurred {
            body.insert("occurred_at".into(), json!(version.occurred));
        }
        if version.done_by != stands.done_by {
            body.insert("done_by".into(), json!(version.done_by));
        }
        if version.basis != stands.basis {
            body.insert("basis".into(), json!(version.basis));
        }
        for name in ["reason", "source", "duplicate_of", "second"] {
            if let Some(given) = why.get(name).filter(|given| !given.is_null()) {
                body.insert(name.into(), given.clone());
            }
        }
        let act = self.way.id(["correct", "retract", "not_the_same"]);
        let command = json!({
            "id": id,
            "actor": why["actor"],
            "occurred_at": Occurred::at(now),
            "do": { act: body },
        });
        let command = serde_json::from_value(command).map_err(whole)?;
        Ok(Made { command, version })
    }
}

/// Whether an event of this type may be a decision, or an answer of a body, which takes two to undo.
fn may_decide(event_type: &str) -> bool {
    ["licence.", "centre."].iter().any(|of| event_type.starts_with(of))
}

/// The event as the form says it should be.
fn version(stands: &Version, payload: Value, around: Value) -> serde_json::Result<Version> {
    let event = Event::deserialize_payload(stands.event.event_type().0, payload);
    let given = |name: &str| around.get(name).filter(|given| !given.is_null()).cloned();
    Ok(Version {
        by: stands.by,
        event: event.unwrap_or_else(|| Ok(stands.event.clone()))?,
        occurred: given("occurred_at").map_or(Ok(stands.occurred), serde_json::from_value)?,
        done_by: given("done_by")
            .map_or_else(|| Ok(stands.done_by.clone()), serde_json::from_value)?,
        basis: given("basis").map_or_else(|| Ok(stands.basis.clone()), serde_json::from_value)?,
    })
}
