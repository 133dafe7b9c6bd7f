//! `greyfile deadlines`: a table, JSON, CSV.

use serde_json::Value;

use crate::support::{demonstration, list, text};

#[tokio::test(flavor = "multi_thread")]
async fn deadlines_are_a_table_json_or_csv() {
    let (_folder, service) = demonstration().await;
    let (cli, http) = (service.cli(), &service.http);
    let at = "2025-08-30T12:00";
    let same = http.json(&format!("/api/deadlines?at={at}&limit=20")).await;
    let asked = cli.json(&["deadlines", "--at", at, "--limit", "20"]);
    assert_eq!(asked, same);
    let all =
        list(&http.json(&format!("/api/deadlines?at={at}&limit=500")).await["deadlines"]).len();
    assert!(all > 3, "{all}");

    for (lang, heading, none) in
        [("en", "whom", "Nothing fits."), ("ur", "کس کی بابت", "کوئی مہلت مطابقت نہیں رکھتی۔")]
    {
        let table = cli.run(&["deadlines", "--at", at, "--lang", lang]);
        assert!(table.ok().contains(heading), "{}", table.ok());
        let empty = ["deadlines", "--known-by", "2020-01-01", "--lang", lang];
        assert!(cli.run(&empty).ok().contains(none));
        let csv = cli.run(&["deadlines", "--at", at, "--csv", "--lang", lang]).ok().to_owned();
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let codes: Vec<String> =
            rows.records().map(|row| row.unwrap().get(12).unwrap().to_owned()).collect();
        assert_eq!(codes.len(), all, "{lang}");
    }
    let rule = text(&same["deadlines"][0]["rule"]).to_owned();
    let of_rule = cli.json(&["deadlines", "--rule", &rule, "--at", at]);
    let rules = list(&of_rule["deadlines"]).iter().map(|due| &due["rule"]);
    assert!(
        rules.clone().count() > 0
            && rules.eq(vec![&Value::from(rule); list(&of_rule["deadlines"]).len()])
    );
    let failed = cli.run(&["deadlines", "--verdict", "over"]);
    assert!(failed.failed().contains("overdue"), "{}", failed.failed());
}
