//! The pages on which events are recorded and read, on a phone and on a desk: nothing is cut,
//! nothing runs out of the window, and what room there is is used.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::Desk;
use super::form::TYPE;
use crate::support::{list, text};

/// What of the page is not seen whole in the width of the window.
const CUT: &str = "
    const width = innerWidth, wrong = [];
    if (document.documentElement.scrollWidth > width) wrong.push(`${document.documentElement.scrollWidth} px`);
    for (const one of document.querySelectorAll('header *, main *')) {
        // A wide table scrolls by itself; what is hidden is nowhere.
        if (!one.checkVisibility() || one.closest('.hidden, .skip, .scroll, option')) continue;
        const { left, right, width: own } = one.getBoundingClientRect();
        const inner = !one.matches('input, textarea, select') && getComputedStyle(one).display !== 'inline';
        if (own && (left < -0.5 || right > width + 0.5 || (inner && one.scrollWidth > one.clientWidth + 1))) {
            wrong.push(`${one.tagName} ${one.className} ${left} to ${right}: ${one.textContent.trim().slice(0, 40)}`);
        }
    }
    return wrong";

/// A person with a label that no line of a phone holds, in a case; the person, and a position of
/// each.
async fn person(desk: &Desk) -> (String, Value) {
    let mut rng = seed::rng("widths");
    let mut raid = make::raid(&mut rng, "Plaza 9", "Lahore");
    let label = format!("unknown-male-{}", "3".repeat(60));
    raid["do"]["conduct_raid"]["people"] = json!([{ "label": label, "arrested": true }]);
    let person = make::stream(&desk.service.http.accept(&raid).await, "person");
    let events = desk.service.http.all_events().await;
    let mut events = events.iter().filter(|event| event["stream"] == person.as_str());
    (person.clone(), events.next().expect("it is recorded")["position"].clone())
}

/// Fills the form that is shown and presses Check.
async fn check(desk: &Desk, fields: &[(&str, &str)]) {
    for (name, value) in fields {
        desk.browser.run_with(TYPE, vec![json!(name), json!(value)]).await;
    }
    desk.browser.click("button[value=check]").await;
    desk.browser.until("return !!document.querySelector('.notice[role=status]:not(#kept)')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_cut_on_a_phone_in_either_language() {
    let desk = Desk::open().await;
    let (person, recorded) = person(&desk).await;
    desk.browser.resize(360, 800).await;
    let mut cut = Vec::new();
    let mut look = async |page: &str| {
        let wrong = desk.browser.run(CUT).await;
        cut.extend(list(&wrong).iter().map(|wrong| format!("{page}: {wrong}")));
    };
    for lang in ["en", "ur"] {
        let alias = format!("/record/person.alias_added?on={person}");
        let correct = format!("/events/{recorded}/correct");
        for page in [
            "/record",
            &format!("/record?on={person}"),
            "/record/raid.conducted",
            &alias,
            "/events",
            &format!("/events?stream={person}"),
            &format!("/events/{recorded}"),
            &correct,
        ] {
            let between = if page.contains('?') { '&' } else { '?' };
            desk.go(&format!("{page}{between}lang={lang}")).await;
            look(&format!("{page} {lang}")).await;
        }
        // What was checked, with what differs in it.
        let label = ["unknown-male-", &"4".repeat(60)].concat();
        check(&desk, &[("f.label", &label), ("reason", "slip"), ("actor", "desk-7")]).await;
        look(&format!("{correct} {lang}, checked")).await;
        desk.go(&alias).await;
        let fields = [("f.name", "A"), ("f.alias", "A"), ("occurred_at", "2025"), ("actor", "d")];
        let there = "return document.getElementsByName(arguments[0]).length > 0";
        let mut filled = Vec::new();
        for (name, value) in fields {
            if desk.browser.run_with(there, vec![json!(name)]).await == true {
                filled.push((name, value));
            }
        }
        check(&desk, &filled).await;
        look(&format!("{alias} {lang}, checked")).await;
    }
    assert!(cut.is_empty(), "{} complaints:\n{}", cut.len(), cut.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_uses_the_width_of_a_desk() {
    let desk = Desk::open().await;
    desk.browser.resize(1_280, 900).await;
    for lang in ["en", "ur"] {
        desk.go(&format!("/record/raid.conducted?lang={lang}")).await;
        // How much of the page's width its fields take, and on which side of a long one its help is.
        let used = "const main = document.querySelector('main').getBoundingClientRect();
            const all = [...document.querySelectorAll('.field')].map(one => one.getBoundingClientRect());
            const [left, right] = [Math.min(...all.map(one => one.left)), Math.max(...all.map(one => one.right))];
            const long = document.getElementById('f.team').getBoundingClientRect();
            const help = document.getElementById('f.team-hint').getBoundingClientRect();
            return [(right - left) / main.width, help.left >= long.right ? 'right' : help.right <= long.left ? 'left' : 'below']";
        let used = desk.browser.run(used).await;
        let beside = if lang == "en" { "right" } else { "left" };
        assert!(used[0].as_f64() > Some(0.9), "{lang}: {used}");
        assert_eq!(text(&used[1]), beside, "{lang}");
    }
}
