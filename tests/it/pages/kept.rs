//! What was typed into a form is not lost, and is kept no longer than it has to be.

use serde_json::json;

use super::Desk;
use super::form::{Scene, TYPE, VALUE, check, scene};
use crate::support::text;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_kept_and_of_persons_only_until_the_tab_closes() {
    let desk = Desk::watched().await;
    let Scene { case, exhibit, .. } = scene(&desk, 72).await;
    let form = format!("/record/exhibit.custody_transferred?on={exhibit}&lang=en");
    let kept = [("f.from", "desk-7"), ("f.to", "malkhana-mul"), ("occurred_at", "9 July 2025")];
    let personal = ("f.purpose", "to be counted again");
    desk.go(&form).await;
    for (name, value) in kept.into_iter().chain([personal]) {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    let id = desk.browser.run_with(VALUE, vec![json!("id")]).await;
    let stands = async |fields: &[(&str, &str)]| {
        for (name, value) in fields {
            assert_eq!(desk.browser.run_with(VALUE, vec![json!(name)]).await, *value, "{name}");
        }
    };
    let shown = "return !document.getElementById('kept').hidden";
    // On reload, and on back.
    desk.go(&form).await;
    assert_eq!(desk.browser.run(shown).await, true);
    stands(&[kept.as_slice(), &[personal]].concat()).await;
    desk.go(&format!("/cases/{case}")).await;
    desk.browser.back().await;
    desk.browser.until("return !!document.getElementById('record-form')").await;
    stands(&[kept.as_slice(), &[personal]].concat()).await;
    // The command is the same one: sent twice, it is recorded once.
    desk.go(&form).await;
    assert_eq!(desk.browser.run_with(VALUE, vec![json!("id")]).await, id);

    // The tab closes: what is left to the next at this desk names nobody.
    desk.browser.run("sessionStorage.clear(); return true").await;
    desk.go(&form).await;
    stands(&kept).await;
    stands(&[("f.purpose", "")]).await;
    let left = desk.browser.run("return JSON.stringify(localStorage)").await;
    assert!(!text(&left).contains("counted"), "{left}");
    // Into a picker people type names.
    desk.go("/record/person.alias_added?lang=en").await;
    desk.browser.run_with(TYPE, vec![json!("on"), json!("Zarmina")]).await;
    let left = desk.browser.run("return JSON.stringify(localStorage)").await;
    assert!(!text(&left).contains("Zarmina"), "{left}");
    desk.go(&form).await;

    // Once it is on record, nothing is kept, and the next form has the same hands.
    let choose = "const at = document.getElementById('basis'); at.value = 'report'; \
                  at.dispatchEvent(new Event('change', { bubbles: true }))";
    desk.browser.run(choose).await;
    for (name, value) in [personal, ("basis.report.by", "desk-9"), ("actor", "desk-7")] {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    desk.browser.enter("actor").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    desk.go(&form).await;
    assert_eq!(desk.browser.run(shown).await, false);
    stands(&[("f.to", ""), ("f.purpose", ""), ("actor", "desk-7")]).await;
    stands(&[("basis", "report"), ("basis.report.by", "desk-9")]).await;

    // A service that is away: nothing typed is lost, and nothing is recorded twice.
    for (name, value) in kept.into_iter().chain([personal]) {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    let before = desk.position().await;
    desk.browser
        .run("document.getElementById('record-form').action = 'http://127.0.0.1:1/'; return true")
        .await;
    desk.browser
        .run("document.querySelector('#record-form button.primary').click(); return true")
        .await;
    // Another page, by a bookmark, is no answer to what was sent.
    desk.go("/status").await;
    desk.go(&form).await;
    // Nor is a link from the form that it was sent from.
    desk.browser.click("nav a[href='/status']").await;
    desk.browser.until("return location.pathname === '/status'").await;
    desk.go(&form).await;
    stands(&[kept.as_slice(), &[personal]].concat()).await;
    assert_eq!(desk.position().await, before);
    desk.browser.click("#kept [data-discard]").await;
    stands(&[("f.to", ""), ("f.purpose", "")]).await;
    desk.go(&form).await;
    assert_eq!(desk.browser.run(shown).await, false);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_checked_and_then_recorded_is_kept_no_longer() {
    let desk = Desk::watched().await;
    let Scene { case, fir, exhibit, .. } = scene(&desk, 74).await;
    let form = format!("/record/fir.hearing_held?case={case}&lang=en");
    // The only FIR of the case is chosen already, and is no part of the address.
    desk.go(&form).await;
    assert_eq!(desk.browser.run_with(VALUE, vec![json!("on")]).await, json!(fir));
    for (name, value) in [("occurred_at", "1 September 2025"), ("actor", "desk-7")] {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    desk.browser.run("document.querySelector('button[value=check]').click()").await;
    desk.browser.until("return !!document.querySelector('.notice[role=status]:not(#kept)')").await;
    desk.browser.enter("actor").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    let before = desk.position().await;
    // A second hearing is a second entry.
    desk.go(&form).await;
    assert_eq!(desk.browser.run("return document.getElementById('kept').hidden").await, true);
    for (name, value) in [("occurred_at", "20 September 2025"), ("actor", "desk-7")] {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    desk.browser.enter("actor").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    assert_eq!(desk.position().await, before + 1);

    // A word that only one thing of the case is called by is that thing; any other is told.
    let seal = async |typed: &str| {
        desk.go(&format!("/record/exhibit.sealed?case={case}&lang=en")).await;
        for (name, value) in
            [("on", typed), ("f.seal", "S-1"), ("occurred_at", "9 July 2025"), ("actor", "desk-7")]
        {
            desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
        }
        desk.browser.enter("actor").await;
    };
    seal("laptop").await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let notice = desk.browser.text(".notice.bad").await;
    assert!(notice.contains("this is no id"), "{notice}");
    seal("Phone").await;
    desk.browser.until("return !document.getElementById('record-form')").await;
    let sealed = desk.service.http.all_events().await;
    let sealed = sealed.last().expect("there are some");
    assert_eq!((&sealed["type"], &sealed["stream"]), (&json!("exhibit.sealed"), &json!(exhibit)));
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
