//! What is wrong with a command line, in words.

use axum::http::StatusCode;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use greyfile_eventlog::jetstream::LogNameError;
use greyfile_web::OriginError;
use greyfile_words::{LangError, Words};

use crate::causes;
use crate::told::Told;

/// Whether what was typed as a value may be told again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Values {
    /// It may.
    Told,
    /// It may be personal data in a wrong place.
    Kept,
}

/// Ends the program: with the help that was asked for, or with what is wrong.
pub(super) fn exit(error: &Error, words: Words) -> ! {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_help {
        error.exit();
    }
    if super::reader::is_json_asked_for() {
        let code = Some(what(error, Values::Told).as_code());
        let problem = wrong(error, Values::Told, words);
        eprintln!("{}", causes::problem_of(StatusCode::BAD_REQUEST, code, problem));
        std::process::exit(error.exit_code())
    }
    let what = Told::new("error").with("what", wrong(error, Values::Told, words));
    let mut lines = vec![what.say(words)];
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim().trim_start_matches("Usage:").trim();
        lines.push(Told::new("usage-usage").with("usage", usage).say(words));
    }
    lines.push(Told::new("usage-help").say(words));
    eprintln!("{}", lines.join("\n\n"));
    std::process::exit(error.exit_code())
}

/// What is wrong, without why.
fn what(error: &Error, values: Values) -> Told {
    let may = values == Values::Told;
    let arg = text(error, ContextKind::InvalidArg).filter(|arg| may || arg.starts_with("--"));
    let arg = arg.map(|arg| match may {
        true => format!("'{arg}'"),
        false => arg.split([' ', '=']).next().unwrap_or_default().to_owned(),
    });
    let named = |id| Told::new(id).with("arg", arg.as_deref().unwrap_or("-"));
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.as_deref() == Some("") => named("usage-value-missing"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value.filter(|_| may) {
            Some(value) => named("usage-invalid-value-given").with("value", value),
            None => named("usage-invalid-value"),
        },
        ErrorKind::UnknownArgument if arg.is_none() => Told::new("usage-unknown-word"),
        ErrorKind::UnknownArgument => named("usage-unknown-argument"),
        ErrorKind::InvalidSubcommand => Told::new("usage-invalid-subcommand")
            .with("name", text(error, ContextKind::InvalidSubcommand).unwrap_or_default()),
        ErrorKind::MissingSubcommand => Told::new("usage-missing-subcommand"),
        ErrorKind::NoEquals => named("usage-no-equals"),
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            Some(other) if Some(&format!("'{other}'")) != arg.as_ref() && may => {
                named("usage-conflict").with("other", format!("'{other}'"))
            }
            _ => named("usage-repeated"),
        },
        ErrorKind::MissingRequiredArgument => Told::new("usage-missing")
            .with("args", text(error, ContextKind::InvalidArg).unwrap_or_default()),
        ErrorKind::TooManyValues => named("usage-too-many"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => named("usage-too-few"),
        ErrorKind::InvalidUtf8 => Told::new("usage-not-utf8"),
        _ => Told::new("usage-other"),
    }
}

/// What is wrong.
pub(super) fn wrong(error: &Error, values: Values, words: Words) -> String {
    let may = values == Values::Told;
    let why = std::error::Error::source(error).filter(|_| may).and_then(why);
    // Where a value is missing the help says what it can be: codes that are offered are not all.
    let is_given = value_was_given(error);
    let fits = text(error, ContextKind::ValidValue).filter(|valid| is_given && !valid.is_empty());
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().find_map(|kind| text(error, kind));
    let parts = [
        Some(what(error, values)),
        why.map(|why| Told::new("usage-why").telling("why", why)),
        fits.map(|values| Told::new("usage-choose").with("values", values)),
        near.map(|near| Told::new("usage-meant").with("near", near)),
    ];
    parts.into_iter().flatten().map(|part| part.say(words)).collect()
}

/// Why a value does not fit, where its type says so.
fn why(source: &(dyn std::error::Error + 'static)) -> Option<Told> {
    if source.is::<LangError>() {
        return Some(Told::new("usage-languages"));
    }
    if source.is::<OriginError>() {
        return Some(Told::new("usage-origin"));
    }
    if source.is::<LogNameError>() {
        return Some(Told::new("usage-log-name"));
    }
    if source.is::<std::net::AddrParseError>() {
        return Some(Told::new("usage-no-address"));
    }
    // Nothing else is checked but whole numbers, and clap tells their range in English.
    let told = source.to_string();
    Some(match range(&told) {
        Some((from, to)) => Told::new("usage-number-range").with("from", from).with("to", to),
        None => Told::new("usage-no-number"),
    })
}

/// The range that clap names last where a number lies outside of it: `16..=1000000`.
fn range(told: &str) -> Option<(&str, &str)> {
    let (_, range) = told.rsplit_once(' ')?;
    range.split_once("..=").filter(|(from, to)| !from.is_empty() && !to.is_empty())
}

/// Whether the value that is wrong is one at all.
fn value_was_given(error: &Error) -> bool {
    text(error, ContextKind::InvalidValue).is_some_and(|value| !value.is_empty())
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    }
}
