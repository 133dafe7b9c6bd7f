//! `greyfile record EVENT`: any event, its fields as flags.
//!
//! Personal data is never taken from a flag: whoever else uses the machine reads the flags in the
//! list of processes. It is asked for, or comes from a file or from standard input.

use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use axum::http::Method;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use greyfile_envelope::CommandId;
use greyfile_web::{Entry, EntryField};
use greyfile_words::Words;
use serde_json::{Value, json};
use toml::Table;

use super::{out, show, submit};
use crate::door::Door;

/// How many things of a list have flags of their own. More are given in a file.
const LISTED: usize = 10;

/// An event, and its fields.
#[derive(Debug, clap::Args)]
pub struct RecordArgs {
    /// Which event, such as `exhibit.destroyed`, and then its fields as flags.
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
        .with_context(|| format!("nothing was recorded: {}", unknown(event)))?;
    let fields = entry.fields();
    let matches = match flags(&entry, &fields).try_get_matches_from(&args.words) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => {
            out(error.render().to_string().trim_end())?;
            return Ok(None);
        }
        // Never the whole line: it may hold personal data in a wrong place.
        Err(error) => bail!("{}; nothing was recorded", without_values(&error)),
    };
    let mut given = given(&fields, &matches)?;
    if let Some(on) = matches.get_one::<String>("on") {
        given.push(("on".into(), on.clone()));
    }
    let id = match matches.get_one::<String>("id") {
        Some(id) => id.parse::<CommandId>().context("--id; nothing was recorded")?,
        None => CommandId::from_bytes(ulid::Ulid::generate().0.to_be_bytes()),
    };
    let personal = |name: &str| fields.iter().any(|field| field.personal && field.name == name);
    let command = entry.command(id, &given).map_err(|errors| {
        let lines = errors.iter().map(|(name, told)| match personal(name) {
            true => format!("  {name}: {told} (personal: with --fill, or asked for at a terminal)"),
            false => format!("  --{name}: {told}"),
        });
        let lines: Vec<String> = lines.collect();
        anyhow::anyhow!("nothing was recorded; put this right:\n{}", lines.join("\n"))
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

/// The event as a command of its own, with its help.
fn flags(entry: &Entry, fields: &[EntryField]) -> Command {
    let mut command = Command::new(entry.event_type)
        .bin_name(format!("greyfile record {}", entry.event_type))
        .about(format!("{}\n\n{}", entry.name, entry.about))
        .max_term_width(100);
    for field in fields {
        for (at, name) in names(&field.name).into_iter().enumerate() {
            command = command.arg(flag(field, name).hide(at > 0));
        }
    }
    let kind = entry.kind().and_then(|kind| kind.word()).unwrap_or("any record");
    let on = format!(
        "The record it is added to ({kind}), such as {kind}-01J\u{2026}; a new one when absent"
    );
    command
        .next_help_heading("Recording")
        .arg(own("on").value_name("ID").help(on))
        .arg(own("fill").value_name("FILE").help(
            "Fields from a file, or from standard input (-): lines such as purpose = \"safe \
             custody\" (TOML). The way to give personal data",
        ))
        .arg(
            own("dry-run")
                .action(ArgAction::SetTrue)
                .help("Say what would become of it and what would be flagged; record nothing"),
        )
        .arg(
            own("id").value_name("ID").help(
                "The command's id; a new one when absent. Give the same one to send it again",
            ),
        )
        .arg(own("recorded-at").value_name("TIME").help(
            "The moment of recording, such as 2025-07-08T14:30:00+05:00; in a demonstration only",
        ))
        .arg(own("data").value_name("DATA").help("The data folder, as before `record`"))
        .arg(own("json").action(ArgAction::SetTrue).help("Print JSON instead of text for people"))
}

/// The flag of a field, or of one thing of a list.
fn flag(field: &EntryField, name: String) -> Arg {
    let mut help = field.label.clone();
    if field.needed {
        help.push_str(" (needed)");
    }
    if !field.hint.is_empty() {
        help.push_str(&format!(". {}", field.hint.trim_end_matches('.')));
    }
    if !field.offered.is_empty() {
        let codes: Vec<&str> = field.offered.iter().map(|(code, _)| code.as_str()).collect();
        help.push_str(&format!(" [offered: {}]", codes.join(", ")));
    }
    if field.personal {
        help.push_str(" [personal: asked for, or from --fill]");
    }
    let mut arg = Arg::new(name.clone())
        .long(name.clone())
        .help(help)
        .value_name(field.holds.to_uppercase().replace(' ', "_"))
        .action(if field.lines { ArgAction::Append } else { ArgAction::Set })
        .allow_hyphen_values(true);
    // `--done-by` is `--done_by` too.
    let dashed = name.replace('_', "-");
    if dashed != name {
        arg = arg.alias(dashed);
    }
    if field.name == "actor" {
        arg = arg.env("GREYFILE_ACTOR");
    }
    if !field.choices.is_empty() {
        let choices = field
            .choices
            .iter()
            .map(|(choice, label)| PossibleValue::new(choice.clone()).help(label.clone()));
        arg = arg.value_parser(PossibleValuesParser::new(choices));
    }
    arg
}

fn own(name: &'static str) -> Arg {
    Arg::new(name).long(name)
}

/// The flags of a field: those of a thing in a list one for each of the first.
fn names(name: &str) -> Vec<String> {
    match name.split_once(".0") {
        Some((list, rest)) if rest.is_empty() || rest.starts_with('.') => {
            (0..LISTED).map(|at| format!("{list}.{at}{rest}")).collect()
        }
        _ => vec![name.to_owned()],
    }
}

/// Names and values: from flags, from the file, and what is asked for.
fn given(fields: &[EntryField], matches: &ArgMatches) -> anyhow::Result<Vec<(String, String)>> {
    let mut given: Vec<(String, String)> = Vec::new();
    if let Some(file) = matches.get_one::<String>("fill") {
        given.extend(filled(file, fields)?);
    }
    for field in fields {
        for name in names(&field.name) {
            let Some(values) = matches.get_many::<String>(&name) else { continue };
            if field.personal {
                bail!(
                    "--{name} is personal data, and flags can be read by everybody on this machine; \
                     nothing was recorded; leave it out to be asked for it, or give it in a file or on \
                     standard input (--fill FILE, --fill -)"
                );
            }
            if given.iter().any(|(known, _)| *known == name) {
                bail!("{name} is given twice, by a flag and by --fill; nothing was recorded");
            }
            let lines: Vec<&str> = values.map(String::as_str).collect();
            given.push((name, lines.join("\n")));
        }
    }
    let stdin = std::io::stdin();
    for field in fields.iter().filter(|field| field.personal && field.needed) {
        if stdin.is_terminal() && !given.iter().any(|(name, _)| *name == field.name) {
            eprint!("{}: ", field.label);
            std::io::stderr().flush()?;
            let mut line = String::new();
            stdin.read_line(&mut line).context("standard input")?;
            given.push((field.name.clone(), line.trim().to_owned()));
        }
    }
    Ok(given)
}

/// The fields of a file, nested ones by their whole names.
fn filled(file: &str, known: &[EntryField]) -> anyhow::Result<Vec<(String, String)>> {
    let mut text = String::new();
    if file == "-" {
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
    } else {
        text = std::fs::read_to_string(file)
            .with_context(|| format!("{file} cannot be read; nothing was recorded"))?;
    }
    // The place only: what stands there may be personal.
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        let line = before.lines().count().max(1);
        anyhow::anyhow!("--fill: line {line} is not `field = \"text\"`; nothing was recorded")
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

pub(super) fn unknown(event: &str) -> String {
    let all: Vec<&str> = Entry::all().collect();
    let (kind, _) = event.split_once('.').unwrap_or((event, ""));
    let near: Vec<&str> = all.iter().copied().filter(|name| name.starts_with(kind)).collect();
    let near =
        if near.is_empty() { String::new() } else { format!(" There are: {}.", near.join(", ")) };
    let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '_');
    let named = if event.chars().all(plain) { format!(" {event:?}") } else { String::new() };
    format!(
        "there is no event{named} that somebody records.{near} See `greyfile \
         explain` for all"
    )
}

/// What clap says of a wrong flag, without what was typed behind it.
fn without_values(error: &clap::Error) -> String {
    use clap::error::{ContextKind, ContextValue};
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let what = error.kind().as_str().unwrap_or("this cannot be read").to_owned();
    // A word that is no flag is a value in a wrong place.
    let flag = text(ContextKind::InvalidArg).filter(|arg| arg.starts_with("--"));
    let at = flag.map(|arg| format!(" ({})", arg.split([' ', '=']).next().unwrap_or_default()));
    let fits = text(ContextKind::ValidValue).map(|valid| format!("; choose one of {valid}"));
    let near = text(ContextKind::SuggestedArg).map(|near| format!("; is {near} meant?"));
    [what, at.unwrap_or_default(), fits.unwrap_or_default(), near.unwrap_or_default()].concat()
}

/// An example of an entry, for people to change: a line for each field that is needed.
pub(super) fn example(entry: &Entry) -> (Vec<String>, Value) {
    let mut flags = Vec::new();
    let mut pairs: Vec<(String, String)> = Vec::new();
    // What belongs to a choice is given with it.
    let mut chosen: Vec<String> = Vec::new();
    for field in entry.fields() {
        let belongs = chosen.iter().any(|way| {
            field
                .name
                .strip_prefix(way)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        if !field.needed && !belongs {
            continue;
        }
        let value = sample(&field, entry);
        if !field.choices.is_empty() {
            chosen.push(format!("{}.{value}", field.name));
        }
        if !field.personal {
            flags.push(format!("--{} {}", field.name, quoted(&value)));
        }
        pairs.push((field.name.clone(), value));
    }
    let id = CommandId::from_bytes([1; 16]);
    if !entry.opens_alone() {
        let kind = entry.kind().and_then(|kind| kind.word()).unwrap_or("case");
        pairs.push(("on".into(), format!("{kind}-01JZMK5V3QW0Y8T4D2N6R9XABC")));
        flags.insert(0, format!("--on {kind}-01J\u{2026}"));
    }
    let command = entry.command(id, &pairs);
    (flags, command.map_or_else(|errors| json!({ "errors": errors }), |command| json!(command)))
}

fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | ':' | '/');
    if value.chars().all(plain) { value.to_owned() } else { format!("'{value}'") }
}

/// A value that fits a field.
fn sample(field: &EntryField, entry: &Entry) -> String {
    if let Some((choice, _)) = field.choices.last() {
        return choice.clone();
    }
    if let Some((code, _)) = field.offered.first() {
        return code.clone();
    }
    let last = field.name.rsplit('.').next().unwrap_or_default();
    match field.holds {
        "time" => "2025-07-08".into(),
        "number" if last == "year" => "2025".into(),
        "number" => "3".into(),
        "id" => {
            let kind = field.names.or(entry.kind()).and_then(|kind| kind.word());
            format!("{}-01JZMK5V3QW0Y8T4D2N6R9XABC", kind.unwrap_or("case"))
        }
        "hand" => "desk-7".into(),
        "place" => "Multan".into(),
        "hex" => "ab".repeat(32),
        "code" if last == "currency" => "PKR".into(),
        "code" if matches!(last, "nationality" | "country") => "PK".into(),
        "code" => "other".into(),
        "number of a document" => "01234-1234567-1".into(),
        _ => field.label.clone(),
    }
}
