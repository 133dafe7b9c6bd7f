//! Licensing from the counter to the revocation, by the command line: each body answers on a folder that
//! stands for a machine of its own, and a service runs beside.

use std::fs;

use serde_json::json;

use super::desk::{BODIES, DECIDES, Desk, OFFICE, applied, issued, made_ready, today};
use crate::support::list;

#[tokio::test(flavor = "multi_thread")]
async fn an_application_goes_from_the_counter_to_the_revocation() {
    let mut desk = Desk::open("an_application_goes_from_the_counter_to_the_revocation").await;
    let (centre, licence) = applied(&mut desk);
    made_ready(&mut desk, &licence);

    // No pass is typed, and silence is no clearance.
    let digest = "ab".repeat(32);
    let typed = json!({ "vetting_passed": { "answer": {
        "body": "pta", "round": 1, "reference": "PTA/1", "digest": digest, "signed": "00", "key": digest,
    } } });
    assert_eq!(desk.is_refused(&licence, "desk-3", typed), "event.not_for_commands");
    assert_eq!(desk.is_refused(&licence, DECIDES, issued()), "licensing.not_vetted");
    for (body, reference) in BODIES.into_iter().zip(["N/1", "PTA/7", "I/9"]) {
        let taken = desk.vet(&licence, body, &["--clear", "--reference", reference]);
        assert_eq!(taken.json()["events"][0]["type"], "licence.vetting_passed", "{taken:?}");
    }
    // The same file again gets the first answer; a damaged one is refused.
    let answer = desk.answered.to_str().unwrap().to_owned();
    let again = desk.cli.run(&["--json", "vetting", "answer", &answer, "--actor", "desk-3"]);
    assert_ne!(again.code, Some(0), "{again:?}");
    let text = fs::read_to_string(&answer).unwrap().replace("reference I/9", "reference I/8");
    fs::write(&answer, text).unwrap();
    let altered = desk.cli.run(&["--json", "vetting", "answer", &answer, "--actor", "desk-3"]);
    assert!(altered.failed().contains("licensing.answer_refused"), "{altered:?}");
    assert!(altered.stderr.contains("signature"), "{altered:?}");

    assert_eq!(desk.is_refused(&licence, "desk-3", issued()), "licensing.no_power");
    let issue = desk.happens(&licence, DECIDES, issued());
    assert!(desk.events(&centre).contains(&"centre.licence_linked".to_owned()));

    // Against the holder: asked, served, answered, heard, then suspended; stayed, reversed, revoked.
    let show = json!({ "show_cause_issued": {
        "proposes": "suspension", "grounds": ["data_misuse"], "reasons": "records of callers were sold",
    } });
    let show = desk.happens(&licence, DECIDES, show);
    let suspended = |show: &str| {
        json!({ "licence_suspended": {
            "after": { "show_cause": { "show_cause": show } }, "grounds": ["data_misuse"],
            "reasons": "records of callers were sold",
        } })
    };
    assert_eq!(desk.is_refused(&licence, DECIDES, suspended(&show)), "licensing.not_served");
    let served =
        json!({ "notice_served": { "of": show, "whom": "the manager", "how": "by_hand" } });
    desk.happens(&licence, "desk-3", served);
    assert_eq!(
        desk.is_refused(&licence, DECIDES, suspended(&show)),
        "licensing.time_to_answer_runs"
    );
    desk.happens(&licence, "desk-3", json!({ "show_cause_answered": { "show_cause": show } }));
    desk.happens(&licence, "desk-3", json!({ "hearing_fixed": { "of": show, "when": today(1) } }));
    desk.happens(
        &licence,
        "desk-3",
        json!({ "hearing_held": { "of": show, "heard": ["the manager"] } }),
    );
    let suspension = desk.happens(&licence, DECIDES, suspended(&show));
    let stay = json!({ "court_stay_granted": {
        "of": suspension, "scope": "decision", "court": "High Court of Sindh", "order": "C.P. 12/2026",
    } });
    desk.happens(&licence, "desk-3", stay);
    let appeal =
        json!({ "appeal_filed": { "decision": suspension, "forum": "the Tribunal", "tier": 1 } });
    let appeal = desk.happens(&licence, "desk-3", appeal);
    let decided = json!({ "appeal_decided": { "appeal": appeal, "outcome": "upheld" } });
    desk.happens(&licence, "desk-3", decided);
    let second = json!({ "show_cause_issued": {
        "proposes": "revocation", "grounds": ["data_misuse"], "reasons": "it went on",
    } });
    let second = desk.happens(&licence, DECIDES, second);
    let served =
        json!({ "notice_served": { "of": second, "whom": "the manager", "how": "by_hand" } });
    desk.happens(&licence, "desk-3", served);
    desk.happens(&licence, "desk-3", json!({ "show_cause_answered": { "show_cause": second } }));
    let revoked = json!({ "licence_revoked": {
        "show_cause": second, "grounds": ["data_misuse"], "reasons": "it went on", "bar_until": today(365),
    } });
    desk.happens(&licence, DECIDES, revoked.clone());
    assert_eq!(desk.is_refused(&licence, DECIDES, revoked), "licensing.not_licensed");
    assert!(desk.events(&centre).contains(&"centre.bar_imposed".to_owned()));
    // What others acted on is not retracted any more.
    let undo = json!({ "retract": {
        "on": licence, "event": issue, "seen": issue, "reason": "by mistake", "second": "reader-2",
    } });
    let undone = desk.submit(DECIDES, undo);
    assert!(undone.failed().contains("licensing.rested_on"), "{undone:?}");

    let status = desk.service.http.json("/api/status").await;
    assert!(list(&status["notices"]).is_empty(), "{status}");
    desk.service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_says_what_is_missing_and_leaves_nothing() {
    let mut desk = Desk::open("a_request_says_what_is_missing_and_leaves_nothing").await;
    let (centre, licence) = applied(&mut desk);
    let key = desk.path(OFFICE).join("secret.keys").to_str().unwrap().to_owned();
    let other = desk.path("pta").join("secret.keys").to_str().unwrap().to_owned();
    let to = desk.at("request");
    let ask = |desk: &Desk, licence: &str, body: &str, key: &str| {
        let args = ["vetting", "request", licence, "--body", body, "--key", key, "--to", &to];
        let ran = desk.cli.run(&[&args[..], &["--actor", "desk-3"]].concat());
        let told = ran.failed().to_owned();
        assert!(!desk.path("request").exists(), "{ran:?}");
        told
    };
    for (licence, body, key, wanted) in [
        (licence.as_str(), "weather_office", key.as_str(), "asks nothing of such a body"),
        (
            licence.as_str(),
            "pta",
            other.as_str(),
            "none that the regime in force names for the office",
        ),
        (centre.as_str(), "pta", key.as_str(), "no such application is on record"),
        ("licence-01JZMK5V3QW0Y8T4D2N6R9XABC", "pta", key.as_str(), "no such application"),
    ] {
        let told = ask(&desk, licence, body, key);
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    // A body that was asked before is asked again in a round of its own.
    for round in 1..3 {
        let path = desk.at(&format!("round {round}"));
        let args = ["vetting", "request", &licence, "--body", "pta", "--key", &key, "--to", &path];
        let asked = desk.cli.run(&[&args[..], &["--actor", "desk-3", "--json"]].concat());
        assert_eq!(asked.json()["events"][0]["type"], "licence.vetting_requested", "{asked:?}");
    }
    let asked = desk.events(&licence).into_iter().filter(|one| one == "licence.vetting_requested");
    assert_eq!(asked.count(), 2);
    // What the office sent it can open itself, and nobody else but the body.
    fs::copy(desk.path(OFFICE).join("public.keys"), desk.path(OFFICE).join("office.keys")).unwrap();
    let read = |key: &str| desk.cli.run(&["vetting", "read", &desk.at("round 1"), "--key", key]);
    assert!(read(&key).ok().contains("Owner Invented"));
    assert!(read(&other).ok().contains("Owner Invented"));
    let nccia = desk.path("nccia").join("secret.keys");
    assert!(read(nccia.to_str().unwrap()).failed().contains("sealed to other keys"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_stops_the_time_for_the_decision() {
    let mut desk = Desk::open("an_objection_stops_the_time_for_the_decision").await;
    let (_, licence) = applied(&mut desk);
    let raised = json!({ "objection_raised": {
        "about": "lease", "objection": "the lease is of another house", "blocks": true,
    } });
    let objection = desk.happens(&licence, "desk-3", raised);
    let board = async |desk: &Desk, more: &str| {
        let last = desk.service.http.json("/api/status").await["position"].clone();
        format!("/api/deadlines?rule=licence.decision&at_least={last}{more}")
    };
    let due = desk.service.http.json(&board(&desk, "").await).await;
    let [due] = list(&due["deadlines"]) else { panic!("{due}") };
    assert_eq!(due["verdict"], "running", "{due}");
    assert_eq!(due["stopped"]["by"], "objection", "{due}");
    for (lang, told) in [("en", "stopped since"), ("ur", "سے مہلت رکی ہوئی ہے")] {
        let page = format!("/deadlines?lang={lang}&rule=licence.decision");
        let page = desk.service.http.get(&page).await.text();
        assert!(page.contains(told), "{lang}: {page}");
    }
    let table = desk.service.http.get(&board(&desk, "&format=csv").await).await;
    let table = table.text();
    assert!(table.contains("stopped since"), "{table}");
    desk.happens(&licence, "desk-3", json!({ "objection_answered": { "objection": objection } }));
    let due = desk.service.http.json(&board(&desk, "").await).await;
    let [due] = list(&due["deadlines"]) else { panic!("{due}") };
    assert_eq!((&due["verdict"], &due["stopped"]), (&json!("running"), &json!(null)), "{due}");
    desk.service.stop();
}
