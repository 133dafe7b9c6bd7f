//! The board of deadlines, by keyboard, on a phone and on a desk, in both languages.

use greyfile_tests::{make, seed};
use serde_json::json;

use super::Desk;
use crate::support::{list, text};

/// The titles of the parts, with their numbers.
const PARTS: &str =
    "return [...document.querySelectorAll('h2')].map(part => part.innerText.trim())";
/// Whether anything runs out of the window.
const WIDE: &str =
    "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
/// The cells of one column.
const COLUMN: &str = "return [...document.querySelectorAll(`.deadlines tbody tr > *:nth-child(${arguments[0]})`)].map(cell => cell.innerText.trim())";

#[tokio::test(flavor = "multi_thread")]
async fn the_board_tells_what_is_overdue_and_leads_to_its_events() {
    let desk = Desk::open().await;
    for lang in ["en", "ur"] {
        for width in [360, 1280] {
            let place = format!("{lang} at {width}");
            desk.browser.resize(width, 900).await;
            desk.go(&format!("/deadlines?lang={lang}")).await;
            assert_eq!(desk.browser.run(WIDE).await, false, "{place}");
            let parts = desk.browser.run(PARTS).await;
            assert_eq!(list(&parts).len(), 3, "{place}: {parts}");
            let overdue = if lang == "en" { "Overdue" } else { "مہلت ختم" };
            assert!(text(&parts[0]).starts_with(overdue), "{place}: {parts}");
            let direction = desk.browser.run("return document.dir || document.documentElement.dir");
            assert_eq!(direction.await, if lang == "en" { "ltr" } else { "rtl" });
            // Filter by a rule, then back to all.
            desk.browser
                .run("const rule = document.querySelector('[name=rule]'); rule.value = 'fir.challan'; rule.focus()")
                .await;
            desk.browser.enter("circle").await;
            desk.browser.until("return location.search.includes('rule=fir.challan')").await;
            assert_eq!(desk.browser.run(WIDE).await, false, "{place}, filtered");
            desk.browser.enter_on(".filter a").await;
            desk.browser.until("return location.search === ''").await;
            // What came late is behind a link, and leads back.
            desk.browser.enter_on(".sorts a").await;
            desk.browser.until("return location.search.includes('verdict=late')").await;
            assert_eq!(desk.browser.run(WIDE).await, false, "{place}, late");
            desk.browser.enter_on(".sorts a").await;
            desk.browser.until("return !location.search.includes('verdict')").await;
            // A row leads to the event that began it.
            if !list(&desk.browser.run_with(COLUMN, vec![json!(6)]).await).is_empty() {
                desk.browser.enter_on(".deadlines td:last-child a").await;
                desk.browser.until("return location.pathname.startsWith('/events/')").await;
            }
        }
    }
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_raid_comes_onto_the_board_while_it_is_read() {
    let desk = Desk::open().await;
    desk.go("/deadlines?circle=Karachi%20Circle&lang=en").await;
    assert!(desk.browser.text("main").await.contains("case or raid on record is of this circle"));
    desk.go("/deadlines?known_by=2020-01-01&lang=en").await;
    assert!(desk.browser.text("main").await.contains("No deadline fits"));
    desk.go("/deadlines?lang=en").await;
    desk.browser.until("return document.getElementById('live').dataset.state === 'on'").await;
    let shown = "return document.querySelector('main').innerText.includes('unknown female 1')";
    assert_eq!(desk.browser.run(shown).await, false);
    let mut rng = seed::rng("a_raid_comes_onto_the_board_while_it_is_read");
    let raid = json!({ "conduct_raid": {
        "new_case": { "title": "Second floor, Block 7", "agency": "nccia", "city": "Karachi" },
        "raid": { "city": "Karachi", "place": "Block 7", "authority": "not_stated" },
        "people": [{ "arrested": true, "sex": "female", "nationality": "PH" }],
    } });
    let mut command = make::command(&mut rng, raid);
    // Long ago, so that it stands first.
    command["occurred_at"] = json!("2019-07-10T05:00");
    desk.service.http.accept(&command).await;
    desk.browser.until(shown).await;
    let whom = desk.browser.run_with(COLUMN, vec![json!(1)]).await;
    assert_eq!(whom[0], "unknown female 1", "{whom}");
    let began = desk.browser.run_with(COLUMN, vec![json!(5)]).await;
    assert!(text(&began[0]).contains("Second floor, Block 7"), "{began}");
}
