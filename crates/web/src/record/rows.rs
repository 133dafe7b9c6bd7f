//! A list of small things as lines of a form, such as `CN; 48`, and back. What is pasted from a
//! table may bring its headings as the first line.

use serde_json::{Map, Value};

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::{Lang, Words};

use super::part::{Part, Shape};
use super::value::{LINES_MAX, fitting, number_of, within, written};
use crate::kit::text::say;

/// Between the parts of a line; lists are pasted from Urdu too.
const BETWEEN: [char; 3] = [';', '؛', '\t'];

/// How a line is written.
pub(super) fn hint(part: &Part, words: Words) -> String {
    match &part.shape {
        Shape::Rows(parts) => {
            say(words, "form-rows", &[Arg::text("parts", form(parts.iter(), words))])
        }
        _ => String::new(),
    }
}

/// The parts of a line, in words.
fn form<'a>(parts: impl Iterator<Item = &'a Part>, words: Words) -> String {
    let labels: Vec<String> = parts.map(|part| part.label.to_lowercase()).collect();
    labels.join(&words.message("list-separator", &[]))
}

/// The list as lines.
pub(super) fn text(parts: &[Part], list: &[Value]) -> String {
    let mut lines: Vec<String> = list.iter().map(|one| line(parts, one)).collect();
    // What would be read as headings stands as JSON.
    if let (Some(first), Some(one)) = (lines.first_mut(), list.first())
        && !matches!(headings(parts, first, Words::of(Lang::En)), Ok(None))
    {
        *first = one.to_string();
    }
    lines.join("\n")
}

/// Which part stands in which column, by the parts' places, where a line consists of headings: the
/// name of a part, or what it is called in either language. `None` for a line of values.
///
/// # Errors
/// When a part is headed twice.
fn headings(parts: &[Part], line: &str, words: Words) -> Result<Option<Vec<usize>>, String> {
    let known = || parts.iter().map(|part| (&*part.key, &*part.labels));
    let mut order = Vec::new();
    for cell in line.split(BETWEEN) {
        let [at] = fitting(known(), cell)[..] else { return Ok(None) };
        order.push(at);
    }
    for (column, at) in order.iter().enumerate() {
        if let Some(first) = order[..column].iter().position(|before| before == at) {
            let [column, first] = [column, first].map(|at| at as i64 + 1);
            let args = [Arg::number("column", column), Arg::number("first", first)];
            return Err(say(words, "columns-twice", &args));
        }
    }
    Ok(Some(order))
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
    let mut lines = lines.peekable();
    let wrong = |at: usize, why: String| {
        let args = [Arg::number("line", at as i64 + 1), Arg::text("why", why)];
        say(words, "form-line", &args)
    };
    let mut order: Vec<usize> = (0..parts.len()).collect();
    if let Some((at, first)) = lines.peek()
        && let Some(headed) = headings(parts, first, words).map_err(|why| wrong(*at, why))?
    {
        order = headed;
        lines.next();
    }
    lines.map(|(at, line)| one(parts, &order, line, words).map_err(|why| wrong(at, why))).collect()
}

/// A line as a thing; `order` says which part stands in which column, by the parts' places.
fn one(parts: &[Part], order: &[usize], line: &str, words: Words) -> Result<Value, String> {
    if line.starts_with('{') {
        return serde_json::from_str(line).map_err(|_| say(words, "form-not-json", &[]));
    }
    let cells: Vec<&str> = line.split(BETWEEN).map(str::trim).collect();
    let shape = || Arg::text("parts", form(order.iter().map(|at| &parts[*at]), words));
    if cells.len() > order.len() {
        return Err(say(words, "form-row-write", &[shape()]));
    }
    let mut map = Map::new();
    for (at, part) in parts.iter().enumerate() {
        let field = || Arg::text("field", &part.label);
        let wrong = |why: String| say(words, "form-cell", &[field(), Arg::text("why", why)]);
        let column = order.iter().position(|one| *one == at);
        let cell = column.and_then(|column| cells.get(column)).copied().unwrap_or_default();
        let value = match (cell, &part.shape) {
            ("", _) if part.optional => Value::Null,
            ("", _) if column.is_none() => {
                let all = Arg::text("parts", form(parts.iter(), words));
                return Err(say(words, "form-row-missing", &[field(), all]));
            }
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
    use serde_json::json;

    const ENGLISH: Words = Words::of(Lang::En);

    fn nationalities() -> Part {
        let mut parts = part::parts("raid.persons_found", ENGLISH).into_iter();
        parts.find(|part| part.key == "by_nationality").unwrap()
    }

    #[test]
    fn a_line_is_a_thing() {
        let part = nationalities();
        let told = "One a line: country; number. A first line may name the columns, in any order.";
        assert_eq!(hint(&part, ENGLISH), told);
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
    #[test]
    fn a_first_line_may_be_the_headings() {
        let part = nationalities();
        let Shape::Rows(parts) = &part.shape else { panic!("{part:?}") };
        let list = json!([{ "country": "CN", "count": 48 }, { "country": "BD", "count": 1200 }]);
        let urdu: Vec<&String> = parts.iter().map(|part| &part.labels[1]).collect();
        for headings in [
            "number; country".to_owned(),
            "Number\tCountry".to_owned(),
            "count;country".to_owned(),
            format!("{}؛ {}", urdu[1], urdu[0]),
            format!("\n\n{}; country", urdu[1]),
        ] {
            let lines = format!("{headings}\n48; CN\n\n1,200; BD");
            assert_eq!(read(parts, &lines, ENGLISH).as_ref(), Ok(&list), "{headings}");
        }
        assert_eq!(read(parts, "country; number", ENGLISH), Ok(json!([])));
        for (lines, words) in [
            ("number; country\nCN; 48", "line 2: Country: "),
            ("number; country\n48; CN; 2", "line 2: write number; country"),
            ("number; country\n48", "line 2: Country is missing; write number; country"),
            ("number\n48", "line 2: Country is missing; write country; number"),
            ("number; count\n48; 48", "line 1: column 2: it is the same field as column 1"),
            // One that is not known makes it a line of values.
            ("number; nation\n48; CN", "line 1: Country: "),
            // So does every line but the first.
            ("CN; 48\ncountry; number", "line 2: "),
        ] {
            let error = read(parts, lines, ENGLISH).unwrap_err();
            assert!(error.starts_with(words), "{lines}: {error}");
        }
    }

    /// A list whose first thing reads as headings comes back as it was.
    #[test]
    fn values_that_read_as_headings_stay_values() {
        let mut parts = part::parts("fir.lodged", ENGLISH).into_iter();
        let part = parts.find(|part| part.key == "sections").unwrap();
        let Shape::Rows(parts) = &part.shape else { panic!("{part:?}") };
        let list = json!([{ "statute": "Statute", "section": "section" }]);
        let lines = text(parts, list.as_array().unwrap());
        assert_eq!(read(parts, &lines, ENGLISH), Ok(list), "{lines}");
    }
}
