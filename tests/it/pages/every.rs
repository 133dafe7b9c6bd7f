//! Every page there is, in both languages, on a phone and on a desk, by day and by night: nothing runs
//! out of the window, every field has a label, every text can be read and is in the reader's language,
//! axe-core finds nothing, and the console stays silent.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::{Desk, FAISALABAD};
use crate::support::list;

/// What looks at a page; see there.
const LOOK: &str = include_str!("look.js");
/// axe-core, and how it is asked: what it finds, in words. Whatever it cannot decide is not told.
const AXE: &str = include_str!("../../../crates/web/assets/vendor/axe-core/axe.min.js");
const ASK_AXE: &str = "
    const run = axe.run(document, { resultTypes: ['violations'] });
    return run.then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`)))";

/// A raid whose every text is Urdu, with people, parcels, a note and a correction.
async fn urdu(desk: &Desk) -> String {
    let mut rng = seed::rng("urdu");
    let raid = make::command(
        &mut rng,
        json!({ "conduct_raid": {
            "new_case": {
                "title": "فیصل آباد کال سینٹر، سرگودھا روڈ", "agency": "nccia",
                "city": "فیصل آباد", "circle": "سرکل فیصل آباد", "operation": "آپریشن گرے",
            },
            "raid": {
                "city": "فیصل آباد", "place": "چک ۵۴ آر بی", "operation": "آپریشن گرے",
                "lead_officer": "افسر ایک", "team": ["افسر دو", "افسر تین"],
                "authority": { "exception": { "ground": "ملزمان کے فرار کا خدشہ" } },
                "witness_excuse": "کوئی گواہ راضی نہ ہوا",
            },
            "witnesses": [{ "name": "گواہ فرضی", "local": true }],
            "people": [
                { "name": "زرمینہ فرضی", "sex": "female", "nationality": "PK", "arrested": true },
                { "name": "علی فرضی", "sex": "male", "arrested": true },
            ],
            "parcels": [{
                "kind": "phone", "quantity": { "count": 12 }, "description": "سام سنگ فون",
                "number": { "given": { "malkhana": "تھانہ سرگودھا روڈ", "year": 2025, "serial": 9 } },
                "holder": "محرر مالخانہ", "seal": "مہر الف", "place": "دوسری منزل",
            }],
        } }),
    );
    let answer = desk.service.http.accept(&raid).await;
    let case = make::stream(&answer, "case");
    // Entered by two desks: the second of them is the last event of its kind.
    let amount = json!({ "currency": "PKR", "amount": 250_000 });
    let cash = json!({ "raid": { "cash_recovered": { "amount": amount } } });
    for _ in 0..2 {
        let on = make::stream(&answer, "raid");
        desk.service.http.accept(&make::record(&mut rng, &on, cash.clone())).await;
    }
    let fir = json!({ "lodge_fir": { "case": case, "fir": {
        "station": "تھانہ صدر", "city": "فیصل آباد", "offence": "2025-07-10",
        "number": { "year": 2025, "serial": 7 },
    } } });
    desk.service.http.accept(&make::command(&mut rng, fir)).await;
    let note = make::note(&mut rng, &case, "گاڑی سرگودھا سے ملی، مالک نامعلوم");
    desk.service.http.accept(&note).await;
    case
}

async fn look(desk: &Desk, page: &str, how: &str, found: &mut Vec<String>) {
    let wrong = desk.browser.run_with(LOOK, vec![json!(how)]).await;
    found.extend(list(&wrong).iter().map(|wrong| format!("{page}: {wrong}")));
}

/// What axe-core says of a page.
async fn axe(desk: &Desk, page: &str, found: &mut Vec<String>) {
    desk.browser.run(AXE).await;
    let wrong = desk.browser.run(ASK_AXE).await;
    found.extend(list(&wrong).iter().map(|wrong| format!("{page}: axe {wrong}")));
}

/// The addresses of all pages, each with every id that stands for a different look.
async fn all_pages(desk: &Desk) -> Vec<String> {
    let cases = [urdu(desk).await, desk.case(FAISALABAD).await];
    let events = desk.service.http.all_events().await;
    let last = |wanted: &str| {
        let found = events.iter().rfind(|event| event["type"] == wanted);
        found.unwrap_or_else(|| panic!("no {wanted}")).clone()
    };
    let kinds = [
        "raid.conducted",
        "fir.lodged",
        "exhibit.seized",
        "note_added",
        "person.recorded",
        "corrected",
        "figure.published",
    ];
    let position = |kind: &&str| last(kind)["position"].to_string();
    let positions: Vec<String> = kinds.iter().map(position).collect();
    let twice = [position(&"raid.cash_recovered")];
    let entries =
        ["raid.conducted", "fir.challan_submitted", "person.identified", "regime.key_rotated"];
    let person = last("person.recorded")["stream"].as_str().unwrap().to_owned();
    let mut pages = Vec::new();
    for address in greyfile_web::addresses() {
        // Only of what may have been entered twice does anybody say that it was not.
        let positions = if address.contains("/apart") { &twice[..] } else { &positions[..] };
        let mut filled = vec![address];
        for (place, values) in [
            ("{case}", &cases[..]),
            ("{position}", positions),
            ("{event}", &entries.map(str::to_owned)[..]),
            ("{person}", std::slice::from_ref(&person)),
        ] {
            let with = |address: &String| match address.contains(place) {
                true => values.iter().map(|value| address.replace(place, value)).collect(),
                false => vec![address.clone()],
            };
            filled = filled.iter().flat_map(with).collect();
        }
        assert!(filled.iter().all(|address| !address.contains('{')), "{filled:?}");
        pages.extend(filled);
    }
    pages
}

/// Whether a page has nothing to show: a correction is retracted and not corrected.
fn is_refused(page: &str, events: &[Value]) -> bool {
    let position = page.strip_prefix("/events/").and_then(|rest| rest.split_once("/correct"));
    let Some((position, _)) = position else { return false };
    let position: Option<u64> = position.parse().ok();
    let event = events.iter().find(|event| event["position"].as_u64() == position);
    event.is_some_and(|event| event["type"] == "corrected")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_can_be_read_everywhere() {
    let desk = Desk::open().await;
    let all = all_pages(&desk).await;
    let events = desk.service.http.all_events().await;
    let mut pages: Vec<(String, u16)> = Vec::new();
    for page in all {
        let status = if is_refused(&page, &events) { 404 } else { 200 };
        pages.push((page, status));
    }
    for path in [
        "/events/1/correct",
        "/nothing-here",
        "/record/raid.equipment_seized",
        "/record/log.founded",
        "/events/999999",
        "/cases/case-01JZMK5V3QW0Y8T4D2N6R9XABC",
    ] {
        pages.push((path.to_owned(), 404));
    }
    for path in
        ["/deadlines?rule=nothing", "/behind?from=gestern", "/?from=2025-07-02&to=2025-07-01"]
    {
        pages.push((path.to_owned(), 400));
    }

    let mut found = Vec::new();
    for (page, status) in &pages {
        for lang in ["en", "ur"] {
            let between = if page.contains('?') { '&' } else { '?' };
            let page = &format!("{page}{between}lang={lang}");
            desk.go(page).await;
            desk.browser
                .run("for (const part of document.querySelectorAll('details')) part.open = true")
                .await;
            look(&desk, page, "words", &mut found).await;
            // axe-core looks at each page by night on a phone, and by day on a desk.
            for (width, schemes) in [(360, ["light", "dark"]), (1280, ["dark", "light"])] {
                desk.browser.resize(width, 900).await;
                for scheme in schemes {
                    desk.browser.colours(scheme).await;
                    let place = format!("{page} at {width}, {scheme}");
                    look(&desk, &place, "sight", &mut found).await;
                }
                axe(&desk, &format!("{page} at {width}"), &mut found).await;
            }
            let own = format!("the server responded with a status of {status}");
            let said = desk.browser.console().await.into_iter();
            found.extend(
                said.filter(|said| *status == 200 || !said.contains(&own))
                    .map(|said| format!("{page}: {said}")),
            );
            let shown = "return performance.getEntriesByType('navigation')[0].responseStatus";
            let shown = desk.browser.run(shown).await;
            if shown != *status {
                found.push(format!("{page}: {shown}, not {status}"));
            }
        }
    }
    assert!(found.is_empty(), "{} complaints:\n{}", found.len(), found.join("\n"));
}
