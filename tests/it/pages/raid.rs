//! The raid form: a whole raid in one submission, recorded once.

use serde_json::{Value, json};

use super::Desk;
use crate::support::list;

/// Five people as they are pasted: Urdu, tabs, semicolons and commas of both scripts.
const PEOPLE: &str = "Zarmina Demo; F; Pakistan; 01234-1234567-1; caller; arrested\n\
    زرمینہ فرضی، عورت، پاکستانی، ۰۱۲۳۴-۱۲۳۴۵۶۸-۳، caller، گرفتار\n\
    Li Demo\tm\tChina\t\trecruiter\tarrested\n\
    Demo Chidi, male, Nigeria, arrested\n\
    -; f; ; ; ; released";
/// What no address may hold.
const PERSONAL: [&str; 8] =
    ["Zarmina", "زرمینہ", "%D8%B2%D8%B1", "1234567", "01234", "Chidi", "Gul", "گواہ"];

/// The form as it is filled in; the names are those of its fields.
pub(super) const RAID: &[(&str, &str)] = &[
    ("place", "کال سینٹر، چک ۵۴ آر بی"),
    ("city", "فیصل آباد"),
    ("date", "2025-08-02"),
    ("from", "23:30"),
    ("to", "04:15"),
    ("operation", "Operation Grey"),
    ("case_title", "پرانی حویلی, Test Road"),
    ("warrant_number", "W-11/2025"),
    ("warrant_court", "Magistrate Section 30"),
    ("lead_officer", "nccia-fsd-001"),
    ("team", "nccia-fsd-002, nccia-fsd-003"),
    ("witness0_name", "Gul Demo"),
    ("witness0_cnic", "01234-7654321-5"),
    ("witness1_name", "گواہ فرضی"),
    ("people", PEOPLE),
    ("parcel0_kind", "SIM card"),
    ("parcel0_count", "10000+"),
    ("parcel0_malkhana", "PS Sargodha Road"),
    ("parcel0_serial", "14/2025"),
    ("parcel0_seal", "seal-A"),
    ("parcel1_kind", "phone"),
    ("parcel1_count", "12"),
    ("parcel1_description", "سام سنگ"),
    ("cash0_amount", "1,250,000"),
    ("actor", "desk-7"),
];

/// What stands in every field that holds something, by name.
pub(super) const TYPED: &str = r"
return Object.fromEntries([...document.forms['raid-form'].elements]
  .filter(field => field.name && field.type !== 'submit' && field.type !== 'hidden')
  .filter(field => field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value)
  .map(field => [field.name, field.value]));";

/// Fills in the form.
pub(super) async fn fill(desk: &Desk) {
    desk.browser.click("[name=authority][value=warrant]").await;
    desk.browser.click("#parcels details:not([open]) summary").await;
    for (name, text) in RAID {
        desk.browser.fill(name, text).await;
    }
    desk.browser.click("[name=witness0_local]").await;
}

/// Sends the form.
pub(super) async fn send(desk: &Desk) {
    desk.browser.click(".actions .primary").await;
}

const ON_CASE: &str = "return location.pathname.startsWith('/cases/case-')";

#[tokio::test(flavor = "multi_thread")]
async fn one_submission_records_a_whole_raid() {
    let desk = Desk::watched().await;
    desk.go("/").await;
    desk.browser.click("nav .act").await;
    desk.browser.until("return !!document.getElementById('raid-form')").await;
    fill(&desk).await;
    let before = desk.position().await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    let after = desk.position().await;
    assert!(after > before + 20, "{before} to {after}");

    let text = desk.browser.text("main").await;
    for words in [
        "Recorded. This page shows it",
        "پرانی حویلی, Test Road",
        "کال سینٹر، چک ۵۴ آر بی",
        "فیصل آباد",
        "Operation Grey",
        "W-11/2025",
        "nccia-fsd-002, nccia-fsd-003",
        "PKR 1,250,000",
        "10,000 or more",
        "14/2025",
        "سام سنگ",
        "seal-A",
        // As it was typed, and not a minute more.
        "2 August 2025, 23:30 to 3 August 2025, 04:15",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    let facts = desk.browser.text(".raid .facts").await.replace('\n', " ");
    for words in ["Arrested 4", "Women 2", "One by one 4", "Witnesses 2 1 local"] {
        assert!(facts.contains(words), "{words:?} is not in {facts}");
    }
    // The window went past midnight.
    let times =
        "return [...document.querySelectorAll('.raid time')].map(time => time.textContent).join()";
    let times = desk.browser.run(times).await;
    for words in ["2 August 2025", "3 August 2025"] {
        assert!(times.as_str().unwrap().contains(words), "{words} in {times}");
    }
    let rows = |part: &str| {
        format!(
            "return [...document.querySelectorAll('[aria-labelledby={part}] tbody tr')].map(row => row.innerText)"
        )
    };
    let exhibits = desk.browser.run(&rows("exhibits")).await;
    assert_eq!(list(&exhibits).len(), 2, "{exhibits}");
    let persons = desk.browser.run(&rows("persons")).await;
    assert_eq!(list(&persons).len(), 5, "{persons}");
    desk.quiet().await;

    // Nobody's name or number is in an address, of the pages or of what they fetched.
    let asked = desk.browser.asked_for().await;
    assert!(asked.iter().any(|address| address.ends_with("/raids/new/people")), "{asked:?}");
    assert!(asked.iter().any(|address| address.contains("/cases/case-")), "{asked:?}");
    for address in &asked {
        for part in PERSONAL {
            assert!(!address.contains(part), "{part} in {address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_records_nothing_twice() {
    let desk = Desk::open().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    let remember = "const sent = new URLSearchParams(new FormData(document.forms['raid-form']));
        sent.set('do', 'record'); sessionStorage.sent = sent.toString(); return true";
    desk.browser.run(remember).await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    let (position, case) = (desk.position().await, desk.browser.address().await);

    // The same once more, as a button that is pressed twice sends it.
    let again = "return fetch('/raids/new', { method: 'POST', body: new URLSearchParams(sessionStorage.sent) })
        .then(answer => answer.text().then(text => [answer.url, answer.status, text]))";
    let answer = desk.browser.run(again).await;
    assert!(answer[0].as_str().unwrap().contains(case.path()), "the reader is led to it: {answer}");
    assert_eq!(desk.position().await, position, "nothing was recorded twice");

    // Another raid under the same id is told apart, and nothing is recorded either.
    let other = "const sent = new URLSearchParams(sessionStorage.sent);
        sent.set('place', 'Another place'); sessionStorage.sent = sent.toString(); return true";
    desk.browser.run(other).await;
    let answer = desk.browser.run(again).await;
    let page = answer[2].as_str().unwrap();
    assert!(page.contains("This form was recorded before") && page.contains("Another place"));
    assert_eq!(desk.position().await, position);

    // Back at the form, another raid begins: what is on record is kept no longer.
    desk.browser.back().await;
    desk.browser.until("return !!document.querySelector('#raid-form[data-fresh]')").await;
    let typed = desk.browser.run(TYPED).await;
    assert_eq!((&typed["city"], &typed["people"]), (&Value::Null, &Value::Null));
    assert_eq!(typed["actor"], "desk-7", "the desk is the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pasted_list_is_read_while_it_is_typed() {
    let desk = Desk::open().await;
    desk.go("/raids/new").await;
    let list_of =
        format!("{PEOPLE}\nNobody; f; whatever; arrested\nSomebody; 123456; arrested\nDemo; m");
    desk.browser.fill("people", &list_of).await;
    desk.browser.until("return !!document.querySelector('#people-read .sum')").await;
    let said = desk.browser.text("#people-read .sum").await;
    assert_eq!(said, "8 people: 4 arrested, 1 released, 3 not understood");
    let rows = "return [...document.querySelectorAll('#people-read tbody tr')]
        .map(row => [row.className, row.innerText.split('\\t').map(cell => cell.trim())])";
    let rows = desk.browser.run(rows).await;
    let row = |at: usize| rows[at].clone();
    let urdu = [
        "2",
        "زرمینہ فرضی",
        "female",
        "not told",
        "Pakistan",
        "01234-1234568-3",
        "caller",
        "arrested",
    ];
    assert_eq!(row(1), json!(["", urdu]));
    let tabs = ["3", "Li Demo", "male", "not told", "China", "not told", "recruiter", "arrested"];
    assert_eq!(row(2), json!(["", tabs]));
    let none = "not told";
    let unknown = ["5", none, "female", none, none, none, none, "released"];
    assert_eq!(row(4), json!(["", unknown]));
    for (at, line, words) in [
        (5, "6", "whatever"),
        (6, "7", "column 2: this number is no CNIC"),
        (7, "8", "arrested or released is missing"),
    ] {
        let row = row(at);
        assert_eq!((&row[0], &row[1][0]), (&json!("wrong"), &json!(line)));
        let said: &Value = &row[1][1];
        assert!(said.as_str().unwrap().contains(words), "{words} in {said}");
    }
    assert_eq!(desk.browser.run("return document.activeElement.id").await, "people");
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn centres_are_chosen_and_phones_have_their_number() {
    let desk = Desk::watched().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    assert!(desk.browser.text("#centres").await.contains("No centre is on record yet"));
    // One that is not on record is put there from the form itself, and nothing typed is lost.
    desk.browser.click("#centres summary").await;
    desk.browser.fill("centre_name", "الفا کالز").await;
    desk.browser.fill("centre_address", "Second floor, Block 7").await;
    let typed = desk.browser.run(TYPED).await;
    let before = desk.position().await;
    send(&desk).await;
    desk.browser.until("return !!document.querySelector('.notice.bad')").await;
    let said = desk.browser.text("#centre_address-error").await;
    assert!(said.contains("not on record yet"), "{said}");
    assert_eq!(desk.browser.run(TYPED).await, typed);
    desk.browser.click("button[value=centre]").await;
    desk.browser.until("return !!document.querySelector('#centres .notice.good')").await;
    assert_eq!(desk.position().await, before + 1);
    let ticked = "return [...document.querySelectorAll('[name=centre]:checked')]
        .map(box => box.parentElement.innerText.trim())";
    let ticked = desk.browser.run(ticked).await;
    assert!(ticked[0].as_str().unwrap().contains("الفا کالز"), "{ticked}");

    // A phone's IMEI with a slip is told at its field; set right, the raid goes on record.
    desk.browser.fill("parcel1_count", "1").await;
    desk.browser.fill("parcel1_imei", "490154203237519").await;
    send(&desk).await;
    desk.browser.until("return !!document.getElementById('parcel1_imei-error')").await;
    let said = desk.browser.text("#parcel1_imei-error").await;
    assert!(said.contains("15 digits") && !said.contains("4901"), "{said}");
    desk.browser.fill("parcel1_imei", "49-015420-323751-8").await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    let events = desk.service.http.all_events().await;
    let of = |kind: &str| events.iter().rfind(|event| event["type"] == kind).unwrap();
    let centres = &of("raid.conducted")["event"]["raid"]["conducted"]["centres"];
    assert_eq!(centres[0], of("centre.registered")["stream"]);
    let phone = events.iter().rfind(|event| {
        event["type"] == "exhibit.seized" && event["event"]["exhibit"]["seized"]["kind"] == "phone"
    });
    assert_eq!(phone.unwrap()["event"]["exhibit"]["seized"]["imei"], "490154203237518");

    // The next raid finds it by a word.
    desk.go("/raids/new").await;
    desk.browser.fill("city", "Lahore").await;
    desk.browser.click("button[name=more][value=parcel]").await;
    desk.browser.until("return !!document.getElementById('centre_find')").await;
    assert!(desk.browser.text("#centres").await.contains("None is on record in this city"));
    desk.browser.fill("centre_find", "الفا").await;
    desk.browser.click("button[name=more][value=find]").await;
    desk.browser.until("return !!document.querySelector('[name=centre]')").await;
    for address in desk.browser.asked_for().await {
        for part in ["490154", "%D8%A7%D9%84%D9%81%D8%A7"] {
            assert!(!address.contains(part), "{part} in {address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_and_parcels_stand_in_the_order_they_were_typed() {
    let desk = Desk::open().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    let column = |part: &str| {
        format!(
            "return [...document.querySelectorAll('[aria-labelledby={part}] tbody tr')]
                .map(row => row.querySelector('th').innerText.split('\\n')[0])"
        )
    };
    let labels = desk.browser.run(&column("persons")).await;
    // By name where it is known.
    let wanted = ["Zarmina Demo", "زرمینہ فرضی", "Li Demo", "Demo Chidi", "unknown female 5"];
    assert_eq!(labels, json!(wanted));
    let kinds = desk.browser.run(&column("exhibits")).await;
    assert_eq!(kinds, json!(["SIM card", "Phone"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn urdu_names_leave_the_numbers_beside_them_alone() {
    let desk = Desk::open().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    desk.browser.fill("parcel0_malkhana", "تھانہ سرگودھا روڈ").await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    // Where the malkhana stands before its number, the number is to the right of it.
    let places = "const spans = [];
        const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode, at = text.data.indexOf('14/2025');
          const name = text.data.indexOf('تھانہ');
          if (at < 0 || name < 0 || !text.parentElement.checkVisibility()) continue;
          const box = (from, to) => {
            const range = document.createRange();
            range.setStart(text, from); range.setEnd(text, to);
            return range.getBoundingClientRect();
          };
          spans.push([box(name, name + 5), box(at, at + 2), box(at + 3, at + 7)]
            .map(one => [one.left, one.top]));
        }
        return spans;";
    let places = desk.browser.run(places).await;
    assert!(list(&places).len() >= 2, "the exhibit's row and its entry: {places}");
    for place in list(&places) {
        let left = |at: usize| place[at][0].as_f64().unwrap();
        let one_line = place[0][1] == place[1][1] && place[1][1] == place[2][1];
        assert!(left(1) < left(2), "14 before 2025: {place}");
        assert!(!one_line || left(0) < left(1), "the name before its number: {place}");
    }
}
