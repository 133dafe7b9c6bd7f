//! The one form for every event, as officers use it: on a phone and on a desk, in both languages.

use serde_json::json;

use super::Desk;
use super::form::{Scene, scene};
use crate::support::{list, text};

/// Fills the form of an event and sends it with the Enter key in its last field.
async fn record(desk: &Desk, event: &str, on: &str, lang: &str, fields: &[(&str, &str)]) -> u64 {
    let before = desk.position().await;
    desk.go(&format!("/record/{event}?on={on}&lang={lang}")).await;
    let html = desk.browser.run("return document.documentElement.lang").await;
    assert_eq!(html, lang, "{event}");
    for (name, value) in fields {
        let choose = "const at = document.getElementsByName(arguments[0])[0]; \
                      if (at.tagName !== 'SELECT') return false; at.value = arguments[1]; \
                      at.dispatchEvent(new Event('change', { bubbles: true })); return true";
        let args = vec![json!(name), json!(value)];
        if desk.browser.run_with(choose, args).await != true {
            desk.browser.fill(name, value).await;
        }
    }
    desk.browser.fill("actor", "desk-7").await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    let after = desk.position().await;
    assert!(after > before, "{event}: {}", desk.browser.text("main").await);
    after
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exhibit_and_a_person_go_their_way_by_the_generic_form_alone() {
    let desk = Desk::watched().await;
    let mut serial = 0;
    for (lang, width) in [("en", 360), ("ur", 1_280), ("ur", 360), ("en", 1_280)] {
        desk.browser.resize(width, 900).await;
        serial += 1;
        let Scene { case, exhibit, person, fir } = scene(&desk, serial).await;
        let sealed = record(
            &desk,
            "exhibit.sealed",
            &exhibit,
            lang,
            &[("f.seal", "S-9"), ("occurred_at", "8 July 2025 14:30")],
        )
        .await;
        record(
            &desk,
            "exhibit.custody_transferred",
            &exhibit,
            lang,
            &[
                ("f.from", "desk-7"),
                ("f.to", "malkhana-mux"),
                ("f.purpose", "safe custody"),
                ("f.seal", "S-9"),
                ("occurred_at", "9/7/2025"),
            ],
        )
        .await;
        record(
            &desk,
            "exhibit.deposited",
            &exhibit,
            lang,
            &[
                ("f.malkhana", "malkhana-mux"),
                ("f.shelf", "B4"),
                ("basis", "paper"),
                ("basis.paper.register", "Register XIX"),
                ("basis.paper.number", "41"),
                ("occurred_at", "۹ جولائی ۲۰۲۵"),
            ],
        )
        .await;
        record(
            &desk,
            "exhibit.examined",
            &exhibit,
            lang,
            &[
                ("f.by", "lab-isb-2"),
                ("f.report", "F-77/2025"),
                ("f.finding", "nothing was deleted"),
                ("occurred_at", "11 August 2025"),
            ],
        )
        .await;
        record(
            &desk,
            "fir.hearing_held",
            &fir,
            lang,
            &[
                ("f.court", "Special Court, Multan"),
                ("f.purpose", "evidence"),
                ("f.next", "20 September 2025"),
                ("occurred_at", "1 September 2025"),
            ],
        )
        .await;
        record(
            &desk,
            "exhibit.destroyed",
            &exhibit,
            lang,
            &[
                ("f.order", "O-12"),
                ("f.second", "desk-8"),
                ("basis", "report"),
                ("basis.report.by", "malkhana-mux"),
                ("occurred_at", "June 2026"),
            ],
        )
        .await;
        record(
            &desk,
            "person.identified",
            &person,
            lang,
            &[
                ("f.document", "passport"),
                ("f.number", "DEMO-00000"),
                ("f.checked", "no"),
                ("occurred_at", "10 July 2025"),
            ],
        )
        .await;
        record(
            &desk,
            "person.consular_notice_given",
            &person,
            lang,
            &[("f.mission", "Consulate of China, Karachi"), ("occurred_at", "10 July 2025")],
        )
        .await;

        // What the form said is what is on record.
        let events = desk.service.http.all_events().await;
        let of = |wanted: &str| {
            let mut found = events.iter().filter(|event| event["stream"] == exhibit.as_str());
            found.find(|event| event["type"] == wanted).unwrap_or_else(|| panic!("no {wanted}"))
        };
        let happened = |wanted: &str| text(&of(wanted)["occurred_at"]).to_owned();
        assert_eq!(happened("exhibit.sealed"), "2025-07-08T14:30");
        assert_eq!(happened("exhibit.custody_transferred"), "2025-07-09");
        assert_eq!(happened("exhibit.deposited"), "2025-07-09");
        assert_eq!(happened("exhibit.destroyed"), "2026-06");
        assert_eq!(of("exhibit.deposited")["basis"]["paper"]["number"], "41");

        assert_eq!(of("exhibit.examined")["event"]["exhibit"]["examined"]["report"], "F-77/2025");
        desk.go(&format!("/cases/{case}")).await;
        let lines = desk.browser.text("main").await.replace(['\u{2068}', '\u{2069}'], "");
        let told = match lang {
            "ur" => ["معائنہ از lab-isb-2، رپورٹ نمبر F-77/2025", "آئندہ تاریخ 20 ستمبر 2025"],
            _ => ["Examined by lab-isb-2, report F-77/2025", "next on 20 September 2025"],
        };
        for said in told {
            assert!(lines.contains(said) && !lines.contains("deleted"), "{said}: {lines}");
        }

        // One entry is corrected, one retracted, both from their own pages.
        desk.go(&format!("/events/{sealed}/correct?case={case}")).await;
        desk.browser.fill("f.seal", "S-10").await;
        desk.browser.fill("reason", "misread").await;
        desk.browser.fill("actor", "desk-7").await;
        desk.browser.enter("actor").await;
        desk.browser.until("return !document.getElementById('correct-form')").await;
        desk.go(&format!("/events/{sealed}")).await;
        assert!(desk.browser.text("main").await.contains("S-10"));
        let file = desk.service.http.json(&format!("/api/cases/{case}")).await;
        let mut timeline = list(&file["timeline"]).iter();
        let notice = timeline.find(|entry| entry["type"] == "person.consular_notice_given");
        let notice = &notice.expect("it belongs to the case")["position"];
        desk.go(&format!("/events/{notice}/retract?case={case}")).await;
        desk.browser.fill("reason", "another person's").await;
        desk.browser.fill("actor", "desk-7").await;
        desk.browser.enter("actor").await;
        desk.browser.until("return !document.getElementById('correct-form')").await;
        assert!(desk.browser.text("main").await.contains("another person"));
    }
    // Nothing that was typed is in an address.
    for address in desk.browser.asked_for().await {
        assert!(!address.contains("DEMO-00000") && !address.contains("S-9"), "{address}");
    }
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn check_says_what_would_be_flagged_and_records_nothing() {
    let desk = Desk::open().await;
    let Scene { exhibit, .. } = scene(&desk, 7).await;
    let before = desk.position().await;
    desk.go(&format!("/record/exhibit.destroyed?on={exhibit}&lang=en")).await;
    for (name, value) in [("f.order", "O-1"), ("occurred_at", "9 July 2025"), ("actor", "desk-7")] {
        desk.browser.fill(name, value).await;
    }
    let press = "document.querySelector('button[value=check]').click()";
    desk.browser.run(press).await;
    // Decided here, it needs a second person: the refusal stands beside the field.
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let error = desk.browser.text("[id='f.second-error']").await;
    assert!(error.contains("second person"), "{error}");
    // What happened elsewhere is taken, and flagged.
    // Of a choice only what belongs to the chosen way is shown.
    let shown = "return document.getElementById('basis.press.source').offsetParent !== null";
    assert_eq!(desk.browser.run(shown).await, false);
    let choose = "const at = document.getElementById('basis'); at.value = 'press'; \
                  at.dispatchEvent(new Event('change', { bubbles: true }))";
    desk.browser.run(choose).await;
    assert_eq!(desk.browser.run(shown).await, true);
    desk.browser.fill("basis.press.source", "a paper").await;
    desk.browser.run(press).await;
    desk.browser.until("return !!document.querySelector('.notice.unsure')").await;
    let told = desk.browser.text(".notice.unsure").await;
    assert!(told.contains("no second person recorded"), "{told}");
    assert_eq!(desk.position().await, before, "a check records nothing");
    // What was typed still stands, and is recorded when it is sent.
    desk.browser.click(".actions .primary").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    assert_eq!(desk.position().await, before + 1);
    let said = desk.browser.console().await;
    assert!(said.iter().all(|said| said.contains("a status of 422")), "{said:#?}");
}
