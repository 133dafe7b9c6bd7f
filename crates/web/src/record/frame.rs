//! What stands around an event in a form: when, who, and on what basis. The description of a command
//! tells it, as those of events tell theirs.

use greyfile_domain::acts::Command;
use greyfile_field::{Field, Info};
use greyfile_words::Words;
use serde_json::{Map, Value};

use super::part::{Part, part_of};

/// The fields of a command that the form asks for, in its order.
const ASKED: [&str; 4] = ["occurred_at", "actor", "done_by", "basis"];

/// The parts of the form that every event has.
pub(super) fn parts(words: Words) -> Vec<Part> {
    let all: &'static [Info] = Command::SHAPE.fields();
    let find = |name: &&str| all.iter().find(|field| field.name == *name);
    ASKED.iter().filter_map(find).map(|field| part_of(field, "command", words)).collect()
}

/// What the form said of them, by the names that a command has.
pub(super) fn command(read: Value) -> Map<String, Value> {
    let Value::Object(mut map) = read else { return Map::new() };
    // What is left blank is what the command takes it for: done by the one who types it.
    map.retain(|_, value| !value.is_null());
    map
}
