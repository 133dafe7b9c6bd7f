//! The fields of a form, from the parts of an event and what stands in them.

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::Event;
use greyfile_envelope::StreamKind;
use greyfile_field::Kind;
use greyfile_words::{Words, is_sealed};
use serde_json::Value;

use super::entry::Entry;
use super::part::{Part, Shape, Way};
use super::rows;
use crate::kit::fields::Fields;
use crate::kit::text::say;

/// What stands in a field of sealed data: it cannot be read without its key, and stays.
const SEALED: &str = "sealed";
/// Most things that a list of a form can have. More are sent to the API, or pasted as lines.
pub(crate) const MANY_MAX: usize = 100;
/// Blank ones that are offered at once when more are asked for.
const MORE: usize = 5;

/// A field as the page shows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Input {
    /// Its name in the form.
    pub(crate) name: String,
    /// Its name in words.
    pub(crate) label: String,
    /// What it is.
    pub(crate) hint: String,
    /// How it is typed: `line`, `prose`, `whole`, `choice`, `lines`, `rows`, `stream`, `time`,
    /// `day`, `code`, `country`, `sealed`, `more` for a button that offers more of a list, `group`
    /// for a heading over what follows; `ways` and `way` begin what belongs to a choice and to one
    /// of its ways, and `end` ends either.
    pub(crate) kind: &'static str,
    /// What can be chosen, each as value and words.
    pub(crate) options: Vec<(String, String)>,
    /// The list on the page that offers what can be picked; empty where nothing is offered.
    pub(crate) list: String,
    /// What can be found for it by typing: the word of a kind of stream, `place`, or `any`; nothing
    /// where nothing can.
    pub(crate) pick: &'static str,
    /// What the stream that stands in it is called; empty where none does.
    pub(crate) called: String,
    /// The form that puts such a thing on record first; empty where there is none.
    pub(crate) add: String,
    /// Whether it has to be given.
    pub(crate) needed: bool,
    /// Whether it is personal data, which no shared desk keeps.
    pub(crate) personal: bool,
}

/// What a form offers to pick from, and in which language it speaks.
#[derive(Clone, Copy)]
pub(crate) struct Offering<'a> {
    /// The language.
    pub(crate) words: Words,
    /// Streams of a kind, by its number; of every kind where none is asked for.
    pub(crate) streams: &'a dyn Fn(Option<u8>) -> Vec<(String, String)>,
}

/// The fields of an event's form, in a row: those of the parts as `was` and the form fill them.
pub(crate) fn inputs(
    parts: &[Part],
    was: &Value,
    fields: &Fields,
    offering: Offering<'_>,
) -> Vec<Input> {
    let mut typist = Typist { fields, offering, out: Vec::new() };
    // What has fields of its own comes last, so that no other field seems to belong to it.
    let (plain, grouped): (Vec<_>, Vec<_>) = parts.iter().partition(|part| !part.is_group());
    for part in plain.into_iter().chain(grouped) {
        typist.input(part, &part.label, &was[&part.key]);
    }
    typist.out
}

struct Typist<'a> {
    fields: &'a Fields,
    offering: Offering<'a>,
    out: Vec<Input>,
}

impl Typist<'_> {
    fn add(&mut self, part: &Part, label: &str, kind: &'static str) -> &mut Input {
        let words = self.offering.words;
        let how = match kind {
            "lines" => say(words, "form-lines", &[]),
            "rows" => rows::hint(part, words),
            "time" => say(words, "form-time", &[]),
            "day" => say(words, "form-day", &[]),
            "stream" => say(words, "form-stream", &[]),
            _ => String::new(),
        };
        let needed = !part.optional && !matches!(kind, "group" | "more" | SEALED);
        self.out.push(Input {
            name: part.name.clone(),
            label: label.to_owned(),
            hint: [part.hint.as_str(), &how].join(" ").trim().to_owned(),
            kind,
            needed,
            personal: part.personal,
            ..Input::default()
        });
        self.last()
    }

    fn last(&mut self) -> &mut Input {
        self.out.last_mut().expect("just pushed")
    }

    /// The begin or the end of what belongs together; it is no field and has no name.
    fn mark(&mut self, kind: &'static str, label: String) {
        self.out.push(Input { kind, label, ..Input::default() });
    }

    /// The option that says nothing; none where a value stands for what was left out.
    fn blank(&self, part: &Part) -> Vec<(String, String)> {
        let id = match (part.optional, part.nullable) {
            (true, true) => "form-not-known",
            (true, false) => return Vec::new(),
            (false, _) => "form-choose",
        };
        vec![(String::new(), say(self.offering.words, id, &[]))]
    }

    fn input(&mut self, part: &Part, label: &str, value: &Value) {
        let words = self.offering.words;
        match &part.shape {
            _ if is_sealed(value) => {
                self.add(part, label, SEALED);
            }
            Shape::Text(text) => match text.kind {
                Kind::Prose => {
                    self.add(part, label, "prose");
                }
                Kind::Stream(kind) => {
                    let input = self.add(part, label, "stream");
                    input.list =
                        kind.map_or_else(|| "offer".into(), |kind| format!("offer-{kind}"));
                    let word = kind.and_then(|kind| StreamKind(kind).word());
                    input.pick = word.unwrap_or("any");
                    input.add = kind.map_or_else(String::new, opening);
                    let offered = (self.offering.streams)(kind);
                    self.last().options = offered;
                }
                Kind::Occurred => {
                    self.add(part, label, "time");
                }
                Kind::Day => {
                    self.add(part, label, "day");
                }
                Kind::Code => {
                    let input = self.add(part, label, "code");
                    // Fields that offer the same codes share a list.
                    if let Some((first, _)) = part.codes.first() {
                        input.list = format!("codes-{first}-{}", part.codes.len());
                        input.options.clone_from(&part.codes);
                    }
                }
                Kind::Country => {
                    let input = self.add(part, label, "country");
                    input.list = "countries".into();
                    input.options = words.countries();
                }
                Kind::Line
                | Kind::Currency
                | Kind::PlaceCode
                | Kind::Hand
                | Kind::Instant
                | Kind::Id
                | Kind::Number
                | Kind::Hex => {
                    self.add(part, label, "line");
                }
            },
            Shape::Place => {
                let input = self.add(part, label, "line");
                // Each has a list of its own: what is typed here is no answer there.
                input.list = format!("{}-places", part.name);
                input.pick = "place";
            }
            Shape::Whole(..) => {
                self.add(part, label, "whole");
            }
            Shape::YesNo => {
                // What is left out is a no, which then comes first.
                let order = if part.optional { ["no", "yes"] } else { ["yes", "no"] };
                let said =
                    order.map(|word| (word.to_owned(), say(words, &format!("form-{word}"), &[])));
                let options = [self.blank(part), said.into()].concat();
                self.add(part, label, "choice").options = options;
            }
            Shape::Lines(_) => {
                self.add(part, label, "lines");
            }
            Shape::Rows(_) => {
                self.add(part, label, "rows");
            }
            Shape::Many(_) => {
                self.add(part, label, "group");
                for index in 0..shown(part, self.fields, value) {
                    let item = part.item(index);
                    let label = item.label.clone();
                    self.input(&item, &label, &value[index]);
                }
                let more = say(words, "form-more", &[Arg::text("what", label)]);
                self.add(part, &more, "more");
            }
            Shape::Parts(parts) => {
                self.add(part, label, "group");
                let from = self.out.len();
                for one in parts {
                    self.input(one, &one.label, &value[&one.key]);
                }
                // Where the whole may be left out, no field of it is needed by itself.
                if part.optional {
                    self.out[from..].iter_mut().for_each(|input| input.needed = false);
                }
            }
            Shape::OneOf(ways) => self.one_of(part, label, value, ways),
            Shape::Event => {}
        }
    }

    fn one_of(&mut self, part: &Part, label: &str, value: &Value, ways: &[Way]) {
        let named = ways.iter().map(|way| (way.word.clone(), way.label.clone()));
        let blank = self.blank(part);
        let first = blank.len() + 1;
        let options: Vec<_> = blank.into_iter().chain(named).collect();
        if !part.is_group() {
            self.add(part, label, "choice").options = options;
            return;
        }
        self.add(part, label, "group").hint.clear();
        self.mark("ways", String::new());
        let which = say(self.offering.words, "form-which", &[]);
        self.add(part, &which, "choice").options = options;
        // Each field under the name of what it belongs to: "Warrant: number".
        // A style sheet shows what belongs to the chosen option by its place, from 1.
        let placed = ways.iter().enumerate().map(|(at, way)| (first + at, way));
        for (at, way) in placed.filter(|(_, way)| !way.parts.is_empty()) {
            self.mark("way", at.to_string());
            for one in &way.parts {
                match &one.shape {
                    Shape::Parts(inner) => {
                        for field in inner {
                            let label = format!("{}: {}", one.label, small(&field.label));
                            self.input(field, &label, &value[&one.key][&field.key]);
                        }
                    }
                    _ => self.input(one, &one.label, &value[&one.key]),
                }
            }
            self.mark("end", String::new());
        }
        self.mark("end", String::new());
        // What belongs to one way is needed only where that way is chosen.
        let inner = format!("{}.", part.name);
        let inside = self.out.iter_mut().filter(|input| input.name.starts_with(&inner));
        inside.for_each(|input| input.needed = false);
    }
}

/// The form that opens a stream of a kind, if anybody may record its opening.
fn opening(kind: u8) -> String {
    let kind = Some(StreamKind(kind));
    let opens = |event: &&str| Event::kind_of(event) == kind && Event::can_open(event);
    Entry::all().find(opens).map_or_else(String::new, |event| format!("/record/{event}"))
}

/// The first letter small, but for what is written in capitals.
fn small(label: &str) -> String {
    let capitals = label.chars().take(2).all(char::is_uppercase);
    let mut letters = label.chars();
    match letters.next() {
        Some(first) if !capitals => first.to_lowercase().collect::<String>() + letters.as_str(),
        _ => label.to_owned(),
    }
}

/// How many of a list the form shows: those there are, and a blank one.
fn shown(part: &Part, fields: &Fields, was: &Value) -> usize {
    let there = was.as_array().map_or(0, Vec::len).max(given(part, fields, most(was)));
    let asked = fields.all("more").any(|name| name == part.name);
    (there + if asked { MORE } else { 1 }).min(most(was))
}

/// How many a form takes of a list: what is on record already may be more.
pub(super) fn most(was: &Value) -> usize {
    was.as_array().map_or(0, Vec::len).max(MANY_MAX)
}

/// How many of a list the form sent, up to the last that says something. Whoever makes up an index
/// makes no list of its length: `most` and one more are as many as count.
pub(super) fn given(part: &Part, fields: &Fields, most: usize) -> usize {
    let before = format!("{}.", part.name);
    let index = |(name, value): (&str, &str)| {
        let rest = name.strip_prefix(&before)?;
        let index = rest.split('.').next()?.parse::<usize>().ok()?;
        (!value.trim().is_empty()).then_some(index.saturating_add(1).min(most + 1))
    };
    fields.pairs().filter_map(index).max().unwrap_or(0)
}

/// What stands in the fields for an event as it is.
pub(crate) fn filled(parts: &[Part], event: &Value) -> Fields {
    let mut fields = Fields::default();
    parts.iter().for_each(|part| fill(part, &event[&part.key], &mut fields));
    fields
}

fn fill(part: &Part, value: &Value, fields: &mut Fields) {
    let mut set = |text: &str| fields.set(&part.name, text);
    match (&part.shape, value) {
        (_, value) if is_sealed(value) => {}
        (Shape::Parts(parts), _) => {
            parts.iter().for_each(|one| fill(one, &value[&one.key], fields));
        }
        (Shape::OneOf(ways), _) => {
            let chosen = ways.iter().find(|way| {
                value.as_str() == Some(&way.word)
                    || value.get(&way.word).is_some_and(|value| !value.is_null())
            });
            if let Some(way) = chosen {
                set(&way.word);
                way.parts.iter().for_each(|one| fill(one, &value[&one.key], fields));
            }
        }
        (Shape::Many(_), Value::Array(list)) => {
            for (index, one) in list.iter().enumerate() {
                fill(&part.item(index), one, fields);
            }
        }
        (_, Value::Null) => {}
        (Shape::Place, place) => set(place["typed"].as_str().unwrap_or_default()),
        (Shape::Rows(parts), Value::Array(list)) => set(&rows::text(parts, list)),
        (_, Value::Bool(yes)) => set(if *yes { "yes" } else { "no" }),
        (_, Value::String(text)) => set(text),
        (_, Value::Array(lines)) => {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            set(&lines.join("\n"));
        }
        (_, value) => set(&value.to_string()),
    }
}

#[cfg(test)]
mod tests;
