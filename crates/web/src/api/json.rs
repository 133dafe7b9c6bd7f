//! JSON in: refused with every field at fault named, and never with what it held.

use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use bytes::Bytes;
use greyfile_domain::kernel::arg::Arg;
use greyfile_field::Field;
use greyfile_words::Words;
use serde::de::DeserializeOwned;

use super::Problem;
use super::check::{Fault, check};
use super::strict::Json;
use crate::door::not_whole;

/// A body, or why it did not come whole.
pub(crate) type Received = Result<Bytes, BytesRejection>;

/// Reads a JSON body.
pub(crate) fn read<T: DeserializeOwned + Field>(
    headers: &HeaderMap,
    body: Received,
) -> Result<T, Problem> {
    let body = body.map_err(|rejection| not_whole(&rejection, "body"))?;
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let json = content_type.is_some_and(|value| {
        let essence = value.split(';').next().unwrap_or_default().trim();
        essence.eq_ignore_ascii_case("application/json")
    });
    if !json {
        // A form of another site cannot send this type without asking first.
        return Err(Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.not_json", []));
    }
    parse(&body).map_err(Problem::from)
}

/// Why a JSON text is not what is wanted.
#[derive(Debug, PartialEq)]
pub(crate) enum Unread {
    /// It is no JSON: where it goes wrong, and whether that is at its end.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, in bytes, from 1.
        column: usize,
        /// Whether it ends too early.
        is_cut_off: bool,
    },
    /// What is wrong with its fields, one at least.
    Fields(Vec<Fault>),
    /// Nothing is wrong with it, and yet it cannot be read: a mistake of the program.
    Unknown,
}

/// Reads JSON: all of it is held against the description of fields before serde reads it.
pub(crate) fn parse<T: DeserializeOwned + Field>(body: &[u8]) -> Result<T, Unread> {
    let json = serde_json::from_slice::<Json<'_>>(body).map_err(|error| Unread::NotJson {
        line: error.line(),
        column: error.column(),
        is_cut_off: error.is_eof(),
    })?;
    let faults = check(T::SHAPE, &json);
    if !faults.is_empty() {
        return Err(Unread::Fields(faults));
    }
    T::deserialize(json).map_err(|_| {
        // What serde says may hold what was sent.
        tracing::error!("serde refuses what fits the description of fields");
        Unread::Unknown
    })
}

/// Reads JSON that goes on to a service: nothing of it is lost on the way without a word, as a field
/// that is given twice would be.
pub fn value(text: &[u8]) -> Result<serde_json::Value, Problem> {
    let json = serde_json::from_slice::<Json<'_>>(text).map_err(|error| Unread::NotJson {
        line: error.line(),
        column: error.column(),
        is_cut_off: error.is_eof(),
    });
    json.and_then(|json| json.value().map_err(|fault| Unread::Fields(vec![fault])))
        .map_err(Problem::from)
}

impl From<Unread> for Problem {
    fn from(unread: Unread) -> Self {
        let code = "request.bad_json";
        let of = |args: Vec<Arg>| Self::of(StatusCode::BAD_REQUEST, code, args);
        match unread {
            Unread::NotJson { line, column, is_cut_off } => {
                let what = if is_cut_off { "cut_off" } else { "syntax" };
                let place = [Arg::count("line", line), Arg::count("column", column)];
                of([Arg::code("of", what)].into_iter().chain(place).collect())
            }
            Unread::Fields(faults) => Self::with_fields(code, faults),
            Unread::Unknown => of(vec![Arg::code("of", "unread")]),
        }
    }
}

impl Unread {
    /// What is wrong, by field; what is wrong with the whole stands at no field.
    pub(crate) fn by_field(self, words: Words) -> Vec<(String, String)> {
        match self {
            Self::Fields(faults) => {
                let told = |Fault { field, wrong }| (field, words.wrong(&wrong));
                faults.into_iter().map(told).collect()
            }
            other => {
                let problem = Problem::from(other).told(words);
                vec![(String::new(), problem.message.into())]
            }
        }
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
