//! Pages show what is recorded meanwhile, and leave their reader's doings alone.

use std::time::{Duration, Instant};

use greyfile_tests::{make, seed};

use super::{Desk, FAISALABAD};

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
            cli.run(&[&args[..], &["--on", &case, "--note", note]].concat()).ok().to_owned()
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
