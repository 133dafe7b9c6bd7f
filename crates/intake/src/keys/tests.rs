//! What is made with a log's keys is the same for ever, fits nothing else, and is never shown.

use greyfile_domain::values::hex::from_hex;
use greyfile_domain::values::namespace::Namespace;
use greyfile_envelope::Reserved;
use greyfile_envelope::{
    Assurance, Basis, CommandId, Correlation, Envelope, EventId, LoggedBy, Occurred, Place,
    Timestamp,
};
use proptest::prelude::*;
use serde_json::Value;

use super::*;

const LOG: [u8; 16] = [9; 16];

fn secret() -> LogSecret {
    LogSecret::new(std::array::from_fn(|index| index as u8))
}

fn unique(namespace: Namespace, value: &str) -> Unique {
    Unique { namespace, value: value.to_owned() }
}

/// The file for other programs, made with another one (Python's hmac and hashlib).
#[test]
fn everything_is_made_as_ever() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/golden/keys.v1.json");
    let file = std::fs::read_to_string(path).unwrap();
    let vectors: Vec<Value> = serde_json::from_str(&file).unwrap();
    for vector in &vectors {
        let secret = LogSecret::new(bytes(&vector["secret"]).try_into().unwrap());
        let log_id = || bytes(&vector["log_id"]).try_into().unwrap();
        let made = match vector["makes"].as_str().unwrap() {
            "reservation" => {
                let namespace = [Namespace::FirNumber, Namespace::ExhibitNumber, Namespace::Cnic]
                    .into_iter()
                    .find(|namespace| vector["namespace"] == namespace.number())
                    .unwrap();
                assert_eq!(vector["normalisation"], NORMALISATION);
                let value = unique(namespace, vector["value"].as_str().unwrap());
                secret.reservation_key().stream(&value).id
            }
            "fingerprint" => secret.fingerprint_key().of_form(&bytes(&vector["form"])).to_bytes(),
            "seal" => secret.seal_key().seal(log_id(), &bytes(&vector["covered"])).to_bytes(),
            "founding" => secret.founding_check(log_id()).to_bytes(),
            "content" => {
                let content = vector["content"].as_str().unwrap();
                secret.content_key().id(content).to_bytes()
            }
            other => panic!("{other} is made by nobody here"),
        };
        assert_eq!(made.as_slice(), bytes(&vector["hex"]), "{vector}");
    }
    assert_eq!(vectors.len(), 14);
}

/// The same for whoever reads this file alone.
#[test]
fn one_of_each_literally() {
    let hex = |bytes: [u8; 16]| format!("{:032x}", u128::from_be_bytes(bytes));
    let fir = unique(Namespace::FirNumber, "nccia multan\u{1f}2025\u{1f}7");
    let cnic = unique(Namespace::Cnic, "01234-5678901-2");
    let reservations = secret().reservation_key();
    assert_eq!(hex(reservations.stream(&fir).id), "74870ce0ee52428e28188b3faed770b6");
    assert_eq!(hex(reservations.stream(&cnic).id), "525a2e9f33ee44a9b3330db27ffe882e");
    let fingerprint = secret().fingerprint_key().of_form(b"{}");
    assert_eq!(hex(fingerprint.to_bytes()), "0ec0f8b894501d5d80a35e14be8787d2");
    let seal = secret().seal_key().seal(LOG, &[1, 2, 255]);
    assert_eq!(hex(seal.to_bytes()), "e8e11fbd8c272733eeba51bd98970585");
    assert_eq!(hex(secret().founding_check(LOG).to_bytes()), "8715fca8d5f63cb81500e17f0f6dc375");
}

fn bytes(hex: &Value) -> Vec<u8> {
    from_hex(hex.as_str().unwrap()).unwrap()
}

/// A record, sealed for a log.
fn record(key: &SealKey, log_id: [u8; 16], payload: &[u8]) -> Vec<u8> {
    let envelope = Envelope {
        event_id: EventId::from_bytes([1; 16]),
        stream: StreamId::new(StreamKind::RAID, [2; 16]),
        version: 1,
        event_type: "raid.conducted",
        schema: 1,
        occurred: Occurred::at(Timestamp(0)),
        captured: None,
        recorded_at: Timestamp(0),
        done_by: "a",
        logged_by: LoggedBy { hand: "b", assurance: Assurance::DECLARED },
        basis: Basis::OwnAct,
        command_id: CommandId::from_bytes([3; 16]),
        place: Place::ALONE,
        fingerprint: Fingerprint::from_bytes([4; 16]),
        correlation: Correlation::from_bytes([5; 16]),
        reservations: vec![Reserved { namespace: 1, normalisation: 1, id: [6; 16] }],
        payload,
    };
    envelope.encode(|covered| key.seal(log_id, covered)).unwrap()
}

proptest! {
    /// Wherever in the record the bit is, its seal included.
    #[test]
    fn a_flipped_bit_is_noticed(
        payload in proptest::collection::vec(any::<u8>(), 0..300),
        at: proptest::sample::Index,
    ) {
        let key = secret().seal_key();
        let mut record = record(&key, LOG, &payload);
        prop_assert!(key.check(LOG, &record));
        let bit = at.index(record.len() * 8);
        record[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(!key.check(LOG, &record), "bit {bit}");
    }

    #[test]
    fn what_is_cut_or_longer_is_noticed(
        payload in proptest::collection::vec(any::<u8>(), 0..50),
        more in proptest::collection::vec(any::<u8>(), 1..40),
    ) {
        let key = secret().seal_key();
        let record = record(&key, LOG, &payload);
        for cut in 0..record.len() {
            prop_assert!(!key.check(LOG, &record[..cut]), "cut to {cut}");
            prop_assert!(!key.check(LOG, &record[record.len() - cut..]), "the last {cut}");
        }
        prop_assert!(!key.check(LOG, &[record, more].concat()));
    }

    #[test]
    fn a_seal_fits_one_log_alone(other: [u8; 16]) {
        prop_assume!(other != LOG);
        let key = secret().seal_key();
        prop_assert!(!key.check(LOG, &record(&key, other, b"x")));
    }

    #[test]
    fn two_secrets_differ_in_all_they_make(other: [u8; 32]) {
        prop_assume!(other != secret().0);
        let (one, other) = (secret(), LogSecret::new(other));
        prop_assert!(!other.seal_key().check(LOG, &record(&one.seal_key(), LOG, b"x")));
        prop_assert_ne!(one.founding_check(LOG), other.founding_check(LOG));
        let fingerprint = |secret: &LogSecret| secret.fingerprint_key().of_form(b"x");
        prop_assert_ne!(fingerprint(&one), fingerprint(&other));
        let value = unique(Namespace::Cnic, "x");
        let stream = |secret: &LogSecret| secret.reservation_key().stream(&value);
        prop_assert_ne!(stream(&one), stream(&other));
    }
}

/// The keys of one secret are four: over the same bytes each makes something else.
#[test]
fn each_key_does_one_thing() {
    let secret = secret();
    let made: std::collections::BTreeSet<_> = [
        secret.founding_check(LOG).to_bytes(),
        secret.fingerprint_key().of_form(&LOG).to_bytes(),
        secret.seal_key().seal(LOG, &[]).to_bytes(),
        secret.key("reservation").make(&[&LOG]),
    ]
    .into();
    assert_eq!(made.len(), 4);
}

/// One value in two namespaces is two reservations.
#[test]
fn namespaces_do_not_meet() {
    let key = secret().reservation_key();
    let [one, other] = [Namespace::FirNumber, Namespace::ExhibitNumber]
        .map(|namespace| key.stream(&unique(namespace, "7")));
    assert_eq!(one.kind, StreamKind::RESERVATION);
    assert_ne!(one, other);
}

#[test]
fn debug_shows_no_key() {
    let secret = LogSecret::new([0xab; 32]);
    let shown = format!(
        "{secret:?} {:#?} {:?} {:?}",
        secret.reservation_key(),
        secret.fingerprint_key(),
        secret.seal_key()
    );
    assert_eq!(shown, "LogSecret(…) ReservationKey(…) FingerprintKey(…) SealKey(…)");
}
