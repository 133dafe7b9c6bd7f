//! Reads: pages, filters, and a reader who waits for what was just written.

use greyfile_tests::demo::LAST;
use greyfile_tests::{Http, make, seed};
use serde_json::{Value, json};

use crate::support::{demonstration, list, production, text};

/// The cases of a query, page by page.
async fn paged(http: &Http, query: &str, limit: usize) -> Vec<String> {
    let (mut cases, mut after) = (Vec::new(), String::new());
    loop {
        let page = http.json(&format!("/api/cases?limit={limit}{query}{after}")).await;
        let here = list(&page["cases"]);
        assert!(here.len() <= limit);
        cases.extend(here.iter().map(|case| text(&case["title"]).to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return cases,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_are_listed_newest_first_page_by_page() {
    let mut rng = seed::rng("cases_are_listed_newest_first_page_by_page");
    let (_folder, service) = production().await;
    let http = &service.http;
    let mut position = Value::Null;
    for number in 0..23 {
        let city = ["Lahore", "Karachi", "Multan"][number % 3];
        let mut enquiry = make::enquiry(&mut rng, &format!("Enquiry {number:02}"), city);
        // Several on one day: paging must not skip what sorts alike.
        enquiry["occurred_at"] = json!(format!("{}-07-{:02}", 2023 + number % 2, 1 + number / 4));
        position = http.accept(&enquiry).await["position"].clone();
    }
    let whole = http.json(&format!("/api/cases?limit=500&at_least={position}")).await;
    assert_eq!(whole["position"], position);
    let opened: Vec<&str> =
        list(&whole["cases"]).iter().map(|case| text(&case["opened"])).collect();
    assert!(opened.is_sorted_by(|one, next| one >= next), "{opened:?}");
    let all = paged(http, "", 500).await;
    assert_eq!(all.len(), 23);
    for limit in [1, 2, 7, 22, 23, 24] {
        assert_eq!(paged(http, "", limit).await, all, "pages of {limit}");
    }
    let of =
        |wanted: &dyn Fn(usize) -> bool| -> usize { (0..23).filter(|one| wanted(*one)).count() };
    for (query, count) in [
        ("&city=Lahore", of(&|one| one % 3 == 0)),
        ("&city=%20lahore%20", of(&|one| one % 3 == 0)),
        ("&year=2024", of(&|one| one % 2 == 1)),
        ("&year=1999", 0),
        ("&stage=enquiry", 23),
        ("&stage=open", 0),
        ("&agency=nccia", 23),
        ("&agency=fia", 0),
        ("&q=enquiry%2007", 1),
        ("&q=ENQUIRY", 23),
        (
            "&city=Karachi&year=2023&q=0",
            of(&|one| one % 3 == 1 && one % 2 == 0 && format!("{one:02}").contains('0')),
        ),
    ] {
        assert_eq!(paged(http, query, 5).await.len(), count, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_questions_are_told_so() {
    let (_folder, service) = production().await;
    for path in [
        "/api/cases?limit=many",
        "/api/cases?stage=Ali",
        "/api/cases?year=x",
        "/api/cases?colour=red",
        "/api/cases?limit=1&limit=2",
        "/api/events?from=-1",
        "/api/events?stream=Ali",
        "/api/events?stream=raid",
        "/api/events?form=1",
        "/api/operations?from=yesterday",
        "/api/operations?from=2025-02-30",
        "/api/operations?city=Lahore",
        "/api/operations/behind?known_by=gestern",
    ] {
        service.http.get(path).await.problem(400, "request.bad_query");
    }
    // A place in the list is one that a page before gave, whole.
    for after in ["garbage", "", "00", "zz", &"0".repeat(50), &"0".repeat(49), &"é".repeat(25)] {
        for path in
            [format!("/api/cases?after={after}"), format!("/api/cases?limit=1&after={after}")]
        {
            let problem = service.http.get(&path).await.problem(400, "request.bad_query");
            assert_eq!(problem["field"], "after", "{problem}");
            assert!(text(&problem["message"]).contains("no place in the list"), "{problem}");
        }
    }
    let backwards = "/api/operations?from=2025-07-02&to=2025-07-01";
    service.http.get(backwards).await.problem(400, "request.bad_range");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_events_behind_a_number_are_those_known_that_day() {
    let (_folder, service) = demonstration().await;
    let http = &service.http;
    let range = "from=2025-07-08&to=2025-07-08";
    // On 9 July a slip stood: 17 foreigners for 71. It was corrected on the 10th.
    for (known_by, foreign) in [("2025-07-08", 0), ("2025-07-09", 17), ("2025-07-10", 71)] {
        let query = format!("{range}&known_by={known_by}");
        let sums = http.json(&format!("/api/operations?{query}")).await;
        let total = sums["totals"]["arrests_foreign"].as_i64().unwrap_or(0);
        let path = format!("/api/operations/behind?{query}&measure=arrests_foreign");
        let behind = http.json(&path).await;
        let numbers = list(&behind["behind"]).iter().map(|one| one["number"].as_i64().unwrap());
        assert_eq!((total, numbers.sum::<i64>()), (foreign, foreign), "{known_by}: {behind}");
    }
    for measure in ["raids", "arrests", "arrests_local", "recovered_pkr", "firs"] {
        let all = "from=2020-01-01&to=2026-12-31";
        let path = format!("/api/operations/behind?{all}&measure={measure}");
        let sum = |behind: &Value| -> i64 {
            let counted = list(&behind["behind"]).iter().filter(|one| one["counted"] == true);
            counted.map(|one| one["number"].as_i64().unwrap()).sum()
        };
        let now = sum(&http.json(&path).await);
        let ever = sum(&http.json(&format!("{path}&known_by=9999-01-01")).await);
        assert_eq!(now, ever, "{measure}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn foreign_money_and_counts_that_may_be_more_are_told_as_such() {
    let (_folder, service) = production().await;
    let mut rng = seed::rng("foreign_money_and_counts_that_may_be_more_are_told_as_such");
    let mut raid = make::raid(&mut rng, "Money", "Karachi");
    let body = &mut raid["do"]["conduct_raid"];
    body["parcels"] = json!([
        { "kind": "sim", "quantity": { "count": 10_000, "or_more": true } },
        { "kind": "phone", "quantity": { "count": 12 } },
    ]);
    let cash = |currency: &str, amount: u64| json!({ "amount": { "currency": currency, "amount": amount } });
    body["cash"] = json!([cash("PKR", 700_000), cash("USD", 5_400), cash("USD", 100)]);
    let answer = service.http.accept(&raid).await;
    let query = format!("from=2025-07-01&to=2025-07-31&at_least={}", answer["position"]);
    let totals = &service.http.json(&format!("/api/operations?{query}")).await["totals"];
    for (measure, number) in
        [("recovered_pkr", 700_000), ("recovered:USD", 5_500), ("seized_or_more:sim", 1)]
    {
        assert_eq!(totals[measure], number, "{totals}");
    }
    let page = service.http.get(&format!("/?{query}")).await.text();
    assert!(page.contains("5,500</a> <bdi>USD</bdi>"), "{page}");
    assert!(page.contains("10,000 or more units counted"), "{page}");
    assert!(page.contains("12 units counted"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_the_log_page_by_page() {
    let (_folder, service) = demonstration().await;
    let http = &service.http;
    let all = http.all_events().await;
    let positions: Vec<u64> = all.iter().map(|event| event["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, (1..=LAST).collect::<Vec<u64>>());
    assert!(all.is_sorted_by_key(|event| text(&event["recorded_at"]).to_owned()));

    let page = http.json("/api/events?from=10&to=12").await;
    assert_eq!(list(&page["events"]), &all[9..12]);
    assert_eq!((&page["next"], &page["last"]), (&Value::Null, &json!(LAST)));
    let page = http.json("/api/events?from=10&limit=3").await;
    assert_eq!(list(&page["events"]), &all[9..12]);
    assert_eq!(page["next"], 13);
    let behind = format!("/api/events?from={}", LAST + 1);
    for path in [&behind, "/api/events?from=9&to=8"] {
        assert_eq!(http.json(path).await["events"], json!([]), "{path}");
    }

    let stream = text(&all[3]["stream"]);
    let history: Vec<&Value> = all.iter().filter(|event| event["stream"] == stream).collect();
    let page = http.json(&format!("/api/events?stream={stream}")).await;
    assert_eq!(list(&page["events"]).iter().collect::<Vec<_>>(), history);
    let versions: Vec<u64> =
        history.iter().map(|event| event["version"].as_u64().unwrap()).collect();
    assert_eq!(versions, (1..=history.len() as u64).collect::<Vec<u64>>());

    let notes: Vec<&Value> = all.iter().filter(|event| event["type"] == "note_added").collect();
    let (mut found, mut next) = (Vec::new(), Some(1));
    while let Some(from) = next {
        let page = http.json(&format!("/api/events?type=note_added&limit=2&from={from}")).await;
        found.extend(list(&page["events"]).to_vec());
        next = page["next"].as_u64();
    }
    assert_eq!(found.iter().collect::<Vec<_>>(), notes);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_shows_what_was_never_logged() {
    let mut rng = seed::rng("a_register_shows_what_was_never_logged");
    let (_folder, service) = production().await;
    let http = &service.http;
    let case =
        make::stream(&http.accept(&make::enquiry(&mut rng, "Enquiry", "Lahore")).await, "case");
    let mut lodged = Vec::new();
    for (station, serial) in
        [("NCCIA Lahore", 3), ("nccia  lahore", 9), ("NCCIA Lahore", 5), ("NCCIA Multan", 1)]
    {
        lodged.push(http.accept(&make::fir(&mut rng, &case, station, serial)).await);
    }
    let registers = async |answer: &Value| -> Value {
        let path = format!("/api/registers?at_least={}", answer["position"]);
        http.json(&path).await["registers"].clone()
    };
    let gap = |first, last| json!({ "first": first, "last": last });
    let year = |place, known, first, last, missing: Vec<Value>| {
        let (kind, year) = ("fir", 2025);
        json!({ "kind": kind, "place": place, "code": null, "twice": [], "year": year, "known": known, "first": first, "last": last, "missing": missing })
    };
    let multan = || year("NCCIA Multan", 1, 1, 1, vec![]);
    let lahore = year("NCCIA Lahore", 3, 3, 9, vec![gap(4, 4), gap(6, 8)]);
    assert_eq!(registers(&lodged[3]).await, json!([lahore, multan()]));

    // An exhibit's number comes with its seizure or with its deposit; one retracted is a gap again.
    let raid = http.accept(&make::raid(&mut rng, "Plaza 1", "Lahore")).await;
    let exhibit = make::stream(&raid, "exhibit");
    let number = json!({ "given": { "malkhana": "Malkhana Lahore", "year": 2025, "serial": 7 } });
    let deposited =
        json!({ "exhibit": { "deposited": { "malkhana": "malkhana-lah", "number": number } } });
    let answer = http.accept(&make::record(&mut rng, &exhibit, deposited)).await;
    let malkhana = json!({
        "kind": "exhibit", "place": "Malkhana Lahore", "year": 2025,
        "code": null, "known": 1, "first": 7, "last": 7, "missing": [], "twice": []
    });
    let shown = registers(&answer).await;
    assert_eq!(list(&shown).last(), Some(&malkhana));
    let fir = make::stream(&lodged[2], "fir");
    let first = list(&lodged[2]["events"]).iter().find(|event| event["type"] == "fir.lodged");
    let first = &first.expect("lodged")["event"];
    let retract = json!({ "retract": {
        "on": fir, "event": first, "seen": first, "reason": "entered twice"
    } });
    let answer = http.accept(&make::command(&mut rng, retract)).await;
    let shown = registers(&answer).await;
    assert_eq!(shown[0], year("NCCIA Lahore", 2, 3, 9, vec![gap(4, 8)]));

    // A corrected number is where it belongs, and no longer where it was.
    let fir = make::stream(&lodged[0], "fir");
    let events = http.all_events().await;
    let first =
        events.iter().find(|one| one["stream"] == json!(fir) && one["type"] == "fir.lodged");
    let first = first.expect("lodged");
    let mut seen = first["event_id"].clone();
    for (serial, shown) in [
        (7, year("NCCIA Lahore", 2, 7, 9, vec![gap(8, 8)])),
        (3, year("NCCIA Lahore", 2, 3, 9, vec![gap(4, 8)])),
    ] {
        let mut replacement = first["event"].clone();
        replacement["fir"]["lodged"]["number"]["serial"] = json!(serial);
        let correct = json!({ "correct": {
            "on": fir, "event": first["event_id"], "seen": seen, "replacement": replacement,
            "reason": "read from the register",
        } });
        let answer = http.accept(&make::command(&mut rng, correct)).await;
        seen = answer["events"][0]["event"].clone();
        assert_eq!(registers(&answer).await[0], shown);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_sees_the_own_write() {
    let mut rng = seed::rng("a_writer_sees_the_own_write");
    let (_folder, service) = production().await;
    let http = &service.http;
    for number in 1..=20u64 {
        let raid = make::raid(&mut rng, &format!("Plaza {number}"), "Lahore");
        let answer = http.accept(&raid).await;
        let (position, case) = (&answer["position"], make::stream(&answer, "case"));
        let page = http.json(&format!("/api/cases?at_least={position}")).await;
        assert_eq!(list(&page["cases"]).len() as u64, number);
        let file = http.json(&format!("/api/cases/{case}?at_least={position}")).await;
        assert_eq!(file["raids"][0]["arrests"], 9);
        let range = "from=2025-07-01&to=2025-07-31";
        let numbers = http.json(&format!("/api/operations?{range}&at_least={position}")).await;
        assert_eq!(numbers["totals"]["arrests"], 9 * number);
        let path = format!("/api/operations/behind?{range}&measure=raids&at_least={position}");
        assert_eq!(list(&http.json(&path).await["behind"]).len() as u64, number);
    }
    // What nobody wrote is not waited for without end.
    let answer = http.get("/api/cases?at_least=1000000").await;
    let problem = answer.problem(503, "view.behind");
    assert_eq!(problem["retryable"], true);
    assert_eq!(answer.header("retry-after"), "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_just_recorded_is_never_said_to_be_missing() {
    let mut rng = seed::rng("what_was_just_recorded_is_never_said_to_be_missing");
    let (_folder, service) = production().await;
    let http = &service.http;
    // Whoever got the id from somebody else knows no position to wait for.
    let asked = ["/cases/", "/api/cases/", "/deadlines?case=", "/api/deadlines?case="];
    let raid = |number| (number, make::raid(&mut rng, &format!("Plaza {number}"), "Lahore"));
    let raids: Vec<_> = (0..80).map(raid).collect();
    // Many at once: the views are behind.
    let all = raids.iter().map(async |(number, raid)| {
        let case = make::stream(&http.accept(raid).await, "case");
        let path = format!("{}{case}", asked[number % asked.len()]);
        (http.get(&path).await.status, path)
    });
    for (status, path) in futures_util::future::join_all(all).await {
        assert_eq!(status, 200, "{path}");
    }
    // What nobody recorded is missing.
    let nobodys = format!("/api/cases/case-{}", make::ulid(&mut rng));
    http.get(&nobodys).await.problem(404, "case.unknown");
    let nobodys = format!("/api/deadlines?person=person-{}", make::ulid(&mut rng));
    http.get(&nobodys).await.problem(404, "filter.unknown");
}

/// Registers are read in pages, and each stands on one of them.
#[tokio::test(flavor = "multi_thread")]
async fn registers_have_pages() {
    let mut rng = seed::rng("registers_have_pages");
    let (_folder, service) = production().await;
    let http = &service.http;
    let opened = http.accept(&make::enquiry(&mut rng, "One", "Lahore")).await;
    let case = make::stream(&opened, "case");
    let mut position = Value::Null;
    for station in 0..201 {
        let lodged = make::fir(&mut rng, &case, &format!("Station {station:03}"), 7);
        position = http.accept(&lodged).await["position"].clone();
    }
    let stations = |page: &str| -> Vec<String> {
        let names = page.split("<bdi>Station ").skip(1);
        names.map(|rest| rest[..3].to_owned()).collect()
    };
    let first = http.get(&format!("/registers?at_least={position}")).await.text();
    assert_eq!(stations(&first).len(), 200);
    assert!(first.contains("href=\"/registers?from=200\"") && !first.contains("rel=\"prev\""));
    let last = http.get("/registers?from=200").await.text();
    assert_eq!(stations(&last), ["200"]);
    assert!(last.contains("rel=\"prev\" href=\"/registers\"") && !last.contains("rel=\"next\""));
    let beyond = http.get("/registers?from=900").await.text();
    assert!(beyond.contains("They stand on another page"), "{beyond}");
    assert_eq!(http.get("/registers?from=x").await.status, 400);
}
