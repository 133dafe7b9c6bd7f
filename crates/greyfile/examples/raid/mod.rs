//! The longest raid that one command takes, made up.

use serde_json::{Value, json};

/// Persons and parcels of it.
pub(crate) const PERSONS: u64 = 149;
pub(crate) const PARCELS: u64 = 40;

/// The `serial`-th raid. Every field of a person and of a parcel is given, no number is given twice, and
/// none is such as a card or a device has. `name` and `description` are asked for each of them, from 0.
pub(crate) fn raid(
    serial: u64,
    name: impl Fn(u64) -> String,
    description: impl Fn(u64) -> String,
) -> Value {
    let people: Vec<Value> = (0..PERSONS)
        .map(|at| {
            json!({
                "label": format!("unknown male {}", at + 1), "name": name(at), "sex": "male",
                "nationality": "PK", "age": 20 + at % 40, "role": "caller",
                "cnic": format!("00000-{:07}-1", serial * PERSONS + at + 1), "arrested": true,
            })
        })
        .collect();
    let parcels: Vec<Value> = (0..PARCELS)
        .map(|at| {
            let serial = serial * PARCELS + at + 1;
            json!({
                "kind": "phone", "quantity": { "count": 1, "unit": "piece" },
                "description": description(at), "diary": format!("DD {serial}"),
                "number": { "given": { "malkhana": "Malkhana", "year": 2025, "serial": serial } },
                "place": "second floor, room 4", "holder": "officer-1",
                "seal": format!("NCCIA {serial}"), "imei": imei(serial),
            })
        })
        .collect();
    json!({ "conduct_raid": {
        "new_case": { "title": "Measured", "agency": "nccia", "city": "Lahore" },
        "raid": { "city": "Lahore", "place": "Block 7", "authority": "not_stated" },
        "people": people, "parcels": parcels,
    } })
}

/// An IMEI with the check digit that it must have, of those kept for tests.
fn imei(number: u64) -> String {
    let body = format!("00100{number:09}");
    let digits = body.bytes().rev().map(|digit| u32::from(digit - b'0'));
    let sum: u32 = digits
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { 2 * digit / 10 + 2 * digit % 10 } else { digit })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}
