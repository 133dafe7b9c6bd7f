//! Pasted lists of people on the raid form, in a real browser: case 10 of the lists that went wrong.

use serde_json::{Value, json};

use super::Desk;
use super::raid::{fill, send};
use crate::support::list;

/// As it comes out of a spreadsheet: a byte order mark, headings, quotes, a break of the line within
/// them, a number that was shortened, marks of direction, short forms of countries, a passport.
const TABLE: &str = "\u{FEFF}S.No,Name,Age,Sex,Nationality,CNIC/Passport,Address,Role,Status\n\
    1,\"Demo, Zarmina\",24,F,PK,\u{200E}01234-1234567-1\u{200F},\"Chak 54,\nFaisalabad\",caller,arrested\n\
    2,Li Demo,31,M,UK,G12345678,,Frontline agent,arrested\n\
    3,Bilal Demo,40,M,UAE,8.12341E+12,,caller,arrested\n\
    4,12345,22,M,US,,,,released\n\
    5,زرمینہ فرضی,19,عورت\u{200C},پاکستانی,,,کال کرنے والا,گرفتار\u{200C}";

const ROWS: &str = "return [...document.querySelectorAll('#people-read tbody tr')]
    .map(row => [row.className, row.innerText.replace(/\\s+/g, ' ').trim()])";

#[tokio::test(flavor = "multi_thread")]
async fn case_10_each_line_is_shown_as_understood_with_what_is_left_out_and_why() {
    let desk = Desk::watched().await;
    desk.go("/raids/new").await;
    fill(&desk).await;
    desk.browser.run("document.getElementById('people-read').textContent = ''; return true").await;
    paste(&desk, TABLE).await;
    let rows = desk.browser.run(ROWS).await;
    let rows: Vec<(&str, &str)> = list(&rows)
        .iter()
        .map(|row| (row[0].as_str().unwrap_or_default(), row[1].as_str().unwrap_or_default()))
        .collect();
    let wanted = [
        ("aside", "1 Headings: S.No (Serial number)"),
        ("", "2 Demo, Zarmina female 24 Pakistan 01234-1234567-1 caller arrested"),
        (
            "aside",
            "2 Left out: 1 (column 1: serial number) Chak 54, Faisalabad (column 7: its heading",
        ),
        ("", "4 Li Demo male 31 United Kingdom G12345678 frontline agent arrested"),
        ("aside", "4 Left out: 2 (column 1: serial number)"),
        ("wrong", "5 3,Bilal Demo,40,M,UAE,8.12341E+12,,caller,arrested column 6: the spreadsheet"),
        ("wrong", "6 4,12345,22,M,US,,,,released column 2: a name has letters and no digits"),
        ("", "7 زرمینہ فرضی female 19 Pakistan not told caller arrested"),
        ("aside", "7 Left out: 5 (column 1: serial number)"),
    ];
    assert_eq!(rows.len(), wanted.len(), "{rows:#?}");
    for ((class, text), (wanted_class, wanted_text)) in rows.iter().zip(wanted) {
        assert_eq!(*class, wanted_class, "{text}");
        assert!(text.starts_with(wanted_text), "{text}\n{wanted_text}");
    }
    let sum = desk.browser.text("#people-read .sum").await;
    assert_eq!(sum, "5 people: 3 arrested, 0 released, 2 not understood");

    // Nobody is dropped: while a line is not understood, nothing is recorded.
    desk.quiet().await;
    let before = desk.position().await;
    send(&desk).await;
    desk.browser.until("return !!document.getElementById('people-error')").await;
    let said = desk.browser.text("#people-error").await;
    assert_eq!(said, "2 lines are not understood; see below");
    assert_eq!(desk.position().await, before);

    // Put right as the causes say, it goes on record whole.
    let right = TABLE.replace("8.12341E+12", "01234-7654321-9").replace("12345,22", "One Demo,22");
    paste(&desk, &right).await;
    send(&desk).await;
    desk.browser.until("return location.pathname.startsWith('/cases/case-')").await;
    let events = desk.service.http.all_events().await;
    let of = |kind: &str| events.iter().filter(|event| event["type"] == kind).collect::<Vec<_>>();
    let raid = of("raid.conducted").last().map(|event| event["stream"].clone());
    let recorded = of("person.recorded");
    let persons: Vec<&Value> = recorded[recorded.len() - 5..]
        .iter()
        .map(|event| &event["event"]["person"]["recorded"])
        .collect();
    let named = ["Demo, Zarmina", "Li Demo", "Bilal Demo", "One Demo", "زرمینہ فرضی"];
    for (person, (name, country)) in
        persons.iter().zip(named.iter().zip(["PK", "GB", "AE", "US", "PK"]))
    {
        assert_eq!((&person["name"], &person["nationality"]), (&json!(name), &json!(country)));
    }
    let documents = of("person.identified");
    let last: Vec<_> = documents[documents.len() - 3..]
        .iter()
        .map(|event| &event["event"]["person"]["identified"])
        .map(|identified| (&identified["document"], &identified["number"]))
        .collect();
    assert!(last.contains(&(&json!("passport"), &json!("G12345678"))), "{last:?}");
    let arrested = events.iter().filter(|event| {
        event["type"] == "raid.person_arrested" && Some(&event["stream"]) == raid.as_ref()
    });
    assert_eq!(arrested.count(), 4);

    // Nothing of it stands in an address.
    for address in desk.browser.asked_for().await {
        for part in ["Zarmina", "%D8%B2%D8%B1", "1234567", "G12345678", "8.12341"] {
            assert!(!address.contains(part), "{part} in {address}");
        }
    }
}

/// Pastes a list, and waits until it was read.
async fn paste(desk: &Desk, table: &str) {
    desk.browser.fill("people", table).await;
    let lines = table.lines().count();
    let read = format!(
        "const rows = [...document.querySelectorAll('#people-read tbody tr td:first-child')];
         return rows.some(row => row.innerText.trim() === '{lines}');"
    );
    desk.browser.until(&read).await;
}
