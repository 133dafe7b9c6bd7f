//! The flags of an event, from the description of its fields.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command};
use greyfile_web::{Entry, EntryField};
use greyfile_words::Words;

use crate::cli::explain::joined;
use crate::cli::help;
use crate::cli::offered::Offered;
use crate::told::Told;

/// How many things of a list have flags of their own. More are given in a file.
const LISTED: usize = 10;
/// Who types, where no flag says so.
const ACTOR: &str = "GREYFILE_ACTOR";

/// The event as a command of its own, with its help.
pub(crate) fn flags(entry: &Entry, fields: &[EntryField], words: Words) -> Command {
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
pub(super) fn names(name: &str) -> Vec<String> {
    match name.split_once(".0") {
        Some((list, rest)) if rest.is_empty() || rest.starts_with('.') => {
            (0..LISTED).map(|at| format!("{list}.{at}{rest}")).collect()
        }
        _ => vec![name.to_owned()],
    }
}
