//! What went wrong, for programs and people (RFC 9457, `application/problem+json`).

use std::borrow::Cow;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_intake::SubmitError;
use greyfile_words::{Lang, Words};
use serde::{Deserialize, Serialize};

/// An answer that is not what was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// The status in words.
    pub title: Cow<'static, str>,
    /// A stable code for programs.
    pub code: Cow<'static, str>,
    /// The rule that was broken, if one was; that of a refusal in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Cow<'static, str>>,
    /// The field at fault, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Box<str>>,
    /// What happened, what it means for the data, and what to do; a refusal in the reader's
    /// language.
    pub message: Box<str>,
    /// Whether the very same request may succeed later.
    pub retryable: bool,
    /// What only a refusal has. Behind a pointer, so that what mostly goes well stays small.
    #[serde(flatten)]
    refusal: Box<Refusing>,
}

/// What only a refusal has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
struct Refusing {
    /// What a refusal speaks of, for programs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    args: Vec<Arg>,
    /// Why, for a page that says by itself that nothing was recorded; and in which language.
    #[serde(skip)]
    told: Option<(String, Lang)>,
}

impl Problem {
    /// The code of an outcome that is not known.
    pub const UNKNOWN: &'static str = SubmitError::UNKNOWN;

    /// The code of a mistake in the program, met while answering.
    pub const PANICKED: &'static str = "service.panicked";

    /// A problem with this status, code and message.
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status: status.as_u16(),
            title: status.canonical_reason().unwrap_or_default().into(),
            code: code.into(),
            rule: None,
            field: None,
            message: message.into().into_boxed_str(),
            retryable: false,
            refusal: Box::default(),
        }
    }

    /// The same problem as its reader reads it. A refusal is told here, from its code and what it
    /// speaks of, whichever process decided; what else can go wrong is told in English yet.
    #[must_use]
    pub fn told(mut self, words: Words) -> Self {
        if let Some(refused) = words.refusal_of(&self.code, &self.refusal.args) {
            self.message = words.nothing_recorded(&refused.why).into();
            self.rule = Some(refused.rule.into());
            self.refusal.told = Some((refused.why, words.lang()));
        }
        self
    }

    /// The same problem, at a field.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into().into_boxed_str());
        self
    }

    /// Whether it may have been recorded all the same.
    pub fn is_unknown(&self) -> bool {
        self.code == Self::UNKNOWN
    }

    /// Whether a command's id was used for another one before.
    pub(crate) fn is_sent_before(&self) -> bool {
        self.code == SubmitError::OTHER_BODY
    }

    /// What happened, for a place that says by itself that nothing was recorded.
    pub(crate) fn cause(&self) -> &str {
        self.refusal.told.as_ref().map_or(&self.message, |(why, _)| why)
    }

    /// The status to answer with.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Something the service could not do now.
    pub fn unavailable(code: &'static str, message: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, code, message);
        problem.retryable = true;
        problem
    }
}

impl From<&SubmitError> for Problem {
    fn from(error: &SubmitError) -> Self {
        let status = match error {
            // Not a failure: it may well have been recorded.
            SubmitError::Unknown(_) => StatusCode::ACCEPTED,
            SubmitError::OtherBody { .. } => StatusCode::CONFLICT,
            SubmitError::Refused(refusal) if matches!(**refusal, Refusal::Overtaken { .. }) => {
                StatusCode::CONFLICT
            }
            SubmitError::Refused(_)
            | SubmitError::InjectedTime
            | SubmitError::InjectedTimeAhead
            | SubmitError::Encode(_) => StatusCode::UNPROCESSABLE_ENTITY,
            SubmitError::Busy
            | SubmitError::CatchingUp
            | SubmitError::Index(_)
            | SubmitError::ClockBehind { .. }
            | SubmitError::ClockWrong(_)
            | SubmitError::Unavailable(_)
            | SubmitError::Closed(_)
            | SubmitError::Blind => StatusCode::SERVICE_UNAVAILABLE,
            SubmitError::Read(_)
            | SubmitError::Undecided
            | SubmitError::NotIntakes { .. }
            | SubmitError::Unreadable { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut problem = Self::new(status, error.code(), error.to_string());
        problem.rule = error.rule().map(Cow::Borrowed);
        problem.retryable = error.is_retryable();
        if let SubmitError::Refused(refusal) = error {
            problem.refusal.args = refusal.args();
        }
        problem.told(Words::of(Lang::En).plain())
    }
}

impl From<greyfile_eventlog::ReadError> for Problem {
    fn from(error: greyfile_eventlog::ReadError) -> Self {
        use greyfile_eventlog::ReadError;
        let text = error.to_string();
        match error {
            ReadError::Unavailable(_) | ReadError::Closed => {
                Self::unavailable("log.unavailable", text)
            }
            ReadError::Damaged { .. } | ReadError::Io(_) => {
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "log.unreadable", text)
            }
        }
    }
}

impl From<greyfile_casefile::HistoryError> for Problem {
    fn from(error: greyfile_casefile::HistoryError) -> Self {
        use greyfile_projector::ReadError;
        match error {
            greyfile_casefile::HistoryError::Read(ReadError::NotReady(_)) => {
                Self::unavailable("view.not_ready", error.to_string())
            }
            other => {
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                Self::new(status, "view.unreadable", other.to_string())
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let retryable = self.retryable;
        let lang = self.refusal.told.as_ref().map(|(_, lang)| *lang);
        let mut response = (status, Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(lang) = lang {
            let name = HeaderValue::from_static(lang.code());
            headers.insert(header::CONTENT_LANGUAGE, name);
        }
        if retryable {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        // For the guard, which tells people on a page what programs are told so.
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What passes by itself says when to come again; what does not, does not.
    #[test]
    fn only_what_may_succeed_again_says_when() {
        let position = greyfile_envelope::Position(3);
        for (error, status, again) in [
            (SubmitError::CatchingUp, 503, Some("1")),
            (SubmitError::Index("the disk is full".into()), 503, Some("1")),
            (SubmitError::NotIntakes { position }, 500, None),
            (SubmitError::OtherBody { differs: "stream" }, 409, None),
        ] {
            let response = Problem::from(&error).into_response();
            let header = response.headers().get(header::RETRY_AFTER);
            let header = header.map(|value| value.to_str().unwrap());
            assert_eq!((response.status().as_u16(), header), (status, again), "{error}");
        }
    }
}
