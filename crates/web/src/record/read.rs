//! A form's fields as the payload of an event, or what is wrong with each.

use greyfile_domain::kernel::arg::Arg;
use greyfile_field::{Text, Why, Wrong};
use greyfile_words::{Words, is_sealed};
use serde_json::{Map, Value, json};

use super::inputs::{MANY_MAX, filled, given, most};
use super::named;
use super::part::{Part, Shape, Way};
use super::rows;
use super::value::{LINES_MAX, number_of, within, written};
use crate::kit::fields::Fields;
use crate::kit::text::say;

/// What is wrong, by field.
pub(crate) type Errors = Vec<(String, String)>;

/// The event's payload as the fields say it; what is sealed stays as it was.
///
/// # Errors
/// What is wrong with each field.
pub(crate) fn read(
    parts: &[Part],
    fields: &Fields,
    was: &Value,
    words: Words,
) -> Result<Value, Errors> {
    let mut reader = Reader { fields, words, errors: Errors::new() };
    let payload = reader.object(parts, was);
    if reader.errors.is_empty() { Ok(payload) } else { Err(reader.errors) }
}

/// What a form says where more of a list was sent than it takes: it shows no more either.
pub(super) fn too_many(parts: &[Part], fields: &Fields, was: &Value, words: Words) -> Errors {
    let mut errors = Errors::new();
    for part in parts {
        let was = &was[&part.key];
        if matches!(part.shape, Shape::Many(_)) && given(part, fields, most(was)) > most(was) {
            errors.push((part.name.clone(), too_many_of(most(was), words)));
        }
    }
    errors
}

fn too_many_of(most: usize, words: Words) -> String {
    say(words, "form-too-many", &[Arg::count("max", most)])
}

struct Reader<'a> {
    fields: &'a Fields,
    words: Words,
    errors: Errors,
}

impl Reader<'_> {
    fn object(&mut self, parts: &[Part], was: &Value) -> Value {
        let mut map = self.each(parts, was);
        // What the form has no field for was written by the decision, and is no change.
        let hidden = was.as_object().into_iter().flatten();
        let hidden = hidden.filter(|(key, _)| !parts.iter().any(|part| part.key == **key));
        map.extend(hidden.map(|(key, value)| (key.clone(), value.clone())));
        Value::Object(map)
    }

    fn each(&mut self, parts: &[Part], was: &Value) -> Map<String, Value> {
        let mut map = Map::new();
        for part in parts {
            let value = self.one(part, &was[&part.key]);
            // What has a value of its own when it is left out is left out, not null.
            if !value.is_null() || part.nullable || !part.optional {
                map.insert(part.key.clone(), value);
            }
        }
        map
    }

    fn wrong(&mut self, part: &Part, message: String) -> Value {
        self.errors.push((part.name.clone(), message));
        Value::Null
    }

    fn say(&self, id: &str, args: &[Arg]) -> String {
        say(self.words, id, args)
    }

    fn one(&mut self, part: &Part, was: &Value) -> Value {
        if is_sealed(was) {
            return was.clone();
        }
        let fields = self.fields;
        let text = fields.text(&part.name);
        match &part.shape {
            Shape::Parts(parts) => {
                let blank = parts.iter().all(|one| is_blank(one, fields, &was[&one.key]));
                if part.optional && blank { Value::Null } else { self.object(parts, was) }
            }
            Shape::OneOf(ways) => self.one_of(part, ways, text, was),
            Shape::Many(_) => self.many(part, was),
            Shape::Lines(kind) => self.lines(part, kind, text),
            Shape::Rows(parts) => match rows::read(parts, text, self.words) {
                Ok(rows) => rows,
                Err(told) => self.wrong(part, told),
            },
            Shape::Event => was.clone(),
            _ if text.is_empty() && part.optional => Value::Null,
            _ if text.is_empty() => {
                let told = self.say("form-needed", &[]);
                self.wrong(part, told)
            }
            // What nobody touched keeps its code, which somebody may have picked.
            Shape::Place if was["typed"] == text => was.clone(),
            Shape::Place => {
                let line = greyfile_domain::values::text::Line::new(text);
                match line {
                    Ok(line) => json!(line.as_str()),
                    Err(error) => {
                        let told = self.words.wrong(&error.into());
                        self.wrong(part, told)
                    }
                }
            }
            Shape::Text(kind) => {
                // A code may be given by what it is called.
                let written = written(kind, named::meant(part, text));
                match (kind.check)(&written) {
                    Ok(()) => json!(written),
                    // A word that was typed for an id names nothing, or too much.
                    Err(Wrong { why: Why::StreamShape | Why::StreamKind, .. }) => {
                        let told = self.say("form-stream-which", &[]);
                        self.wrong(part, told)
                    }
                    Err(wrong) => {
                        let told = self.words.wrong(&wrong);
                        self.wrong(part, told)
                    }
                }
            }
            Shape::YesNo => match text {
                "yes" => json!(true),
                "no" => json!(false),
                _ => {
                    let told = self.say("form-choose-one", &[]);
                    self.wrong(part, told)
                }
            },
            Shape::Whole(min, max) => match within(text, *min, *max, self.words) {
                Ok(number) => number_of(number),
                Err(told) => self.wrong(part, told),
            },
        }
    }

    fn one_of(&mut self, part: &Part, ways: &[Way], text: &str, was: &Value) -> Value {
        let (parts, fields) = (std::slice::from_ref(part), self.fields);
        let before =
            filled(parts, &Value::Object(Map::from_iter([(part.key.clone(), was.clone())])));
        // What was typed under a way; what stood there before and was left alone does not count.
        let typed = |way: &&Way| way.parts.iter().any(|part| was_typed(part, fields, &before));
        let chosen = ways.iter().find(|way| way.word == text);
        let others: Vec<&Way> = ways
            .iter()
            .filter(|way| chosen.is_none_or(|chosen| chosen.word != way.word))
            .filter(typed)
            .collect();
        match (chosen, others.as_slice()) {
            // Nothing that was typed is left out without a word.
            (Some(_), [other, ..]) => {
                let told = self.say("form-other-way", &[Arg::text("other", &other.label)]);
                self.wrong(part, told)
            }
            (Some(way), []) if way.parts.is_empty() => json!(way.word),
            (Some(way), []) => Value::Object(self.each(&way.parts, was)),
            // It is clear which one is meant.
            (None, [way]) if text.is_empty() => Value::Object(self.each(&way.parts, was)),
            (None, []) if text.is_empty() && part.optional => Value::Null,
            (None, _) => {
                let told = self.say("form-choose-one", &[]);
                self.wrong(part, told)
            }
        }
    }

    fn many(&mut self, part: &Part, was: &Value) -> Value {
        let most = most(was);
        let there = given(part, self.fields, most).max(was.as_array().map_or(0, Vec::len));
        if there > most {
            return self.wrong(part, too_many_of(most, self.words));
        }
        let mut list = Vec::new();
        for index in 0..there {
            let (item, was) = (part.item(index), &was[index]);
            // A blank one between others is left out.
            if !is_blank(&item, self.fields, was) {
                list.push(self.one(&item, was));
            }
        }
        list.into()
    }

    fn lines(&mut self, part: &Part, kind: &Text, text: &str) -> Value {
        if text.lines().count() > LINES_MAX {
            return self.wrong(part, too_many_of(LINES_MAX, self.words));
        }
        let mut list = Vec::new();
        for (at, line) in text.lines().map(str::trim).enumerate() {
            if line.is_empty() {
                continue;
            }
            let line = written(kind, line);
            match (kind.check)(&line) {
                Ok(()) => list.push(json!(line)),
                Err(wrong) => {
                    let why = self.words.wrong(&wrong);
                    let args = [Arg::number("line", at as i64 + 1), Arg::text("why", why)];
                    let told = self.say("form-line", &args);
                    return self.wrong(part, told);
                }
            }
        }
        list.into()
    }
}

/// Whether something stands in a field, or in a field of it, that did not before.
fn was_typed(part: &Part, fields: &Fields, before: &Fields) -> bool {
    if matches!(part.shape, Shape::Many(_)) {
        let there = given(part, fields, MANY_MAX).min(MANY_MAX);
        return (0..there).any(|index| was_typed(&part.item(index), fields, before));
    }
    part.is_field() && differs(part, fields, before)
        || part.within().any(|one| was_typed(one, fields, before))
}

fn differs(part: &Part, fields: &Fields, before: &Fields) -> bool {
    let text = fields.text(&part.name);
    // It stands there as people write it.
    let written = match &part.shape {
        Shape::Text(kind) => written(kind, named::meant(part, text)),
        _ => text.to_owned(),
    };
    !text.is_empty() && written != before.text(&part.name)
}

fn is_blank(part: &Part, fields: &Fields, was: &Value) -> bool {
    match &part.shape {
        _ if is_sealed(was) => false,
        Shape::Parts(parts) => parts.iter().all(|one| is_blank(one, fields, &was[&one.key])),
        Shape::Many(_) => given(part, fields, most(was)) == 0,
        // A "no" of its own says nothing where all the rest is blank.
        Shape::YesNo => fields.text(&part.name) != "yes",
        Shape::OneOf(ways) => {
            let inner =
                |way: &Way| way.parts.iter().all(|one| is_blank(one, fields, &was[&one.key]));
            fields.text(&part.name).is_empty() && ways.iter().all(inner)
        }
        Shape::Text(_)
        | Shape::Place
        | Shape::Whole(..)
        | Shape::Lines(_)
        | Shape::Rows(_)
        | Shape::Event => fields.text(&part.name).is_empty(),
    }
}
