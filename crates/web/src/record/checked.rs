//! What a form is told that was only checked: what would be flagged, and what is worth a look before
//! it is sent.

use std::sync::Arc;

use greyfile_casefile::Casefile;
use greyfile_domain::acts::{Body, Command, ConductRaid};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::values::gazetteer::Gazetteer;
use greyfile_domain::values::place::{Place, Wanted};
use greyfile_words::Words;
use serde_json::Value;

use crate::api::Problem;
use crate::kit::text::{self, say};
use crate::sight::Sight;
use crate::submit::Answer;

/// What became of a check.
pub(super) struct Checked {
    /// What would be flagged.
    pub(super) flags: Vec<String>,
    /// What nothing forbids and no law asks for, and may yet be a slip.
    pub(super) remarks: Vec<String>,
}

impl Checked {
    /// What an answer and the events of its command come to.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(super) async fn of(
        sight: &Sight,
        words: Words,
        answer: &Answer,
        events: &[Event],
    ) -> Result<Self, Problem> {
        let places = uncoded(events);
        let remarks = if places.is_empty() {
            Vec::new()
        } else {
            let known = sight.read(Casefile, move |reader| reader.gazetteer());
            let known: Arc<Gazetteer> = known.await?;
            places
                .iter()
                .filter_map(|(place, wanted)| remark(&known, words, place, *wanted))
                .collect()
        };
        Ok(Self { flags: flagged(answer, words), remarks })
    }

    /// Whether there is nothing to look at.
    pub(super) fn is_clean(&self) -> bool {
        self.flags.is_empty() && self.remarks.is_empty()
    }
}

/// The events of a form's command that name places.
pub(super) fn events(command: &Command) -> Vec<Event> {
    match &command.body {
        Body::Open(open) => open.events.clone(),
        Body::Record(record) => record.events.clone(),
        Body::ConductRaid(ConductRaid { raid, new_case, .. }) => {
            let opened = new_case.iter().map(|case| case.clone().into());
            std::iter::once(raid.clone().into()).chain(opened).collect()
        }
        Body::OpenCase(_)
        | Body::LodgeFir(_)
        | Body::Seize(_)
        | Body::Note(_)
        | Body::AttachFile(_)
        | Body::Correct(_)
        | Body::Retract(_)
        | Body::NotTheSame(_)
        | Body::SetAside(_)
        | Body::MendClock(_)
        | Body::AdoptRegime(_)
        | Body::DraftRegime(_)
        | Body::TakeVettingAnswer(_) => Vec::new(),
    }
}

/// The places of events that have no code yet, with what their fields ask for; each once.
fn uncoded(events: &[Event]) -> Vec<(Place, Wanted)> {
    let mut found = Vec::new();
    for event in events {
        event.clone().places(&mut |place, wanted| {
            let one = (place.clone(), wanted);
            if place.code.is_none() && !found.contains(&one) {
                found.push(one);
            }
        });
    }
    found
}

/// What to say of a place whose text gives it no code: the decision will find none either.
fn remark(known: &Gazetteer, words: Words, place: &Place, wanted: Wanted) -> Option<String> {
    let typed = place.as_str();
    if known.find(typed, wanted).is_some() {
        return None;
    }
    let mut args = vec![Arg::text("typed", typed), Arg::wanted("wanted", wanted)];
    let codes: Vec<&str> = known.fitting(typed, wanted).map(|code| code.as_str()).collect();
    if codes.is_empty() {
        return Some(say(words, "record-place-none", &args));
    }
    args.push(Arg::text("codes", codes.join(", ")));
    Some(say(words, "record-place-several", &args))
}

/// What would be flagged, in words, each once.
fn flagged(answer: &Answer, words: Words) -> Vec<String> {
    let json: Value = serde_json::from_slice(&answer.json).unwrap_or_default();
    let mut told = Vec::new();
    for flag in json["flags"].as_array().into_iter().flatten() {
        let args: Vec<Arg> = serde_json::from_value(flag["args"].clone()).unwrap_or_default();
        let text = words.flag_of(flag["code"].as_str().unwrap_or_default(), &args);
        let section = words.section(flag["section"].as_str().unwrap_or_default());
        let line = text::capital(&format!("{text} ({section})"));
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}
