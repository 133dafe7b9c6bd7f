//! What an event holds, as its JSON Schema tells it: so that one form fits every event there is,
//! and those that come.

use greyfile_domain::streams::Event;
use serde_json::{Map, Value};

use super::format::capital;

/// Before the names of an event's own fields in a form, which may be called as the form's are.
const PREFIX: &str = "f";
/// How deep a field may lie; nothing an event holds lies deeper.
const DEPTH_MAX: usize = 8;
/// A text that may be longer than this, in bytes, has several lines.
const LINE_LEN_MAX: u64 = 300;

/// A field of an event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// Its place, such as `f.authority.warrant.number`; its name in a form.
    pub(crate) name: String,
    /// Its name in the event's JSON.
    pub(crate) key: String,
    /// Its name in words.
    pub(crate) label: String,
    /// What it is, if that says more than its name.
    pub(crate) hint: String,
    /// What it holds.
    pub(crate) shape: Shape,
    /// Whether it may be left out.
    pub(crate) optional: bool,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// A line of text.
    Line,
    /// A place: a line of text, whose code the decision looks up.
    Place,
    /// Text of several lines.
    Prose,
    /// A whole number.
    Whole,
    /// Yes or no.
    YesNo,
    /// Lines of text.
    Lines,
    /// Things of a few plain fields each, one a line.
    Rows(Vec<Part>),
    /// Fields of its own.
    Parts(Vec<Part>),
    /// One of these, by name, each with fields of its own or none.
    OneOf(Vec<(String, Vec<Part>)>),
    /// Anything else, as JSON.
    Json,
}

/// The fields of an event, those it cannot do without first.
pub(crate) fn parts(event: &Event) -> Vec<Part> {
    let Some(schema) = Event::payload_schema(event.event_type().0) else { return Vec::new() };
    let schema = schema.to_value();
    Schema { root: &schema, depth: 0 }.parts(&schema, PREFIX)
}

/// A schema as it is read.
#[derive(Clone, Copy)]
struct Schema<'a> {
    root: &'a Value,
    depth: usize,
}

impl<'a> Schema<'a> {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// What a reference leads to.
    fn resolve(self, schema: &'a Value) -> &'a Value {
        let target = schema["$ref"].as_str().and_then(|reference| {
            self.root.pointer(reference.strip_prefix('#').unwrap_or(reference))
        });
        target.unwrap_or(schema)
    }

    fn parts(self, schema: &'a Value, place: &str) -> Vec<Part> {
        let empty = Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&empty).clone();
        let needed: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        // Those needed are listed in the order of the event; the rest, of which the schema keeps
        // no order, follow by name.
        let rest = properties.keys().map(String::as_str).filter(|key| !needed.contains(key));
        let keys = needed.iter().copied().chain(rest);
        let typed = keys.filter_map(|key| Some((key, schema["properties"].get(key)?)));
        // What the decision itself writes is no field of a form.
        let typed = typed.filter(|(_, schema)| schema["readOnly"] != true);
        typed.map(|(key, schema)| self.part(schema, place, key)).collect()
    }

    fn part(self, schema: &'a Value, place: &str, key: &str) -> Part {
        let name = format!("{place}.{key}");
        let (shape, optional) = self.deeper().shape(schema, &name);
        let label = super::payload::words(key);
        let said = schema["description"].as_str().unwrap_or_default();
        // As people read it: no line breaks and backticks, and blank is what absent looks like.
        let said = said.replace('\n', " ").replace('`', "").replace("absent", "blank");
        let hint = said.trim_end_matches('.').trim_start_matches("The ").to_owned();
        // "City: the city" helps nobody.
        let hint = if hint.eq_ignore_ascii_case(&label) { String::new() } else { said };
        Part { name, key: key.to_owned(), label, hint, shape, optional }
    }

    fn shape(self, schema: &'a Value, name: &str) -> (Shape, bool) {
        if self.depth > DEPTH_MAX {
            return (Shape::Json, false);
        }
        if schema["$ref"] == "#/$defs/Place" {
            return (Shape::Place, false);
        }
        let schema = self.resolve(schema);
        let is_null = |schema: &&Value| schema["type"] == "null";
        if let Some(any) = schema["anyOf"].as_array() {
            let optional = any.iter().any(|one| is_null(&one));
            // Personal data is a value, or the same sealed; only the value can be typed.
            return match any.iter().find(|one| !is_null(one)) {
                Some(one) => {
                    let (shape, inner) = self.deeper().shape(one, name);
                    (shape, optional || inner)
                }
                None => (Shape::Json, optional),
            };
        }
        if let Some(variants) = schema["oneOf"].as_array() {
            return (self.one_of(variants, name), false);
        }
        if let Some(words) = schema["enum"].as_array() {
            let words = words.iter().filter_map(Value::as_str);
            return (
                Shape::OneOf(words.map(|word| (word.to_owned(), Vec::new())).collect()),
                false,
            );
        }
        let (types, optional) = match &schema["type"] {
            Value::Array(types) => {
                let named: Vec<&str> = types.iter().filter_map(Value::as_str).collect();
                let optional = named.contains(&"null");
                (named.into_iter().find(|one| *one != "null").unwrap_or_default(), optional)
            }
            one => (one.as_str().unwrap_or_default(), false),
        };
        let shape = match types {
            "string" if schema["maxLength"].as_u64() > Some(LINE_LEN_MAX) => Shape::Prose,
            "string" => Shape::Line,
            "integer" => Shape::Whole,
            "boolean" => Shape::YesNo,
            "array" if self.resolve(&schema["items"])["type"] == "string" => Shape::Lines,
            "array" => self.rows(&schema["items"], name),
            "object" if schema["properties"].is_object() => Shape::Parts(self.parts(schema, name)),
            _ => Shape::Json,
        };
        (shape, optional)
    }

    /// A list of things that fit on a line each.
    fn rows(self, items: &'a Value, name: &str) -> Shape {
        let parts = self.deeper().parts(self.resolve(items), name);
        let plain = |part: &Part| matches!(part.shape, Shape::Line | Shape::Whole);
        if parts.is_empty() || !parts.iter().all(plain) { Shape::Json } else { Shape::Rows(parts) }
    }

    /// Variants are a word alone, or an object with the word as its only name.
    fn one_of(self, variants: &'a [Value], name: &str) -> Shape {
        let mut choices = Vec::new();
        for variant in variants {
            let variant = self.resolve(variant);
            if let Some(word) = variant["const"].as_str() {
                choices.push((word.to_owned(), Vec::new()));
            } else if let Some(words) = variant["enum"].as_array() {
                let words = words.iter().filter_map(Value::as_str);
                choices.extend(words.map(|word| (word.to_owned(), Vec::new())));
            } else if let Some(Some((word, inner))) =
                variant["properties"].as_object().map(|only| only.iter().next())
            {
                let mut part = self.part(inner, name, word);
                part.label = capital(&part.label);
                choices.push((word.clone(), vec![part]));
            } else {
                return Shape::Json;
            }
        }
        Shape::OneOf(choices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::streams::NoteAdded;
    use greyfile_domain::streams::raid::{Authority, Conducted};
    use greyfile_domain::values::text::{Line, Prose};

    #[test]
    fn every_event_has_a_form() {
        for (name, _) in Event::types() {
            let schema = Event::payload_schema(name).unwrap().to_value();
            let parts = Schema { root: &schema, depth: 0 }.parts(&schema, PREFIX);
            let all = schema["properties"].as_object().into_iter().flatten();
            let fields = all.filter(|(_, field)| field["readOnly"] != true).count();
            assert_eq!(parts.len(), fields, "{name}");
        }
    }

    #[test]
    fn fields_are_what_their_schema_says() {
        let line = |text: &str| Line::new(text).unwrap();
        let raid = Conducted {
            city: line("x").into(),
            circle: None,
            place: line("y"),
            centres: Vec::new(),
            centre_count: None,
            operation: None,
            lead_officer: None,
            team: Vec::new(),
            authority: Authority::NotStated,
            witness_excuse: None,
        };
        let parts = parts(&raid.into());
        let shape = |key: &str| {
            let part = parts.iter().find(|part| part.key == key).unwrap();
            (&part.shape, part.optional)
        };
        assert_eq!(parts[0].name, "f.city");
        assert_eq!(shape("city"), (&Shape::Place, false));
        assert_eq!(shape("operation"), (&Shape::Line, true));
        assert_eq!(shape("centre_count"), (&Shape::Whole, true));
        assert_eq!(shape("team"), (&Shape::Lines, false));
        let (Shape::OneOf(choices), false) = shape("authority") else { panic!("{parts:?}") };
        let words: Vec<&str> = choices.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, ["warrant", "exception", "not_stated"]);
        let Shape::Parts(warrant) = &choices[0].1[0].shape else { panic!("{choices:?}") };
        assert_eq!(warrant[0].name, "f.authority.warrant.number");

        let note = NoteAdded { text: Prose::new("x").unwrap().into(), source: None };
        assert_eq!(super::parts(&note.into())[0].shape, Shape::Prose);
    }
}
