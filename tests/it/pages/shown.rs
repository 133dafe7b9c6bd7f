//! How the record shows an event: as it was written, and with what was corrected or retracted since.

use greyfile_tests::{make, seed};
use serde_json::json;

use super::correct::{ON_CASE, position, send};
use super::{Desk, FAISALABAD};
use crate::support::{list, text};

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
