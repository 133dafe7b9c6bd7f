//! Figures given to parliament: every number as printed, what does not fit marked, nothing added.

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::{Lang, Words, id};
use serde_json::{Value, json};

use super::reported::rows;
use crate::support::{demonstration, list, text};

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_both_tables_is_there_as_printed() {
    let (_folder, service) = demonstration().await;
    let tables = service.http.json("/api/figures").await;
    let [by_city, funnel] = list(&tables) else { panic!("two tables: {tables}") };

    let file = rows("operations-by-city.csv");
    let (header, cities) = file.split_first().unwrap();
    let mut expected = Vec::new();
    for city in cities {
        for at in 3..header.len() {
            let measure = match &header[at] {
                "local_arrests" => "arrests_local",
                "foreign_arrests" => "arrests_foreign",
                other => other,
            };
            let period = format!("{}/{}", &city[1], &city[2]);
            let place = json!({ "typed": city[0], "code": city[0].to_lowercase() });
            expected.push(row(measure, &period, place, &city[at], false));
        }
    }
    assert_eq!(printed(by_city), expected);
    assert_eq!(by_city["published"], "2025-08-04");

    let file = rows("national-funnel.csv");
    let (header, years) = file.split_first().unwrap();
    let mut expected = Vec::new();
    for year in years {
        for at in 1..header.len() {
            let total = &year[0] == "printed_total";
            let period = if total { "2021-01-01/2025-12-31" } else { &year[0] };
            let measure = header[at].replace("cases", "firs");
            expected.push(row(&measure, period, Value::Null, &year[at], total));
        }
    }
    assert_eq!(printed(funnel), expected);
    assert_eq!(funnel["published"], "2025-12");
}

fn row(measure: &str, period: &str, city: Value, value: &str, printed_total: bool) -> Value {
    let value: i64 = value.parse().unwrap();
    json!({
        "measure": measure, "period": period, "city": city, "value": value,
        "printed_total": printed_total,
    })
}

/// A table's rows without their positions, which must rise.
fn printed(table: &Value) -> Vec<Value> {
    let mut rows = list(&table["rows"]).to_vec();
    assert!(rows.is_sorted_by_key(|row| row["position"].as_u64()), "in the order printed");
    for row in &mut rows {
        row.as_object_mut().unwrap().remove("position");
    }
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_said() {
    let (_folder, service) = demonstration().await;
    let tables = service.http.json("/api/figures").await;
    let words = Words::of(Lang::En).plain();
    let said = |remark: &Value| {
        let args: Vec<Arg> = serde_json::from_value(remark["args"].clone()).expect("arguments");
        words.message(&id("remark", text(&remark["code"])), &args)
    };
    let remarks: Vec<(&str, String)> = list(&tables)
        .iter()
        .flat_map(|table| list(&table["remarks"]))
        .map(|remark| (text(&remark["code"]), said(remark)))
        .collect();
    let differs: Vec<&str> = remarks
        .iter()
        .filter(|remark| remark.0 == "total_differs")
        .map(|remark| &*remark.1)
        .collect();
    assert_eq!(
        differs,
        [
            "verifications: printed total 468,404, the rows add up to 467,803",
            "enquiries: printed total 982,026, the rows add up to 98,207",
            "cases (FIRs): printed total 7,690, the rows add up to 7,720",
            "arrests: printed total 9,165, the rows add up to 9,615",
            "convictions: printed total 270, the rows add up to 272",
        ]
    );
    for (code, words) in [
        ("possibly_same_event", "Faisalabad: 78 local and 72 foreign arrests published, 78 and 71"),
        ("exceeds_figure", "Islamabad: 10 local arrests published for the whole period, 87"),
    ] {
        let found: Vec<_> = remarks.iter().filter(|remark| remark.0 == code).collect();
        let [(_, said)] = found[..] else { panic!("{code} once: {found:?}") };
        assert!(said.starts_with(words), "{said}");
    }
    assert_eq!(remarks.len(), 7, "and nothing else: {remarks:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_added_to_no_total() {
    let (_folder, service) = demonstration().await;
    let before = service.http.json("/api/operations?from=2020-01-01&to=2026-01-01").await;
    let figure = json!({
        "id": "01JZMK5V3QW0Y8T4D2N6R9XABC", "actor": "test-desk", "occurred_at": "2025-12",
        "basis": { "press": { "source": "test" } },
        "do": { "open": { "events": [{ "figure": { "published": {
            "table": "One more", "measure": "arrests_local", "period": "2025-07", "city": "Lahore",
            "value": 1_000_000, "by": "test", "source": "test",
        } } }] } },
    });
    let position = service.http.accept(&figure).await["position"].clone();
    let path = format!("/api/operations?from=2020-01-01&to=2026-01-01&at_least={position}");
    let after = service.http.json(&path).await;
    assert_eq!(after["totals"], before["totals"]);
    assert_eq!(after["cities"], before["cities"]);
    let tables = service.http.json("/api/figures").await;
    assert!(list(&tables).iter().any(|table| table["table"] == "One more"), "but it is shown");
}
