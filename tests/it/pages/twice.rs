//! One fact that two desks record.

use greyfile_tests::{make, seed};
use serde_json::json;

use super::Desk;
use super::correct::{ON_CASE, ON_FORM, send};
use crate::support::list;

/// The rupees that the dashboard counts.
async fn counted(desk: &Desk) -> u64 {
    let last = desk.position().await;
    let range = "from=2025-07-01&to=2025-07-31";
    let sums = desk.service.http.json(&format!("/api/operations?{range}&at_least={last}")).await;
    sums["totals"]["recovered_pkr"].as_u64().unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn money_entered_twice_counts_once_until_somebody_says_that_it_is_not_the_same() {
    let mut rng = seed::rng("money_entered_twice_counts_once_until_somebody_says");
    let desk = Desk::open().await;
    let raided = desk.service.http.accept(&make::raid(&mut rng, "Plaza 9", "Lahore")).await;
    let (case, raid) = (make::stream(&raided, "case"), make::stream(&raided, "raid"));
    let before = counted(&desk).await;
    let money = json!({ "currency": "PKR", "amount": 7_000 });
    let recovered = || json!({ "raid": { "cash_recovered": { "amount": money } } });
    let (one, other) =
        (make::record(&mut rng, &raid, recovered()), make::record(&mut rng, &raid, recovered()));
    desk.service.http.accept(&one).await;

    // The second desk is told before it records, and after.
    let checked = desk.service.http.post("/api/commands/check", &other).await.json();
    let accepted = desk.service.http.accept(&other).await;
    for answer in [&checked, &accepted] {
        let flags = list(&answer["flags"]);
        let same = flags.iter().filter(|flag| flag["code"] == "entry.possibly_same");
        assert_eq!(same.count(), 1, "{answer}");
    }
    assert_eq!(counted(&desk).await, before + 7_000);

    // The case file marks it, and leads to both ways out.
    let marked = accepted["position"].as_u64().unwrap();
    desk.go(&format!("/cases/{case}?lang=en")).await;
    let entry = desk.browser.text(&format!("#e{marked}")).await;
    assert!(entry.contains("possibly entered twice"), "{entry}");
    desk.browser.click(&format!("#e{marked} a[href*='/apart']")).await;
    desk.browser.until(ON_FORM).await;
    desk.browser.fill("reason", "found in another room").await;
    desk.browser.fill("actor", "desk-7").await;
    send(&desk).await;
    desk.browser.until(ON_CASE).await;
    desk.go(&format!("/events/{marked}?lang=en")).await;
    assert!(desk.browser.text("main").await.contains("found in another room"));
    assert_eq!(counted(&desk).await, before + 14_000);

    // What is decided is not asked again, and in Urdu neither.
    desk.go(&format!("/events/{marked}/apart?lang=ur")).await;
    assert!(desk.browser.text("main").await.contains("فیصلے کی کوئی بات نہیں"));
    desk.go(&format!("/cases/{case}?lang=ur")).await;
    let entry = desk.browser.text(&format!("#e{marked}")).await;
    assert!(!entry.contains("ممکنہ تکرار"), "{entry}");
}
