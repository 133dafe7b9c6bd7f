//! Putting right what was recorded wrongly, from the case file.

use greyfile_tests::{make, seed};
use serde_json::json;

use super::{Desk, FAISALABAD};
use crate::support::list;

pub(super) const ON_CASE: &str = "return location.pathname.startsWith('/cases/case-')";
pub(super) const ON_FORM: &str = "return !!document.getElementById('correct-form')";

/// The position of the only event of a type that a case file shows.
pub(super) async fn position(desk: &Desk, case: &str, event_type: &str) -> u64 {
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

pub(super) async fn send(desk: &Desk) {
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
