//! A list of small things as lines of a form, such as `CN; 48`, and back.

use serde_json::{Map, Value};

use super::inputs::whole;
use super::shape::{Part, Shape};

/// Between the parts of a line; lists are pasted from Urdu too.
const BETWEEN: [char; 3] = [';', '؛', '\t'];

/// How a line is written.
pub(super) fn hint(part: &Part) -> String {
    match &part.shape {
        Shape::Rows(parts) => format!("One a line: {}.", form(parts)),
        _ => String::new(),
    }
}

/// The parts of a line, in words.
fn form(parts: &[Part]) -> String {
    let words: Vec<String> = parts.iter().map(|part| part.label.to_lowercase()).collect();
    words.join("; ")
}

/// The list as lines.
pub(super) fn text(parts: &[Part], list: &[Value]) -> String {
    let lines: Vec<String> = list.iter().map(|one| line(parts, one)).collect();
    lines.join("\n")
}

fn line(parts: &[Part], one: &Value) -> String {
    let cells = parts.iter().map(|part| match &one[&part.key] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    let cells: Vec<String> = cells.collect();
    // What would be read as another line stands as JSON.
    if cells.iter().any(|cell| cell.contains(BETWEEN) || cell.starts_with('{')) {
        return one.to_string();
    }
    cells.join("; ").trim_end_matches([';', ' ']).to_owned()
}

/// The lines as a list.
///
/// # Errors
/// What is wrong with the first wrong line, by its number: what stands there may be personal.
pub(super) fn read(parts: &[Part], text: &str) -> Result<Value, String> {
    let lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    lines
        .map(|(at, line)| one(parts, line).map_err(|what| format!("line {}: {what}", at + 1)))
        .collect()
}

fn one(parts: &[Part], line: &str) -> Result<Value, String> {
    if line.starts_with('{') {
        return serde_json::from_str(line).map_err(|_| "this is not JSON".to_owned());
    }
    let cells: Vec<&str> = line.split(BETWEEN).map(str::trim).collect();
    if cells.len() > parts.len() {
        return Err(format!("write {}", form(parts)));
    }
    let mut map = Map::new();
    for (at, part) in parts.iter().enumerate() {
        let value = match cells.get(at).copied().unwrap_or_default() {
            "" if part.optional => Value::Null,
            "" => return Err(format!("{} is missing; write {}", part.label, form(parts))),
            cell if part.shape == Shape::Whole => {
                let number = whole(cell);
                number.ok_or_else(|| format!("{} is a whole number, such as 149", part.label))?
            }
            cell => Value::String(cell.to_owned()),
        };
        map.insert(part.key.clone(), value);
    }
    Ok(Value::Object(map))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shape;
    use greyfile_domain::streams::Event;
    use serde_json::json;

    fn nationalities() -> Part {
        let event: Event =
            serde_json::from_value(json!({ "raid": { "persons_found": {} } })).unwrap();
        let mut parts = shape::parts(&event).into_iter();
        parts.find(|part| part.key == "by_nationality").unwrap()
    }

    #[test]
    fn a_line_is_a_thing() {
        let part = nationalities();
        assert_eq!(hint(&part), "One a line: country; count.");
        let Shape::Rows(parts) = &part.shape else { panic!("{part:?}") };
        let list = json!([{ "country": "CN", "count": 48 }, { "country": "BD", "count": 1200 }]);
        assert_eq!(text(parts, list.as_array().unwrap()), "CN; 48\nBD; 1200");
        for lines in [
            "CN; 48\nBD; 1,200",
            "CN\t48\n\n BD ؛ 1200 ",
            "{\"country\":\"CN\",\"count\":48}\nBD;1200",
        ] {
            assert_eq!(read(parts, lines).as_ref(), Ok(&list), "{lines}");
        }
        for (lines, words) in [
            ("CN; 48; 2", "line 1: write country; count"),
            ("CN; 48\n\nBD", "line 3: Count is missing"),
            ("; 48", "line 1: Country is missing"),
            ("CN; many", "Count is a whole number"),
            ("{CN", "not JSON"),
        ] {
            let error = read(parts, lines).unwrap_err();
            assert!(error.contains(words), "{lines}: {error}");
        }
    }
}
