//! An event as somebody records it, without a page: its fields by name, and the command that they
//! make. The form and the command line are both made from it.

use greyfile_domain::acts::Command;
use greyfile_domain::kernel::kind::{AnyEvent, Recorder};
use greyfile_domain::streams::Event;
use greyfile_envelope::{CommandId, StreamId, StreamKind};
use greyfile_field::Kind;
use greyfile_words::{Words, names};
use serde_json::{Value, json};

use super::form::knows;
use super::frame;

use super::part::{self, PREFIX, Part, Shape, parts};
use super::read::{Errors, read};
use super::value::stream_in;
use crate::api::Unread;
use crate::kit::fields::Fields;
use crate::kit::text::{self, said, say};

/// An event that anybody may record.
pub struct Entry {
    /// Its type, such as `exhibit.destroyed`.
    pub event_type: &'static str,
    /// What it is called.
    pub name: String,
    /// What it records and when it is used, in a sentence or two.
    pub about: String,
    pub(super) words: Words,
    /// The field that asks for the stream that it is added to.
    pub(super) target: Part,
    pub(super) event: Vec<Part>,
    pub(super) frame: Vec<Part>,
}

/// A field of an entry.
#[derive(Debug, Clone)]
pub struct EntryField {
    /// Its name, such as `number.given.serial`; in a list with the index of the thing, from 0.
    pub name: String,
    /// Its name in words.
    pub label: String,
    /// The same in each language.
    pub labels: Vec<String>,
    /// What it is, where that says more.
    pub hint: String,
    /// What it holds, in a word of the program's: `text`, `time`, `number`, `yes or no`, `id` …
    pub holds: &'static str,
    /// The kind of stream that it names, if it names one of a kind.
    pub names: Option<StreamKind>,
    /// What can be chosen, each with what it means.
    pub choices: Vec<(String, String)>,
    /// Codes that are offered, each with what it is called; others are taken too.
    pub offered: Vec<(String, String)>,
    /// Whether an entry cannot do without it.
    pub needed: bool,
    /// Whether it is personal data.
    pub personal: bool,
    /// Whether it can be given several times, a line each.
    pub lines: bool,
}

impl Entry {
    /// The entry of a type of event; `None` if there is none that anybody may record.
    pub fn of(event: &str, words: Words) -> Option<Self> {
        let event_type = Self::all().find(|name| *name == event)?;
        let about = said(words, &format!("{}.about", names::event(event_type)));
        Some(Self {
            event_type,
            name: text::event_name(words, event_type),
            about: about.unwrap_or_default(),
            words,
            target: part::target(Event::kind_of(event_type), words),
            event: parts(event_type, words),
            frame: frame::parts(words),
        })
    }

    /// Every type of event that anybody may record.
    pub fn all() -> impl Iterator<Item = &'static str> {
        let types = Event::types().map(|(name, _)| name);
        types.filter(|name| Event::recorder_of(name) == Some(Recorder::Anyone))
    }

    /// The kind of stream that it belongs to; `None` for one of any stream.
    pub fn kind(&self) -> Option<StreamKind> {
        Event::kind_of(self.event_type)
    }

    /// Whether it is recorded without naming a stream: it opens one, or its log has only one.
    pub fn opens_alone(&self) -> bool {
        self.settled(None).is_some() || self.opens(None)
    }

    /// Its fields: those of the event, then when, who and on what basis.
    pub fn fields(&self) -> Vec<EntryField> {
        let mut fields = Vec::new();
        for part in self.event.iter().chain(&self.frame) {
            describe(part, !part.optional, &mut fields);
        }
        fields
    }

    /// The field that says what it is added to, `on`: no form asks for it where that is settled.
    pub fn target(&self) -> EntryField {
        let mut fields = Vec::new();
        describe(&self.target, !self.opens_alone(), &mut fields);
        fields.remove(0)
    }

    /// The command that these fields make, by name, `on` included; or what is wrong with them, by
    /// name.
    ///
    /// # Errors
    /// What is wrong with each field.
    pub fn command(
        &self,
        id: CommandId,
        given: &[(String, String)],
    ) -> Result<Command, Vec<(String, String)>> {
        // A name that the entry does not have is a mistake, and what stands under it is not dropped.
        let unknown = given.iter().filter(|(name, _)| !self.has(name));
        let unknown: Vec<(String, String)> = unknown
            .map(|(name, _)| (name.clone(), say(self.words, "form-no-such-field", &[])))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let pairs = given.iter().map(|(name, value)| (self.in_form(name), value.clone()));
        let fields = Fields::new(pairs.collect());
        let plain = |errors: Errors| {
            let plain = |name: String| match name.strip_prefix("f.") {
                Some(name) => name.to_owned(),
                None => name,
            };
            errors.into_iter().map(|(name, told)| (plain(name), told)).collect()
        };
        self.made(id, self.settled(fields.given("on")), &fields).map_err(plain)
    }

    /// The name of a field in a form, where what stands around the event may be called as its own
    /// fields are.
    fn in_form(&self, name: &str) -> String {
        let first = name.split('.').next().unwrap_or_default();
        let around = first == self.target.name || self.frame.iter().any(|part| part.name == first);
        if around { name.to_owned() } else { format!("{PREFIX}.{name}") }
    }

    /// Whether it has a field of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        knows(self.parts(), &self.in_form(name))
    }

    /// Every part that an entry has a field of.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> + Clone {
        std::iter::once(&self.target).chain(&self.event).chain(&self.frame)
    }

    /// The stream that the entry is added to, as far as it is settled: what was named, if it is one
    /// of its kind, or the only one that a log has of it.
    pub(super) fn settled(&self, named: Option<&str>) -> Option<StreamId> {
        let kind = self.kind();
        let named = named.and_then(stream_in);
        // One of another kind is not settled: the form asks, and says what is wrong.
        let named = named.filter(|on| kind.is_none_or(|kind| on.kind == kind));
        // A log has one gazetteer and one regime: nobody is asked which.
        named.or_else(|| <Event as AnyEvent>::only(kind?))
    }

    /// Whether it opens a stream of its own. A case opened after an enquiry goes on in that stream.
    pub(super) fn opens(&self, on: Option<StreamId>) -> bool {
        Event::can_open(self.event_type) && on.is_none()
    }

    /// The command that a form makes, with everything that is wrong told at once.
    pub(super) fn made(
        &self,
        id: CommandId,
        on: Option<StreamId>,
        fields: &Fields,
    ) -> Result<Command, Errors> {
        let mut errors = Errors::new();
        // A stream that was named and is not settled is none of its kind, or no stream at all.
        let asked = on.is_none() && (!self.opens(on) || fields.given("on").is_some());
        let mut take = |parts: &[Part]| {
            let taken = read(parts, fields, &Value::Null, self.words);
            taken.map_err(|wrong| errors.extend(wrong)).unwrap_or_default()
        };
        if asked {
            take(std::slice::from_ref(&self.target));
        }
        let (payload, frame) = (take(&self.event), take(&self.frame));
        if !errors.is_empty() {
            return Err(errors);
        }
        // What the fields hold was checked one by one; what only shows in the whole stands at the
        // first.
        let whole = |_: serde_json::Error| {
            // What serde says may hold what was typed.
            let unread = Unread::Unknown.by_field(self.words);
            unread.into_iter().map(|(_, told)| (PREFIX.to_owned(), told)).collect::<Errors>()
        };
        let event = Event::deserialize_payload(self.event_type, payload);
        let event = event.ok_or_else(Errors::new)?.map_err(whole)?;
        let body = match on {
            None => json!({ "open": { "events": [event] } }),
            Some(on) => json!({ "record": { "on": on, "events": [event] } }),
        };
        let mut command = frame::command(frame);
        command.insert("id".into(), json!(id));
        command.insert("do".into(), body);
        serde_json::from_value(Value::Object(command)).map_err(whole)
    }
}

/// The fields of a part, with what is in it.
fn describe(part: &Part, needed: bool, out: &mut Vec<EntryField>) {
    let mut field = |holds: &'static str, lines: bool, choices: Vec<(String, String)>| {
        let name = part.name.strip_prefix("f.").unwrap_or(&part.name).to_owned();
        let (label, hint) = (part.label.clone(), part.hint.clone());
        let labels = part.labels.clone();
        let (personal, offered) = (part.personal, part.codes.clone());
        let names = match &part.shape {
            Shape::Text(text) => match text.kind {
                Kind::Stream(kind) => kind.map(StreamKind),
                _ => None,
            },
            _ => None,
        };
        out.push(EntryField {
            name,
            label,
            labels,
            hint,
            holds,
            names,
            choices,
            offered,
            needed,
            personal,
            lines,
        });
    };
    match &part.shape {
        Shape::Text(text) => field(word(text.kind), false, Vec::new()),
        Shape::Place => field("place", false, Vec::new()),
        Shape::Whole(..) => field("number", false, Vec::new()),
        Shape::YesNo => {
            let both = ["yes", "no"].map(|word| (word.to_owned(), String::new()));
            field("yes or no", false, both.into());
        }
        Shape::Lines(text) => field(word(text.kind), true, Vec::new()),
        Shape::Rows(_) => field("row", true, Vec::new()),
        Shape::Many(_) => describe(&part.item(0), false, out),
        Shape::Parts(parts) => {
            parts.iter().for_each(|one| describe(one, needed && !one.optional, out));
        }
        Shape::OneOf(ways) => {
            let choices = ways.iter().map(|way| (way.word.clone(), way.label.clone()));
            field("choice", false, choices.collect());
            ways.iter().flat_map(|way| &way.parts).for_each(|one| describe(one, false, out));
        }
        Shape::Event => {}
    }
}

/// What a text is, in a word.
const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Line | Kind::Prose => "text",
        Kind::Code | Kind::PlaceCode | Kind::Country | Kind::Currency => "code",
        Kind::Hand => "hand",
        Kind::Occurred | Kind::Day => "time",
        Kind::Instant => "instant",
        Kind::Stream(_) => "id",
        Kind::Id => "entry",
        Kind::Number => "number of a document",
        Kind::Hex => "hex",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_of_an_entry_has_a_name_of_its_own() {
        for event in Entry::all() {
            let entry = Entry::of(event, Words::of(Lang::En)).expect("it is one of all");
            // The command line has these besides.
            let own =
                ["on", "id", "fill", "dry-run", "recorded-at", "json", "lang", "data", "help"];
            let mut names = BTreeSet::from(own.map(str::to_owned));
            for field in entry.fields() {
                assert!(names.insert(field.name.clone()), "{event}: {} stands twice", field.name);
            }
        }
    }
}
