//! Sealing to the public keys of a body: HPKE (RFC 9180), base mode, with X25519 and HKDF-SHA-256 as
//! KEM, HKDF-SHA-256 as KDF and ChaCha20-Poly1305. What is sealed is sealed once to each key, whole,
//! so that no scheme of our own shares a key among several.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, HEXLOWER};
use hpke::aead::ChaCha20Poly1305 as Aead;
use hpke::kdf::HkdfSha256 as Kdf;
use hpke::kem::X25519HkdfSha256 as Kem;
use hpke::{
    Deserializable, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng,
};
use zeroize::Zeroizing;

use crate::bytes::{Reader, Writer};
use crate::error::{MakeError, VerifyError};
use crate::keys::{KeyId, OpeningKey, SealingKey};
use crate::random::Random;
use crate::text::hex;

/// HPKE's `info` begins with it.
const LABEL: &str = "greyfile vetting sealed 1";

/// What something is sealed for.
#[derive(Clone, Copy)]
pub(crate) enum Use {
    Request,
    Grounds,
}

impl Use {
    /// HPKE's `info`: for which use this is sealed, and what it is bound to. HPKE's `aad` stays empty:
    /// some libraries have none.
    fn info(self, bound: &[u8]) -> Vec<u8> {
        let word = match self {
            Self::Request => "request",
            Self::Grounds => "grounds",
        };
        Writer::new(LABEL).text(word).raw(bound).done()
    }
}

/// What is sealed to one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) to: KeyId,
    encapsulated: [u8; 32],
    ciphertext: Vec<u8>,
}

/// Content with its length before it and zeros behind it, as long as the smallest class that holds it.
pub(crate) fn padded(content: &[u8], classes: &[usize]) -> Option<Zeroizing<Vec<u8>>> {
    let class = *classes.iter().find(|class| content.len() + 4 <= **class)?;
    let mut padded = Zeroizing::new(Vec::with_capacity(class));
    padded.extend_from_slice(&u32::try_from(content.len()).ok()?.to_be_bytes());
    padded.extend_from_slice(content);
    padded.resize(class, 0);
    Some(padded)
}

/// The inverse of [`padded`].
fn content_of(padded: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(padded);
    let content = reader.bytes()?;
    let zeros = &padded[4 + content.len()..];
    zeros.iter().all(|byte| *byte == 0).then_some(content)
}

/// Seals to each key what fits one of the classes; nobody opens it who does not know what it is bound to.
pub(crate) fn seal(
    content: &[u8],
    classes: &[usize],
    keys: &[SealingKey],
    (used, bound): (Use, &[u8]),
    random: &mut Random,
) -> Result<Vec<Sealed>, MakeError> {
    let padded = padded(content, classes).ok_or(MakeError::TooMuch)?;
    let info = used.info(bound);
    let each = keys.iter().map(|key| {
        let public = key.to_kem().ok_or(MakeError::Key)?;
        let (encapsulated, ciphertext) = single_shot_seal_with_rng::<Aead, Kdf, Kem>(
            &OpModeS::Base,
            &public,
            &info,
            &padded,
            b"",
            random.rng(),
        )
        .map_err(|_| MakeError::Key)?;
        Ok(Sealed { to: key.id(), encapsulated: encapsulated.to_bytes().into(), ciphertext })
    });
    each.collect()
}

/// Opens what is sealed to this key.
pub(crate) fn open(
    sealed: &[Sealed],
    key: &OpeningKey,
    (used, bound): (Use, &[u8]),
) -> Result<Zeroizing<Vec<u8>>, VerifyError> {
    let id = key.sealing().ok_or(VerifyError::OtherRecipient)?.id();
    let mine = sealed.iter().find(|one| one.to == id).ok_or(VerifyError::OtherRecipient)?;
    let opened = mine.open(key, &used.info(bound)).ok_or(VerifyError::Sealed)?;
    let content = content_of(&opened).ok_or(VerifyError::Sealed)?;
    Ok(Zeroizing::new(content.to_vec()))
}

impl Sealed {
    fn open(&self, key: &OpeningKey, info: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        type Encapsulated = <Kem as hpke::Kem>::EncappedKey;
        let encapsulated = Encapsulated::from_bytes(&self.encapsulated).ok()?;
        let opened = single_shot_open::<Aead, Kdf, Kem>(
            &OpModeR::Base,
            &key.to_kem()?,
            &encapsulated,
            info,
            &self.ciphertext,
            b"",
        );
        opened.ok().map(Zeroizing::new)
    }

    /// Whether its length is that of a class with a tag of 16 bytes behind it.
    pub(crate) fn is_of(&self, classes: &[usize]) -> bool {
        classes.iter().any(|class| class + 16 == self.ciphertext.len())
    }
}

/// As a line has it: the key's id, the encapsulated key, the ciphertext.
impl fmt::Display for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encapsulated = HEXLOWER.encode(&self.encapsulated);
        write!(f, "{} {encapsulated} {}", self.to, BASE64.encode(&self.ciphertext))
    }
}

impl FromStr for Sealed {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, ' ');
        let mut part = || parts.next().ok_or(());
        let (to, encapsulated, ciphertext) = (part()?, part()?, part()?);
        let to = to.parse().map_err(|_| ())?;
        let encapsulated = hex(encapsulated).ok_or(())?;
        let ciphertext = BASE64.decode(ciphertext.as_bytes()).map_err(|_| ())?;
        Ok(Self { to, encapsulated, ciphertext })
    }
}
