//! What a form offers to pick from: found by what people call it, and added where it is missing.

use serde_json::json;

use super::Desk;
use super::form::{Scene, TYPE, VALUE, scene};
use crate::support::{list, text};

/// The values that the list under a field offers.
const OFFERED: &str = "const at = document.getElementsByName(arguments[0])[0]; \
     return [...document.getElementById(at.getAttribute('list')).options].map(one => one.value)";

#[tokio::test(flavor = "multi_thread")]
async fn a_picker_finds_by_label_number_and_words_and_adds_what_is_missing() {
    let desk = Desk::watched().await;
    let Scene { case, exhibit, person, .. } = scene(&desk, 71).await;
    desk.browser.resize(1_280, 900).await;
    let offered = async |kind: &str, typed: &str, wanted: &str| {
        let event = match kind {
            "exhibit" => "exhibit.sealed",
            "person" => "person.alias_added",
            _ => "case.officer_assigned",
        };
        desk.go(&format!("/record/{event}?lang=en")).await;
        desk.browser.run_with(TYPE, vec![json!("on"), json!(typed)]).await;
        let found = "const at = document.getElementsByName('on')[0]; \
             const list = document.getElementById(at.getAttribute('list')); \
             return [...list.options].some(one => one.value === 'WANTED')";
        desk.browser.until(&found.replace("WANTED", wanted)).await;
    };
    // By its number in the register, by its id, by the address of its page.
    offered("exhibit", "71/2025", &exhibit).await;
    offered("exhibit", &exhibit, &exhibit).await;
    offered("person", &format!("/events?stream={person}"), &person).await;
    // A case by a word of its title.
    offered("case", "form", &case).await;
    // A place by a part of its name, in either script.
    desk.go("/record/centre.registered?lang=en").await;
    desk.browser.run_with(TYPE, vec![json!("f.city"), json!("فیصل")]).await;
    desk.browser
        .until("return [...document.getElementById('f.city-places').options].some(one => one.value === 'Faisalabad')")
        .await;

    // Who is arrested is put on record first, without leaving the form.
    let raids = desk.service.http.json(&format!("/api/cases/{case}")).await;
    let raid = text(&raids["raids"][0]["raid"]).to_owned();
    desk.go(&format!("/record/raid.person_arrested?on={raid}&lang=en")).await;
    let offers = desk.browser.run_with(OFFERED, vec![json!("f.person")]).await;
    assert!(list(&offers).contains(&json!(person)), "{offers}");
    desk.browser.fill("occurred_at", "8 July 2025").await;
    desk.browser.click("button[data-for='f.person']").await;
    let inside = "document.querySelector('#add-first iframe').contentDocument";
    desk.browser.until(&format!("return !!{inside}?.getElementById('record-form')")).await;
    let fill = format!(
        "const page = {inside}; \
         for (const [name, value] of [['f.label', 'the man at the door'], ['occurred_at', '8 July 2025'], ['actor', 'desk-7']]) \
         page.getElementsByName(name)[0].value = value; \
         page.querySelector('#record-form button.primary').click(); return true"
    );
    desk.browser.run(&fill).await;
    desk.browser.until("return !document.getElementById('add-first').open").await;
    let added = desk.browser.run_with(VALUE, vec![json!("f.person")]).await;
    assert!(text(&added).starts_with("person-") && added != json!(person), "{added}");
    // What stood in the form stands there still.
    assert_eq!(desk.browser.run_with(VALUE, vec![json!("occurred_at")]).await, "8 July 2025");
    desk.browser.fill("actor", "desk-7").await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    let path = format!("/api/cases/{case}?at_least={}", desk.position().await);
    let file = desk.service.http.json(&path).await;
    let called = &file["names"][text(&added)]["args"][0]["value"]["text"];
    assert_eq!(called, "the man at the door", "{file}");
    // What was typed into the pickers stood in no address.
    desk.quiet().await;
    for address in desk.browser.asked_for().await {
        assert!(!address.contains("%D9%81") && !address.contains("door"), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_usually_comes_next_is_offered_first() {
    let desk = Desk::watched().await;
    let Scene { case, exhibit, .. } = scene(&desk, 73).await;
    let first = "return document.querySelector('main section h2').innerText + ': ' + \
                 [...document.querySelectorAll('main section')][0].innerText";
    desk.go(&format!("/record?on={exhibit}&lang=en")).await;
    let next = desk.browser.run(first).await;
    assert!(text(&next).starts_with("What usually comes next"), "{next}");
    assert!(text(&next).contains("Sealed") && !text(&next).contains("Note"), "{next}");
    // Of a case, everything that can happen in it, with its streams to pick from.
    desk.go(&format!("/record?on={case}&lang=en")).await;
    let all = desk.browser.text("main").await;
    assert!(all.contains("Remand granted") && all.contains("Deposited"), "{all}");
    desk.browser.click(&format!("a[href='/record/exhibit.deposited?case={case}']")).await;
    desk.browser.until("return !!document.getElementById('record-form')").await;
    let offers = desk.browser.run_with(OFFERED, vec![json!("on")]).await;
    assert!(list(&offers).contains(&json!(exhibit)), "{offers}");
}
