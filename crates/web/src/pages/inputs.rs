//! An event as the fields of a form, and back.

use serde_json::{Map, Value, json};

use super::fields::Fields;
use super::payload::words;
use super::rows;
use super::shape::{Part, Shape};

/// What is wrong, by field.
pub(crate) type Errors = Vec<(String, String)>;

/// What stands in a field of sealed data: it cannot be read without its key, and stays.
const SEALED: &str = "sealed";

/// A field as the page shows it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Input {
    /// Its name in the form.
    pub(crate) name: String,
    /// Its name in words.
    pub(crate) label: String,
    /// What it is.
    pub(crate) hint: String,
    /// How it is typed: `line`, `prose`, `whole`, `choice`, `lines`, `rows`, `json`, `sealed`, or
    /// `group` for a heading over what follows.
    pub(crate) kind: &'static str,
    /// What can be chosen, each as value and words.
    pub(crate) options: Vec<(String, String)>,
}

/// The fields of an event's form, in a row.
pub(crate) fn inputs(parts: &[Part], event: &Value) -> Vec<Input> {
    let mut inputs = Vec::new();
    // What has fields of its own comes last, so that no other field seems to belong to it.
    let (plain, grouped): (Vec<_>, Vec<_>) = parts.iter().partition(|part| !is_group(part));
    for part in plain.into_iter().chain(grouped) {
        input(part, &part.label, &event[&part.key], &mut inputs);
    }
    inputs
}

fn is_group(part: &Part) -> bool {
    match &part.shape {
        Shape::Parts(_) => true,
        Shape::OneOf(choices) => choices.iter().any(|(_, parts)| !parts.is_empty()),
        _ => false,
    }
}

fn input(part: &Part, label: &str, value: &Value, out: &mut Vec<Input>) {
    let mut add = |kind: &'static str, options: Vec<(String, String)>| {
        let mut hint = part.hint.clone();
        match kind {
            "json" => hint.push_str(" As JSON."),
            "lines" => hint.push_str(" One a line."),
            "rows" => hint.push_str(&format!(" {}", rows::hint(part))),
            _ => {}
        }
        out.push(Input {
            name: part.name.clone(),
            label: label.to_owned(),
            hint: hint.trim().to_owned(),
            kind,
            options,
        });
    };
    let blank = || if part.optional { vec![(String::new(), "not known".into())] } else { vec![] };
    match &part.shape {
        _ if is_sealed(value) => add(SEALED, Vec::new()),
        Shape::Line | Shape::Place => add("line", Vec::new()),
        Shape::Prose => add("prose", Vec::new()),
        Shape::Whole => add("whole", Vec::new()),
        Shape::YesNo => {
            let words = ["yes", "no"].map(|word| (word.to_owned(), word.to_owned()));
            add("choice", [blank(), words.into()].concat());
        }
        Shape::Lines => add("lines", Vec::new()),
        Shape::Rows(_) => add("rows", Vec::new()),
        Shape::Json => add("json", Vec::new()),
        Shape::Parts(parts) => {
            add("group", Vec::new());
            parts.iter().for_each(|one| input(one, &one.label, &value[&one.key], out));
        }
        Shape::OneOf(choices) => {
            let named = choices.iter().map(|(word, _)| (word.clone(), words(word)));
            let options = blank().into_iter().chain(named).collect();
            if !is_group(part) {
                return add("choice", options);
            }
            add("group", Vec::new());
            add("choice", options);
            if let Some(choice) = out.last_mut() {
                choice.label = "Which".into();
            }
            // Each field under the name of what it belongs to: "Warrant: number".
            for one in choices.iter().flat_map(|(_, parts)| parts) {
                match &one.shape {
                    Shape::Parts(inner) => {
                        for field in inner {
                            let label = format!("{}: {}", one.label, small(&field.label));
                            input(field, &label, &value[&one.key][&field.key], out);
                        }
                    }
                    _ => input(one, &one.label, &value[&one.key], out),
                }
            }
        }
    }
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
        (Shape::OneOf(choices), _) => {
            let chosen = choices.iter().find(|(word, _)| {
                value.as_str() == Some(word)
                    || value.get(word).is_some_and(|value| !value.is_null())
            });
            if let Some((word, parts)) = chosen {
                set(word);
                parts.iter().for_each(|one| fill(one, &value[&one.key], fields));
            }
        }
        (_, Value::Null) => {}
        (Shape::Place, place) => set(place["typed"].as_str().unwrap_or_default()),
        (Shape::Json, value) => set(&format!("{value:#}")),
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

/// The event's payload as the fields say it; what is sealed stays as it was.
///
/// # Errors
/// What is wrong with each field.
pub(crate) fn read(parts: &[Part], fields: &Fields, was: &Value) -> Result<Value, Errors> {
    let mut errors = Errors::new();
    let payload = object(parts, fields, was, &mut errors);
    if errors.is_empty() { Ok(payload) } else { Err(errors) }
}

fn object(parts: &[Part], fields: &Fields, was: &Value, errors: &mut Errors) -> Value {
    let mut map = each(parts, fields, was, errors);
    // What the form has no field for was written by the decision, and is no change.
    let hidden = was.as_object().into_iter().flatten();
    let hidden = hidden.filter(|(key, _)| !parts.iter().any(|part| part.key == **key));
    map.extend(hidden.map(|(key, value)| (key.clone(), value.clone())));
    Value::Object(map)
}

fn each(parts: &[Part], fields: &Fields, was: &Value, errors: &mut Errors) -> Map<String, Value> {
    let one = |part: &Part| (part.key.clone(), one(part, fields, &was[&part.key], errors));
    parts.iter().map(one).collect()
}

fn one(part: &Part, fields: &Fields, was: &Value, errors: &mut Errors) -> Value {
    if is_sealed(was) {
        return was.clone();
    }
    let mut wrong = |message: String| {
        errors.push((part.name.clone(), message));
        Value::Null
    };
    let text = fields.text(&part.name);
    match &part.shape {
        Shape::Parts(parts) => {
            let blank = parts.iter().all(|one| is_blank(one, fields, &was[&one.key]));
            if part.optional && blank { Value::Null } else { object(parts, fields, was, errors) }
        }
        Shape::OneOf(choices) => match choices.iter().find(|(word, _)| word == text) {
            Some((word, parts)) if parts.is_empty() => json!(word),
            Some((_, parts)) => Value::Object(each(parts, fields, was, errors)),
            None if part.optional => Value::Null,
            None => wrong("choose one of these".into()),
        },
        Shape::Lines => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(|line| json!(line)).collect()
        }
        Shape::Rows(parts) => rows::read(parts, text).unwrap_or_else(wrong),
        _ if text.is_empty() && part.optional => Value::Null,
        _ if text.is_empty() => wrong("this is needed".into()),
        // What nobody touched keeps its code, which somebody may have picked.
        Shape::Place if was["typed"] == text => was.clone(),
        Shape::Place | Shape::Line => json!(text),
        Shape::Prose => json!(text.replace('\r', "")),
        Shape::YesNo => json!(text == "yes"),
        Shape::Whole => {
            whole(text).unwrap_or_else(|| wrong("write a whole number, such as 149".into()))
        }
        Shape::Json => serde_json::from_str(text).unwrap_or_else(|error| {
            // The place only: what stands there may be personal.
            wrong(format!("not JSON, at line {} column {}", error.line(), error.column()))
        }),
    }
}

/// A whole number as people write it.
pub(super) fn whole(text: &str) -> Option<Value> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let positive = plain.parse::<u64>().map(|number| json!(number));
    positive.or_else(|_| plain.parse::<i64>().map(|number| json!(number))).ok()
}

fn is_blank(part: &Part, fields: &Fields, was: &Value) -> bool {
    match &part.shape {
        _ if is_sealed(was) => false,
        Shape::Parts(parts) => parts.iter().all(|one| is_blank(one, fields, &was[&one.key])),
        // A tick box of its own says nothing where all the rest is blank.
        Shape::YesNo => fields.text(&part.name) != "yes",
        _ => fields.text(&part.name).is_empty(),
    }
}

fn is_sealed(value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.len() == 1 && map.contains_key(SEALED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shape;
    use greyfile_domain::streams::Event;

    fn payload(event: &Event) -> Value {
        let json = serde_json::to_value(event).unwrap();
        json.as_object()
            .unwrap()
            .values()
            .next()
            .unwrap()
            .as_object()
            .unwrap()
            .values()
            .next()
            .unwrap()
            .clone()
    }

    fn event(json: Value) -> Event {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_form_sent_as_it_came_says_the_same() {
        for json in [
            json!({ "raid": { "conducted": {
                "city": { "typed": "فیصل آباد", "code": "faisalabad" },
                "place": "Chak 54 RB", "centre_count": 3,
                "team": ["a-1", "a-2"], "authority": { "warrant": { "number": "W-1" } },
            } } }),
            json!({ "raid": { "conducted": {
                "city": "x", "place": "y", "authority": "not_stated", "operation": "z",
            } } }),
            json!({ "raid": { "persons_found": {
                "arrested": 149, "by_nationality": [{ "country": "CN", "count": 48 }],
            } } }),
            json!({ "exhibit": { "seized": {
                "kind": "phone", "quantity": { "count": 12, "or_more": true, "unit": "box" },
                "number": { "given": { "malkhana": "ملخانہ", "year": 2025, "serial": 9 } },
                "holder": "a-1",
            } } }),
            json!({ "fir": { "lodged": {
                "station": "PS Saddar", "city": "Karachi", "offence": "2025-07-10",
                "sections": [
                    { "statute": "PECA 2016", "section": "14" },
                    { "statute": "PPC; as it stood", "section": "420" },
                    { "statute": "{", "section": "1" },
                ],
            } } }),
            json!({ "fir": { "remand_granted": {
                "who": { "unnamed": { "count": 62, "label": "the rest" } }, "custody": "judicial",
            } } }),
            json!({ "common": { "note_added": { "text": "one\ntwo" } } }),
            json!({ "figure": { "published": {
                "table": "t", "measure": "arrests", "period": "2025", "value": -7,
                "printed_total": false, "by": "b", "source": "s",
            } } }),
            json!({ "person": { "recorded": { "label": "unknown male 3", "name": { "sealed": {
                "key": "01".repeat(16), "nonce": "04".repeat(24), "ciphertext": "02", "commitment": "03".repeat(32),
            } } } } }),
        ] {
            let was = payload(&event(json.clone()));
            let parts = shape::parts(&event(json));
            let fields = filled(&parts, &was);
            // What the decision writes has no field, and stays.
            assert!(!parts.iter().any(|part| part.key == "catalogue"));
            assert_eq!(read(&parts, &fields, &was).unwrap(), was);
        }
    }

    #[test]
    fn what_was_typed_is_what_it_says() {
        let raid = event(json!({ "raid": { "conducted": {
            "city": "Lahore", "place": "y", "authority": "not_stated",
        } } }));
        let (was, parts) = (payload(&raid), shape::parts(&raid));
        let mut fields = filled(&parts, &was);
        fields.set("f.authority", "warrant");
        fields.set("f.centre_count", "1,200");
        fields.set("f.city", "");
        let errors = read(&parts, &fields, &was).unwrap_err();
        let names: Vec<&str> = errors.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["f.city", "f.authority.warrant.number"]);
        fields.set("f.city", "Multan");
        fields.set("f.authority.warrant.number", "W-7");
        let said = read(&parts, &fields, &was).unwrap();
        assert_eq!((&said["city"], &said["centre_count"]), (&json!("Multan"), &json!(1200)));
        assert_eq!(said["authority"]["warrant"]["number"], "W-7");
        fields.set("f.centre_count", "many");
        assert_eq!(read(&parts, &fields, &was).unwrap_err()[0].0, "f.centre_count");
    }

    #[test]
    fn each_way_it_can_be_has_its_fields() {
        let raid = event(json!({ "raid": { "conducted": {
            "city": "Lahore", "place": "y", "authority": "not_stated",
        } } }));
        let inputs = inputs(&shape::parts(&raid), &payload(&raid));
        let kind = |name: &str| inputs.iter().find(|one| one.name == name).map(|one| one.kind);
        assert_eq!(kind("f.authority"), Some("group"));
        let label = |name: &str| inputs.iter().rfind(|one| one.name == name).unwrap().label.clone();
        assert_eq!(label("f.authority"), "Which");
        assert_eq!(label("f.authority.warrant.number"), "Warrant: number");
        assert_eq!(kind("f.authority.exception.ground"), Some("line"));
        assert_eq!(kind("f.team"), Some("lines"));
    }
}
