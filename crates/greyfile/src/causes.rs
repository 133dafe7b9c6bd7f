//! An error with everything that it came from, as it is told at a terminal. It knows every type of
//! error there is; what tells something of its own needs only `told`.

use std::error::Error;
use std::io;

use axum::http::StatusCode;
use greyfile_domain::values::text::TextError;
use greyfile_envelope::IdError;
use greyfile_eventlog::{AppendError, ReadError, embedded, jetstream};
use greyfile_intake::{FoundingError, SubmitError, index};
use greyfile_projector::StartError;
use greyfile_web::Problem;
use greyfile_words::Words;
use serde_json::{Value, json};

use crate::folder::FolderError;
use crate::nats::{NatsError, SyncError};
use crate::told::{Tells, Told};

/// An error with everything that it came from, in words.
pub(crate) fn in_words(error: &anyhow::Error, words: Words) -> String {
    let mut said = String::new();
    for link in error.chain() {
        let text = one(link, words);
        // Some errors speak of their cause themselves.
        if said.contains(&text) {
            continue;
        }
        if !said.is_empty() {
            said.push_str(": ");
        }
        said.push_str(&text);
    }
    said
}

/// An error as the problem document that the API would give of it, for programs.
pub(crate) fn as_problem(error: &anyhow::Error, words: Words) -> Value {
    // What the API said of it says most.
    let of_api = error.chain().find_map(|link| link.downcast_ref::<Told>()?.problem());
    if let Some(problem) = of_api {
        return problem.clone();
    }
    if let Some(of_intake) = error.chain().find_map(|link| link.downcast_ref::<SubmitError>()) {
        return json!(Problem::from(of_intake).told(words.plain()));
    }
    let code = error.chain().find_map(|link| match link.downcast_ref::<Told>() {
        Some(told) => Some(told.as_code()),
        None => message(link).map(|told| told.as_code()),
    });
    let code_of = code.as_deref().unwrap_or_default();
    let status = match code_of.split_once('.').map_or("", |(about, _)| about) {
        // What was typed does not fit what stands in the log.
        _ if code_of == "log.not_there" => StatusCode::NOT_FOUND,
        _ if ["log.nothing_there", "log.no_why"].contains(&code_of) => StatusCode::BAD_REQUEST,
        // What was typed, or stands in a file that was named.
        "submit" | "record" | "file" | "settings" | "explain" | "gazetteer" | "simulate"
        | "migrate" | "vetting" => StatusCode::BAD_REQUEST,
        // What is to answer is not there.
        "folder" | "log" | "broker" | "door" => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    problem_of(status, code, in_words(error, words))
}

/// A problem of the program itself, in the form of the API's.
pub(crate) fn problem_of(status: StatusCode, code: Option<String>, message: String) -> Value {
    let mut problem = json!(Problem::new(status, UNNAMED, message));
    problem["code"] = json!(code.unwrap_or_else(|| UNNAMED.to_owned()));
    problem
}

/// The code of an error that has none of its own.
const UNNAMED: &str = "program.failed";

/// One error of a chain. What is not the program's own is told as it tells itself, and quoted where
/// that is another language.
fn one(error: &(dyn Error + 'static), words: Words) -> String {
    if let Some(told) = error.downcast_ref::<Told>() {
        return told.say(words);
    }
    // What is wrong with a value that was typed has words of its own.
    if let Some(wrong) = error.downcast_ref::<TextError>() {
        return words.wrong(&(*wrong).into());
    }
    if let Some(wrong) = error.downcast_ref::<IdError>() {
        return words.wrong(&wrong.clone().into());
    }
    // Intake's are told as the API tells them.
    if let Some(error) = error.downcast_ref::<SubmitError>() {
        return Problem::from(error).told(words.plain()).message.into();
    }
    let told = message(error).unwrap_or_else(|| Told::new("another-says").with("text", error));
    told.say(words)
}

/// The message of an error of one of these types.
fn message(error: &(dyn Error + 'static)) -> Option<Told> {
    fn of<E: Tells + Error + 'static>(error: &(dyn Error + 'static)) -> Option<Told> {
        error.downcast_ref::<E>().map(Tells::told)
    }
    let own = of::<FolderError>(error)
        .or_else(|| of::<NatsError>(error))
        .or_else(|| of::<SyncError>(error));
    own.or_else(|| of::<embedded::OpenError>(error))
        .or_else(|| of::<jetstream::OpenError>(error))
        .or_else(|| of::<ReadError>(error))
        .or_else(|| of::<AppendError>(error))
        .or_else(|| of::<FoundingError>(error))
        .or_else(|| of::<index::Error>(error))
        .or_else(|| of::<StartError>(error))
        .or_else(|| of::<io::Error>(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::OrTold;
    use greyfile_words::Lang;

    #[test]
    fn an_error_is_told_with_its_causes_in_the_language_of_its_reader() {
        let missing = io::Error::from_raw_os_error(2);
        let told = anyhow::Error::from(missing).context(Told::as_it_is("behind"));
        assert!(in_words(&told, Words::of(Lang::En)).starts_with("behind: No such file"));
        let missing = io::Error::from_raw_os_error(2);
        let told = Err::<(), _>(missing).or_told(|| Told::new("file-unreadable").with("file", "x"));
        let told = told.expect_err("it is an error");
        let english = "x cannot be read: No such file or directory (os error 2)";
        assert_eq!(in_words(&told, Words::of(Lang::En)), english);
        let urdu = in_words(&told, Words::of(Lang::Ur));
        assert!(urdu.starts_with('x') && !urdu.contains("read") && urdu.contains('2'), "{urdu}");
    }
}
