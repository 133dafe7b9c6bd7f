//! The one form for every event, as officers use it: on a phone and on a desk, in both languages.

use greyfile_tests::{make, seed};
use serde_json::json;

use super::Desk;
use crate::support::{list, text};

/// A raid on record of which the desk holds one exhibit and knows one person.
pub(super) struct Scene {
    pub(super) case: String,
    pub(super) exhibit: String,
    pub(super) person: String,
    pub(super) fir: String,
}

pub(super) async fn scene(desk: &Desk, serial: u32) -> Scene {
    let mut rng = seed::rng(&format!("form {serial}"));
    let mut raid = make::command(
        &mut rng,
        json!({ "conduct_raid": {
            "new_case": { "title": "Form", "agency": "nccia", "city": "Multan" },
            "raid": { "city": "Multan", "place": "Plaza 3", "authority": "not_stated" },
            "people": [{ "sex": "female", "nationality": "CN", "arrested": true }],
            "parcels": [{
                "kind": "phone", "quantity": { "count": 12 }, "holder": "desk-7",
                "number": { "given": { "malkhana": "Saddar", "year": 2025, "serial": serial } },
            }],
        } }),
    );
    raid["occurred_at"] = "2025-07-08T05:00".into();
    let answer = desk.service.http.accept(&raid).await;
    let [case, exhibit, person] = ["case", "exhibit", "person"].map(|of| make::stream(&answer, of));
    let lodged = desk.service.http.accept(&make::fir(&mut rng, &case, "Form", serial)).await;
    Scene { case, exhibit, person, fir: make::stream(&lodged, "fir") }
}

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

/// The values that the list under a field offers.
const OFFERED: &str = "const at = document.getElementsByName(arguments[0])[0]; \
     return [...document.getElementById(at.getAttribute('list')).options].map(one => one.value)";

/// Types into a field as a person does, so that what listens to it hears of it.
pub(super) const TYPE: &str = "const at = document.getElementsByName(arguments[0])[0]; at.value = arguments[1]; \
     at.dispatchEvent(new Event('input', { bubbles: true })); return true";

/// What stands in a field.
pub(super) const VALUE: &str = "return document.getElementsByName(arguments[0])[0].value";

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
