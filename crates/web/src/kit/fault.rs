//! What is wrong with a request, as pages and reads say it.

use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::Position;
use greyfile_field::{Why, Wrong};

use crate::api::{Fault, Problem};

/// A part of an address, or of a query, that is not what it should be.
pub(crate) fn bad(field: &'static str, wrong: impl Into<Wrong>) -> Problem {
    let fault = Fault::at(field, wrong);
    Problem::with_fields("request.bad_address", vec![fault])
}

/// A part of an address that should be a number and is none.
pub(crate) fn not_a_number() -> Wrong {
    Wrong::new(Why::ShapeNumber).code("found", "text")
}

/// Something that is not on record: a case, a form, an event.
pub(crate) fn missing(what: &'static str) -> Problem {
    Problem::of(StatusCode::NOT_FOUND, "request.not_found", [Arg::code("of", what)])
}

/// A position that the log does not have.
pub(crate) fn missing_position(position: Position) -> Problem {
    let at = Arg::number("position", i64::try_from(position.0).unwrap_or(i64::MAX));
    let args = [Arg::code("of", "position"), at];
    Problem::of(StatusCode::NOT_FOUND, "request.not_found", args)
}

/// What a page says when its view lags behind what its reader just wrote.
pub(crate) fn lagging() -> Problem {
    Problem::not_now("view.behind", [Arg::code("of", "page")])
}
