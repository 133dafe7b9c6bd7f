//! JSON Schemas, from shapes. `#[derive(Field)]` calls this for `schemars`.

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::{Choice, Group, Holds, Info, Shape, Text, Variant};

/// The schema of a text.
pub fn text(text: &Text) -> Schema {
    let mut schema = Map::new();
    schema.insert("type".into(), "string".into());
    schema.insert("description".into(), text.about.into());
    if let Some(max) = text.len_max {
        schema.insert("minLength".into(), 1.into());
        schema.insert("maxLength".into(), max.into());
    }
    if let Some(pattern) = text.pattern {
        schema.insert("pattern".into(), pattern.into());
    }
    schema.into()
}

/// The schema of a type that is a text; of any other, that anything goes.
pub fn of_text(shape: &Shape) -> Schema {
    match shape {
        Shape::Text(found) => text(found),
        _ => Schema::default(),
    }
}

/// The schema of a struct, from those of its fields in their order.
pub fn group(shape: &Shape, inner: Vec<Schema>) -> Schema {
    let Shape::Group(Group { doc, fields, .. }) = shape else { return Schema::default() };
    let mut schema = object(fields, inner);
    schema.insert("description".into(), (*doc).into());
    schema.into()
}

/// The schema of an enum, from those of what belongs to its variants, in their order.
pub fn choice(shape: &Shape, mut inner: Vec<Vec<Schema>>) -> Schema {
    let Shape::Choice(Choice { doc, variants, .. }) = shape else { return Schema::default() };
    let mut rest = inner.drain(..);
    let one_of: Vec<Value> =
        variants.iter().map(|one| variant(one, rest.next().unwrap_or_default())).collect();
    let mut schema = Map::new();
    schema.insert("description".into(), (*doc).into());
    schema.insert("oneOf".into(), one_of.into());
    schema.into()
}

fn variant(variant: &Variant, mut inner: Vec<Schema>) -> Value {
    let Variant { name, doc, holds } = variant;
    let held = match holds {
        Holds::Nothing => {
            return json!({ "type": "string", "const": name, "description": doc });
        }
        Holds::One(_) => inner.pop().unwrap_or_default().to_value(),
        Holds::Fields(fields) => object(fields, inner).into(),
    };
    json!({
        "type": "object",
        "description": doc,
        "properties": { *name: held },
        "required": [name],
        "additionalProperties": false,
    })
}

/// An object of these fields and no others. JSON Schema keeps no order of what may be left out, so
/// `x-order` names all of them in the order of the bytes.
fn object(fields: &[Info], inner: Vec<Schema>) -> Map<String, Value> {
    let properties: Map<String, Value> = fields
        .iter()
        .zip(inner)
        .map(|(field, schema)| (field.name.to_owned(), property(field, schema)))
        .collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| !field.optional).map(|field| field.name).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("additionalProperties".into(), false.into());
    if !fields.is_empty() {
        let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
        schema.insert("properties".into(), properties.into());
        schema.insert("x-order".into(), names.into());
    }
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema
}

fn property(field: &Info, mut schema: Schema) -> Value {
    schema.insert("description".into(), field.doc.into());
    if field.optional
        && let Some(default) = default(field.shape)
    {
        schema.insert("default".into(), default);
    }
    if field.decided {
        schema.insert("readOnly".into(), true.into());
    }
    schema.to_value()
}

/// What a field holds that was left out.
fn default(shape: &Shape) -> Option<Value> {
    match shape {
        Shape::Optional(_) => Some(Value::Null),
        Shape::List(_) => Some(json!([])),
        Shape::YesNo => Some(false.into()),
        Shape::Text(_)
        | Shape::Number { .. }
        | Shape::Place
        | Shape::Personal(_)
        | Shape::Group(_)
        | Shape::Choice(_)
        | Shape::Event => None,
    }
}
