//! The fields of an event as a form has them, from the one description of fields: so that one form
//! fits every event there is, and those that come.

use greyfile_domain::streams::Event;
use greyfile_domain::streams::ids::SHAPES as ID_SHAPES;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_field::{Choice, Field, Holds, Info, Kind, Shape as Holding, Text, Variant};
use greyfile_words::{Lang, Words, names};

use crate::kit::text::{self, capital};

/// Before the names of an event's own fields in a form, which may be called as the form's are.
pub(crate) const PREFIX: &str = "f";

/// A field of an event.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Its place, such as `f.authority.warrant.number`; its name in a form.
    pub(crate) name: String,
    /// Its name in the event's JSON.
    pub(crate) key: String,
    /// Its name in words.
    pub(crate) label: String,
    /// The same in each language: what people head a column with, whatever they read pages in.
    pub(crate) labels: Vec<String>,
    /// What it is, if that says more than its name.
    pub(crate) hint: String,
    /// What it holds.
    pub(crate) shape: Shape,
    /// Whether it may be left out.
    pub(crate) optional: bool,
    /// Whether it can hold nothing. What may be left out and cannot has a value of its own then: no,
    /// an empty list, the hand's own act.
    pub(crate) nullable: bool,
    /// Whether it is personal data.
    pub(crate) personal: bool,
    /// Codes that are offered, each with its words.
    pub(crate) codes: Vec<(String, String)>,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// A text of some kind.
    Text(&'static Text),
    /// A place: a line of text, whose code the decision looks up.
    Place,
    /// A whole number, from the least to the greatest, both included.
    Whole(i128, i128),
    /// Yes or no.
    YesNo,
    /// Texts, one a line.
    Lines(&'static Text),
    /// Things of a few plain fields each, one a line.
    Rows(Vec<Part>),
    /// Things with fields of their own, one below the other.
    Many(Item),
    /// Fields of its own.
    Parts(Vec<Part>),
    /// One of these.
    OneOf(Vec<Way>),
    /// An event inside an event: no form asks for one.
    Event,
}

/// One of several things that a field can be.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    /// Its name in JSON.
    pub(crate) word: String,
    /// Its name in words.
    pub(crate) label: String,
    /// What belongs to it: nothing, or one part of its own name.
    pub(crate) parts: Vec<Part>,
}

/// What a list has many of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    shape: &'static Holding,
    words: Words,
}

/// The fields of an event's form, in the order of the event.
pub(crate) fn parts(event_type: &str, words: Words) -> Vec<Part> {
    let owner = names::event(event_type);
    let fields = Event::shape(event_type).map_or(&[][..], Holding::fields);
    Scribe { words }.all(fields, &owner, PREFIX)
}

/// The field that a description alone tells of, such as the basis of a command.
pub(crate) fn part_of(info: &'static Info, owner: &str, words: Words) -> Part {
    Scribe { words }.part(info, owner, info.name)
}

/// The field that asks for the stream that an event is added to: of one kind, or of any.
pub(crate) fn target(kind: Option<StreamKind>, words: Words) -> Part {
    let shape = kind.map_or(StreamId::SHAPE, |kind| {
        let ids = ID_SHAPES.iter().copied();
        let of = |shape: &&'static Holding| {
            matches!(shape, Holding::Text(Text { kind: Kind::Stream(Some(one)), .. }) if *one == kind.0)
        };
        ids.clone().find(of).unwrap_or(StreamId::SHAPE)
    });
    let found = Scribe { words }.shape(shape, "on");
    let called = |words| {
        kind.map_or_else(
            || text::say(words, "record-on", &[]),
            |kind| text::capital(&text::kind_name(words, kind)),
        )
    };
    Part {
        name: "on".into(),
        key: "on".into(),
        label: called(words),
        labels: Lang::ALL.map(|lang| called(Words::of(lang).plain())).into(),
        hint: String::new(),
        shape: found.shape,
        optional: false,
        nullable: false,
        personal: false,
        codes: Vec::new(),
    }
}

impl Part {
    /// Its name and the number of the kind of stream that it names, where it names one.
    pub(crate) fn names_stream(&self) -> Option<(&str, Option<u8>)> {
        match &self.shape {
            Shape::Text(text) => match text.kind {
                Kind::Stream(kind) => Some((&self.name, kind)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The parts within it that have fields of their own in a form, of each of its ways. The things
    /// of a list are not among them: how many there are, the form tells. See [`Part::item`].
    pub(crate) fn within(&self) -> impl Iterator<Item = &Self> {
        let (parts, ways): (&[Self], &[Way]) = match &self.shape {
            Shape::Parts(parts) => (parts, &[]),
            Shape::OneOf(ways) => (&[], ways),
            Shape::Many(_)
            | Shape::Text(_)
            | Shape::Place
            | Shape::Whole(..)
            | Shape::YesNo
            | Shape::Lines(_)
            | Shape::Rows(_)
            | Shape::Event => (&[], &[]),
        };
        parts.iter().chain(ways.iter().flat_map(|way| &way.parts))
    }

    /// Whether a form has a field of its own name.
    pub(crate) fn is_field(&self) -> bool {
        !matches!(self.shape, Shape::Parts(_) | Shape::Many(_) | Shape::Event)
    }

    /// Adds the names of the fields of its form to `out`: of a list, those of its first thing.
    pub(crate) fn names(&self, out: &mut Vec<String>) {
        if self.is_field() {
            out.push(self.name.clone());
        }
        if matches!(self.shape, Shape::Many(_)) {
            self.item(0).names(out);
        }
        self.within().for_each(|part| part.names(out));
    }

    /// The `index`-th of a list, from 0; itself where it is no list.
    pub(crate) fn item(&self, index: usize) -> Self {
        let Shape::Many(Item { shape, words }) = &self.shape else { return self.clone() };
        let name = format!("{}.{index}", self.name);
        let found = Scribe { words: *words }.shape(shape, &name);
        let numbered = |label: &String| format!("{label} {}", index + 1);
        Self {
            label: numbered(&self.label),
            labels: self.labels.iter().map(numbered).collect(),
            hint: String::new(),
            shape: found.shape,
            optional: true,
            nullable: true,
            personal: found.personal,
            codes: Vec::new(),
            key: self.key.clone(),
            name,
        }
    }

    /// Whether it has fields of its own, under a heading.
    pub(crate) fn is_group(&self) -> bool {
        matches!(self.shape, Shape::Parts(_) | Shape::Many(_)) || self.within().next().is_some()
    }
}

/// Whether personal data can stand in it.
fn holds_personal(shape: &'static Holding) -> bool {
    match shape {
        Holding::Personal(_) => true,
        Holding::Optional(inner) | Holding::List(inner) => holds_personal(inner),
        Holding::Group(group) => group.fields.iter().any(|field| holds_personal(field.shape)),
        Holding::Choice(choice) => choice.variants.iter().any(|variant| match &variant.holds {
            Holds::Nothing => false,
            Holds::One(shape) => holds_personal(shape),
            Holds::Fields(fields) => fields.iter().any(|field| holds_personal(field.shape)),
        }),
        Holding::Text(_)
        | Holding::Number { .. }
        | Holding::YesNo
        | Holding::Place
        | Holding::Event => false,
    }
}

/// What was found out about a field.
struct Found {
    shape: Shape,
    optional: bool,
    personal: bool,
}

/// What a field is called in each language.
fn labels(id: &str, name: &str) -> Vec<String> {
    Lang::ALL.map(|lang| Scribe { words: Words::of(lang).plain() }.label(id, name)).into()
}

/// Writes the fields down, in a language.
#[derive(Clone, Copy)]
struct Scribe {
    words: Words,
}

impl Scribe {
    fn all(self, fields: &'static [Info], owner: &str, place: &str) -> Vec<Part> {
        // What the decision itself writes is no field of a form.
        let asked = fields.iter().filter(|field| !field.decided);
        asked.map(|field| self.part(field, owner, &format!("{place}.{}", field.name))).collect()
    }

    fn part(self, field: &'static Info, owner: &str, name: &str) -> Part {
        let found = self.shape(field.shape, name);
        let id = names::inner(owner, field.name);
        Part {
            name: name.to_owned(),
            key: field.name.to_owned(),
            label: self.label(&id, field.name),
            labels: labels(&id, field.name),
            hint: text::said(self.words, &format!("{id}.hint")).unwrap_or_default(),
            shape: found.shape,
            optional: field.optional || found.optional,
            nullable: found.optional,
            personal: found.personal,
            codes: field.codes.iter().map(|code| (String::from(*code), self.code(code))).collect(),
        }
    }

    /// What a field or one of its ways is called.
    fn label(self, id: &str, name: &str) -> String {
        text::said(self.words, id).unwrap_or_else(|| capital(&name.replace('_', " ")))
    }

    /// What a code is called.
    fn code(self, code: &str) -> String {
        text::said(self.words, &names::code(code)).unwrap_or_else(|| code.replace('_', " "))
    }

    fn shape(self, shape: &'static Holding, name: &str) -> Found {
        let plain = |shape| Found { shape, optional: false, personal: false };
        match shape {
            Holding::Text(text) => plain(Shape::Text(text)),
            Holding::Number { min, max } => plain(Shape::Whole(*min, *max)),
            Holding::YesNo => plain(Shape::YesNo),
            Holding::Place => plain(Shape::Place),
            Holding::Event => plain(Shape::Event),
            Holding::Optional(inner) => Found { optional: true, ..self.shape(inner, name) },
            Holding::Personal(inner) => Found { personal: true, ..self.shape(inner, name) },
            Holding::List(inner) => {
                // A list that was left out is empty, and never nothing.
                let shape = self.list(inner, name);
                Found { optional: false, personal: holds_personal(inner), shape }
            }
            Holding::Group(group) => {
                let owner = names::of_type(group.name);
                plain(Shape::Parts(self.all(group.fields, &owner, name)))
            }
            Holding::Choice(choice) => plain(Shape::OneOf(self.ways(choice, name))),
        }
    }

    fn list(self, inner: &'static Holding, name: &str) -> Shape {
        match inner {
            // Streams are picked one by one.
            Holding::Text(text) if !matches!(text.kind, Kind::Stream(_)) => Shape::Lines(text),
            Holding::Group(_) => match self.shape(inner, name).shape {
                Shape::Parts(parts) if parts.iter().all(|part| part.fits_a_cell()) => {
                    Shape::Rows(parts)
                }
                _ => Shape::Many(Item { shape: inner, words: self.words }),
            },
            _ => Shape::Many(Item { shape: inner, words: self.words }),
        }
    }

    fn ways(self, choice: &'static Choice, name: &str) -> Vec<Way> {
        let owner = names::of_type(choice.name);
        choice.variants.iter().map(|variant| self.way(variant, &owner, name)).collect()
    }

    fn way(self, variant: &'static Variant, owner: &str, name: &str) -> Way {
        let id = names::inner(owner, variant.name);
        let label = self.label(&id, variant.name);
        let inner = format!("{name}.{}", variant.name);
        let shape = match &variant.holds {
            Holds::Nothing => None,
            Holds::One(shape) => Some(self.shape(shape, &inner)),
            Holds::Fields(fields) => {
                let parts = self.all(fields, &id, &inner);
                Some(Found { shape: Shape::Parts(parts), optional: false, personal: false })
            }
        };
        let parts = shape.map(|found| Part {
            name: inner,
            key: variant.name.to_owned(),
            label: label.clone(),
            labels: labels(&id, variant.name),
            hint: text::said(self.words, &format!("{id}.hint")).unwrap_or_default(),
            shape: found.shape,
            optional: found.optional,
            nullable: found.optional,
            personal: found.personal,
            codes: Vec::new(),
        });
        Way { word: variant.name.to_owned(), label, parts: parts.into_iter().collect() }
    }
}

impl Part {
    /// Whether it can stand between two separators on a line.
    fn fits_a_cell(&self) -> bool {
        match &self.shape {
            Shape::Text(text) => !matches!(text.kind, Kind::Prose),
            Shape::Whole(..) => true,
            Shape::Place
            | Shape::YesNo
            | Shape::Lines(_)
            | Shape::Rows(_)
            | Shape::Many(_)
            | Shape::Parts(_)
            | Shape::OneOf(_)
            | Shape::Event => false,
        }
    }
}

#[cfg(test)]
mod tests;
