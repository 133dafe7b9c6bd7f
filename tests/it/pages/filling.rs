//! What helps to fill a form: names beside ids, another choice after a check, today and now, and a
//! way back that loses nothing.

use std::time::SystemTime;

use greyfile_envelope::{Occurred, Precision, Timestamp};
use greyfile_tests::{make, seed};
use serde_json::json;

use super::Desk;
use super::form::{Scene, TYPE, VALUE, scene};
use crate::support::text;

/// What stands beside a picker: what the thing is called that was picked in it.
const CALLED: &str = "const at = document.getElementById(`${arguments[0]}-called`); \
     return at.hidden ? '' : at.querySelector('bdi').textContent";

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

/// Presses Check and waits until the form says that it was checked.
async fn check(desk: &Desk) {
    let press =
        "document.body.dataset.before = 1; document.querySelector('button[value=check]').click()";
    desk.browser.run(press).await;
    let checked = "return !document.body.dataset.before && \
                   !!document.querySelector('.notice[role=status]:not(#kept)')";
    desk.browser.until(checked).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_can_be_changed_after_a_check() {
    let desk = Desk::open().await;
    let first = scene(&desk, 76).await;
    let second = scene(&desk, 77).await;
    let stream = async |event: &str| {
        let events = desk.service.http.all_events().await;
        let last = events.last().expect("there are some");
        assert_eq!(last["type"], event);
        last.clone()
    };
    let common = [("occurred_at", "9 July 2025"), ("actor", "desk-7"), ("f.seal", "S-1")];
    let fill = async |fields: &[(&str, &str)]| {
        for (name, value) in fields {
            desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
        }
    };
    let sent = async || {
        desk.browser.enter("actor").await;
        desk.browser.until("return !document.getElementById('record-form')").await;
    };
    // Chosen in the form: it can be chosen anew, and the way back is to the case that it is of.
    desk.go("/record/exhibit.sealed?lang=en").await;
    fill(&[&common[..], &[("on", &first.exhibit)]].concat()).await;
    check(&desk).await;
    let seen = "return document.getElementsByName('on')[0].offsetParent !== null";
    assert_eq!(desk.browser.run(seen).await, true);
    fill(&[("on", &second.exhibit)]).await;
    check(&desk).await;
    sent().await;
    assert_eq!(stream("exhibit.sealed").await["stream"], json!(second.exhibit));
    let address = desk.browser.address().await;
    assert!(address.path().ends_with(&second.case), "{address}");

    // Chosen by the link to the form: the same, below what the form says of it.
    desk.go(&format!("/record/exhibit.sealed?on={}&lang=en", first.exhibit)).await;
    fill(&common).await;
    check(&desk).await;
    let open = "return document.querySelector('details.moves').open";
    assert_eq!(desk.browser.run(open).await, false);
    desk.browser.click("details.moves summary").await;
    fill(&[("on", &second.exhibit)]).await;
    check(&desk).await;
    assert_eq!(desk.browser.run(open).await, true, "it is seen that it was changed");
    let summary = desk.browser.text("details.moves summary").await;
    assert!(summary.contains("77/2025"), "{summary}");
    sent().await;
    assert_eq!(stream("exhibit.sealed").await["stream"], json!(second.exhibit));

    // What a picker answers, chosen by a word that only one thing of the case is called by.
    let path = format!("/api/cases/{}", first.case);
    let raid = text(&desk.service.http.json(&path).await["raids"][0]["raid"]).to_owned();
    desk.go(&format!("/record/raid.person_arrested?on={raid}&case={}&lang=en", first.case)).await;
    fill(&[&common[..2], &[("f.person", "unknown female 1")]].concat()).await;
    desk.browser.click("button[value=check]").await;
    // She was arrested already.
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    assert_eq!(desk.browser.run_with(VALUE, vec![json!("f.person")]).await, json!(first.person));
    desk.browser.click("[data-clear='f.person']").await;
    fill(&[("f.person", &second.person)]).await;
    check(&desk).await;
    sent().await;
    let arrested = stream("raid.person_arrested").await;
    assert_eq!(arrested["event"]["raid"]["person_arrested"]["person"], json!(second.person));
}

#[tokio::test(flavor = "multi_thread")]
async fn check_says_of_a_place_that_it_is_in_no_gazetteer() {
    let desk = Desk::open().await;
    let words =
        [("en", "the gazetteer has no city of this name"), ("ur", "اس نام کا کوئی شہر نہیں")];
    for (lang, none) in words {
        desk.go(&format!("/record/centre.registered?lang={lang}")).await;
        let typed = async |city: &str| {
            for (name, value) in [
                ("f.city", city),
                ("f.address", "Plaza 3"),
                ("occurred_at", "9 July 2025"),
                ("actor", "desk-7"),
            ] {
                desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
            }
            check(&desk).await;
            desk.browser.text(".notice[role=status]:not(#kept)").await
        };
        let before = desk.position().await;
        let told = typed("Multaan").await;
        assert!(told.contains(none) && told.contains("Multaan"), "{lang}: {told}");
        let told = typed("Multan").await;
        assert!(!told.contains(none), "{lang}: {told}");
        assert_eq!(desk.position().await, before);
        desk.browser.run("sessionStorage.clear(); localStorage.clear(); return true").await;
    }
    // It is a remark and no refusal; of a correction it is made as well.
    desk.browser.run_with(TYPE, vec![json!("f.city"), json!("Multaan")]).await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    let last = desk.position().await;
    desk.go(&format!("/events/{last}/correct?lang=en")).await;
    for (name, value) in [("f.city", "Multann"), ("reason", "slip"), ("actor", "desk-7")] {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    check(&desk).await;
    let told = desk.browser.text(".remarked").await;
    assert!(told.contains("Multann"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_writes_today_or_now_as_the_form_takes_it() {
    let desk = Desk::open().await;
    let Scene { fir, .. } = scene(&desk, 78).await;
    let now = || {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Timestamp(since.expect("the clock is right").as_millis() as i64)
    };
    for lang in ["en", "ur"] {
        let form = format!("/record/fir.hearing_held?on={fir}&lang={lang}");
        // Without a script nobody sees what nobody can use.
        let page = desk.service.http.get(&form).await.text();
        let lines: Vec<&str> = page.lines().filter(|line| line.contains("data-now")).collect();
        assert!(!lines.is_empty());
        assert!(lines.iter().all(|line| line.contains("class=\"now\" hidden")), "{lines:?}");
        let before = now();
        desk.go(&form).await;
        desk.browser.click("[data-now=minute][data-for=occurred_at]").await;
        desk.browser.click("[data-now=day][data-for='f.next']").await;
        let written = desk.browser.run_with(VALUE, vec![json!("occurred_at")]).await;
        desk.browser.fill("actor", "desk-7").await;
        desk.browser.enter("actor").await;
        desk.browser.until("return !document.getElementById('record-form')").await;
        let events = desk.service.http.all_events().await;
        let event = events.last().expect("there are some");
        let happened = text(&event["occurred_at"]);
        let at: Occurred = happened.parse().expect("a time");
        assert_eq!(at.precision, Precision::Minute, "{written}");
        assert!(at.start <= now() && before <= at.end, "{written}: {happened}");
        let next = text(&event["event"]["fir"]["hearing_held"]["next"]);
        assert!(happened.starts_with(next), "{next}: {happened}");
        // It is written as the form's help writes it.
        let day = before.day().to_words();
        let month = day.split(' ').nth(1).expect("a day has a month");
        let is_english = text(&written).contains(month);
        assert_eq!(is_english, lang == "en", "{written}");
        assert!(!text(&written).contains('T'), "{written}");
    }
    // A day has no minute.
    let page = desk.service.http.get("/record/regime.adopted?lang=en").await.text();
    let day = page.lines().find(|line| line.contains("data-for=\"f.effective_from\""));
    assert!(day.is_some_and(|line| !line.contains("minute")), "{day:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn back_shows_what_was_typed_and_never_asks_to_send_again() {
    let desk = Desk::open().await;
    let Scene { case, exhibit, .. } = scene(&desk, 79).await;
    let before = desk.position().await;
    let typed = [("f.seal", "S-31"), ("actor", "desk-7")];
    let stands = async |fields: &[(&str, &str)]| {
        let anew = "return !!document.querySelector('form[data-fresh]') && \
                    !document.getElementById('kept').hidden";
        desk.browser.until(anew).await;
        for (name, value) in fields {
            assert_eq!(desk.browser.run_with(VALUE, vec![json!(name)]).await, *value, "{name}");
        }
    };
    let leave = async || {
        // Such a page the browser does not keep as it is: it asks for it anew.
        desk.browser.run("addEventListener('unload', () => {}); return true").await;
        desk.browser.click("nav a[href='/status']").await;
        desk.browser.until("return location.pathname === '/status'").await;
        desk.browser.back().await;
    };
    desk.go(&format!("/record/exhibit.sealed?on={exhibit}&lang=en")).await;
    for (name, value) in typed.into_iter().chain([("occurred_at", "9 July 2025")]) {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    // After a check: away and back, a reload, and once more back, to before the check.
    check(&desk).await;
    leave().await;
    stands(&typed).await;
    check(&desk).await;
    desk.browser.run("location.reload(); return true").await;
    stands(&typed).await;
    check(&desk).await;
    desk.browser.back().await;
    stands(&typed).await;
    // After a sending that was refused.
    desk.browser.run_with(TYPE, vec![json!("occurred_at"), json!("")]).await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    leave().await;
    stands(&[("occurred_at", ""), typed[0], typed[1]]).await;
    desk.browser.run("location.reload(); return true").await;
    stands(&typed).await;
    assert_eq!(desk.position().await, before);
    // A correction the same.
    let events = desk.service.http.all_events().await;
    let mut events = events.iter().filter(|event| event["stream"] == exhibit.as_str());
    let seized = &events.next().expect("it was seized")["position"];
    desk.go(&format!("/events/{seized}/correct?case={case}&lang=en")).await;
    desk.browser.run_with(TYPE, vec![json!("source"), json!("memo 4")]).await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    leave().await;
    stands(&[("source", "memo 4")]).await;
    assert_eq!(desk.position().await, before);
}

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
