//! What is given for the fields of an event: by flags, by a file, and by who is asked.

use std::io::{IsTerminal, Read, Write};

use anyhow::bail;
use clap::ArgMatches;
use greyfile_web::EntryField;
use greyfile_words::Words;
use serde_json::json;
use toml::Table;

use super::flags::names;
use crate::told::{OrTold, Told};

/// Names and values: from flags, from the file, and what is asked for.
pub(super) fn given(
    fields: &[EntryField],
    matches: &ArgMatches,
    words: Words,
) -> anyhow::Result<Vec<(String, String)>> {
    let mut given: Vec<(String, String)> = Vec::new();
    if let Some(file) = matches.get_one::<String>("fill") {
        given.extend(filled(file, fields)?);
    }
    for field in fields {
        for name in names(&field.name) {
            let Some(values) = matches.get_many::<String>(&name) else { continue };
            if field.personal {
                bail!(Told::new("record-personal-flag").with("name", name));
            }
            if given.iter().any(|(known, _)| *known == name) {
                bail!(Told::new("record-twice").with("name", name));
            }
            let lines: Vec<&str> = values.map(String::as_str).collect();
            given.push((name, lines.join("\n")));
        }
    }
    let stdin = std::io::stdin();
    for field in fields.iter().filter(|field| field.personal) {
        if stdin.is_terminal() && is_asked_for(field, &given) {
            let id = if field.needed { "record-ask" } else { "record-ask-optional" };
            eprint!("{} ", Told::new(id).with("label", &field.label).say(words));
            std::io::stderr().flush()?;
            let mut line = String::new();
            stdin.read_line(&mut line).or_told(|| Told::new("standard-input"))?;
            // What is needed and left blank is told with all else that is wrong.
            if field.needed || !line.trim().is_empty() {
                given.push((field.name.clone(), line.trim().to_owned()));
            }
        }
    }
    Ok(given)
}

/// Whether a personal field is asked for: nobody gave it, and it belongs to no way that was not chosen.
fn is_asked_for(field: &EntryField, given: &[(String, String)]) -> bool {
    let value = |name: &str| given.iter().find(|(one, _)| one == name).map(|(_, value)| &**value);
    let mut parts = field.name.split('.');
    let chosen = match (parts.next(), parts.next()) {
        (Some(choice), Some(way)) => value(choice) == Some(way),
        _ => true,
    };
    chosen && value(&field.name).is_none()
}

/// The fields of a file, nested ones by their whole names.
fn filled(file: &str, known: &[EntryField]) -> anyhow::Result<Vec<(String, String)>> {
    let mut text = String::new();
    if file == "-" {
        std::io::stdin().read_to_string(&mut text).or_told(|| Told::new("standard-input"))?;
    } else {
        text = std::fs::read_to_string(file)
            .or_told(|| Told::new("file-unreadable-unrecorded").with("file", file))?;
    }
    // The place only: what stands there may be personal.
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        let line = before.lines().count().max(1);
        anyhow::Error::from(Told::new("record-file-line").with("line", line))
    })?;
    let mut fields = Vec::new();
    flatten("", &toml::Value::Table(table), known, &mut fields);
    Ok(fields)
}

/// Adds what a value holds, each under its whole name: things of a list by their indices, or a line
/// each where the field takes lines.
fn flatten(name: &str, value: &toml::Value, known: &[EntryField], out: &mut Vec<(String, String)>) {
    let within =
        |inner: &str| if name.is_empty() { inner.to_owned() } else { format!("{name}.{inner}") };
    let mut add = |text: String| out.push((name.to_owned(), text));
    match value {
        toml::Value::Table(table) => {
            for (inner, value) in table {
                flatten(&within(inner), value, known, out);
            }
        }
        toml::Value::Array(items) => {
            if known.iter().any(|field| field.lines && field.name == name) {
                let lines: Vec<String> = items.iter().map(line).collect();
                return add(lines.join("\n"));
            }
            for (at, item) in items.iter().enumerate() {
                flatten(&within(&at.to_string()), item, known, out);
            }
        }
        toml::Value::Boolean(yes) => add(if *yes { "yes" } else { "no" }.into()),
        other => add(line(other)),
    }
}

/// A value as one line: a text as it is, a table as the form has a row of it.
fn line(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(yes) => yes.to_string(),
        toml::Value::Datetime(at) => at.to_string(),
        toml::Value::Table(_) | toml::Value::Array(_) => json!(value).to_string(),
    }
}
