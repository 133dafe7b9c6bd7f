//! Query strings: held against the description of their fields, as bodies are.

use axum::extract::{FromRequestParts, Query as Read};
use axum::http::StatusCode;
use axum::http::request::Parts;
use greyfile_domain::kernel::arg::Arg;
use greyfile_field::{Holds, Shape, Why, Wrong};
use serde::de::DeserializeOwned;

use super::Problem;
use super::check::{FAULTS_MAX, Fault};

/// What a query string can hold: names, and what stands in each.
pub(crate) type Asks = &'static [(&'static str, &'static Shape)];

/// What an address asks for behind its question mark.
pub(crate) trait Ask: DeserializeOwned {
    /// All of which may be left out.
    const FIELDS: Asks;
}

/// A query string as it was read.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: Ask, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let unread = || {
            let of = [Arg::code("of", "unread")];
            Problem::of(StatusCode::BAD_REQUEST, "request.bad_query", of)
        };
        let Ok(Read(pairs)) = Read::<Vec<(String, String)>>::try_from_uri(&parts.uri) else {
            return Err(unread());
        };
        let faults = faults(T::FIELDS, &pairs);
        if !faults.is_empty() {
            return Err(wrong(faults));
        }
        Read::<T>::try_from_uri(&parts.uri).map(|Read(query)| Self(query)).map_err(|_| unread())
    }
}

/// What is wrong with a query string.
pub(crate) fn wrong(faults: Vec<Fault>) -> Problem {
    Problem::with_fields("request.bad_query", faults)
}

fn faults(asks: Asks, pairs: &[(String, String)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in pairs {
        let known = asks.iter().find(|(known, _)| known == name);
        let wrong = match known {
            None => {
                let there = Wrong::new(Why::FieldUnknown).number("count", asks.len());
                Err(there.names("names", asks.iter().map(|(name, _)| *name)))
            }
            Some(_) if seen.contains(&&**name) => Err(Wrong::new(Why::FieldTwice)),
            Some((_, shape)) => fits(shape, value),
        };
        // What is asked for under a name that there is not may be a person.
        let field = known.map_or("", |(known, _)| known);
        seen.push(name);
        faults.extend(wrong.err().map(|wrong| Fault::at(field, wrong)));
        if faults.len() == FAULTS_MAX {
            break;
        }
    }
    faults
}

/// Whether a text can stand for what is wanted.
fn fits(shape: &'static Shape, value: &str) -> Result<(), Wrong> {
    match shape {
        Shape::Text(text) => (text.check)(value),
        Shape::Number { min, max } => match value.parse::<i128>() {
            Ok(number) if (*min..=*max).contains(&number) => Ok(()),
            Ok(_) => Err(Wrong::new(Why::NumberRange).number("min", *min).number("max", *max)),
            Err(_) => Err(Wrong::new(Why::ShapeNumber).code("found", "text")),
        },
        Shape::Choice(choice) => {
            let alone = choice.variants.iter().filter(|one| matches!(one.holds, Holds::Nothing));
            let mut names = alone.map(|one| one.name);
            match names.clone().any(|name| name == value) {
                true => Ok(()),
                false => Err(Wrong::new(Why::ChoiceUnknown).names("names", names.by_ref())),
            }
        }
        // No address asks for anything else.
        _ => Ok(()),
    }
}

/// A text that is looked for: any.
pub(crate) const ANY: &Shape = &Shape::Text(greyfile_field::Text {
    name: "Text",
    about: "a text",
    kind: greyfile_field::Kind::Line,
    len_max: None,
    pattern: None,
    check: |_| Ok(()),
});
