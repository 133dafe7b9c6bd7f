//! An event's payload as rows of a table: a name, and what it holds.

use greyfile_domain::streams::Event;
use greyfile_envelope::StreamId;
use serde_json::Value;

use super::format::stream_href;

/// A row. What holds further rows comes as a heading before them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// How deep it is.
    pub(crate) depth: usize,
    /// The field's name in words.
    pub(crate) name: String,
    /// What it holds; empty for a heading.
    pub(crate) value: String,
    /// Where it leads, if it names a stream.
    pub(crate) href: Option<String>,
    /// Whether it is sealed and cannot be read without a key.
    pub(crate) sealed: bool,
}

/// The rows of an event's payload.
pub(crate) fn rows(event: &Event) -> Vec<Row> {
    let Ok(json) = serde_json::to_value(event) else { return Vec::new() };
    let mut rows = Vec::new();
    // The two outer names, stream and event, stand above the table.
    fields(inner(inner(&json)), 0, &mut rows);
    rows
}

/// What the only field of an object holds.
fn inner(json: &Value) -> &Value {
    match json {
        Value::Object(map) if map.len() == 1 => map.values().next().unwrap_or(json),
        _ => json,
    }
}

fn fields(json: &Value, depth: usize, rows: &mut Vec<Row>) {
    let Value::Object(map) = json else { return row("value", json, depth, rows) };
    for (name, value) in map {
        row(&words(name), value, depth, rows);
    }
}

/// A field's name in words.
pub(crate) fn words(name: &str) -> String {
    let words = name.replace('_', " ");
    match words.as_str() {
        "cnic" | "imei" => words.to_uppercase(),
        _ => super::format::capital(&words),
    }
}

fn row(name: &str, value: &Value, depth: usize, rows: &mut Vec<Row>) {
    let leaf = |value: String| Row {
        depth,
        name: name.to_owned(),
        href: value.parse::<StreamId>().ok().map(stream_href),
        value,
        sealed: false,
    };
    match value {
        Value::Null => {}
        Value::Bool(known) => rows.push(leaf(if *known { "yes" } else { "no" }.into())),
        Value::Number(number) => rows.push(leaf(number.to_string())),
        Value::String(text) => rows.push(leaf(text.clone())),
        Value::Array(items) if items.is_empty() => {}
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                row(&format!("{name} {}", index + 1), item, depth, rows);
            }
        }
        Value::Object(map) if map.contains_key("sealed") => {
            rows.push(Row { sealed: true, ..leaf("sealed".into()) });
        }
        Value::Object(map) => match short(map) {
            Some(text) => rows.push(leaf(text)),
            None => {
                rows.push(leaf(String::new()));
                fields(value, depth + 1, rows);
            }
        },
    }
}

/// Small values that read best as one: a place, money, a section of a statute.
fn short(map: &serde_json::Map<String, Value>) -> Option<String> {
    let text = |name: &str| map.get(name)?.as_str();
    if map.len() != 2 {
        return None;
    }
    if let Some(typed) = text("typed") {
        return Some(match text("code") {
            Some(code) => format!("{typed} ({code})"),
            None => format!("{typed} (had no code when it was recorded)"),
        });
    }
    if let (Some(currency), Some(amount)) = (text("currency"), map.get("amount")?.as_u64()) {
        return Some(format!("{currency} {}", greyfile_domain::values::grouped(amount)));
    }
    Some(format!("{} s.{}", text("statute")?, text("section")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::streams::case::RaidLinked;
    use greyfile_domain::streams::exhibit::ListAdded;
    use greyfile_domain::streams::ids::{ExhibitId, RaidId};
    use greyfile_domain::streams::raid::CashRecovered;
    use greyfile_domain::values::Money;

    fn table(event: impl Into<Event>) -> Vec<(usize, String, String)> {
        let rows = rows(&event.into());
        rows.into_iter().map(|row| (row.depth, row.name, row.value)).collect()
    }

    #[test]
    fn money_hashes_and_histories_read_as_one_value() {
        let raid = RaidId([1; 16]);
        let linked = rows(&RaidLinked { raid }.into());
        assert_eq!(linked[0].href.as_deref(), Some(&*format!("/events?stream={raid}")));
        let cash =
            CashRecovered { amount: Money::pkr(5_850_000), exhibit: Some(ExhibitId([2; 16])) };
        assert_eq!(table(cash)[0], (0, "Amount".into(), "PKR 5,850,000".into()));
        let list = ListAdded { sha256: [0xab; 32].into(), items: 3 };
        assert!(table(list).contains(&(0, "Sha256".into(), "ab".repeat(32))));
    }
}
