//! An example of an event, for people to change.

use greyfile_envelope::CommandId;
use greyfile_web::{Entry, EntryField};
use serde_json::{Value, json};

/// An example of an entry, for people to change: a line for each field that is needed.
pub(crate) fn example(entry: &Entry) -> (Vec<String>, Value) {
    let mut flags = Vec::new();
    let mut pairs: Vec<(String, String)> = Vec::new();
    // What belongs to a choice is given with it.
    let mut chosen: Vec<String> = Vec::new();
    for field in entry.fields() {
        let belongs = chosen.iter().any(|way| {
            field
                .name
                .strip_prefix(way)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        if !field.needed && !belongs {
            continue;
        }
        let value = sample(&field, entry);
        if !field.choices.is_empty() {
            chosen.push(format!("{}.{value}", field.name));
        }
        if !field.personal {
            flags.push(format!("--{} {}", field.name, quoted(&value)));
        }
        pairs.push((field.name.clone(), value));
    }
    let id = CommandId::from_bytes([1; 16]);
    if !entry.opens_alone() {
        let kind = entry.kind().and_then(|kind| kind.word()).unwrap_or("case");
        pairs.push(("on".into(), format!("{kind}-01JZMK5V3QW0Y8T4D2N6R9XABC")));
        flags.insert(0, format!("--on {kind}-01J\u{2026}"));
    }
    let command = entry.command(id, &pairs);
    (flags, command.map_or_else(|errors| json!({ "errors": errors }), |command| json!(command)))
}

fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | ':' | '/');
    if value.chars().all(plain) { value.to_owned() } else { format!("'{value}'") }
}

/// A value that fits a field.
fn sample(field: &EntryField, entry: &Entry) -> String {
    if let Some((choice, _)) = field.choices.last() {
        return choice.clone();
    }
    if let Some((code, _)) = field.offered.first() {
        return code.clone();
    }
    let last = field.name.rsplit('.').next().unwrap_or_default();
    match field.holds {
        "time" => "2025-07-08".into(),
        "instant" => "2025-07-08T14:30:00+05:00".into(),
        "number" if last == "year" => "2025".into(),
        "number" => "3".into(),
        "id" => {
            let kind = field.names.or(entry.kind()).and_then(|kind| kind.word());
            format!("{}-01JZMK5V3QW0Y8T4D2N6R9XABC", kind.unwrap_or("case"))
        }
        "entry" => "01JZMK5V3QW0Y8T4D2N6R9XABC".into(),
        "hand" => "desk-7".into(),
        "place" => "Multan".into(),
        "hex" => "ab".repeat(32),
        "code" if last == "currency" => "PKR".into(),
        "code" if matches!(last, "nationality" | "country") => "PK".into(),
        "code" => "other".into(),
        "number of a document" => "01234-1234567-1".into(),
        _ => field.label.clone(),
    }
}
