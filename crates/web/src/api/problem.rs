//! What went wrong, for programs and people (RFC 9457, `application/problem+json`).

use std::borrow::Cow;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_eventlog::ReadError;
use greyfile_field::Wrong;
use greyfile_intake::SubmitError;
use greyfile_words::{Lang, Words};
use serde::{Deserialize, Serialize};

use super::check::Fault;
use super::texts;

/// An answer that is not what was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// The status in words.
    pub title: Cow<'static, str>,
    /// A stable code for programs.
    pub code: Cow<'static, str>,
    /// The rule that was broken, if one was, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Cow<'static, str>>,
    /// The field at fault, if one is; of several, the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Box<str>>,
    /// What happened, what it means for the data, and what to do, in the reader's language.
    pub message: Box<str>,
    /// Whether the very same request may succeed later.
    pub retryable: bool,
    /// What only some have. Behind a pointer, so that what mostly goes well stays small.
    #[serde(flatten)]
    more: Box<More>,
}

/// What only some problems have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
struct More {
    /// What the message speaks of, for programs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    args: Vec<Arg>,
    /// Everything that is wrong with what was sent, where its fields were at fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
    /// Why, for a page that says by itself that nothing was recorded.
    #[serde(skip)]
    why: Option<String>,
    /// In which language it is told; nothing for a text that came with it.
    #[serde(skip)]
    lang: Option<Lang>,
    /// Whether its text came with it, so that it is told in no other language.
    #[serde(skip)]
    is_worded: bool,
}

/// Something wrong with one field of what was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
struct FieldError {
    /// The field's path, such as `do.seize.parcels[0].kind`; empty for the whole.
    field: Box<str>,
    /// A stable code for programs.
    code: Cow<'static, str>,
    /// What is wrong with it, in the reader's language.
    message: Box<str>,
    /// The same, to be told in another language.
    #[serde(skip)]
    wrong: Option<Wrong>,
}

impl Problem {
    /// The code of an outcome that is not known.
    pub const UNKNOWN: &'static str = SubmitError::UNKNOWN;

    /// The code of a mistake in the program, met while answering.
    pub const PANICKED: &'static str = "service.panicked";

    /// A problem with this status and code, and a message of its own.
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status: status.as_u16(),
            title: status.canonical_reason().unwrap_or_default().into(),
            code: code.into(),
            rule: None,
            field: None,
            message: message.into().into_boxed_str(),
            retryable: false,
            more: Box::new(More { is_worded: true, ..More::default() }),
        }
    }

    /// A problem with this status, told by its code and what its words speak of: in English, until
    /// it is [told](Self::told) to a reader.
    pub fn of(status: StatusCode, code: &'static str, args: impl Into<Vec<Arg>>) -> Self {
        let mut problem = Self::new(status, code, code);
        *problem.more = More { args: args.into(), ..More::default() };
        problem.told(Words::of(Lang::En).plain())
    }

    /// The same, of what may pass by itself.
    pub fn not_now(code: &'static str, args: impl Into<Vec<Arg>>) -> Self {
        let mut problem = Self::of(StatusCode::SERVICE_UNAVAILABLE, code, args);
        problem.retryable = true;
        problem
    }

    /// A problem with fields of what was sent.
    pub(crate) fn with_fields(code: &'static str, faults: Vec<Fault>) -> Self {
        let mut problem = Self::new(StatusCode::BAD_REQUEST, code, code);
        let first = faults.first().map(|fault| fault.field.clone());
        problem.field = first.filter(|field| !field.is_empty()).map(Into::into);
        let errors = faults.into_iter().map(|Fault { field, wrong }| FieldError {
            field: field.into(),
            code: wrong.why.code().into(),
            message: Box::default(),
            wrong: Some(wrong),
        });
        *problem.more = More { errors: errors.collect(), ..More::default() };
        problem.told(Words::of(Lang::En).plain())
    }

    /// The same problem as its reader reads it, from its code and what it speaks of, whichever
    /// process met it. A text that came with it stays as it is.
    #[must_use]
    pub fn told(mut self, words: Words) -> Self {
        let Self { code, more, message, rule, .. } = &mut self;
        if more.is_worded {
            return self;
        }
        if let Some(refused) = words.refusal_of(code, &more.args) {
            *message = words.nothing_recorded(&refused.why).into();
            *rule = Some(refused.rule.into());
            more.why = Some(refused.why);
            more.lang = Some(words.lang());
            return self;
        }
        for error in &mut more.errors {
            if let Some(wrong) = &error.wrong {
                error.message = words.wrong(wrong).into();
            }
        }
        let args = match more.errors.as_slice() {
            [] => Cow::Borrowed(&more.args),
            [first, rest @ ..] => {
                // The first of them stands in the message; programs have all in `errors`.
                Cow::Owned(vec![
                    Arg::code("of", "fields"),
                    Arg::text("field", &first.field),
                    Arg::text("why", &first.message),
                    Arg::count("more", rest.len()),
                ])
            }
        };
        if let Some(told) = texts::problem(words, code, &args) {
            *message = told.message.into();
            *rule = told.rule.map(Cow::Owned);
            more.lang = Some(words.lang());
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
        self.more.why.as_deref().unwrap_or(&self.message)
    }

    /// The status to answer with.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Something the service could not do now, with a message of its own.
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
            SubmitError::Unknown(_) | SubmitError::UnknownFull | SubmitError::Unanswered { .. } => {
                StatusCode::ACCEPTED
            }
            SubmitError::OtherBody { .. } => StatusCode::CONFLICT,
            SubmitError::Refused(refusal) if matches!(**refusal, Refusal::Overtaken { .. }) => {
                StatusCode::CONFLICT
            }
            SubmitError::Refused(_)
            | SubmitError::InjectedTime
            | SubmitError::InjectedTimeAhead
            | SubmitError::NoSuchRecord { .. }
            | SubmitError::OtherRecord { .. }
            | SubmitError::Intakes { .. }
            | SubmitError::OtherStretch { .. }
            | SubmitError::TooLong { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            SubmitError::Busy
            | SubmitError::CatchingUp
            | SubmitError::Index(_)
            | SubmitError::Files(_)
            | SubmitError::ClockBehind { .. }
            | SubmitError::ClockAhead { .. }
            | SubmitError::ClockJumped { .. }
            | SubmitError::ClockWrong(_)
            // Until two persons set it aside, or a newer Greyfile is here.
            | SubmitError::NotIntakes { .. }
            | SubmitError::Newer { .. }
            | SubmitError::Unavailable(_)
            | SubmitError::Behind { .. }
            | SubmitError::Full
            | SubmitError::Closed(_)
            | SubmitError::Blind => StatusCode::SERVICE_UNAVAILABLE,
            SubmitError::Read(_)
            | SubmitError::NotEncoded(_)
            | SubmitError::Undecided
            | SubmitError::Unreadable { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut problem = Self::of(status, error.code(), error.args());
        problem.retryable = error.is_retryable();
        problem
    }
}

impl From<greyfile_eventlog::ReadError> for Problem {
    fn from(error: greyfile_eventlog::ReadError) -> Self {
        let args = [Arg::code("of", "read"), Arg::text("cause", &error)];
        match error {
            ReadError::Unavailable(_) | ReadError::Closed => Self::not_now("log.unavailable", args),
            ReadError::Damaged { .. } | ReadError::Io(_) => {
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                Self::of(status, "log.unreadable", args)
            }
        }
    }
}

impl From<greyfile_projector::ReadError> for Problem {
    fn from(error: greyfile_projector::ReadError) -> Self {
        use greyfile_projector::ReadError::{Moved, NotReady, Off, Store};
        let args = [Arg::code("of", "read"), Arg::text("cause", &error)];
        match error {
            NotReady(_) | Off(_) | Moved => Self::not_now("view.not_ready", args),
            Store(_) => Self::of(StatusCode::INTERNAL_SERVER_ERROR, "view.unreadable", args),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let retryable = self.retryable;
        let lang = self.more.lang;
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
    use greyfile_envelope::{StreamId, Timestamp};
    use greyfile_intake::Ahead;
    use greyfile_record::genuine::Why;

    use super::*;

    /// Each of intake's errors, whichever process tells it: an intake sends codes and arguments, and
    /// whoever is asked renders them.
    #[test]
    fn what_intake_says_is_told_in_both_languages_by_every_process() {
        let position = greyfile_envelope::Position(3);
        let stream = StreamId::new(greyfile_envelope::StreamKind::CASE, [3; 16]);
        let ahead = Ahead { from: position, to: position, recorded_at: Timestamp(0) };
        let cause = || "device is gone".to_owned();
        for (error, english) in [
            (SubmitError::OtherBody { differs: "times" }, "(they differ in: times)"),
            (SubmitError::CatchingUp, "still reading the log"),
            (SubmitError::Index(cause()), "(device is gone)"),
            (SubmitError::Files(cause()), "(device is gone)"),
            (
                SubmitError::NotIntakes { position, stream, why: Why::Seal },
                "it is not sealed by this log's intake",
            ),
            (SubmitError::Newer { position, cause: cause() }, "written by a newer Greyfile"),
            (SubmitError::NoSuchRecord { position }, "no record at position 3"),
            (SubmitError::OtherRecord { position }, "not the one with this SHA-256"),
            (SubmitError::Intakes { position }, "by this log's intake and can be read"),
            (SubmitError::OtherStretch { found: None }, "there is nothing to mend"),
            (SubmitError::OtherStretch { found: Some(ahead) }, "are positions 3 to 3"),
            (SubmitError::ClockAhead { ahead_ms: 4 * 31_536_000_000 }, "1,460 days ahead"),
            (SubmitError::ClockJumped { jumped_ms: 18_000_000 }, "set forward by 300 minutes"),
            (SubmitError::InjectedTime, "only a demonstration log"),
            (SubmitError::InjectedTimeAhead, "lies in the future"),
            (SubmitError::ClockBehind { behind_ms: 1_500 }, "1,500 ms behind"),
            (SubmitError::ClockWrong(cause()), "device is gone; nothing was recorded"),
            (SubmitError::TooLong { len: 70_000 }, "70,000 bytes as a record and at most 65,535"),
            (SubmitError::NotEncoded(cause()), "cannot be encoded: device is gone"),
            (SubmitError::Busy, "others kept writing"),
            (SubmitError::Unknown(cause()), "was recorded (device is gone); send"),
            (
                SubmitError::Unanswered { first: position, cause: cause() },
                "(a command of this id stands at position 3; device is gone)",
            ),
            (SubmitError::Unavailable(cause()), "nothing was recorded: device is gone; send"),
            (
                SubmitError::Behind { kind: greyfile_envelope::StreamKind::REGIME },
                "is read from a copy that is behind",
            ),
            (SubmitError::UnknownFull, "(the disk that holds the log is full; free some space"),
            (SubmitError::Full, "free some space on that disk: the log opens again by itself"),
            (SubmitError::Closed(cause()), "takes no more events (device is gone)"),
            (SubmitError::Blind, "no longer sees what the log has"),
            (SubmitError::Undecided, "goes on asking"),
            (SubmitError::Read(ReadError::Io(cause())), "device is gone"),
            (SubmitError::Unreadable { position, cause: cause() }, "3 cannot be read: device"),
        ] {
            let problem = Problem::from(&error);
            assert!(problem.message.contains(english), "{}", problem.message);
            let sent = serde_json::to_vec(&problem).unwrap();
            let received: Problem = serde_json::from_slice(&sent).unwrap();
            let told = received.told(Words::of(Lang::Ur).plain());
            assert!(!told.message.contains(english) || english == "device is gone", "{error}");
            assert!(told.message.contains("ہ"), "{}", told.message);
            assert_eq!(told.rule.is_some(), problem.rule.is_some());
            assert_eq!(told.into_response().headers()[header::CONTENT_LANGUAGE], "ur");
            // What ends in a log is no sentence, and holds nothing of the command.
            assert!(error.to_string().starts_with(error.code()), "{error}");
        }
    }

    /// A text that came with a problem is nobody else's to replace.
    #[test]
    fn a_problem_with_a_text_of_its_own_keeps_it() {
        let own = Problem::new(StatusCode::BAD_REQUEST, "request.not_json", "as the page says it");
        let told = own.told(Words::of(Lang::Ur));
        assert_eq!(&*told.message, "as the page says it");
        assert!(!told.into_response().headers().contains_key(header::CONTENT_LANGUAGE));
    }

    /// What passes by itself says when to come again; what does not, does not.
    #[test]
    fn only_what_may_succeed_again_says_when() {
        let position = greyfile_envelope::Position(3);
        let stream = StreamId::new(greyfile_envelope::StreamKind::CASE, [3; 16]);
        for (error, status, again) in [
            (SubmitError::CatchingUp, 503, Some("1")),
            (SubmitError::Index("the disk is full".into()), 503, Some("1")),
            (SubmitError::NotIntakes { position, stream, why: Why::NoRecord }, 503, None),
            (SubmitError::Newer { position, cause: String::new() }, 503, None),
            (SubmitError::ClockAhead { ahead_ms: 1 }, 503, Some("1")),
            (SubmitError::OtherBody { differs: "stream" }, 409, None),
        ] {
            let response = Problem::from(&error).into_response();
            let header = response.headers().get(header::RETRY_AFTER);
            let header = header.map(|value| value.to_str().unwrap());
            assert_eq!((response.status().as_u16(), header), (status, again), "{error}");
        }
    }
}
