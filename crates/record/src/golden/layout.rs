//! `schemas/layout.json`: the bytes of a record, for a stranger who has no other document. Payloads
//! come from the description of their fields; the envelope and the few forms of its own stand here,
//! and a program in another language reads every record of a demonstration by them (a test).

use greyfile_domain::streams::{Corrected, Event};
use greyfile_envelope::StreamKind;
use serde_json::{Map, Value, json};

use crate::versions;

/// The document.
pub fn layout() -> Value {
    let mut events = Map::new();
    for (kind, name, event_type) in Event::named() {
        events.insert(event_type.into(), json!({ "json": [kind, name], "versions": {} }));
    }
    for (event_type, version) in versions() {
        events[event_type]["versions"][version.to_string()] = payload(event_type, version);
    }
    let kinds = StreamKind::ALL.iter();
    let kinds = kinds.filter_map(|kind| Some((kind.0.to_string(), kind.word()?.into())));
    json!({
        "about": "A record of format 1 is the envelope, whose last field but one is the payload. \
            Values follow each other without names, padding or alignment. A type is a name of \
            `primitives` or `types`, or an object with one key of `composed`.",
        "primitives": {
            "u8": "one byte",
            "u16": "LEB128: 7 bits a byte, the lowest first, the highest bit set on all but the last",
            "u32": "as u16", "u64": "as u16",
            "i16": "zigzag, then as u16: n is 2n where n >= 0, else -2n - 1",
            "i32": "as i16", "i64": "as i16",
            "bool": "one byte, 0 or 1",
            "str": "length in bytes as u64, then UTF-8",
            "bytes": "length as u64, then so many bytes; in JSON lower-case hex",
            "id": "16 bytes; in JSON a ULID: 26 letters of Crockford's base 32, most significant first",
            "stream": "kind as u8, then id; in JSON the kind's name in `stream_kinds` (kind and the number for one that is not there), a dash, the id's ULID",
            "instant": "i64, milliseconds since 1970-01-01T00:00Z; in JSON by the clocks of Asia/Karachi, to the second or, where it has some, with milliseconds: 2025-07-08T14:30:00+05:00",
            "day": "i32, days since 1970-01-01; in JSON 2025-07-08",
            "event": "see the versions of `corrected`"
        },
        "composed": {
            "option": "0 for nothing (JSON null), or 1 and the value",
            "list": "how many as u64, then each",
            "bytes": "exactly so many bytes; in JSON lower-case hex",
            "struct": "the fields in this order; in JSON an object",
            "enum": "which one as u32, counted from 0 in this order, then its value if it has a type; in JSON the name alone, or an object with the name and the value. New ones are added at the end only",
            "personal": "0 and the value, or 1 and `sealed`; in JSON the value itself, or {\"sealed\": …}",
            "stream_of_kind": "16 bytes, the id of a stream of this kind; in JSON as `stream`"
        },
        "types": {
            "place": { "struct": [
                { "name": "typed", "type": "str" }, { "name": "code", "type": { "option": "str" } }
            ] },
            "occurred": { "struct": [
                { "name": "start", "about": "the first instant it can have been", "type": "instant" },
                { "name": "end", "about": "the first instant it cannot have been any more", "type": "instant" },
                { "name": "precision", "type": { "enum": [
                    { "name": "year" }, { "name": "month" }, { "name": "day" }, { "name": "minute" },
                    { "name": "second" }, { "name": "window" }
                ] } }
            ], "json": "a text, by the clocks of Asia/Karachi, cut at the precision: 2025, 2025-07, 2025-07-08, 2025-07-08T14:30, 2025-07-08T14:30:05; of a window its start, a slash and the last day, minute or second that lies in it. The start is to the day at midnight, else to the minute, or to the second where it has some; the end is a day where `end` is a midnight, else the minute before `end`, or the second before it where `end` has seconds" },
            "captured": { "struct": [
                { "name": "at", "type": "instant" },
                { "name": "clock_offset_ms", "type": "i64" }
            ] },
            "basis": { "enum": [
                { "name": "own_act" },
                { "name": "report", "type": { "struct": [{ "name": "by", "type": "str" }] } },
                { "name": "paper", "type": { "struct": [
                    { "name": "register", "type": "str" }, { "name": "number", "type": "str" },
                    { "name": "page", "type": { "option": "str" } }
                ] } },
                { "name": "press", "type": { "struct": [{ "name": "source", "type": "str" }] } }
            ] },
            "sealed": Event::sealed_layout()
        },
        "stream_kinds": Value::Object(kinds.collect()),
        "envelope": { "struct": [
            { "name": "format", "about": "1; any other is another layout", "type": "u8" },
            { "name": "event_id", "type": "id" },
            { "name": "stream", "type": "stream" },
            { "name": "version", "about": "its ordinal in the stream, from 1", "type": "u32" },
            { "name": "type", "about": "a key of `events`", "type": "str" },
            { "name": "schema", "about": "which version of that event's payload", "type": "u16" },
            { "name": "occurred_at", "type": "occurred" },
            { "name": "captured", "about": "when a device logged it offline", "type": { "option": "captured" } },
            { "name": "recorded_at", "type": "instant" },
            { "name": "done_by", "type": "str" },
            { "name": "logged_by", "type": { "struct": [
                { "name": "hand", "type": "str" }, { "name": "assurance", "type": "str" }
            ] } },
            { "name": "basis", "type": "basis" },
            { "name": "command_id", "type": "id" },
            { "name": "place", "about": "which record of its command, from 0, and of how many", "type": { "struct": [
                { "name": "index", "type": "u16" }, { "name": "records", "type": "u16" }
            ] } },
            { "name": "fingerprint", "about": "a keyed hash of what the command was to do", "type": { "bytes": 16 } },
            { "name": "correlation", "type": "id" },
            { "name": "reservations", "about": "the unique values that the event states", "type": { "list": { "struct": [
                { "name": "namespace", "type": "u8" }, { "name": "normalisation", "type": "u8" },
                { "name": "id", "type": { "bytes": 16 } }
            ] } } },
            { "name": "payload", "about": "a version of the event's payload, and nothing behind it", "type": "bytes" },
            { "name": "seal", "about": "a keyed hash of the log's id and all bytes before it", "type": { "bytes": 16 } }
        ] },
        "events": events,
    })
}

/// The layout of a version of a payload.
fn payload(event_type: &str, version: u16) -> Value {
    match (event_type, version) {
        ("fir.lodged", 1) => json!({ "struct": [
            { "name": "station", "type": "str" },
            { "name": "number", "type": { "struct": [
                { "name": "year", "type": "u16" }, { "name": "serial", "type": "u32" }
            ] } },
            { "name": "sections", "type": { "list": { "struct": [
                { "name": "statute", "type": "str" }, { "name": "section", "type": "str" }
            ] } } },
            { "name": "offence", "type": "occurred" },
            { "name": "raid", "type": { "option": { "stream_of_kind": StreamKind::RAID.0 } } },
            { "name": "gist", "type": { "option": "str" } }
        ] }),
        (Corrected::TYPE, 1) => json!({ "struct": [
            { "name": "event", "type": "id" },
            { "name": "seen", "type": "id" },
            { "name": "replacement", "about": "another event's payload, by its type and version", "type": { "struct": [
                { "name": "type", "type": "str" }, { "name": "version", "type": "u16" },
                { "name": "hex", "type": "bytes" }
            ] } },
            { "name": "occurred_at", "type": { "option": "occurred" } },
            { "name": "captured", "type": { "option": "captured" } },
            { "name": "done_by", "type": { "option": "str" } },
            { "name": "basis", "type": { "option": "basis" } },
            { "name": "reason", "type": { "personal": "str" } },
            { "name": "source", "type": { "option": { "personal": "str" } } },
            { "name": "second", "type": { "option": "str" } }
        ] }),
        _ => Event::payload_layout(event_type).unwrap_or_default(),
    }
}
