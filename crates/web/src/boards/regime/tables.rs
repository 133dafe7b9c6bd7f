//! The lists of a regime as tables, from the description of their fields: the page and the command line
//! show the same.

use greyfile_domain::values::regime::{Checklist, List, Part, Regime};
use greyfile_field::{Field, Holds, Info, Shape};
use greyfile_words::{Lang, Words, names};
use serde_json::Value;

use crate::kit::text::{said, say};

/// A list of a regime, or a checklist of it.
pub struct Table {
    /// Which list: `fees`, or `checklists.inspection`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What the columns are called.
    pub heads: Vec<String>,
    /// Its entries.
    pub rows: Vec<Row>,
}

/// An entry of a list.
pub struct Row {
    /// What stands in each column.
    pub cells: Vec<String>,
    /// Whether it was read in a source, where that is said of it.
    pub verified: Option<bool>,
}

/// The fields that say where a value comes from, which have columns of their own at the end.
const STATED: &str = "stated";
/// The fields of a body that have a table of their own.
const KEYS: [&str; 2] = ["keys", "grounds_to"];
/// The fields of which one is shown in each language, with what its other one is called.
const IN_URDU: &[(&str, &str)] = &[("title", "title_urdu"), ("name", "name_urdu")];

/// The tables of a regime; of an empty list none.
pub fn tables(regime: &Regime, words: Words) -> Vec<Table> {
    let json = serde_json::to_value(regime).unwrap_or_default();
    let Shape::Choice(parts) = Part::SHAPE else { return Vec::new() };
    let mut tables = Vec::new();
    for (list, part) in List::ALL.into_iter().zip(parts.variants) {
        let entries = json[list.code()].as_array().map_or(&[][..], Vec::as_slice);
        let Holds::One(Shape::List(Shape::Group(group))) = &part.holds else { continue };
        let title = said(words, &format!("part--{}", list.code())).unwrap_or_default();
        match list {
            _ if entries.is_empty() => {}
            List::Checklists => {
                tables.extend(regime.checklists.iter().map(|one| points(one, &title, words)));
            }
            _ => {
                let owner = names::of_type(group.name);
                let rows = entries.iter().map(|entry| (entry, &entry[STATED]));
                let id = list.code().to_owned();
                tables.push(table(id, title, &owner, group.fields, rows.collect(), words));
                if list == List::Bodies {
                    tables.push(keys(regime, words));
                }
            }
        }
    }
    tables
}

/// The public keys of the bodies: those that sign, and those to which is encrypted.
fn keys(regime: &Regime, words: Words) -> Table {
    let label = |id: &str| said(words, id).unwrap_or_default();
    let [signs, opens] = KEYS.map(|field| label(&names::inner("licensing-body", field)));
    let mut rows = Vec::new();
    for body in &regime.bodies {
        let whose = words.code_of(body.code.as_str());
        let mut row = |what: &str, key: String, source: String| {
            let cells = vec![whose.clone(), what.to_owned(), key, source];
            rows.push(Row { cells, verified: None });
        };
        body.keys.iter().for_each(|one| row(&signs, one.key.to_string(), one.source.to_string()));
        body.grounds_to.iter().for_each(|key| row(&opens, key.to_string(), String::new()));
    }
    let heads = ["licensing-body", "licensing-body--kind", "body-key--key", "body-key--source"];
    let heads = heads.map(label).to_vec();
    Table { id: "bodies.keys".into(), title: label("body-key"), heads, rows }
}

/// A checklist: its points, each with where the list comes from.
fn points(checklist: &Checklist, lists: &str, words: Words) -> Table {
    let json = serde_json::to_value(checklist).unwrap_or_default();
    let points = json["points"].as_array().map_or(&[][..], Vec::as_slice);
    let rows = points.iter().map(|point| (point, &json[STATED])).collect();
    let of = words.code_of(checklist.code.as_str());
    let (id, title) = (format!("checklists.{}", checklist.code), format!("{lists}: {of}"));
    table(id, title, "point", greyfile_domain::values::regime::Point::SHAPE.fields(), rows, words)
}

fn table(
    id: String,
    title: String,
    owner: &str,
    fields: &[Info],
    entries: Vec<(&Value, &Value)>,
    words: Words,
) -> Table {
    let is_given = |name: &str| entries.iter().any(|(entry, _)| !is_nothing(&entry[name]));
    let other_language = |name: &str| {
        IN_URDU.iter().any(|(english, urdu)| match words.lang() {
            Lang::En => name == *urdu,
            Lang::Ur => name == *english && is_given(urdu),
        })
    };
    let shown = |field: &&Info| {
        field.name != STATED
            && !KEYS.contains(&field.name)
            && is_given(field.name)
            && !other_language(field.name)
    };
    let fields: Vec<&Info> = fields.iter().filter(shown).collect();
    let mut heads: Vec<String> = fields
        .iter()
        .map(|field| said(words, &names::inner(owner, field.name)).unwrap_or_default())
        .collect();
    let has_source = entries.iter().any(|(_, stated)| stated.is_object());
    if has_source {
        let of = ["regime-source", "regime-selected", "regime-checked"];
        heads.extend(of.map(|id| say(words, id, &[])));
    }
    let rows = entries.iter().map(|(entry, stated)| {
        let cell =
            |field: &&Info| words.value_as(field.name, field.shape, &entry[field.name], &|_| None);
        let mut cells: Vec<String> = fields.iter().map(cell).collect();
        if has_source {
            cells.extend(of_source(stated, words));
        }
        let checked = |name: &str| entry[name].as_bool();
        let all =
            [stated["verified"].as_bool(), checked("title_verified"), checked("maximum_verified")];
        let said = all.iter().flatten().count() > 0;
        Row { cells, verified: said.then(|| all.into_iter().flatten().all(|one| one)) }
    });
    let rows = rows.collect();
    Table { id, title, heads, rows }
}

/// Where a value comes from, what selects it, whether it was read there.
fn of_source(stated: &Value, words: Words) -> [String; 3] {
    use greyfile_domain::values::regime::SelectedBy;
    use greyfile_domain::values::text::Line;
    let checked = match stated["verified"].as_bool() {
        Some(true) => "regime-yes-checked",
        _ => "regime-not-checked",
    };
    [
        words.value::<Line>(&stated["source"]),
        words.value::<SelectedBy>(&stated["selected_by"]),
        say(words, checked, &[]),
    ]
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
