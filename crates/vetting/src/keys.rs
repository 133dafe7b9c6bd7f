//! Keys of offices and bodies, and the files that they are kept in.
//!
//! Every key has 32 bytes, written in hex on a line of its own. An Ed25519 key signs; an X25519 key
//! opens what was sealed to it. A body has a second X25519 key, the spare, which lies elsewhere and
//! opens its grounds when the first is lost.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hpke::kem::X25519HkdfSha256 as Kem;
use hpke::{Deserializable, Kem as _, Serializable};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::random::Random;
use crate::text::{BodyCode, hex};

const BODY_KEYS: &str = "greyfile vetting secret keys 1";
const SPARE_KEY: &str = "greyfile vetting spare key 1";
const PUBLIC_KEYS: &str = "greyfile vetting public keys 1";

/// Which key: the first 16 bytes of SHA-256 of the public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 16]);

impl KeyId {
    /// The id of a public key, of either kind.
    pub fn of(public: &[u8; 32]) -> Self {
        let hash = Sha256::digest(public);
        let mut id = [0; 16];
        id.copy_from_slice(&hash[..16]);
        Self(id)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for KeyId {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        hex(text).map(Self).ok_or(KeyError::Value)
    }
}

/// Why a file of keys, or a key, is not taken. No byte of it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a file of such keys.
    #[error("not a file of such keys")]
    NotAFile,
    /// Written by a newer Greyfile.
    #[error("a file of keys of a newer format")]
    NewerFormat,
    /// It is a file of keys, and a line is missing or is not a key.
    #[error("a line is missing, too many, or not a key")]
    Value,
    /// A public key that signs anything or seals nothing.
    #[error("a weak public key")]
    Weak,
}

/// A public key that signs for a body, as a regime names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    body: BodyCode,
    verifying: VerifyingKey,
}

impl Key {
    /// The Ed25519 public key of a body, or of the office.
    ///
    /// # Errors
    /// When the bytes are no public key, or a weak one, under which anything can be signed.
    pub fn new(body: BodyCode, public: &[u8; 32]) -> Result<Self, KeyError> {
        Ok(Self { body, verifying: verifying(public)? })
    }

    /// Whose it is.
    pub const fn body(&self) -> &BodyCode {
        &self.body
    }

    /// Its id.
    pub fn id(&self) -> KeyId {
        KeyId::of(self.verifying.as_bytes())
    }

    pub(crate) fn has_signed(&self, signed: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.verifying.verify_strict(signed, &signature).is_ok()
    }
}

fn verifying(public: &[u8; 32]) -> Result<VerifyingKey, KeyError> {
    let key = VerifyingKey::from_bytes(public).map_err(|_| KeyError::Value)?;
    if key.is_weak() {
        return Err(KeyError::Weak);
    }
    Ok(key)
}

/// An X25519 public key: what is sealed to it, its owner alone opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealingKey(pub [u8; 32]);

impl SealingKey {
    /// Its id.
    pub fn id(&self) -> KeyId {
        KeyId::of(&self.0)
    }

    pub(crate) fn to_kem(self) -> Option<<Kem as hpke::Kem>::PublicKey> {
        <Kem as hpke::Kem>::PublicKey::from_bytes(&self.0).ok()
    }
}

/// The secret half of a [`SealingKey`].
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct OpeningKey([u8; 32]);

impl OpeningKey {
    pub(crate) fn to_kem(&self) -> Option<<Kem as hpke::Kem>::PrivateKey> {
        <Kem as hpke::Kem>::PrivateKey::from_bytes(&self.0).ok()
    }

    pub(crate) fn sealing(&self) -> Option<SealingKey> {
        let public = Kem::sk_to_pk(&self.to_kem()?);
        Some(SealingKey(public.to_bytes().into()))
    }
}

impl fmt::Debug for OpeningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OpeningKey(..)")
    }
}

/// The secret keys on a body's machine: one signs, one opens, and the public half of the spare. They
/// are wiped from memory when they are dropped.
pub struct BodyKeys {
    signing: SigningKey,
    opening: OpeningKey,
    sealing: SealingKey,
    spare: SealingKey,
}

/// The secret half of the spare, to be kept elsewhere.
#[derive(Debug)]
pub struct SpareKey(pub(crate) OpeningKey);

/// The public half of everything, for the office and for the regime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKeys {
    /// The Ed25519 key.
    pub signing: [u8; 32],
    /// The X25519 key that requests and grounds are sealed to.
    pub sealing: SealingKey,
    /// The spare X25519 key.
    pub spare: SealingKey,
}

impl BodyKeys {
    /// New keys, and the spare.
    pub fn generate(random: &mut Random) -> (Self, SpareKey) {
        let signing = SigningKey::from_bytes(&Zeroizing::new(random.bytes()));
        // Any 32 bytes are a key of X25519.
        let (opening, spare) = (OpeningKey(random.bytes()), OpeningKey(random.bytes()));
        let sealed_to = |key: &OpeningKey| key.sealing().expect("any 32 bytes are a key");
        let (sealing, spare_sealing) = (sealed_to(&opening), sealed_to(&spare));
        (Self { signing, opening, sealing, spare: spare_sealing }, SpareKey(spare))
    }

    /// The public half.
    pub fn public(&self) -> PublicKeys {
        let signing = self.signing.verifying_key().to_bytes();
        PublicKeys { signing, sealing: self.sealing, spare: self.spare }
    }

    /// The id of the key that signs.
    pub fn id(&self) -> KeyId {
        KeyId::of(self.signing.verifying_key().as_bytes())
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(bytes).to_bytes()
    }

    pub(crate) const fn opening(&self) -> &OpeningKey {
        &self.opening
    }

    /// The keys that grounds are sealed to: two, against loss.
    pub(crate) const fn own(&self) -> [SealingKey; 2] {
        [self.sealing, self.spare]
    }

    /// The file that keeps them.
    pub fn to_file(&self) -> Zeroizing<String> {
        let signing = Zeroizing::new(self.signing.to_bytes());
        let lines =
            [("signing", &*signing), ("opening", &self.opening.0), ("spare", &self.spare.0)];
        Zeroizing::new(file(BODY_KEYS, &lines))
    }

    /// The keys of such a file.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_file(bytes: &[u8]) -> Result<Self, KeyError> {
        let [signing, opening, spare] = read(bytes, BODY_KEYS, ["signing", "opening", "spare"])?;
        let opening = OpeningKey(*opening);
        let sealing = opening.sealing().ok_or(KeyError::Value)?;
        let signing = SigningKey::from_bytes(&signing);
        Ok(Self { signing, opening, sealing, spare: SealingKey(*spare) })
    }
}

impl fmt::Debug for BodyKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BodyKeys({})", self.id())
    }
}

impl SpareKey {
    /// The file that keeps it.
    pub fn to_file(&self) -> Zeroizing<String> {
        Zeroizing::new(file(SPARE_KEY, &[("opening", &self.0.0)]))
    }

    /// The key of such a file.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_file(bytes: &[u8]) -> Result<Self, KeyError> {
        let [opening] = read(bytes, SPARE_KEY, ["opening"])?;
        Ok(Self(OpeningKey(*opening)))
    }
}

impl PublicKeys {
    /// The file that is handed out.
    pub fn to_file(&self) -> String {
        let lines =
            [("signing", &self.signing), ("sealing", &self.sealing.0), ("spare", &self.spare.0)];
        file(PUBLIC_KEYS, &lines)
    }

    /// The keys of such a file.
    ///
    /// # Errors
    /// When it is none, or a key in it is weak.
    pub fn from_file(bytes: &[u8]) -> Result<Self, KeyError> {
        let [signing, sealing, spare] = read(bytes, PUBLIC_KEYS, ["signing", "sealing", "spare"])?;
        verifying(&signing)?;
        let (sealing, spare) = (SealingKey(*sealing), SealingKey(*spare));
        Ok(Self { signing: *signing, sealing, spare })
    }

    /// The key that signs, as a body's.
    ///
    /// # Errors
    /// When it is weak.
    pub fn key(&self, body: BodyCode) -> Result<Key, KeyError> {
        Key::new(body, &self.signing)
    }
}

fn file(title: &str, lines: &[(&str, &[u8; 32])]) -> String {
    // Room for all of it at once: a string that grows leaves copies behind.
    let mut text = String::with_capacity(title.len() + 1 + lines.len() * 80);
    text.push_str(title);
    text.push('\n');
    for (name, key) in lines {
        text.push_str(name);
        text.push(' ');
        HEXLOWER.encode_append(*key, &mut text);
        text.push('\n');
    }
    text
}

fn read<const N: usize>(
    bytes: &[u8],
    title: &str,
    names: [&str; N],
) -> Result<[Zeroizing<[u8; 32]>; N], KeyError> {
    let text = str::from_utf8(bytes).map_err(|_| KeyError::NotAFile)?;
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    if first != title {
        let kind = title.trim_end_matches('1');
        let is_newer = first.strip_prefix(kind).is_some_and(|format| format.parse::<u32>().is_ok());
        return Err(if is_newer { KeyError::NewerFormat } else { KeyError::NotAFile });
    }
    let mut keys = names.map(|_| Zeroizing::new([0; 32]));
    for (name, key) in names.iter().zip(&mut keys) {
        let line = lines.next().ok_or(KeyError::Value)?;
        let value = line.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
        let value = value.ok_or(KeyError::Value)?.as_bytes();
        let len = data_encoding::HEXLOWER.decode_len(value.len());
        if len != Ok(32) || HEXLOWER.decode_mut(value, &mut **key).is_err() {
            return Err(KeyError::Value);
        }
    }
    lines.next().is_none().then_some(keys).ok_or(KeyError::Value)
}
