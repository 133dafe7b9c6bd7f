//! Pages show what is recorded meanwhile, and leave their reader's doings alone.

use std::time::{Duration, Instant};

use greyfile_tests::{make, seed};

use super::{Desk, FAISALABAD};
use crate::support::list;

/// From the command to what the reader sees.
const SOON: Duration = Duration::from_secs(3);
const IS_LIVE: &str = "return document.getElementById('live').dataset.state === 'on'";
/// Gone after any reload.
const MARK: &str = "window.marker = 'the same page'";
const MARKED: &str = "return window.marker === 'the same page'";

#[tokio::test(flavor = "multi_thread")]
async fn a_case_file_shows_a_note_from_the_command_line() {
    let desk = Desk::open().await;
    let case = desk.case(FAISALABAD).await;
    desk.go(&format!("/cases/{case}")).await;
    desk.browser.until(IS_LIVE).await;
    desk.browser.run(MARK).await;
    desk.browser.click(".flags summary").await;
    desk.browser.fill("actor", "desk-7").await;
    desk.browser.fill("text", "زیرِ تحریر, half a").await;

    let cli = desk.service.cli();
    for note in ["Owner's car found in Sargodha", "گاڑی سرگودھا سے ملی"] {
        let started = Instant::now();
        let (cli, case) = (cli.clone(), case.clone());
        let submit = move || {
            let args = ["submit", "--actor", "circle-1", "--occurred", "2025-07-09T11:00"];
            let args = [&args[..], &["--on", &case, "--note", "-"]].concat();
            cli.run_with(&args, note.as_bytes()).ok().to_owned()
        };
        tokio::task::spawn_blocking(submit).await.unwrap();
        let shown = format!(
            "return [...document.querySelectorAll('blockquote')].some(b => b.innerText === {note:?})"
        );
        desk.browser.within(SOON, &shown).await;
        println!("the note was there after {:?}", started.elapsed());
        assert_eq!(desk.browser.run(MARKED).await, true, "without a reload");
    }
    assert_eq!(
        desk.browser.run("return !!document.querySelector('.flags details').open").await,
        true
    );
    let typed = "return [document.activeElement.id, document.getElementById('text').value,
        document.getElementById('actor').value].join('|')";
    assert_eq!(desk.browser.run(typed).await, "text|زیرِ تحریر, half a|desk-7");

    // What was typed meanwhile is sent, and lands below the others.
    desk.browser.fill("text", "زیرِ تحریر, half a sentence").await;
    desk.browser.click("#note + form button, [aria-labelledby=note] button").await;
    desk.browser.until("return location.hash.startsWith('#e')").await;
    let note = desk.browser.text(".entry:target blockquote").await;
    assert_eq!(note, "زیرِ تحریر, half a sentence");
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dashboard_counts_a_raid_as_it_is_recorded() {
    let mut rng = seed::rng("the_dashboard_counts_a_raid_as_it_is_recorded");
    let desk = Desk::open().await;
    desk.go("/").await;
    desk.browser.until(IS_LIVE).await;
    desk.browser.run(MARK).await;
    desk.browser.click("[aria-labelledby=months] summary").await;
    let count = "document.querySelector('.cards strong').innerText";
    assert_eq!(desk.browser.run(&format!("return {count}")).await, "7");
    for raids in 8..=9 {
        let started = Instant::now();
        desk.service.http.accept(&make::raid(&mut rng, "Plaza", "Lahore")).await;
        desk.browser.within(SOON, &format!("return {count} === '{raids}'")).await;
        println!("the raid was counted after {:?}", started.elapsed());
    }
    assert_eq!(desk.browser.run(MARKED).await, true, "without a reload");
    let open = "return document.querySelector('[aria-labelledby=months] details').open";
    assert_eq!(desk.browser.run(open).await, true);
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_says_when_it_is_not_live_any_more() {
    let desk = Desk::open().await;
    desk.go("/cases").await;
    desk.browser.until(IS_LIVE).await;
    assert_eq!(desk.browser.text("#live").await, "Live");
    let Desk { browser, service, _folder } = desk;
    service.kill();
    browser.until("return document.getElementById('live').dataset.state === 'off'").await;
    assert!(browser.text("#live").await.contains("Not live"));
    assert!(browser.text("main").await.contains(FAISALABAD), "what was shown stays");
}

/// A case with more entries than stand on one page, once the view shows them all.
async fn long_case(desk: &Desk) -> String {
    let mut rng = seed::rng("long_case");
    let case = desk.case(FAISALABAD).await;
    let mut position = String::new();
    for number in 0..130 {
        let note = make::note(&mut rng, &case, &format!("Note {number}"));
        position = desk.service.http.accept(&note).await["position"].to_string();
    }
    desk.service.http.json(&format!("/api/cases/{case}?at_least={position}")).await;
    case
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_timeline_has_pages_and_every_entry_leads_to_its_own() {
    let desk = Desk::open().await;
    let case = long_case(&desk).await;
    let file = desk.service.http.json(&format!("/api/cases/{case}")).await;
    let timeline = list(&file["timeline"]);
    let total = timeline.len();
    let entries = "return document.querySelectorAll('.entry').length";
    let shown = async || desk.browser.run(entries).await.as_u64().unwrap() as usize;
    desk.go(&format!("/cases/{case}")).await;
    let last = shown().await;
    assert!((50..100).contains(&last), "{last} of {total}");
    let heading = desk.browser.text("#timeline").await;
    assert!(heading.contains(&format!("{} to {total} of {total}", total - last + 1)), "{heading}");

    // Page by page to the first entry.
    let mut seen = last;
    while seen < total {
        desk.browser.click("#s-timeline .pager a:first-child").await;
        let wanted = format!(
            "{entries} === 50 && document.querySelector('#timeline .quiet').innerText.includes('to {} of')",
            total - seen
        );
        desk.browser.until(&wanted).await;
        seen += 50;
    }
    assert_eq!(seen, total, "the pages have no entry twice and lack none");
    let first = &timeline[0]["position"];
    desk.browser.until(&format!("return !!document.getElementById('e{first}')")).await;

    // From the page of an entry back to it, wherever it stands.
    desk.go(&format!("/events/{first}/retract?case={case}")).await;
    desk.browser.click(".crumbs a").await;
    desk.browser
        .until(&format!("return document.querySelector(':target')?.id === 'e{first}'"))
        .await;
    // The numbers at the head lead to entries of other pages.
    desk.go(&format!("/cases/{case}")).await;
    desk.browser.click("[aria-labelledby=raids] .facts a").await;
    desk.browser.until("return !!document.querySelector('.entry:target')").await;

    desk.go(&format!("/cases/{case}?all=yes")).await;
    assert_eq!(shown().await, total);
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_page_that_is_shown_only_what_changed_is_sent() {
    let mut rng = seed::rng("of_a_page_that_is_shown_only_what_changed_is_sent");
    let desk = Desk::open().await;
    let case = long_case(&desk).await;
    desk.go(&format!("/cases/{case}")).await;
    desk.browser.until(IS_LIVE).await;
    desk.browser.run("document.querySelector('#s-exhibits table').marker = 'the same'").await;
    let exhibits = "document.querySelector('#s-exhibits').innerText";
    let before = desk.browser.run(&format!("return {exhibits}")).await;
    let bytes = "performance.getEntriesByType('resource').filter(one => one.name.includes('/cases/')).map(one => one.decodedBodySize)";
    for text in ["One more", "ایک اور"] {
        desk.browser.run("performance.clearResourceTimings()").await;
        desk.service.http.accept(&make::note(&mut rng, &case, text)).await;
        let there = format!(
            "return [...document.querySelectorAll('blockquote')].some(one => one.innerText === {text:?})"
        );
        desk.browser.within(SOON, &there).await;
        let sent =
            desk.browser.until(&format!("return {bytes}.length && Math.max(...{bytes})")).await;
        let sent = sent.as_u64().unwrap();
        // The timeline is sent, and what stands above it is not.
        let all = "return fetch(location.pathname, { headers: { 'HX-Request': 'true' } })
            .then(answer => answer.arrayBuffer()).then(answer => answer.byteLength)";
        let all = desk.browser.run(all).await.as_u64().unwrap();
        println!("{sent} bytes of {all}");
        assert!(sent * 10 < all * 9, "{sent} bytes of {all}");
        let answer = "return fetch(location.pathname, { headers: { 'HX-Request': 'true', 'Greyfile-Sections':
            [...document.querySelectorAll('[data-section]')].map(one => `${one.id}=${one.dataset.section}`).join() } })
            .then(answer => answer.text())";
        let answer = desk.browser.run(answer).await;
        let answer = answer.as_str().unwrap();
        for section in ["s-raids", "s-firs", "s-exhibits", "s-persons", "s-timeline"] {
            let part = answer.split(&format!("id=\"{section}\"")).nth(1).unwrap();
            assert!(
                part.split('>').next().unwrap().contains("data-same"),
                "{section}: {part:.200}"
            );
        }
    }
    assert_eq!(desk.browser.run(&format!("return {exhibits}")).await, before);
    let kept = "return document.querySelector('#s-exhibits table').marker === 'the same'";
    assert_eq!(desk.browser.run(kept).await, true, "what did not change was left alone");
    desk.quiet().await;
}

/// What is chosen on one page changes the next pages, and none that is open.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_stays_in_its_language() {
    let mut rng = seed::rng("a_page_stays_in_its_language");
    let desk = Desk::open().await;
    desk.go("/?lang=ur").await;
    desk.browser.until(IS_LIVE).await;
    let chosen = "return fetch('/cases?lang=en').then(answer => answer.text()).then(text => text.includes('lang=\"en\"'))";
    assert_eq!(desk.browser.run(chosen).await, true);
    let title = desk.browser.text("h1").await;
    desk.service.http.accept(&make::raid(&mut rng, "Plaza", "Lahore")).await;
    desk.browser
        .within(SOON, "return document.querySelector('.cards strong').innerText === '8'")
        .await;
    assert_eq!(desk.browser.text("h1").await, title);
    // Nor did the page that fetched itself again choose for the others.
    desk.go("/cases").await;
    assert_eq!(desk.browser.run("return document.documentElement.lang").await, "en");
    desk.quiet().await;
}

/// A refresh that waited for another one is told what that one brought: a text that changed and changed
/// back is shown as it is.
#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_that_waited_shows_what_is_there_now() {
    let mut rng = seed::rng("a_refresh_that_waited_shows_what_is_there_now");
    let desk = Desk::open().await;
    let http = &desk.service.http;
    let opened = http.accept(&make::enquiry(&mut rng, "Before", "Lahore")).await;
    let (case, position) = (make::stream(&opened, "case"), &opened["position"]);
    let event =
        http.json(&format!("/api/events?from={position}&limit=1")).await["events"][0].clone();
    desk.go(&format!("/cases/{case}?at_least={position}")).await;
    desk.browser.until(IS_LIVE).await;
    // The first answer is held back until both events are recorded.
    let hold = "const real = window.fetch; let first = true;
        window.fetch = async (...args) => {
            const answer = await real(...args);
            if (first) { first = false; window.held = true; await new Promise(go => window.release = go); }
            return answer;
        }";
    desk.browser.run(hold).await;
    let (mut seen, mut last) = (event["event_id"].clone(), 0);
    for title in ["Meanwhile", "Before"] {
        let mut replacement = event["event"].clone();
        replacement["case"]["enquiry_opened"]["title"] = title.into();
        let correct = serde_json::json!({ "correct": {
            "on": case, "event": event["event_id"], "seen": seen, "replacement": replacement,
            "reason": "read again",
        } });
        let answer = http.accept(&make::command(&mut rng, correct)).await;
        seen = answer["events"][0]["event"].clone();
        last = answer["position"].as_u64().unwrap();
        http.json(&format!("/api/cases/{case}?at_least={last}")).await;
        desk.browser.until("return window.held === true").await;
        // A refresh waits a second for what else comes.
        tokio::time::sleep(Duration::from_millis(1_500)).await;
    }
    desk.browser.run("window.release()").await;
    let shown = "return Number(document.querySelector('[data-position]').dataset.position)";
    let shown =
        format!("{shown} === {last} && document.querySelector('h1').innerText === 'Before'");
    desk.browser.within(Duration::from_secs(8), &shown).await;
    desk.quiet().await;
}
