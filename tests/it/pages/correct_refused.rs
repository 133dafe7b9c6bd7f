//! A correction that is refused: what is wrong is told at its field, and what somebody else corrected
//! meanwhile is shown first.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::correct::{ON_CASE, position, send};
use super::{Desk, FAISALABAD};
use crate::support::text;

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
