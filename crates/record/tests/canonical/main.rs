//! The canonical form: golden vectors, the rules of what is left out, and that two bodies have one
//! form only if they are equal. A failure of a golden vector means that a command sent again to a
//! log in use would be taken for another: the code is wrong, never the file.

mod grammar;
mod values;

use std::path::Path;

use arbitrary::{Arbitrary, Unstructured};
use greyfile_domain::acts::{Body, Command};
use greyfile_domain::values::hex::to_hex;
use greyfile_record::canonical::bytes;
use proptest::prelude::*;
use serde_json::Value;

fn golden() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/golden/canonical.v1.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn golden_vectors_come_out_as_ever() {
    let golden = golden();
    let mut wrong = Vec::new();
    for sample in &golden {
        let shows = sample["shows"].as_str().unwrap();
        let form = match sample.get("body") {
            Some(body) => {
                let body: Body = serde_json::from_value(body.clone())
                    .unwrap_or_else(|error| panic!("{shows}: {error}"));
                bytes(&body).unwrap()
            }
            None => bytes(&sample["json"]).unwrap(),
        };
        grammar::read(&form).unwrap_or_else(|error| panic!("{shows}: {error}"));
        if sample["hex"] != to_hex(&form) {
            wrong.push(format!("{shows}: {}", to_hex(&form)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // A vector for every command, so that none is frozen by accident.
    let seen = |variant: &String| {
        golden.iter().any(|sample| sample["body"].get(variant.as_str()).is_some())
    };
    let schema = schemars::schema_for!(Body).to_value();
    let variants: Vec<String> = schema["oneOf"]
        .as_array()
        .expect("a schema of variants")
        .iter()
        .map(|variant| variant["required"][0].as_str().unwrap().to_owned())
        .collect();
    let unseen: Vec<_> = variants.iter().filter(|variant| !seen(variant)).collect();
    assert!(variants.len() >= 9 && unseen.is_empty(), "no golden vector: {unseen:?}");
}

/// Every default that a schema declares, with its path. The names of properties and definitions
/// are no keywords.
fn defaults(schema: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map {
                let path = format!("{path}/{key}");
                match (key.as_str(), value) {
                    ("default", value) => found.push((path, value.clone())),
                    ("properties" | "$defs", Value::Object(named)) => {
                        for (name, schema) in named {
                            defaults(schema, &format!("{path}/{name}"), found);
                        }
                    }
                    _ => defaults(value, &path, found),
                }
            }
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(at, item)| defaults(item, &format!("{path}/{at}"), found));
        }
        _ => {}
    }
}

#[test]
fn every_declared_default_is_one_that_the_form_leaves_out() {
    let mut schema = schemars::schema_for!(Command).to_value();
    // The form is of the body; what stands beside it in a command is compared by itself.
    schema["properties"].as_object_mut().unwrap().retain(|name, _| name == "do");
    let mut found = Vec::new();
    defaults(&schema, "", &mut found);
    assert!(found.len() > 50, "the schema no longer says defaults: {}", found.len());
    for (path, default) in found {
        assert!(
            default == Value::Null
                || default == Value::Bool(false)
                || default == Value::from([(); 0]),
            "{path} has the default {default}. The canonical form leaves a field out only if it is \
             None, an empty list or false (greyfile_record::canonical), so a command sent again \
             would be taken for another once a program knows this field. Make it an Option, a \
             list or a bool that is false."
        );
    }
}

/// A body from drawn bytes.
fn body(bytes: &[u8]) -> Body {
    Body::arbitrary(&mut Unstructured::new(bytes)).expect("a body can be drawn from any bytes")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn two_bodies_have_one_form_only_if_they_are_equal(
        mut drawn in proptest::collection::vec(any::<u8>(), 1..600),
        at in any::<proptest::sample::Index>(),
        by in any::<u8>(),
    ) {
        let one = body(&drawn);
        let at = at.index(drawn.len());
        drawn[at] ^= by;
        let other = body(&drawn);
        let (first, second) = (bytes(&one).unwrap(), bytes(&other).unwrap());
        prop_assert_eq!(one == other, first == second);
        prop_assert_eq!(grammar::read(&first).map(|_| ()), Ok(()));
    }

    /// As a client may send it: fields in another order, without those at their defaults.
    #[test]
    fn a_body_read_back_from_json_has_the_same_form(
        drawn in proptest::collection::vec(any::<u8>(), 1..600),
    ) {
        let one = body(&drawn);
        let mut json = serde_json::to_value(&one).unwrap();
        let back: Body = serde_json::from_value(json.clone()).unwrap();
        prop_assert_eq!(bytes(&back).unwrap(), bytes(&one).unwrap());
        drop_nulls(&mut json);
        let back: Body = serde_json::from_str(&backwards(&json)).unwrap();
        prop_assert_eq!(bytes(&back).unwrap(), bytes(&one).unwrap());
    }
}

fn drop_nulls(json: &mut Value) {
    match json {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// The JSON with every object's fields from last to first.
fn backwards(json: &Value) -> String {
    match json {
        Value::Object(map) => {
            let fields = map.iter().rev();
            let fields =
                fields.map(|(key, value)| format!("{}: {}", Value::from(&**key), backwards(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(backwards).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
