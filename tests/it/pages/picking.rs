//! What a form offers to pick from: found by what people call it, and added where it is missing.

use serde_json::json;

use super::Desk;
use super::form::{CALLED, Scene, TYPE, VALUE, scene};
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

#[tokio::test(flavor = "multi_thread")]
async fn beside_a_picked_id_stands_what_the_thing_is_called() {
    let desk = Desk::open().await;
    let Scene { case, exhibit, person, .. } = scene(&desk, 75).await;
    let called = async |name: &str| {
        let called = desk.browser.run_with(CALLED, vec![json!(name)]).await;
        text(&called).to_owned()
    };
    let shown = "return document.getElementById('NAME-called')?.innerText.includes('CALLED')";
    let until = |name: &str, called: &str| shown.replace("NAME", name).replace("CALLED", called);
    for (lang, phone) in [("en", "phone, 12"), ("ur", "فون")] {
        // Picked from the list, at once.
        desk.go(&format!("/record/exhibit.sealed?case={case}&lang={lang}")).await;
        assert!(called("on").await.contains(phone), "{lang}: the only one of the case");
        desk.browser.run_with(TYPE, vec![json!("on"), json!("")]).await;
        assert_eq!(called("on").await, "", "nothing is picked");
        desk.browser.run_with(TYPE, vec![json!("on"), json!(exhibit)]).await;
        assert!(called("on").await.contains(phone), "{lang}");
        // Pasted as the address of its page, by a form that knows no case.
        desk.go(&format!("/record/exhibit.sealed?lang={lang}")).await;
        let page = format!("/events?stream={exhibit}");
        desk.browser.run_with(TYPE, vec![json!("on"), json!(page)]).await;
        desk.browser.until(&until("on", phone)).await;
        // Reloaded, with what was kept.
        desk.go(&format!("/record/exhibit.sealed?lang={lang}")).await;
        desk.browser.until(&until("on", phone)).await;
        // Checked, and sent by a link: the service tells it, without a script.
        desk.browser.run("document.querySelector('button[value=check]').click()").await;
        desk.browser.until("return !!document.querySelector('.notice.bad')").await;
        assert!(called("on").await.contains(phone), "{lang}");
        let link = format!("/record/raid.person_arrested?f.person={person}&lang={lang}");
        let page = desk.service.http.get(&link).await.text();
        let told = page.lines().find(|line| line.contains("f.person-called\">"));
        assert!(told.is_some_and(|line| !line.contains("<bdi></bdi>")), "{lang}: {told:?}");
        // Another can be chosen.
        desk.browser.click("[data-clear=on]").await;
        assert_eq!(desk.browser.run_with(VALUE, vec![json!("on")]).await, "");
        desk.browser.run("sessionStorage.clear(); localStorage.clear(); return true").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_urdu_form_offers_is_urdu_and_is_sent_as_its_code() {
    let desk = Desk::open().await;
    let fill = async |fields: &[(&str, &str)]| {
        for (name, value) in fields {
            desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
        }
    };
    let send = async || {
        fill(&[("occurred_at", "9 جولائی 2025"), ("actor", "desk-7")]).await;
        desk.browser.enter("actor").await;
        desk.browser.until("return !document.getElementById('record-form')").await;
        desk.service.http.all_events().await.last().expect("there are some").clone()
    };
    let option = "const found = [...document.getElementById('LIST').options]
         .find(one => one.value === 'VALUE'); return found?.label";
    let option = |list: &str, value: &str| option.replace("LIST", list).replace("VALUE", value);
    // A place by a part of its name, in either script.
    for typed in ["faisal", "فیصل"] {
        desk.go("/record/centre.registered?lang=ur").await;
        fill(&[("f.city", typed)]).await;
        let english = desk.browser.until(&option("f.city-places", "فیصل آباد")).await;
        assert_eq!(english, "Faisalabad", "{typed}");
    }
    fill(&[("f.city", "فیصل آباد"), ("f.address", "Plaza 3")]).await;
    let city = &send().await["event"]["centre"]["registered"]["city"];
    assert_eq!(*city, json!({ "typed": "فیصل آباد", "code": "faisalabad" }));

    // A country, and a word of a vocabulary.
    desk.go("/record/person.recorded?lang=ur").await;
    assert_eq!(desk.browser.run(&option("countries", "چین")).await, "CN");
    fill(&[("f.label", "نامعلوم مرد 1"), ("f.nationality", "چین")]).await;
    let recorded = send().await;
    assert_eq!(recorded["event"]["person"]["recorded"]["nationality"], "CN");
    // What is on record is shown so where it is corrected, and left alone it is no change.
    let position = &recorded["position"];
    desk.go(&format!("/events/{position}/correct?lang=ur")).await;
    assert_eq!(desk.browser.run_with(VALUE, vec![json!("f.nationality")]).await, "چین");
    desk.go(&format!("/events/{position}/correct?lang=en")).await;
    assert_eq!(desk.browser.run_with(VALUE, vec![json!("f.nationality")]).await, "China");
    fill(&[("reason", "slip")]).await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let notice = desk.browser.text(".notice.bad").await;
    assert!(notice.contains("changes nothing"), "{notice}");
}
