//! Which choices a JSON Schema offers, and which of them a value takes. This is how samples are
//! known to cover a version: a new variant is a new choice, and no list has to be kept.
//!
//! Only the keywords that payload schemas use are understood; any other is an error, so that
//! nothing goes unchecked in silence.

use std::collections::BTreeSet;

use serde_json::Value;

/// Keywords that say nothing about what a value may be, or that only bound text and numbers,
/// where a reader checks more than a schema can say.
const IGNORED: &[&str] = &[
    "$schema",
    "$defs",
    "title",
    "description",
    "default",
    "readOnly",
    "format",
    "pattern",
    "minLength",
    "maxLength",
];

/// How exactly a time can be given, by the form of its text.
const PRECISIONS: [&str; 6] = ["year", "month", "day", "minute", "second", "window"];

/// Every choice a schema offers: each alternative, each word, something or nothing, yes or no,
/// an empty list or not, each precision of a time.
pub fn choices(schema: &Value) -> BTreeSet<String> {
    let mut walk = Walk { root: schema, found: BTreeSet::new() };
    walk.visit(schema, None, "");
    walk.found
}

/// The choices a value takes.
pub fn taken(schema: &Value, value: &Value) -> BTreeSet<String> {
    let mut walk = Walk { root: schema, found: BTreeSet::new() };
    walk.visit(schema, Some(value), "");
    walk.found
}

/// Whether a value fits a schema.
///
/// # Errors
/// The first place where it does not.
pub fn conforms(schema: &Value, value: &Value) -> Result<(), String> {
    fits(schema, schema, value).map_err(|problem| format!("$.{problem}"))
}

struct Walk<'a> {
    root: &'a Value,
    found: BTreeSet<String>,
}

impl Walk<'_> {
    /// Adds the choices at and below `schema`: those `value` takes, or all without a value.
    fn visit(&mut self, schema: &Value, value: Option<&Value>, path: &str) {
        let (schema, name) = resolve(self.root, schema);
        if name == Some("Occurred") {
            let all =
                PRECISIONS.iter().filter(|word| value.is_none_or(|at| precision(at) == **word));
            self.found.extend(all.map(|word| format!("{path}: {word}")));
        }
        for alternative in alternatives(schema) {
            // A place may be sent as a text alone. Nobody writes it so.
            if name == Some("Place") && alternative["properties"].is_null() {
                continue;
            }
            if value.is_none_or(|value| fits(self.root, alternative, value).is_ok()) {
                self.found.insert(format!("{path}: {}", label(alternative)));
                self.visit(alternative, value, path);
            }
        }
        for word in schema["enum"].as_array().into_iter().flatten() {
            if value.is_none_or(|value| value == word) {
                self.found.insert(format!("{path}: {word}"));
            }
        }
        let types = types(schema);
        if types.contains(&"null") && types.len() > 1 {
            self.choose(value, Value::is_null, path, "nothing", "something");
        }
        if types.contains(&"boolean") {
            self.choose(value, |value| *value == Value::Bool(true), path, "yes", "no");
        }
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            if let Some(inner) = value.map_or(Some(None), |value| value.get(key).map(Some)) {
                self.visit(property, inner, &format!("{path}.{key}"));
            }
        }
        if schema.get("items").is_some() && schema["minItems"].is_null() {
            self.list(schema, value, path);
        }
    }

    fn list(&mut self, schema: &Value, value: Option<&Value>, path: &str) {
        let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
        let within = format!("{path}[]");
        match value {
            None => self.visit(&schema["items"], None, &within),
            Some(list) => {
                let items = list.as_array().into_iter().flatten();
                items.for_each(|item| self.visit(&schema["items"], Some(item), &within));
            }
        }
        if value.is_none_or(Value::is_array) {
            self.choose(value, is_empty, path, "empty", "not empty");
        }
    }

    fn choose(
        &mut self,
        value: Option<&Value>,
        is: impl Fn(&Value) -> bool,
        path: &str,
        yes: &str,
        no: &str,
    ) {
        for (word, side) in [(yes, true), (no, false)] {
            if value.is_none_or(|value| is(value) == side) {
                self.found.insert(format!("{path}: {word}"));
            }
        }
    }
}

fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let (schema, _) = resolve(root, schema);
    let Some(keywords) = schema.as_object() else {
        return if *schema == Value::Bool(true) { Ok(()) } else { Err("not allowed".to_owned()) };
    };
    let number = |keyword: &Value| keyword.as_f64().unwrap_or(f64::NAN);
    for (keyword, says) in keywords {
        let fine = match keyword.as_str() {
            "type" => types(schema).iter().any(|name| is_a(value, name)),
            "const" => value == says,
            "enum" => says.as_array().is_some_and(|words| words.contains(value)),
            "anyOf" | "oneOf" => {
                let fitting =
                    alternatives(schema).filter(|schema| fits(root, schema, value).is_ok()).count();
                fitting == 1 || (fitting > 1 && keyword == "anyOf")
            }
            "properties" => {
                for (key, property) in says.as_object().into_iter().flatten() {
                    if let Some(inner) = value.get(key) {
                        fits(root, property, inner).map_err(|below| format!("{key}.{below}"))?;
                    }
                }
                true
            }
            "required" => {
                let mut keys = says.as_array().into_iter().flatten().filter_map(Value::as_str);
                keys.all(|key| value.get(key).is_some())
            }
            "additionalProperties" if *says == Value::Bool(false) => {
                let known = |key: &String| schema["properties"].get(key).is_some();
                value.as_object().is_none_or(|object| object.keys().all(known))
            }
            // The order of the bytes, of what an object can have and of nothing else.
            "x-order" => {
                let names: BTreeSet<_> =
                    says.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                let known = schema["properties"].as_object().into_iter().flatten();
                let known: BTreeSet<_> = known.map(|(name, _)| name.as_str()).collect();
                names == known && says.as_array().is_some_and(|list| list.len() == known.len())
            }
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    fits(root, says, item).map_err(|below| format!("{at}.{below}"))?;
                }
                true
            }
            "minItems" => value.as_array().is_none_or(|list| list.len() as f64 >= number(says)),
            "maxItems" => value.as_array().is_none_or(|list| list.len() as f64 <= number(says)),
            "minimum" => value.as_f64().is_none_or(|value| value >= number(says)),
            "maximum" => value.as_f64().is_none_or(|value| value <= number(says)),
            ignored if IGNORED.contains(&ignored) => true,
            unknown => return Err(format!("keyword {unknown:?} is not understood here")),
        };
        if !fine {
            return Err(format!("{keyword} is {says}, and the value is {value}"));
        }
    }
    Ok(())
}

/// The schema a reference leads to, with its name.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> (&'a Value, Option<&'a str>) {
    match schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        Some(name) => (&root["$defs"][name], Some(name)),
        None => (schema, None),
    }
}

fn alternatives(schema: &Value) -> impl Iterator<Item = &Value> {
    ["anyOf", "oneOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten()
}

fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// What to call an alternative: its word, its one property, its name or its type.
fn label(alternative: &Value) -> String {
    let property = || alternative["properties"].as_object()?.keys().next();
    let reference = || alternative["$ref"].as_str()?.rsplit('/').next();
    match (&alternative["const"], property(), reference()) {
        (Value::Null, Some(property), _) => property.clone(),
        (Value::Null, None, Some(name)) => name.to_owned(),
        (Value::Null, None, None) => alternative["type"].to_string(),
        (word, ..) => word.to_string(),
    }
}

/// The precision of a time, by its text.
fn precision(text: &Value) -> &'static str {
    let text = text.as_str().unwrap_or_default();
    let lengths = [4, 7, 10, 16, 19].iter().position(|len| *len == text.len());
    lengths.map_or("window", |at| PRECISIONS[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Value {
        json!({
            "type": "object",
            "properties": {
                "ground": { "oneOf": [
                    { "type": "object", "properties": { "warrant": { "type": "string" } },
                      "required": ["warrant"], "additionalProperties": false },
                    { "type": "string", "enum": ["seen", "told"] }
                ]},
                "when": { "anyOf": [{ "$ref": "#/$defs/Occurred" }, { "type": "null" }] },
                "hands": { "type": "array", "items": { "type": ["string", "null"] } },
                "mark": { "type": "array", "items": { "type": "integer" }, "minItems": 2 }
            },
            "required": ["ground"],
            "additionalProperties": false,
            "$defs": { "Occurred": { "type": "string" } }
        })
    }

    #[test]
    fn every_choice_is_listed() {
        let choices = choices(&schema());
        for choice in [
            ".ground: warrant",
            ".ground: \"told\"",
            ".when: window",
            ".when: \"null\"",
            ".hands: empty",
            ".hands[]: nothing",
        ] {
            assert!(choices.contains(choice), "{choice} in {choices:?}");
        }
        assert!(!choices.contains(".mark: empty"), "a list of fixed length is never empty");
    }

    #[test]
    fn a_value_takes_its_own_choices_only() {
        let value = json!({ "ground": "seen", "when": "2025-06", "hands": ["a"] });
        let taken = taken(&schema(), &value);
        assert!(taken.contains(".ground: \"seen\"") && taken.contains(".when: month"));
        assert!(!taken.contains(".ground: \"told\"") && !taken.contains(".when: window"));
        assert!(taken.is_subset(&choices(&schema())));
    }

    #[test]
    fn what_does_not_fit_is_told() {
        for (value, problem) in [
            (json!({ "ground": "seen" }), None),
            (json!({}), Some("required")),
            (json!({ "ground": "heard" }), Some("ground.oneOf")),
            (json!({ "ground": "seen", "more": 1 }), Some("additionalProperties")),
            (json!({ "ground": "seen", "hands": [1] }), Some("hands.0.type")),
            (json!({ "ground": "seen", "mark": [1] }), Some("mark.minItems")),
        ] {
            let told = conforms(&schema(), &value).err();
            match problem {
                None => assert_eq!(told, None),
                Some(problem) => assert!(told.is_some_and(|told| told.contains(problem))),
            }
        }
        let odd = json!({ "type": "string", "contentEncoding": "base64" });
        assert!(conforms(&odd, &json!("x")).unwrap_err().contains("not understood"));
    }
}
