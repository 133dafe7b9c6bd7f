//! `greyfile record EVENT`: any event, its fields as flags.
//!
//! Personal data is never taken from a flag: whoever else uses the machine reads the flags in the
//! list of processes. It is asked for, or comes from a file or from standard input.

use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use axum::http::Method;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use greyfile_envelope::CommandId;
use greyfile_web::{Entry, EntryField};
use greyfile_words::Words;
use serde_json::{Value, json};
use toml::Table;

use super::completions::Offered;
use super::explain::joined;
use super::usage::{self, Values};
use super::{help, output::out, show, submit};
use crate::door::Door;
use crate::told::{OrTold, Told};

/// How many things of a list have flags of their own. More are given in a file.
const LISTED: usize = 10;
/// Who types, where no flag says so.
const ACTOR: &str = "GREYFILE_ACTOR";

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

/// The event as a command of its own, with its help.
pub(super) fn flags(entry: &Entry, fields: &[EntryField], words: Words) -> Command {
    let mut command = Command::new(entry.event_type)
        .bin_name(format!("greyfile record {}", entry.event_type))
        .about(format!("{}\n\n{}", entry.name, entry.about))
        .max_term_width(100);
    for field in fields {
        for (at, name) in names(&field.name).into_iter().enumerate() {
            command = command.arg(flag(field, name, words).hide(at > 0));
        }
    }
    let word = entry.kind().and_then(|kind| kind.word());
    let kind = match word {
        Some(word) => words.message(&format!("kind-{word}"), &[]),
        None => Told::new("record-any").say(words),
    };
    let on = Told::new("record-on").with("kind", kind);
    let on = on.with("id", format!("{}-01J\u{2026}", word.unwrap_or("case"))).say(words);
    let say = |id| Told::new(id).say(words);
    let command = command
        .next_help_heading(say("record-heading"))
        .arg(own("on").value_name("ID").help(on))
        .arg(own("fill").value_name("FILE").help(say("record-fill")))
        .arg(own("dry-run").action(ArgAction::SetTrue).help(say("record-dry-run")))
        .arg(own("id").value_name("ID").help(say("record-command-id")))
        .arg(own("recorded-at").value_name("TIME").help(say("record-recorded-at")))
        .arg(own("data").value_name("DATA").help(say("record-data")))
        .arg(own("json").action(ArgAction::SetTrue).help(say("cli--json")))
        // Read before the rest of the line: `super::words`.
        .arg(own("lang").value_name("LANG").help(say("cli--lang")))
        .disable_help_flag(true)
        .arg(own("help").short('h').action(ArgAction::Help).help(say("cli--help")));
    help::headed(command, words)
}

/// The flag of a field, or of one thing of a list.
fn flag(field: &EntryField, name: String, words: Words) -> Arg {
    let mut help = field.label.clone();
    if field.needed {
        help = Told::new("record-needed").with("label", help).say(words);
    }
    if !field.hint.is_empty() {
        help = joined(&help, field.hint.trim_end_matches(['.', '۔']), words);
    }
    if !field.offered.is_empty() {
        let codes: Vec<&str> = field.offered.iter().map(|(code, _)| code.as_str()).collect();
        let told = Told::new("record-offered").with("codes", codes.join(", "));
        help.push_str(&format!(" {}", told.say(words)));
    }
    if field.personal {
        help.push_str(&format!(" {}", Told::new("record-personal").say(words)));
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
        let told = Told::new("help-env").with("name", ACTOR);
        let help = format!("{} {}", arg.get_help().cloned().unwrap_or_default(), told.say(words));
        arg = arg.env(ACTOR).hide_env(true).help(help);
    }
    if !field.offered.is_empty() {
        arg = arg.value_parser(Offered::new(&field.offered)).hide_possible_values(true);
    }
    if !field.choices.is_empty() {
        let choices = field
            .choices
            .iter()
            .map(|(choice, label)| PossibleValue::new(choice.clone()).help(label.clone()));
        arg = arg.value_parser(PossibleValuesParser::new(choices)).hide_possible_values(true);
        let help = arg.get_help().cloned().unwrap_or_default().to_string();
        let names: Vec<&str> = field.choices.iter().map(|(name, _)| name.as_str()).collect();
        let told = Told::new("help-values").with("values", names.join(", ")).say(words);
        let long = help::choices(field.choices.clone(), words);
        arg = match long.is_empty() {
            true => arg.help(format!("{help} {told}")),
            false => arg.help(format!("{help} {told}")).long_help(format!("{help}{long}")),
        };
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
fn given(
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
