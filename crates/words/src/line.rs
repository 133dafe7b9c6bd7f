//! What an event and its fields say, from the description of its fields: one line for a timeline, and
//! each value for a table.
//!
//! A line is the message `.line` of its event. Its arguments are the event's fields, each in words:
//!
//! | a field that | is in the text |
//! |---|---|
//! | was left out, or is an empty list | chosen by `[none]` |
//! | is true or false | chosen by `[yes]` and `[no]` |
//! | is a number | a number, with commas between thousands where it counts something |
//! | names a stream | what that stream is called |
//! | is one of several things, or has fields | its own `.line` or, without one, its name; which of the things it is can be chosen by `$<field>-choice` |
//! | is sealed | the word for that |
//!
//! Nobody is named in it but by label: no message asks for a field that names somebody.

use std::borrow::Cow;

use fluent_bundle::FluentArgs;
use greyfile_domain::kernel::called::Called;
use greyfile_domain::streams::Event;
use greyfile_domain::values::count::Quantity;
use greyfile_domain::values::section::Section;
use greyfile_envelope::{Basis, Day, Occurred, StreamId, Timestamp};
use greyfile_field::{Choice, Field, Group, Holds, Info, Kind, Shape};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::told::{Told, large, number};
use crate::{Words, names};

/// What a stream is called, ready to be shown; `None` for one of which nothing is known.
pub type Naming<'a> = &'a dyn Fn(StreamId) -> Option<String>;

/// The one key of a sealed value.
const SEALED: &str = "sealed";
/// Pakistani rupees, by their code in ISO 4217.
const RUPEES: &str = "PKR";

/// Whether a value is sealed, so that nobody reads it without its key.
pub fn is_sealed(value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.len() == 1 && map.contains_key(SEALED))
}

/// An event's payload as JSON has it, without the names of its stream and of its type around it.
pub fn payload(event: &Event) -> Value {
    let inner = |value: Value| match value {
        Value::Object(map) if map.len() == 1 => {
            map.into_iter().next().map_or(Value::Null, |(_, value)| value)
        }
        value => value,
    };
    serde_json::to_value(event).map_or(Value::Null, |value| inner(inner(value)))
}

impl Words {
    /// What an event says, in one line.
    pub fn line(self, event: &Event, naming: Naming<'_>) -> String {
        self.line_of(event.event_type().0, &payload(event), naming)
    }

    /// The same, from the name of its type and its payload. Of a type that only a newer program
    /// knows, the name.
    pub fn line_of(self, event_type: &str, payload: &Value, naming: Naming<'_>) -> String {
        let fields = Event::shape(event_type).map_or(&[][..], Shape::fields);
        let args = Teller { words: self, naming }.fields(fields, payload);
        let id = names::event(event_type);
        let line = self.formatted(&format!("{id}.line"), &args);
        line.unwrap_or_else(|| self.formatted(&id, &args).unwrap_or_else(|| event_type.to_owned()))
    }

    /// A value of this shape, as JSON has it; nothing where none is given.
    pub fn value_of(self, shape: &Shape, value: &Value, naming: Naming<'_>) -> String {
        self.value_as("", shape, value, naming)
    }

    /// The same, of a field of this name: a year has no commas.
    pub fn value_as(self, name: &str, shape: &Shape, value: &Value, naming: Naming<'_>) -> String {
        let teller = Teller { words: self, naming };
        teller.value(name, shape, value).map_or_else(String::new, |told| teller.shown(told))
    }

    /// What a fact rests on.
    pub fn basis(self, basis: &Basis) -> String {
        self.json(basis)
    }

    /// How many.
    pub fn quantity(self, quantity: &Quantity) -> String {
        self.json(quantity)
    }

    /// A value of a type that fields have, with no stream in it.
    pub fn json<T: Field + Serialize>(self, value: &T) -> String {
        let json = serde_json::to_value(value).unwrap_or_default();
        self.value_of(T::SHAPE, &json, &|_| None)
    }

    /// The same, of a value as JSON has it.
    pub fn value<T: Field>(self, value: &Value) -> String {
        self.value_of(T::SHAPE, value, &|_| None)
    }

    /// What a stream is called.
    pub fn called(self, called: &Called) -> String {
        self.message(&crate::id("called", &called.code), &called.args)
    }

    /// What a stream of which nothing is known is called: its kind and the end of its id, which is
    /// enough to tell the streams of a page apart.
    pub fn stream(self, stream: StreamId) -> String {
        let id = stream.id_text();
        let end = format!("\u{2026}{}", &id[id.len() - 5..]);
        let kind = self.with(&crate::id("kind", stream.kind.word().unwrap_or("unknown")), &[]);
        format!("{kind} {}", self.apart(&end))
    }

    /// What is counted, by its code: `arrests_foreign`, `seized:phone`, `nationality:CN`.
    pub fn measure(self, code: &str) -> String {
        let Some((what, of)) = code.split_once(':') else { return self.code_of(code) };
        let of = match what {
            "nationality" => self.country(of),
            "recovered" => of.to_owned(),
            _ => self.code_of(of),
        };
        let mut args = FluentArgs::with_capacity(1);
        args.set("of", Told::Text(of));
        let told = self.formatted(&crate::id("measure", what), &args);
        told.unwrap_or_else(|| self.apart(&code.replace('_', " ")))
    }

    /// A code that a field holds: its word, or the code itself in words.
    pub fn code_of(self, code: &str) -> String {
        let known = self.formatted(&names::code(code), &FluentArgs::new());
        known.unwrap_or_else(|| self.apart(&code.replace('_', " ")))
    }
}

/// Tells values in a language.
#[derive(Clone, Copy)]
struct Teller<'a> {
    words: Words,
    naming: Naming<'a>,
}

impl Teller<'_> {
    /// The fields of a struct as arguments.
    fn fields(self, fields: &[Info], values: &Value) -> FluentArgs<'static> {
        let mut args = FluentArgs::with_capacity(fields.len());
        for field in fields {
            self.set(&mut args, field, values.get(field.name).unwrap_or(&Value::Null));
        }
        args
    }

    fn set(self, args: &mut FluentArgs<'static>, field: &Info, value: &Value) {
        if let Shape::Choice(choice) = given(field.shape) {
            let chosen = chosen(choice, value).map_or("none", |(variant, _)| variant.name);
            args.set(format!("{}-choice", field.name), Told::Code(chosen));
        }
        match self.value(field.name, field.shape, value) {
            None => args.set(field.name, Told::Code("none")),
            Some(told) => args.set(field.name, told),
        }
    }

    /// A value in words; `None` where there is none.
    fn value(self, name: &str, shape: &Shape, value: &Value) -> Option<Told> {
        let typed = |text: String| Some(Told::Text(text));
        match (shape, value) {
            (_, Value::Null) => None,
            (_, sealed) if is_sealed(sealed) => typed(self.words.with("value-sealed", &[])),
            (Shape::Optional(inner) | Shape::Personal(inner), value) => {
                self.value(name, inner, value)
            }
            (Shape::YesNo, value) => {
                Some(Told::Code(if value.as_bool().unwrap_or_default() { "yes" } else { "no" }))
            }
            (Shape::Number { .. }, Value::Number(found)) => {
                let small = found.as_i64().map(|found| number(name, found));
                small.or_else(|| found.as_u64().map(|found| large(name, found)))
            }
            (Shape::List(_), Value::Array(items)) if items.is_empty() => None,
            (Shape::List(inner), Value::Array(items)) => {
                let told = items.iter().filter_map(|item| self.value(name, inner, item));
                let told: Vec<String> = told.map(|one| self.shown(one)).collect();
                typed(told.join(&self.words.with("list-items", &[])))
            }
            // Rupees have a word of their own, which stands where a sentence wants it.
            (Shape::Text(text), Value::String(found))
                if text.kind == Kind::Currency && found == RUPEES =>
            {
                Some(Told::Code(RUPEES))
            }
            (Shape::Text(text), Value::String(found)) => typed(self.text(text.kind, found)),
            (Shape::Place, place) => {
                let typed_as = place.get("typed").and_then(Value::as_str).or(place.as_str());
                typed(self.words.apart(typed_as.unwrap_or_default()))
            }
            (Shape::Group(group), value) => typed(self.group(group, value)),
            (Shape::Choice(choice), value) => typed(self.choice(choice, value)),
            (Shape::Event, event) => typed(self.event(event)),
            (_, value) => typed(self.words.apart(&value.to_string())),
        }
    }

    /// A value as people read it; yes and no in words.
    fn shown(self, told: Told) -> String {
        match told {
            Told::Code(yes @ ("yes" | "no")) => self.words.with(&crate::id("value", yes), &[]),
            told => told.text(),
        }
    }

    /// A text, by what it stands for.
    fn text(self, kind: Kind, text: &str) -> String {
        let words = self.words;
        let known = match kind {
            Kind::Code => return words.code_of(text),
            Kind::Country => return words.country(text),
            Kind::Occurred => text.parse::<Occurred>().ok().map(|at| words.occurred(at)),
            Kind::Instant => text.parse::<Timestamp>().ok().map(|at| words.instant(at)),
            Kind::Day => text.parse::<Day>().ok().map(|day| words.day(day)),
            Kind::Stream(_) => text.parse::<StreamId>().ok().map(|stream| self.stream(stream)),
            // Three capitals between words that run the other way draw nothing to their side.
            Kind::Currency => Some(text.to_owned()),
            Kind::Line
            | Kind::Prose
            | Kind::PlaceCode
            | Kind::Hand
            | Kind::Id
            | Kind::Number
            | Kind::Hex => None,
        };
        known.unwrap_or_else(|| words.apart(text))
    }

    fn stream(self, stream: StreamId) -> String {
        (self.naming)(stream).unwrap_or_else(|| self.words.stream(stream))
    }

    fn group(self, group: &Group, value: &Value) -> String {
        let section = || serde_json::from_value::<Section>(value.clone()).ok();
        if group.name == "Section"
            && let Some(section) = section()
        {
            return self.words.cited(&section);
        }
        let id = names::of_type(group.name);
        let args = self.fields(group.fields, value);
        let line = self.words.formatted(&format!("{id}.line"), &args);
        line.unwrap_or_else(|| self.all(group.fields, value))
    }

    /// Every field that is given, one after the other, but for what is personal: no message asked for
    /// it.
    fn all(self, fields: &[Info], values: &Value) -> String {
        let told = fields.iter().filter(|field| !is_personal(field.shape)).filter_map(|field| {
            let value = values.get(field.name)?;
            self.value(field.name, field.shape, value).map(|told| self.shown(told))
        });
        told.collect::<Vec<_>>().join(&self.words.with("list-items", &[]))
    }

    fn choice(self, choice: &Choice, value: &Value) -> String {
        let Some((variant, held)) = chosen(choice, value) else {
            return self.words.apart(&value.to_string());
        };
        let id = names::inner(&names::of_type(choice.name), variant.name);
        let args = match &variant.holds {
            Holds::Nothing => FluentArgs::new(),
            Holds::Fields(fields) => self.fields(fields, held),
            Holds::One(shape) => {
                let mut args = FluentArgs::new();
                if let Some(value) = self.value(variant.name, shape, held) {
                    args.set(variant.name, value);
                }
                args
            }
        };
        let line = self.words.formatted(&format!("{id}.line"), &args);
        let plain = || self.words.formatted(&id, &FluentArgs::new());
        line.or_else(plain).unwrap_or_else(|| variant.name.replace('_', " "))
    }

    /// An event within an event: what a correction puts in another's place.
    fn event(self, event: &Value) -> String {
        let Ok(event) = serde_json::from_value::<Event>(event.clone()) else {
            return String::new();
        };
        self.words.line(&event, self.naming)
    }
}

/// Whether what a shape holds is personal data.
fn is_personal(shape: &Shape) -> bool {
    match shape {
        Shape::Personal(_) => true,
        Shape::Optional(inner) | Shape::List(inner) => is_personal(inner),
        Shape::Text(_)
        | Shape::Number { .. }
        | Shape::YesNo
        | Shape::Place
        | Shape::Group(_)
        | Shape::Choice(_)
        | Shape::Event => false,
    }
}

/// What stands in a field where it is given, and can be read.
fn given(shape: &Shape) -> &Shape {
    match shape {
        Shape::Optional(inner) | Shape::Personal(inner) => given(inner),
        other => other,
    }
}

/// Which of several things a value is, with what belongs to it.
pub fn chosen<'a, 'v>(
    choice: &'a Choice,
    value: &'v Value,
) -> Option<(&'a greyfile_field::Variant, &'v Value)> {
    let (name, held): (Cow<'_, str>, &Value) = match value {
        Value::String(name) => (name.into(), &Value::Null),
        Value::Object(map) => only(map)?,
        _ => return None,
    };
    choice.variants.iter().find(|variant| variant.name == name).map(|variant| (variant, held))
}

/// The one entry of an object.
fn only(map: &Map<String, Value>) -> Option<(Cow<'_, str>, &Value)> {
    let mut entries = map.iter();
    let (name, value) = entries.next().filter(|_| map.len() == 1)?;
    Some((name.into(), value))
}
