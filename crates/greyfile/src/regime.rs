//! Regime files: TOML, read strictly. `docs/regime.md` says how one is written.

mod changes;
mod lines;
mod offences;

use std::path::Path;

use anyhow::bail;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::values::regime::Regime;
use greyfile_words::Words;
use serde_json::Value;

pub use changes::{Change, changes};

use crate::told::{OrTold, Told};

/// The regime that comes with the program. No licensing rules had been published when it was written.
pub const SHIPPED: &str = include_str!("../../../schemas/regime/assumed-2025.toml");
/// Its offence catalogue.
const SHIPPED_OFFENCES: (&str, &str) =
    ("offences.csv", include_str!("../../../schemas/regime/offences.csv"));

/// Largest file that is read: a command of a regime has to fit into a request.
const BYTES_MAX: u64 = 1 << 20;
/// Most faults that are told at once.
const FAULTS_MAX: usize = 20;

/// The regime that comes with the program.
///
/// # Errors
/// When it is none: a mistake of the program.
pub fn shipped(words: Words) -> anyhow::Result<Regime> {
    read(SHIPPED, words, |name| match SHIPPED_OFFENCES {
        (file, text) if file == name => Ok(text.to_owned()),
        _ => bail!(Told::new("file-unreadable-unrecorded").with("file", name)),
    })
}

/// The regime of a file, its offence catalogue from the file beside it that it names.
///
/// # Errors
/// What is wrong with it, each with its line.
pub fn of_file(path: &Path, words: Words) -> anyhow::Result<Regime> {
    let text = text_of(path)?;
    let regime = read(&text, words, |name| {
        let beside = path.parent().unwrap_or(Path::new("")).join(name);
        text_of(&beside)
    });
    regime.or_told(|| Told::as_it_is(path.display()))
}

fn text_of(path: &Path) -> anyhow::Result<String> {
    let unreadable = || Told::new("file-unreadable-unrecorded").at("file", path);
    let large = std::fs::metadata(path).or_told(unreadable)?.len() > BYTES_MAX;
    if large {
        bail!(Told::new("regime-file-large").at("file", path).count("max", BYTES_MAX));
    }
    std::fs::read_to_string(path).or_told(unreadable)
}

/// Reads a regime. `beside` gives the text of the file that lies beside it under a name.
fn read(
    text: &str,
    words: Words,
    beside: impl Fn(&str) -> anyhow::Result<String>,
) -> anyhow::Result<Regime> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| lines::at(text, span.start));
        anyhow::Error::from(
            Told::new("regime-file-form").with("line", line).with("what", error.message()),
        )
    })?;
    let mut json = as_json(toml::Value::Table(table));
    // A list of its own file stands there by name.
    if let Some(name) = json["offences"].as_str().map(str::to_owned) {
        let inside = Path::new(&name).components().count() == 1 && !name.starts_with('.');
        if !inside {
            bail!(Told::new("regime-file-beside").with("name", &name));
        }
        let offences = offences::read(&beside(&name)?).or_told(|| Told::as_it_is(&name))?;
        json["offences"] = serde_json::to_value(offences)?;
    }
    let faults = greyfile_web::faults::<Regime>(&json);
    if !faults.is_empty() {
        let found = faults.iter().take(FAULTS_MAX).map(|(field, wrong)| {
            let told = Told::new("regime-file-field")
                .with("line", lines::of(text, field))
                .with("field", field)
                .with("what", words.wrong(wrong));
            format!("  {}", told.say(words))
        });
        let found: Vec<String> = found.collect();
        bail!(Told::new("regime-file-wrong").with("lines", found.join("\n")));
    }
    let regime: Regime = serde_json::from_value(json)?;
    match regime.check() {
        Ok(()) => Ok(regime),
        Err(fault) => {
            let why = words.refusal(&Refusal::Regime(fault));
            bail!(Told::new("regime-file-refused").with("why", why))
        }
    }
}

/// A value as JSON has it: a date is a text.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(name, value)| (name, as_json(value))).collect())
        }
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(at) => at.to_string().into(),
    }
}

#[cfg(test)]
mod tests;
