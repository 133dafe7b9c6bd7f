//! Settings from a file. The command line comes first, then the environment, then the file.
//!
//! What may stand in the file is what the environment may say as well, under the name of its flag:
//!
//! ```toml
//! log = ["nats://10.0.0.1:4222", "nats://10.0.0.2:4222"]
//! replicas = 3
//! role = ["intake"]
//! ```

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Command, CommandFactory, FromArgMatches};
use greyfile_words::Words;
use toml::{Table, Value};

use super::usage::{self, Values};
use super::{Args, help};
use crate::told::{Tells, Told};

/// A file of settings that cannot be used.
enum SettingsError {
    /// It cannot be read.
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is not TOML.
    Garbled {
        /// The file.
        file: PathBuf,
        /// Which line.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// It says something that is no setting.
    Unknown {
        /// The file.
        file: PathBuf,
        /// What it says.
        key: String,
        /// What it could say.
        known: String,
    },
    /// A setting has no form that a flag could have.
    Form {
        /// The file.
        file: PathBuf,
        /// Which setting.
        key: String,
    },
    /// A setting has a value that its flag would not take.
    Value {
        /// The file.
        file: PathBuf,
        /// What the flag would say.
        what: String,
    },
}

impl From<SettingsError> for Told {
    fn from(error: SettingsError) -> Self {
        let of = |id, file: &Path| Told::new(id).at("file", file);
        match &error {
            SettingsError::Unreadable { file, source } => {
                of("settings-unreadable", file).telling("what", source.told())
            }
            SettingsError::Garbled { file, line, what } => {
                let what = Told::new("settings-line").with("line", line).with("what", what);
                of("settings-unreadable", file).telling("what", what)
            }
            SettingsError::Unknown { file, key, known } => {
                of("settings-unknown", file).with("key", key).with("known", known)
            }
            SettingsError::Form { file, key } => of("settings-form", file).with("key", key),
            SettingsError::Value { file, what } => of("settings-value", file).with("what", what),
        }
    }
}

/// The command line, with what the environment and a file of settings say besides. Ends the
/// program, as usual, when the command line asks for help or cannot be read.
///
/// # Errors
/// When the file cannot be used.
pub fn read(words: Words) -> Result<Args, Told> {
    let given: Vec<OsString> = std::env::args_os().collect();
    // Help is put into words only where it is shown: that takes longer than the rest.
    let matches = Args::command().try_get_matches_from(&given).unwrap_or_else(|_| {
        let command = help::in_words(Args::command(), words);
        command.try_get_matches_from(&given).unwrap_or_else(|error| usage::exit(&error, words))
    });
    let Some(file) = matches.get_one::<PathBuf>("config") else {
        return Ok(args(&matches));
    };
    let table = table(file)?;
    let matches = match flags(&matches, file, table)? {
        flags if flags.is_empty() => matches,
        flags => {
            let both = given.into_iter().chain(flags);
            let again = Args::command().try_get_matches_from(both);
            again.map_err(|error| SettingsError::Value {
                file: file.clone(),
                what: usage::wrong(&error, Values::Told, words),
            })?
        }
    };
    Ok(args(&matches))
}

fn args(matches: &ArgMatches) -> Args {
    Args::from_arg_matches(matches).unwrap_or_else(|error| error.exit())
}

fn table(file: &Path) -> Result<Table, SettingsError> {
    let text = std::fs::read_to_string(file)
        .map_err(|source| SettingsError::Unreadable { file: file.to_owned(), source })?;
    text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
        // The message, not the line itself: it may hold a password.
        let (file, what) = (file.to_owned(), error.message().to_owned());
        SettingsError::Garbled { file, line, what }
    })
}

/// The settings that nobody else said anything about, as flags.
fn flags(matches: &ArgMatches, file: &Path, table: Table) -> Result<Vec<OsString>, SettingsError> {
    let whole = Args::command();
    let (name, here) = matches.subcommand().unwrap_or(("", matches));
    let command = whole.find_subcommand(name);
    let mut flags = Vec::new();
    for (key, value) in table {
        let Some(setting) = settings(&whole).find(|setting| setting.flag == key) else {
            let mut known: Vec<String> = settings(&whole).map(|setting| setting.flag).collect();
            known.sort();
            let (file, known) = (file.to_owned(), known.join(", "));
            return Err(SettingsError::Unknown { file, key, known });
        };
        let is_for_this = setting.global || command.is_some_and(|command| has(command, &key));
        let said = here.try_get_raw(&setting.id).is_ok().then(|| here.value_source(&setting.id));
        let elsewhere = [ValueSource::CommandLine, ValueSource::EnvVariable];
        if !is_for_this || said.flatten().is_some_and(|source| elsewhere.contains(&source)) {
            continue;
        }
        let text = text(&value)
            .ok_or_else(|| SettingsError::Form { file: file.to_owned(), key: key.clone() })?;
        match (setting.takes_value, &*text) {
            (true, _) => flags.push(format!("--{key}={text}").into()),
            (false, "true") => flags.push(format!("--{key}").into()),
            (false, "false") => {}
            (false, _) => return Err(SettingsError::Form { file: file.to_owned(), key }),
        }
    }
    Ok(flags)
}

struct Setting {
    id: String,
    flag: String,
    global: bool,
    takes_value: bool,
}

/// What the file may say: every flag that has a name in the environment.
fn settings(whole: &Command) -> impl Iterator<Item = Setting> {
    let serve = whole.find_subcommand("serve").into_iter();
    let args = whole.get_arguments().chain(serve.flat_map(Command::get_arguments));
    args.filter(|arg| arg.get_env().is_some() && arg.get_id() != "config").filter_map(|arg| {
        Some(Setting {
            id: arg.get_id().to_string(),
            flag: arg.get_long()?.to_owned(),
            global: arg.is_global_set(),
            takes_value: arg.get_action().takes_values(),
        })
    })
}

fn has(command: &Command, flag: &str) -> bool {
    command.get_arguments().any(|arg| arg.get_long() == Some(flag))
}

/// A setting as a flag's value; lists with commas between.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(yes) => Some(yes.to_string()),
        Value::Array(list) => {
            let list: Option<Vec<String>> = list.iter().map(text).collect();
            Some(list?.join(","))
        }
        Value::Float(_) | Value::Datetime(_) | Value::Table(_) => None,
    }
}
