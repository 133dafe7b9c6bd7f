//! The answer file: what a body says, signed on a machine of its own.

use greyfile_envelope::{Day, StreamId};

use crate::document::{self, Draft, Kind, Lines, is_written_so};
use crate::error::{Broken, VerifyError};
use crate::grounds::SealedGrounds;
use crate::keys::{Key, KeyId};
use crate::limits::{ANSWER_BYTES_MAX, PERSONS_MAX, PREMISES_MAX, REFERENCE_CHARS_MAX};
use crate::subject::Digest;
use crate::text::{BodyCode, PremisesId, Text};

/// What a body says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is against them.
    Clear,
    /// Something is.
    NotClear {
        /// Why, for the body alone; absent where the body has sealed none.
        grounds: Option<SealedGrounds>,
    },
    /// Not answered yet.
    Deferred {
        /// The last day that the body takes.
        until: Day,
    },
}

impl Outcome {
    /// The word that stands in the file.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::NotClear { .. } => "not-clear",
            Self::Deferred { .. } => "deferred",
        }
    }
}

/// An answer. Out of this crate comes only one whose signature was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The log that asked.
    pub log: StreamId,
    /// The application or licence.
    pub licence: StreamId,
    /// Who answers.
    pub body: BodyCode,
    /// Which time it was asked, from 1.
    pub round: u32,
    /// The digest of the request's subject.
    pub digest: Digest,
    /// What the body says.
    pub outcome: Outcome,
    /// The body's own reference.
    pub reference: Text<REFERENCE_CHARS_MAX>,
    /// Owners that it covers, by id, sorted.
    pub owners: Vec<StreamId>,
    /// Key persons that it covers, by id, sorted.
    pub key_persons: Vec<StreamId>,
    /// Premises that it covers, by id, sorted.
    pub premises: Vec<PremisesId>,
    /// The key that signed it.
    pub key: KeyId,
}

impl Answer {
    /// The document without its key and its signature.
    pub(crate) fn draft(&self) -> Draft {
        let mut draft = Draft::new(Kind::Answer);
        draft.line("log", self.log).line("licence", self.licence).line("body", &self.body);
        draft.line("round", self.round).line("digest", self.digest);
        draft.line("answer", self.outcome.word());
        match &self.outcome {
            Outcome::Clear | Outcome::NotClear { grounds: None } => {}
            Outcome::NotClear { grounds: Some(grounds) } => grounds.write(&mut draft),
            Outcome::Deferred { until } => {
                draft.line("until", until);
            }
        }
        draft.line("reference", self.reference.as_str());
        draft.lines("owner", &self.owners).lines("person", &self.key_persons);
        draft.lines("premises", &self.premises);
        draft
    }

    fn read(lines: &mut Lines<'_>) -> Result<Self, VerifyError> {
        let (log, licence, body) =
            (lines.read("log")?, lines.read("licence")?, lines.read("body")?);
        let round = lines.read("round")?;
        if round == 0 {
            return Err(lines.broken(Broken::Value));
        }
        let digest = lines.read("digest")?;
        let outcome = match lines.take("answer")? {
            "clear" => Outcome::Clear,
            "not-clear" => Outcome::NotClear { grounds: SealedGrounds::read(lines)? },
            "deferred" => Outcome::Deferred { until: lines.read("until")? },
            _ => return Err(lines.broken(Broken::Value)),
        };
        let reference = lines.read("reference")?;
        let owners = sorted(lines, "owner", PERSONS_MAX)?;
        let key_persons = sorted(lines, "person", PERSONS_MAX - owners.len())?;
        let premises = sorted(lines, "premises", PREMISES_MAX)?;
        let key = lines.read("key")?;
        lines.end()?;
        Ok(Self {
            log,
            licence,
            body,
            round,
            digest,
            outcome,
            reference,
            owners,
            key_persons,
            premises,
            key,
        })
    }
}

/// A list in the order of its texts, without one that is there twice.
fn sorted<T: std::str::FromStr + ToString>(
    lines: &mut Lines<'_>,
    name: &str,
    max: usize,
) -> Result<Vec<T>, VerifyError> {
    let list: Vec<T> = lines.all(name, max)?;
    let texts: Vec<_> = list.iter().map(ToString::to_string).collect();
    let is_sorted = texts.windows(2).all(|pair| pair[0] < pair[1]);
    is_sorted.then_some(list).ok_or_else(|| lines.broken(Broken::Writing))
}

/// The answer of an answer file, if one of these keys has signed it and is its body's.
///
/// Whether a key counts at the position at which an answer is taken in is for the caller to decide:
/// give the keys that do, or all of them and look at [`Answer::key`].
///
/// # Errors
/// With the first thing that is wrong. Whatever the bytes are, it never panics.
pub fn verify(bytes: &[u8], keys: &[Key]) -> Result<Answer, VerifyError> {
    let verified = document::verify(bytes, Kind::Answer, ANSWER_BYTES_MAX, keys)?;
    let mut lines = verified.lines;
    let answer = Answer::read(&mut lines)?;
    let mut again = answer.draft();
    again.line("key", answer.key);
    is_written_so(&again.unsigned(), verified.signed)?;
    let is_of_body = |key: &Key| key.id() == answer.key && *key.body() == answer.body;
    if !keys.iter().any(is_of_body) {
        return Err(VerifyError::KeyOfAnother(answer.key));
    }
    Ok(answer)
}

/// Whether two answer files say the same: the bytes that were signed are equal. Nothing is verified;
/// ask this of files that were.
///
/// # Errors
/// When one of them is no answer file.
pub fn same(one: &[u8], other: &[u8]) -> Result<bool, VerifyError> {
    let signed = |bytes| document::split(bytes, Kind::Answer, ANSWER_BYTES_MAX);
    Ok(signed(one)?.0 == signed(other)?.0)
}
