//! Events as forms, and back.

use super::*;
use crate::record::part::parts;
use crate::record::read::read;
use crate::record::value::whole;
use greyfile_domain::streams::Event;
use greyfile_words::Lang;
use serde_json::json;

const ENGLISH: Words = Words::of(Lang::En);

fn parts_of(event: &Event) -> Vec<Part> {
    parts(event.event_type().0, ENGLISH)
}

fn nothing(_: Option<u8>) -> Vec<(String, String)> {
    Vec::new()
}

const OFFERING: Offering<'_> = Offering { words: ENGLISH, streams: &nothing };

fn payload(event: &Event) -> Value {
    let json = serde_json::to_value(event).unwrap();
    json.as_object()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .as_object()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .clone()
}

fn event(json: Value) -> Event {
    serde_json::from_value(json).unwrap()
}

#[test]
fn a_form_sent_as_it_came_says_the_same() {
    for json in [
        json!({ "raid": { "conducted": {
            "city": { "typed": "فیصل آباد", "code": "faisalabad" },
            "place": "Chak 54 RB", "centre_count": 3,
            "team": ["a-1", "a-2"], "authority": { "warrant": { "number": "W-1" } },
        } } }),
        json!({ "raid": { "conducted": {
            "city": "x", "place": "y", "authority": "not_stated", "operation": "z",
        } } }),
        json!({ "raid": { "persons_found": {
            "arrested": 149, "by_nationality": [{ "country": "CN", "count": 48 }],
        } } }),
        json!({ "exhibit": { "seized": {
            "kind": "phone", "quantity": { "count": 12, "or_more": true, "unit": "box" },
            "number": { "given": { "malkhana": "ملخانہ", "year": 2025, "serial": 9 } },
            "holder": "a-1",
        } } }),
        json!({ "fir": { "lodged": {
            "station": "PS Saddar", "city": "Karachi", "offence": "2025-07-10",
            "sections": [
                { "statute": "PECA 2016", "section": "14" },
                { "statute": "PPC; as it stood", "section": "420" },
                { "statute": "{", "section": "1" },
            ],
        } } }),
        json!({ "fir": { "remand_granted": {
            "who": { "unnamed": { "count": 62, "label": "the rest" } }, "custody": "judicial",
        } } }),
        json!({ "common": { "note_added": { "text": "one\ntwo" } } }),
        json!({ "figure": { "published": {
            "table": "t", "measure": "arrests", "period": "2025", "value": -7,
            "printed_total": false, "by": "b", "source": "s",
        } } }),
        json!({ "person": { "recorded": { "label": "unknown male 3", "name": { "sealed": {
            "key": "01".repeat(16), "nonce": "04".repeat(24), "ciphertext": "02", "commitment": "03".repeat(32),
        } } } } }),
    ] {
        let was = payload(&event(json.clone()));
        let parts = parts_of(&event(json));
        let fields = filled(&parts, &was);
        // What the decision writes has no field, and stays.
        assert!(!parts.iter().any(|part| part.key == "catalogue"));
        assert_eq!(read(&parts, &fields, &was, ENGLISH).unwrap(), was);
    }
}

#[test]
fn what_was_typed_is_what_it_says() {
    let raid = event(json!({ "raid": { "conducted": {
        "city": "Lahore", "place": "y", "authority": "not_stated",
    } } }));
    let (was, parts) = (payload(&raid), parts_of(&raid));
    let mut fields = filled(&parts, &was);
    fields.set("f.authority", "warrant");
    fields.set("f.centre_count", "1,200");
    fields.set("f.city", "");
    let errors = read(&parts, &fields, &was, ENGLISH).unwrap_err();
    let names: Vec<&str> = errors.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["f.city", "f.authority.warrant.number"]);
    fields.set("f.city", "Multan");
    fields.set("f.authority.warrant.number", "W-7");
    let said = read(&parts, &fields, &was, ENGLISH).unwrap();
    assert_eq!((&said["city"], &said["centre_count"]), (&json!("Multan"), &json!(1200)));
    assert_eq!(said["authority"]["warrant"]["number"], "W-7");
    fields.set("f.centre_count", "many");
    assert_eq!(read(&parts, &fields, &was, ENGLISH).unwrap_err()[0].0, "f.centre_count");
}

#[test]
fn each_way_it_can_be_has_its_fields() {
    let raid = event(json!({ "raid": { "conducted": {
        "city": "Lahore", "place": "y", "authority": "not_stated",
    } } }));
    let inputs = inputs(&parts_of(&raid), &payload(&raid), &Fields::default(), OFFERING);
    let kind = |name: &str| inputs.iter().find(|one| one.name == name).map(|one| one.kind);
    assert_eq!(kind("f.authority"), Some("group"));
    let label = |name: &str| inputs.iter().rfind(|one| one.name == name).unwrap().label.clone();
    assert_eq!(label("f.authority"), "Which");
    assert_eq!(label("f.authority.warrant.number"), "Warrant: warrant number");
    assert_eq!(kind("f.authority.exception.ground"), Some("line"));
    assert_eq!(kind("f.team"), Some("lines"));
}

/// Bytes that are the same every time.
fn noise(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let next = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.to_be_bytes()[3]
    };
    std::iter::repeat_with(next).take(2_048).collect()
}

/// Every event, however it is, is the same after it went through its form.
#[test]
fn no_form_changes_what_it_was_filled_with() {
    let mut same = 0;
    for (event_type, _) in Event::types().filter(|(name, _)| *name != "corrected") {
        let parts = parts(event_type, ENGLISH);
        for seed in 0..60 {
            let bytes = noise(seed);
            let drawn =
                Event::arbitrary_payload(event_type, &mut arbitrary::Unstructured::new(&bytes));
            let Some(Ok(event)) = drawn else { continue };
            let was = event.serialize_payload(serde_json::value::Serializer).unwrap();
            let fields = filled(&parts, &was);
            match read(&parts, &fields, &was, ENGLISH) {
                Ok(said) => assert_eq!(said, was, "{event_type}, drawn from {seed}"),
                // Drawn without regard to what is checked when something is typed.
                Err(errors) => {
                    let (field, told) = &errors[0];
                    let drawn = ["ends before", "this is no id", "at most 100", "needed"];
                    let fine = drawn.iter().any(|words| told.contains(words));
                    assert!(fine, "{event_type} {field}: {told}");
                    continue;
                }
            }
            same += 1;
        }
    }
    assert!(same > 2_000, "only {same} went through");
}

/// What a form sends in which nobody touched what may be left out.
#[test]
fn what_may_be_left_out_of_a_form_may_be() {
    for (event_type, _) in Event::types().filter(|(name, _)| *name != "corrected") {
        let parts = parts(event_type, ENGLISH);
        let bytes = noise(1);
        let event = Event::arbitrary_payload(event_type, &mut arbitrary::Unstructured::new(&bytes));
        let event = event.unwrap().unwrap();
        let whole = event.serialize_payload(serde_json::value::Serializer).unwrap();
        let needed: Vec<Part> = parts.iter().filter(|part| !part.optional).cloned().collect();
        let fields = filled(&needed, &whole);
        let Ok(said) = read(&parts, &fields, &Value::Null, ENGLISH) else { continue };
        let made = Event::deserialize_payload(event_type, said).unwrap();
        assert!(made.is_ok(), "{event_type}: {made:?}");
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, number) in [
        ("149", Some(149)),
        ("1,200", Some(1_200)),
        ("1,00,000", Some(100_000)),
        ("1 200", Some(1_200)),
        ("۱۴۹", Some(149)),
        ("-7", Some(-7)),
        ("1,5", None),
        ("12 5", None),
        ("1.5", None),
        ("--7", None),
        ("many", None),
    ] {
        assert_eq!(whole(text), number, "{text}");
    }
}

#[test]
fn what_is_typed_under_another_way_is_not_lost() {
    let parts = parts("raid.conducted", ENGLISH);
    let authority: Vec<Part> = parts.into_iter().filter(|part| part.key == "authority").collect();
    let mut fields = Fields::default();
    fields.set("f.authority.warrant.number", "W-7");
    // Nothing is chosen, and it is clear what is meant.
    let said = read(&authority, &fields, &Value::Null, ENGLISH).unwrap();
    assert_eq!(said["authority"]["warrant"]["number"], "W-7");
    fields.set("f.authority", "not_stated");
    let errors = read(&authority, &fields, &Value::Null, ENGLISH).unwrap_err();
    assert_eq!(errors[0].0, "f.authority");
    // What stood there before and was left alone is no new word.
    let was = json!({ "authority": { "warrant": { "number": "W-7", "court": null } } });
    let said = read(&authority, &fields, &was, ENGLISH).unwrap();
    assert_eq!(said["authority"], "not_stated");
}

/// Whoever makes up an index makes no list of its length.
#[test]
fn an_index_without_end_makes_no_list_without_end() {
    let parts = parts("fir.challan_submitted", ENGLISH);
    let mut fields = Fields::default();
    fields.set("f.accused.18446744073709551615.person", "x");
    let shown = inputs(&parts, &Value::Null, &fields, OFFERING);
    assert!(shown.len() < 20 * MANY_MAX, "{}", shown.len());
    let errors = read(&parts, &fields, &Value::Null, ENGLISH).unwrap_err();
    assert!(errors[0].1.contains("at most 100"), "{errors:?}");
}

#[test]
fn a_code_is_offered_with_its_words_and_taken_by_them() {
    let parts = parts("exhibit.seized", ENGLISH);
    let kind: Vec<Part> = parts.into_iter().filter(|part| part.key == "kind").collect();
    let shown = inputs(&kind, &Value::Null, &Fields::default(), OFFERING);
    assert!(shown[0].options.contains(&("sim_card".into(), "SIM card".into())), "{shown:?}");
    for (text, code) in [
        ("SIM card", "sim_card"),
        ("sim_card", "sim_card"),
        ("Biometric device", "biometric_device"),
        // One that is not offered is taken as well.
        ("satellite dish", "satellite_dish"),
    ] {
        let mut fields = Fields::default();
        fields.set("f.kind", text);
        assert_eq!(read(&kind, &fields, &Value::Null, ENGLISH).unwrap()["kind"], code, "{text}");
    }
}
