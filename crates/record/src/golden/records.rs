//! Samples of whole records: every basis, captured offline or not, every precision, alone and
//! among others of their command, with and without reservations.

use std::collections::BTreeSet;

use greyfile_envelope::{
    Basis, Captured, CommandId, Correlation, Envelope, EventId, Fingerprint, LoggedBy, Place,
    Position, Precision, Reserved, Seal, StreamId, StreamKind, Timestamp, sealed_part,
};
use serde_json::{Value, json};

use super::{bytes_of, samples, to_hex};

/// Samples of records, `{"json": the envelope, "seal": its seal, "hex": its bytes}`, the same ones
/// every time. The seals are made up: seals that fit are among the vectors of keys.
pub fn records() -> Vec<Value> {
    let paper = |page| Basis::Paper { register: "roznamcha", number: "12", page };
    let device =
        |clock_offset_ms| Some(Captured { at: Timestamp(1_751_924_000_123), clock_offset_ms });
    let rows = [
        ("2025-07-08T04:00/2025-07-08T09:00", None, Basis::OwnAct),
        ("2025-07-08T04:10", device(-61_000), Basis::OwnAct),
        ("2025-07-08T04:10:30", device(0), Basis::OwnAct),
        ("2025-07-08", None, Basis::Report { by: "سپاہی-۱۲" }),
        ("2025-07", device(2_500), paper(None)),
        ("2025-07-08", None, paper(Some("XIX/7"))),
        ("2025", None, Basis::Press { source: "dawn-1922731" }),
        ("1969-12-31", None, Basis::Press { source: "بی بی سی اردو" }),
    ];
    let rows = rows.into_iter().zip(payloads()).enumerate();
    let envelopes =
        rows.map(|(index, ((occurred, captured, basis), (event_type, schema, payload)))| {
            let tag = index as u8;
            let place =
                [(0, 1), (0, 2), (1, 2), (127, 128), (899, 900), (0, u16::MAX), (0, 1), (3, 4)]
                    [index];
            let reserved = [0, 1, 0, 0, 1, 3, 0, 0][index];
            let envelope = Envelope {
                event_id: EventId::from_bytes([tag; 16]),
                stream: StreamId::new(kind_of(event_type), [0x70 + tag; 16]),
                version: [1, 127, 128, 300, 70_000, u32::MAX, 2, 3][index],
                event_type,
                schema,
                occurred: occurred.parse().expect("a time"),
                captured,
                recorded_at: Timestamp(1_751_925_600_000 + 86_399_999 * index as i64),
                done_by: "nccia-fsd-017",
                logged_by: LoggedBy { hand: "محرر-۳", assurance: "declared" },
                basis,
                command_id: CommandId::from_bytes([0x10 + tag; 16]),
                place: Place::new(place.0, place.1).expect("a place"),
                fingerprint: Fingerprint::from_bytes([0x80 + tag; 16]),
                correlation: Correlation::from_bytes([0x20 + tag; 16]),
                reservations: (0..reserved)
                    .map(|id| Reserved { namespace: 1 + id, normalisation: 1, id: [0x90 + id; 16] })
                    .collect(),
                payload: &payload,
            };
            let seal = Seal::from_bytes([0xa0 + tag; 16]);
            let bytes = envelope.encode(|_| seal).expect("short enough");
            json!({ "json": envelope, "seal": seal, "hex": to_hex(&bytes) })
        });
    envelopes.collect()
}

/// What is wrong with samples of records; nothing if they read and are written as ever, and
/// show every form a record can have.
pub fn check_records(samples: &[Value]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut shown = BTreeSet::new();
    for (index, sample) in samples.iter().enumerate() {
        match check_record(sample) {
            Ok(forms) => shown.extend(forms),
            Err(problem) => problems.push(format!("record {index}: {problem}")),
        }
    }
    let missing = FORMS.iter().filter(|form| !shown.contains(*form));
    problems.extend(missing.map(|form| format!("no record shows: {form}")));
    problems
}

fn check_record(sample: &Value) -> Result<[&'static str; 5], String> {
    let bytes = bytes_of(&sample["hex"])?;
    let envelope = Envelope::decode(&bytes).map_err(|error| error.to_string())?;
    let json = json!(envelope);
    if json != sample["json"] {
        return Err(format!("it reads as {json} and was written as {}", sample["json"]));
    }
    let (_, seal) = sealed_part(&bytes).ok_or("it has no seal")?;
    if json!(seal) != sample["seal"] {
        return Err(format!("its seal reads as {seal:?}"));
    }
    if envelope.encode(|_| seal).as_deref() != Ok(&bytes) {
        return Err("it is now written otherwise".to_owned());
    }
    crate::past(Position::FIRST, &envelope).map_err(|error| error.to_string())?;
    Ok(forms(&envelope))
}

const FORMS: &[&str] = &[
    "own act",
    "report",
    "paper",
    "paper with page",
    "press",
    "captured offline",
    "not captured",
    "year",
    "month",
    "day",
    "minute",
    "second",
    "window",
    "alone in its command",
    "one of several",
    "reserves a value",
    "reserves none",
];

fn forms(envelope: &Envelope<'_>) -> [&'static str; 5] {
    let basis = match envelope.basis {
        Basis::OwnAct => "own act",
        Basis::Report { .. } => "report",
        Basis::Paper { page: None, .. } => "paper",
        Basis::Paper { page: Some(_), .. } => "paper with page",
        Basis::Press { .. } => "press",
    };
    let precision = match envelope.occurred.precision {
        Precision::Year => "year",
        Precision::Month => "month",
        Precision::Day => "day",
        Precision::Minute => "minute",
        Precision::Second => "second",
        Precision::Window => "window",
    };
    let captured = if envelope.captured.is_some() { "captured offline" } else { "not captured" };
    let place =
        if envelope.place == Place::ALONE { "alone in its command" } else { "one of several" };
    let reserves =
        if envelope.reservations.is_empty() { "reserves none" } else { "reserves a value" };
    [basis, captured, precision, place, reserves]
}

/// A payload for each record, a frozen version among them.
fn payloads() -> impl Iterator<Item = (&'static str, u16, Vec<u8>)> {
    let types = [
        ("raid.conducted", 1),
        ("exhibit.seized", 1),
        ("note_added", 1),
        ("person.recorded", 1),
        ("fir.lodged", 1),
        ("corrected", 1),
        ("log.founded", 1),
        ("reservation.taken", 1),
    ];
    types.into_iter().map(|(event_type, version)| {
        let samples = samples(event_type, version).expect("a known version");
        (event_type, version, bytes_of(&samples[1]["hex"]).expect("hex"))
    })
}

fn kind_of(event_type: &str) -> StreamKind {
    let word = event_type.split_once('.').map_or("case", |(word, _)| word);
    word.parse().expect("a stream's word")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_show_every_form() {
        assert_eq!(check_records(&records()), Vec::<String>::new());
    }

    #[test]
    fn what_is_altered_or_missing_is_told() {
        let mut records = records();
        records[0]["json"]["done_by"] = json!("somebody else");
        records.retain(|sample| sample["json"]["basis"]["report"].is_null());
        let problems = check_records(&records);
        assert!(problems[0].starts_with("record 0: it reads as"), "{problems:?}");
        assert!(problems.contains(&"no record shows: report".to_owned()), "{problems:?}");
    }
}
