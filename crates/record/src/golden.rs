//! Schemas and samples of every version ever shipped: what the files in schemas/ are made from
//! and checked against.

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::{CommonEvent, Corrected};
use greyfile_domain::values::hex::{from_hex, to_hex};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{ReadError, decode, encode, frozen, whole, wire};

pub mod coverage;
mod layout;
mod records;

pub use layout::layout;
pub use records::{check_records, records};

/// Files of schemas/golden that are not of an event or a record: written by hand, never drawn,
/// each read by the tests of the crate named beside it.
pub const VECTORS: &[&str] = &[
    "canonical.v1.json",     // record
    "ids.v1.json",           // envelope
    "keys.v1.json",          // intake
    "normalisation.v1.json", // domain
    "order.v1.json",         // domain
];
/// Fewest samples a version has.
pub const SAMPLES_MIN: usize = 8;
/// Most draws for one version. What no draw reaches by then is reported as not covered.
const DRAWS_MAX: u64 = 20_000;
/// Bytes a draw is made from; more than the largest payload uses.
const DRAW_LEN: usize = 2_048;

/// The JSON Schema of a version's payload; `None` if the version is not known.
pub fn schema(event_type: &str, version: u16) -> Option<Value> {
    if let Some(shape) = frozen::shape(event_type, version) {
        return Some((shape.schema)());
    }
    if Event::version_of(event_type) != Some(version) {
        return None;
    }
    if event_type == Corrected::TYPE {
        return Some(schemars::schema_for!(wire::Corrected<'_>).to_value());
    }
    Event::payload_schema(event_type).map(schemars::Schema::to_value)
}

/// Samples of a version that between them take every choice its schema offers: the same ones
/// every time. `None` if the version is not known.
///
/// Each is `{"json": the payload in the shape of its version, "hex": its bytes}`. The
/// replacement in a correction is given as type, version and bytes, since what those bytes are
/// read as changes when that event gets a new version.
pub fn samples(event_type: &str, version: u16) -> Option<Vec<Value>> {
    completed(event_type, version, Vec::new())
}

/// These samples of a version and, behind them, what they do not cover yet: a variant that an enum
/// of it got since. `None` if the version is not known.
pub fn completed(event_type: &str, version: u16, mut samples: Vec<Value>) -> Option<Vec<Value>> {
    let schema = schema(event_type, version)?;
    let wanted = coverage::choices(&schema);
    let mut taken = BTreeSet::new();
    samples.iter().for_each(|one| taken.extend(coverage::taken(&schema, &one["json"])));
    if samples.len() >= SAMPLES_MIN && taken.is_superset(&wanted) {
        return Some(samples);
    }
    let mut noise = Noise::of(&format!("{event_type}.v{version}"));
    for draw in 0..DRAWS_MAX {
        // The first draw is from nothing, which gives every field its plainest value.
        let bytes = if draw == 0 { Vec::new() } else { noise.bytes(DRAW_LEN) };
        let Some(payload) = draw_payload(event_type, version, &bytes) else { continue };
        let json = to_json(event_type, version, &payload).expect("what was encoded is readable");
        let fresh = &coverage::taken(&schema, &json) - &taken;
        if samples.len() < SAMPLES_MIN || !fresh.is_empty() {
            samples.push(json!({ "json": json, "hex": to_hex(&payload) }));
            taken.extend(fresh);
        }
        if samples.len() >= SAMPLES_MIN && taken.is_superset(&wanted) {
            break;
        }
    }
    Some(samples)
}

/// What is wrong with the samples of a version; nothing if they still read as they did when
/// they were written, and cover the version.
pub fn check_samples(event_type: &str, version: u16, samples: &[Value]) -> Vec<String> {
    let mut problems = Vec::new();
    let Some(schema) = schema(event_type, version) else {
        return vec!["the version is not known here: a version once shipped stays".to_owned()];
    };
    if samples.len() < SAMPLES_MIN {
        problems.push(format!("{} samples, and {SAMPLES_MIN} are wanted", samples.len()));
    }
    let mut taken = BTreeSet::new();
    for (index, sample) in samples.iter().enumerate() {
        if let Err(problem) = check_sample(event_type, version, sample) {
            problems.push(format!("sample {index}: {problem}"));
        }
        if let Err(problem) = coverage::conforms(&schema, &sample["json"]) {
            problems.push(format!("sample {index} does not fit the schema: {problem}"));
        }
        taken.extend(coverage::taken(&schema, &sample["json"]));
    }
    for choice in coverage::choices(&schema).difference(&taken) {
        problems.push(format!("no sample takes {choice}"));
    }
    problems
}

/// The events that samples of an old version are read as today, as JSON.
///
/// # Errors
/// The sample that cannot be read.
pub fn upcast(event_type: &str, version: u16, samples: &[Value]) -> Result<Vec<Value>, String> {
    let read = |sample: &Value| {
        let bytes = bytes_of(&sample["hex"])?;
        let event = decode(event_type, version, &bytes).map_err(|error| error.to_string())?;
        serde_json::to_value(event).map_err(|error| error.to_string())
    };
    samples.iter().map(read).collect()
}

fn check_sample(event_type: &str, version: u16, sample: &Value) -> Result<(), String> {
    let bytes = bytes_of(&sample["hex"])?;
    let json = to_json(event_type, version, &bytes).map_err(|error| error.to_string())?;
    if json != sample["json"] {
        return Err(format!("it reads as {json} and was written as {}", sample["json"]));
    }
    let event = decode(event_type, version, &bytes).map_err(|error| error.to_string())?;
    let mut current = Event::version_of(event_type) == Some(version);
    if let Event::Common(CommonEvent::Corrected(Corrected { replacement, .. })) = &event {
        current &= check_replacement(replacement, &json["replacement"])?;
    }
    if current {
        let again = encode(&event).map_err(|error| error.to_string())?.bytes;
        if again != bytes {
            return Err(format!("it is now written as {}", to_hex(&again)));
        }
    }
    Ok(())
}

/// Whether the replacement in a correction is written in today's version.
fn check_replacement(event: &Event, written: &Value) -> Result<bool, String> {
    let event_type = written["type"].as_str().unwrap_or_default();
    let version = written["version"].as_u64().and_then(|version| version.try_into().ok());
    let version: u16 = version.ok_or("its replacement has no version")?;
    let alone = decode(event_type, version, &bytes_of(&written["hex"])?);
    match alone {
        Ok(alone) if alone == *event => Ok(Event::version_of(event_type) == Some(version)),
        _ => Err("its replacement reads otherwise alone".to_owned()),
    }
}

/// A payload in the shape of its own version.
fn to_json(event_type: &str, version: u16, payload: &[u8]) -> Result<Value, ReadError> {
    if let Some(shape) = frozen::shape(event_type, version) {
        return (shape.to_json)(event_type, payload);
    }
    let event = decode(event_type, version, payload)?;
    let mut json = event.serialize_payload(serde_json::value::Serializer).expect("plain JSON");
    if let Event::Common(CommonEvent::Corrected(Corrected { replacement: inner, .. })) = event {
        let inner = encode(&inner).expect("what was read can be written");
        json["replacement"] = json!({
            "type": inner.event_type, "version": inner.schema, "hex": to_hex(&inner.bytes)
        });
    }
    Ok(json)
}

fn draw_payload(event_type: &str, version: u16, noise: &[u8]) -> Option<Vec<u8>> {
    if let Some(shape) = frozen::shape(event_type, version) {
        return (shape.draw)(noise);
    }
    let event = Event::arbitrary_payload(event_type, &mut Unstructured::new(noise))?.ok()?;
    if let Event::Common(CommonEvent::Corrected(Corrected { replacement: inner, .. })) = &event
        && inner.event_type().0 == Corrected::TYPE
    {
        return None; // Never written, and refused by the reader.
    }
    encode(&event).ok().map(|payload| payload.bytes)
}

/// What a frozen version's type can do here.
pub(crate) struct Shape {
    schema: fn() -> Value,
    to_json: fn(&str, &[u8]) -> Result<Value, ReadError>,
    draw: fn(&[u8]) -> Option<Vec<u8>>,
}

impl Shape {
    pub(crate) fn of<T>() -> Self
    where
        T: Serialize + DeserializeOwned + JsonSchema + for<'a> Arbitrary<'a>,
    {
        Self {
            schema: || schemars::schema_for!(T).to_value(),
            to_json: |event_type, payload| {
                let value: T = whole(event_type, payload)?;
                Ok(serde_json::to_value(value).expect("plain JSON"))
            },
            draw: |noise| {
                let value = T::arbitrary(&mut Unstructured::new(noise)).ok()?;
                postcard::to_stdvec(&value).ok()
            },
        }
    }
}

/// Any event, in the schema of a correction. Its own schema is not repeated there, or every new
/// event would change the schema of corrections.
pub(crate) struct AnyEvent;

impl JsonSchema for AnyEvent {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AnyEvent".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "an event: its stream, its type, its payload, such as \
                            {\"raid\": {\"conducted\": {…}}}; see the payload's own schema"
        })
    }
}

/// Bytes that are the same every time (xorshift64*), seeded by a name (FNV-1a).
struct Noise(u64);

impl Noise {
    fn of(name: &str) -> Self {
        let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, mix) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len.div_ceil(8)).flat_map(|_| self.next().to_be_bytes()).take(len).collect()
    }
}

fn bytes_of(hex: &Value) -> Result<Vec<u8>, String> {
    let bytes = hex.as_str().and_then(from_hex);
    bytes.ok_or_else(|| "its bytes are not written as hex".to_owned())
}
