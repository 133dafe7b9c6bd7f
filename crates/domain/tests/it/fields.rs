//! Every field of every event, from the JSON Schemas: which of them hold personal data.

use std::collections::BTreeMap;

use serde_json::Value;

/// A field that holds a value, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name of its type in the schema; empty for a number, a truth value or a word.
    pub holds: String,
    /// Whether it is personal data.
    pub personal: bool,
}

/// The fields of a payload by their path, such as `authority.exception.ground` or
/// `accused[].unnamed.label`. Types of these names are looked at as a whole.
pub fn of_schema(schema: &Value, whole: &[&str]) -> BTreeMap<String, Field> {
    let mut found = Walk { definitions: &schema["$defs"], whole, fields: BTreeMap::new() };
    found.walk(schema, "", "");
    found.fields
}

/// Where a payload holds personal data in JSON: the field, a pointer to it, and its type.
pub fn personal_in(schema: &Value, value: &Value) -> Vec<(String, String, String)> {
    let fields = of_schema(schema, &[]);
    let mut found = Vec::new();
    leaves(value, "", "", &mut |path, pointer| {
        if let Some(field) = fields.get(path).filter(|field| field.personal) {
            found.push((path.to_owned(), pointer.to_owned(), field.holds.clone()));
        }
    });
    found
}

/// Goes through a value; sealed data is a value too.
fn leaves(value: &Value, path: &str, pointer: &str, take: &mut dyn FnMut(&str, &str)) {
    take(path, pointer);
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                leaves(value, &within(path, name), &format!("{pointer}/{name}"), take);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                leaves(value, &format!("{path}[]"), &format!("{pointer}/{index}"), take);
            }
        }
        _ => {}
    }
}

fn within(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

struct Walk<'a> {
    definitions: &'a Value,
    whole: &'a [&'a str],
    fields: BTreeMap<String, Field>,
}

impl Walk<'_> {
    fn leaf(&mut self, path: &str, holds: &str) {
        let personal = holds.starts_with("Personal");
        let field = Field { holds: holds.to_owned(), personal };
        self.fields.entry(path.to_owned()).or_insert(field);
    }

    fn walk(&mut self, schema: &Value, path: &str, name: &str) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().expect("a name");
            // What a correction puts in place of an event is an event, listed as such.
            if name.starts_with("Personal") || name == "Event" || self.whole.contains(&name) {
                return self.leaf(path, name);
            }
            return self.walk(&self.definitions[name], path, name);
        }
        for key in ["oneOf", "anyOf"] {
            for choice in schema[key].as_array().into_iter().flatten() {
                if choice["type"] != "null" {
                    self.walk(choice, path, name);
                }
            }
        }
        if let Some(properties) = schema["properties"].as_object() {
            for (name, schema) in properties {
                self.walk(schema, &within(path, name), "");
            }
        } else if schema["items"].is_object() {
            self.walk(&schema["items"], &format!("{path}[]"), "");
        } else if !schema["oneOf"].is_array() && !schema["anyOf"].is_array() {
            self.leaf(path, name);
        }
    }
}
