//! Lists in a form: as long as somebody needs, pasted as well as typed.

use greyfile_tests::{make, seed};
use serde_json::json;

use super::Desk;
use super::form::{CALLED, TYPE, VALUE};
use crate::support::text;

/// This many centres on record.
async fn centres(desk: &Desk, count: usize) -> Vec<String> {
    let mut rng = seed::rng("centres");
    let mut centres = Vec::new();
    for at in 0..count {
        let centre = make::command(
            &mut rng,
            json!({ "open": { "events": [{ "centre": { "registered": {
                "name": format!("Demo Centre {at}"), "city": "Multan", "address": "Plaza 3",
            } } }] } }),
        );
        centres.push(make::stream(&desk.service.http.accept(&centre).await, "centre"));
    }
    centres
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_a_list_is_kept_however_long() {
    let desk = Desk::open().await;
    let centres = centres(&desk, 4).await;
    let form = "/record/raid.conducted?lang=en";
    desk.go(form).await;
    desk.browser.run_with(TYPE, vec![json!("f.place"), json!("Plaza 3")]).await;
    // More of a list comes without leaving the page.
    let length = "return history.length";
    let before = desk.browser.run(length).await;
    desk.browser.click("button[name=more]").await;
    desk.browser.until("return !!document.getElementsByName('f.centres.3')[0]").await;
    assert_eq!(desk.browser.run(length).await, before);
    for (at, centre) in centres.iter().enumerate() {
        let name = format!("f.centres.{at}");
        desk.browser.run_with(TYPE, vec![json!(name), json!(centre)]).await;
    }
    // On reload a blank form has fewer fields than were filled.
    desk.go(form).await;
    desk.browser.until("return !!document.getElementsByName('f.centres.3')[0]").await;
    for (at, centre) in centres.iter().enumerate() {
        let name = format!("f.centres.{at}");
        assert_eq!(desk.browser.run_with(VALUE, vec![json!(name)]).await, json!(centre), "{at}");
        let called = desk.browser.run_with(CALLED, vec![json!(name)]).await;
        assert!(text(&called).contains(&format!("Demo Centre {at}")), "{called}");
    }
    assert_eq!(desk.browser.run_with(VALUE, vec![json!("f.place")]).await, "Plaza 3");
}

/// Pastes a text into a field.
const PASTE: &str = "const at = document.getElementsByName(arguments[0])[0]; \
     const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', arguments[1]); \
     at.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); \
     return true";

#[tokio::test(flavor = "multi_thread")]
async fn a_list_pasted_into_a_picker_of_several_is_one_answer_a_line() {
    let desk = Desk::open().await;
    let centres = centres(&desk, 4).await;
    desk.go("/record/raid.conducted?lang=en").await;
    for (name, value) in [
        ("f.centres.0", &*centres[0]),
        ("f.city", "Multan"),
        ("f.place", "Plaza 3"),
        ("f.authority", "not_stated"),
        ("occurred_at", "9 July 2025"),
        ("actor", "desk-7"),
    ] {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    let [_, one, two, three] = &centres[..] else { panic!("four") };
    let lines = format!("{one}\r\n\r\n  http://127.0.0.1/events?stream={two}\n{three}\n");
    desk.browser.run_with(PASTE, vec![json!("f.centres.0"), json!(lines)]).await;
    desk.browser.until("return !!document.getElementsByName('f.centres.4')[0]").await;
    for at in 0..4 {
        let called = desk.browser.run_with(CALLED, vec![json!(format!("f.centres.{at}"))]).await;
        assert!(text(&called).contains(&format!("Demo Centre {at}")), "{at}: {called}");
    }
    // More than a form takes are told, not dropped without a word.
    let many = format!("{one}\n").repeat(98);
    desk.browser.run_with(PASTE, vec![json!("f.centres.4"), json!(many)]).await;
    desk.browser.until("return !!document.querySelector('.wide.error')").await;
    let told = desk.browser.text(".wide.error").await;
    assert!(told.contains("at most 100"), "{told}");

    desk.browser.run("location.reload(); return true").await;
    desk.browser.until("return document.getElementsByName('f.centres.99').length === 1").await;
    let clear = "for (let at = 4; at < 100; at += 1) \
                 document.getElementsByName(`f.centres.${at}`)[0].value = ''; return true";
    desk.browser.run(clear).await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    let events = desk.service.http.all_events().await;
    let conducted = &events.last().expect("there are some")["event"]["raid"]["conducted"];
    assert_eq!(conducted["centres"], json!(centres));
}
