//! Every page, on a phone and on a desk, by day and by night: nothing runs out of the window,
//! every field has a label, every text can be read, and the console stays silent.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use super::{Desk, FAISALABAD};
use crate::support::list;

/// What looks at a page; see there.
const LOOK: &str = include_str!("look.js");

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

#[tokio::test(flavor = "multi_thread")]
async fn every_page_can_be_read_everywhere() {
    let desk = Desk::open().await;
    let urdu = urdu(&desk).await;
    let faisalabad = desk.case(FAISALABAD).await;
    let events = desk.service.http.all_events().await;
    let position = |wanted: &str| {
        let mut found = events.iter().filter(|event| event["type"] == wanted);
        let event = found.next_back().unwrap_or_else(|| panic!("no {wanted}"));
        (event["position"].to_string(), event["stream"].as_str().unwrap().to_owned())
    };
    let mut pages: Vec<(String, u16)> = [
        "/",
        "/?from=2025-06-15&to=2025-12-31",
        "/?from=2031-01-01&to=2031-01-02",
        "/?known_by=2025-07-09",
        "/behind?measure=arrests&known_by=2025-07-09",
        "/behind?measure=arrests",
        "/behind?measure=arrests&only=untold",
        "/behind?measure=raids&only=loose",
        "/behind?measure=arrests&from=2025-06-15&to=2025-12-31",
        "/behind?measure=raids&city=%D9%81%DB%8C%D8%B5%D9%84%20%D8%A2%D8%A8%D8%A7%D8%AF",
        "/?lang=ur",
        "/?from=2025-06-15&to=2025-12-31&known_by=2025-07-20&lang=ur",
        "/behind?measure=arrests&known_by=2025-07-09&lang=ur",
        "/behind?measure=arrests&only=untold&lang=ur",
        "/behind?measure=raids&city=faisalabad&lang=en",
        "/cases",
        "/cases?stage=closed&city=%D9%81%DB%8C%D8%B5%D9%84",
        "/deadlines?lang=en",
        "/deadlines?lang=ur",
        "/deadlines?verdict=late&lang=ur",
        "/deadlines?known_by=2025-07-20&at=2025-07-12T10:00&lang=en",
        "/events",
        "/events?type=note_added",
        "/status",
        "/record",
        "/record?lang=ur",
        "/record/raid.conducted?lang=ur",
        "/record/fir.challan_submitted?lang=en",
        "/record/person.identified?lang=ur",
        "/raids/new?lang=ur",
        "/record/exhibit.seized?lang=en",
        "/record/regime.adopted?lang=en",
    ]
    .map(|path| (path.to_owned(), 200))
    .into();
    for lang in ["ur", "en"] {
        pages.push((format!("/cases?lang={lang}"), 200));
        for case in [&urdu, &faisalabad] {
            pages.push((format!("/cases/{case}?lang={lang}"), 200));
        }
    }
    pages.push((format!("/raids/new?case={urdu}"), 200));
    for kind in ["raid.conducted", "fir.lodged", "exhibit.seized", "note_added", "person.recorded"]
    {
        let (position, _) = position(kind);
        for way in ["correct", "retract"] {
            pages.push((format!("/events/{position}/{way}?case={urdu}"), 200));
        }
    }
    for kind in ["raid.conducted", "person.recorded", "corrected", "figure.published", "note_added"]
    {
        let (position, stream) = position(kind);
        pages.push((format!("/events/{position}"), 200));
        if kind.starts_with("person") {
            pages.push((format!("/events?stream={stream}"), 200));
        }
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
        desk.go(page).await;
        desk.browser
            .run("for (const part of document.querySelectorAll('details')) part.open = true")
            .await;
        look(&desk, page, "words", &mut found).await;
        for width in [360, 1280] {
            desk.browser.resize(width, 900).await;
            for scheme in ["light", "dark"] {
                desk.browser.colours(scheme).await;
                let place = format!("{page} at {width}, {scheme}");
                look(&desk, &place, "sight", &mut found).await;
            }
        }
        let own = format!("the server responded with a status of {status}");
        let said = desk.browser.console().await.into_iter();
        found.extend(
            said.filter(|said| *status == 200 || !said.contains(&own))
                .map(|said| format!("{page}: {said}")),
        );
        let shown = "return performance.getEntriesByType('navigation')[0].responseStatus";
        assert_eq!(desk.browser.run(shown).await, Value::from(*status), "{page}");
    }
    assert!(found.is_empty(), "{} complaints:\n{}", found.len(), found.join("\n"));
}
