//! What a range counts, and what it lists beside the sum because it may lie outside.

use greyfile_tests::Http;
use serde_json::{Value, json};

use crate::support::{demonstration, list};

async fn operations(http: &Http, from: &str, to: &str) -> Value {
    http.json(&format!("/api/operations?from={from}&to={to}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn totals_are_the_reported_numbers_added_up() {
    let (_folder, service) = demonstration().await;
    let all = operations(&service.http, "2024-01-01", "2025-12-31").await;
    let totals = &all["totals"];
    for (measure, number) in [
        ("raids", 7),
        ("arrests", 18 + 6 + 93 + 149 + 5 + 34),
        ("arrests_local", 18 + 6 + 87 + 78 + 19),
        ("arrests_foreign", 6 + 71 + 5 + 15),
        ("arrests_female", 18 + 2),
        ("firs", 1 + 1 + 7 + 1),
        ("nationality:CN", 48),
        ("seized:computer", 37),
        ("seized:phone", 40),
        ("seized:sim_card", 10_000),
        ("seized:gateway_exchange", 6),
        ("parcels:computer", 2),
        ("parcels:laptop", 1),
        ("parcels:server", 1),
    ] {
        assert_eq!(totals[measure], number, "{measure} of {totals}");
    }
    // What nobody recorded is not made up from published figures.
    for measure in ["complaints", "verifications", "enquiries", "convictions", "recovered_pkr"] {
        assert_eq!(totals[measure], Value::Null, "{measure}");
    }
    assert_eq!(all["overlapping"], json!([]));
    assert_eq!(summed(&all["cities"], |row| &row["numbers"]), *totals, "cities add up");
    let months = summed(&all["months"], |row| &row["numbers"]);
    // Known to the year alone, Multan stands in no month.
    assert_eq!(months["raids"], 6);
    assert_eq!(months["arrests"], totals["arrests"].as_i64().unwrap() - 18);
}

/// Adds up rows of numbers.
fn summed<'a>(rows: &'a Value, numbers: impl Fn(&'a Value) -> &'a Value) -> Value {
    let mut sums = serde_json::Map::new();
    for row in list(rows) {
        for (measure, number) in numbers(row).as_object().into_iter().flatten() {
            let sum = sums.get(measure).and_then(Value::as_i64).unwrap_or(0);
            sums.insert(measure.clone(), json!(sum + number.as_i64().unwrap()));
        }
    }
    sums.into()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_lie_outside_is_listed_and_not_counted() {
    let (_folder, service) = demonstration().await;
    // from, to, city, first and last day of what overlaps, its arrests, raids counted
    for (from, to, city, first, last, arrests, counted) in [
        // Multan, known to the year.
        ("2024-01-01", "2024-12-30", "Multan", "2024-01-01", "2024-12-31", 18, Value::Null),
        ("2024-06-01", "2025-01-31", "Multan", "2024-01-01", "2024-12-31", 18, json!(1)),
        ("2024-12-31", "2024-12-31", "Multan", "2024-01-01", "2024-12-31", 18, Value::Null),
        // Operation Grey, known to the month.
        ("2025-06-02", "2025-06-30", "Islamabad", "2025-06-01", "2025-06-30", 93, Value::Null),
        ("2025-01-01", "2025-06-29", "Islamabad", "2025-06-01", "2025-06-30", 93, json!(2)),
        ("2025-06-15", "2025-06-15", "Islamabad", "2025-06-01", "2025-06-30", 93, Value::Null),
    ] {
        let answer = operations(&service.http, from, to).await;
        let beside = list(&answer["overlapping"]).iter().find(|row| row["city"] == city);
        let beside = beside.unwrap_or_else(|| panic!("{from} to {to}: {answer}"));
        assert_eq!((&beside["first"], &beside["last"]), (&json!(first), &json!(last)));
        assert_eq!(beside["numbers"]["arrests"], arrests, "{from} to {to}");
        assert_eq!(answer["totals"]["raids"], counted, "{from} to {to}");
    }
    for (from, to, raids, arrests) in
        [("2024-01-01", "2024-12-31", 1, 18), ("2025-06-01", "2025-06-30", 1, 93)]
    {
        let answer = operations(&service.http, from, to).await;
        assert_eq!(answer["totals"]["raids"], raids, "{from} to {to}: wholly inside");
        assert_eq!(answer["totals"]["arrests"], arrests, "{from} to {to}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_every_number_are_its_events() {
    let (_folder, service) = demonstration().await;
    let range = "from=2024-01-01&to=2025-12-31";
    let all = service.http.json(&format!("/api/operations?{range}")).await;
    for (measure, number) in all["totals"].as_object().unwrap() {
        let path = format!("/api/operations/behind?{range}&measure={measure}");
        let behind = service.http.json(&path).await;
        let counted = list(&behind["behind"]).iter().filter(|one| one["counted"] == true);
        let sum: i64 = counted.clone().map(|one| one["number"].as_i64().unwrap()).sum();
        assert_eq!(json!(sum), *number, "{measure}");
        for one in counted {
            let position = &one["position"];
            let path = format!("/api/events?from={position}&limit=1");
            let event = service.http.json(&path).await["events"][0].clone();
            assert_eq!(event["stream"], one["stream"], "{measure}: the event is that stream's");
        }
    }
    // Of one city, and with what is not counted marked.
    let path =
        "/api/operations/behind?from=2025-06-15&to=2025-12-31&measure=arrests&city=Islamabad";
    let behind = service.http.json(path).await;
    let numbers: Vec<(&Value, &Value)> =
        list(&behind["behind"]).iter().map(|one| (&one["number"], &one["counted"])).collect();
    assert_eq!(numbers, [(&json!(5), &json!(true)), (&json!(93), &json!(false))]);
}
