//! The dashboard: the numbers everybody knows, and the events behind every one of them.

use serde_json::{Value, json};

use super::Desk;
use crate::support::list;

/// Every number that leads to the events behind it, as `[words, number, address]`.
const NUMBERS: &str = r#"
return [...document.querySelectorAll('a[href^="/behind"]')].map(link => {
  const title = link.querySelector("title")?.textContent;
  const words = title ? title.match(/: ([\d,]+) /)[1] : link.textContent;
  const number = Number(words.replaceAll(",", ""));
  return [title ?? link.closest("tr, li, section").textContent.trim(), number, link.getAttribute("href")];
});"#;

/// What a page of events says it adds up to, and what its rows add up to: `[said, rows, events]`.
const BEHIND: &str = r#"
return Promise.all(arguments[0].map(async address => {
  const answer = await fetch(address);
  if (!answer.ok) return [`HTTP ${answer.status}`, 0, 0];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const number = element => Number(element.textContent.replaceAll(",", ""));
  const rows = [...page.querySelectorAll('[aria-labelledby="counted"] td[data-label="Number"]')];
  const sum = rows.reduce((sum, row) => sum + number(row), 0);
  return [number(page.querySelector(".sum strong")), sum, rows.length];
}));"#;

/// Whether the scale of the chart, its first month and its newest are in sight, when the page opens
/// or once a reader went to the first month.
const CHART: &str = r#"
const [chart, back] = [document.querySelector(".chart"), arguments[0]];
if (back) chart.parentElement.scrollLeft = -chart.scrollWidth;
const frame = chart.parentElement.getBoundingClientRect();
const scale = chart.querySelector(".scale").getBoundingClientRect();
const months = [...chart.querySelectorAll(".axis")].map(month => month.getBoundingClientRect());
const inside = (part, from) => part.left >= from && part.right <= frame.right;
return [inside(scale, frame.left), inside(months[0], scale.right), inside(months.at(-1), scale.right)];"#;

#[tokio::test(flavor = "multi_thread")]
async fn the_scale_of_the_chart_stays_in_sight_on_a_phone_in_both_languages() {
    let desk = Desk::open().await;
    desk.browser.resize(360, 800).await;
    for (lang, panel, month) in [("en", "Arrests", "Jan 25"), ("ur", "گرفتاریاں", "جنوری 2025")]
    {
        desk.go(&format!("/?lang={lang}")).await;
        let labels = "return ['panel', 'axis'].map(of =>
            document.querySelector(`.chart .${of}`).textContent)";
        assert_eq!(desk.browser.run(labels).await, json!([panel, month]));
        let opened = desk.browser.run_with(CHART, vec![json!(false)]).await;
        assert_eq!(opened, json!([true, false, true]), "{lang}");
        let back = desk.browser.run_with(CHART, vec![json!(true)]).await;
        assert_eq!(back, json!([true, true, false]), "{lang}");
    }
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_numbers_stand_at_the_top() {
    let desk = Desk::open().await;
    desk.go("/").await;
    assert!(desk.browser.text("h1").await.contains("everything on record"));
    let cards = desk.browser.text(".cards").await.replace('\n', " ");
    for words in ["Raids 7", "Arrests 305", "208 local", "97 foreign", "20 women"] {
        assert!(cards.contains(words), "{words:?} is not in {cards}");
    }
    let funnel = desk.browser.text("[aria-labelledby=funnel]").await;
    assert!(funnel.contains("Cases (FIRs) 10") || cards.contains("FIRs 10"), "{funnel}\n{cards}");

    // A figure that was published is never mixed in; what does not fit is said beside it.
    let figures = desk.browser.text("[aria-labelledby=figures]").await;
    for words in [
        "possibly the same event",
        "Faisalabad: 78 local and 72 foreign arrests published, 78 and 71",
        "printed total 982,026, the rows add up to 98,207",
        "printed total 9,165, the rows add up to 9,615",
    ] {
        assert!(figures.contains(words), "{words:?} is not in {figures}");
    }
    let marks = "return [...document.querySelectorAll('.remarks .mark')].map(m => m.textContent)";
    let marks = desk.browser.run(marks).await;
    assert_eq!(list(&marks).len(), 7, "{marks}");
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_opens_events_that_add_up_to_it() {
    let desk = Desk::open().await;
    // With what is known too loosely to be counted, and in a range of weeks.
    // And as it was known before a slip was corrected.
    for range in [
        "",
        "?from=2025-06-15&to=2025-12-31",
        "?from=2025-07-08&to=2025-07-08",
        "?known_by=2025-07-09",
    ] {
        desk.go(&format!("/{range}")).await;
        let numbers = desk.browser.run(NUMBERS).await;
        let numbers = list(&numbers);
        let least = if range.contains("known_by") { 10 } else { 30 };
        assert!(numbers.len() > least, "{range}: {} numbers", numbers.len());
        let addresses: Vec<&Value> = numbers.iter().map(|number| &number[2]).collect();
        let behind = desk.browser.run_with(BEHIND, vec![json!(addresses)]).await;
        for (number, behind) in numbers.iter().zip(list(&behind)) {
            assert_eq!(number[1], behind[0], "{range}: {number}");
            assert_eq!(behind[0], behind[1], "{range}: the rows of {number}");
            let none = number[1] == 0;
            assert_eq!(behind[2] == 0, none, "{range}: the events of {number}");
        }
    }
    // As a reader goes: click, and see the events, their streams and their case files.
    desk.go("/").await;
    desk.browser.click(".cards strong a").await;
    desk.browser.until("return location.pathname === '/behind'").await;
    let page = desk.browser.text("main").await;
    for words in ["Raids everything on record", "7 from 7 events", "Faisalabad"] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
    desk.browser.click("td[data-label='Case files'] a").await;
    desk.browser.until("return location.pathname.startsWith('/cases/case-')").await;
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_numbers_can_be_read_as_they_were_known_on_a_day() {
    let desk = Desk::open().await;
    let cards = async || desk.browser.text(".cards").await.replace('\n', " ");
    desk.go("/?from=2025-07-08&to=2025-07-08").await;
    assert!(cards().await.contains("71 foreign"), "{}", cards().await);

    // On 9 July a slip stood: 17 foreigners for 71.
    let pick = "document.getElementsByName('known_by')[0].value = '2025-07-09'";
    desk.browser.run(pick).await;
    desk.browser.click(".range button").await;
    desk.browser.until("return location.search.includes('known_by=2025-07-09')").await;
    assert!(cards().await.contains("17 foreign"), "{}", cards().await);
    let notice = desk.browser.text("#known").await;
    assert!(notice.contains("As known by the end of 9 July 2025"), "{notice}");
    assert!(notice.contains("recorded or corrected later is left out"), "{notice}");

    // It is kept on the way to the events and back, and in the ranges by name.
    let kept = "return [...document.querySelectorAll('a[href^=\"/behind\"], .presets a')]
        .filter(link => !link.getAttribute('href').includes('known_by=2025-07-09')).length";
    assert_eq!(desk.browser.run(kept).await, 0);
    desk.browser.click(".cards li:nth-child(2) .parts span:nth-child(2) a").await;
    desk.browser.until("return location.pathname === '/behind'").await;
    let page = desk.browser.text("main").await;
    for words in ["17 from 1 event", "As known by the end of 9 July 2025", "17 foreign"] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
    desk.browser.click(".notice a").await;
    desk.browser.until("return !location.search.includes('known_by')").await;
    assert!(desk.browser.text("main").await.contains("71 from 1 event"));
    desk.quiet().await;
}
