//! Where a personal value may not stand, and the search for it there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::drawn::Secret;

/// How much of a mark is looked for first.
const HEAD: usize = 5;

/// What a service, its clients and the machine showed, by the place it stood in.
#[derive(Debug, Default)]
pub struct Places(BTreeMap<&'static str, String>);

impl Places {
    /// Adds what stands in a place.
    pub fn add(&mut self, place: &'static str, text: &str) {
        let kept = self.0.entry(place).or_default();
        kept.push_str(&text.to_lowercase());
        kept.push('\n');
    }

    /// How much stands in a place.
    pub fn len(&self, place: &str) -> usize {
        self.0.get(place).map_or(0, String::len)
    }

    /// Shows each place with how much stands there.
    pub fn each_len(&self, mut show: impl FnMut(&str, usize)) {
        self.0.iter().for_each(|(place, text)| show(place, text.len()));
    }

    /// Which of these values stand where, each once, with what stands around it.
    pub fn found(&self, secrets: &[Secret]) -> Vec<String> {
        let marks = Marks::of(secrets);
        let mut found = BTreeMap::new();
        for (place, text) in &self.0 {
            marks.each(text, &mut |secret, at| {
                let (event, path) = &secret.field;
                let line = format!("{event} {path} in {place}");
                found.entry(line).or_insert_with(|| around(text, at));
            });
        }
        found.into_iter().map(|(line, around)| format!("{line}: {around}")).collect()
    }
}

/// Which of what was sent stands in the answer, outside of its fields.
pub fn repeated(again: &[(String, String)], secrets: &[Secret]) -> Vec<String> {
    let marks = Marks::of(secrets);
    let mut found = Vec::new();
    for (sent, page) in again {
        let (sent, page) = (sent.to_lowercase(), page.to_lowercase());
        let mut typed = Vec::new();
        marks.each(&sent, &mut |secret, _| typed.push(secret.clone()));
        Marks::of(&typed).each(&page, &mut |secret, at| {
            let (event, path) = &secret.field;
            found.push(format!("{event} {path} in a form: {}", around(&page, at)));
        });
    }
    found
}

/// What gives values away, ready to be looked for.
struct Marks<'a> {
    all: HashMap<String, &'a Secret>,
    /// How marks begin, with how long those are that begin so. Marks begin alike, so that a log of
    /// many megabytes is searched for a handful of heads.
    heads: BTreeMap<String, BTreeSet<usize>>,
}

impl<'a> Marks<'a> {
    fn of(secrets: &'a [Secret]) -> Self {
        let mut marks = Self { all: HashMap::new(), heads: BTreeMap::new() };
        for secret in secrets {
            for mark in secret.marks.iter().map(|mark| mark.to_lowercase()) {
                marks.heads.entry(mark[..HEAD].to_owned()).or_default().insert(mark.len());
                marks.all.insert(mark, secret);
            }
        }
        marks
    }

    /// Shows each value that stands in a text of small letters, with its place there.
    fn each(&self, text: &str, show: &mut dyn FnMut(&'a Secret, usize)) {
        for (head, lens) in &self.heads {
            for (at, _) in text.match_indices(head) {
                let ends = lens.iter().filter_map(|len| text.get(at..at + len));
                ends.filter_map(|mark| self.all.get(mark)).for_each(|secret| show(secret, at));
            }
        }
    }
}

/// What stands around a place of a text.
fn around(text: &str, at: usize) -> String {
    let lines = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let from = text.floor_char_boundary(at.saturating_sub(160).max(lines));
    let to = text.ceil_char_boundary((at + 80).min(text.len()));
    text[from..to].replace('\n', " ")
}

/// The addresses in a page: what its elements lead to, load or send to.
pub fn addresses(html: &str) -> String {
    let mut found = String::new();
    for element in html.split('<').skip(1) {
        let element = element.split('>').next().unwrap_or_default();
        let mut rest = element;
        while let Some((before, after)) = rest.split_once("=\"") {
            let name = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            let Some((value, behind)) = after.split_once('"') else { break };
            let leads = matches!(name, "href" | "src" | "action" | "formaction")
                || ["hx-", "sse-", "data-"].iter().any(|begin| name.starts_with(begin));
            if leads {
                found.push_str(value);
                found.push('\n');
            }
            rest = behind;
        }
    }
    found
}

/// A page without what stands in the fields of its forms, where somebody typed it.
pub fn without_fields(html: &str) -> String {
    let mut kept = String::new();
    for (at, part) in html.split(" value=\"").enumerate() {
        let part = if at == 0 { part } else { part.split_once('"').map_or("", |(_, rest)| rest) };
        kept.push_str(part);
    }
    let mut areas = kept.split("<textarea");
    let mut bare = areas.next().unwrap_or_default().to_owned();
    for area in areas {
        bare.push_str(area.split_once("</textarea>").map_or("", |(_, rest)| rest));
    }
    bare
}

/// The addresses in JSON: texts that lead to something.
pub fn links(json: &Value, found: &mut String) {
    match json {
        Value::String(text) if text.starts_with('/') || text.starts_with("http") => {
            found.push_str(text);
            found.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| links(item, found)),
        Value::Object(map) => map.values().for_each(|value| links(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::drawn::{Draw, personal};
    use greyfile_web::Entry;

    #[test]
    fn what_is_planted_is_found_in_whatever_form_and_nothing_else_is() {
        let mut draw = Draw::new();
        for event in Entry::all() {
            for (path, text) in personal(event) {
                for card in [false, true] {
                    draw.secret(
                        event,
                        &path,
                        text,
                        card && (text.check)("09753-1234567-1").is_ok(),
                    );
                }
            }
        }
        let mut places = Places::default();
        places
            .add("the log", "INFO recorded command.id=01JZMK5V3QW0Y8T4D2N6R9XABC 0975 qzvk 92000");
        assert_eq!(places.found(&draw.secrets), Vec::<String>::new());
        for secret in &draw.secrets {
            let digits: String = secret.value.chars().filter(char::is_ascii_digit).collect();
            let encoded: String =
                secret.value.chars().map(|c| if c == ' ' { '+' } else { c }).collect();
            for form in [secret.value.clone(), secret.value.to_uppercase(), digits, encoded] {
                let mut places = Places::default();
                places.add("the log", &format!("DEBUG serde: invalid value: string \"{form}\""));
                let found = places.found(&draw.secrets);
                // A text's own digits alone are no part of anybody's.
                let is_text = secret.marks.len() == 1 && form.chars().all(|c| c.is_ascii_digit());
                let wanted = !is_text || secret.marks.contains(&form);
                assert_eq!(!found.is_empty(), wanted, "{form}: {found:?}");
                let (event, path) = &secret.field;
                let line = format!("{event} {path} in the log");
                assert!(!wanted || found.iter().any(|one| one.starts_with(&line)), "{found:?}");
            }
        }
    }

    #[test]
    fn what_a_form_repeats_outside_of_its_fields_is_found() {
        let mut draw = Draw::new();
        for (path, text) in personal("raid.witness_named") {
            draw.secret("raid.witness_named", &path, text, false);
        }
        let value = &draw.secrets[0].value;
        let form = |page: String| [(format!("f.name={value}"), without_fields(&page))];
        let kept = form(format!("<input value=\"{value}\"><p>this is too long</p>"));
        assert_eq!(repeated(&kept, &draw.secrets), Vec::<String>::new());
        let told = form(format!("<input value=\"{value}\"><p>{value} is too long</p>"));
        assert_eq!(repeated(&told, &draw.secrets).len(), 1);
        // What another form was sent is what this one is about.
        let other = [(String::new(), value.clone())];
        assert!(repeated(&other, &draw.secrets).is_empty());
    }

    #[test]
    fn a_page_is_read_as_it_is_searched() {
        let page = "<a href=\"/a?q=x\" title=\"t\">b</a><input name=\"f\" value=\"typed\" \
                    data-for=\"d\"><textarea id=\"a\">typed too</textarea><p>told</p>";
        assert_eq!(addresses(page), "/a?q=x\nd\n");
        let bare = without_fields(page);
        assert!(
            bare.contains("told") && bare.contains("/a?q=x") && !bare.contains("typed"),
            "{bare}"
        );
        let mut found = String::new();
        links(&serde_json::json!([{ "a": "/x", "b": "no" }, "http://y"]), &mut found);
        assert_eq!(found, "/x\nhttp://y\n");
    }
}
