//! The keys of a log. All follow from one secret, so that one thing is kept and backed up; each
//! does one thing, so that one that is handed out gives nothing else away.
//!
//! ```text
//! key              = HMAC-SHA-256(log secret, label ‖ version u8 = 1)
//!
//! label            what it makes, cut to the first 128 bits
//! "reservation"    a reservation's id:  HMAC(key, namespace u8 ‖ normalisation u8 ‖ value UTF-8)
//! "fingerprint"    a fingerprint:       HMAC(key, canonical form of what the command is to do)
//! "seal"           a record's seal:     HMAC(key, log id 16 ‖ the record before its seal)
//! "founding"       the founding's fingerprint: HMAC(key, log id 16)
//! "content"        a command's id, where it is to follow from the content: HMAC(key, content UTF-8)
//! ```

use greyfile_domain::acts::Body;
use greyfile_domain::kernel::reservation::{NORMALISATION, Unique};
use greyfile_envelope::{
    CommandId, Fingerprint, Reserved, Seal, StreamId, StreamKind, sealed_part,
};
use greyfile_record::genuine::Seals;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Stands behind each label. Another number makes other keys of the same secret.
const VERSION: u8 = 1;

/// The log's secret. It is kept and backed up apart from the log, and moves with it.
#[derive(Clone)]
pub struct LogSecret([u8; Self::LEN]);

impl LogSecret {
    /// Its length, in bytes.
    pub const LEN: usize = 32;

    /// The secret of these bytes.
    pub const fn new(bytes: [u8; Self::LEN]) -> Self {
        Self(bytes)
    }

    /// The key that makes ids of reservations.
    pub fn reservation_key(&self) -> ReservationKey {
        ReservationKey(self.key("reservation"))
    }

    /// The key that makes fingerprints of commands.
    pub fn fingerprint_key(&self) -> FingerprintKey {
        FingerprintKey(self.key("fingerprint"))
    }

    /// The key that makes and checks seals: all of the secret that a follower of the log needs.
    pub fn seal_key(&self) -> SealKey {
        SealKey(self.key("seal"))
    }

    /// What checks the seals of this log, and can do nothing else.
    pub fn seals(&self, log_id: [u8; 16]) -> LogSeals {
        LogSeals { key: self.seal_key(), log_id }
    }

    /// The bytes of the key that makes and checks seals, for a process that follows the log and
    /// takes no commands.
    pub fn seal_bytes(&self) -> [u8; Self::LEN] {
        self.derived("seal")
    }

    /// The key that makes the ids of commands from their content.
    pub fn content_key(&self) -> ContentKey {
        ContentKey(self.key("content"))
    }

    /// What the founding record of this log says of its secret.
    pub(crate) fn founding_check(&self, log_id: [u8; 16]) -> Fingerprint {
        Fingerprint::from_bytes(self.key("founding").make(&[&log_id]))
    }

    fn key(&self, label: &str) -> Key {
        Key::new(&self.derived(label))
    }

    fn derived(&self, label: &str) -> [u8; Self::LEN] {
        let secret = Key::new(&self.0);
        secret.mac(&[label.as_bytes(), &[VERSION]]).finalize().into_bytes().into()
    }
}

/// HMAC-SHA-256 with its key taken in already.
#[derive(Clone)]
struct Key(Hmac<Sha256>);

impl Key {
    fn new(key: &[u8]) -> Self {
        Self(Hmac::new_from_slice(key).expect("HMAC takes any key length"))
    }

    fn mac(&self, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        parts.iter().for_each(|part| mac.update(part));
        mac
    }

    fn make(&self, parts: &[&[u8]]) -> [u8; 16] {
        let whole = self.mac(parts).finalize().into_bytes();
        *whole.first_chunk().expect("SHA-256 has 32 bytes")
    }
}

/// Makes ids of reservations.
#[derive(Clone)]
pub struct ReservationKey(Key);

impl ReservationKey {
    /// The stream of a value.
    pub fn stream(&self, value: &Unique) -> StreamId {
        let Unique { namespace, value } = value;
        // Both numbers are one byte each, so no two values are hashed alike.
        let id = self.0.make(&[&[namespace.number(), NORMALISATION], value.as_bytes()]);
        StreamId::new(StreamKind::RESERVATION, id)
    }

    /// The value as a record that states it carries it.
    pub fn reserved(&self, value: &Unique) -> Reserved {
        Reserved {
            namespace: value.namespace.number(),
            normalisation: NORMALISATION,
            id: self.stream(value).id,
        }
    }
}

/// Makes fingerprints of commands.
#[derive(Clone)]
pub struct FingerprintKey(Key);

impl FingerprintKey {
    /// The fingerprint of what a command is to do, over its canonical form. Fields left at their
    /// defaults do not count, so that a command gets its first answer from a newer program that
    /// knows more fields.
    pub fn of(&self, body: &Body) -> Fingerprint {
        let form = greyfile_record::canonical::bytes(body);
        self.of_form(&form.expect("a body has a canonical form"))
    }

    /// The fingerprint of what stands for a command.
    fn of_form(&self, form: &[u8]) -> Fingerprint {
        Fingerprint::from_bytes(self.0.make(&[form]))
    }
}

/// Makes ids of commands from their content. Ids stand in the log and in its logs in clear, and the
/// content can hold a CNIC, which somebody could find behind a bare hash by trying them all.
#[derive(Clone)]
pub struct ContentKey(Key);

impl ContentKey {
    /// The id of a command with this content.
    pub fn id(&self, content: &str) -> CommandId {
        CommandId::from_bytes(self.0.make(&[content.as_bytes()]))
    }
}

/// Makes and checks the seals of records, and can do nothing else: whoever has it cannot find out
/// what reservations and fingerprints stand for.
#[derive(Clone)]
pub struct SealKey(Key);

impl SealKey {
    /// The key of these bytes; see [`LogSecret::seal_bytes`].
    pub fn of_bytes(bytes: [u8; LogSecret::LEN]) -> Self {
        Self(Key::new(&bytes))
    }

    /// The seal of a record of this log, over all its bytes before the seal.
    pub fn seal(&self, log_id: [u8; 16], covered: &[u8]) -> Seal {
        Seal::from_bytes(self.0.make(&[&log_id, covered]))
    }

    /// Whether the record was sealed with this key, for this log, and is as it was then.
    pub fn check(&self, log_id: [u8; 16], record: &[u8]) -> bool {
        sealed_part(record).is_some_and(|(covered, seal)| {
            // Compares in constant time: how much of a forged seal fits must not be measurable.
            self.0.mac(&[&log_id, covered]).verify_truncated_left(&seal.to_bytes()).is_ok()
        })
    }
}

/// Checks the seals of one log.
#[derive(Debug, Clone)]
pub struct LogSeals {
    key: SealKey,
    log_id: [u8; 16],
}

impl LogSeals {
    /// Checks the seals of this log with this key.
    pub const fn new(key: SealKey, log_id: [u8; 16]) -> Self {
        Self { key, log_id }
    }

    /// The seal of a record of this log, over all its bytes before the seal.
    pub(crate) fn seal(&self, covered: &[u8]) -> Seal {
        self.key.seal(self.log_id, covered)
    }
}

impl Seals for LogSeals {
    fn sealed(&self, record: &[u8]) -> bool {
        self.key.check(self.log_id, record)
    }
}

macro_rules! never_shown {
    ($($Key:ident)*) => {$(
        /// Never the key: debug output ends in logs.
        impl std::fmt::Debug for $Key {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($Key), "(…)"))
            }
        }
    )*};
}

never_shown! { LogSecret ReservationKey FingerprintKey SealKey ContentKey }

#[cfg(test)]
mod tests;
