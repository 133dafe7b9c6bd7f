//! `greyfile explain`: what an event means, its fields, and an example.

use anyhow::Context;
use comfy_table::Table;
use greyfile_web::Entry;
use greyfile_words::Words;
use serde_json::json;

use super::record::{example, unknown};

/// The event, or all of them.
///
/// # Errors
/// When there is no such event.
pub fn explain(event: Option<&str>, words: Words, json: bool) -> anyhow::Result<String> {
    let Some(event) = event else { return Ok(all(words, json)) };
    let entry = Entry::of(event, words).with_context(|| unknown(event))?;
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
        let mut holds = field.holds.to_owned();
        if !field.choices.is_empty() {
            let names: Vec<&str> = field.choices.iter().map(|(name, _)| name.as_str()).collect();
            holds = names.join(" | ");
        }
        if !field.offered.is_empty() {
            let offered = field.offered.iter().map(|(code, called)| format!("{code} ({called})"));
            holds = format!("code: {}", offered.collect::<Vec<_>>().join(", "));
        }
        let mut about = field.label.clone();
        if !field.hint.is_empty() {
            about.push_str(&format!(". {}", field.hint));
        }
        let marks = [(field.needed, "needed"), (field.personal, "personal")];
        let marks: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        table.add_row([format!("--{}", field.name), holds, marks.join(", "), about]);
    }
    let (flags, _) = example(&entry);
    Ok(format!(
        "{} ({})\n{}\n\n{table}\n\n  greyfile record {} {}",
        entry.name,
        entry.event_type,
        entry.about,
        entry.event_type,
        flags.join(" ")
    ))
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
