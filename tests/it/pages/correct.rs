//! Putting right what was recorded wrongly, from the case file.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::{Desk, FAISALABAD};
use crate::support::{list, text};

const ON_CASE: &str = "return location.pathname.startsWith('/cases/case-')";
const ON_FORM: &str = "return !!document.getElementById('correct-form')";

/// The position of the only event of a type that a case file shows.
async fn position(desk: &Desk, case: &str, event_type: &str) -> u64 {
    let last = desk.position().await;
    let file = desk.service.http.json(&format!("/api/cases/{case}?at_least={last}")).await;
    let mut found = list(&file["timeline"]).iter().filter(|entry| entry["type"] == event_type);
    let entry = found.next().unwrap_or_else(|| panic!("no {event_type}"));
    entry["position"].as_u64().unwrap()
}

/// Presses Correct or Retract at an entry of the timeline.
async fn press(desk: &Desk, position: u64, way: &str) {
    desk.browser.click(&format!("#e{position} .acts a[href*='/{way}']")).await;
    desk.browser.until(ON_FORM).await;
}

async fn send(desk: &Desk) {
    desk.browser.click(".actions .primary").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_raid_is_corrected_from_the_case_file() {
    let desk = Desk::watched().await;
    let case = desk.case(FAISALABAD).await;
    let raid = position(&desk, &case, "raid.conducted").await;
    desk.go(&format!("/cases/{case}")).await;
    press(&desk, raid, "correct").await;

    // The form holds the event as it stands, field by field.
    let stands = desk.browser.text(".subject").await;
    assert!(stands.contains("Raid at") && stands.contains("Recorded"), "{stands}");
    let value = "return document.getElementsByName(arguments[0])[0].value";
    let field = async |name: &str| desk.browser.run_with(value, vec![json!(name)]).await;
    assert_eq!(field("f.city").await, "Faisalabad");
    assert_eq!(field("f.authority").await, "not_stated");

    for (name, text) in [
        ("f.place", "چک ۵۴ آر بی، سرگودھا روڈ"),
        ("f.centre_count", "2"),
        ("reason", "the village was spelt wrongly"),
        ("source", "naqsha mauqa, sheet 1"),
        ("actor", "desk-7"),
    ] {
        desk.browser.fill(name, text).await;
    }
    let choose = "const at = document.getElementsByName('f.authority')[0]; at.value = 'warrant'; \
                  at.dispatchEvent(new Event('change', { bubbles: true }))";
    desk.browser.run(choose).await;
    desk.browser.fill("f.authority.warrant.number", "W-17/2025").await;
    let before = desk.position().await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    assert_eq!(desk.position().await, before + 1);
    assert_eq!(desk.browser.address().await.fragment(), Some(format!("e{raid}").as_str()));

    // What it says now, what it said before, both clocks, why and by whom.
    let entry = desk.browser.text(&format!("#e{raid}")).await;
    for words in ["چک ۵۴ آر بی", "W-17/2025", "corrected", "Before:", "spelt wrongly", "desk-7"]
    {
        assert!(entry.contains(words), "{words:?} is not in {entry}");
    }
    let times = format!("return [...document.querySelectorAll('#e{raid} time')].length");
    assert!(desk.browser.run(&times).await.as_u64() >= Some(4), "{entry}");
    let facts = desk.browser.text(".raid").await;
    assert!(facts.contains("warrant W-17/2025") && facts.contains("چک ۵۴"), "{facts}");
    assert!(desk.browser.text("main").await.contains("Recorded. This page shows it"));
    desk.quiet().await;
    for address in desk.browser.asked_for().await {
        assert!(!address.contains("W-17") && !address.contains("%DA%86"), "{address}");
    }

    // And back: the correction itself is taken back, and the first wording stands again.
    desk.browser.click(&format!("#e{raid} .fix .acts a")).await;
    desk.browser.until(ON_FORM).await;
    desk.browser.fill("reason", "it was right at first").await;
    desk.browser.fill("actor", "desk-7").await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    let entry = desk.browser.text(&format!("#e{raid}")).await;
    assert!(!entry.contains("W-17/2025"), "{entry}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_in_the_form_is_told_at_its_field() {
    let desk = Desk::open().await;
    let case = desk.case(FAISALABAD).await;
    let raid = position(&desk, &case, "raid.conducted").await;
    let before = desk.position().await;
    desk.go(&format!("/events/{raid}/correct?case={case}")).await;
    for (name, text) in [
        ("f.place", ""),
        ("f.centre_count", "many"),
        ("occurred_at", "yesterday"),
        ("source", "memo 4"),
    ] {
        desk.browser.fill(name, text).await;
    }
    send(&desk).await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let error = async |name: &str| -> String {
        let script = "return document.getElementById(`${arguments[0]}-error`)?.innerText ?? ''";
        let said = desk.browser.run_with(script, vec![json!(name)]).await;
        said.as_str().unwrap().to_owned()
    };
    for (name, words) in [
        ("f.place", "this is needed"),
        ("f.centre_count", "whole number"),
        ("occurred_at", "this is no time"),
        ("reason", "this is needed"),
        ("actor", "this is needed"),
    ] {
        let said = error(name).await;
        assert!(said.contains(words), "{name}: {said}");
    }
    // What was typed is kept, and each message leads to its field.
    let value = "return document.getElementsByName(arguments[0])[0].value";
    for (name, text) in
        [("f.centre_count", "many"), ("source", "memo 4"), ("occurred_at", "yesterday")]
    {
        assert_eq!(desk.browser.run_with(value, vec![json!(name)]).await, text);
    }
    let lost = "return [...document.querySelectorAll('.notice.bad a')]
        .filter(link => !document.getElementById(link.getAttribute('href').slice(1))).length";
    assert_eq!(desk.browser.run(lost).await, 0);

    // A rule of the record is told at its field as well.
    for (name, text) in [
        ("f.place", "Chak 54 RB"),
        ("f.centre_count", "2"),
        ("occurred_at", "2999-01-01"),
        ("reason", "slip"),
        ("actor", "desk-7"),
    ] {
        desk.browser.fill(name, text).await;
    }
    send(&desk).await;
    desk.browser
        .until(
            "return document.querySelector('.notice.bad')?.innerText.includes('a rule forbids it')",
        )
        .await;
    assert!(error("occurred_at").await.contains("in the future"));
    assert_eq!(desk.position().await, before);

    // And a correction of nothing: what was typed before is there again until it is discarded.
    desk.go(&format!("/events/{raid}/correct?case={case}")).await;
    assert_eq!(desk.browser.run_with(value, vec![json!("f.centre_count")]).await, "2");
    desk.browser.click("#kept [data-discard]").await;
    desk.browser.fill("reason", "slip").await;
    desk.browser.fill("actor", "desk-7").await;
    send(&desk).await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let notice = desk.browser.text(".notice.bad").await;
    assert!(notice.contains("changes nothing"), "{notice}");
    assert_eq!(desk.position().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_never_was_is_retracted_once() {
    let mut rng = seed::rng("what_never_was_is_retracted_once");
    let desk = Desk::open().await;
    let mut raid = make::raid(&mut rng, "Plaza 9", "Lahore");
    raid["do"]["conduct_raid"]["people"] = json!([
        { "label": "unknown male 1", "name": "علی فرضی", "arrested": true },
        { "label": "unknown female 2", "arrested": true },
    ]);
    let case = make::stream(&desk.service.http.accept(&raid).await, "case");
    let arrest = position(&desk, &case, "raid.person_arrested").await;
    desk.go(&format!("/cases/{case}")).await;
    press(&desk, arrest, "retract").await;
    assert!(desk.browser.text("main").await.contains("struck through"));
    desk.browser.fill("reason", "he was let go; typed in by mistake").await;
    desk.browser.fill("actor", "desk-7").await;
    let before = desk.position().await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    let entry = desk.browser.text(&format!("#e{arrest}")).await;
    for words in ["Arrested: unknown male 1", "retracted", "typed in by mistake", "recorded"] {
        assert!(entry.contains(words), "{words:?} is not in {entry}");
    }
    assert!(desk.browser.text(".raid .facts").await.replace('\n', " ").contains("One by one 1"));
    let acts = format!("return document.querySelectorAll('#e{arrest} .acts').length");
    assert_eq!(desk.browser.run(&acts).await, 0, "there is nothing left to put right");

    // Back, and the button once more: nothing is recorded twice.
    desk.browser.back().await;
    desk.browser.until(ON_FORM).await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    assert_eq!(desk.position().await, before + 1);
    desk.go(&format!("/events/{arrest}/correct?case={case}")).await;
    assert!(desk.browser.text("main").await.contains("was retracted"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_fir_is_corrected_once_however_often_it_is_sent() {
    let mut rng = seed::rng("an_fir_is_corrected_once_however_often_it_is_sent");
    let desk = Desk::open().await;
    let raid = make::raid(&mut rng, "Plaza 9", "Lahore");
    let case = make::stream(&desk.service.http.accept(&raid).await, "case");
    desk.service.http.accept(&make::fir(&mut rng, &case, "NCCIA Lahore", 7)).await;
    let lodged = position(&desk, &case, "fir.lodged").await;
    desk.go(&format!("/cases/{case}")).await;
    press(&desk, lodged, "correct").await;
    desk.browser.fill("f.gist", "As the complainant told it.").await;
    desk.browser.fill("reason", "left out").await;
    desk.browser.fill("actor", "desk-7").await;
    let before = desk.position().await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    // What the decision wrote into the event, and the form does not show, makes no difference.
    desk.browser.back().await;
    desk.browser.until(ON_FORM).await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    assert_eq!(desk.position().await, before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_corrected_and_stands_in_no_address() {
    let mut rng = seed::rng("a_name_is_corrected_and_stands_in_no_address");
    let desk = Desk::watched().await;
    let mut raid = make::raid(&mut rng, "Plaza 9", "Lahore");
    raid["do"]["conduct_raid"]["people"] = json!([{ "label": "unknown male 1", "name": "Ali Demo", "cnic": "01234-1234567-1", "arrested": true }]);
    let case = make::stream(&desk.service.http.accept(&raid).await, "case");
    desk.go(&format!("/cases/{case}")).await;
    let recorded = position(&desk, &case, "person.recorded").await;
    press(&desk, recorded, "correct").await;
    desk.browser.fill("f.name", "Zarmina Demo").await;
    desk.browser.fill("reason", "the name was heard wrongly").await;
    desk.browser.fill("actor", "desk-7").await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    assert!(desk.browser.text("[aria-labelledby=persons]").await.contains("Zarmina Demo"));

    // A document's number with a slip: told at its field, without the number.
    let shown = position(&desk, &case, "person.identified").await;
    press(&desk, shown, "correct").await;
    desk.browser.fill("f.number", "01234-12345").await;
    desk.browser.fill("reason", "slip").await;
    desk.browser.fill("actor", "desk-7").await;
    send(&desk).await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let said = desk.browser.text("[id='f.number-error']").await;
    assert!(said.contains("A CNIC is written NNNNN") && !said.contains("01234"), "{said}");
    for address in desk.browser.asked_for().await {
        for part in ["Zarmina", "Ali", "01234", "heard"] {
            assert!(!address.contains(part), "{part} in {address}");
        }
    }
    let said = desk.service.said();
    for part in ["Zarmina", "Ali Demo", "01234"] {
        assert!(!said.contains(part), "{part} in the program's own log");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_made_meanwhile_is_shown_before_another() {
    let mut rng = seed::rng("a_correction_made_meanwhile_is_shown_before_another");
    let desk = Desk::open().await;
    let case = desk.case(FAISALABAD).await;
    let raid = position(&desk, &case, "raid.conducted").await;
    desk.go(&format!("/events/{raid}/correct?case={case}")).await;
    // Somebody else is quicker.
    let page = desk.service.http.json(&format!("/api/events?from={raid}&to={raid}")).await;
    let event = &page["events"][0];
    let mut replacement: Value = event["event"].clone();
    replacement["raid"]["conducted"]["place"] = json!("Chak 55 RB");
    let correct = json!({ "correct": {
        "on": event["stream"], "event": event["event_id"], "seen": event["event_id"],
        "replacement": replacement,
        "reason": "another slip",
    } });
    desk.service.http.accept(&make::command(&mut rng, correct)).await;
    let before = desk.position().await;
    for (name, text) in [("f.place", "Chak 56 RB"), ("reason", "slip"), ("actor", "desk-7")] {
        desk.browser.fill(name, text).await;
    }
    send(&desk).await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let notice = desk.browser.text(".notice.bad").await;
    assert!(notice.contains("corrected by somebody else"), "{notice}");
    assert!(desk.browser.text(".subject").await.contains("Chak 55 RB"));
    // Field by field: what stood when the form was opened, and what stands now. Nothing else.
    let meanwhile = desk.browser.text("table.two-sided").await;
    assert!(meanwhile.contains("Chak 54 RB") && meanwhile.contains("Chak 55 RB"), "{meanwhile}");
    assert_eq!(meanwhile.lines().filter(|line| line.contains("Place")).count(), 1, "{meanwhile}");
    assert!(!meanwhile.contains("Faisalabad\n"), "{meanwhile}");
    assert_eq!(desk.position().await, before);
    // Check shows beforehand what would change.
    desk.browser.click("button[value=check]").await;
    desk.browser.until("return document.querySelector('.notice.good') !== null").await;
    let changes = desk.browser.text("table.two-sided").await;
    assert!(changes.contains("Chak 55 RB") && changes.contains("Chak 56 RB"), "{changes}");
    assert_eq!(desk.position().await, before);
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    assert_eq!(desk.position().await, before + 1);
    let place = "return document.querySelector('.raid h3').innerText";
    assert_eq!(text(&desk.browser.run(place).await), "Chak 56 RB");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_speaks_both_languages() {
    let desk = Desk::open().await;
    let case = desk.case(FAISALABAD).await;
    let raid = position(&desk, &case, "raid.conducted").await;
    for (way, title) in [("correct", "اندراج کی تصحیح"), ("retract", "اندراج کی تنسیخ")]
    {
        desk.go(&format!("/events/{raid}/{way}?case={case}&lang=ur")).await;
        let (lang, dir) = ("return document.documentElement.lang", "return document.dir");
        assert_eq!(desk.browser.run(lang).await, "ur");
        assert_eq!(desk.browser.run(dir).await, "rtl");
        assert_eq!(desk.browser.text("h1").await, title);
        // A form that is sent blank says in Urdu what is needed.
        desk.browser.run("document.getElementsByName('reason')[0].value = ''; return true").await;
        send(&desk).await;
        desk.browser.until("return !!document.querySelector('.notice.bad')").await;
        let notice = desk.browser.text(".notice.bad").await;
        assert!(notice.contains("یہ لازمی ہے"), "{notice}");
    }
    desk.go(&format!("/events/{raid}?lang=ur")).await;
    let event = desk.browser.text("main").await;
    assert!(event.contains("چھاپہ بمقام"), "{event}");
    assert!(event.contains("اندراج کے مندرجات"), "{event}");
    desk.go("/events/1?lang=en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_marks_what_was_corrected_or_retracted() {
    let mut rng = seed::rng("the_record_marks_what_was_corrected_or_retracted");
    let desk = Desk::open().await;
    let mut raid = make::raid(&mut rng, "Plaza 9", "Lahore");
    raid["do"]["conduct_raid"]["people"] = json!([{ "label": "unknown male 1", "arrested": true }]);
    let case = make::stream(&desk.service.http.accept(&raid).await, "case");
    let [raid, arrest] = [
        position(&desk, &case, "raid.conducted").await,
        position(&desk, &case, "raid.person_arrested").await,
    ];
    let mut by = Vec::new();
    for (position, way, fields) in [
        (raid, "correct", &[("f.place", "Plaza 10"), ("reason", "slip"), ("actor", "desk-7")][..]),
        (arrest, "retract", &[("reason", "let go"), ("actor", "desk-7")][..]),
    ] {
        desk.go(&format!("/events/{position}/{way}?case={case}&lang=en")).await;
        for (name, text) in fields {
            desk.browser.fill(name, text).await;
        }
        send(&desk).await;
        desk.browser.until(ON_CASE).await;
        by.push(desk.position().await);
    }
    let page = desk.service.http.json(&format!("/api/events?from={raid}&to={raid}")).await;
    let stream = text(&page["events"][0]["stream"]).to_owned();
    for (lang, words) in
        [("en", ["corrected since", "retracted"]), ("ur", ["بعد میں تصحیح ہوئی", "تنسیخ شدہ"])]
    {
        for page in ["/events?".to_owned(), format!("/events?stream={stream}&")] {
            desk.go(&format!("{page}lang={lang}")).await;
            let marks = desk.browser.run("return [...document.querySelectorAll('td .mark')]
                .map(one => [one.closest('tr').querySelector('a').textContent, one.textContent, one.pathname])").await;
            let of = |at: u64, words: &str, by: u64| {
                json!([at.to_string(), words, format!("/events/{by}")])
            };
            for wanted in [of(raid, words[0], by[0]), of(arrest, words[1], by[1])] {
                assert!(list(&marks).contains(&wanted), "{wanted} in {marks}");
            }
            // Nothing else of this list is marked.
            let own =
                list(&marks).iter().filter(|mark| text(&mark[0]).parse::<u64>().unwrap() >= raid);
            assert_eq!(own.count(), 2, "{marks}");
        }
        // The mark leads to the correction.
        desk.browser.click(&format!("a.mark[href='/events/{}']", by[0])).await;
        desk.browser.until("return document.querySelector('h1') !== null").await;
        assert!(desk.browser.text("main").await.contains("slip"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_of_several_lines_keeps_them() {
    let mut rng = seed::rng("a_text_of_several_lines_keeps_them");
    let desk = Desk::open().await;
    let case = desk.case(FAISALABAD).await;
    let note = make::note(&mut rng, &case, "Seen at the gate.\nA white van.\n\nنمبر پلیٹ نہیں تھی");
    desk.service.http.accept(&note).await;
    let last = desk.position().await;
    for lang in ["en", "ur"] {
        desk.go(&format!("/events/{last}?lang={lang}")).await;
        let says = desk.browser.text("[aria-labelledby=says]").await;
        let bare: String =
            says.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
        let lines = "Seen at the gate.\nA white van.\n\nنمبر پلیٹ نہیں تھی";
        assert!(bare.contains(lines), "{lang}: {says:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_says_which_fields_it_changed() {
    let mut rng = seed::rng("a_correction_says_which_fields_it_changed");
    let desk = Desk::open().await;
    let raid = make::raid(&mut rng, "Plaza 9", "Lahore");
    let case = make::stream(&desk.service.http.accept(&raid).await, "case");
    let raid = position(&desk, &case, "raid.conducted").await;
    desk.go(&format!("/cases/{case}")).await;
    press(&desk, raid, "correct").await;
    for (name, text) in [("f.team", "desk-8"), ("reason", "left out"), ("actor", "desk-7")] {
        desk.browser.fill(name, text).await;
    }
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    // The team is in no line: what it was before reads the same.
    let entry = desk.browser.text(&format!("#e{raid} .fix")).await;
    assert!(entry.starts_with("corrected Team. Why: left out"), "{entry}");
}
