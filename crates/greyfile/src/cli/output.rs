//! What every command does with its answer: data goes to standard output, the rest to standard error.

use std::time::Duration;

use greyfile_words::Words;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, Value};

use crate::told::{OrTold, Told};

/// Whoever read standard output has gone away, as `head` does: nothing more is to be said.
#[derive(Debug, thiserror::Error)]
#[error("answer.gone")]
pub(super) struct ReaderGone;

/// The parameters that were given.
pub(super) fn given(query: Vec<(&str, Option<String>)>) -> Vec<(&str, String)> {
    query.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Prints an answer as JSON, or as people read it.
pub(super) fn print(
    json: bool,
    answer: &Value,
    show: impl Fn(&Value) -> String,
) -> anyhow::Result<()> {
    if json { out(&answer.to_string()) } else { out(&show(answer)) }
}

/// Writes a line to standard output. A reader that has gone away is no error; anything else is,
/// since an answer cut short must not pass for a whole one.
pub(super) fn out(line: &str) -> anyhow::Result<()> {
    use std::io::{ErrorKind, Write};
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(ReaderGone.into()),
        written => written.or_told(|| Told::new("answer-unwritten")),
    }
}

/// Says on standard error what is worth knowing beside an answer; as JSON, its code, its numbers and
/// its words.
pub(super) fn notice(told: &Told, words: Words, json: bool) {
    let said = told.say(words);
    if !json {
        return eprintln!("{said}");
    }
    let mut notice = Map::new();
    notice.insert("notice".into(), told.as_code().into());
    notice.extend(told.numbers());
    notice.insert("message".into(), said.into());
    eprintln!("{}", Value::Object(notice));
}

/// Shows that long work is under way; on a terminal only.
pub(super) fn spinner(what: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(what.to_owned());
    bar.set_style(
        ProgressStyle::with_template("{spinner} {msg} {elapsed}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner()),
    );
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
