//! The page of the regime, in both languages.

use crate::cli::regime::{file, with_own_keys};
use crate::support::production;

const SHIPPED: &str = include_str!("../../../schemas/regime/assumed-2025.toml");

#[tokio::test(flavor = "multi_thread")]
async fn the_regime_is_shown_with_what_was_not_checked() {
    let (folder, service) = production().await;
    let (cli, http) = (service.cli(), &service.http);
    let page = async |address: &str| http.get(address).await.text();
    let none = page("/regime?on=2025-03-01&lang=en").await;
    assert!(none.contains("No regime was in force on"), "{none}");
    let own = with_own_keys(SHIPPED);
    let one = file(folder.path(), "own.toml", &own);
    let two = file(folder.path(), "two.toml", &own.replace("assumed_2025", "assumed_2026"));
    for (act, path) in [("adopt", &one), ("draft", &two)] {
        let path = path.to_str().expect("a path");
        cli.run(&["regime", act, path, "--actor", "records-desk"]).ok();
    }
    let position = http.json("/api/status").await["position"].to_string();
    let english = page(&format!("/regime?on=2025-03-01&lang=en&at_least={position}")).await;
    for part in [
        "values were not checked against a source",
        "National Cyber Crime Investigation Agency",
        "Calls are recorded and kept",
        "PKR 250,000",
        "NCCIA-CC-{year}-{serial:5}",
        "as on the day of filing",
        "not checked",
        "open objection",
        "assumed_2026",
        "PECA",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let urdu = page(&format!("/regime?on=2025-03-01&lang=ur&at_least={position}")).await;
    for part in [
        "قدریں کسی ماخذ سے تصدیق شدہ نہیں",
        "نیشنل سائبر کرائم انویسٹی گیشن ایجنسی",
        "کالیں ریکارڈ اور محفوظ کی جاتی ہیں",
        "غیر تصدیق شدہ",
        "زیرِ جواب اعتراض",
    ] {
        assert!(urdu.contains(part), "{part}: {urdu}");
    }
    let draft = page("/regime?draft=assumed_2026&lang=en").await;
    assert!(draft.contains("This is a draft. It decides nothing."), "{draft}");
    let missing = http.get("/regime?draft=nothing&lang=en").await;
    assert_eq!(missing.status, 404);
}
