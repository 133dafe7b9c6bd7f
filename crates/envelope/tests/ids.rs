//! Ids that follow from a command are the same for ever: in here and in schemas/golden, for other
//! programs. The table was made with another program (Python's hashlib), not with this one.

use greyfile_envelope::{CommandId, EventId, StreamId, StreamKind};
use serde_json::{Value, json};

/// Command, stream, index; the event's id.
const EVENTS: &[(&str, &str, u16, &str)] = &[
    (
        "00000000000000000000000000",
        "case-00000000000000000000000000",
        0,
        "0000000000002667d99acb1173723735",
    ),
    (
        "01K30FZVG1081G81860W40J2GB",
        "raid-01K30FZVG1Y3GD1G5GM2880W30",
        0,
        "0198c0ffee01ea5c6df2aea072f458a9",
    ),
    (
        "01K30FZVG1081G81860W40J2GB",
        "raid-01K30FZVG1Y3GD1G5GM2880W30",
        1,
        "0198c0ffee01d25def7fb445434bd81d",
    ),
    (
        "01K30FZVG1081G81860W40J2GB",
        "person-01K30FZVG1Y3GD1G5GM2880W30",
        1,
        "0198c0ffee01da4d88100109bb27babe",
    ),
    (
        "01K30FZVG1081G81860W40J2GB",
        "reservation-01K30FZVG1Y3GD1G5GM2880W30",
        899,
        "0198c0ffee01affec583ea23c781c169",
    ),
    (
        "7ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "kind200-7ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        65535,
        "ffffffffffff9138bb1b27a7a655c0ff",
    ),
];

/// Command, kind, index; the id of the new stream.
const STREAMS: &[(&str, &str, u16, &str)] = &[
    ("00000000000000000000000000", "case", 0, "00000000000099940289f0b282acc490"),
    ("01K30FZVG1081G81860W40J2GB", "raid", 0, "0198c0ffee0150ff931cd34da019d044"),
    ("01K30FZVG1081G81860W40J2GB", "raid", 1, "0198c0ffee01537ebb5dcb45054720bf"),
    ("01K30FZVG1081G81860W40J2GB", "person", 0, "0198c0ffee01652c1c10135848859139"),
    ("01K30FZVG1081G81860W40J2GB", "person", 899, "0198c0ffee01c654d09cc66c54bb650f"),
    ("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "kind200", 65535, "ffffffffffff00f711b70a4ad4277e87"),
];

fn hex(bytes: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(bytes))
}

#[test]
fn events_are_named_as_ever() {
    for &(command, stream, index, wanted) in EVENTS {
        let command: CommandId = command.parse().unwrap();
        let id = EventId::derive(command, stream.parse().unwrap(), index);
        assert_eq!(hex(id.to_bytes()), wanted, "{command} {stream} {index}");
    }
}

#[test]
fn new_streams_are_named_as_ever() {
    for &(command, kind, index, wanted) in STREAMS {
        let command: CommandId = command.parse().unwrap();
        let kind: StreamKind = kind.parse().unwrap();
        let stream = StreamId::derive(command, kind, index);
        assert_eq!(stream.kind, kind);
        assert_eq!(hex(stream.id), wanted, "{command} {kind} {index}");
    }
}

#[test]
fn the_file_for_other_programs_says_the_same() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/golden/ids.v1.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let events = EVENTS.iter().map(|(command, stream, index, hex)| {
        json!({ "derives": "event", "command": command, "stream": stream, "index": index, "hex": hex })
    });
    let streams = STREAMS.iter().map(|(command, kind, index, hex)| {
        json!({ "derives": "stream", "command": command, "kind": kind, "index": index, "hex": hex })
    });
    assert_eq!(file, Value::Array(events.chain(streams).collect()));
}
