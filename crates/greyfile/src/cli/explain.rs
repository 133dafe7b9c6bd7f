//! `greyfile explain`: what an event means, its fields, and an example.

use comfy_table::Table;
use greyfile_web::Entry;
use greyfile_words::Words;
use serde_json::json;

use super::record::{example, unknown};
use crate::told::{OrTold, Told, said};

/// The event, or all of them.
///
/// # Errors
/// When there is no such event.
pub fn explain(event: Option<&str>, words: Words, json: bool) -> anyhow::Result<String> {
    let Some(event) = event else { return Ok(all(words, json)) };
    let entry = Entry::of(event, words).or_told(|| unknown(event))?;
    if json {
        let fields: Vec<_> = entry
            .fields()
            .iter()
            .map(|field| {
                json!({
                    "name": field.name, "label": field.label, "hint": field.hint,
                    "holds": field.holds, "needed": field.needed, "personal": field.personal,
                    "offered": field.offered.iter().map(|(code, _)| code).collect::<Vec<_>>(),
                    "choices": field.choices.iter().map(|(name, _)| name).collect::<Vec<_>>(),
                })
            })
            .collect();
        let (_, command) = example(&entry);
        let whole = json!({
            "event": entry.event_type, "name": entry.name, "about": entry.about, "fields": fields,
            "example": command,
        });
        return Ok(whole.to_string());
    }
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_content_arrangement(comfy_table::ContentArrangement::Dynamic);
    table.set_width(120);
    for field in entry.fields() {
        let mut holds = holds(field.holds, words);
        if !field.choices.is_empty() {
            let names: Vec<&str> = field.choices.iter().map(|(name, _)| name.as_str()).collect();
            holds = names.join(" | ");
        }
        if !field.offered.is_empty() {
            let offered = field.offered.iter().map(|(code, called)| format!("{code} ({called})"));
            let codes = offered.collect::<Vec<_>>().join(&list(words));
            holds = Told::new("explain-codes").with("codes", codes).say(words);
        }
        let mut about = field.label.clone();
        if !field.hint.is_empty() {
            about = joined(&about, &field.hint, words);
        }
        let marks = [(field.needed, "explain-needed"), (field.personal, "explain-personal")];
        let marks = marks.into_iter().filter(|(is, _)| *is).map(|(_, id)| Told::new(id).say(words));
        let marks = marks.collect::<Vec<_>>().join(&list(words));
        table.add_row([format!("--{}", field.name), holds, marks, about]);
    }
    let (flags, _) = example(&entry);
    let line = format!("  greyfile record {} {}", entry.event_type, flags.join(" "));
    let (name, about, event) = (&entry.name, &entry.about, entry.event_type);
    Ok(format!("{name} ({event})\n{about}\n\n{table}\n\n{line}"))
}

/// What a field holds, in a word.
fn holds(code: &'static str, words: Words) -> String {
    said(words, &format!("holds-{}", code.replace(' ', "-"))).unwrap_or_else(|| code.to_owned())
}

/// What stands between the things of a list.
fn list(words: Words) -> String {
    words.message("list-numbers", &[])
}

/// What a field is called, and what its hint says besides.
pub(super) fn joined(label: &str, hint: &str, words: Words) -> String {
    Told::new("explain-hint").with("label", label).with("hint", hint).say(words)
}

fn all(words: Words, json: bool) -> String {
    let entries = Entry::all().filter_map(|event| Entry::of(event, words));
    if json {
        let list: Vec<_> = entries
            .map(|one| json!({ "event": one.event_type, "name": one.name, "about": one.about }))
            .collect();
        return json!(list).to_string();
    }
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    for entry in entries {
        table.add_row([entry.event_type, &entry.name]);
    }
    table.to_string()
}
