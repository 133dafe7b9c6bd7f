//! The regime: a file of it adopted, drafted, shown and compared.

use std::path::{Path, PathBuf};

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use crate::support::{list, production, text};

const SHIPPED: &str = include_str!("../../../schemas/regime/assumed-2025.toml");
const OFFENCES: &str = include_str!("../../../schemas/regime/offences.csv");

/// The shipped file with keys that are not the demonstration's: every other digit is another.
pub fn with_own_keys(text: &str) -> String {
    let is_hex = |word: &&str| word.len() == 64 && word.bytes().all(|c| c.is_ascii_hexdigit());
    let keys: Vec<&str> = text.split('"').filter(is_hex).collect();
    assert_eq!(keys.len(), 8);
    let other = |key: &str| -> String { key.chars().rev().collect() };
    keys.iter().fold(text.to_owned(), |text, key| text.replace(key, &other(key)))
}

/// A file of a regime in a folder, with its offence catalogue beside it.
pub fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    std::fs::write(folder.join("offences.csv"), OFFENCES).expect("a file");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_log_adopts_a_regime_on_its_first_day() {
    let (folder, service) = production().await;
    let (cli, http) = (service.cli(), &service.http);
    let at = |name: &str, text: &str| {
        file(folder.path(), name, text).to_str().expect("a path").to_owned()
    };
    let adopt = |file: &str| cli.run(&["regime", "adopt", file, "--actor", "records-desk"]);
    let none = cli.run(&["regime", "show", "--on", "2025-03-01"]);
    assert!(none.ok().contains("no regime was in force on 2025-03-01"), "{none:?}");
    // Keys that everybody has are for demonstrations.
    let refused = adopt(&at("shipped.toml", SHIPPED));
    assert_ne!(refused.code, Some(0));
    assert!(refused.stderr.contains("one of the demonstration\u{2019}s"), "{refused:?}");
    assert_eq!(http.json("/api/status").await["position"], 1, "nothing was recorded");

    let own = with_own_keys(SHIPPED);
    let one = at("own.toml", &own);
    let adopted = adopt(&one);
    assert!(
        adopted.ok().contains("adopted: assumed_2025, in force from 2025-01-01; 11 events"),
        "{adopted:?}"
    );
    let again = adopt(&one);
    assert!(
        again.stderr.contains("there is a regime of the code assumed_2025 already"),
        "{again:?}"
    );

    let shown = cli.run(&["regime", "show", "--on", "2025-03-01"]);
    for part in
        ["Fees", "PKR 250,000", "NCCIA-CC-{year}-{serial:5}", "not checked", "Calls are recorded"]
    {
        assert!(shown.ok().contains(part), "{part}: {shown:?}");
    }
    let before = cli.json(&["regime", "show", "--on", "2024-12-31"]);
    assert_eq!(before["regime"], Value::Null);
    let in_force = cli.json(&["regime", "show", "--on", "2025-03-01"]);
    assert_eq!(in_force["regime"]["fees"][1]["amount"]["amount"], 250_000);
    assert_eq!(list(&in_force["keys"]).len(), 4);
    assert!(list(&in_force["keys"]).iter().all(|key| key["standing"] == "in_force"));

    // A draft decides nothing, and is compared with what is in force.
    let changed =
        own.replace("assumed_2025", "assumed_2026").replace("amount = 250000", "amount = 300000");
    let two = at("draft.toml", &changed);
    let drafted = cli.run(&["regime", "draft", &two, "--actor", "records-desk"]);
    assert!(drafted.ok().contains("drafted: assumed_2026"), "{drafted:?}");
    let still = cli.json(&["regime", "show", "--on", "2025-03-01"]);
    assert_eq!(still["regime"], in_force["regime"]);
    assert_eq!(list(&still["drafts"]).len(), 1);
    let draft = cli.json(&["regime", "show", "--draft", "assumed_2026"]);
    assert_eq!(
        (&draft["drafted"], &draft["regime"]["code"]),
        (&json!(true), &json!("assumed_2026"))
    );
    let differs = json!([
        { "of": "", "field": "code", "was": "assumed_2025", "is": "assumed_2026" },
        { "of": "fees.licence", "field": "amount.amount", "was": 250_000, "is": 300_000 },
    ]);
    let against_log = cli.json(&["regime", "diff", &two, "--on", "2025-03-01"]);
    assert_eq!(against_log["changes"], differs);
    assert_eq!(cli.json(&["regime", "diff", &one, &two])["changes"], differs);
    let told = cli.run(&["regime", "diff", &one, &two]);
    assert!(told.ok().contains("fees.licence") && told.ok().contains("2 changes"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_file_is_refused_whole_with_its_lines() {
    let (folder, service) = production().await;
    let cli = service.cli();
    let own = with_own_keys(SHIPPED);
    for (from, to, told) in [
        ("amount = 25000 ", "amount = -25000 ", "fees[0].amount.amount"),
        ("refundable = false", "refundible = false", "refundible"),
        ("currency = \"PKR\"", "currency = \"USD\"", "is in USD, which the regime does not name"),
        ("kind = \"intelligence\"", "kind = \"vetting\"", "kind intelligence"),
        (
            "stops = [\"objection\", \"stay\"]",
            "stops = [\"vetting\"]",
            "these periods stop each other",
        ),
        (
            "stops = [\"objection\", \"stay\"]",
            "stops = [\"decision\"]",
            "nothing is known that is called decision",
        ),
        ("may_extend = [\"extend\"]", "may_extend = [\"prolong\"]", "no power to prolong"),
    ] {
        assert!(own.contains(from), "{from}");
        let path = file(folder.path(), "wrong.toml", &own.replacen(from, to, 1));
        let path = path.to_str().expect("a path");
        let refused = cli.run(&["regime", "adopt", path, "--actor", "records-desk"]);
        assert_ne!(refused.code, Some(0), "{to}");
        assert!(refused.stderr.contains(told), "{to}: {refused:?}");
        assert!(refused.stderr.contains("nothing was recorded"), "{to}: {refused:?}");
        let urdu = cli.run(&["--lang", "ur", "regime", "adopt", path, "--actor", "records-desk"]);
        assert!(urdu.stderr.contains("کچھ درج نہیں"), "{to}: {urdu:?}");
    }
    assert_eq!(service.http.json("/api/status").await["position"], 1);
}

/// Programs adopt one too, and what the file would be refused for is refused to them.
#[tokio::test(flavor = "multi_thread")]
async fn the_api_takes_a_regime_as_a_whole_and_no_part_of_it() {
    let mut rng = seed::rng("the_api_takes_a_regime_as_a_whole_and_no_part_of_it");
    let (_folder, service) = production().await;
    let http = &service.http;
    let regime = json!({
        "code": "catalogue", "title": "Offences", "effective_from": "2025-01-01", "source": "x",
        "series": [{
            "code": "licence", "pattern": "CC-{year}", "first": 1,
            "stated": { "source": "x", "verified": false, "selected_by": "decision" },
        }],
    });
    let adopt = |regime: Value| json!({ "adopt_regime": { "regime": regime } });
    let refused = make::command(&mut rng, adopt(regime.clone()));
    http.submit(&refused).await.problem(422, "regime.body_missing");
    let mut negative = regime.clone();
    negative["fees"] =
        json!([{ "code": "licence", "amount": { "currency": "PKR", "amount": -1 } }]);
    let negative = make::command(&mut rng, adopt(negative));
    let problem = http.submit(&negative).await.problem(400, "request.bad_json");
    let said = problem.to_string();
    assert!(said.contains("do.adopt_regime.regime.fees[0].amount.amount"), "{said}");
    let part = json!({ "part_stated": { "of": "x", "drafted": false, "part": { "fees": [] } } });
    let part = json!({ "open": { "events": [{ "regime": part }] } });
    let alone = http.submit(&make::command(&mut rng, part)).await;
    assert!(alone.status == 422 || alone.status == 400, "{}", alone.text());
    let mut catalogue = regime;
    catalogue["series"] = json!([]);
    let answer = http.accept(&make::command(&mut rng, adopt(catalogue))).await;
    let at_least = text(&answer["position"].to_string().into()).to_owned();
    let shown = http.json(&format!("/api/regime?on=2025-01-01&at_least={at_least}")).await;
    assert_eq!(shown["regime"]["code"], "catalogue");
    http.get("/api/regime?draft=nothing").await.problem(404, "filter.unknown");
    http.get("/api/regime?on=2025-02-30").await.problem(400, "request.bad_query");
}
