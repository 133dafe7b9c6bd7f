//! Any event as rows of a table, from the description of its fields: what each is called and what it
//! holds. Two versions of one event stand side by side, with what differs marked.

use greyfile_domain::streams::Event;
use greyfile_envelope::{EventId, StreamId};
use greyfile_field::{Holds, Info, Kind, Shape, Variant};
use greyfile_words::{Lang, Naming, Words, chosen, is_sealed, names, variables};
use serde_json::Value;

use super::link::stream_href;
use super::text::{capital, event_name, said};

/// A row. What holds further rows stands before them as a heading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// How deep it is.
    pub(crate) depth: usize,
    /// What the field is called.
    pub(crate) name: String,
    /// What it held before.
    pub(crate) was: Cell,
    /// What it holds.
    pub(crate) now: Cell,
    /// Whether the two differ.
    pub(crate) changed: bool,
    /// Whether rows of its own follow, and it holds nothing itself.
    pub(crate) heading: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cell {
    /// In words; empty where nothing is given.
    pub(crate) text: String,
    /// Where it leads, if it names a stream or an event.
    pub(crate) href: Option<String>,
    /// Whether it is sealed and cannot be read without a key.
    pub(crate) sealed: bool,
}

/// How a table tells and links what its fields name.
#[derive(Clone, Copy)]
pub(crate) struct Teller<'a> {
    /// The reader's words.
    pub(crate) words: Words,
    /// What a stream is called.
    pub(crate) naming: Naming<'a>,
    /// Where an event is shown, if it is known.
    pub(crate) event_href: &'a dyn Fn(EventId) -> Option<String>,
}

/// The rows of two payloads of one type; those of one, given twice.
pub(crate) fn compared(event_type: &str, was: &Value, now: &Value, teller: Teller<'_>) -> Vec<Row> {
    let mut table = Table { teller, rows: Vec::new() };
    let fields = Event::shape(event_type).map_or(&[][..], Shape::fields);
    table.fields(&names::event(event_type), fields, [was, now], 0);
    table.rows
}

/// A row for a value that stands beside the payload, such as when it happened.
pub(crate) fn beside(name: String, was: String, now: String) -> Row {
    let changed = was != now;
    let cell = |text| Cell { text, ..Cell::default() };
    Row { depth: 0, name, was: cell(was), now: cell(now), changed, heading: false }
}

struct Table<'a> {
    teller: Teller<'a>,
    rows: Vec<Row>,
}

impl Table<'_> {
    fn fields(&mut self, owner: &str, fields: &'static [Info], both: [&Value; 2], depth: usize) {
        for field in fields {
            let name = said(self.teller.words, &names::inner(owner, field.name));
            let name = name.unwrap_or_else(|| field.name.replace('_', " "));
            let inner = both.map(|value| value.get(field.name).unwrap_or(&Value::Null));
            self.value(&name, field, field.shape, inner, depth);
        }
    }

    fn value(
        &mut self,
        name: &str,
        field: &'static Info,
        shape: &'static Shape,
        both: [&Value; 2],
        depth: usize,
    ) {
        if both.iter().all(|value| is_nothing(value)) {
            return;
        }
        // What is sealed has no fields to show, whatever the other says.
        let sealed = both.iter().any(|value| is_sealed(value));
        match shape {
            Shape::Optional(inner) | Shape::Personal(inner) if !sealed => {
                self.value(name, field, inner, both, depth);
            }
            Shape::List(inner) if !sealed && has_fields(inner) => {
                let lists = both.map(|value| value.as_array().map_or(&[][..], Vec::as_slice));
                for index in 0..lists[0].len().max(lists[1].len()) {
                    let name = format!("{name} {}", index + 1);
                    let one = lists.map(|list| list.get(index).unwrap_or(&Value::Null));
                    self.value(&name, field, inner, one, depth);
                }
            }
            Shape::Group(group) if !sealed && has_fields(shape) => {
                self.heading(name, depth, both);
                self.fields(&names::of_type(group.name), group.fields, both, depth + 1);
            }
            Shape::Choice(choice) if !sealed => {
                self.leaf(name, field, shape, both, depth);
                let id = names::of_type(choice.name);
                let ways = both.map(|value| chosen(choice, value));
                self.way(&id, ways, depth + 1);
            }
            Shape::Event => self.event(name, both, depth),
            _ => self.leaf(name, field, shape, both, depth),
        }
    }

    /// The fields of the way that was chosen, and of that which is chosen now.
    fn way(&mut self, id: &str, ways: [Option<(&'static Variant, &Value)>; 2], depth: usize) {
        let mut shown: Vec<&str> = Vec::new();
        for (variant, _) in ways.into_iter().flatten() {
            let Holds::Fields(fields) = variant.holds else { continue };
            if shown.contains(&variant.name) {
                continue;
            }
            shown.push(variant.name);
            let of = |way: Option<(&Variant, _)>| match way {
                Some((one, held)) if one.name == variant.name => held,
                _ => &Value::Null,
            };
            self.fields(&names::inner(id, variant.name), fields, ways.map(of), depth);
        }
    }

    /// An event within the event: what a correction puts in the place of another.
    fn event(&mut self, name: &str, both: [&Value; 2], depth: usize) {
        let read = |value: &Value| serde_json::from_value::<Event>(value.clone()).ok();
        let [was, now] = both.map(read);
        let Some(event) = now.as_ref().or(was.as_ref()) else { return };
        let event_type = event.event_type().0;
        let text = event_name(self.teller.words, event_type);
        let cell = Cell { text, ..Cell::default() };
        self.rows.push(Row {
            depth,
            name: name.to_owned(),
            was: cell.clone(),
            now: cell,
            changed: false,
            heading: false,
        });
        let payloads =
            [&was, &now].map(|event| event.as_ref().map_or(Value::Null, greyfile_words::payload));
        let fields = Event::shape(event_type).map_or(&[][..], Shape::fields);
        let [was, now] = &payloads;
        self.fields(&names::event(event_type), fields, [was, now], depth + 1);
    }

    fn heading(&mut self, name: &str, depth: usize, both: [&Value; 2]) {
        self.rows.push(Row {
            depth,
            name: name.to_owned(),
            was: Cell::default(),
            now: Cell::default(),
            changed: both[0] != both[1],
            heading: true,
        });
    }

    fn leaf(
        &mut self,
        name: &str,
        field: &'static Info,
        shape: &'static Shape,
        both: [&Value; 2],
        depth: usize,
    ) {
        let [was, now] = both.map(|value| self.cell(field, shape, value));
        let changed = both[0] != both[1];
        let name = name.to_owned();
        self.rows.push(Row { depth, name, was, now, changed, heading: false });
    }

    fn cell(&self, field: &'static Info, shape: &'static Shape, value: &Value) -> Cell {
        let Teller { words, naming, event_href } = self.teller;
        if is_sealed(value) {
            let text = words.message("value-sealed", &[]);
            return Cell { text, href: None, sealed: true };
        }
        let text = match shape {
            // With its fields below, a choice is told by its name alone.
            Shape::Choice(choice) => {
                let of = names::of_type(choice.name);
                match chosen(choice, value) {
                    Some((Variant { holds: Holds::One(_), .. }, _)) => {
                        words.value_of(shape, value, naming)
                    }
                    Some((variant, _)) => {
                        said(words, &names::inner(&of, variant.name)).unwrap_or_default()
                    }
                    None => String::new(),
                }
            }
            Shape::Place => place(words, words.value_as(field.name, shape, value, naming), value),
            _ => words.value_as(field.name, shape, value, naming),
        };
        Cell { text, href: self.href(shape, value, event_href), sealed: false }
    }

    fn href(
        &self,
        shape: &Shape,
        value: &Value,
        event_href: &dyn Fn(EventId) -> Option<String>,
    ) -> Option<String> {
        match shape {
            Shape::Text(text) => {
                let id = value.as_str()?;
                match text.kind {
                    Kind::Stream(_) => id.parse::<StreamId>().ok().map(stream_href),
                    Kind::Id => event_href(id.parse().ok()?),
                    _ => None,
                }
            }
            Shape::Choice(choice) => match chosen(choice, value)? {
                (Variant { holds: Holds::One(inner), .. }, held) => {
                    self.href(inner, held, event_href)
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// Whether nothing is given.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// A place as typed, with its code; or that it had none when it was recorded.
fn place(words: Words, typed: String, value: &Value) -> String {
    match value.get("code").and_then(Value::as_str) {
        Some(code) => format!("{typed} ({code})"),
        None if typed.is_empty() => typed,
        None => format!("{typed} ({})", words.message("value-without-code", &[])),
    }
}

/// Whether a value leads nowhere and has no fields.
fn is_leaf(shape: &Shape) -> bool {
    match shape {
        Shape::Optional(inner) | Shape::Personal(inner) => is_leaf(inner),
        Shape::Text(text) => !matches!(text.kind, Kind::Stream(_) | Kind::Id),
        Shape::Number { .. } | Shape::YesNo => true,
        Shape::Place | Shape::List(_) | Shape::Group(_) | Shape::Choice(_) | Shape::Event => false,
    }
}

/// Whether the fields of a value stand in rows of their own. Money, a section of a statute, an FIR's
/// number and how many of something read best as one.
fn has_fields(shape: &Shape) -> bool {
    match shape {
        Shape::Group(group) => {
            // With a line of its own it is told in one, unless something in it leads somewhere.
            let line = format!("{}.line", names::of_type(group.name));
            let is_small =
                group.fields.len() <= 3 && group.fields.iter().all(|field| is_leaf(field.shape));
            !is_small || variables(Lang::En, &line).is_empty()
        }
        Shape::Choice(_) | Shape::Event => true,
        Shape::Optional(inner) | Shape::Personal(inner) | Shape::List(inner) => has_fields(inner),
        Shape::Text(_) | Shape::Number { .. } | Shape::YesNo | Shape::Place => false,
    }
}

impl Row {
    /// Its name with a capital, as it begins a line.
    pub(crate) fn title(&self) -> String {
        capital(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn table(lang: Lang, event_type: &str, was: &Value, now: &Value) -> Vec<Row> {
        let event = |_| Some("/events/7".to_owned());
        let words = Words::of(lang).plain();
        compared(event_type, was, now, Teller { words, naming: &|_| None, event_href: &event })
    }

    fn read(rows: &[Row]) -> Vec<(usize, &str, &str)> {
        rows.iter().map(|row| (row.depth, &*row.name, &*row.now.text)).collect()
    }

    #[test]
    fn values_read_as_people_write_them() {
        let raid = "raid-68MQARSXFS7T3QXSK5XJQZ3KD2";
        let seized = json!({
            "raid": raid,
            "kind": "sim_card",
            "quantity": { "count": 20_000, "or_more": true, "unit": null },
            "description": { "sealed": { "key": "00" } },
            "holder": "nccia-fsd-017",
            "number": { "given": {
                "malkhana": { "typed": "Malkhana Lahore", "code": null },
                "year": 2025, "serial": 1_204,
            } },
        });
        let rows = table(Lang::En, "exhibit.seized", &seized, &seized);
        let read = read(&rows);
        for row in [
            (0, "Kind", "SIM card"),
            (0, "How many", "20,000 or more"),
            (0, "Exhibit number", "Given"),
            (1, "Malkhana", "Malkhana Lahore (had no code when it was recorded)"),
            (1, "Year", "2025"),
            (1, "Number", "1204"),
        ] {
            assert!(read.contains(&row), "{row:?} in {read:?}");
        }
        let of = |name: &str| &rows.iter().find(|row| row.name == name).expect("it is shown").now;
        let href = format!("/events?stream={raid}");
        assert_eq!(of("Raid").href.as_deref(), Some(&*href));
        assert!(rows.iter().any(|row| row.now.sealed && row.now.text == "sealed"));
        assert!(rows.iter().all(|row| !row.changed));
        let urdu = table(Lang::Ur, "exhibit.seized", &seized, &seized);
        assert_eq!(urdu.len(), rows.len());
        assert!(urdu.iter().all(|row| !row.name.is_ascii()), "{urdu:?}");
    }

    #[test]
    fn of_two_versions_what_differs_is_marked() {
        let was = json!({
            "arrested": 149, "arrested_local": null, "by_nationality": [{ "country": "CN", "count": 48 }],
        });
        let now = json!({
            "arrested": 150, "arrested_local": 78, "by_nationality": [{ "country": "CN", "count": 48 }],
        });
        let rows = table(Lang::En, "raid.persons_found", &was, &now);
        let differ: Vec<_> = rows
            .iter()
            .filter(|row| row.changed)
            .map(|row| (&*row.was.text, &*row.now.text))
            .collect();
        assert_eq!(differ, [("149", "150"), ("", "78")]);
        // What is small and has a line of its own is told in one.
        assert!(rows.iter().any(|row| row.now.text == "China 48"), "{rows:?}");
        // Another way of a choice shows the fields of both.
        let way = |way: Value| json!({ "who": way });
        let group = json!({ "unnamed": { "count": 5, "label": "the five" } });
        let person = json!({ "person": "person-68MQARSXFS7T3QXSK5XJQZ3KD2" });
        let rows = table(Lang::En, "fir.bail_granted", &way(group), &way(person));
        assert!(rows.iter().any(|row| row.was.text == "the five" && row.now.text.is_empty()));
    }
}
