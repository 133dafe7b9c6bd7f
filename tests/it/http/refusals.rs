//! What is refused, and in which words: a table, one line an attempt.

use greyfile_tests::{Http, make, seed};
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

use crate::support::{demonstration, production};

/// A command around this body.
fn around(body: Value) -> Value {
    json!({
        "id": "01JZMK5V3QW0Y8T4D2N6R9XABC", "actor": "desk", "occurred_at": "2025-07-10",
        "basis": { "report": { "by": "circle-1" } }, "do": body,
    })
}

fn open(event: Value) -> Value {
    around(json!({ "open": { "events": [event] } }))
}

fn person(field: &str, value: Value) -> Value {
    let mut recorded = json!({ "label": "unknown male 3" });
    recorded[field] = value;
    open(json!({ "person": { "recorded": recorded } }))
}

fn parcel(field: &str, value: Value) -> Value {
    let mut parcel = json!({ "kind": "phone", "quantity": { "count": 1 } });
    parcel[field] = value;
    let raid = "raid-01JZMK5V3QW0Y8T4D2N6R9XABC";
    around(json!({ "seize": { "raid": raid, "parcels": [parcel] } }))
}

fn found(field: &str, value: Value) -> Value {
    let mut person = json!({ "arrested": true });
    person[field] = value;
    around(json!({ "conduct_raid": {
        "new_case": { "title": "x", "agency": "nccia", "city": "Lahore" },
        "raid": { "city": "Lahore", "place": "x", "authority": "not_stated" },
        "people": [person],
    } }))
}

fn note_on(stream: &str) -> Value {
    around(json!({ "note": { "on": stream, "text": "x" } }))
}

fn with(field: &str, value: Value) -> Value {
    let mut command = person("name", json!("x"));
    command[field] = value;
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_names_the_field_and_never_its_value() {
    let (_folder, service) = production().await;
    // Every value given is one of these, and none of them may come back.
    let secrets = ["Ali", "35202", "01234", "9999999999"];
    let name = json!("Ali Khan");
    let number = json!(3_520_200_000_009_u64);
    for (command, field) in [
        (with("id", name.clone()), "id"),
        (with("id", number.clone()), "id"),
        (with("actor", number.clone()), "actor"),
        (with("actor", json!("Ali\u{7}")), "actor"),
        (with("occurred_at", json!("35202-0000000-9")), "occurred_at"),
        (with("occurred_at", json!("2025-13-01")), "occurred_at"),
        (with("occurred_at", json!("2025-07-09/2025-07-08")), "occurred_at"),
        (with("basis", name.clone()), "basis"),
        (with("basis", json!({ "press": { "sauce": "Ali" } })), "basis.press.sauce"),
        (with("captured", name.clone()), "captured"),
        (with("Extra", name.clone()), "Extra"),
        (around(name.clone()), "do"),
        (around(json!({ "Ali Khan": {} })), "do"),
        (open(json!({ "person": { "Ali Khan": {} } })), "do.open.events[0].person"),
        (person("name", number.clone()), "do.open.events[0].person.recorded.name"),
        (person("name", json!(["Ali"])), "do.open.events[0].person.recorded.name"),
        (person("sex", name.clone()), "do.open.events[0].person.recorded.sex"),
        (person("nationality", name.clone()), "do.open.events[0].person.recorded.nationality"),
        (person("label", json!("Ali \u{202E}nahK")), "do.open.events[0].person.recorded.label"),
        (person("label", json!("  ")), "do.open.events[0].person.recorded.label"),
        (person("label", json!("Ali ".repeat(100))), "do.open.events[0].person.recorded.label"),
        (person("cnic", json!("35202-0000000-9")), "do.open.events[0].person.recorded.cnic"),
        (found("cnic", json!("3520200000009")), "do.conduct_raid.people[0].cnic"),
        (found("cnic", json!("35202-000000-9")), "do.conduct_raid.people[0].cnic"),
        (found("cnic", number.clone()), "do.conduct_raid.people[0].cnic"),
        (found("arrested", name.clone()), "do.conduct_raid.people[0].arrested"),
        (found("role", name.clone()), "do.conduct_raid.people[0].role"),
        (parcel("imei", json!("352021234567890")), "do.seize.parcels[0].imei"),
        (parcel("imei", json!("Ali")), "do.seize.parcels[0].imei"),
        (parcel("kind", name.clone()), "do.seize.parcels[0].kind"),
        (parcel("quantity", json!({ "count": -35202 })), "do.seize.parcels[0].quantity.count"),
        (
            parcel("quantity", json!({ "count": 9_999_999_999_u64 })),
            "do.seize.parcels[0].quantity.count",
        ),
        (note_on("Ali Khan"), "do.note.on"),
        (note_on("Ali-01JZMK5V3QW0Y8T4D2N6R9XABC"), "do.note.on"),
        (note_on("raid-Ali"), "do.note.on"),
    ] {
        let answer = service.http.submit(&command).await;
        let problem = answer.problem(400, "request.bad_json");
        assert_eq!(problem["field"], field, "{command}");
        let message = problem["message"].as_str().unwrap();
        assert!(message.contains("nothing was recorded"), "{message}");
        let told = format!("{message} {}", problem["title"]);
        for secret in secrets {
            assert!(!told.contains(secret), "{secret} came back: {told}\nfor {command}");
        }
    }
    assert_eq!(service.http.json("/api/status").await["position"], 1);
    let said = service.said();
    for secret in secrets {
        assert!(!said.contains(secret), "{secret} stands in the program's own log: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_in_the_place_of_named_fields_is_refused() {
    let (_folder, service) = production().await;
    let whole = ["01JZMK5V3QW0Y8T4D2N6R9XABC", "desk", "2025"];
    for (command, field) in [
        (json!([]), Value::Null),
        (json!(whole), Value::Null),
        (around(json!({ "note": [] })), json!("do.note")),
        (around(json!({ "note": ["case-01JZMK5V3QW0Y8T4D2N6R9XABC", "x"] })), json!("do.note")),
        (parcel("quantity", json!([])), json!("do.seize.parcels[0].quantity")),
        (with("basis", json!({ "press": ["Dawn"] })), json!("basis.press")),
        (
            open(json!({ "person": { "recorded": ["x"] } })),
            json!("do.open.events[0].person.recorded"),
        ),
    ] {
        let problem = service.http.submit(&command).await.problem(400, "request.bad_json");
        assert_eq!(problem["field"], field, "{command}");
        let message = problem["message"].as_str().unwrap();
        assert_eq!(
            message,
            "fields with names are wanted here (a JSON object, {…}), not a list; nothing was recorded",
        );
    }
    let personal = person("name", json!(["x"]));
    let problem = service.http.submit(&personal).await.problem(400, "request.bad_json");
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains("a text is wanted here, or an object with sealed data"), "{message}");
    assert_eq!(service.http.json("/api/status").await["position"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_of_no_kind_is_told_plainly() {
    let (_folder, service) = production().await;
    let on = "kind77-01JZMK5V3QW0Y8T4D2N6R9XABC";
    let event = "01JZMK5V3QW0Y8T4D2N6R9XABD";
    for (body, field) in [
        (json!({ "note": { "on": on, "text": "x" } }), "do.note.on"),
        (json!({ "record": { "on": on, "events": [] } }), "do.record.on"),
        (
            json!({ "correct": { "on": on, "event": event, "seen": event, "reason": "x" } }),
            "do.correct.on",
        ),
        (
            json!({ "retract": { "on": on, "event": event, "seen": event, "reason": "x" } }),
            "do.retract.on",
        ),
    ] {
        let problem = service.http.submit(&around(body)).await.problem(400, "request.bad_id");
        assert_eq!(problem["field"], field);
        let message = problem["message"].as_str().unwrap();
        for words in
            ["of no kind there is", "case, raid, fir", "nothing was recorded", "check the id"]
        {
            assert!(message.contains(words), "{words} in {message}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_number_is_told_by_its_kind_and_nothing_else() {
    let mut rng = seed::rng("a_taken_number_is_told_by_its_kind_and_nothing_else");
    let (_folder, service) = production().await;
    let http = &service.http;
    let case = make::stream(&http.accept(&make::enquiry(&mut rng, "One", "Karachi")).await, "case");
    http.accept(&make::fir(&mut rng, &case, "PS Saddar", 93)).await;
    let number = json!({ "given": { "malkhana": "Saddar", "year": 2025, "serial": 14 } });
    let mut raid = make::raid(&mut rng, "Two", "Karachi");
    raid["do"]["conduct_raid"]["parcels"][0]["number"] = number.clone();
    http.accept(&raid).await;
    let identified = json!({ "person": { "identified": {
        "document": "cnic", "number": "35202-0000000-9", "checked": true,
    } } });
    let recorded = json!({ "person": { "recorded": { "label": "unknown male 1" } } });
    let person = |rng: &mut fastrand::Rng| {
        make::command(rng, json!({ "open": { "events": [recorded, identified] } }))
    };
    http.accept(&person(&mut rng)).await;
    let mut other = make::raid(&mut rng, "Three", "Karachi");
    other["do"]["conduct_raid"]["parcels"][0]["number"] = number;
    for (command, what) in [
        (make::fir(&mut rng, &case, "PS Saddar", 93), "this FIR number is on record already"),
        (other, "this exhibit number is on record already"),
        (person(&mut rng), "this CNIC is on record already"),
    ] {
        let problem = http.submit(&command).await.problem(422, "reservation.taken");
        let message = problem["message"].as_str().unwrap();
        assert!(message.starts_with(&format!("nothing was recorded: {what}")), "{message}");
        for told in ["93", "14", "35202", "Saddar", "person-", "raid-", "fir-"] {
            assert!(!message.contains(told), "{told} in {message}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_command_at_all_is_refused() {
    let (_folder, service) = production().await;
    for body in ["", "{", "nonsense", "{}", "null", "[1]", "{\"id\":1}x", "{}{}", "\u{feff}{}"] {
        service.http.post_bytes("/api/commands", body).await.problem(400, "request.bad_json");
    }
    // Bytes that are not text, and text too deep.
    service.http.post_bytes("/api/commands", vec![0xFF; 64]).await.problem(400, "request.bad_json");
    let deep = "[".repeat(100_000);
    service.http.post_bytes("/api/commands", deep).await.problem(400, "request.bad_json");
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""]
    {
        let request = service.http.request(Method::POST, "/api/commands").body("{}");
        let answer = service.http.send(request.header(CONTENT_TYPE, content_type)).await;
        answer.problem(415, "request.not_json");
    }
    for content_type in ["application/json; charset=utf-8", "Application/JSON"] {
        let request = service.http.request(Method::POST, "/api/commands").body("{}");
        let answer = service.http.send(request.header(CONTENT_TYPE, content_type)).await;
        answer.problem(400, "request.bad_json");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_is_refused_whole() {
    let mut rng = seed::rng("what_is_too_long_is_refused_whole");
    let (_folder, service) = production().await;
    for path in ["/api/commands", "/api/backup"] {
        let answer = service.http.post_bytes(path, vec![b' '; (1 << 20) + 1]).await;
        answer.problem(413, "request.too_long");
    }
    // A record of its own has a limit too: an event of many lines of text in a script of two
    // bytes a letter.
    let section = |at: usize| json!({ "statute": "ع".repeat(150), "section": at.to_string() });
    let sections: Vec<Value> = (1..=250).map(section).collect();
    let fir = json!({ "station": "NCCIA Karachi", "offence": "2025-07-01", "sections": sections });
    let command =
        make::command(&mut rng, json!({ "open": { "events": [{ "fir": { "lodged": fir } }] } }));
    let problem = service.http.submit(&command).await.problem(422, "command.too_long");
    assert!(problem["message"].as_str().unwrap().contains("65,535 are allowed"), "{problem}");
    assert_eq!(problem["rule"], "a record has at most 65,535 bytes");
    // And a command a number of events.
    let note = json!({ "case": { "officer_assigned": { "officer": "a", "role": "x" } } });
    let opened = service.http.accept(&make::enquiry(&mut rng, "One", "Lahore")).await;
    let case = make::stream(&opened, "case");
    let many =
        make::command(&mut rng, json!({ "record": { "on": case, "events": vec![note; 1_001] } }));
    service.http.submit(&many).await.problem(422, "command.too_many_events");
    assert_eq!(service.http.json("/api/status").await["position"], 2, "all of it or nothing");
}

async fn refused(http: &Http, command: &Value, code: &str) {
    let problem = http.submit(command).await.problem(422, code);
    assert!(!problem["rule"].as_str().unwrap_or_default().is_empty(), "{problem}");
    assert_eq!(problem["retryable"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_breaks_a_rule_names_the_rule() {
    let mut rng = seed::rng("what_breaks_a_rule_names_the_rule");
    let (_folder, service) = production().await;
    let http = &service.http;
    let opened = http.accept(&make::enquiry(&mut rng, "One", "Lahore")).await;
    let case = make::stream(&opened, "case");
    let raided = http.accept(&make::raid(&mut rng, "Two", "Lahore")).await;
    let (raid, exhibit) = (make::stream(&raided, "raid"), make::stream(&raided, "exhibit"));
    let event = opened["events"][0]["event"].clone();
    let unknown = "raid-01JZMK5V3QW0Y8T4D2N6R9XABC";
    let corrected = |event: &Value, replacement: Value| json!({ "correct": { "on": case, "event": event, "seen": event, "replacement": replacement, "reason": "slip" } });
    let transferred = json!({ "exhibit": { "custody_transferred": {
        "from": "malkhana-1", "to": "lab", "purpose": "examination",
    } } });
    for (mut command, code) in [
        (make::note(&mut rng, unknown, "x"), "stream.not_open"),
        (make::command(&mut rng, json!({ "open": { "events": [] } })), "command.empty"),
        (
            make::command(&mut rng, json!({ "record": { "on": case, "events": [] } })),
            "command.empty",
        ),
        (
            make::record(
                &mut rng,
                &case,
                json!({ "raid": { "cash_recovered": { "amount": { "currency": "PKR", "amount": 1 } } } }),
            ),
            "event.wrong_kind",
        ),
        (
            make::record(
                &mut rng,
                &case,
                json!({ "reservation": { "taken": { "holder": case, "namespace": 1, "normalisation": 1 } } }),
            ),
            "event.not_for_commands",
        ),
        (
            make::record(
                &mut rng,
                &case,
                json!({ "case": { "raid_linked": { "raid": unknown } } }),
            ),
            "stream.unknown",
        ),
        (
            make::command(&mut rng, corrected(&json!("01JZMK5V3QW0Y8T4D2N6R9XABC"), Value::Null)),
            "correction.no_such_event",
        ),
        (make::command(&mut rng, corrected(&event, Value::Null)), "correction.nothing_changed"),
        (
            make::command(
                &mut rng,
                corrected(&event, json!({ "case": { "case_closed": { "reason": "x" } } })),
            ),
            "correction.type_changed",
        ),
        (
            make::command(&mut rng, json!({ "seize": { "raid": raid, "parcels": [] } })),
            "command.empty",
        ),
        (make::record(&mut rng, &exhibit, transferred), "custody.not_the_holder"),
    ] {
        if code == "custody.not_the_holder" {
            // Decided here; what others did is always accepted.
            command.as_object_mut().unwrap().remove("basis");
        }
        refused(http, &command, code).await;
    }
    let mut early = make::enquiry(&mut rng, "Three", "Lahore");
    early["occurred_at"] = json!("2999-01-01");
    refused(http, &early, "time.in_the_future").await;
    // A real card begins with any digit but 0; those of Azad Kashmir begin with 8.
    let number = |digit| json!(format!("{digit}1302-0000000-1"));
    refused(http, &with_id(&mut rng, found("cnic", number(0))), "number.synthetic_cnic").await;
    for digit in 1..=9 {
        http.accept(&with_id(&mut rng, found("cnic", number(digit)))).await;
    }
}

fn with_id(rng: &mut fastrand::Rng, mut command: Value) -> Value {
    command["id"] = json!(make::ulid(rng));
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_demonstration_takes_an_injected_time_and_synthetic_cnics() {
    let mut rng = seed::rng("only_a_demonstration_takes_an_injected_time_and_synthetic_cnics");
    let (_folder, real) = production().await;
    let (_demo_folder, demo) = demonstration().await;
    let mut injected = make::enquiry(&mut rng, "One", "Lahore");
    injected["recorded_at"] = json!("2026-01-05T10:00:00+05:00");
    refused(&real.http, &injected, "time.injected").await;
    let answer = demo.http.accept(&injected).await;
    assert_eq!(answer["recorded_at"], "2026-01-05T10:00:00+05:00");
    let synthetic = found("cnic", json!("05202-0000000-9"));
    refused(&real.http, &synthetic, "number.synthetic_cnic").await;
    demo.http.accept(&synthetic).await;

    // Never ahead of the clock, and never before what is recorded.
    injected["id"] = json!(make::ulid(&mut rng));
    injected["recorded_at"] = json!("2999-01-01T00:00:00+05:00");
    refused(&demo.http, &injected, "time.injected_ahead").await;
    injected["recorded_at"] = json!("2025-01-05T10:00:00+05:00");
    let later = demo.http.accept(&injected).await;
    assert!(later["recorded_at"].as_str() > Some("2026"), "{later}");
}
