//! Lists page by page, while the record goes on; and filters whose value nothing has.

use std::collections::BTreeSet;

use greyfile_tests::service::Serve;
use greyfile_tests::{Http, make, seed};
use serde_json::{Value, json};

use crate::support::{list, production};

/// So many enquiries, a day after each other from 1 January on, oldest first: their streams.
async fn enquiries(rng: &mut fastrand::Rng, http: &Http, count: usize) -> Vec<String> {
    let mut cases = Vec::new();
    for day in 1..=count {
        let mut command = make::enquiry(rng, &format!("Enquiry {day}"), "Lahore");
        command["occurred_at"] = json!(format!("2025-01-{day:02}"));
        cases.push(make::stream(&http.accept(&command).await, "case"));
    }
    cases
}

/// Corrects the opening of a case, which then began on this day; the position it is recorded at.
async fn moves(rng: &mut fastrand::Rng, http: &Http, case: &str, day: &str) -> u64 {
    let events = http.json(&format!("/api/events?stream={case}")).await;
    let event = &events["events"][0];
    let command = make::command(
        rng,
        json!({ "correct": {
            "on": case, "event": event["event_id"], "seen": event["event_id"],
            "replacement": event["event"], "occurred_at": day, "reason": "another day",
        } }),
    );
    http.accept(&command).await["position"].as_u64().unwrap()
}

fn cases_of(page: &Value) -> Vec<String> {
    list(&page["cases"]).iter().map(|case| case["case"].as_str().unwrap().to_owned()).collect()
}

/// Case 20: a correction moves a case over the edge of a page that was read. The case goes to an
/// earlier page, to a later one, or a new one comes first; each is read in pages of two lengths, with
/// a filter and without.
#[tokio::test(flavor = "multi_thread")]
async fn a_list_read_page_by_page_skips_and_repeats_nothing() {
    let mut rng = seed::rng("a_list_read_page_by_page_skips_and_repeats_nothing");
    for (filter, limit, moved, day) in [
        // Of the later pages to the top; of the first page to the end; within a later page.
        ("", 3, 1, "2025-02-01"),
        ("&city=Lahore", 3, 7, "2024-12-01"),
        ("&year=2025", 2, 2, "2025-01-04T10:00"),
    ] {
        let (_folder, service) = production().await;
        let http = &service.http;
        let cases = enquiries(&mut rng, http, 8).await;
        let newest: Vec<String> = cases.iter().rev().cloned().collect();
        let path = format!("/api/cases?limit={limit}{filter}");
        let last = http.json("/api/status").await["position"].as_u64().unwrap();
        let mut page = http.json(&format!("{path}&at_least={last}")).await;
        assert_eq!((page["moved"].as_bool(), &page["as_of"]), (Some(false), &page["position"]));
        let began = page["as_of"].clone();
        let mut read = cases_of(&page);
        let position = moves(&mut rng, http, &cases[moved], day).await;
        let mut told = false;
        while let Some(next) = page["next"].as_str() {
            page = http.json(&format!("{path}&after={next}&at_least={position}")).await;
            assert_eq!(page["as_of"], began, "{page}");
            told |= page["moved"] == true;
            read.extend(cases_of(&page));
        }
        assert_eq!(read, newest, "{day}: each case once, as the list was");
        assert!(told, "{day}: the list says that it moved");
        // Begun anew it is the list as it is now.
        let now = http.json(&format!("/api/cases?at_least={position}")).await;
        assert_ne!(cases_of(&now), newest);
        assert_eq!(now["moved"], false);
    }
}

/// The same on the page and at a terminal, which also say so.
#[tokio::test(flavor = "multi_thread")]
async fn people_read_that_the_list_moved() {
    let mut rng = seed::rng("people_read_that_the_list_moved");
    let (_folder, service) = production().await;
    let http = &service.http;
    for day in 1..=28 {
        for hour in ["08:00", "09:00"] {
            let mut command = make::enquiry(&mut rng, &format!("E {day} {hour}"), "Lahore");
            command["occurred_at"] = json!(format!("2025-01-{day:02}T{hour}"));
            http.accept(&command).await;
        }
    }
    let first = http.get("/cases").await.text();
    let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let next = next.replace("&amp;", "&").replace("&#38;", "&");
    let listed = service.cli().run(&["case", "list", "--limit", "54"]);
    let after = listed.ok().rsplit("--after ").next().unwrap().trim().to_owned();
    assert!(!http.get(&next).await.text().contains("has changed since"));
    let last = http.json("/api/cases?limit=500").await;
    let oldest = cases_of(&last).pop().unwrap();
    let position = moves(&mut rng, http, &oldest, "2025-02-01").await;
    let page = http.get(&format!("{next}&at_least={position}")).await.text();
    assert!(page.contains("This part of the list has changed since you began"), "{page}");
    assert!(page.contains(&oldest), "the case that moved is where it was");
    let page = http.get(&format!("{next}&lang=ur")).await.text();
    assert!(page.contains("اس کا یہ حصہ بدل چکا ہے"), "{page}");
    let ran = service.cli().run(&["case", "list", "--limit", "54", "--after", &after]);
    assert!(ran.ok().contains("has changed since its first page"), "{}", ran.stdout);
}

/// The events behind a number have pages, too, in the API, at a terminal and on the page.
#[tokio::test(flavor = "multi_thread")]
async fn the_events_behind_a_number_have_pages() {
    let mut rng = seed::rng("the_events_behind_a_number_have_pages");
    let folder = greyfile_tests::folder::temporary();
    let service = Serve::on(folder.path()).arg("--demo").start().await;
    let http = &service.http;
    let path = "/api/operations/behind?from=2020-01-01&to=2026-12-31";
    let whole = http.json(&format!("{path}&limit=1000")).await;
    let whole = list(&whole["behind"]);
    for limit in [1, 2, 7] {
        let (mut all, mut page) = (Vec::new(), http.json(&format!("{path}&limit={limit}")).await);
        loop {
            let listed = list(&page["behind"]);
            let events: BTreeSet<_> = listed.iter().map(|one| one["position"].as_u64()).collect();
            assert!(listed.len() <= limit || events.len() == 1, "only one event is more than that");
            assert_eq!(page["moved"], false);
            all.extend(listed.iter().cloned());
            let Some(next) = page["next"].as_str() else { break };
            page = http.json(&format!("{path}&limit={limit}&after={next}")).await;
        }
        assert_eq!(all, whole, "{limit}");
    }
    let page = http.json(&format!("{path}&limit=1")).await;
    let after = page["next"].as_str().unwrap();
    // What comes in meanwhile is told of; as known by a day that is over, nothing comes in.
    let known = http.json(&format!("{path}&limit=1&known_by=2026-01-01")).await;
    let raid = make::raid(&mut rng, "New", "Lahore");
    let position = &http.accept(&raid).await["position"];
    let moved = http.json(&format!("{path}&limit=1&after={after}&at_least={position}")).await;
    assert_eq!(moved["moved"], true);
    if let Some(after) = known["next"].as_str() {
        let known = http.json(&format!("{path}&known_by=2026-01-01&limit=1&after={after}")).await;
        assert_eq!(known["moved"], false);
    }
    let args = ["operations", "--from", "2020-01-01", "--behind", "raids", "--limit", "2"];
    let first = service.cli().run(&args);
    let after = first.ok().rsplit("--after ").next().unwrap().trim();
    let second = service.cli().json(&[&args[..], &["--after", after]].concat());
    assert_eq!(list(&second["behind"]).len(), 2, "{second}");
    for bad in ["x", "", "00", after.get(..20).unwrap(), &"0".repeat(after.len())] {
        let problem = http.get(&format!("{path}&after={bad}")).await;
        problem.problem(400, "request.bad_query");
    }
}

/// An unknown value of a filter is a mistake, and those that there are are named.
#[tokio::test(flavor = "multi_thread")]
async fn a_filter_that_nothing_can_have_is_a_mistake() {
    let mut rng = seed::rng("a_filter_that_nothing_can_have_is_a_mistake");
    let folder = greyfile_tests::folder::temporary();
    let service = Serve::on(folder.path()).arg("--demo").start().await;
    let http = &service.http;
    // A city that no gazetteer has is known once it is on record.
    http.accept(&make::raid(&mut rng, "Chak", "Chak 54 RB")).await;
    for (api, page, status, code, known) in [
        ("/api/cases?city=Lahor3", "/cases?city=Lahor3", 404, "filter.unknown", "lahore"),
        ("/api/cases?agency=cia", "/cases?agency=cia", 404, "filter.unknown", "nccia"),
        ("/api/cases?stage=shut", "/cases?stage=shut", 400, "request.bad_query", "enquiry"),
        (
            "/api/events?type=raid.conduct",
            "/events?type=raid.conduct",
            400,
            "request.bad_query",
            "raid.conducted",
        ),
        (
            "/api/operations/behind?measure=raid",
            "/behind?measure=raid",
            404,
            "filter.unknown",
            "raids",
        ),
        (
            "/api/operations/behind?measure=seized:fone",
            "/behind?measure=seized:fone",
            404,
            "filter.unknown",
            "seized:",
        ),
        (
            "/api/operations/behind?city=Atlantis",
            "/behind?city=Atlantis",
            404,
            "filter.unknown",
            "chak 54 rb",
        ),
        (
            "/api/deadlines?rule=fir.nothing",
            "/deadlines?rule=fir.nothing",
            400,
            "request.bad_query",
            "fir.production",
        ),
    ] {
        let problem = http.get(api).await.problem(status, code);
        let told = problem["message"].as_str().unwrap();
        assert!(told.contains(known), "{api}: {told}");
        let shown = http.get_with(page, reqwest::header::ACCEPT, "text/html").await;
        assert!((400..405).contains(&shown.status), "{page}: {}", shown.status);
        assert!(shown.text().contains(known), "{page}: {}", shown.text());
    }
    for fine in [
        "/api/cases?city=multan",
        "/api/cases?city=Chak 54 RB",
        "/api/cases?city=",
        "/api/cases?agency=NCCIA",
        "/api/cases?agency=isi",
        "/api/events?type=note_added",
        "/api/events?type=gazetteer.spelling_mapped",
        "/api/operations/behind?measure=nationality:CN",
        "/api/operations/behind?measure=recovered:USD",
        "/api/operations/behind?city=chak 54 rb",
        "/api/operations/behind?city=",
        "/api/operations/behind?measure=parcels:phone",
    ] {
        let answer = http.get(fine).await;
        assert_eq!(answer.status, 200, "{fine}: {}", answer.text());
    }
    for args in [
        &["case", "list", "--city", "Lahor3"][..],
        &["case", "list", "--agency", "cia"],
        &["events", "--type", "raid.conduct"],
        &["operations", "--behind", "raid"],
        &["operations", "--behind", "raids", "--city", "Atlantis"],
    ] {
        let ran = service.cli().run(args);
        assert!(ran.failed().contains("there are: "), "{args:?}: {}", ran.stderr);
    }
}
