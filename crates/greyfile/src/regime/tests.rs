//! Files of regimes: what is read, and what is told of one that is none.

use greyfile_domain::values::regime::{BodyKind, List};
use greyfile_words::Lang;
use serde_json::json;

use super::*;

fn words() -> Words {
    Words::of(Lang::En).plain()
}

fn read_with(text: &str, offences: &str) -> anyhow::Result<Regime> {
    read(text, words(), |_| Ok(offences.to_owned()))
}

/// The shipped file after a change to its text.
fn changed(from: &str, to: &str) -> anyhow::Result<Regime> {
    assert!(SHIPPED.contains(from), "{from}");
    read_with(&SHIPPED.replacen(from, to, 1), SHIPPED_OFFENCES.1)
}

fn line_of(text: &str, what: &str) -> usize {
    let at = text.find(what).expect("it is there");
    lines::at(text, at)
}

#[test]
fn the_shipped_file_is_whole_and_calls_assumptions_assumptions() {
    let regime = shipped(words()).unwrap();
    let kinds = regime.bodies.iter().map(|body| body.kind).collect::<Vec<_>>();
    assert!(BodyKind::ALL.iter().all(|kind| kinds.contains(kind)));
    assert_eq!(regime.offences.len(), 16);
    let json = serde_json::to_value(&regime).unwrap();
    for list in List::ALL {
        let entries = json[list.code()].as_array().unwrap();
        assert!(!entries.is_empty(), "{list:?}");
        for entry in entries.iter().filter(|entry| entry["stated"].is_object()) {
            let stated = &entry["stated"];
            assert_eq!(stated["verified"], false, "no rules were published: {entry}");
            assert!(stated["source"].as_str().unwrap().contains("assum"), "{entry}");
        }
        assert!(entries.iter().all(|entry| entry["title_urdu"] != json!("")), "{list:?}");
    }
    assert!(SHIPPED.contains("NO RULES FOR THE LICENSING OF CALL CENTRES HAD BEEN PUBLISHED"));
    let inspected = regime.checklists.iter().find(|one| one.code.as_str() == "inspection").unwrap();
    let points: Vec<&str> = inspected.points.iter().map(|point| point.code.as_str()).collect();
    assert!(["call_recording", "data_protection", "sops"].iter().all(|one| points.contains(one)));
}

/// Every fault in its line.
#[test]
fn a_wrong_file_is_told_with_its_lines() {
    let fee = "amount = { currency = \"PKR\", amount = 25000 }";
    let fees = line_of(SHIPPED, fee);
    for (from, to, told) in [
        (
            fee,
            "amount = { currency = \"PKR\", amount = -25000 }",
            format!("line {fees}: fees[0].amount.amount: "),
        ),
        (
            fee,
            "amount = { currency = \"rupees\", amount = 25000 }",
            format!("line {fees}: fees[0].amount.currency: "),
        ),
        (fee, "amount = { currency = \"PKR\" }", format!("line {fees}: fees[0].amount.amount: ")),
        (fee, "amount = 25000", format!("line {fees}: fees[0].amount: ")),
        (
            fee,
            "ammount = { currency = \"PKR\", amount = 25000 }",
            format!("line {fees}: fees[0].ammount: "),
        ),
        (
            "code = \"assumed_2025\"",
            "code = \"assumed 2025\"",
            format!("line {}: code: ", line_of(SHIPPED, "code = \"assumed_2025\"")),
        ),
        (
            "effective_from = 2025-01-01",
            "effective_from = 2025-02-30",
            "this is no TOML".to_owned(),
        ),
        (
            "effective_from = 2025-01-01",
            "effective_from = \"2025-02-30\"",
            ": effective_from: ".to_owned(),
        ),
        (
            "kind = \"vetting\"",
            "kind = \"vets\"",
            format!("line {}: bodies[1].kind: ", line_of(SHIPPED, "kind = \"vetting\"")),
        ),
        ("[[bodies]]", "[[bodys]]", ": bodys: ".to_owned()),
        ("code = \"nccia\"", "code = \"pta\"", "bodies: pta is named twice".to_owned()),
        (
            "kind = \"intelligence\"",
            "kind = \"vetting\"",
            "names no body that vets them as an intelligence body".to_owned(),
        ),
        (
            "currencies = [\"PKR\"]",
            "currencies = [\"USD\"]",
            "fees: application is in PKR, which the regime does not name".to_owned(),
        ),
        ("{serial:5}", "{serial", "the pattern of the series".to_owned()),
        (
            "offences = \"offences.csv\"",
            "offences = \"../offences.csv\"",
            "has to lie beside the file".to_owned(),
        ),
        (
            "offences = \"offences.csv\"",
            "offences = \"/etc/passwd\"",
            "has to lie beside the file".to_owned(),
        ),
        ("offences = \"offences.csv\"", "offences = 3", ": offences: ".to_owned()),
    ] {
        let error = changed(from, to).unwrap_err();
        let said = crate::causes::in_words(&error, words());
        assert!(said.contains(&told), "{to}: {said}, not {told}");
        assert!(said.contains("nothing was recorded"), "{to}: {said}");
    }
}

#[test]
fn a_wrong_line_of_the_catalogue_is_named() {
    let head = SHIPPED_OFFENCES.1.lines().next().unwrap();
    for (line, told) in [
        ("PECA 2016,3,Access,yes,3 months,-5,no,x", "line 2"),
        ("PECA,3,Access,yes,3 months,5,no,x", "ends with its year"),
        ("PECA 2016,,Access,yes,3 months,5,no,x", "line 2"),
        ("PECA 2016,3,Access,yes", "line 2"),
        (
            "PECA 2016,3,A,yes,,,no,x\nPECA 2016,s.3,B,yes,,,no,x",
            "stands twice in the offence catalogue",
        ),
    ] {
        let error = read_with(SHIPPED, &format!("{head}\n{line}\n")).unwrap_err();
        let said = crate::causes::in_words(&error, words());
        assert!(said.contains(told), "{line}: {said}");
    }
}

#[test]
fn what_changed_is_told_value_by_value() {
    let was = shipped(words()).unwrap();
    assert_eq!(changes(&was, &was), []);
    let mut is = was.clone();
    is.fees[1].amount.amount = 300_000;
    is.grounds.remove(0);
    is.periods[0].stops.clear();
    let mut series = is.series[0].clone();
    series.code = was.fees[2].code.clone();
    is.series.push(series);
    is.offences[0].title_verified = false;
    let told: Vec<String> = changes(&was, &is)
        .into_iter()
        .map(|one| {
            format!(
                "{} {} {}",
                one.of,
                one.field,
                if one.is.is_object() { "there".into() } else { one.is.to_string() }
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "fees.licence amount.amount 300000",
            "grounds.unlicensed_operation  null",
            "periods.objection_answer stops []",
            "series.renewal  there",
            "offences.PECA 2016 s.3.2016 title_verified false",
        ]
    );
}
