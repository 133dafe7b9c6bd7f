//! What the tests ask and answer. All people are invented.

use std::sync::LazyLock;

use greyfile_envelope::{Day, StreamId, StreamKind, Timestamp};
use greyfile_vetting::*;

pub const GROUNDS: &[u8] = "Named in an enquiry of 2024. نگرانی جاری ہے۔".as_bytes();

pub fn stream(kind: StreamKind, id: u8) -> StreamId {
    StreamId::new(kind, [id; 16])
}

pub fn party(id: u8, name: &str, role: &str) -> Party {
    let documents = vec![format!("CNIC 00000-00000{id:02}-0").parse().unwrap()];
    let (name, role) = (name.parse().unwrap(), role.parse().unwrap());
    Party { id: stream(StreamKind::PERSON, id), name, role, documents }
}

pub fn premises(id: &str) -> Premises {
    let address = format!("Plot {id}, Sector 0, Karachi").parse().unwrap();
    Premises { id: id.parse().unwrap(), role: "branch".parse().unwrap(), address }
}

pub fn subject() -> Subject {
    Subject {
        log: stream(StreamKind::LOG, 1),
        licence: stream(StreamKind::LICENCE, 2),
        body: "intelligence".parse().unwrap(),
        round: 1,
        salt: [7; 32],
        centre: stream(StreamKind::CENTRE, 3),
        centre_name: "Invented Calls (Pvt) Ltd".parse().unwrap(),
        owners: vec![party(10, "Owner Invented", "owner")],
        key_persons: vec![
            party(12, "نامعلوم فرضی", "director"),
            party(11, "Second Invented", "manager"),
        ],
        premises: vec![premises("main"), premises("b-2")],
    }
}

/// As large as the bench asks: 5 premises and 20 key persons.
pub fn large() -> Subject {
    let key_persons = (20..40).map(|id| party(id, "Invented", "manager")).collect();
    let premises = (0..5).map(|id| premises(&format!("p{id}"))).collect();
    Subject { key_persons, premises, ..subject() }
}

pub fn keys(seed: u8) -> (BodyKeys, SpareKey) {
    BodyKeys::generate(&mut Random::new([seed; 32]))
}

static OFFICE: LazyLock<BodyKeys> = LazyLock::new(|| keys(1).0);
static BODY: LazyLock<BodyKeys> = LazyLock::new(|| keys(2).0);
static KNOWN: LazyLock<Vec<Key>> =
    LazyLock::new(|| vec![key_of(&keys(3).0, "pta"), key_of(body(), "intelligence")]);

pub fn office() -> &'static BodyKeys {
    &OFFICE
}

pub fn body() -> &'static BodyKeys {
    &BODY
}

pub fn key_of(keys: &BodyKeys, code: &str) -> Key {
    keys.public().key(code.parse().unwrap()).unwrap()
}

/// The keys that a regime names: the body's and another's.
pub fn known() -> &'static [Key] {
    &KNOWN
}

pub fn at() -> Timestamp {
    "2026-09-01T10:00:00+05:00".parse().unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn request_of(subject: &Subject) -> Vec<u8> {
    let public = body().public();
    let to = [public.sealing, public.spare];
    let random = &mut Random::new([4; 32]);
    request(subject, at(), day("2026-10-01"), office(), &to, random).unwrap()
}

pub fn opened(bytes: &[u8]) -> Request {
    Request::open(bytes, body(), &[key_of(office(), "office")]).unwrap()
}

pub fn answer_to(subject: &Subject, say: Say<'_>) -> Vec<u8> {
    let request = opened(&request_of(subject));
    let random = &mut Random::new([5; 32]);
    sign(&request, say, "I/2026/7".parse().unwrap(), body(), random).unwrap()
}

/// A file with its head changed and signed again, as only its signer could.
pub fn signed_again(keys: &BodyKeys, bytes: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    use ed25519_dalek::{Signer, SigningKey};
    let text = str::from_utf8(bytes).unwrap();
    let (head, _) = text.split_once("key ").unwrap();
    let head = format!("{}key {}\n", change(head.to_owned()), keys.id());
    let file = keys.to_file();
    let seed = file.lines().nth(1).unwrap().strip_prefix("signing ").unwrap();
    let seed = data_encoding::HEXLOWER.decode(seed.as_bytes()).unwrap();
    let signature = SigningKey::from_bytes(&seed.try_into().unwrap()).sign(head.as_bytes());
    let signature = data_encoding::HEXLOWER.encode(&signature.to_bytes());
    format!("{head}signature {signature}\n").into_bytes()
}
