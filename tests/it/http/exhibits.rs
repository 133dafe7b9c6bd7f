//! Exhibits that nobody recorded with their raid: each is found by its raid and its case.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use crate::support::{demonstration, list, text};

#[tokio::test(flavor = "multi_thread")]
async fn an_exhibit_opened_alone_is_found_by_its_raid_and_case() {
    let (_folder, service) = demonstration().await;
    let http = &service.http;
    let mut rng = seed::rng("an_exhibit_opened_alone_is_found_by_its_raid_and_case");
    let raided = http.accept(&make::raid(&mut rng, "Found later", "Multan")).await;
    let (case, raid) = (make::stream(&raided, "case"), make::stream(&raided, "raid"));
    let other = http.accept(&make::raid(&mut rng, "Another", "Multan")).await;
    let (other_case, other_raid) = (make::stream(&other, "case"), make::stream(&other, "raid"));
    let seized = |kind: &str, raid: Value| {
        json!({ "exhibit": { "seized": {
            "raid": raid, "kind": kind, "quantity": { "count": 1 }, "number": "pending",
            "holder": "desk",
        } } })
    };
    let open = |rng: &mut _, event| make::command(rng, json!({ "open": { "events": [event] } }));
    let answer = http.accept(&open(&mut rng, seized("ledger", json!(raid)))).await;
    let ledger = make::stream(&answer, "exhibit");
    let seen = text(&list(&answer["events"])[0]["event"]).to_owned();
    // Money counted at the station: the raid says which exhibit it became, the exhibit names no raid.
    let answer = http.accept(&open(&mut rng, seized("cash", Value::Null))).await;
    let cash = make::stream(&answer, "exhibit");
    let amount = json!({ "currency": "PKR", "amount": 350_000 });
    let recovered = json!({ "raid": { "cash_recovered": { "amount": amount, "exhibit": cash } } });
    http.accept(&make::record(&mut rng, &raid, recovered)).await;

    let kinds = async |case: &str| {
        let position = http.json("/api/status").await["position"].clone();
        let file = http.json(&format!("/api/cases/{case}?at_least={position}")).await;
        let exhibits = list(&file["exhibits"]).iter();
        exhibits.map(|one| text(&one["kind"]).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&case).await, ["phone", "ledger", "cash"]);
    assert_eq!(kinds(&other_case).await, ["phone"]);
    for exhibit in [&ledger, &cash] {
        // What is overdue of it is shown with the case, and its own page leads there.
        let page = http.get(&format!("/events?stream={exhibit}")).await.text();
        assert!(page.contains(&format!("/cases/{case}")), "{exhibit} leads to no case");
    }
    // It was of the other raid, as a correction says.
    let correction = make::command(
        &mut rng,
        json!({ "correct": {
        "on": ledger, "event": seen, "seen": seen, "reason": "of the other raid",
        "replacement": seized("ledger", json!(other_raid)),
    } }),
    );
    http.accept(&correction).await;
    assert_eq!(kinds(&case).await, ["phone", "cash"]);
    assert_eq!(kinds(&other_case).await, ["phone", "ledger"]);
    service.stop();
}
