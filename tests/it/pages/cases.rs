//! The list of case files, and the file of Faisalabad.

use serde_json::json;

use super::{Desk, FAISALABAD};
use crate::support::list;

/// The rows' cells of one column.
const COLUMN: &str = r"
return [...document.querySelectorAll(`.cases [data-label='${arguments[0]}']`)]
  .map(cell => cell.innerText.trim());";

/// Asks for every address the page leads to: those that do not answer 200, and places on the page
/// that are not there.
const BROKEN: &str = r#"
const links = [...document.querySelectorAll("a[href]")].map(link => new URL(link.getAttribute("href"), location));
const own = links.filter(link => link.pathname === location.pathname && link.hash);
const lost = own.filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.href);
const others = [...new Set(links.map(link => link.href.split('#')[0]))];
const answers = await Promise.all(others.map(async link => [link, (await fetch(link)).status]));
return [others.length, [...lost, ...answers.filter(([, status]) => status !== 200)]];"#;

#[tokio::test(flavor = "multi_thread")]
async fn the_list_can_be_filtered() {
    let desk = Desk::open().await;
    desk.go("/cases").await;
    let column = async |name: &str| desk.browser.run_with(COLUMN, vec![json!(name)]).await;
    let all = list(&column("Case").await).len();
    assert!(all >= 7, "{all}");

    desk.browser.fill("city", "Faisalabad").await;
    desk.browser.click(".filter button").await;
    desk.browser.until("return location.search.includes('Faisalabad')").await;
    let cities = column("City").await;
    assert!(list(&cities).iter().all(|city| city == "Faisalabad"), "{cities}");
    assert!((1..all).contains(&list(&cities).len()), "{cities}");

    desk.browser.click(".filter a").await;
    desk.browser.until("return location.search === ''").await;
    desk.browser.fill("q", "sardar plaza").await;
    desk.browser.fill("year", "2025").await;
    desk.browser.click(".filter button").await;
    desk.browser.until("return location.search.includes('year=2025')").await;
    assert_eq!(column("Case").await, json!(["Sardar Plaza, G-10 Markaz, Islamabad"]));

    desk.go("/cases?stage=closed").await;
    assert!(desk.browser.text("main").await.contains("No case file fits"));
    desk.go("/cases?stage=open&city=Faisalabad").await;
    assert_eq!(column("Case").await, json!([FAISALABAD]));
    desk.browser.click(".cases th a").await;
    desk.browser.until("return location.pathname.startsWith('/cases/case-')").await;
    assert_eq!(desk.browser.text("h1").await, FAISALABAD);
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_faisalabad_tells_its_story() {
    let desk = Desk::open().await;
    let case = desk.case(FAISALABAD).await;
    desk.go(&format!("/cases/{case}")).await;
    let strip = desk.browser.text(".strip").await.replace('\n', " ");
    assert!(strip.starts_with("1 raid 149 arrested 7 FIRs"), "{strip}");
    let facts = desk.browser.text(".raid .facts").await.replace('\n', " ");
    for words in ["Arrested 149", "Local 78", "Foreign 71", "Women 18"] {
        assert!(facts.contains(words), "{words:?} is not in {facts}");
    }
    let raid = desk.browser.text(".raid").await;
    assert!(raid.contains("China 48") && raid.contains("Zimbabwe 1"), "{raid}");

    // Flags name the law they rest on.
    let flags = "return [...document.querySelectorAll('.flags > li')]
        .map(flag => flag.querySelector('.law').textContent)";
    let flags = desk.browser.run(flags).await;
    for section in ["PECA s.33", "CrPC s.103", "Police Rules 22.16", "CrPC s.173"] {
        assert!(list(&flags).contains(&json!(section)), "{section} in {flags}");
    }

    // The slip and its correction: when it happened, when each version was typed, and why.
    let fixed =
        "return [...document.querySelectorAll('.entry')].filter(e => e.querySelector('.fix'))
        .map(e => [e.querySelector('.said p').innerText, e.querySelector('.fix').innerText,
          [...e.querySelectorAll('time')].map(time => time.dateTime)])";
    let fixed = desk.browser.run(fixed).await;
    let [entry] = list(&fixed) else { panic!("one entry was corrected: {fixed}") };
    let said = entry[0].as_str().unwrap();
    assert!(said.contains("149 arrested, 78 local, 71 foreign"), "{said}");
    let fix = entry[1].as_str().unwrap();
    assert!(fix.contains("17 foreign") && fix.contains("17 foreigners for 71"), "{fix}");
    let times: Vec<&str> = list(&entry[2]).iter().map(|time| time.as_str().unwrap()).collect();
    for time in ["2025-07-08", "2025-07-09T10:01:00+05:00", "2025-07-10T10:00:00+05:00"] {
        assert!(times.iter().any(|one| one.starts_with(time)), "{time} in {times:?}");
    }

    // Reports that contradict each other stand as notes, with where they were read.
    let notes = "return [...document.querySelectorAll('.entry')].filter(e => e.querySelector('blockquote'))
        .map(e => e.querySelector('blockquote').innerText + ' | ' + e.querySelector('.meta').innerText)";
    let notes = desk.browser.run(notes).await;
    let told = "other reports say 72 or 73 foreigners and 69 on physical remand (netmag 84258)";
    assert!(
        list(&notes).iter().any(|note| note.as_str().unwrap().contains(told)),
        "{told} in {notes:#}"
    );
    for note in list(&notes) {
        let (_, meta) = note.as_str().unwrap().split_once(" | ").unwrap();
        assert!(meta.contains("netmag") && meta.contains("logged by"), "{note}");
    }

    let found = desk.browser.run(BROKEN).await;
    assert!(found[0].as_u64() > Some(20), "{found}");
    assert_eq!(found[1], json!([]));
    desk.quiet().await;
}
