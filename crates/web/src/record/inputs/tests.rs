//! Events as forms, and back.

use super::*;
use crate::record::part::parts;
use greyfile_domain::streams::Event;
use greyfile_words::Lang;

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
