//! The bytes of a record, from shapes: which values follow each other, and how each is written, for
//! programs that read the log without this one. It is the order and the form in which postcard writes
//! the very types that the shapes are of.

use serde_json::{Value, json};

use crate::{Choice, Group, Holds, Info, Kind, Shape, Text, Variant};

/// A layout, as JSON.
pub type Layout = Value;

/// The layout of a value. What the names in it mean is said once for all layouts, in `schemas/layout.json`.
pub fn of(shape: &Shape) -> Layout {
    match shape {
        Shape::Text(text) => of_text(text),
        Shape::Number { min, max } => number(*min, *max).into(),
        Shape::YesNo => "bool".into(),
        Shape::Place => "place".into(),
        Shape::Optional(inner) => json!({ "option": of(inner) }),
        Shape::List(inner) => json!({ "list": of(inner) }),
        Shape::Personal(inner) => json!({ "personal": of(inner) }),
        Shape::Group(Group { fields, .. }) => json!({ "struct": of_fields(fields) }),
        Shape::Choice(Choice { variants, .. }) => {
            json!({ "enum": variants.iter().map(variant).collect::<Vec<_>>() })
        }
        Shape::Event => "event".into(),
    }
}

/// The fields of a struct, in the order of their bytes.
fn of_fields(fields: &[Info]) -> Vec<Value> {
    let field = |Info { name, doc, shape, .. }: &Info| json!({ "name": name, "about": doc, "type": of(shape) });
    fields.iter().map(field).collect()
}

fn variant(Variant { name, doc, holds }: &Variant) -> Value {
    match holds {
        Holds::Nothing => json!({ "name": name, "about": doc }),
        Holds::One(shape) => json!({ "name": name, "about": doc, "type": of(shape) }),
        Holds::Fields(fields) => {
            json!({ "name": name, "about": doc, "type": { "struct": of_fields(fields) } })
        }
    }
}

fn of_text(text: &Text) -> Value {
    match (text.kind, text.len_max) {
        (Kind::Occurred, _) => "occurred".into(),
        (Kind::Instant, _) => "instant".into(),
        (Kind::Day, _) => "day".into(),
        (Kind::Id, _) => "id".into(),
        (Kind::Stream(None), _) => "stream".into(),
        (Kind::Stream(Some(kind)), _) => json!({ "stream_of_kind": kind }),
        (Kind::Hex, Some(digits)) => json!({ "bytes": digits / 2 }),
        (Kind::Hex, None) => "bytes".into(),
        _ => "str".into(),
    }
}

/// A whole number, by the width of the type that holds exactly these.
fn number(min: i128, max: i128) -> String {
    let letter = if min < 0 { 'i' } else { 'u' };
    let bits = 128 - max.leading_zeros() + u32::from(min < 0);
    format!("{letter}{}", bits.next_power_of_two().max(8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Field;

    #[test]
    fn a_number_is_as_wide_as_its_type() {
        let widths = [u8::SHAPE, u16::SHAPE, u32::SHAPE, u64::SHAPE, i16::SHAPE, i64::SHAPE];
        let names = widths.map(|shape| of(shape).as_str().unwrap_or_default().to_owned());
        assert_eq!(names, ["u8", "u16", "u32", "u64", "i16", "i64"]);
    }
}
