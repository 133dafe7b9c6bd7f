//! The raid form when something is wrong: told at the field, and nothing typed is lost.

use fastrand::Rng;
use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::Desk;
use super::raid::{RAID, TYPED, fill, send};

/// The message at a field, and whether the field says that it is wrong.
async fn message(desk: &Desk, name: &str) -> String {
    let script = "const message = document.getElementById(`${arguments[0]}-error`);
        const field = document.getElementById(arguments[0]);
        const told = field.getAttribute('aria-describedby') ?? '';
        if (field.matches('input, textarea') && !(field.getAttribute('aria-invalid') === 'true'
            && told.split(' ').includes(message?.id))) return 'not told at the field';
        return message?.innerText ?? '';";
    let said = desk.browser.run_with(script, vec![Value::from(name)]).await;
    said.as_str().unwrap_or_default().to_owned()
}

async fn refused(desk: &Desk) {
    desk.browser.until("return !!document.querySelector('.notice.bad[role=alert]')").await;
    let notice = desk.browser.text(".notice.bad").await;
    assert!(notice.starts_with("Nothing was recorded"), "{notice}");
    // Each message leads to its field.
    let lost = "return [...document.querySelectorAll('.notice.bad a')]
        .filter(link => !document.getElementById(link.getAttribute('href').slice(1))).length";
    assert_eq!(desk.browser.run(lost).await, 0);
    assert_eq!(desk.browser.address().await.query(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_number_comes_back_at_its_field() {
    let desk = Desk::open().await;
    let before = desk.position().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    let typed = desk.browser.run(TYPED).await;
    desk.browser.fill("witness0_cnic", "01234-7654321").await;
    desk.browser.fill("city", "").await;
    desk.browser.fill("parcel1_count", "a dozen").await;
    send(&desk).await;
    refused(&desk).await;
    for (name, words) in
        [("witness0_cnic", "CNIC"), ("city", "this is needed"), ("parcel1_count", "whole number")]
    {
        let said = message(&desk, name).await;
        assert!(said.contains(words), "{name}: {said}");
    }
    assert_eq!(desk.position().await, before);

    // All the rest is still there, so that putting right what was wrong is enough.
    for (name, text) in RAID {
        if ["witness0_cnic", "city", "parcel1_count"].contains(name) {
            desk.browser.fill(name, text).await;
        }
    }
    assert_eq!(desk.browser.run(TYPED).await, typed);
    send(&desk).await;
    desk.browser.until("return location.pathname.startsWith('/cases/case-')").await;
    assert!(desk.position().await > before);
}

/// Another raid has the exhibit number 14/2025 of PS Sargodha Road.
pub(super) async fn number_taken(desk: &Desk, rng: &mut Rng) {
    let mut other = make::raid(rng, "Plaza", "Lahore");
    other["do"]["conduct_raid"]["parcels"][0]["number"] =
        json!({ "given": { "malkhana": "PS Sargodha Road", "year": 2025, "serial": 14 } });
    desk.service.http.accept(&other).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_exhibit_number_comes_back_at_its_field() {
    let mut rng = seed::rng("a_taken_exhibit_number_comes_back_at_its_field");
    let desk = Desk::open().await;
    number_taken(&desk, &mut rng).await;
    let before = desk.position().await;

    // A raid whose second parcel bears the number of that one's.
    desk.go("/raids/new").await;
    fill(&desk).await;
    for (name, text) in [
        ("parcel0_serial", "15/2025"),
        ("parcel1_malkhana", "ps sargodha road"),
        ("parcel1_serial", "14/2025"),
    ] {
        desk.browser.fill(name, text).await;
    }
    let typed = desk.browser.run(TYPED).await;
    send(&desk).await;
    refused(&desk).await;
    let said = message(&desk, "parcel1_serial").await;
    assert!(said.contains("exhibit number is on record already"), "{said}");
    assert_eq!(desk.browser.run(TYPED).await, typed, "nothing typed is lost");
    assert_eq!(desk.position().await, before);

    desk.browser.fill("parcel1_serial", "16/2025").await;
    send(&desk).await;
    desk.browser.until("return location.pathname.startsWith('/cases/case-')").await;
}
