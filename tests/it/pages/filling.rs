//! What helps to fill a form: another choice after a check, remarks of a check, today and now.

use std::time::SystemTime;

use greyfile_envelope::{Occurred, Precision, Timestamp};
use serde_json::json;

use super::Desk;
use super::form::{Scene, TYPE, VALUE, check, scene};
use crate::support::text;

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
    let page = desk.service.http.get("/record/regime.holiday_declared?lang=en").await.text();
    let day = page.lines().find(|line| line.contains("data-for=\"f.day\""));
    assert!(day.is_some_and(|line| !line.contains("minute")), "{day:?}");
}
