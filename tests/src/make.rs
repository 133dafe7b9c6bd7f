//! Commands as a client writes them.

use fastrand::Rng;
use serde_json::{Value, json};

/// A new id.
pub fn ulid(rng: &mut Rng) -> String {
    const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    // The first character carries three of the 128 bits.
    let first = char::from(DIGITS[rng.usize(..8)]);
    std::iter::once(first).chain((1..26).map(|_| char::from(DIGITS[rng.usize(..32)]))).collect()
}

/// A command: this body, done and typed by a desk, on a day of July 2025.
pub fn command(rng: &mut Rng, body: Value) -> Value {
    json!({
        "id": ulid(rng),
        "actor": "test-desk",
        "occurred_at": "2025-07-10",
        "basis": { "report": { "by": "circle-1" } },
        "do": body,
    })
}

/// Opens an enquiry.
pub fn enquiry(rng: &mut Rng, title: &str, city: &str) -> Value {
    let opened = json!({ "title": title, "agency": "nccia", "city": city });
    command(rng, json!({ "open": { "events": [{ "case": { "enquiry_opened": opened } }] } }))
}

/// A raid with its new case.
pub fn raid(rng: &mut Rng, title: &str, city: &str) -> Value {
    command(
        rng,
        json!({ "conduct_raid": {
            "new_case": { "title": title, "agency": "nccia", "city": city },
            "raid": { "city": city, "place": "Block 7", "authority": "not_stated" },
            "found": { "arrested": 9, "arrested_local": 6, "arrested_foreign": 3 },
            "parcels": [{ "kind": "phone", "quantity": { "count": 12 } }],
        } }),
    )
}

/// Adds a note to a stream.
pub fn note(rng: &mut Rng, on: &str, text: &str) -> Value {
    command(rng, json!({ "note": { "on": on, "text": text } }))
}

/// Adds an event to a stream.
pub fn record(rng: &mut Rng, on: &str, event: Value) -> Value {
    command(rng, json!({ "record": { "on": on, "events": [event] } }))
}

/// Lodges an FIR in a case.
pub fn fir(rng: &mut Rng, case: &str, station: &str, serial: u32) -> Value {
    command(
        rng,
        json!({ "lodge_fir": { "case": case, "fir": {
            "station": station, "city": "Karachi", "offence": "2025-07-10",
            "number": { "year": 2025, "serial": serial },
        } } }),
    )
}

/// The stream of this kind that an accepted command opened or added to.
///
/// # Panics
/// When there is none.
pub fn stream(answer: &Value, kind: &str) -> String {
    let streams = answer["events"].as_array().into_iter().flatten().map(|event| &event["stream"]);
    let mut streams = streams.filter_map(Value::as_str);
    streams
        .find(|stream| stream.split('-').next() == Some(kind))
        .unwrap_or_else(|| panic!("no {kind} in {answer}"))
        .to_owned()
}
