//! Why a body did not come whole.

use std::error::Error;

use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use tower_http::timeout::TimeoutError;

use super::BODY_LEN_MAX;
use crate::api::Problem;

/// The problem with a body that did not come whole: too long, too slow, or cut off. `of` is what it
/// should have been.
pub(crate) fn not_whole(rejection: &BytesRejection, of: &'static str) -> Problem {
    let of = Arg::code("of", of);
    if let BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) = rejection {
        let args = [of, Arg::count("max", BODY_LEN_MAX)];
        return Problem::of(StatusCode::PAYLOAD_TOO_LARGE, "request.too_long", args);
    }
    let mut cause: Option<&(dyn Error + 'static)> = Some(rejection);
    while let Some(error) = cause {
        if error.is::<TimeoutError>() {
            return Problem::of(StatusCode::REQUEST_TIMEOUT, "request.too_slow", [of]);
        }
        cause = error.source();
    }
    Problem::of(StatusCode::BAD_REQUEST, "request.cut_off", [of])
}
