//! `cargo xtask schemas`: the files of schemas/, from the code.
//!
//! What was shipped is never changed by this: files of new event versions are added, and where
//! the code says something else than a committed file, the code is wrong. The schema of commands
//! is no record's and follows the code.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use greyfile_domain::acts::Command;
use greyfile_domain::streams::Event;
use greyfile_record::{golden, versions};
use serde_json::Value;

use crate::sh::{self, Outcome};

/// While this is the version, no log in use was written by a release.
const UNRELEASED: &str = "0.1.0-dev";

#[derive(Args)]
pub(crate) struct Options {
    /// Only compare.
    #[arg(long)]
    check: bool,
    /// Write every file anew, as is allowed before the first release only.
    #[arg(long, conflicts_with = "check")]
    rewrite_unreleased: bool,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let folder = sh::root().join("schemas");
    if options.rewrite_unreleased {
        rewritable(env!("CARGO_PKG_VERSION"))?;
    }
    let files = files(&folder, options.rewrite_unreleased)?;
    if options.rewrite_unreleased {
        for name in names_there(&folder)? {
            fs::remove_file(folder.join(name))?;
        }
    }
    let mut problems = Vec::new();
    let mut stale = Vec::new();
    let mut written = 0;
    for file in &files {
        let path = folder.join(&file.name);
        match file.judge(&path)? {
            Verdict::Same => {}
            Verdict::Wrong(problem) => problems.push(format!("{}: {problem}", file.name)),
            Verdict::Stale if options.check => stale.push(file.name.clone()),
            Verdict::Stale => {
                fs::create_dir_all(path.parent().expect("a file in a folder"))?;
                fs::write(&path, file.text())?;
                println!("wrote schemas/{}", file.name);
                written += 1;
            }
        }
    }
    for name in names_there(&folder)? {
        if files.iter().any(|file| file.name == name) {
            continue;
        }
        // What old samples were read as while a version now old was the current one.
        match (name.contains(AS), options.check) {
            (true, true) => stale.push(name),
            (true, false) => {
                fs::remove_file(folder.join(&name))?;
                println!("removed schemas/{name}");
            }
            (false, _) => {
                problems
                    .push(format!("{name}: no version here asks for it; one once shipped stays"));
            }
        }
    }
    if !problems.is_empty() {
        problems.push(
            "an event's payload never changes but for variants at the end of an enum: add a version \
             (greyfile_record::frozen)"
                .into(),
        );
        return Err(problems.join("\n").into());
    }
    if !stale.is_empty() {
        return Err(format!("{}: run `cargo xtask schemas`", stale.join(", ")).into());
    }
    println!("schemas: {} versions, {written} files written", versions().len());
    Ok(())
}

/// Between an old version and the one it is read as, in a file's name.
const AS: &str = "-as-v";

/// The files of events and records that are there, by name; not those written by hand.
fn names_there(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for below in ["events", "golden"] {
        // Not there before the first run.
        let Ok(entries) = fs::read_dir(folder.join(below)) else { continue };
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            // Vectors that no code draws are left to the tests that read them.
            if !golden::VECTORS.contains(&name.as_str()) {
                names.push(format!("{below}/{name}"));
            }
        }
    }
    names.sort();
    Ok(names)
}

fn rewritable(version: &str) -> Outcome {
    if version == UNRELEASED {
        return Ok(());
    }
    Err(format!("this is {version}: records of {UNRELEASED} and later are kept for ever").into())
}

/// A file that the code asks for.
struct File {
    name: String,
    content: Value,
    check: Check,
}

/// What a file that is there is held against.
enum Check {
    /// A schema of a payload: the same but for its descriptions, and for variants at the end of
    /// an enum, since old bytes read unchanged.
    Shape,
    /// Samples: they are not drawn again, they must read as they did.
    Samples(&'static str, u16),
    /// Samples of records.
    Records,
    /// What old samples are read as: the same.
    Exactly,
    /// Follows the code.
    Follows,
}

#[derive(Debug, PartialEq)]
enum Verdict {
    Same,
    /// Not there, or may be written again.
    Stale,
    /// Must not be written.
    Wrong(String),
}

impl File {
    fn judge(&self, path: &Path) -> Outcome<Verdict> {
        if !path.exists() {
            return Ok(Verdict::Stale);
        }
        let there: Value = serde_json::from_str(&fs::read_to_string(path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let problems = match &self.check {
            // Samples of new variants go behind those that are there.
            Check::Samples(event_type, version)
                if list(&self.content).starts_with(list(&there)) =>
            {
                let problems = golden::check_samples(event_type, *version, list(&self.content));
                if problems.is_empty() && self.content != there {
                    return Ok(Verdict::Stale);
                }
                problems
            }
            Check::Samples(event_type, version) => {
                golden::check_samples(event_type, *version, list(&there))
            }
            Check::Records => golden::check_records(list(&there)),
            _ if there == self.content => return Ok(Verdict::Same),
            Check::Shape if grown(&bare(&there), &bare(&self.content)) => {
                return Ok(Verdict::Stale);
            }
            Check::Shape => vec!["the code has another schema".to_owned()],
            Check::Exactly => vec!["old payloads are read as something else".to_owned()],
            Check::Follows => return Ok(Verdict::Stale),
        };
        if problems.is_empty() {
            return Ok(Verdict::Same);
        }
        Ok(Verdict::Wrong(problems.join("; ")))
    }

    /// Samples one a line, everything else indented: both are read in diffs.
    fn text(&self) -> String {
        match (&self.check, &self.content) {
            (Check::Samples(..) | Check::Records | Check::Exactly, Value::Array(list)) => {
                let lines: Vec<_> = list.iter().map(Value::to_string).collect();
                format!("[\n{}\n]\n", lines.join(",\n"))
            }
            (_, content) => format!("{content:#}\n"),
        }
    }
}

/// Every file of schemas/, with samples that are there taken as they are, unless drawn `anew`.
fn files(folder: &Path, anew: bool) -> Outcome<Vec<File>> {
    let file = |name: String, content, check| File { name, content, check };
    let mut files = Vec::new();
    for (event_type, version) in versions() {
        let of = format!("{event_type}.v{version}");
        let schema = golden::schema(event_type, version).ok_or("a version without a schema")?;
        files.push(file(format!("events/{of}.json"), schema, Check::Shape));

        let name = format!("golden/{of}.json");
        let samples = match samples_there(&folder.join(&name))? {
            Some(samples) if !anew => golden::completed(event_type, version, samples),
            _ => golden::samples(event_type, version),
        };
        let samples = samples.ok_or("a version without samples")?;
        let current = Event::version_of(event_type).ok_or("an old version without a new one")?;
        if current != version {
            let name = format!("golden/{of}{AS}{current}.json");
            let events = golden::upcast(event_type, version, &samples)
                .map_err(|error| format!("{of}: {error}"))?;
            files.push(file(name, events.into(), Check::Exactly));
        }
        files.push(file(name, samples.into(), Check::Samples(event_type, version)));
    }
    let records = golden::records().into();
    files.push(file("golden/record.v1.json".to_owned(), records, Check::Records));
    let command = schemars::schema_for!(Command).to_value();
    files.push(file("command.json".to_owned(), command, Check::Follows));
    files.push(file("layout.json".to_owned(), golden::layout(), Check::Follows));
    Ok(files)
}

fn samples_there(path: &PathBuf) -> Outcome<Option<Vec<Value>>> {
    if !path.exists() {
        return Ok(None);
    }
    let there: Value = serde_json::from_str(&fs::read_to_string(path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Some(list(&there).to_vec()))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether a schema is the same as before, or the same with variants at the end of its enums.
fn grown(before: &Value, now: &Value) -> bool {
    let list = |before: &[Value], now: &[Value]| {
        before.len() <= now.len() && before.iter().zip(now).all(|(one, other)| grown(one, other))
    };
    match (before, now) {
        (Value::Object(before), Value::Object(now)) => {
            before.keys().all(|key| now.contains_key(key))
                && now.iter().all(|(key, now)| match (key.as_str(), before.get(key)) {
                    ("oneOf" | "enum", Some(Value::Array(before))) => {
                        now.as_array().is_some_and(|now| list(before, now))
                    }
                    // What only new variants can name: all else is as it was.
                    ("$defs", Some(Value::Object(before))) => {
                        let names = |name: &String| {
                            now.get(name).is_some_and(|now| grown(&before[name], now))
                        };
                        before.keys().all(names)
                    }
                    (_, Some(before)) => grown(before, now),
                    ("$defs", None) => true,
                    (_, None) => false,
                })
        }
        (Value::Array(before), Value::Array(now)) => before.len() == now.len() && list(before, now),
        (before, now) => before == now,
    }
}

/// A schema without the texts that only explain it.
fn bare(schema: &Value) -> Value {
    match schema {
        // A description is text; a property of that name is a schema, and stays.
        Value::Object(map) => map
            .iter()
            .filter(|(key, value)| {
                !(value.is_string() && matches!(key.as_str(), "title" | "description"))
            })
            .map(|(key, value)| (key.clone(), bare(value)))
            .collect(),
        Value::Array(items) => items.iter().map(bare).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
