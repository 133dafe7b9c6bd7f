//! The request file: who and what is vetted, signed by the office and sealed to the body.

use greyfile_envelope::{Day, StreamId, Timestamp};

use crate::bytes::{Reader, Writer};
use crate::document::{self, Draft, Kind, is_written_so};
use crate::error::{Broken, MakeError, VerifyError};
use crate::keys::{BodyKeys, Key, KeyId, SealingKey};
use crate::limits::{RECIPIENTS_MAX, REQUEST_BYTES_MAX, REQUEST_CLASSES};
use crate::random::Random;
use crate::sealed::{self, Sealed, Use};
use crate::subject::{Digest, Subject};
use crate::text::BodyCode;

/// What the sealed bytes begin with.
const LABEL: &str = "greyfile vetting request 1";

/// A request that was opened and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who and what is vetted.
    pub subject: Subject,
    /// Its digest.
    pub digest: Digest,
    /// When the office asked.
    pub asked: Timestamp,
    /// The last day on which an answer is in time.
    pub due: Day,
    /// The office's key.
    pub office: KeyId,
}

/// Writes a request file, sealed to every key of the body that is given.
///
/// # Errors
/// When the subject cannot be asked about, or cannot be sealed to these keys.
pub fn request(
    subject: &Subject,
    asked: Timestamp,
    due: Day,
    office: &BodyKeys,
    body: &[SealingKey],
    random: &mut Random,
) -> Result<Vec<u8>, MakeError> {
    if body.is_empty() || body.len() > RECIPIENTS_MAX {
        return Err(MakeError::Recipients { max: RECIPIENTS_MAX });
    }
    let bytes = subject.to_bytes()?;
    let mut inside = Writer::new(LABEL);
    inside.text(&asked.to_string()).text(&due.to_string());
    inside.raw(&Digest::of(&bytes).0).bytes(&bytes);
    let bound = bound(subject.log, &subject.body, office.id());
    let used = (Use::Request, &bound[..]);
    let sealed = sealed::seal(&inside.done(), REQUEST_CLASSES, body, used, random)?;
    Ok(draft(subject.log, &subject.body, &sealed).signed(office))
}

fn draft(log: StreamId, body: &BodyCode, sealed: &[Sealed]) -> Draft {
    let mut draft = Draft::new(Kind::Request);
    draft.line("log", log).line("body", body).lines("sealed", sealed);
    draft
}

/// What the ciphertext is bound to.
fn bound(log: StreamId, body: &BodyCode, office: KeyId) -> Vec<u8> {
    Writer::default().text(&log.to_string()).text(body.as_str()).raw(&office.0).done()
}

impl Request {
    /// Verifies a request file and opens it with the body's key. `offices` are the keys of the offices
    /// that this body trusts; under which code they are given does not matter.
    ///
    /// # Errors
    /// When the file is not one, is not signed by one of these keys, is not sealed to this body, or
    /// does not say inside what it says outside.
    pub fn open(bytes: &[u8], keys: &BodyKeys, offices: &[Key]) -> Result<Self, VerifyError> {
        let verified = document::verify(bytes, Kind::Request, REQUEST_BYTES_MAX, offices)?;
        let mut lines = verified.lines;
        let log: StreamId = lines.read("log")?;
        let body: BodyCode = lines.read("body")?;
        let sealed: Vec<Sealed> = lines.all("sealed", RECIPIENTS_MAX)?;
        if sealed.is_empty() || !sealed.iter().all(|one| one.is_of(REQUEST_CLASSES)) {
            return Err(lines.broken(Broken::Value));
        }
        let office: KeyId = lines.read("key")?;
        lines.end()?;
        let mut again = draft(log, &body, &sealed);
        again.line("key", office);
        is_written_so(&again.unsigned(), verified.signed)?;

        let bound = bound(log, &body, office);
        let inside = sealed::open(&sealed, keys.opening(), (Use::Request, &bound))?;
        let request = Self::inside(&inside, office).ok_or(VerifyError::Sealed)?;
        let is_so = request.subject.log == log && request.subject.body == body;
        is_so.then_some(request).ok_or(VerifyError::Sealed)
    }

    fn inside(bytes: &[u8], office: KeyId) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        (reader.text()? == LABEL).then_some(())?;
        let asked = reader.text()?.parse().ok()?;
        let due = reader.text()?.parse().ok()?;
        let digest = Digest(reader.array()?);
        let subject = reader.bytes()?;
        reader.end()?;
        (Digest::of(subject) == digest).then_some(())?;
        Some(Self { subject: Subject::from_bytes(subject)?, digest, asked, due, office })
    }
}
