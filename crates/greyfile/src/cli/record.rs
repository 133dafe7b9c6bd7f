//! `greyfile record EVENT`: any event, its fields as flags.
//!
//! Personal data is never taken from a flag: whoever else uses the machine reads the flags in the
//! list of processes. It is asked for, or comes from a file or from standard input.

mod example;
mod flags;
mod given;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use axum::http::Method;
use greyfile_envelope::CommandId;
use greyfile_web::Entry;
use greyfile_words::Words;
use serde_json::{Value, json};

use super::output::out;
use super::usage::{self, Values};
use super::{show, submit};
use crate::door::Door;
use crate::told::{OrTold, Told};

pub(super) use example::example;
pub(super) use flags::flags;

use given::given;

/// An event, and its fields.
#[derive(Debug, clap::Args)]
pub struct RecordArgs {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "EVENT")]
    words: Vec<String>,
}

/// What is to be recorded.
pub struct Asked {
    command: Value,
    dry_run: bool,
    /// Whether JSON is wanted.
    pub json: bool,
    /// The data folder, where it is named behind the event.
    pub data: Option<PathBuf>,
}

/// Reads the flags; `None` if only help was wanted, which is printed then.
///
/// # Errors
/// What is wrong with them.
pub fn read(args: &RecordArgs, words: Words) -> anyhow::Result<Option<Asked>> {
    let event = args.words.first().map(String::as_str).unwrap_or_default();
    if matches!(event, "" | "--help" | "-h") {
        out(&super::explain::explain(None, words, false)?)?;
        return Ok(None);
    }
    let entry = Entry::of(event, words)
        .or_told(|| Told::new("record-refused-event").telling("why", unknown(event)))?;
    let fields = entry.fields();
    let matches = match flags(&entry, &fields, words).try_get_matches_from(&args.words) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => {
            out(error.render().to_string().trim_end())?;
            return Ok(None);
        }
        // Never the whole line: it may hold personal data in a wrong place.
        Err(error) => {
            let why = usage::wrong(&error, Values::Kept, words);
            bail!(Told::new("record-flags").with("why", why))
        }
    };
    let mut given = given(&fields, &matches, words)?;
    if let Some(on) = matches.get_one::<String>("on") {
        given.push(("on".into(), on.clone()));
    }
    let id = match matches.get_one::<String>("id") {
        Some(id) => id.parse::<CommandId>().or_told(|| Told::new("record-id"))?,
        None => CommandId::from_bytes(ulid::Ulid::generate().0.to_be_bytes()),
    };
    let personal = |name: &str| fields.iter().any(|field| field.personal && field.name == name);
    let command = entry.command(id, &given).map_err(|errors| {
        let lines = errors.iter().map(|(name, told)| match personal(name) {
            true => {
                let told = Told::new("record-mend-personal").with("field", name).with("why", told);
                format!("  {}", told.say(words))
            }
            false => format!("  --{name}: {told}"),
        });
        let lines: Vec<String> = lines.collect();
        let lines = lines.join("\n");
        anyhow::Error::from(Told::new("record-to-mend").with("lines", lines))
    })?;
    let mut command = serde_json::to_value(command)?;
    if let Some(at) = matches.get_one::<String>("recorded-at") {
        command["recorded_at"] = json!(at);
    }
    Ok(Some(Asked {
        command,
        dry_run: matches.get_flag("dry-run"),
        json: matches.get_flag("json"),
        data: matches.get_one::<String>("data").map(PathBuf::from),
    }))
}

/// Records it, or says what would become of it.
///
/// # Errors
/// Why it was not recorded.
pub async fn record(door: &Door, asked: &Asked, json: bool) -> anyhow::Result<ExitCode> {
    if !asked.dry_run {
        return submit::one(door, asked.command.clone(), json).await;
    }
    let answer = door.call(Method::POST, "/api/commands/check", &[], Some(&asked.command)).await?;
    let body = answer.ok()?;
    out(&if json { body.to_string() } else { show::checked(&body, door.words()) })?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn unknown(event: &str) -> Told {
    let all: Vec<&str> = Entry::all().collect();
    let (kind, _) = event.split_once('.').unwrap_or((event, ""));
    let near: Vec<&str> = all.iter().copied().filter(|name| name.starts_with(kind)).collect();
    let near = match near.is_empty() {
        true => Told::as_it_is(""),
        false => Told::new("record-no-event-near").with("events", near.join(", ")),
    };
    let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '_');
    let named = match event.chars().all(plain) {
        true => Told::new("record-no-event-named").with("event", event),
        false => Told::as_it_is(""),
    };
    Told::new("record-no-event").telling("named", named).telling("near", near)
}
