//! `greyfile completions SHELL`: what a shell needs to complete commands, events, the names of their
//! fields, and the codes that a field offers.

use clap::{Command, CommandFactory, ValueEnum};
use clap_complete::aot;
use greyfile_web::Entry;
use greyfile_words::Words;

use super::offered::Offered;
use super::{Args, help, record};

/// A shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// The script of a shell.
pub(super) fn script(shell: Shell, words: Words) -> String {
    // What every command takes stands before `record`: behind the event its own flags are read.
    let mut command = help::in_words(whole(words), words).mut_subcommand("record", |record| {
        record.mut_subcommands(|event| {
            let own = shown(event.clone()).about(event.get_about().cloned().unwrap_or_default());
            own.bin_name(event.get_bin_name().unwrap_or_default().to_owned())
        })
    });
    let mut script = Vec::new();
    let name = "greyfile";
    match shell {
        Shell::Bash => aot::generate(aot::Bash, &mut command, name, &mut script),
        Shell::Zsh => aot::generate(aot::Zsh, &mut command, name, &mut script),
        Shell::Fish => aot::generate(aot::Fish, &mut command, name, &mut script),
    }
    String::from_utf8_lossy(&script).trim_end().to_owned()
}

/// The command line with every event as a command of `record`, which reads them by itself otherwise.
fn whole(words: Words) -> Command {
    let events = Entry::all().filter_map(|event| Entry::of(event, words)).map(|entry| {
        let fields = entry.fields();
        // Personal data is never typed as a flag, and what one thing of a list has, all have.
        let fields: Vec<_> = fields.into_iter().filter(|field| !field.personal).collect();
        let flags = record::flags(&entry, &fields, words);
        // A line each beside what is offered: what it is called, without what the help says more.
        fields.iter().fold(shown(flags).about(entry.name.clone()), |flags, field| {
            let is_there = flags.get_arguments().any(|arg| arg.get_id() == field.name.as_str());
            match is_there {
                true => flags.mut_arg(&field.name, |arg| arg.help(field.label.clone())),
                false => flags,
            }
        })
    });
    let record = Command::new("record").disable_help_flag(true).subcommands(events);
    let types = || Offered::words(Entry::all());
    let views = || Offered::words(greyfile_registry::names());
    let rules = || Offered::words(greyfile_deadlines::known().map(|(code, _)| code));
    let verdicts = || Offered::words(greyfile_deadlines::Which::codes());
    let stages = || Offered::words(["enquiry", "open", "closed"]);
    Args::command()
        .mut_subcommand("record", |_| record)
        .mut_subcommand("explain", |one| one.mut_arg("event", |arg| arg.value_parser(types())))
        .mut_subcommand("events", |one| one.mut_arg("event_type", |arg| arg.value_parser(types())))
        .mut_subcommand("views", |all| {
            all.mut_subcommand("check", |one| one.mut_arg("view", |arg| arg.value_parser(views())))
        })
        .mut_subcommand("deadlines", |one| {
            one.mut_arg("rule", |arg| arg.value_parser(rules()))
                .mut_arg("verdict", |arg| arg.value_parser(verdicts()))
        })
        .mut_subcommand("rebuild", |one| one.mut_arg("view", |arg| arg.value_parser(views())))
        .mut_subcommand("case", |one| {
            one.mut_subcommand("list", |list| {
                list.mut_arg("stage", |arg| arg.value_parser(stages()))
            })
        })
}

/// A command without what its help hides, and what every command takes.
fn shown(command: Command) -> Command {
    let bare = Command::new(command.get_name().to_owned()).disable_help_flag(true);
    let own = command.get_arguments().filter(|arg| !arg.is_hide_set() && !arg.is_global_set());
    bare.args(own.cloned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;

    #[test]
    fn a_code_that_is_not_offered_is_taken_too() {
        let words = Words::of(Lang::En);
        let entry = Entry::of("exhibit.seized", words).expect("it is an event");
        for kind in ["sim_card", "night_vision_goggles"] {
            let flags = record::flags(&entry, &entry.fields(), words);
            let given = flags.try_get_matches_from(["exhibit.seized", "--kind", kind]);
            let given = given.expect("codes are open");
            assert_eq!(given.get_one::<String>("kind").map(String::as_str), Some(kind));
        }
    }
}
