//! The one form for every event: each has one, and what is no form of it is refused whole.

use greyfile_domain::kernel::kind::Recorder;
use greyfile_domain::streams::Event;
use greyfile_tests::{Service, make, seed};
use reqwest::Method;
use reqwest::header::{self, HeaderName};

use crate::support::{demonstration, text};

/// The events that anybody may record.
/// What the service knows of a file by itself.
const OF_A_FILE: [&str; 4] = ["sha256", "bytes", "media_type", "name"];

fn recorded() -> impl Iterator<Item = &'static str> {
    let all = Event::types().map(|(name, _)| name);
    all.filter(|name| Event::recorder_of(name) == Some(Recorder::Anyone))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_that_somebody_may_record_is_listed_and_has_a_form_in_both_languages() {
    let (_folder, service) = demonstration().await;
    let mut forms = 0;
    for lang in ["en", "ur"] {
        let list = service.http.get(&format!("/record?lang={lang}")).await.text();
        for event in recorded() {
            assert!(list.contains(&format!("\"/record/{event}\"")), "{event} is not in the list");
            let page = service.http.get(&format!("/record/{event}?lang={lang}")).await;
            assert_eq!(page.status, 200, "{event}");
            let page = page.text();
            for field in Event::shape(event).expect("a known event").fields() {
                let named = page.contains(&format!("\"f.{}\"", field.name))
                    || page.contains(&format!("\"f.{}.", field.name));
                let known = event == "file_attached" && OF_A_FILE.contains(&field.name);
                assert!(named || known || field.decided, "{event}: no field {}", field.name);
                assert!(!named || !field.decided, "{event}: the decision writes {}", field.name);
            }
            forms += 1;
        }
    }
    assert_eq!(forms, 2 * recorded().count());
    // What only the service or another command records has none.
    for (event, _) in Event::types().filter(|(name, _)| recorded().all(|one| one != *name)) {
        let page = service.http.get(&format!("/record/{event}")).await;
        assert_eq!(page.status, 404, "{event}");
    }
}

async fn sent(service: &Service, event: &str, form: &[(&str, &str)]) -> (u16, String) {
    let pairs = form.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
    let body = pairs.collect::<Vec<_>>().join("&");
    let request = service.http.request(Method::POST, &format!("/record/{event}"));
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let reply = service.http.send(request.body(body)).await;
    (reply.status, reply.text())
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_pasted_into_a_picker_is_called_by_its_title() {
    let (_folder, service) = demonstration().await;
    let cases = service.http.json("/api/cases").await;
    let (case, title) = (text(&cases["cases"][0]["case"]), text(&cases["cases"][0]["title"]));
    for pasted in [case.to_owned(), format!("/cases/{case}")] {
        let (status, found) = sent(&service, "find", &[("q", &pasted)]).await;
        assert_eq!(status, 200, "{pasted}: {found}");
        assert!(found.contains(case) && found.contains(title), "{pasted}: {found}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_form_of_the_event_is_refused_whole() {
    let (_folder, service) = demonstration().await;
    let mut rng = seed::rng("forms");
    let answer = service.http.accept(&make::raid(&mut rng, "Forms", "Multan")).await;
    let (raid, case) = (make::stream(&answer, "raid"), make::stream(&answer, "case"));
    let position = async || service.http.json("/api/status").await["position"].clone();
    let before = position().await;
    let id = make::ulid(&mut rng);
    let own = [("id", &*id), ("on", &*raid), ("actor", "desk-7"), ("occurred_at", "2025-07-08")];
    let many = "CN; 1\n".repeat(10_000);
    let table = "name\tcnic\nZarmina Demo\t01234-1234567-1";
    for (what, event, with, status, told) in [
        ("twice", "raid.cash_recovered", vec![("actor", "x")], 400, "a field twice"),
        ("unknown", "raid.persons_found", vec![("f.guests", "3")], 400, "does not have"),
        ("of another", "raid.persons_found", vec![("f.seal", "S-1")], 400, "does not have"),
        ("decided", "fir.lodged", vec![("f.catalogue", "x")], 400, "does not have"),
        ("none of its own", "raid.persons_found", vec![("hello", "x")], 400, "does not have"),
        (
            "none of its basis",
            "raid.persons_found",
            vec![("basis.rumour.by", "x")],
            400,
            "does not have",
        ),
        (
            "another direction",
            "raid.persons_found",
            vec![("basis", "press"), ("basis.press.source", "x\u{202E}y")],
            422,
            "U+202E",
        ),
        ("a text", "raid.persons_found", vec![("f.arrested", "many")], 422, "whole number"),
        ("too great", "raid.persons_found", vec![("f.arrested", "5000000000")], 422, "from 0 to"),
        (
            "no choice",
            "raid.person_arrested",
            vec![("f.person", "person-01JZMK5V3QW0Y8T4D2N6R9XABC"), ("f.sex", "newer")],
            422,
            "choose one of these",
        ),
        ("of another kind", "raid.person_arrested", vec![("f.person", &case)], 422, "person"),
        ("no id", "raid.person_arrested", vec![("f.person", "Zarmina")], 422, "this is no id"),
        (
            "not on record",
            "raid.person_arrested",
            vec![("f.person", "person-01JZMK5V3QW0Y8T4D2N6R9XABC")],
            422,
            "not on record",
        ),
        ("a table", "raid.persons_found", vec![("f.by_nationality", table)], 422, "line 1"),
        (
            "10,000 rows",
            "raid.persons_found",
            vec![("f.by_nationality", &many)],
            422,
            "at most 1,000",
        ),
        (
            "no time",
            "raid.persons_found",
            vec![("basis", "press"), ("basis.press.source", "")],
            422,
            "needed",
        ),
    ] {
        let form: Vec<(&str, &str)> = own.iter().copied().chain(with).collect();
        let (answered, page) = sent(&service, event, &form).await;
        assert_eq!(answered, status, "{what}: {page}");
        assert!(page.contains(told), "{what}: {told:?} is not in {page}");
        // Nothing that was typed is repeated but in the field where it stands.
        assert!(status == 422 || !page.contains("Zarmina"), "{what}");
        assert_eq!(position().await, before, "{what}: something was recorded");
    }
    let (status, _) = sent(&service, "raid.persons_found", &own[1..]).await;
    assert_eq!(status, 400, "a form without its id");
    // And the same form, right: recorded once, however often it is sent.
    let form: Vec<(&str, &str)> = own.iter().copied().chain([("f.arrested", "1,049")]).collect();
    for _ in 0..2 {
        // The answer leads on to the case file.
        let (status, page) = sent(&service, "raid.persons_found", &form).await;
        assert!(status == 200 && page.contains("<title>Forms"), "{status}: {page}");
    }
    // Asked only to check what is recorded already, the form leads to it, and claims nothing else.
    let form: Vec<(&str, &str)> = form.iter().copied().chain([("do", "check")]).collect();
    let (status, page) = sent(&service, "raid.persons_found", &form).await;
    assert!(status == 200 && page.contains("<title>Forms"), "{status}: {page}");
    let after = position().await;
    assert_eq!(after.as_u64(), before.as_u64().map(|position| position + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chosen_language_is_kept() {
    let (_folder, service) = demonstration().await;
    let page = service.http.get("/record?lang=ur").await;
    let cookie = page.header("set-cookie").to_owned();
    assert!(cookie.starts_with("lang=ur;"), "{cookie}");
    let cookie = cookie.split(';').next().expect("a pair");
    let kept = service.http.get_with("/record", HeaderName::from_static("cookie"), cookie).await;
    assert!(kept.text().contains("<html lang=\"ur\" dir=\"rtl\">"));
    let browser = HeaderName::from_static("accept-language");
    let asked = service.http.get_with("/record", browser, "ur-PK, en;q=0.4").await;
    assert!(asked.text().contains("<html lang=\"ur\" dir=\"rtl\">"));
    assert!(service.http.get("/record").await.text().contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_says_that_it_is_one_and_a_recorded_command_that_it_is_recorded() {
    let (_folder, service) = demonstration().await;
    let mut rng = seed::rng("checks");
    let command = make::raid(&mut rng, "Checked", "Multan");
    let before = service.http.json("/api/status").await["position"].clone();
    let checked = service.http.post("/api/commands/check", &command).await.json();
    assert_eq!(checked["outcome"], "checked");
    assert_eq!(service.http.json("/api/status").await["position"], before);
    let recorded = service.http.accept(&command).await;
    assert_eq!(recorded["events"], checked["events"], "it is told as it came");
    let again = service.http.post("/api/commands/check", &command).await.json();
    assert_eq!((&again["outcome"], &again["events"]), (&"accepted".into(), &recorded["events"]));
}
