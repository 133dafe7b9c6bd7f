//! A list of small things as lines of a form, such as `CN; 48`, and back.

use serde_json::{Map, Value};

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::Words;

use super::part::{Part, Shape};
use super::read::{LINES_MAX, number_of, within, written};
use crate::kit::text::say;

/// Between the parts of a line; lists are pasted from Urdu too.
const BETWEEN: [char; 3] = [';', '؛', '\t'];

/// How a line is written.
pub(super) fn hint(part: &Part, words: Words) -> String {
    match &part.shape {
        Shape::Rows(parts) => say(words, "form-rows", &[Arg::text("parts", form(parts))]),
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
pub(super) fn read(parts: &[Part], text: &str, words: Words) -> Result<Value, String> {
    if text.lines().count() > LINES_MAX {
        return Err(say(words, "form-too-many", &[Arg::number("max", LINES_MAX as i64)]));
    }
    let lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    let read = |(at, line): (usize, &str)| {
        one(parts, line, words).map_err(|why| {
            let args = [Arg::number("line", at as i64 + 1), Arg::text("why", why)];
            say(words, "form-line", &args)
        })
    };
    lines.map(read).collect()
}

fn one(parts: &[Part], line: &str, words: Words) -> Result<Value, String> {
    if line.starts_with('{') {
        return serde_json::from_str(line).map_err(|_| say(words, "form-not-json", &[]));
    }
    let cells: Vec<&str> = line.split(BETWEEN).map(str::trim).collect();
    let shape = || Arg::text("parts", form(parts));
    if cells.len() > parts.len() {
        return Err(say(words, "form-row-write", &[shape()]));
    }
    let mut map = Map::new();
    for (at, part) in parts.iter().enumerate() {
        let field = || Arg::text("field", &part.label);
        let wrong = |why: String| say(words, "form-cell", &[field(), Arg::text("why", why)]);
        let value = match (cells.get(at).copied().unwrap_or_default(), &part.shape) {
            ("", _) if part.optional => Value::Null,
            ("", _) => return Err(say(words, "form-row-missing", &[field(), shape()])),
            (cell, Shape::Whole(min, max)) => {
                let number = within(cell, *min, *max, words).map_err(wrong)?;
                number_of(number)
            }
            (cell, Shape::Text(kind)) => {
                let written = written(kind, cell);
                (kind.check)(&written).map_err(|error| wrong(words.wrong(&error)))?;
                Value::String(written)
            }
            (cell, _) => Value::String(cell.to_owned()),
        };
        map.insert(part.key.clone(), value);
    }
    Ok(Value::Object(map))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::part;
    use greyfile_words::Lang;
    use serde_json::json;

    const ENGLISH: Words = Words::of(Lang::En);

    fn nationalities() -> Part {
        let mut parts = part::parts("raid.persons_found", ENGLISH).into_iter();
        parts.find(|part| part.key == "by_nationality").unwrap()
    }

    #[test]
    fn a_line_is_a_thing() {
        let part = nationalities();
        assert_eq!(hint(&part, ENGLISH), "One a line: country; number.");
        let Shape::Rows(parts) = &part.shape else { panic!("{part:?}") };
        let list = json!([{ "country": "CN", "count": 48 }, { "country": "BD", "count": 1200 }]);
        assert_eq!(text(parts, list.as_array().unwrap()), "CN; 48\nBD; 1200");
        for lines in [
            "CN; 48\nBD; 1,200",
            "CN\t48\n\n BD ؛ 1200 ",
            "{\"country\":\"CN\",\"count\":48}\nBD;1200",
        ] {
            assert_eq!(read(parts, lines, ENGLISH).as_ref(), Ok(&list), "{lines}");
        }
        for (lines, words) in [
            ("CN; 48; 2", "line 1: write country; number"),
            ("CN; 48\n\nBD", "line 3: Number is missing"),
            ("; 48", "line 1: Country is missing"),
            ("CN; many", "Number: write a whole number"),
            ("{CN", "not JSON"),
        ] {
            let error = read(parts, lines, ENGLISH).unwrap_err();
            assert!(error.contains(words), "{lines}: {error}");
        }
    }
}
