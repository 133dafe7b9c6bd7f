//! The help of every command, in words.
//!
//! | of | message |
//! |---|---|
//! | the program | `cli`; `.more` says more than one line can |
//! | the command `gazetteer import` | `cli-gazetteer-import` |
//! | its argument `shipped` | `cli-gazetteer-import--shipped` |
//! | a value that it can have | `cli-serve--role--intake` |
//! | an argument of every command | `cli--data` |

use clap::{Arg, Command};
use greyfile_words::Words;

use crate::told::{Told, said};

/// A command line whose help is in words.
pub(super) fn in_words(mut command: Command, words: Words) -> Command {
    // clap decides while it builds whether `--help` says more than `-h`.
    command = with_more(command, "cli", words);
    command.build();
    worded(command, "cli", words)
}

/// A command with what `--help` says beyond its line.
fn with_more(mut command: Command, id: &str, words: Words) -> Command {
    if let (Some(about), Some(more)) = (said(words, id), said(words, &format!("{id}.more"))) {
        command = command.long_about(format!("{about}\n\n{more}"));
    }
    command.mut_subcommands(|inner| {
        let id = format!("{id}-{}", inner.get_name());
        with_more(inner, &id, words)
    })
}

/// A command with what is in it. What has no message keeps its own help.
fn worded(command: Command, id: &str, words: Words) -> Command {
    let mut command = headed(command, words);
    // `help` names every command of its owner once more.
    let owner = id.strip_suffix("-help").unwrap_or(id);
    let id = if owner == id { id } else { HELP };
    if let Some(about) = said(words, id) {
        command = command.about(about);
    }
    command = command.mut_args(|arg| {
        let id = message(id, &arg);
        match said(words, &id) {
            Some(help) => described(arg, &id, &help, words),
            None => arg,
        }
    });
    command.mut_subcommands(|inner| {
        let id = format!("{owner}-{}", inner.get_name());
        worded(inner, &id, words)
    })
}

/// The message of every `help`.
const HELP: &str = "cli-help";

/// The message of an argument. What every command takes is written once.
fn message(command: &str, arg: &Arg) -> String {
    let everywhere = arg.is_global_set() || matches!(arg.get_id().as_str(), "help" | "version");
    let owner = if everywhere { "cli" } else { command };
    format!("{owner}--{}", arg.get_long().unwrap_or(arg.get_id().as_str()))
}

/// An argument with its help, and what clap would add to it in English.
fn described(arg: Arg, id: &str, help: &str, words: Words) -> Arg {
    let takes = arg.get_action().takes_values();
    let values = if takes { arg.get_possible_values() } else { Vec::new() };
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let default: Vec<_> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let default = (takes && !default.is_empty()).then(|| default.join(","));
    let offered =
        (!names.is_empty()).then(|| Told::new("help-values").with("values", names.join(", ")));
    let besides = [
        default.map(|value| Told::new("help-default").with("value", value)),
        arg.get_env().map(|name| Told::new("help-env").with("name", name.to_string_lossy())),
    ];
    let about = |name: &str| said(words, &format!("{id}--{name}")).unwrap_or_default();
    let choices = choices(values.iter().map(|one| (one.get_name(), about(one.get_name()))), words);
    let all = |offered: Option<&Told>| {
        let told = offered.into_iter().chain(besides.iter().flatten());
        told.fold(help.to_owned(), |help, told| format!("{help} {}", told.say(words)))
    };
    // What is listed below is not named twice.
    let listed = offered.as_ref().filter(|_| choices.is_empty());
    let (short, long) = (all(offered.as_ref()), format!("{}{choices}", all(listed)));
    let arg = arg.hide_default_value(takes).hide_env(true).hide_possible_values(takes);
    arg.help(short).long_help(long)
}

/// What can be chosen, a line each, where it does not say itself what it is.
pub(super) fn choices(
    values: impl IntoIterator<Item = (impl AsRef<str>, String)>,
    words: Words,
) -> String {
    let described = values.into_iter().filter(|(_, about)| !about.is_empty());
    let lines = described.map(|(name, about)| format!("\n- {}: {about}", name.as_ref()));
    let lines: String = lines.collect();
    match lines.is_empty() {
        true => lines,
        false => format!("\n\n{}{lines}", Told::new("help-choices").say(words)),
    }
}

/// The headings of a command's help.
pub(super) fn headed(command: Command, words: Words) -> Command {
    let heading = |id| Told::new(id).say(words);
    let style = *command.get_styles().get_usage();
    let usage = format!("{style}{}{style:#}", heading("help-usage"));
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
    );
    let (arguments, options) = (heading("help-arguments"), heading("help-options"));
    // Behind a command's own, and apart from them.
    let everywhere =
        if command.get_name() == "greyfile" { "help-options" } else { "help-everywhere" };
    let everywhere = heading(everywhere);
    command.help_template(template).subcommand_help_heading(heading("help-commands")).mut_args(
        |arg| match (arg.get_help_heading(), arg.is_positional()) {
            (Some(_), _) => arg,
            (None, true) => arg.help_heading(arguments.clone()),
            (None, false) if arg.is_global_set() => arg.help_heading(everywhere.clone()),
            (None, false) => arg.help_heading(options.clone()),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Args;
    use crate::cli::words::HELP as FILES;
    use clap::CommandFactory;
    use greyfile_words::{Book, Lang};
    use std::collections::BTreeSet;

    /// The messages that the commands and their arguments ask for.
    fn asked(command: &Command, id: &str, out: &mut BTreeSet<String>) {
        if id.ends_with("-help") {
            out.insert(HELP.to_owned());
            return;
        }
        out.insert(id.to_owned());
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let id = message(id, arg);
            // A value that says itself what it is has no help.
            for value in arg.get_possible_values().iter().filter(|one| one.get_help().is_some()) {
                out.insert(format!("{id}--{}", value.get_name()));
            }
            out.insert(id);
        }
        for inner in command.get_subcommands() {
            asked(inner, &format!("{id}-{}", inner.get_name()), out);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help_and_no_other() {
        let mut command = Args::command();
        command.build();
        let mut wanted = BTreeSet::new();
        asked(&command, "cli", &mut wanted);
        assert!(wanted.contains("cli-record") && wanted.contains("cli-gazetteer-import--shipped"));
        let book = Book::new(&[FILES]);
        for lang in Lang::ALL {
            let there = book.messages(lang).map(|(id, _)| id.to_owned());
            let there: BTreeSet<String> =
                there.filter(|id| id.starts_with("cli") && !id.ends_with(".more")).collect();
            let missing: Vec<_> = wanted.difference(&there).collect();
            let unused: Vec<_> = there.difference(&wanted).collect();
            assert!(
                missing.is_empty() && unused.is_empty(),
                "{lang:?}: no {missing:?}; {unused:?}"
            );
        }
    }

    /// Every command, by the words that ask for it.
    fn paths(command: &Command, path: &mut Vec<String>, out: &mut Vec<Vec<String>>) {
        for inner in command.get_subcommands() {
            path.push(inner.get_name().to_owned());
            out.push(path.clone());
            paths(inner, path, out);
            path.pop();
        }
    }

    /// What `--help` says beyond a command's line is shown by `--help`.
    #[test]
    fn more_is_told_where_it_is_asked_for() {
        let words = Words::of(Lang::En);
        let mut told = 0;
        let mut commands = Vec::new();
        paths(&Args::command(), &mut Vec::new(), &mut commands);
        for path in commands {
            let id = format!("cli-{}.more", path.join("-"));
            let Some(more) = said(words, &id) else { continue };
            let args = ["greyfile", "help"].map(str::to_owned).into_iter().chain(path);
            let asked = in_words(Args::command(), words).try_get_matches_from(args);
            let shown = asked.expect_err("help is no command").to_string();
            let first = more.split_whitespace().take(4).collect::<Vec<_>>();
            let shown = shown.split_whitespace().collect::<Vec<_>>();
            assert!(shown.windows(first.len()).any(|words| words == first), "{id}: {shown:?}");
            told += 1;
        }
        let book = Book::new(&[FILES]);
        let all = book.messages(Lang::En).filter(|(id, _)| id.ends_with(".more"));
        let of_none = all.filter(|(id, _)| *id == "cli.more").count();
        assert_eq!(
            told + of_none,
            book.messages(Lang::En).filter(|(id, _)| id.ends_with(".more")).count()
        );
        assert!(told > 4, "only {told}");
    }

    #[test]
    fn help_is_in_the_language_of_its_reader() {
        for path in [
            &[][..],
            &["submit"],
            &["gazetteer", "import"],
            &["serve"],
            &["help"],
            &["case", "help"],
        ] {
            let mut command = in_words(Args::command(), Words::of(Lang::Ur));
            let mut inner = &mut command;
            for name in path {
                inner = inner.find_subcommand_mut(name).expect("it is a command");
            }
            let help = inner.render_long_help().to_string();
            for english in ["Usage", "Options", "Commands", "Print", "default", "env:", " the "] {
                assert!(!help.contains(english), "{path:?}: {english:?} in {help}");
            }
            assert!(help.contains("طریقہ"), "{path:?}: {help}");
        }
    }
}
