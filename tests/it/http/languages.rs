//! Refusals in the language that whoever asks reads.

use greyfile_tests::{Http, Reply, make, seed};
use reqwest::Method;
use reqwest::header::{ACCEPT_LANGUAGE, CONTENT_TYPE};
use serde_json::{Value, json};

use crate::support::demonstration;

/// Sends a command as somebody who reads these languages.
pub async fn submit_as(http: &Http, languages: &str, command: &Value) -> Reply {
    let request = http.request(Method::POST, "/api/commands").body(command.to_string());
    let request = request.header(CONTENT_TYPE, "application/json");
    http.send(request.header(ACCEPT_LANGUAGE, languages)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_told_in_the_language_asked_for() {
    let mut rng = seed::rng("a_refusal_is_told_in_the_language_asked_for");
    let (_folder, service) = demonstration().await;
    let command = make::note(&mut rng, "fir-01JZMK5V3QW0Y8T4D2N6R9XABC", "On nothing.");
    let urdu = "کچھ درج نہیں کیا گیا: اس آئی ڈی کے تحت ابھی کچھ درج نہیں؛ پہلے اس کا ریکارڈ کھولیں یا \
                آئی ڈی کی پڑتال کریں";
    let english = "nothing was recorded: nothing is on record under this id yet; open it first, or \
                   check the id";
    for (languages, lang, message, rule) in [
        ("ur", "ur", urdu, "اندراج اسی ریکارڈ میں ہوتا ہے جو پہلے کھولا جا چکا ہو"),
        ("ur-PK, en;q=0.5", "ur", urdu, "اندراج اسی ریکارڈ میں ہوتا ہے جو پہلے کھولا جا چکا ہو"),
        ("en, ur;q=0.5", "en", english, "what is added to is opened first"),
        ("de", "en", english, "what is added to is opened first"),
    ] {
        let reply = submit_as(&service.http, languages, &command).await;
        let problem = reply.problem(422, "stream.not_open");
        assert_eq!(problem["message"], message, "{languages}");
        assert_eq!(problem["rule"], rule, "{languages}");
        assert_eq!(reply.header("content-language"), lang, "{languages}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_gives_programs_what_it_speaks_of() {
    let mut rng = seed::rng("a_refusal_gives_programs_what_it_speaks_of");
    let (_folder, service) = demonstration().await;
    let event = json!({ "fir": { "cancelled": { "reason": "x" } } });
    let case =
        make::stream(&service.http.accept(&make::enquiry(&mut rng, "One", "Lahore")).await, "case");
    let command = make::record(&mut rng, &case, event);
    let reply = submit_as(&service.http, "ur", &command).await;
    let problem = reply.problem(422, "event.wrong_kind");
    let args = json!([
        { "field": "wanted", "value": { "code": "kind.fir" } },
        { "field": "found", "value": { "code": "kind.case" } },
    ]);
    assert_eq!(problem["args"], args);
    let message = problem["message"].as_str().expect("a message");
    assert!(message.contains("(ایف آئی آر)") && message.contains("مثلِ مقدمہ"), "{message}");
}

/// What is wrong with the request itself is told as refusals are, each fault at its field.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_told_in_the_language_asked_for() {
    let (_folder, service) = demonstration().await;
    let http = &service.http;
    let hidden = "Da\u{202E}wn";
    let command = json!({
        "id": "01JZMK5V3QW0Y8T4D2N6R9XABC", "actor": hidden, "occurred_at": "2025-07-10",
        "basis": { "press": { "source": hidden } },
        "do": { "note": { "on": "case-01JZMK5V3QW0Y8T4D2N6R9XABC", "text": "x", "colour": 1 } },
    });
    let mut told = Vec::new();
    for lang in ["en", "ur"] {
        let reply = submit_as(http, lang, &command).await;
        let problem = reply.problem(400, "request.bad_json");
        assert_eq!(reply.header("content-language"), lang);
        let errors = problem["errors"].as_array().expect("what is wrong").clone();
        let found: Vec<(&str, &str)> = errors
            .iter()
            .map(|one| (one["field"].as_str().unwrap(), one["code"].as_str().unwrap()))
            .collect();
        assert_eq!(
            found,
            [
                ("actor", "text.invisible"),
                ("basis.press.source", "text.invisible"),
                ("do.note.colour", "field.unknown"),
            ]
        );
        assert_eq!(problem["field"], "actor");
        told.push((problem["message"].clone(), errors));
    }
    assert_ne!(told[0].0, told[1].0);
    assert!(told[0].1.iter().zip(&told[1].1).all(|(en, ur)| en["message"] != ur["message"]));
    // What the service says of a request of any kind, too.
    for (path, status, code) in [
        ("/api/events?from=x", 400, "request.bad_query"),
        ("/api/cases/raid-01JZMK5V3QW0Y8T4D2N6R9XABC", 400, "request.bad_id"),
        ("/api/cases/case-01JZMK5V3QW0Y8T4D2N6R9XABC", 404, "case.unknown"),
        ("/api/nothing", 404, "request.not_found"),
        ("/api/commands", 405, "request.method"),
    ] {
        let mut messages = Vec::new();
        for lang in ["en", "ur"] {
            let request = http.request(Method::GET, path).header(ACCEPT_LANGUAGE, lang);
            let reply = http.send(request).await;
            messages.push(reply.problem(status, code)["message"].clone());
            assert_eq!(reply.header("content-language"), lang, "{path}");
        }
        assert_ne!(messages[0], messages[1], "{path}");
    }
    let rows = json!({ "do": { "record": { "events": vec![0; 10_000] } } });
    let problem = submit_as(http, "en", &rows).await.problem(400, "request.bad_json");
    let message = problem["message"].as_str().expect("a message");
    assert!(message.contains("10,000 rows are more than the 2,000"), "{message}");
}
