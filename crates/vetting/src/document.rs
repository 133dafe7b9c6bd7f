//! What the request file and the answer file have in common: lines of a name, a blank and a value,
//! and at the end who signed what stands above.
//!
//! ```text
//! greyfile vetting <kind> <format>
//! <name> <value>
//! …
//! key <id of the key that signed, 32 hex digits>
//! signature <128 hex digits>
//! ```
//!
//! Every line ends in one line feed. The Ed25519 signature is over all bytes before its line. There is
//! one way to write a document: what is read and would be written differently is refused.

use data_encoding::HEXLOWER;
use greyfile_envelope::StreamId;

use crate::error::{Broken, VerifyError};
use crate::keys::{BodyKeys, Key, KeyId};
use crate::limits::ANSWER_BYTES_MAX;
use crate::text::hex;

/// What every document begins with.
const MAGIC: &str = "greyfile vetting ";
/// The format that is written, of either kind, and the newest that is read.
const FORMAT: u32 = 1;
const SIGNATURE: &str = "signature ";
/// The length of the last line: its name, 128 hex digits and a line feed.
const SIGNATURE_LINE: usize = SIGNATURE.len() + 128 + 1;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What an office sends to a body.
    Request,
    /// What a body sends back.
    Answer,
    /// Grounds that a body has opened for a judge.
    Grounds,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Request, Self::Answer, Self::Grounds];

    /// The word that stands in the file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Answer => "answer",
            Self::Grounds => "grounds",
        }
    }
}

/// Which application or licence an answer file says that it is about, unverified: whose record to offer
/// it to. Whoever takes it in verifies it. Nothing is read behind the largest answer.
pub fn claimed_licence(bytes: &[u8]) -> Option<StreamId> {
    let text = std::str::from_utf8(bytes.get(..ANSWER_BYTES_MAX).unwrap_or(bytes)).ok()?;
    let is_answer = text.strip_prefix(MAGIC)?.starts_with(Kind::Answer.word());
    let claimed = text.lines().find_map(|line| line.strip_prefix("licence "));
    claimed.filter(|_| is_answer)?.parse().ok()
}

/// Writes a document.
pub(crate) struct Draft(String);

impl Draft {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(format!("{MAGIC}{} {FORMAT}\n", kind.word()))
    }

    pub(crate) fn line(&mut self, name: &str, value: impl std::fmt::Display) -> &mut Self {
        use std::fmt::Write as _;
        writeln!(self.0, "{name} {value}").expect("writing to a text does not fail");
        self
    }

    pub(crate) fn lines<T: std::fmt::Display>(&mut self, name: &str, values: &[T]) -> &mut Self {
        for value in values {
            self.line(name, value);
        }
        self
    }

    /// What is written, without a signature.
    pub(crate) fn unsigned(self) -> String {
        self.0
    }

    pub(crate) fn signed(mut self, keys: &BodyKeys) -> Vec<u8> {
        self.line("key", keys.id());
        let signature = keys.sign(self.0.as_bytes());
        self.line("signature", HEXLOWER.encode(&signature));
        self.0.into_bytes()
    }
}

/// A document whose signature fits, to be read line by line.
pub(crate) struct Verified<'a> {
    /// What was signed.
    pub(crate) signed: &'a [u8],
    pub(crate) lines: Lines<'a>,
}

/// What was signed of a document, by which key, with which signature. Nothing is verified.
pub(crate) fn split(
    bytes: &[u8],
    kind: Kind,
    bytes_max: usize,
) -> Result<(&[u8], KeyId, [u8; 64]), VerifyError> {
    if bytes.len() > bytes_max {
        return Err(VerifyError::TooLarge { max: bytes_max });
    }
    head(bytes, kind)?;
    let (signed, last) =
        bytes.len().checked_sub(SIGNATURE_LINE).map(|at| bytes.split_at(at)).unwrap_or_default();
    let signature =
        last.strip_prefix(SIGNATURE.as_bytes()).and_then(|last| last.strip_suffix(b"\n"));
    let signature = signature.and_then(|text| hex(str::from_utf8(text).ok()?));
    // With the last line gone or incomplete there is no telling what else is.
    let signature = signature.ok_or(VerifyError::CutShort)?;
    let (_, key) = last_line(signed).ok_or(VerifyError::CutShort)?;
    let key = key.strip_prefix("key ").and_then(|id| id.parse().ok());
    let line = count_lines(signed);
    let key = key.ok_or(VerifyError::Malformed { line, why: Broken::Field })?;
    Ok((signed, key, signature))
}

/// Verifies a document's signature.
pub(crate) fn verify<'a>(
    bytes: &'a [u8],
    kind: Kind,
    bytes_max: usize,
    keys: &[Key],
) -> Result<Verified<'a>, VerifyError> {
    let (signed, id, signature) = split(bytes, kind, bytes_max)?;
    let key = keys.iter().find(|key| key.id() == id).ok_or(VerifyError::KeyUnknown(id))?;
    if !key.has_signed(signed, &signature) {
        return Err(VerifyError::Signature);
    }
    Ok(Verified { signed, lines: Lines::new(signed)? })
}

/// Whether it begins as a document of this kind does.
pub(crate) fn head(bytes: &[u8], kind: Kind) -> Result<(), VerifyError> {
    let begins = bytes.len().min(MAGIC.len());
    if bytes[..begins] != MAGIC.as_bytes()[..begins] {
        return Err(VerifyError::NotAFile);
    }
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
        // A first line has a kind and a number; what goes on and on is something else.
        return Err(if bytes.len() > 64 { VerifyError::NotAFile } else { VerifyError::CutShort });
    };
    if bytes[..end].ends_with(b"\r") {
        return Err(VerifyError::LineEnds);
    }
    let first = str::from_utf8(&bytes[begins..end]).map_err(|_| VerifyError::NotAFile)?;
    let (word, format) = first.split_once(' ').ok_or(VerifyError::NotAFile)?;
    let found = Kind::ALL.into_iter().find(|kind| kind.word() == word);
    let found = found.ok_or(VerifyError::NotAFile)?;
    let number: u32 = format.parse().map_err(|_| VerifyError::NotAFile)?;
    if found != kind {
        return Err(VerifyError::OtherKind { found, wanted: kind });
    }
    if number > FORMAT {
        return Err(VerifyError::NewerFormat { found: number, known: FORMAT });
    }
    if format != FORMAT.to_string() {
        return Err(VerifyError::NotAFile);
    }
    Ok(())
}

/// The last line of a text that ends in a line feed, and what stands before it.
fn last_line(text: &[u8]) -> Option<(&[u8], &str)> {
    let text = text.strip_suffix(b"\n")?;
    let at = text.iter().rposition(|byte| *byte == b'\n')? + 1;
    Some((&text[..at], str::from_utf8(&text[at..]).ok()?))
}

fn count_lines(text: &[u8]) -> u32 {
    u32::try_from(text.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// The lines of a document behind its first, in their order.
pub(crate) struct Lines<'a> {
    rest: &'a str,
    /// The line that was taken last.
    line: u32,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a [u8]) -> Result<Self, VerifyError> {
        let rest = match str::from_utf8(text) {
            Ok(text) => text,
            Err(error) => {
                let line = count_lines(&text[..error.valid_up_to()]) + 1;
                return Err(VerifyError::Malformed { line, why: Broken::Text });
            }
        };
        let rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        Ok(Self { rest, line: 1 })
    }

    /// The value of the next line, if it has this name.
    pub(crate) fn maybe(&mut self, name: &str) -> Option<&'a str> {
        let (line, rest) = self.rest.split_once('\n')?;
        let value = line.strip_prefix(name)?.strip_prefix(' ')?;
        self.rest = rest;
        self.line += 1;
        Some(value)
    }

    /// The value of the next line, which has this name.
    pub(crate) fn take(&mut self, name: &str) -> Result<&'a str, VerifyError> {
        let line = self.line + 1;
        self.maybe(name).ok_or(VerifyError::Malformed { line, why: Broken::Field })
    }

    /// The same, read.
    pub(crate) fn read<T: std::str::FromStr>(&mut self, name: &str) -> Result<T, VerifyError> {
        let value = self.take(name)?;
        value.parse().map_err(|_| self.broken(Broken::Value))
    }

    /// All next lines of this name, at most so many.
    pub(crate) fn all<T: std::str::FromStr>(
        &mut self,
        name: &str,
        max: usize,
    ) -> Result<Vec<T>, VerifyError> {
        let mut all = Vec::new();
        while let Some(value) = self.maybe(name) {
            let one = value.parse().map_err(|_| self.broken(Broken::Value))?;
            all.push(one);
            if all.len() > max {
                return Err(self.broken(Broken::Field));
            }
        }
        Ok(all)
    }

    /// The line that was taken last is not as it should be.
    pub(crate) const fn broken(&self, why: Broken) -> VerifyError {
        VerifyError::Malformed { line: self.line, why }
    }

    /// Nothing is left.
    pub(crate) fn end(&self) -> Result<(), VerifyError> {
        match self.rest.is_empty() {
            true => Ok(()),
            false => Err(VerifyError::Malformed { line: self.line + 1, why: Broken::Field }),
        }
    }
}

/// What was read, written again, is what was there: there is no second way to say it.
pub(crate) fn is_written_so(written: &str, text: &[u8]) -> Result<(), VerifyError> {
    if written.as_bytes() == text {
        return Ok(());
    }
    let same = written.bytes().zip(text).take_while(|(one, other)| one == *other).count();
    let line = count_lines(&text[..same]) + 1;
    Err(VerifyError::Malformed { line, why: Broken::Writing })
}
