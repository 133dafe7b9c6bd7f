//! What one regime says otherwise than another, value by value.

use serde_json::{Map, Value, json};

use greyfile_domain::values::regime::{List, Regime};

/// Something that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which value: `title`, `fees.licence`, `offences.PECA 2016 s.14`.
    pub of: String,
    /// Which field of it; empty for the whole.
    pub field: String,
    /// What the first says; null where it has no such thing.
    pub was: Value,
    /// What the second says; null where it has no such thing.
    pub is: Value,
}

impl Change {
    /// For programs.
    pub fn as_json(&self) -> Value {
        json!({ "of": self.of, "field": self.field, "was": self.was, "is": self.is })
    }
}

/// What the second regime says otherwise than the first, in the order of the file.
pub fn changes(was: &Regime, is: &Regime) -> Vec<Change> {
    let [was, is] = [was, is].map(|regime| serde_json::to_value(regime).unwrap_or_default());
    let mut found = Vec::new();
    for field in ["code", "title", "effective_from", "source", "currencies"] {
        compare("", field, &was[field], &is[field], &mut found);
    }
    for list in List::ALL.map(List::code) {
        let entries = |regime: &Value| -> Vec<(String, Value)> {
            let entries = regime[list].as_array().map_or(&[][..], Vec::as_slice);
            entries.iter().map(|entry| (name(list, entry), entry.clone())).collect()
        };
        let (was, is) = (entries(&was), entries(&is));
        for (name, entry) in &was {
            match is.iter().find(|(other, _)| other == name) {
                None => found.push(whole(name, entry.clone(), Value::Null)),
                Some((_, now)) => fields(name, entry, now, &mut found),
            }
        }
        let new = is.iter().filter(|(name, _)| !was.iter().any(|(other, _)| other == name));
        found.extend(new.map(|(name, entry)| whole(name, Value::Null, entry.clone())));
    }
    found
}

/// What an entry of a list is called: by its code and class, its section, and the time in which a
/// section that stands twice is in force.
fn name(list: &str, entry: &Value) -> String {
    let text = |field: &str| entry[field].as_str().unwrap_or_default().to_owned();
    let section = &entry["section"];
    let parts = match section["section"].as_str() {
        Some(number) => {
            let statute = section["statute"].as_str().unwrap_or_default();
            [format!("{statute} s.{number}"), text("in_force_from")]
        }
        None => [text("code"), text("class")],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{list}.{}", parts.join("."))
}

fn whole(of: &str, was: Value, is: Value) -> Change {
    Change { of: of.to_owned(), field: String::new(), was, is }
}

/// The fields in which two entries differ; those of what lies within one by one.
fn fields(of: &str, was: &Value, is: &Value, found: &mut Vec<Change>) {
    let none = Map::new();
    let [one, other] = [was, is].map(|entry| entry.as_object().unwrap_or(&none));
    for field in one.keys() {
        compare(of, field, &one[field], other.get(field).unwrap_or(&Value::Null), found);
    }
}

fn compare(of: &str, field: &str, was: &Value, is: &Value, found: &mut Vec<Change>) {
    if was == is {
        return;
    }
    match (was, is) {
        (Value::Object(one), Value::Object(other)) => {
            for inner in one.keys() {
                let is = other.get(inner).unwrap_or(&Value::Null);
                compare(of, &format!("{field}.{inner}"), &one[inner], is, found);
            }
        }
        _ => found.push(Change {
            of: of.to_owned(),
            field: field.to_owned(),
            was: was.clone(),
            is: is.clone(),
        }),
    }
}
