//! The raid form before it is sent: Enter sends nothing, what was typed is kept, a check runs the rules and
//! records nothing, and nothing is called recorded that was not.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::Desk;
use super::raid::{RAID, TYPED, fill, send};
use super::raid_refused::number_taken;
use crate::support::text;

/// Fields that are left to nobody once the tab is closed.
const PERSONAL: [&str; 5] =
    ["people", "witness0_name", "witness0_cnic", "witness1_name", "case_title"];
const ON_CASE: &str = "return location.pathname.startsWith('/cases/case-')";
const KEPT: &str = "return !!document.querySelector('#raid-form[data-fresh]') && \
                    !document.getElementById('kept').hidden";
/// The number of people that the preview tells of.
const SUM: &str = "return document.querySelector('#people-read .sum')?.innerText ?? ''";

#[tokio::test(flavor = "multi_thread")]
async fn enter_in_a_field_sends_nothing() {
    let desk = Desk::open().await;
    let before = desk.position().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    desk.browser.run("document.body.dataset.same = 1; return true").await;
    desk.browser.click("#centres summary").await;
    for name in [
        "place",
        "city",
        "case_title",
        "witness1_name",
        "parcel1_description",
        "actor",
        "centre_name",
        "centre_address",
        "from",
        "cash1_amount",
        "witness0_local",
        "authority",
    ] {
        desk.browser.enter(name).await;
        // The page is the same one: nothing was sent, so nothing was answered.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let same =
            desk.browser.run("return document.body.dataset.same ?? document.body.innerText").await;
        assert_eq!(same, "1", "Enter in {name}");
    }
    assert_eq!(desk.browser.run("return document.querySelectorAll('.notice.bad').length").await, 0);
    assert_eq!(desk.position().await, before);
    assert_eq!(desk.browser.run(TYPED).await["city"], "فیصل آباد");
    // The button sends it.
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    assert!(desk.position().await > before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_kept_on_reload_on_back_and_when_sending_fails() {
    let desk = Desk::watched().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    // Two more parcels, of which the last is filled in.
    for rows in [4, 5] {
        desk.browser.click("button[name=more][value=parcel]").await;
        let there = format!("return !!document.getElementsByName('parcel{}_kind')[0]", rows - 1);
        desk.browser.until(&there).await;
    }
    desk.browser.fill("parcel4_kind", "router").await;
    let typed = desk.browser.run(TYPED).await;
    let id = "return document.forms['raid-form'].elements.id.value";
    let first = desk.browser.run(id).await;
    let stands = async || {
        desk.browser.until(KEPT).await;
        desk.browser.until("return !!document.getElementsByName('parcel4_kind')[0]").await;
        assert_eq!(desk.browser.run(TYPED).await, typed);
        assert_eq!(desk.browser.run(id).await, first, "sent twice, it is recorded once");
        // And the list is read again.
        desk.browser.until("return !!document.querySelector('#people-read .sum')").await;
        assert_eq!(desk.browser.run(SUM).await, "5 people: 4 arrested, 1 released");
    };
    desk.browser.run("location.reload(); return true").await;
    stands().await;
    desk.browser.click("nav a[href='/status']").await;
    desk.browser.until("return location.pathname === '/status'").await;
    desk.browser.back().await;
    stands().await;

    // A service that is away.
    let before = desk.position().await;
    desk.browser
        .run("document.getElementById('raid-form').action = 'http://127.0.0.1:1/'; return true")
        .await;
    desk.browser.run("document.querySelector('.actions .primary').click(); return true").await;
    desk.go("/status").await;
    desk.go("/raids/new").await;
    stands().await;
    assert_eq!(desk.position().await, before);

    // After a sending that was refused: back and reload never ask to send again.
    desk.browser.fill("city", "").await;
    send(&desk).await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    desk.browser.run("location.reload(); return true").await;
    desk.browser.until(KEPT).await;
    assert_eq!(desk.browser.run(TYPED).await["city"], Value::Null);
    desk.browser.fill("city", "فیصل آباد").await;
    assert_eq!(desk.position().await, before);

    // The tab closes: what is left to the next at this desk names nobody.
    let left =
        desk.browser.run("sessionStorage.clear(); return JSON.stringify(localStorage)").await;
    for part in ["Zarmina", "زرمینہ", "1234567", "Gul", "گواہ", "پرانی", "سام سنگ"]
    {
        assert!(!text(&left).contains(part), "{part} in {left}");
    }
    desk.go("/raids/new").await;
    desk.browser.until(KEPT).await;
    let left = desk.browser.run(TYPED).await;
    for name in PERSONAL {
        assert_eq!(left[name], Value::Null, "{name}");
    }
    for (name, value) in RAID.iter().filter(|(name, _)| ["city", "parcel0_seal"].contains(name)) {
        assert_eq!(left[*name], *value, "{name}");
    }
    assert_eq!((&left["authority"], &left["witness0_local"]), (&json!("warrant"), &json!("yes")));

    // What is discarded is gone.
    desk.browser.click("#kept [data-discard]").await;
    assert_eq!(desk.browser.run(TYPED).await["city"], Value::Null);
    desk.go("/raids/new").await;
    assert_eq!(desk.browser.run("return document.getElementById('kept').hidden").await, true);
    assert_eq!(desk.browser.run(TYPED).await["city"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_for_a_case_keeps_its_own_draft() {
    let desk = Desk::open().await;
    let answer =
        desk.service.http.accept(&make::raid(&mut seed::rng("draft"), "Plaza", "Multan")).await;
    let case = make::stream(&answer, "case");
    desk.go("/raids/new").await;
    desk.browser.fill("place", "Plaza 1").await;
    desk.go(&format!("/raids/new?case={case}")).await;
    let of_case = desk.browser.run(TYPED).await;
    assert_eq!((&of_case["case"], &of_case["place"]), (&json!(case), &Value::Null));
    desk.browser.fill("place", "Plaza 2").await;
    desk.browser.click("button[value=check]").await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    desk.browser.run("location.reload(); return true").await;
    desk.browser.until(KEPT).await;
    let of_case = desk.browser.run(TYPED).await;
    assert_eq!((&of_case["case"], &of_case["place"]), (&json!(case), &json!("Plaza 2")));
    desk.go("/raids/new").await;
    desk.browser.until(KEPT).await;
    assert_eq!(desk.browser.run(TYPED).await["place"], "Plaza 1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_runs_the_rules_and_records_nothing() {
    let mut rng = seed::rng("a_check_runs_the_rules_and_records_nothing");
    let desk = Desk::open().await;
    number_taken(&desk, &mut rng).await;
    let before = desk.position().await;
    let checked = async || {
        let press = "document.body.dataset.before = 1; document.querySelector('button[value=check]').click()";
        desk.browser.run(press).await;
        let answered = "return !document.body.dataset.before && \
                        !!document.querySelector('.notice:not(#kept):not(.live)')";
        desk.browser.until(answered).await;
        let told = desk.browser.text("main").await;
        assert!(!told.contains("Recorded."), "{told}");
        assert_eq!(desk.position().await, before);
        assert_eq!(desk.browser.address().await.query(), None);
    };
    // What decide refuses is told at its field.
    desk.go("/raids/new").await;
    fill(&desk).await;
    checked().await;
    let notice = desk.browser.text(".notice.bad").await;
    assert!(notice.starts_with("Nothing was recorded"), "{notice}");
    let said = desk.browser.text("#parcel0_serial-error").await;
    assert!(said.contains("exhibit number is on record already"), "{said}");
    // A day in the future.
    desk.browser.fill("parcel0_serial", "15/2025").await;
    desk.browser.fill("date", "2125-08-02").await;
    checked().await;
    let said = desk.browser.text("#date-error").await;
    assert!(said.contains("future"), "{said}");
    // What would be flagged, and a place that no gazetteer has.
    desk.browser.fill("date", "2025-08-02").await;
    desk.browser.fill("city", "Atlantis").await;
    desk.browser.fill("witness1_name", "").await;
    checked().await;
    let notice = desk.browser.text(".notice.unsure").await;
    for words in ["Nothing was recorded yet", "would be flagged", "s.103", "Atlantis"] {
        assert!(notice.contains(words), "{words} in {notice}");
    }
    assert!(desk.browser.text("#size").await.contains("This raid makes"));
    // Then it is sent, and is on record once.
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    assert!(desk.browser.text("main").await.contains("Recorded. This page shows it"));
    assert!(desk.position().await > before);
}

#[tokio::test(flavor = "multi_thread")]
async fn recorded_is_said_of_nothing_else() {
    let desk = Desk::open().await;
    let answer =
        desk.service.http.accept(&make::raid(&mut seed::rng("said"), "Plaza", "Multan")).await;
    let (case, position) = (make::stream(&answer, "case"), &answer["position"]);
    let said = async |query: &str| {
        desk.go(&format!("/cases/{case}{query}")).await;
        desk.browser.text("main").await.contains("Recorded. This page shows it")
    };
    assert!(said(&format!("?at_least={position}")).await);
    // A position of another stream, the first of the log, and no position at all.
    for query in ["", "?at_least=1", "?at_least=0", "?at_least=2"] {
        assert!(!said(query).await, "{query}");
    }
}
