//! Making an answer, on the body's own machine.

use greyfile_envelope::Day;

use crate::answer::{Answer, Outcome};
use crate::error::MakeError;
use crate::grounds::{About, SealedGrounds};
use crate::keys::BodyKeys;
use crate::limits::{ANSWER_BYTES_MAX, REFERENCE_CHARS_MAX};
use crate::random::Random;
use crate::request::Request;
use crate::text::Text;

/// What a body wants to say.
#[derive(Clone, Copy)]
pub enum Say<'a> {
    /// Nothing is against them.
    Clear,
    /// Something is.
    NotClear {
        /// Why: sealed to the body's own two keys, and to nobody else.
        grounds: Option<&'a [u8]>,
    },
    /// Not yet.
    Defer {
        /// The last day that the body takes.
        until: Day,
    },
}

/// Writes the answer file to a request. It covers everybody and every place that was asked about.
///
/// # Errors
/// When the grounds are empty or too long, the body's spare key is not one, or it defers to a day
/// before the request.
pub fn sign(
    request: &Request,
    say: Say<'_>,
    reference: Text<REFERENCE_CHARS_MAX>,
    keys: &BodyKeys,
    random: &mut Random,
) -> Result<Vec<u8>, MakeError> {
    let asked = request.subject.asked()?;
    let about =
        About { log: asked.log, licence: asked.licence, body: &asked.body, round: asked.round };
    let outcome = match say {
        Say::Clear => Outcome::Clear,
        Say::Defer { until } if until < request.asked.day() => return Err(MakeError::Until),
        Say::Defer { until } => Outcome::Deferred { until },
        Say::NotClear { grounds } => {
            let seal = |grounds| SealedGrounds::seal(grounds, about, &keys.own(), random);
            Outcome::NotClear { grounds: grounds.map(seal).transpose()? }
        }
    };
    let answer = Answer {
        log: asked.log,
        licence: asked.licence,
        body: asked.body,
        round: asked.round,
        digest: asked.digest,
        outcome,
        reference,
        owners: asked.owners,
        key_persons: asked.key_persons,
        premises: asked.premises,
        key: keys.id(),
    };
    let bytes = answer.draft().signed(keys);
    if bytes.len() > ANSWER_BYTES_MAX {
        return Err(MakeError::TooMuch);
    }
    Ok(bytes)
}

impl std::fmt::Debug for Say<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Clear => "Clear",
            Self::NotClear { .. } => "NotClear",
            Self::Defer { .. } => "Defer",
        })
    }
}
