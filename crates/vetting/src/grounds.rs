//! Why an intelligence body does not clear somebody: sealed to that body alone, with a commitment by
//! which a judge can check later what the body opens.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use greyfile_envelope::StreamId;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::answer::{Answer, Outcome};
use crate::bytes::{Reader, Writer};
use crate::document::{Draft, Kind, Lines};
use crate::error::{Broken, MakeError, VerifyError};
use crate::keys::{BodyKeys, SealingKey, SpareKey};
use crate::limits::{GROUNDS_BYTES_MAX, GROUNDS_CLASSES};
use crate::random::Random;
use crate::sealed::{self, Sealed, Use};
use crate::text::{BodyCode, hex};

/// What is hashed for a commitment begins with.
const LABEL: &str = "greyfile vetting grounds 1";

/// What an answer gives away of its grounds: SHA-256 over a salt and them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Commitment(pub [u8; 32]);

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Commitment {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        hex(text).map(Self).ok_or(())
    }
}

/// What grounds belong to.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) log: StreamId,
    pub(crate) licence: StreamId,
    pub(crate) body: &'a BodyCode,
    pub(crate) round: u32,
}

impl About<'_> {
    fn write<'w>(&self, writer: &'w mut Writer) -> &'w mut Writer {
        writer.text(&self.log.to_string()).text(&self.licence.to_string());
        writer.text(self.body.as_str()).number(self.round)
    }

    fn commitment(&self, opened: &Opened) -> Commitment {
        let mut writer = Writer::new(LABEL);
        self.write(&mut writer).raw(&opened.salt).bytes(&opened.grounds);
        let bytes = Zeroizing::new(writer.done());
        Commitment(Sha256::digest(&*bytes).into())
    }

    /// What the ciphertext is bound to.
    fn bound(&self, commitment: Commitment) -> Vec<u8> {
        self.write(&mut Writer::default()).raw(&commitment.0).done()
    }
}

/// The grounds as an answer carries them: what only the body can open, and what binds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedGrounds {
    /// What the body has committed to.
    pub commitment: Commitment,
    /// Sealed to the body's key and to its spare.
    pub(crate) sealed: Vec<Sealed>,
}

impl SealedGrounds {
    /// How many keys of the body can open them.
    pub const RECIPIENTS: usize = 2;

    pub(crate) fn seal(
        grounds: &[u8],
        about: About<'_>,
        keys: &[SealingKey; Self::RECIPIENTS],
        random: &mut Random,
    ) -> Result<Self, MakeError> {
        if grounds.is_empty() || grounds.len() > GROUNDS_BYTES_MAX {
            return Err(MakeError::Grounds { max: GROUNDS_BYTES_MAX });
        }
        if keys[0] == keys[1] {
            return Err(MakeError::Key);
        }
        let opened = Opened { salt: random.bytes(), grounds: Zeroizing::new(grounds.to_vec()) };
        let commitment = about.commitment(&opened);
        let content =
            Zeroizing::new(Writer::default().raw(&opened.salt).raw(&opened.grounds).done());
        let bound = about.bound(commitment);
        let used = (Use::Grounds, &bound[..]);
        let sealed = sealed::seal(&content, GROUNDS_CLASSES, keys, used, random)?;
        Ok(Self { commitment, sealed })
    }

    pub(crate) fn write(&self, draft: &mut Draft) {
        draft.line("commitment", self.commitment).lines("sealed", &self.sealed);
    }

    /// Reads them, where there are any.
    pub(crate) fn read(lines: &mut Lines<'_>) -> Result<Option<Self>, VerifyError> {
        let Some(commitment) = lines.maybe("commitment") else { return Ok(None) };
        let commitment = commitment.parse().map_err(|()| lines.broken(Broken::Value))?;
        let sealed: Vec<Sealed> = lines.all("sealed", Self::RECIPIENTS)?;
        let [one, other] = &sealed[..] else { return Err(lines.broken(Broken::Field)) };
        let is_so = one.to != other.to && sealed.iter().all(|one| one.is_of(GROUNDS_CLASSES));
        is_so.then_some(()).ok_or_else(|| lines.broken(Broken::Value))?;
        Ok(Some(Self { commitment, sealed }))
    }
}

/// Grounds as the body opened them, for a judge.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// The salt of the commitment.
    pub salt: [u8; 32],
    /// The grounds, as the body wrote them.
    pub grounds: Zeroizing<Vec<u8>>,
}

/// Nothing of them is told.
impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened(..)")
    }
}

impl Opened {
    /// The file that is shown to a judge: two lines with the salt and the grounds.
    pub fn to_file(&self) -> Zeroizing<String> {
        let mut draft = Draft::new(Kind::Grounds);
        draft.line("salt", HEXLOWER.encode(&self.salt));
        draft.line("grounds", data_encoding::BASE64.encode(&self.grounds));
        Zeroizing::new(draft.unsigned())
    }

    /// What such a file holds.
    ///
    /// # Errors
    /// When it is none. Whether it is genuine, [`Answer::check`] says.
    pub fn from_file(bytes: &[u8]) -> Result<Self, VerifyError> {
        crate::document::head(bytes, Kind::Grounds)?;
        let mut lines = Lines::new(bytes)?;
        let salt = lines.take("salt")?;
        let salt = hex(salt).ok_or_else(|| lines.broken(Broken::Value))?;
        let grounds = lines.take("grounds")?.as_bytes();
        let grounds = data_encoding::BASE64.decode(grounds);
        let grounds = grounds.map_err(|_| lines.broken(Broken::Value))?;
        lines.end()?;
        Ok(Self { salt, grounds: Zeroizing::new(grounds) })
    }
}

impl Answer {
    fn about(&self) -> About<'_> {
        About { log: self.log, licence: self.licence, body: &self.body, round: self.round }
    }

    fn grounds(&self) -> Result<&SealedGrounds, VerifyError> {
        match &self.outcome {
            Outcome::NotClear { grounds: Some(grounds) } => Ok(grounds),
            Outcome::NotClear { grounds: None } | Outcome::Clear | Outcome::Deferred { .. } => {
                Err(VerifyError::NoGrounds)
            }
        }
    }

    /// Opens the grounds with the body's keys. They fit the commitment, or are refused.
    ///
    /// # Errors
    /// When there are none, they are sealed to other keys, or they were altered.
    pub fn open(&self, keys: &BodyKeys) -> Result<Opened, VerifyError> {
        self.open_with(keys.opening())
    }

    /// The same, with the spare.
    ///
    /// # Errors
    /// As [`Answer::open`].
    pub fn open_with_spare(&self, spare: &SpareKey) -> Result<Opened, VerifyError> {
        self.open_with(&spare.0)
    }

    fn open_with(&self, key: &crate::keys::OpeningKey) -> Result<Opened, VerifyError> {
        let grounds = self.grounds()?;
        let bound = self.about().bound(grounds.commitment);
        let content = sealed::open(&grounds.sealed, key, (Use::Grounds, &bound))?;
        let mut reader = Reader::new(&content);
        let salt = reader.array().ok_or(VerifyError::Sealed)?;
        let opened = Opened { salt, grounds: Zeroizing::new(content[32..].to_vec()) };
        self.check(&opened)?;
        Ok(opened)
    }

    /// Whether these are the grounds that this answer committed to, as a judge asks.
    ///
    /// # Errors
    /// When there are none, or these are others.
    pub fn check(&self, opened: &Opened) -> Result<(), VerifyError> {
        let is_so = self.about().commitment(opened) == self.grounds()?.commitment;
        is_so.then_some(()).ok_or(VerifyError::Commitment)
    }
}
