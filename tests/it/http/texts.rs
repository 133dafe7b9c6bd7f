//! Urdu, right to left, in every field of text: what goes in comes out, letter by letter.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use crate::support::production;

/// Urdu with Latin, digits of both scripts, marks above and below and a zero-width joiner, as people
/// type them; and characters outside the first plane.
const URDU: &str = "چھاپہ: ملخانہ رجسٹر ۱۹ (FIR 93/2024) می\u{200C}خواہم ًٌٍ 📞𐎠";

/// A value for every field of a schema, text where text may stand.
fn filled(text: &str) -> Vec<(&'static str, Value)> {
    let money = json!({ "currency": "PKR", "amount": 5_000 });
    let lines = text;
    vec![
        (
            "case",
            json!({ "enquiry_opened": { "number": text, "title": text, "agency": "nccia", "circle": text, "city": text } }),
        ),
        ("centre", json!({ "registered": { "name": text, "city": text, "address": text } })),
        (
            "complaint",
            json!({ "received": {
            "complainant": text, "city": text, "loss": money, "payment_route": text,
            "centres": [], "summary": format!("{lines}\n\t{lines}"),
        } }),
        ),
        (
            "person",
            json!({ "recorded": { "label": text, "name": text, "sex": "other", "nationality": "PK" } }),
        ),
        (
            "exhibit",
            json!({ "seized": {
            "kind": "phone", "quantity": { "count": 1, "or_more": false }, "description": text,
            "number": { "given": { "malkhana": text, "year": 2025, "serial": 7 } }, "diary": text,
            "place": text, "holder": text, "raid": null, "imei": "490154203237518",
        } }),
        ),
        (
            "figure",
            json!({ "published": {
            "table": text, "measure": "arrests", "period": "2025", "city": text, "value": -7,
            "printed_total": false, "by": text, "source": text,
        } }),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn urdu_comes_back_as_it_was_typed() {
    let mut rng = seed::rng("urdu_comes_back_as_it_was_typed");
    let (_folder, service) = production().await;
    let http = &service.http;
    for (kind, event) in filled(URDU) {
        let mut command =
            make::command(&mut rng, json!({ "open": { "events": [{ kind: event }] } }));
        command["actor"] = json!(URDU);
        command["done_by"] = json!(format!("{URDU} ۲"));
        command["basis"] = json!({ "paper": { "register": URDU, "number": URDU, "page": URDU } });
        let position = http.accept(&command).await["position"].clone();
        let page = http.json(&format!("/api/events?from={position}&to={position}")).await;
        let recorded = &page["events"][0];
        assert!(holds(&recorded["event"][kind], &event), "{recorded} is not {event}");
        assert_eq!(recorded["done_by"], command["done_by"]);
        assert_eq!(recorded["logged_by"]["hand"], command["actor"]);
        assert_eq!(recorded["basis"], command["basis"]);
    }
    history_in_urdu(http, &mut rng).await;
}

/// Whether everything of `wanted` is in `found`, nulls aside.
fn holds(found: &Value, wanted: &Value) -> bool {
    match wanted {
        Value::Object(map) => map.iter().all(|(key, value)| {
            value.is_null() || found.get(key).is_some_and(|found| holds(found, value))
        }),
        // A place is what was typed, and a code where that means one.
        _ => found == wanted || found["typed"] == *wanted,
    }
}

/// A whole case in Urdu, through the views as well.
async fn history_in_urdu(http: &greyfile_tests::Http, rng: &mut fastrand::Rng) {
    let raid = make::command(
        rng,
        json!({ "conduct_raid": {
            "new_case": { "title": URDU, "agency": "nccia", "circle": URDU, "city": URDU, "operation": URDU },
            "raid": {
                "city": URDU, "place": URDU, "operation": URDU, "lead_officer": URDU,
                "team": [URDU], "authority": { "warrant": { "number": URDU, "court": URDU } },
                "witness_excuse": URDU,
            },
            "witnesses": [{ "name": URDU, "local": true }],
            "people": [{ "label": URDU, "name": URDU, "arrested": true }],
            "parcels": [{ "kind": "phone", "quantity": {}, "description": URDU, "diary": URDU, "place": URDU, "holder": URDU, "seal": URDU }],
            "cash": [{ "amount": { "currency": "PKR", "amount": 1 } }],
        } }),
    );
    let answer = http.accept(&raid).await;
    let case = make::stream(&answer, "case");
    let note = make::note(rng, &case, &format!("{URDU}\n{URDU}"));
    http.accept(&note).await;
    let lodge = make::fir(rng, &case, URDU, 1);
    let position = http.accept(&lodge).await["position"].clone();
    let file = http.json(&format!("/api/cases/{case}?at_least={position}")).await;
    for pointer in [
        "/case/title",
        "/case/circle",
        "/case/city",
        "/case/operation",
        "/raids/0/place",
        "/raids/0/lead_officer",
        "/raids/0/team/0",
        "/firs/0/station",
        "/exhibits/0/description",
        "/exhibits/0/holder",
        "/exhibits/0/seal",
        "/persons/0/name",
    ] {
        assert_eq!(file.pointer(pointer), Some(&json!(URDU)), "{pointer}");
    }
    let person = file["persons"][0]["person"].as_str().expect("there is one");
    assert_eq!(file["names"][person]["args"][0]["value"]["text"], URDU);
    let notes: Vec<_> = file["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["type"] == "note_added")
        .filter_map(|entry| entry["payload"]["text"].as_str())
        .collect();
    assert_eq!(notes, [format!("{URDU}\n{URDU}")]);
    // Found by a word of it, and counted under its city.
    let found = http.json("/api/cases?q=%DA%86%DA%BE%D8%A7%D9%BE%DB%81").await;
    let found: Vec<_> = found["cases"].as_array().unwrap().iter().map(|one| &one["case"]).collect();
    assert!(found.contains(&&json!(case)), "{found:?}");
    let path = format!("/api/operations?from=2025-07-01&to=2025-07-31&at_least={position}");
    let cities = http.json(&path).await["cities"].clone();
    assert!(cities.as_array().unwrap().iter().any(|row| row["city"] == URDU), "{cities}");
}

#[tokio::test(flavor = "multi_thread")]
async fn text_that_shows_another_than_it_holds_is_refused() {
    let mut rng = seed::rng("text_that_shows_another_than_it_holds_is_refused");
    let (_folder, service) = production().await;
    let opened = service.http.accept(&make::enquiry(&mut rng, "One", "Lahore")).await;
    let case = make::stream(&opened, "case");
    for hidden in [
        '\u{202E}',
        '\u{202A}',
        '\u{2066}',
        '\u{2069}',
        '\u{0}',
        '\u{1B}',
        '\u{85}',
        '\u{200B}',
        '\u{200F}',
        '\u{FFFE}',
        '\u{2028}',
        '\u{E0041}',
    ] {
        let note = make::note(&mut rng, &case, &format!("ten{hidden}one"));
        let problem = service.http.submit(&note).await.problem(400, "request.bad_json");
        assert_eq!(problem["field"], "do.note.text", "{hidden:?}");
        let code = format!("U+{:04X}", u32::from(hidden));
        assert!(problem["message"].as_str().unwrap().contains(&code), "{problem}");
    }
}

/// Case 6: a case is found by the words of its title, in any order and in either way to write them.
#[tokio::test(flavor = "multi_thread")]
async fn a_title_is_found_by_its_words_however_they_are_written() {
    let mut rng = seed::rng("a_title_is_found_by_its_words_however_they_are_written");
    let (_folder, service) = production().await;
    let opened = service.http.accept(&make::enquiry(&mut rng, "چھاپہ کراچی", "Karachi")).await;
    let position = &opened["position"];
    for (asked, found) in [
        ("كراچي", 1),
        ("کرا\u{200C}چی", 1),
        ("کراچی چھاپہ", 1),
        ("کَراچی", 1),
        ("چھاپ", 1),
        ("کراچی لاہور", 0),
        ("لاہور", 0),
    ] {
        let query: String = asked.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let path = format!("/api/cases?q={query}&at_least={position}");
        let cases = service.http.json(&path).await["cases"].clone();
        assert_eq!(cases.as_array().map(Vec::len), Some(found), "{asked}");
    }
}

/// Case 12: a case that was opened twice is in the lists once, when one opening is retracted.
#[tokio::test(flavor = "multi_thread")]
async fn a_case_whose_opening_was_retracted_is_in_no_list() {
    let mut rng = seed::rng("a_case_whose_opening_was_retracted_is_in_no_list");
    let (_folder, service) = production().await;
    let http = &service.http;
    let one = http.accept(&make::enquiry(&mut rng, "One", "Lahore")).await;
    let two = http.accept(&make::enquiry(&mut rng, "One again", "Lahore")).await;
    let (case, again) = (make::stream(&one, "case"), make::stream(&two, "case"));
    let event = |answer: &Value| answer["events"][0]["event"].clone();
    let retract = json!({ "retract": {
        "on": again, "event": event(&two), "seen": event(&two), "reason": "opened twice",
        "duplicate_of": { "stream": case, "event": event(&one) },
    } });
    let retracted = http.accept(&make::command(&mut rng, retract)).await;
    let path = format!("/api/cases?at_least={}", retracted["position"]);
    let cases = http.json(&path).await["cases"].clone();
    let listed: Vec<_> = cases.as_array().unwrap().iter().map(|one| one["case"].clone()).collect();
    assert_eq!(listed, [json!(case)]);
    // Its page says so, and leads to why.
    let page = http.get(&format!("/cases/{again}")).await.text();
    assert!(page.contains("is in no list and no count"), "{page}");
    assert!(page.contains(&format!("/events/{}", retracted["position"])), "{page}");
    assert!(!http.get(&format!("/cases/{case}")).await.text().contains("is in no list"));
}
