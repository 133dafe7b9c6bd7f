//! What is read of JSON, and what is told of JSON that cannot be read.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use arbitrary::Unstructured;
use greyfile_domain::acts::Command;
use greyfile_domain::streams::Event;
use greyfile_words::Lang;
use serde_json::{Value, json};

use super::*;

const ID: &str = "01JZMK5V3QW0Y8T4D2N6R9XABC";

/// A command with this body, which is the one thing that may be wrong with it.
fn with(body: Value) -> Value {
    json!({ "id": ID, "actor": "desk", "occurred_at": "2025-07-08", "do": body })
}

fn opened(event: Value) -> Value {
    with(json!({ "open": { "events": [event] } }))
}

fn seized(parcel: Value) -> Value {
    with(json!({ "seize": { "raid": format!("raid-{ID}"), "parcels": [parcel] } }))
}

fn noted(note: Value) -> Value {
    with(json!({ "note": note }))
}

fn envelope(field: &str, value: Value) -> Value {
    let mut command = with(json!({ "note": { "on": format!("case-{ID}"), "text": "x" } }));
    command[field] = value;
    command
}

fn faults(json: &str) -> Vec<Fault> {
    match parse::<Command>(json.as_bytes()) {
        Err(Unread::Fields(faults)) => faults,
        other => panic!("{other:?} for {json}"),
    }
}

/// One fault of each kind: its path, its code, and a word of what is said.
#[test]
fn what_is_wrong_is_told_at_its_field_in_both_languages() {
    let hidden = "Da\u{202E}wn";
    let event = |name: &str, payload: Value| opened(json!({ "exhibit": { name: payload } }));
    let table: Vec<(Value, &str, &str, &str)> = vec![
        (json!([]), "", "shape.fields", "not a list"),
        (json!("x"), "", "shape.fields", "not a text"),
        (noted(json!([])), "do.note", "shape.fields", "not a list"),
        (noted(json!({ "text": "x" })), "do.note.on", "field.missing", "is needed"),
        (
            noted(json!({ "on": format!("case-{ID}"), "text": "x", "colour": 1 })),
            "do.note.colour",
            "field.unknown",
            "there are: on, text, source",
        ),
        (
            event("deposited", json!({ "malkhana": "x", "from": "y", "order": "z" })),
            "do.open.events[0].exhibit.deposited.order",
            "field.of_another_event",
            "exhibit.destroyed",
        ),
        (
            seized(json!({ "kind": 7, "quantity": {} })),
            "do.seize.parcels[0].kind",
            "shape.text",
            "not a number",
        ),
        (
            seized(json!({ "kind": "phone", "quantity": { "count": "seven" } })),
            "do.seize.parcels[0].quantity.count",
            "shape.number",
            "not a text",
        ),
        (
            seized(json!({ "kind": "phone", "quantity": { "count": 1.5 } })),
            "do.seize.parcels[0].quantity.count",
            "shape.whole",
            "without decimals",
        ),
        (
            seized(json!({ "kind": "phone", "quantity": { "count": -1 } })),
            "do.seize.parcels[0].quantity.count",
            "number.range",
            "from 0 to 4,294,967,295",
        ),
        (
            seized(json!({ "kind": "phone", "quantity": { "or_more": "yes" } })),
            "do.seize.parcels[0].quantity.or_more",
            "shape.yes_no",
            "not a text",
        ),
        (
            with(json!({ "seize": { "raid": format!("raid-{ID}"), "parcels": {} } })),
            "do.seize.parcels",
            "shape.list",
            "not fields with names",
        ),
        (
            with(json!({ "seize": { "raid": format!("raid-{ID}"), "parcels": vec![0; 10_000] } })),
            "do.seize.parcels",
            "list.too_long",
            "10,000 rows are more than the 2,000",
        ),
        (
            with(json!({ "seize": { "raid": format!("case-{ID}"), "parcels": [] } })),
            "do.seize.raid",
            "stream.other_kind",
            "raid",
        ),
        (
            seized(json!({ "kind": "SIM card", "quantity": {} })),
            "do.seize.parcels[0].kind",
            "text.code",
            "small letters",
        ),
        (
            seized(json!({ "kind": "phone", "quantity": {}, "imei": "1" })),
            "do.seize.parcels[0].imei",
            "number.imei",
            "15 digits",
        ),
        (
            noted(json!({ "on": format!("case-{ID}"), "text": [] })),
            "do.note.text",
            "shape.personal",
            "sealed data",
        ),
        (
            opened(json!({ "complaint": { "received": {
                "complainant": "x", "city": 7, "summary": "x",
            } } })),
            "do.open.events[0].complaint.received.city",
            "shape.place",
            "name of a place",
        ),
        (
            envelope("basis", json!("own_acts")),
            "basis",
            "choice.unknown",
            "newer Greyfile, or mistyped",
        ),
        (envelope("basis", json!({})), "basis", "choice.none", "own_act, report, paper, press"),
        (
            envelope("basis", json!({ "own_act": null, "press": { "source": "x" } })),
            "basis",
            "choice.several",
            "more than one",
        ),
        (
            envelope("basis", json!({ "own_act": 1 })),
            "basis.own_act",
            "choice.alone",
            "stands alone",
        ),
        (envelope("basis", json!(7)), "basis", "shape.choice", "not a number"),
        (opened(json!({ "tea": {} })), "do.open.events[0]", "event.unknown_kind", "exhibit"),
        (event("lost", json!({})), "do.open.events[0].exhibit", "event.unknown", "destroyed"),
        (
            envelope("basis", json!({ "press": { "source": hidden } })),
            "basis.press.source",
            "text.invisible",
            "U+202E",
        ),
        (
            envelope(
                "basis",
                json!({ "paper": { "register": "XIX", "number": "1", "page": hidden } }),
            ),
            "basis.paper.page",
            "text.invisible",
            "U+202E",
        ),
        (
            envelope("basis", json!({ "report": { "by": " " } })),
            "basis.report.by",
            "text.empty",
            "empty",
        ),
        (envelope("done_by", json!(hidden)), "done_by", "text.invisible", "U+202E"),
        (envelope("actor", json!(hidden)), "actor", "text.invisible", "U+202E"),
        (envelope("occurred_at", json!("yesterday")), "occurred_at", "time.occurred", "no time"),
        (
            envelope("captured", json!({ "at": "x", "clock_offset_ms": 1 })),
            "captured.at",
            "time.instant",
            "offset",
        ),
        (
            with(
                json!({ "correct": { "on": format!("raid-{ID}"), "event": ID, "seen": ID, "reason": "x",
                "replacement": { "exhibit": { "destroyed": {} } } } }),
            ),
            "do.correct.replacement.exhibit.destroyed.order",
            "field.missing",
            "is needed",
        ),
    ];
    let mut told = BTreeSet::new();
    for (command, field, code, word) in table {
        let faults = faults(&command.to_string());
        let first = &faults[0];
        assert_eq!((&*first.field, first.wrong.why.code()), (field, code), "{command}");
        let [english, urdu] = Lang::ALL.map(|lang| Words::of(lang).plain().wrong(&first.wrong));
        assert!(english.contains(word), "{english}");
        assert!(!urdu.is_empty() && urdu != english && !urdu.is_ascii(), "{urdu}");
        told.insert(code);
    }
    // Each kind of shape that can be wrong is among them.
    let shapes = greyfile_field::Why::ALL.iter().map(|why| why.code());
    let asked = |code: &&str| {
        ["field.", "shape.", "choice.", "event.", "list.too"].iter().any(|of| code.starts_with(of))
    };
    let left: Vec<&str> = shapes.filter(asked).filter(|code| !told.contains(code)).collect();
    assert_eq!(left, ["field.twice"], "which no JSON of serde_json's has");
}

#[test]
fn a_field_given_twice_is_refused() {
    let faults = faults(r#"{"actor":"a","actor":"b"}"#);
    assert_eq!((&*faults[0].field, faults[0].wrong.why.code()), ("actor", "field.twice"));
}

#[test]
fn all_that_is_wrong_is_told_at_once_up_to_a_limit() {
    let parcels = json!([{ "kind": "SIM card", "quantity": [] }, { "quantity": {} }]);
    let two = with(json!({ "seize": { "raid": "raid-1", "parcels": parcels } }));
    let fields: Vec<String> = faults(&two.to_string()).into_iter().map(|one| one.field).collect();
    assert_eq!(
        fields,
        [
            "do.seize.parcels[0].kind",
            "do.seize.parcels[0].quantity",
            "do.seize.parcels[1].kind",
            "do.seize.raid",
        ]
    );
    let many =
        with(json!({ "seize": { "raid": format!("raid-{ID}"), "parcels": vec![1; 1_000] } }));
    assert_eq!(faults(&many.to_string()).len(), 20);

    let problem = Problem::from(parse::<Command>(two.to_string().as_bytes()).unwrap_err());
    let json = serde_json::to_value(&problem).unwrap();
    assert_eq!(json["field"], "do.seize.parcels[0].kind");
    assert_eq!(json["errors"].as_array().unwrap().len(), 4);
    assert_eq!(json["errors"][0]["code"], "text.code");
    let message = &*problem.message;
    assert!(message.ends_with("(and 3 more, see `errors`); nothing was recorded"), "{message}");
    let urdu = problem.told(Words::of(Lang::Ur).plain());
    assert!(urdu.message.ends_with("کچھ درج نہیں کیا گیا"), "{}", urdu.message);
    assert_ne!(serde_json::to_value(&urdu).unwrap()["errors"], json["errors"]);
}

/// What stands in a wrong place may be a name or a number of a card.
#[test]
fn what_was_sent_is_never_told() {
    let secret = "Zarmina 01234-1234567-1";
    for command in [
        json!(secret),
        json!({ secret: 1 }),
        opened(json!({ secret: {} })),
        opened(json!({ "person": { secret: {} } })),
        envelope("basis", json!(secret)),
        envelope("basis", json!({ "press": { secret: secret } })),
        envelope("done_by", json!("Zarmina\u{202E} 01234")),
        seized(json!({ "kind": secret, "quantity": secret, "imei": secret })),
        with(json!({ "seize": { "raid": secret, "parcels": secret } })),
    ] {
        let problem = Problem::from(parse::<Command>(command.to_string().as_bytes()).unwrap_err());
        for lang in Lang::ALL {
            let told = serde_json::to_string(&problem.clone().told(Words::of(lang))).unwrap();
            assert!(!told.contains("Zarmina") && !told.contains("01234"), "{told}");
        }
    }
}

#[test]
fn what_is_no_json_says_where_it_goes_wrong() {
    for (text, line, column, is_cut_off) in [
        ("{\n\"a\": x}", 2, 6, false),
        ("", 1, 0, true),
        ("{\"a\": [1", 1, 8, true),
        ("{} x", 1, 4, false),
    ] {
        let unread = parse::<Command>(text.as_bytes()).unwrap_err();
        assert_eq!(unread, Unread::NotJson { line, column, is_cut_off }, "{text}");
        let problem = Problem::from(unread);
        assert!(problem.message.starts_with("this is not JSON: it "), "{}", problem.message);
        assert!(problem.told(Words::of(Lang::Ur)).message.contains("یہ JSON نہیں"));
    }
}

#[test]
fn a_word_alone_and_a_list_stay_what_they_are() {
    for command in [
        envelope("basis", json!("own_act")),
        envelope("basis", json!({ "own_act": null })),
        with(json!({ "open_case": { "case": { "title": "x", "agency": "nccia", "city": "y" },
            "raids": [format!("raid-{ID}")], "firs": [] } })),
    ] {
        assert!(parse::<Command>(command.to_string().as_bytes()).is_ok(), "{command}");
    }
}

/// Bytes that a seed gives.
fn bytes(rng: &mut fastrand::Rng) -> Vec<u8> {
    std::iter::repeat_with(|| rng.u8(..)).take(2_048).collect()
}

/// Any JSON that is small.
fn any(rng: &mut fastrand::Rng) -> Value {
    let texts = ["", "x", "own_act", "press", "2025-07-08", "+92300", "a\u{202E}b", ID, "چھاپہ"];
    match rng.u8(..10) {
        0 => Value::Null,
        1 => json!(rng.bool()),
        2 => json!(rng.i64(-3..300)),
        3 => json!(rng.u64(..)),
        4 => json!(rng.f64()),
        5 => json!([]),
        6 => json!({}),
        7 => json!({ "typed": "x", "code": null }),
        8 => json!({ "own_act": null }),
        _ => json!(texts[rng.usize(..texts.len())]),
    }
}

/// The same value with something in it changed: left out, put in, renamed, replaced.
fn broken(value: &mut Value, rng: &mut fastrand::Rng) {
    match value {
        Value::Object(map) if !map.is_empty() && rng.u8(..4) > 0 => {
            let at = rng.usize(..map.len());
            let key = map.keys().nth(at).cloned().unwrap_or_default();
            match rng.u8(..8) {
                0 => drop(map.remove(&key)),
                1 => drop(map.insert("colour".into(), any(rng))),
                2 => {
                    let inner = map.remove(&key).unwrap_or_default();
                    map.insert(format!("{key}s"), inner);
                }
                _ => broken(&mut map[&key], rng),
            }
        }
        Value::Array(list) if !list.is_empty() && rng.u8(..4) > 0 => {
            let at = rng.usize(..list.len());
            match rng.u8(..6) {
                0 => drop(list.remove(at)),
                1 => list.push(any(rng)),
                _ => broken(&mut list[at], rng),
            }
        }
        other => *other = any(rng),
    }
}

/// The check and serde say the same of everything: neither takes what the other refuses.
#[test]
fn the_check_takes_what_serde_takes_and_refuses_what_serde_refuses() {
    let seed = fastrand::u64(..);
    let mut rng = fastrand::Rng::with_seed(seed);
    let types: Vec<&str> = Event::types().map(|(event_type, _)| event_type).collect();
    let (mut taken, mut refused) = (0, 0);
    for round in 0..6_000 {
        let data = bytes(&mut rng);
        let mut any = Unstructured::new(&data);
        let event_type = types[round % types.len()];
        let Some(Ok(event)) = Event::arbitrary_payload(event_type, &mut any) else { continue };
        let mut json = serde_json::to_value(&event).unwrap();
        for _ in 0..rng.u8(..3) {
            broken(&mut json, &mut rng);
        }
        let text = json.to_string();
        let read = || serde_json::from_str::<Json<'_>>(&text).unwrap();
        let (faults, serde) = (check(Event::SHAPE, &read()), Event::deserialize_any(read()));
        assert_eq!(faults.is_empty(), serde.is_ok(), "seed {seed}: {text}: {faults:?} {serde:?}");
        match serde {
            Ok(_) => taken += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(taken > 1_000 && refused > 1_000, "seed {seed}: {taken} taken, {refused} refused");
}

/// The same of whole commands, whose envelopes hold free texts too.
#[test]
fn the_check_and_serde_agree_on_commands() {
    let seed = fastrand::u64(..);
    let mut rng = fastrand::Rng::with_seed(seed);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..4_000 {
        let mut json = raid(2);
        json["basis"] = json!({ "paper": { "register": "XIX", "number": "1", "page": null } });
        json["captured"] = json!({ "at": "2025-07-08T14:30:00+05:00", "clock_offset_ms": 0 });
        json["done_by"] = json!("nccia-fsd-017");
        for _ in 0..rng.u8(..3) {
            broken(&mut json, &mut rng);
        }
        let text = json.to_string();
        let read = || serde_json::from_str::<Json<'_>>(&text).unwrap();
        let (faults, serde) = (check(Command::SHAPE, &read()), Command::deserialize_any(read()));
        assert_eq!(faults.is_empty(), serde.is_ok(), "seed {seed}: {text}: {faults:?} {serde:?}");
        if serde.is_ok() { taken += 1 } else { refused += 1 }
    }
    assert!(taken > 1_000 && refused > 500, "seed {seed}: {taken} taken, {refused} refused");
}

/// Reads a value as serde alone does.
trait Read: Sized {
    fn deserialize_any(json: Json<'_>) -> Result<Self, serde_json::Error>;
}

impl<T: DeserializeOwned> Read for T {
    fn deserialize_any(json: Json<'_>) -> Result<Self, serde_json::Error> {
        T::deserialize(json)
    }
}

/// A raid with so many people.
fn raid(people: usize) -> Value {
    let person = json!({ "label": "unknown male 1", "sex": "male", "nationality": "CN", "age": 30,
        "cnic": "01234-1234567-1", "role": "caller", "arrested": true });
    with(json!({ "conduct_raid": {
        "new_case": { "title": "A raid", "agency": "nccia", "city": "Faisalabad" },
        "raid": { "city": "Faisalabad", "place": "Chak 54 RB", "authority": "not_stated" },
        "people": vec![person; people],
        "parcels": [{ "kind": "phone", "quantity": { "count": 12 }, "description": "phones" }],
        "cash": [{ "amount": { "currency": "PKR", "amount": 5_000 } }],
    } }))
}

/// The check is one walk: beside reading the same body it costs little.
#[test]
fn a_raid_of_149_people_is_checked_in_less_time_than_it_is_read() {
    let text = raid(149).to_string();
    let best = |mut run: Box<dyn FnMut() + '_>| {
        let mut times = (0..20).map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        });
        times.by_ref().min().unwrap_or(Duration::MAX)
    };
    let json = serde_json::from_str::<Json<'_>>(&text).unwrap();
    let checked = best(Box::new(|| assert!(check(Command::SHAPE, &json).is_empty())));
    let read = best(Box::new(|| {
        let json = serde_json::from_str::<Json<'_>>(&text).unwrap();
        Command::deserialize_any(json).unwrap();
    }));
    assert!(checked < read, "{} bytes: checked in {checked:?}, read in {read:?}", text.len());
}

/// The names of events in JSON are those that the description has of them.
#[test]
fn events_are_called_in_json_as_they_are_described() {
    let data = bytes(&mut fastrand::Rng::with_seed(1));
    let mut types: Vec<&str> = Vec::new();
    for (kind, name, event_type) in Event::named() {
        let event = Event::arbitrary_payload(event_type, &mut Unstructured::new(&data));
        let json = serde_json::to_value(event.unwrap().unwrap()).unwrap();
        assert!(json[kind][name].is_object(), "{event_type}: {json}");
        types.push(event_type);
    }
    assert!(types.into_iter().eq(Event::types().map(|(event_type, _)| event_type)));
}
