//! GET /api/deadlines: pages, filters, both clocks, CSV, and what is refused in both languages.

use greyfile_tests::{Http, make, seed};
use reqwest::header;
use serde_json::{Value, json};

use crate::support::{list, production, text};

/// A raid of a circle, with one foreigner arrested, and the case that it belongs to; the answer.
async fn raided(http: &Http) -> Value {
    let mut rng = seed::rng("deadlines");
    let body = json!({ "conduct_raid": {
        "new_case": { "title": "Enquiry", "agency": "nccia", "city": "Karachi", "circle": "Karachi Circle" },
        "raid": {
            "city": "Karachi", "place": "Block 7", "authority": "not_stated",
            "lead_officer": "nccia-khi-004",
        },
        "people": [{ "arrested": true, "nationality": "PH" }],
        "parcels": [{ "kind": "phone", "quantity": { "count": 12 }, "number": "pending" }],
    } });
    let mut command = make::command(&mut rng, body);
    command["occurred_at"] = json!("2025-07-10T05:00");
    http.accept(&command).await
}

fn rules(board: &Value) -> Vec<(&str, &str)> {
    let each = list(&board["deadlines"]).iter();
    each.map(|due| (text(&due["rule"]), text(&due["verdict"]))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_has_its_filters_its_clocks_and_its_refusals() {
    let (_folder, service) = production().await;
    let http = &service.http;
    let answer = raided(http).await;
    let at_least = format!("at_least={}", answer["position"]);
    let [case, person] = ["case", "person"].map(|kind| make::stream(&answer, kind));
    let ask = async |query: &str| http.json(&format!("/api/deadlines?{at_least}&{query}")).await;

    let all = ask("at=2025-07-20").await;
    let overdue = [
        ("fir.production", "overdue"),
        ("person.consular_notice", "overdue"),
        ("exhibit.number_pending", "overdue"),
    ];
    assert_eq!(rules(&all), overdue, "by when they were due");
    assert_eq!(all["counts"]["overdue"], json!({ "number": 3, "or_more": false }));
    let first = &all["deadlines"][0];
    assert_eq!(first["accused"], json!({ "person": person }));
    assert_eq!(first["cases"], json!([case]));
    assert!(!list(&first["events"]).is_empty() && first["settled"].is_null(), "{first}");
    assert!(all["names"][text(&first["about"])].is_object(), "{all}");

    // Judged at another moment, and known by another day.
    let then = ask("at=2025-07-10T20:00").await;
    assert!(rules(&then).iter().all(|(_, verdict)| *verdict == "running"), "{then}");
    assert_eq!(rules(&ask("at=2025-07-11T03:00&verdict=due_today").await).len(), 2);
    assert_eq!(rules(&ask("at=2025-07-20&known_by=2025-07-09").await), []);

    // Page by page, it is the same.
    let (mut paged, mut after) = (Vec::new(), String::new());
    loop {
        let page = ask(&format!("at=2025-07-20&limit=1{after}")).await;
        paged.extend(list(&page["deadlines"]).to_vec());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(paged, list(&all["deadlines"]));

    for (query, found) in [
        ("rule=fir.production".to_owned(), 1),
        (format!("case={case}"), 3),
        (format!("person={person}"), 2),
        ("circle=karachi%20circle".to_owned(), 3),
        ("officer=nccia-khi-004".to_owned(), 3),
        ("verdict=overdue".to_owned(), 3),
        ("verdict=running".to_owned(), 0),
        ("verdict=late".to_owned(), 0),
        (format!("case={case}&rule=exhibit.number_pending&verdict=overdue"), 1),
    ] {
        let board = ask(&format!("at=2025-07-20&{query}")).await;
        assert_eq!(rules(&board).len(), found, "{query}: {board}");
    }

    // An empty list would be taken for a good one: what nothing on record has is told.
    for (query, status, code, field) in [
        ("rule=fir.prodcution", 400, "request.bad_query", "rule"),
        ("verdict=over", 400, "request.bad_query", "verdict"),
        ("case=raid-01JZMK5V3QW0Y8T4D2N6R9XABC", 400, "request.bad_query", "case"),
        ("known_by=yesterday", 400, "request.bad_query", "known_by"),
        ("at=noon", 400, "request.bad_query", "at"),
        ("after=nowhere", 400, "request.bad_query", "after"),
        ("format=xlsx", 400, "request.bad_query", "format"),
        ("circle=Karchi", 404, "filter.unknown", "circle"),
        ("officer=nccia-khi-005", 404, "filter.unknown", "officer"),
        ("case=case-01JZMK5V3QW0Y8T4D2N6R9XABC", 404, "filter.unknown", "case"),
        ("person=person-01JZMK5V3QW0Y8T4D2N6R9XABC", 404, "filter.unknown", "person"),
    ] {
        let path = format!("/api/deadlines?{query}");
        for lang in ["en", "ur"] {
            let reply = http.get_with(&path, header::ACCEPT_LANGUAGE, lang).await;
            let problem = reply.problem(status, code);
            assert_eq!(problem["field"], field, "{query}");
            let message = text(&problem["message"]);
            assert_eq!(message.is_ascii(), lang == "en", "{query}: {message}");
            assert!(!message.contains("Karchi") && !message.contains("005"), "{message}");
        }
    }
    let cities = http.json("/api/deadlines/productions?from=2025-07-10&to=2025-07-10").await;
    assert_eq!(cities["cities"][0]["city"], "Karachi");
    assert_eq!(cities["cities"][0]["open"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn deadlines_are_a_table_of_csv_in_the_readers_language() {
    let (_folder, service) = production().await;
    let http = &service.http;
    let position = raided(http).await["position"].clone();
    let path = format!("/api/deadlines?at=2025-07-20&at_least={position}");
    for (lang, heading, verdict) in [("en", "Deadline", "overdue"), ("ur", "مہلت", "مہلت ختم")]
    {
        let asked = format!("{path}&format=csv");
        let reply = http.get_with(&asked, header::ACCEPT_LANGUAGE, lang).await;
        assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
        let table = reply.text();
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.unwrap()).collect();
        assert_eq!(rows.len(), 4, "{table}");
        assert_eq!((&rows[0][0], rows[0].len()), (heading, 13));
        assert!(rows[1].iter().any(|cell| cell.contains(verdict)), "{table}");
        assert_eq!(&rows[1][12], "fir.production");
    }
    let reply = http.get_with(&path, header::ACCEPT, "text/csv").await;
    assert!(reply.text().lines().count() == 4);
    // What does not fit says where the rest is.
    let reply = http.get(&format!("{path}&format=csv&limit=2")).await;
    let link = reply.header("link").to_owned();
    let next = link.trim_start_matches('<').split('>').next().unwrap();
    assert!(link.ends_with("rel=next"), "{link}");
    assert_eq!(http.get(next).await.text().lines().count(), 2, "a heading and the last one");
}
