//! What stands around an event in a form: when, who, and on what basis. The description of a command
//! tells it, as those of events tell theirs.

use greyfile_domain::acts::Command;
use greyfile_field::{Field, Info};
use greyfile_words::Words;
use serde_json::{Map, Value};

use super::inputs::{Errors, read};
use super::part::{Part, part_of};
use crate::kit::fields::Fields;

/// The fields of a command that the form asks for, in its order.
const ASKED: [&str; 4] = ["occurred_at", "actor", "done_by", "basis"];

/// The parts of the form that every event has.
pub(super) fn parts(words: Words) -> Vec<Part> {
    let all: &'static [Info] = Command::SHAPE.fields();
    let find = |name: &&str| all.iter().find(|field| field.name == *name);
    ASKED.iter().filter_map(find).map(|field| part_of(field, "command", words)).collect()
}

/// What the form says of them, by the names that a command has.
///
/// # Errors
/// What is wrong with each.
pub(super) fn command(
    parts: &[Part],
    fields: &Fields,
    words: Words,
) -> Result<Map<String, Value>, Errors> {
    let read = read(parts, fields, &Value::Null, words)?;
    let mut map = Map::new();
    for (name, value) in read.as_object().into_iter().flatten() {
        // What is left blank is what the command takes it for: done by the one who types it.
        if !value.is_null() {
            map.insert(name.clone(), value.clone());
        }
    }
    Ok(map)
}
